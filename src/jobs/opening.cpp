#include "jobs/opening.h"

#include "core/display_text.h"
#include "library/durable_files.h"

#include <algorithm>
#include <exception>

namespace turnaround::jobs {

namespace fs = std::filesystem;

void removeStrays(const DataFolder &folder, const std::vector<Job> &jobs)
{
    std::error_code problem;
    std::vector<fs::path> strays;
    // Young ones may be on their way: another process makes a job's folder before it hands the job over.
    const auto old = fs::file_time_type::clock::now() - std::chrono::hours(1);
    for (fs::directory_iterator entry(folder.jobs(), problem), end; !problem && entry != end;
         entry.increment(problem)) {
        const std::string name = entry->path().filename().string();
        const bool known = std::ranges::any_of(jobs, [&](const Job &job) { return job.id.text == name; });
        std::error_code unknown;
        const bool stray = name.starts_with(".import-") || (isIdText(name) && !known);
        if (stray && entry->last_write_time(unknown) < old)
            strays.push_back(entry->path());
    }
    for (const fs::path &stray : strays)
        fs::remove_all(stray, problem);
}

Result<Opened> openDataFolder(const DataFolder &folder)
{
    for (const fs::path &each : {folder.root, folder.jobs(), folder.inbox()}) {
        if (const Result<void> made = library::makeFolder(each); !made)
            return made.error();
    }
    Result<std::optional<OwnerLock>> lock = OwnerLock::take(folder.ownerLock());
    if (!lock)
        return lock.error();
    Opened opened;
    if (!*lock)
        return opened;
    opened.lock.emplace(std::move(**lock));
    Result<JobStore> store = JobStore::open(folder, library::Access::Owner);
    if (!store)
        return store.error();
    opened.store.emplace(std::move(*store));
    Result<std::vector<Job>> jobs = opened.store->all();
    if (!jobs)
        return jobs.error();
    opened.jobs = std::move(*jobs);
    Result<library::Library> library = library::Library::open(folder.library(), library::Access::Owner);
    if (!library)
        return library.error();
    opened.library.emplace(std::move(*library));
    return opened;
}

Error heldError(const DataFolder &folder)
{
    return {ErrorKind::Unavailable,
            "The data folder " + quotedPath(folder.root) + " is in use by " + ownerWords(folder.ownerLock()) +
                ". Close that one, or choose another data folder. Nothing was sent or charged."};
}

Result<void> checkUnheld(const DataFolder &folder)
{
    const Result<std::optional<OwnerLock>> lock = OwnerLock::take(folder.ownerLock());
    if (lock && !*lock)
        return heldError(folder);
    return {}; // a folder that can't be written is told of when it is opened
}

Error noSuchJob(const JobId &id)
{
    return {ErrorKind::BadInput, "There is no job '" + displayText(id.text) + "'. 'turnaround jobs list' shows them."};
}

Result<MadeModel> runEngineIn(const fs::path &folder, const LocalEngine &engine, const GenerationRequest &request,
                              Mailbox &mailbox, const CancelToken &cancel)
{
    try {
        const auto progress = [&](std::string_view stage, double done) { mailbox.tell({std::string(stage), done}); };
        const Result<Made> made = engine.make(request, modelFile(folder), progress, cancel);
        if (!made)
            return made.error();
        return keepMade(*made, folder, cancel);
    } catch (const std::exception &failure) {
        return Error{ErrorKind::Unavailable,
                     "There is not enough memory for this model: choose less detail or a smaller texture.",
                     failure.what()};
    }
}

} // namespace turnaround::jobs
