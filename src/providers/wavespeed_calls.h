// What WaveSpeedAI's files share: its envelope, and the upload, which puts a picture at a public address. Any thread
// (pure).
#pragma once

#include "providers/provider.h"

#include <nlohmann/json.hpp>

namespace turnaround::providers::wavespeed_calls {

inline constexpr const char *kName = "WaveSpeedAI";

HttpHeaders headers(const Account &account);

/// The envelope {code, message, data}: `data` where the answer is a success and says so, else what is wrong.
struct Opened {
    nlohmann::ordered_json data;
    std::optional<Trouble> trouble;
    HttpResponse response; ///< the status is the envelope's code where that says more
};
Opened opened(const HttpResponse &response);

extern const UploadCalls kUpload;

} // namespace turnaround::providers::wavespeed_calls
