// The window's door to the background worker: commands out, events in, on the GUI thread. Owns the worker.
#pragma once

#include "jobs/job_worker.h"

#include <QObject>

#include <map>
#include <memory>
#include <string>

namespace turnaround::ui {

class JobDesk : public QObject
{
    Q_OBJECT
public:
    /// Nothing is opened before start().
    explicit JobDesk(jobs::WorkerSetup setup, QObject *parent = nullptr);
    ~JobDesk() override;

    const std::filesystem::path &dataFolder() const { return m_setup.dataFolder; }

    void start();
    void post(jobs::Command command);

    /// The services that there is an account for; true: it is for practice.
    const std::map<std::string, bool> &accounts() const { return m_accounts; }

signals:
    /// In the order in which they happened.
    void told(const turnaround::jobs::WorkerEvent &event);
    void accountsChanged();

private:
    jobs::WorkerSetup m_setup;
    std::map<std::string, bool> m_accounts;
    std::unique_ptr<jobs::JobWorker> m_worker;
};

} // namespace turnaround::ui
