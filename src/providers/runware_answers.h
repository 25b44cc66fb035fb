// What Runware's answers mean: tasks and errors come side by side in one envelope. Any thread (pure).
#pragma once

#include "providers/provider.h"

namespace turnaround::providers::runware_answers {

SubmitAnswer readSubmit(const GenerationRequest &request, const HttpResponse &response, const CallContext &context);
PollAnswer readPoll(const GenerationRequest &request, const RemoteTask &task, const HttpResponse &response);
UploadAnswer readUpload(const std::map<std::string, std::string> &state, const Picture &picture,
                        const HttpResponse &response, const Account &account, const CallContext &context);
Result<Balance> readBalance(const HttpResponse &response);
Result<void> readCheckKey(const HttpResponse &response);

} // namespace turnaround::providers::runware_answers
