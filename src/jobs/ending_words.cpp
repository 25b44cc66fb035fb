#include "jobs/ending_words.h"

#include "core/display_text.h"
#include "jobs/remote_machine.h"

#include <initializer_list>

namespace turnaround::jobs {

namespace {

constexpr std::size_t kLongestJobId = 60; // bytes of an id that are shown

const char *const kNothingPaidAgain = "nothing is paid again";

std::string joined(std::initializer_list<std::string_view> sentences)
{
    std::string text;
    for (const std::string_view sentence : sentences) {
        if (!sentence.empty())
            text.append(text.empty() ? "" : " ").append(sentence);
    }
    return text;
}

/// " about $0.30", or how much it really was; "" where nobody told.
std::string figure(const RemoteWork &remote)
{
    if (remote.cost)
        return ' ' + moneyText(*remote.cost);
    return remote.quoted ? " about " + moneyText(*remote.quoted) : std::string();
}

std::string jobThere(const RemoteWork &remote)
{
    if (!remote.task || remote.task->id.empty() || remote.task->id.size() > kLongestJobId)
        return {};
    return " (there it is job " + displayText(remote.task->id) + ')';
}

bool mayBePaid(const Job &job)
{
    return !isFree(job) && !job.remote->practice && job.remote->charged != Charged::No;
}

std::string nothingPaidAgain(const Job &job)
{
    return mayBePaid(job) ? std::string(": ") + kNothingPaidAgain + '.' : std::string(".");
}

std::string nextStep(const Job &job, std::string_view advice)
{
    const RemoteWork &remote = *job.remote;
    if (job.asset) {
        return joined({advice, "Try again, and the model goes into the library" + nothingPaidAgain(job)});
    }
    if (!remote.files.empty())
        return joined({advice, "Go on with this job to fetch the model" + nothingPaidAgain(job)});
    if (canResume(job)) {
        return joined({advice, "Go on with this job to wait for the model" + nothingPaidAgain(job)});
    }
    if (mayBePaid(job))
        return joined({advice, "Trying again is a new job, and it is paid for too."});
    return advice.empty() ? std::string() : joined({advice, "Then try again."});
}

} // namespace

bool isFree(const Job &job)
{
    return job.remote && job.remote->free;
}

std::string serviceNameOf(const Job &job)
{
    const providers::Provider *provider = providers::findProvider(job.request.provider);
    return provider ? provider->info.name : displayText(job.request.provider);
}

std::string moneySentence(const Job &job)
{
    const RemoteWork &remote = *job.remote;
    const std::string name = serviceNameOf(job);
    if (isFree(job))
        return "Nothing was charged: the server is your own.";
    if (remote.practice)
        return "Nothing was charged: this is practice.";
    switch (remote.charged) {
    case Charged::No:
        break;
    case Charged::Yes:
        if (const std::string sum = figure(remote); !sum.empty())
            return name + " charged" + sum + " for it.";
        return name + " charged for it; how much, its spending page says.";
    case Charged::Unknown:
        return name + " may have charged" + figure(remote) + " for it: look at its spending page" + jobThere(remote) +
            '.';
    }
    return "Nothing was charged.";
}

std::string endingWords(const Job &job, const providers::Trouble &trouble)
{
    const bool refunded = job.remote->charged == Charged::No && !job.remote->practice;
    const std::string next = nextStep(job, trouble.advice);
    return joined({trouble.message, refunded && !trouble.refund.empty() ? trouble.refund : moneySentence(job),
                   next.empty() ? "Try again later." : next});
}

std::string endingWords(const Job &job, const Error &error)
{
    return joined({error.message, moneySentence(job), nextStep(job, {})});
}

std::string unconfirmedWords(const Job &job, std::string_view what)
{
    const std::string name = serviceNameOf(job);
    return joined({what, "Whether " + name + " took the job is not known, so it is not sent again by itself.",
                   moneySentence(job),
                   isFree(job) ? "Try again; if the first job has arrived, your server makes it twice."
                               : "If the job is listed in your account there, go on with its id, or with the link to "
                                 "its model. If it is not, try again."});
}

std::string cancelledWords(const Job &job)
{
    if (!job.remote)
        return {};
    if (job.remote->stoppedWaiting)
        return joined({"This job is not waited for any more.", moneySentence(job), nextStep(job, {})});
    return joined({"The job was cancelled.", moneySentence(job)});
}

} // namespace turnaround::jobs
