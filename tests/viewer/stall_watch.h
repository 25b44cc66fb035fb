// How long the GUI thread was away from its event loop, for tests to print.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace turnaround::test {

class StallWatch : public QObject
{
public:
    StallWatch()
    {
        using namespace std::chrono_literals;
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(2ms);
        connect(&m_timer, &QTimer::timeout, this, &StallWatch::look);
        m_clock.start();
        m_timer.start();
    }

    /// The longest stall since the last call, in milliseconds.
    qint64 takeLongest()
    {
        look();
        return std::exchange(m_longest, 0);
    }

private:
    void look() { m_longest = std::max(m_longest, m_clock.restart()); }

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};

} // namespace turnaround::test
