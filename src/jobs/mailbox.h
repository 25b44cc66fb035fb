// Where the worker's thread finds what others have for it. Any thread.
#pragma once

#include "core/cancel.h"
#include "jobs/command.h"
#include "jobs/errand.h"
#include "jobs/job_folder.h"
#include "jobs/worker_event.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace turnaround::jobs {

/// From the pool: a job's engine has ended.
struct EngineEnded {
    JobId id;
    Result<MadeModel> made;
};
/// From the pool: a model from elsewhere was copied to `copy` and looked at.
struct ImportRead {
    Ticket ticket = 0;
    std::filesystem::path original;
    std::filesystem::path copy;
    Result<AssetCounts> counts;
};

using Message = std::variant<Command, EngineEnded, ImportRead, ServiceCall, ServiceFetch, ServicePictures,
                             ServiceResult, ServiceProgress, ServiceTold>;

/// How far the running job is; only the latest counts.
struct EngineStage {
    std::string stage;
    double done = 0;
};

class Mailbox
{
public:
    /// Wakes the worker. A CancelJob for the running job reaches its engine from here, at once.
    void post(Message message);
    /// Does not wake it: the worker looks while a job runs.
    void tell(EngineStage stage);

    /// Takes all that came; does not wait.
    std::vector<Message> takeMessages();
    std::optional<EngineStage> takeStage();
    /// Returns when there are messages, wake() was called, or the time is over.
    void wait(std::chrono::milliseconds most);
    void wake();

    /// Which job's engine a CancelJob stops.
    void setRunning(const JobId &id, const CancelToken &cancel);
    void clearRunning();

private:
    std::mutex m_guard;
    std::condition_variable m_arrived;
    std::vector<Message> m_messages;
    std::optional<EngineStage> m_stage;
    bool m_woken = false;
    JobId m_running;
    std::optional<CancelToken> m_cancel;
};

} // namespace turnaround::jobs
