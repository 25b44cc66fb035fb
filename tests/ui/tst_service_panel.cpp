// The composer's panel with a service, as an artist uses it: the list, the form, the buttons. No 3D is needed.
#include "app/window.h"
#include "ui/test_keys.h"
#include "ui/window_under_test.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace turnaround;
using namespace turnaround::ui;
using turnaround::test::WindowUnderTest;

namespace {

QQuickItem &named(WindowUnderTest &test, const char *name)
{
    auto *found = test.window().findChild<QQuickItem *>(name);
    if (!found)
        qFatal("there is no %s", name);
    return *found;
}

void click(WindowUnderTest &test, QQuickItem &item)
{
    QTest::mouseClick(&test.window(), Qt::LeftButton, {}, test.middleOf(item));
}

/// Keys that are as good as any: nothing is sent.
app::WindowSetup withKeys()
{
    auto kept = std::make_shared<test::MemoryKeys::Kept>();
    for (const providers::Provider *provider : providers::allProviders())
        (*kept)[provider->info.id] = {"key", "secret"};
    return {.keys = std::make_unique<test::MemoryKeys>(std::move(kept))};
}

app::WindowSetup withoutKeys()
{
    return {.keys = std::make_unique<test::MemoryKeys>()};
}

/// The first row of the menu whose model is like that.
template <class Fits>
void choose(WindowUnderTest &test, Fits fits)
{
    ServiceMenu &menu = *test.composer().services();
    for (int row = 1; row < menu.rowCount(); ++row) {
        menu.choose(row);
        if (fits(*menu.model()))
            return;
    }
    qFatal("no service is like that any more");
}

} // namespace

class TestServicePanel : public QObject
{
    Q_OBJECT
private slots:
    void aServiceIsChosenFromTheListByKeys()
    {
        WindowUnderTest test({1440, 900}, true, withoutKeys());
        click(test, named(test, "servicePicker"));
        QTRY_VERIFY(test.item("MakerRow", 1));
        QTest::keyClick(&test.window(), Qt::Key_Down);
        QTest::keyClick(&test.window(), Qt::Key_Return);
        QCOMPARE(test.composer().services()->row(), 1);
        QTRY_VERIFY(!test.item("MakerRow"));
        QVERIFY(named(test, "servicePicker").hasActiveFocus());
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }
    void theListOpensAtWhatIsChosen()
    {
        WindowUnderTest test({1100, 700}, true, withKeys());
        test.main().look().setTextPercent(150);
        ServiceMenu &menu = *test.composer().services();
        for (const int row : {menu.rowCount() - 1, menu.rowCount() / 2, 0}) {
            menu.choose(row);
            click(test, named(test, "servicePicker"));
            const auto inSight = [&] {
                const QQuickItem *list = nullptr;
                for (int i = 0; QQuickItem *maker = test.item("MakerRow", i); ++i) {
                    if (!maker->property("chosen").toBool())
                        continue;
                    list = maker->parentItem()->parentItem();
                    const qreal top = list->mapFromItem(maker, {}).y();
                    return top >= -1 && top + maker->height() <= list->height() + 1;
                }
                return false;
            };
            QTRY_VERIFY2(inSight(), qPrintable(menu.title()));
            QTest::keyClick(&test.window(), Qt::Key_Escape);
            QTRY_VERIFY(!test.item("MakerRow"));
        }
    }
    void blockoutsSettingsGiveWayToTheServices()
    {
        WindowUnderTest test({1440, 900}, true, withoutKeys());
        QVERIFY(test.item("SettingsBox"));
        QVERIFY(!test.item("OptionField"));
        choose(test, [](const ModelOffer &model) { return model.options.size() > 2; });
        QTRY_VERIFY(test.item("OptionField"));
        QVERIFY(!test.item("SettingsBox"));
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }
    void rarerOptionsAreShownOnRequest()
    {
        WindowUnderTest test({1440, 900}, true, withoutKeys());
        choose(test, [](const ModelOffer &model) {
            return std::ranges::any_of(model.options, [](const OptionOffer &each) { return each.advanced; }) &&
                !std::ranges::all_of(model.options, [](const OptionOffer &each) { return each.advanced; });
        });
        const auto shown = [&] {
            int count = 0;
            while (test.item("OptionField", count))
                ++count;
            return count;
        };
        const OptionList &list = *test.composer().serviceOptions();
        QTRY_COMPARE(shown(), list.count() - list.advanced());
        click(test, named(test, "moreOptions"));
        QTRY_COMPARE(shown(), list.count());
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }
    void everyModelsFormIsDrawnWithoutComplaints()
    {
        WindowUnderTest test({1100, 700}, true, withKeys());
        ServiceMenu &menu = *test.composer().services();
        for (int row = 0; row < menu.rowCount(); ++row) {
            menu.choose(row);
            QCoreApplication::processEvents();
            QCOMPARE(named(test, "generate").property("text").toString(), test.composer().terms().action);
        }
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }
    void nothingOverlapsGenerate_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QSize(1440, 900);
        QTest::newRow("narrow") << QSize(1100, 700);
    }
    void nothingOverlapsGenerate()
    {
        QFETCH(QSize, size);
        WindowUnderTest test(size, true, withKeys());
        for (int row = 0; row < test.composer().services()->rowCount(); ++row) {
            test.composer().services()->choose(row);
            test.window().grabWindow(); // everything has found its place
            const qreal top = named(test, "generate").mapToScene({}).y();
            for (int i = 0; QQuickItem *term = test.item("TermRow", i); ++i) {
                const qreal bottom = term->mapToScene(term->childrenRect().bottomLeft()).y();
                QVERIFY2(bottom <= top, qPrintable(QStringLiteral("%1 > %2 in row %3").arg(bottom).arg(top).arg(row)));
            }
        }
    }
    void aMissingKeyLeadsToTheSettings()
    {
        WindowUnderTest test({1440, 900}, true, withoutKeys());
        choose(test, [](const ModelOffer &) { return true; });
        QSignalSpy wanted(&test.composer(), &Composer::settingsRequested);
        QTRY_VERIFY(named(test, "enterKey").isVisible());
        click(test, named(test, "enterKey"));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), test.composer().services()->serviceId());
        QVERIFY(named(test, "settingsPage").isVisible());
    }
    void whatExceedsTheBudgetIsAskedAbove()
    {
        WindowUnderTest test({1440, 900}, true, withoutKeys());
        test.composer().askOverBudget(test.composer().request(), "This would cost too much. Nothing was sent.");
        QTRY_VERIFY(named(test, "payAnyway").isVisible());
        QSignalSpy sent(&test.composer(), &Composer::submitRequested);
        click(test, named(test, "keepToBudget"));
        QCOMPARE(sent.size(), 0);
        QTRY_VERIFY(!named(test, "payAnyway").isVisible());
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    app::prepareForWindows();
    TestServicePanel test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_service_panel.moc"
