// Hands changes to a window no faster than it draws, so that the GUI thread never waits for a frame that is
// still being drawn. GUI thread.
#pragma once

#include <QObject>
#include <QPointer>
#include <QQuickWindow>
#include <QTimer>

namespace turnaround::viewer {

class FramePace : public QObject
{
    Q_OBJECT

public:
    explicit FramePace(QObject *parent = nullptr);

    QQuickWindow *window() const { return m_window; }
    void setWindow(QQuickWindow *window); ///< null: nothing is drawn, every change goes through at once
    /// Asks for ready(): at once where no frame is under way, else after it.
    void request();

signals:
    /// Change what is shown now; one frame is drawn for it.
    void ready();
    /// A frame is done, and nobody asks for another.
    void rested();

private:
    void go();
    void frameDone();

    QPointer<QQuickWindow> m_window;
    QTimer m_lost; ///< a frame that never comes (the window is hidden) must not stop everything
    bool m_underWay = false;
    bool m_asked = false;
};

} // namespace turnaround::viewer
