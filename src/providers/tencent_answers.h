// What Tencent Cloud's answers mean: an error comes as a success whose "Response" holds "Error". Any thread (pure).
#pragma once

#include "providers/provider.h"

namespace turnaround::providers::tencent_answers {

SubmitAnswer readSubmit(const GenerationRequest &request, const HttpResponse &response, const CallContext &context);
PollAnswer readPoll(const GenerationRequest &request, const RemoteTask &task, const HttpResponse &response);
/// Of a poll for a task that does not exist: whoever is told so has a good key.
Result<void> readCheckKey(const HttpResponse &response);

} // namespace turnaround::providers::tencent_answers
