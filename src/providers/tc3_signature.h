// Tencent Cloud's signature TC3-HMAC-SHA256 for a POST with a JSON body. Any thread (pure).
#pragma once

#include "domain/utc_time.h"

#include <string>

namespace turnaround::providers {

struct Tc3Call {
    std::string host; ///< as the Host header says it: lower case, with its port where that is not the usual one
    std::string service; ///< "ai3d"
    std::string contentType = "application/json";
    std::string body;
    UtcTime now{};
};

/// The value of the Authorization header. Signed are the content type, the host and the body; the path counts as "/",
/// whatever it is.
std::string tc3Authorization(const Tc3Call &call, const std::string &secretId, const std::string &secretKey);

/// The Host header for an address; empty where it is none.
std::string hostOf(const std::string &url);

} // namespace turnaround::providers
