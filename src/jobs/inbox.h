// Commands from other processes: files in DATA/inbox, each written whole. The owner takes them in the order of
// their names' moments and answers each with a file; who handed one over and hears nothing takes it back.
// Any thread; one process takes.
//
//   INBOX/ID.command   handed over      INBOX/ID.taken   the owner is at it      INBOX/ID.answer   what came of it
#pragma once

#include "core/result.h"
#include "jobs/command.h"

#include <optional>
#include <string>
#include <vector>

namespace turnaround::jobs {

/// What another process may ask: SubmitJob (its views already in the job's folder), CancelJob, RetryJob, RemoveJob,
/// ImportModel and RefreshLibrary.
struct HandedCommand {
    std::string id; ///< for the answer
    Result<Command> command; ///< an Error where the file makes no sense
};

/// What the owner answers: an Error, or nothing to add but, after an import, the asset's id.
struct Answer {
    std::optional<Error> error;
    std::optional<AssetId> asset;
};

class Inbox
{
public:
    /// Nothing is touched yet; `jobs` is where jobs' folders lie.
    Inbox(std::filesystem::path folder, std::filesystem::path jobs);

    // The owner's side.
    /// At its start: what an owner that crashed had taken is to be taken again, and old answers go.
    void reopen();
    /// What came since; each is answered once.
    std::vector<HandedCommand> take();
    void answer(const std::string &id, const Answer &answer);

    // The other side.
    /// Returns the id to ask for the answer with. Disk.
    Result<std::string> hand(const Command &command);
    /// Nothing where it is not there yet; it is gone afterwards.
    std::optional<Answer> answerTo(const std::string &id);
    /// True where the owner had not taken it: it never will.
    bool takeBack(const std::string &id);

private:
    std::filesystem::path m_folder;
    std::filesystem::path m_jobs;
};

} // namespace turnaround::jobs
