// What Runware's answers mean: tasks and errors come side by side in one envelope. Any thread (pure).
#pragma once

#include "providers/provider.h"

namespace turnaround::providers {

SubmitAnswer readRunwareSubmit(const GenerationRequest &request, const HttpResponse &response,
                               const CallContext &context);
PollAnswer readRunwarePoll(const GenerationRequest &request, const RemoteTask &task, const HttpResponse &response);
UploadAnswer readRunwareUpload(const std::map<std::string, std::string> &state, const Picture &picture,
                               const HttpResponse &response, const Account &account, const CallContext &context);
Result<Balance> readRunwareBalance(const HttpResponse &response);
Result<void> readRunwareKey(const HttpResponse &response);

} // namespace turnaround::providers
