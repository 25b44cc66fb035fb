// The window's door to the background worker: commands out, events in, on the GUI thread. Owns the worker.
#pragma once

#include "jobs/job_worker.h"

#include <QObject>

#include <deque>
#include <map>
#include <memory>
#include <mutex>
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
    /// From the worker's thread to this one.
    struct News {
        std::mutex guard;
        std::deque<jobs::WorkerEvent> events;
        bool isAwaited = false;
    };
    void tell();

    std::shared_ptr<News> m_news = std::make_shared<News>();
    jobs::WorkerSetup m_setup;
    std::map<std::string, bool> m_accounts;
    std::unique_ptr<jobs::JobWorker> m_worker;
};

} // namespace turnaround::ui
