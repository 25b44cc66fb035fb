#include "ui/stall_watch.h"

#include <cstdio>
#include <ctime>

namespace turnaround::ui {

namespace {

constexpr int kBeat = 10; ///< ms

qint64 threadMilliseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1'000 + time.tv_nsec / 1'000'000;
}

} // namespace

StallWatch::StallWatch(QObject *parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kBeat);
    connect(&m_timer, &QTimer::timeout, this, &StallWatch::beat);
}

void StallWatch::start()
{
    m_since.start();
    m_workedBefore = threadMilliseconds();
    m_timer.start();
}

void StallWatch::beat()
{
    const qint64 late = m_since.restart() - kBeat;
    const qint64 worked = threadMilliseconds();
    if (late > kStall) {
        ++m_stalls;
        std::fprintf(stderr, "stall: %lld ms, of which the GUI thread worked %lld ms\n", static_cast<long long>(late),
                     static_cast<long long>(worked - m_workedBefore));
    }
    m_workedBefore = worked;
}

} // namespace turnaround::ui
