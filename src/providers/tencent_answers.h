// What Tencent Cloud's answers mean: an error comes as a success whose "Response" holds "Error". Any thread (pure).
#pragma once

#include "providers/provider.h"

namespace turnaround::providers {

SubmitAnswer readTencentSubmit(const GenerationRequest &request, const HttpResponse &response,
                               const CallContext &context);
PollAnswer readTencentPoll(const GenerationRequest &request, const RemoteTask &task, const HttpResponse &response);
/// Of a poll for a task that does not exist: whoever is told so has a good key.
Result<void> readTencentKey(const HttpResponse &response);

} // namespace turnaround::providers
