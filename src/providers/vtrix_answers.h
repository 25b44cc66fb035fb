// What Vtrix's answers mean: a submit and a poll are answered alike, with the task. Any thread (pure).
#pragma once

#include "providers/provider.h"

namespace turnaround::providers::vtrix_answers {

SubmitAnswer readSubmit(const GenerationRequest &request, const HttpResponse &response, const CallContext &context);
PollAnswer readPoll(const GenerationRequest &request, const RemoteTask &task, const HttpResponse &response);

} // namespace turnaround::providers::vtrix_answers
