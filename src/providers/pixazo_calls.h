// What Pixazo's files share: its models as data, and what its answers say. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <string>
#include <vector>

namespace turnaround::providers::pixazo_calls {

inline constexpr const char *kName = "Pixazo";
inline constexpr const char *kWebhookUrl = "webhook_url";
inline constexpr const char *kWebhookMode = "webhook_mode";

/// What it offers, and where each model's requests go.
std::vector<ModelOffer> models();
/// Empty for an unknown one.
std::string submitPath(const std::string &model);

SubmitAnswer readSubmit(const GenerationRequest &request, const HttpResponse &response, const CallContext &context);
PollAnswer readPoll(const GenerationRequest &request, const RemoteTask &task, const HttpResponse &response);
/// Of an answer that is not a success.
Trouble refusal(const HttpResponse &response);

} // namespace turnaround::providers::pixazo_calls
