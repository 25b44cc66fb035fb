#include "app/job_hints.h"

#include "app/services.h"
#include "jobs/remote_machine.h"
#include "providers/provider.h"

#include <algorithm>
#include <array>

namespace turnaround::app {

namespace {

std::string command(const char *verb, const Job &job, const char *more = "")
{
    return std::string("'turnaround jobs ") + verb + ' ' + job.id.text.substr(0, 8) + more + '\'';
}

constexpr std::array<std::pair<const char *, const char *>, 10> kStages = {{
    {"pictures", "Sending the pictures to %"},
    {"submit", "Asking %"},
    {"asking", "Asking % whether it has the job"},
    {"waiting", "In %'s line"},
    {"running", "% makes it"},
    {"cancelling", "Cancelling at %"},
    {"offline", "Offline: % can't be reached, it goes on by itself"},
    {"busy", "% is busy or has a fault, it is asked again by itself"},
    {"key", "Waiting for a key for %"},
    {"download", "Fetching the result from %"},
}};

std::string serviceName(const Job &job)
{
    const providers::Provider *provider = providers::findProvider(job.request.provider);
    return provider ? provider->info.name : job.request.provider;
}

} // namespace

std::string stageWords(const Job &job)
{
    const auto *found = std::ranges::find_if(kStages, [&](const auto &each) { return job.stage == each.first; });
    if (!job.remote || found == kStages.end())
        return {};
    std::string words = found->second;
    return words.replace(words.find('%'), 1, serviceName(job));
}

std::string nextStep(const Job &job)
{
    if (!job.remote)
        return {};
    if (job.state == JobState::Unconfirmed && job.remote->free)
        return command("retry", job) + " sends it again.";
    if (job.state == JobState::Unconfirmed)
        return command("resume", job, " --service-job ID") + " goes on with the job that your account shows, " +
            command("resume", job, " --link URL") + " fetches its result, " + command("retry", job) +
            " sends it again and is paid for again.";
    if (job.remote->heldByBudget)
        return command("retry", job, " --over-budget") + " pays it all the same.";
    if (job.state == JobState::Failed && (job.asset || jobs::canResume(job)))
        return command("retry", job) + " goes on with it; nothing is paid for that.";
    if (job.state == JobState::Cancelled && jobs::canResume(job))
        return command("resume", job) + " goes on with it; nothing is paid for that.";
    if (job.state == JobState::Failed || job.state == JobState::Cancelled)
        return command("retry", job) +
            (job.remote->charged == Charged::No ? " tries it again." : " tries it again and is paid for again.");
    if (job.stage == "key") {
        const providers::Provider *provider = providers::findProvider(job.request.provider);
        return (provider ? keyMissing(provider->info) + ' ' : std::string()) + "Then " + command("resume", job) +
            " goes on with it.";
    }
    if (!hasEnded(job.state))
        return "The job is kept: " + command("resume", job, " --out PATH") +
            " waits for it and writes the result there; without --out it goes into the library.";
    return {};
}

} // namespace turnaround::app
