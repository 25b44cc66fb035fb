// turnaround jobs: what is being made, waits, has ended.
#include "app/data_folder.h"
#include "app/job_session.h"
#include "app/number_text.h"
#include "app/verb.h"
#include "core/display_text.h"
#include "domain/request_json.h"
#include "jobs/job_json.h"
#include "jobs/job_store.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace turnaround::app {

namespace {

using nlohmann::ordered_json;

constexpr const char *kSummary = "Lists jobs, shows one, tries one again, cancels one.";

constexpr const char *kDetails =
    "A job is one model on its way: queued, generating, storing, then ready, failed or cancelled. Jobs are kept\n"
    "until the window forgets them. ID may be shortened, as long as it fits one job alone.\n"
    "\n"
    "retry puts a failed or cancelled job back in line and follows it to its end, as 'generate' does; its model\n"
    "goes into the library. A model that was made but could not be stored is only stored again. cancel stops a\n"
    "job, wherever it runs.\n"
    "\n"
    "Examples:\n"
    "  turnaround jobs list\n"
    "  turnaround jobs retry 4f1c\n"
    "  turnaround jobs list --json | jq '.jobs[] | select(.state == \"failed\") | .error.message'\n"
    "\n"
    "With --json: list prints {\"jobs\":[JOB]}, the others print JOB: "
    "{\"id\",\"name\",\"state\",\"stage\",\"progress\",\n"
    "\"attempt\",\"created\",\"started\",\"ended\",\"error\":{\"kind\",\"message\"},\"asset\"}; show adds "
    "\"request\".\n"
    "\n";

ordered_json brief(const Job &job)
{
    ordered_json json = jobs::jobJson(job);
    ordered_json shown;
    for (const char *key :
         {"id", "name", "state", "stage", "progress", "attempt", "created", "started", "ended", "error", "asset"})
        shown[key] = std::string_view(key) == "name" ? ordered_json(job.request.name) : json[key];
    if (shown["error"].is_object())
        shown["error"].erase("detail");
    return shown;
}

std::string line(const Job &job)
{
    std::string state(jobStateName(job.state));
    state.resize(12, ' ');
    std::string text = job.id.text.substr(0, 8) + "  " + state + utcText(job.created).substr(0, 16) + "  " +
        displayText(job.request.name);
    if (job.state == JobState::Generating && job.progress)
        text += ", " + job.stage + ' ' + std::to_string(static_cast<int>(*job.progress * 100)) + " %";
    if (job.error)
        text += ": " + displayText(job.error->message);
    return text + '\n';
}

std::string details(const Job &job)
{
    std::string text = line(job);
    text += "id         " + job.id.text + "\nattempt    " + std::to_string(job.attempt) + '\n';
    if (job.started)
        text += "started    " + utcText(*job.started) + '\n';
    if (job.ended)
        text += "ended      " + utcText(*job.ended) + '\n';
    for (const ViewPicture &picture : job.request.views)
        text += "view       " + std::string(viewWords(picture.view)) + '\n';
    text += "faces      " + countText(job.request.settings.faces) + "\ntexture    " +
        std::to_string(job.request.settings.textureSize) + '\n';
    if (job.state == JobState::Ready && job.asset)
        text += "model      " + job.asset->text + " in the library\n";
    return text;
}

Result<std::vector<Job>> allJobs(const jobs::DataFolder &folder)
{
    std::error_code unknown;
    if (!std::filesystem::exists(folder.jobStore(), unknown))
        return std::vector<Job>();
    Result<jobs::JobStore> store = jobs::JobStore::open(folder, library::Access::Reader);
    if (!store)
        return store.error();
    return store->all();
}

Result<Job> oneJob(const jobs::DataFolder &folder, const std::string &id)
{
    const Result<std::vector<Job>> all = allJobs(folder);
    if (!all)
        return all.error();
    std::optional<Job> found;
    for (const Job &job : *all) {
        if (id.empty() || !job.id.text.starts_with(id))
            continue;
        if (found)
            return Error{ErrorKind::BadUsage,
                         "More than one job begins with '" + displayText(id) + "': give more of it."};
        found = job;
    }
    if (!found)
        return Error{ErrorKind::BadInput,
                     "There is no job '" + displayText(id) + "'. 'turnaround jobs list' shows them."};
    return *found;
}

Outcome shown(const Job &job)
{
    Outcome outcome;
    outcome.json = brief(job);
    outcome.text = line(job);
    return outcome;
}

Result<Outcome> list(const jobs::DataFolder &folder)
{
    const Result<std::vector<Job>> all = allJobs(folder);
    if (!all)
        return all.error();
    Outcome outcome;
    outcome.json["jobs"] = ordered_json::array();
    for (const Job &job : *all) {
        outcome.json["jobs"].push_back(brief(job));
        outcome.text += line(job);
    }
    if (all->empty())
        outcome.text = "There are no jobs.\n";
    return outcome;
}

Result<Outcome> show(const jobs::DataFolder &folder, const std::string &id)
{
    const Result<Job> job = oneJob(folder, id);
    if (!job)
        return job.error();
    Outcome outcome = shown(*job);
    outcome.json["request"] = jobs::jobJson(*job)["request"];
    outcome.text = details(*job);
    return outcome;
}

Result<Outcome> retry(const jobs::DataFolder &folder, const std::string &id, const Surroundings &surroundings)
{
    const Result<Job> job = oneJob(folder, id);
    if (!job)
        return job.error();
    const Result<Job> ended = runJob(folder.root, job->id, jobs::RetryJob{job->id}, surroundings);
    if (!ended)
        return ended.error();
    if (ended->state == JobState::Cancelled)
        return Error{ErrorKind::Cancelled, "Stopped."};
    if (ended->error)
        return *ended->error;
    return shown(*ended);
}

Result<Outcome> cancel(const jobs::DataFolder &folder, const std::string &id, const CancelToken &token)
{
    const Result<Job> job = oneJob(folder, id);
    if (!job)
        return job.error();
    if (hasEnded(job->state))
        return Error{ErrorKind::BadUsage,
                     "The job has ended already: it is " + std::string(jobStateName(job->state)) + '.'};
    if (const auto answer = carryOut(folder.root, jobs::CancelJob{job->id}, token); !answer)
        return answer.error();
    const Result<Job> after = oneJob(folder, job->id.text);
    if (!after)
        return after.error();
    return shown(*after);
}

} // namespace

