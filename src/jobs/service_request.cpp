#include "jobs/service_request.h"

#include "core/display_text.h"
#include "jobs/ending_words.h"
#include "jobs/remote_machine.h"
#include "providers/answer.h"
#include "providers/chosen_options.h"
#include "providers/fitting.h"

namespace turnaround::jobs {

namespace {

Error unsent(Error refusal)
{
    refusal.message += " Nothing was sent or charged.";
    return refusal;
}

} // namespace

Result<ServiceRequest> fitToService(const SubmitJob &asked, const ServiceDesk &services)
{
    const providers::Provider *provider = providers::findProvider(asked.request.provider);
    if (!provider)
        return Error{ErrorKind::BadUsage,
                     "There is no service '" + displayText(asked.request.provider) +
                         "'. Nothing was sent or charged. Choose another."};
    providers::Fitting fitting = providers::fit(*provider, asked.request);
    if (fitting.refusal)
        return unsent(*fitting.refusal);
    const providers::Account *account = services.account(asked.request.provider);
    if (!account)
        return Error{ErrorKind::Unavailable,
                     "There is no key for " + provider->info.name + ", so nothing was sent or charged. Enter one. " +
                         provider->info.help};
    ServiceRequest fitted;
    fitted.request = std::move(fitting.request);
    fitted.remote.taskId = newTaskId();
    fitted.remote.recognised = provider->info.recognisesTaskId;
    fitted.remote.cancellable = provider->cancel != nullptr;
    fitted.remote.practice = account->practice;
    fitted.remote.overBudget = asked.overBudget;
    const ModelOffer *model = providers::findModel(*provider, fitted.request.model);
    fitted.remote.free = model && model->free;
    for (const OptionOffer &option : model ? model->options : std::vector<OptionOffer>()) {
        if (const auto value =
                providers::optionOf(fitted.request, *model, option.key)) // as it stands today, whatever comes later
            fitted.request.options[option.key] = *value;
    }
    if (const auto price = model ? providers::listedPrice(*model, fitted.request) : std::nullopt)
        fitted.remote.quoted = price->money;
    return fitted;
}

Result<ResumeAsked> resumeEvent(const Job &job, const ResumeJob &asked)
{
    const bool waits =
        job.state == JobState::Failed || job.state == JobState::Cancelled || job.state == JobState::Unconfirmed;
    if (!job.remote || !waits || job.asset)
        return Error{ErrorKind::BadUsage,
                     "This job can't go on: it is " + std::string(jobStateName(job.state)) +
                         ". Only a service's job can that failed, is not waited for, or is unconfirmed. Nothing was "
                         "changed or charged."};
    ResumeAsked event;
    if (!asked.serviceJob.empty()) {
        if (!providers::isPlainTaskId(asked.serviceJob))
            return Error{ErrorKind::BadUsage,
                         "That is no job id: one has up to 200 letters, digits and - _ . : only. Copy it from your "
                         "account at the service. Nothing was charged."};
        event.task = RemoteTask{asked.serviceJob, {}};
    }
    if (!asked.link.empty()) {
        if (!net::isAllowedAddress(asked.link, true))
            return Error{ErrorKind::BadUsage,
                         "That is no link to a model: one begins with https://. Copy it from your account at the "
                         "service. Nothing was charged."};
        event.link = asked.link;
    }
    if (!event.task && !event.link && !canResume(job) && job.remote->endedThere)
        return Error{ErrorKind::BadUsage,
                     serviceNameOf(job) +
                         " has ended this job without a model, so there is nothing to go on with. Nothing was charged "
                         "now. Try it again as a new job, or give the link to its model if your account there shows "
                         "one."};
    if (!event.task && !event.link && !canResume(job))
        return Error{ErrorKind::BadUsage,
                     serviceNameOf(job) +
                         " has not told its id for this job. Nothing was charged now. Look for the job in your account "
                         "there and give its id, or the link to its model. If it is not there, try again."};
    return event;
}

} // namespace turnaround::jobs
