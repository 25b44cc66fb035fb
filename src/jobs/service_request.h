// A job's beginning at a service, and its going on by hand: what is checked before anything is saved. Any thread
// (pure).
#pragma once

#include "jobs/command.h"
#include "jobs/service_desk.h"

namespace turnaround::jobs {

struct ServiceRequest {
    GenerationRequest request; ///< as the model takes it
    RemoteWork remote; ///< fresh, with the listed price
};

/// BadUsage: no such service or model; BadInput: what providers::fit() refuses; Unavailable: no key.
Result<ServiceRequest> fitToService(const SubmitJob &asked, const ServiceDesk &services);

/// BadUsage: the job is not one that can go on, or the id or the link can't be one.
Result<ResumeAsked> resumeEvent(const Job &job, const ResumeJob &asked);

} // namespace turnaround::jobs
