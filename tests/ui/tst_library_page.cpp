// The library's page in the program's own window, driven by mouse and keyboard. No 3D is needed.
#include "app/window.h"
#include "ui/window_under_test.h"

#include "gltf/write.h"

#include <QGuiApplication>
#include <QMimeData>
#include <QtTest>

using namespace turnaround;
using test::WindowUnderTest;

namespace {

QUrl writeModel(const WindowUnderTest &test, const std::string &name)
{
    gltf::Scene scene;
    gltf::Primitive triangle;
    triangle.positions = {{-1, -1, 0}, {1, -1, 0}, {0, 1, 0}};
    triangle.indices = {0, 1, 2};
    scene.meshes.push_back({"triangle", {triangle}});
    scene.instances.emplace_back();
    const std::filesystem::path file = test.folder() / (name + ".glb");
    if (!gltf::writeGlb(scene, file, {}))
        qFatal("cannot write %s", file.c_str());
    return QUrl::fromLocalFile(QString::fromStdString(file.string()));
}

QString nameAt(WindowUnderTest &test, int row)
{
    const ui::Shelf &shelf = test.main().shelf();
    return shelf.data(shelf.index(row), ui::Shelf::NameRole).toString();
}

void key(WindowUnderTest &test, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(&test.window(), key, modifiers);
}

} // namespace

class TestLibraryPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowUnderTest> m_test;
    ui::Shelf &shelf() { return m_test->main().shelf(); }
    QQuickItem &thing(const char *type, int nth = 0)
    {
        QQuickItem *found = m_test->item(type, nth);
        if (!found)
            qFatal("there is no %s %d", type, nth);
        return *found;
    }

private slots:
    void init()
    {
        m_test = std::make_unique<WindowUnderTest>(QSize(1440, 900));
        QTest::mouseClick(&m_test->window(), Qt::LeftButton, {}, m_test->middleOf(thing("TabButton", 1)));
        QTRY_VERIFY(shelf().listed());
        QMimeData files;
        files.setUrls({writeModel(*m_test, "Camper van"), writeModel(*m_test, "Knight")});
        m_test->drop(thing("LibraryPage"), files);
        QTRY_COMPARE(shelf().count(), 2);
        QTRY_VERIFY(m_test->item("AssetCard", 1));
    }
    void cleanup() { m_test.reset(); }

    void theCountIsReadInFullAlsoWhereNothingIsThere()
    {
        WindowUnderTest empty({1100, 700});
        QTRY_VERIFY(empty.main().shelf().listed()); // the page is still hidden
        empty.window().grabWindow();
        QTest::mouseClick(&empty.window(), Qt::LeftButton, {}, empty.middleOf(*empty.item("TabButton", 1)));
        empty.window().grabWindow(); // everything has found its place
        for (WindowUnderTest *test : {&empty, m_test.get()}) {
            const QQuickItem *count = test->named("libraryCount");
            QVERIFY(count && !count->property("text").toString().isEmpty());
            QVERIFY2(count->width() >= count->implicitWidth(), qPrintable(QString::number(count->width())));
        }
    }
    void aModelDeletedByKeyComesBackByKey()
    {
        QTest::mouseClick(&m_test->window(), Qt::LeftButton, {}, m_test->middleOf(thing("AssetCard", 1)));
        key(*m_test, Qt::Key_Delete);
        QTRY_COMPARE(shelf().count(), 1);
        key(*m_test, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shelf().count(), 2);
    }
    void aDeletedModelComesBackByTheButtonThatSaysSo()
    {
        const QString name = nameAt(*m_test, 0);
        QTest::mouseClick(&m_test->window(), Qt::LeftButton, {}, m_test->middleOf(thing("AssetCard", 0)));
        key(*m_test, Qt::Key_Delete);
        QTRY_COMPARE(shelf().count(), 1);
        QTRY_VERIFY(thing("Toast").isVisible());
        auto *undo = thing("Toast").findChild<QQuickItem *>("toastAction");
        QVERIFY(undo && undo->isVisible());
        QCOMPARE(undo->property("text").toString(), "Undo");
        QTest::mouseClick(&m_test->window(), Qt::LeftButton, {}, m_test->middleOf(*undo));
        QTRY_COMPARE(shelf().count(), 2);
        QVERIFY(nameAt(*m_test, 0) == name || nameAt(*m_test, 1) == name);
        QVERIFY(!shelf().canRestore());
        QTRY_VERIFY(!m_test->item("Toast")); // is put away
    }
    void aModelIsRenamedInPlace()
    {
        QTest::mouseClick(&m_test->window(), Qt::LeftButton, {}, m_test->middleOf(thing("AssetCard", 0)));
        key(*m_test, Qt::Key_F2);
        for (const char letter : QByteArray("Hero"))
            QTest::keyClick(&m_test->window(), letter);
        key(*m_test, Qt::Key_Return);
        QTRY_COMPARE(nameAt(*m_test, 0), "Hero");
    }
    void searchingByKeyboardFindsAndForgets()
    {
        key(*m_test, Qt::Key_F, Qt::ControlModifier);
        for (const char letter : QByteArray("van"))
            QTest::keyClick(&m_test->window(), letter);
        QTRY_COMPARE(shelf().count(), 1);
        QCOMPARE(nameAt(*m_test, 0), "Camper van");
        key(*m_test, Qt::Key_Escape);
        QTRY_COMPARE(shelf().count(), 2);
    }
    void doubleClickOpensTheModel()
    {
        QSignalSpy opened(&shelf(), &ui::Shelf::openRequested);
        QTest::mouseDClick(&m_test->window(), Qt::LeftButton, {}, m_test->middleOf(thing("AssetCard", 0)));
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(opened.first().at(0).toUrl().toLocalFile().endsWith("model.glb"));
    }
    void qmlHasNoComplaints() { QCOMPARE(m_test->main().complaints(), std::string()); }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    app::prepareForWindows();
    TestLibraryPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_library_page.moc"
