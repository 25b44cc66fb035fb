// turnaround jobs: what is being made, waits, has ended.
#include "app/all_jobs.h"
#include "app/data_folder.h"
#include "app/job_output.h"
#include "app/job_session.h"
#include "app/number_text.h"
#include "app/services.h"
#include "app/verb.h"
#include "core/display_text.h"
#include "domain/request_json.h"
#include "jobs/ending_words.h"
#include "jobs/job_json.h"
#include "jobs/job_store.h"
#include "jobs/remote_json.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace turnaround::app {

namespace {

using nlohmann::ordered_json;

constexpr const char *kSummary = "Lists jobs, shows one, goes on with one, tries one again, cancels one.";

constexpr const char *kDetails =
    "A job is one model on its way: queued, generating, storing, then ready, failed or cancelled; at a service also\n"
    "uploading, submitting, downloading and unconfirmed. Jobs are kept until the window forgets them. ID may be\n"
    "shortened, as long as it fits one job alone.\n"
    "\n"
    "resume goes on with a job that a service has, and waits for its end; nothing is paid for it again. --out writes\n"
    "the result there, as 'generate' does; else it goes into the library. Without an ID resume goes on with every job\n"
    "that has not ended. An unconfirmed job needs what your account at the service shows:\n"
    "--service-job its id there, or --link the address of the finished model.\n"
    "\n"
    "retry puts a failed, cancelled or unconfirmed job back in line and follows it to its end, as 'generate' does. A\n"
    "model that was made but could not be fetched or stored is only fetched or stored again; else a service is paid\n"
    "anew. cancel stops a job, wherever it runs; where a service can't cancel, it is only waited for no more.\n"
    "\n"
    "Examples:\n"
    "  turnaround jobs list\n"
    "  turnaround jobs retry 4f1c\n"
    "  turnaround jobs list --json | jq '.jobs[] | select(.state == \"failed\") | .error.message'\n"
    "\n"
    "With --json: list prints {\"jobs\":[JOB]}, the others print JOB: "
    "{\"id\",\"name\",\"state\",\"stage\",\"progress\",\n"
    "\"attempt\",\"created\",\"started\",\"ended\",\"error\":{\"kind\",\"message\",\"charged\"},\"asset\",\"provider\","
    "\"model\",\n"
    "\"service_job\",\"cost\",\"quoted\",\"practice\"}; show adds \"request\".\n"
    "\n";

ordered_json brief(const Job &job)
{
    ordered_json json = jobs::jobJson(job);
    ordered_json shown;
    for (const char *key :
         {"id", "name", "state", "stage", "progress", "attempt", "created", "started", "ended", "error", "asset"})
        shown[key] = std::string_view(key) == "name" ? ordered_json(job.request.name) : json[key];
    if (shown["error"].is_object()) {
        shown["error"].erase("detail");
        shown["error"]["charged"] = chargedName(job.remote ? job.remote->charged : Charged::No);
    }
    shown["provider"] = job.request.provider;
    shown["model"] = job.request.model;
    shown["service_job"] = job.remote && job.remote->task ? ordered_json(job.remote->task->id) : ordered_json(nullptr);
    shown["cost"] = job.remote ? jobs::moneyJson(job.remote->cost) : ordered_json(nullptr);
    shown["quoted"] = job.remote ? jobs::moneyJson(job.remote->quoted) : ordered_json(nullptr);
    shown["practice"] = job.remote && job.remote->practice;
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

std::string serviceDetails(const Job &job)
{
    const RemoteWork &remote = *job.remote;
    std::string text = "service    " + job.request.provider + ", " + displayText(job.request.model) + '\n';
    if (!job.request.prompt.empty())
        text += "prompt     " + displayText(job.request.prompt) + '\n';
    for (const auto &[key, value] : job.request.options)
        text += displayText(key) + " = " + displayText(optionText(value)) + '\n';
    if (remote.task)
        text += "job there  " + displayText(remote.task->id) + '\n';
    if (remote.quoted)
        text += "price      " + moneyText(*remote.quoted) + '\n';
    text += "cost       " + (remote.cost ? moneyText(*remote.cost) : std::string("not known")) + '\n';
    for (const std::string &note : remote.notes)
        text += displayText(note) + '\n';
    if (remote.practice)
        text += "This was practice: nothing was paid.\n";
    return text;
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
    if (job.remote)
        text += serviceDetails(job);
    else
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

/// A ready job's files as --out.
Result<Outcome> copied(const jobs::DataFolder &folder, const Job &job, const std::string &out,
                       const Surroundings &surroundings)
{
    if (!job.remote)
        return Error{ErrorKind::BadUsage,
                     "--out is for a service's job. 'turnaround library' shows and exports others."};
    const Result<std::vector<OutputFile>> files = copyResult(folder, job, out, surroundings.cancel);
    if (!files)
        return files.error();
    Outcome outcome = shown(job);
    outcome.json["files"] = filesJson(*files);
    for (const OutputFile &file : *files)
        outcome.text += displayText(file.path.string()) + '\n';
    return outcome;
}

Result<Outcome> follow(const jobs::DataFolder &folder, const Job &job, const jobs::Command &command,
                       const std::string &out, const Surroundings &surroundings)
{
    if (!out.empty()) {
        if (const Result<void> writable = checkJobOutput(out, {}); !writable)
            return writable.error();
    }
    const Result<jobs::WorkerSetup> setup =
        workerSetup(folder.root, surroundings, {job.request.provider, job.request.hostWith});
    if (!setup)
        return setup.error();
    const Result<Job> ended = runJob(*setup, job.id, command, Follow{false, !job.remote, false}, surroundings);
    if (!ended && ended.error().kind == ErrorKind::Refused && std::holds_alternative<jobs::RetryJob>(command))
        return Error{ErrorKind::Refused, ended.error().message + " '--over-budget' pays it all the same.",
                     ended.error().detail};
    if (!ended)
        return ended.error();
    if (ended->state == JobState::Cancelled && !ended->remote)
        return Error{ErrorKind::Cancelled, "Stopped."};
    if (ended->error && !ended->remote)
        return *ended->error;
    Outcome outcome = shown(*ended);
    addTrouble(outcome, *ended);
    return ended->state == JobState::Ready && !out.empty() ? copied(folder, *ended, out, surroundings) : outcome;
}

struct ResumeOptions {
    std::string id, serviceJob, link;
    std::string out; ///< resume's and retry's
    bool overBudget = false; ///< retry's
};

Result<Outcome> retry(const jobs::DataFolder &folder, const std::string &id, const ResumeOptions &options,
                      const Surroundings &surroundings)
{
    const Result<Job> job = oneJob(folder, id);
    return job ? follow(folder, *job, jobs::RetryJob{job->id, options.overBudget}, options.out, surroundings)
               : job.error();
}

Result<Outcome> resume(const jobs::DataFolder &folder, const ResumeOptions &options, const Surroundings &surroundings)
{
    if (options.id.empty()) {
        if (!options.serviceJob.empty() || !options.link.empty() || !options.out.empty())
            return Error{ErrorKind::BadUsage, "Say which job: turnaround jobs resume ID. Nothing was changed."};
        Result<std::vector<Job>> ended = runAllJobs(folder, surroundings);
        if (!ended)
            return ended.error();
        Outcome outcome;
        outcome.json["jobs"] = ordered_json::array();
        for (const Job &job : *ended) {
            outcome.json["jobs"].push_back(brief(job));
            outcome.text += line(job);
            addTrouble(outcome, job);
        }
        if (ended->empty())
            outcome.text = "No job waits.\n";
        return outcome;
    }
    const Result<Job> job = oneJob(folder, options.id);
    if (!job)
        return job.error();
    if (job->state == JobState::Ready && !options.out.empty())
        return copied(folder, *job, options.out, surroundings);
    return follow(folder, *job, jobs::ResumeJob{job->id, options.serviceJob, options.link}, options.out, surroundings);
}

Result<Outcome> cancelThere(const jobs::DataFolder &folder, const Job &job, const Surroundings &surroundings)
{
    const Result<jobs::WorkerSetup> setup = workerSetup(folder.root, surroundings, {job.request.provider});
    if (!setup)
        return setup.error();
    const Result<Job> heard = runJob(*setup, job.id, jobs::CancelJob{job.id}, Follow{false, false, true}, surroundings);
    if (!heard)
        return heard.error();
    Outcome outcome = shown(*heard);
    if (heard->state == JobState::Cancelled) {
        outcome.text += jobs::cancelledWords(*heard) + '\n';
        return outcome;
    }
    addTrouble(outcome, *heard);
    if (heard->state == JobState::Generating && !heard->remote->notes.empty()) {
        outcome.warnings.push_back(heard->remote->notes.back());
        outcome.exitCode = Refused;
    } else if (heard->state == JobState::Ready) {
        outcome.text += "It was done before it could be cancelled.\n";
    }
    return outcome;
}

Result<Outcome> cancel(const jobs::DataFolder &folder, const std::string &id, const Surroundings &surroundings)
{
    const Result<Job> job = oneJob(folder, id);
    if (!job)
        return job.error();
    if (hasEnded(job->state))
        return Error{ErrorKind::BadUsage,
                     "The job has ended already: it is " + std::string(jobStateName(job->state)) + '.'};
    if (job->remote && job->remote->task) // only a worker that talks to the service can stop it there
        return cancelThere(folder, *job, surroundings);
    if (const auto answer = carryOut(folder.root, jobs::CancelJob{job->id}, surroundings.cancel); !answer)
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
    const auto options = std::make_shared<ResumeOptions>();
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
    CLI::App *resumeVerb = verb->add_subcommand("resume", "goes on with a service's job, or with every job");
    resumeVerb->add_option("ID", options->id, "the job, as 'list' shows it; none: all")->type_name("");
    resumeVerb->add_option("--service-job", options->serviceJob, "its id in your account at the service")
        ->type_name("ID");
    resumeVerb->add_option("--link", options->link, "the address of the finished model")->type_name("URL");
    verb->get_subcommand("retry")->add_flag("--over-budget", options->overBudget, "it may exceed the budget");
    for (const char *name : {"resume", "retry"})
        verb->get_subcommand(name)
            ->add_option("--out", options->out, "where the result goes, as with 'generate'")
            ->type_name("PATH");
    verb->footer(std::string(kDetails) + kExitCodesHelp);
    for (CLI::App *each : verb->get_subcommands([](const CLI::App *) { return true; }))
        each->group("Verbs")->footer(verb->get_footer());
    return {verb, false, [id, options, verb](const Surroundings &surroundings) -> Result<Outcome> {
                const auto data = dataFolderFor(surroundings);
                if (!data)
                    return data.error();
                const jobs::DataFolder folder{*data};
                if (verb->get_subcommands().empty())
                    return Error{
                        ErrorKind::BadUsage,
                        "No verb is given: list, show, resume, retry or cancel. See 'turnaround jobs --help'."};
                if (verb->get_subcommand("show")->parsed())
                    return show(folder, *id);
                if (verb->get_subcommand("resume")->parsed())
                    return resume(folder, *options, surroundings);
                if (verb->get_subcommand("retry")->parsed())
                    return retry(folder, *id, *options, surroundings);
                if (verb->get_subcommand("cancel")->parsed())
                    return cancel(folder, *id, surroundings);
                return list(folder);
            }};
}

} // namespace turnaround::app
