#include "ui/job_desk.h"

#include <QMetaObject>

namespace turnaround::ui {

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
    m_worker = std::make_unique<jobs::JobWorker>(m_setup, [this](const jobs::WorkerEvent &event) {
        QMetaObject::invokeMethod(
            this, [this, event] { emit told(event); }, Qt::QueuedConnection);
    });
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