Verb declareJobs(CLI::App &commandLine)
{
    const auto id = std::make_shared<std::string>();
    CLI::App *verb = commandLine.add_subcommand("jobs", kSummary);
    verb->require_subcommand(0, 1);
    verb->add_subcommand("list", "all jobs, in the order they were asked for");
    for (const auto &[name, description] :
         {std::pair{"show", "all about one job"}, std::pair{"retry", "makes a failed or cancelled job go on"},
          std::pair{"cancel", "stops a job that waits or runs"}})
        verb->add_subcommand(name, description)
            ->add_option("ID", *id, "the job, as 'list' shows it")
            ->type_name("")
            ->required();
    verb->footer(std::string(kDetails) + kExitCodesHelp);
    for (CLI::App *each : verb->get_subcommands([](const CLI::App *) { return true; }))
        each->group("Verbs")->footer(verb->get_footer());
    return {verb, false, [id, verb](const Surroundings &surroundings) -> Result<Outcome> {
                const auto data = dataFolderFor(surroundings);
                if (!data)
                    return data.error();
                const jobs::DataFolder folder{*data};
                if (verb->get_subcommands().empty())
                    return Error{ErrorKind::BadUsage,
                                 "No verb is given: list, show, retry or cancel. See 'turnaround jobs --help'."};
                if (verb->get_subcommand("show")->parsed())
                    return show(folder, *id);
                if (verb->get_subcommand("retry")->parsed())
                    return retry(folder, *id, surroundings);
                if (verb->get_subcommand("cancel")->parsed())
                    return cancel(folder, *id, surroundings.cancel);
                return list(folder);
            }};
}

} // namespace turnaround::app
