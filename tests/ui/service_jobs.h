// Jobs of services in every state, as the worker tells of them. Any thread (values).
#pragma once

#include "jobs/ending_words.h"
#include "jobs/worker_event.h"

#include <chrono>
#include <string>
#include <utility>

namespace turnaround::test {

inline UtcTime moment()
{
    return std::chrono::time_point_cast<UtcTime::duration>(std::chrono::system_clock::now());
}

/// Accepted by `provider`, for 0.34 USD as published.
inline Job serviceJob(JobState state, std::string stage = {}, const std::string &provider = "runware")
{
    static int number = 0;
    Job job;
    job.id = {"5e" + std::to_string(++number)};
    job.state = state;
    job.stage = std::move(stage);
    job.request.provider = provider;
    job.request.name = "Retro saucer";
    job.request.views.push_back({View::Front, {}});
    job.created = moment();
    job.started = job.created;
    RemoteWork remote;
    remote.taskId = "0b0e7ef1-3f4e-4a41-8a8c-1f0f6f7c9a10";
    remote.recognised = provider == "runware";
    remote.cancellable = provider == "scenario";
    remote.quoted = Money{340'000, "USD"};
    if (state != JobState::Queued && state != JobState::Uploading) {
        remote.submitLeft = true;
        remote.charged = Charged::Unknown;
        remote.task = RemoteTask{"task-1", {}};
    }
    if (hasEnded(state) || state == JobState::Unconfirmed)
        job.ended = job.created + std::chrono::seconds(41);
    job.remote = std::move(remote);
    return job;
}

inline Job unsureJob()
{
    Job job = serviceJob(JobState::Unconfirmed, {}, "vtrix");
    job.remote->task.reset();
    job.error = Error{ErrorKind::Unconfirmed,
                      jobs::unconfirmedWords(job, "The connection to Vtrix broke off before its answer was here.")};
    return job;
}

/// Ended there without a result: another try is a new job.
inline Job refusedJob()
{
    Job job = serviceJob(JobState::Failed);
    job.remote->endedThere = true;
    job.remote->charged = Charged::Unknown;
    providers::Trouble trouble;
    trouble.message = "Runware could not make the model. It says: “Input image quality too low.”";
    trouble.advice = "Try other pictures or words.";
    job.error = Error{ErrorKind::Refused, jobs::endingWords(job, trouble)};
    return job;
}

/// Made and paid there, but not fetched.
inline Job unfetchedJob()
{
    Job job = serviceJob(JobState::Failed);
    job.remote->files = {RemoteFile{"https://example.com/model.glb"}};
    job.remote->charged = Charged::Yes;
    providers::Trouble trouble;
    trouble.message = "The model could not be fetched from Runware: the connection broke off.";
    job.error = Error{ErrorKind::Network, jobs::endingWords(job, trouble)};
    return job;
}

} // namespace turnaround::test
