#include "ui/job_desk.h"

#include <QMetaObject>

#include <chrono>
#include <utility>

namespace turnaround::ui {

namespace {

constexpr std::chrono::milliseconds kMostAtOnce(6);

}

JobDesk::JobDesk(jobs::WorkerSetup setup, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
{
    for (const auto &[provider, account] : m_setup.accounts)
        m_accounts.emplace(provider, account.practice);
}

JobDesk::~JobDesk() = default;

void JobDesk::start()
{
    // The worker ends before this object does, so its listener never meets a dead one; what is queued dies with it.
    m_worker = std::make_unique<jobs::JobWorker>(m_setup, [this, news = m_news](const jobs::WorkerEvent &event) {
        const std::lock_guard lock(news->guard);
        news->events.push_back(event);
        if (!std::exchange(news->isAwaited, true))
            QMetaObject::invokeMethod(this, &JobDesk::tell, Qt::QueuedConnection);
    });
}

/// A thousand jobs may have news at once: the window draws in between.
void JobDesk::tell()
{
    const auto until = std::chrono::steady_clock::now() + kMostAtOnce;
    for (;;) {
        jobs::WorkerEvent event;
        {
            const std::lock_guard lock(m_news->guard);
            if (m_news->events.empty()) {
                m_news->isAwaited = false;
                return;
            }
            if (std::chrono::steady_clock::now() >= until) {
                QMetaObject::invokeMethod(this, &JobDesk::tell, Qt::QueuedConnection);
                return;
            }
            event = std::move(m_news->events.front());
            m_news->events.pop_front();
        }
        emit told(event);
    }
}

void JobDesk::post(jobs::Command command)
{
    if (const auto *used = std::get_if<jobs::UseAccount>(&command)) {
        if (used->account)
            m_accounts[used->provider] = used->account->practice;
        else
            m_accounts.erase(used->provider);
        emit accountsChanged();
    }
    if (m_worker)
        m_worker->post(std::move(command));
}

} // namespace turnaround::ui
