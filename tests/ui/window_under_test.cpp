#include "ui/window_under_test.h"

#include "ui/test_keys.h"

#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QTest>

namespace turnaround::test {

namespace {

constexpr int kPatience = 30'000; ///< ms

void collect(QQuickItem *item, const QString &type, QList<QQuickItem *> &found)
{
    const QString name = QString::fromLatin1(item->metaObject()->className());
    if (name.section(QStringLiteral("_QML"), 0, 0) == type && item->isVisible())
        found << item;
    for (QQuickItem *child : item->childItems())
        collect(child, type, found);
}

void collectNamed(QQuickItem *item, const QString &name, QList<QQuickItem *> &found)
{
    if (!item->isVisible())
        return;
    if (item->objectName() == name)
        found << item;
    for (QQuickItem *child : item->childItems())
        collectNamed(child, name, found);
}

} // namespace

WindowUnderTest::WindowUnderTest(QSize size, bool dark)
{
    open(size, dark, {.keys = std::make_unique<MemoryKeys>()});
}

WindowUnderTest::WindowUnderTest(QSize size, std::filesystem::path dataFolder)
    : m_data(std::move(dataFolder))
{
    open(size, true, {.keys = std::make_unique<MemoryKeys>()});
}

WindowUnderTest::WindowUnderTest(QSize size, bool dark, app::WindowSetup setup)
{
    open(size, dark, std::move(setup));
}

void WindowUnderTest::open(QSize size, bool dark, app::WindowSetup setup)
{
    setup.dataFolder = m_data;
    Result<std::unique_ptr<app::MainWindow>> opened = app::MainWindow::open(std::move(setup));
    if (!opened)
        qFatal("%s\n%s", opened.error().message.c_str(), opened.error().detail.c_str());
    m_main = std::move(opened).value();
    m_main->look().setColours(dark ? ui::Look::Colours::Dark : ui::Look::Colours::Light);
    m_main->look().setReducedMotion(true);
    window().resize(size);
    (void)QTest::qWaitFor([&] { return composer().restored() && window().isExposed(); }, kPatience);
}

bool WindowUnderTest::settle()
{
    return QTest::qWaitFor([&] { return !composer().board()->loading() && !composer().blockout()->building(); },
                           kPatience);
}

QQuickItem *WindowUnderTest::item(const QString &qmlType, int nth)
{
    QList<QQuickItem *> found;
    collect(window().contentItem(), qmlType, found);
    return nth < found.size() ? found[nth] : nullptr;
}

QQuickItem *WindowUnderTest::named(const char *name, int nth)
{
    QList<QQuickItem *> found;
    collectNamed(window().contentItem(), QString::fromLatin1(name), found);
    return nth < found.size() ? found[nth] : nullptr;
}

QPoint WindowUnderTest::middleOf(const QQuickItem &item) const
{
    return item.mapToScene({item.width() / 2, item.height() / 2}).toPoint();
}

void WindowUnderTest::drop(QQuickItem &target, const QMimeData &content)
{
    const QPoint at = middleOf(target);
    QDragEnterEvent enter(at, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &enter);
    QDragMoveEvent move(at, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &move);
    QDropEvent drop(at, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &drop);
}

} // namespace turnaround::test
