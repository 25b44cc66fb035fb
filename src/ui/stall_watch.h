// Tells when the GUI thread was held up: a hook for tests and for people who measure. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace turnaround::ui {

class StallWatch : public QObject
{
    Q_OBJECT
public:
    static constexpr int kStall = 50; ///< ms

    explicit StallWatch(QObject *parent = nullptr);

    /// From now on each stall above kStall is printed to standard error, with how long the thread itself worked in
    /// it: the rest it waited, for a lock, for the drawing thread, or for its turn on a busy machine.
    void start();
    int stalls() const { return m_stalls; }

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_workedBefore = 0; ///< ms of the thread's own time
    int m_stalls = 0;
};

} // namespace turnaround::ui
