// Work on a pool thread of which only the latest counts. GUI thread; the work itself runs on the pool.
#pragma once

#include "core/background.h"
#include "core/cancel.h"

#include <QMetaObject>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace turnaround::ui {

/// A result that comes when a later start() or cancel() was made, or when this object is gone, is dropped.
template <class T>
class Latest
{
public:
    Latest() = default;
    ~Latest()
    {
        const std::lock_guard lock(m_shared->guard);
        m_shared->receiver = nullptr;
        m_cancel.request();
    }
    Latest(const Latest &) = delete;
    Latest &operator=(const Latest &) = delete;

    /// `work` gets a token to look at and runs on the pool; `done` gets its result on this thread.
    void start(std::function<T(const CancelToken &)> work, std::function<void(T)> done)
    {
        m_cancel.request();
        m_cancel = CancelToken();
        m_running = true;
        QThreadPool::globalInstance()->start(
            [shared = m_shared, token = m_cancel, work = std::move(work), done = std::move(done), this] {
                workInBackground();
                auto result = std::make_shared<T>(work(token));
                const std::lock_guard lock(shared->guard);
                if (!shared->receiver || token.requested())
                    return;
                QMetaObject::invokeMethod(
                    shared->receiver,
                    [shared, token, result, done, this] {
                        // Both end on the receiver's thread, so what is alive here stays so.
                        if (!shared->receiver || token.requested())
                            return;
                        m_running = false;
                        done(std::move(*result));
                    },
                    Qt::QueuedConnection);
            });
    }
    void cancel()
    {
        m_cancel.request();
        m_running = false;
    }
    bool running() const { return m_running; }

private:
    struct Shared {
        std::mutex guard;
        QObject object;
        QObject *receiver = &object;
    };
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
    CancelToken m_cancel;
    bool m_running = false;
};

} // namespace turnaround::ui
