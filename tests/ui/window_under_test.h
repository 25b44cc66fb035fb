// The program's own window with a data folder of its own, for tests and pictures. GUI thread.
#pragma once

#include "app/main_window.h"

#include <QQuickItem>
#include <QTemporaryDir>

namespace turnaround::test {

class WindowUnderTest
{
public:
    explicit WindowUnderTest(QSize size, bool dark = true);
    /// With a data folder that is there already.
    WindowUnderTest(QSize size, std::filesystem::path dataFolder);
    /// With other keys, or practice accounts; its data folder is this one's own.
    WindowUnderTest(QSize size, bool dark, app::WindowSetup setup);

    app::MainWindow &main() { return *m_main; }
    QQuickWindow &window() { return m_main->window(); }
    ui::Composer &composer() { return m_main->composer(); }
    const std::filesystem::path &folder() const { return m_data; }

    /// Waits until pictures are read and the blockout is built; false: that took too long.
    bool settle();
    /// An item by its object's type in QML, the nth of them, in the order of the tree; null: none.
    QQuickItem *item(const QString &qmlType, int nth = 0);
    /// The nth visible item of that objectName, wherever it was made; null: none.
    QQuickItem *named(const char *name, int nth = 0);
    /// Files dropped by another program at the middle of `target`.
    void drop(QQuickItem &target, const QMimeData &content);
    QPoint middleOf(const QQuickItem &item) const;

private:
    void open(QSize size, bool dark, app::WindowSetup setup);

    QTemporaryDir m_folder;
    std::filesystem::path m_data = m_folder.path().toStdString();
    std::unique_ptr<app::MainWindow> m_main;
};

} // namespace turnaround::test
