#include "viewer/frame_pace.h"

#include <chrono>

namespace turnaround::viewer {

namespace {

constexpr std::chrono::milliseconds kLongestFrame{1500};

} // namespace

FramePace::FramePace(QObject *parent)
    : QObject(parent)
{
    m_lost.setSingleShot(true);
    m_lost.setInterval(kLongestFrame);
    connect(&m_lost, &QTimer::timeout, this, &FramePace::frameDone);
}

void FramePace::setWindow(QQuickWindow *window)
{
    if (m_window == window)
        return;
    if (m_window)
        m_window->disconnect(this);
    m_window = window;
    m_underWay = false;
    if (window)
        connect(window, &QQuickWindow::frameSwapped, this, &FramePace::frameDone, Qt::QueuedConnection);
}

void FramePace::request()
{
    if (m_underWay)
        m_asked = true;
    else
        go();
}

void FramePace::go()
{
    m_asked = false;
    m_underWay = m_window && m_window->isExposed();
    emit ready();
    if (m_underWay) {
        m_window->update();
        m_lost.start();
    } else {
        emit rested();
    }
}

void FramePace::frameDone()
{
    m_underWay = false;
    m_lost.stop();
    if (m_asked)
        go();
    else
        emit rested();
}

} // namespace turnaround::viewer
