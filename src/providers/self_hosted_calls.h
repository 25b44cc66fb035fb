// What the parts of the self-hosted server's file share: its models as data, and what it answers. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace turnaround::providers::self_hosted_calls {

inline constexpr const char *kName = "Your server";
inline constexpr const char *kModel2 = "2";
inline constexpr const char *kTexture = "texture";

std::vector<ModelOffer> models();
/// The first model where none of that name is there.
const ModelOffer &offerOf(const GenerationRequest &request);
/// 2.1 without a texture: its status would never say that the job is done, so the call that waits is used instead,
/// whose answer is the file.
bool answersWithFile(const GenerationRequest &request);

/// Nothing that goes wrong here costs anything.
SubmitAnswer readSubmit(const GenerationRequest &request, const HttpResponse &response, const CallContext &context);
PollAnswer readPoll(const GenerationRequest &request, const RemoteTask &task, const HttpResponse &response);
/// The server's own words: "text", "message", "error", "detail", and what a list of faults says ("faces: too many").
std::string said(const nlohmann::ordered_json &body);

} // namespace turnaround::providers::self_hosted_calls
