// Tencent Cloud's request signature, TC3-HMAC-SHA256. Any thread (pure).
// Source: Tencent Cloud's "Signature v3" page; checked against what its Node SDK sends (protocols 6a, A.4).
#pragma once

#include "core/result.h"
#include "sandbox/service.h"

#include <string>

namespace turnaround::sandbox {

inline constexpr const char *kTencentPracticeKey = "practice"; ///< the secret key of every id

/// An error's code and message, as Tencent says them.
struct SignatureError {
    std::string code; ///< "AuthFailure.SignatureFailure" …
    std::string message;
};

/// Nothing: it is right. The Host is tried with and without its port: Tencent's SDKs sign it without.
std::optional<SignatureError> checkSignature(const Request &request, Moment now, std::string &secretId);

/// The hexadecimal signature of `canonicalRequest`; `scope` is "2026-11-20/ai3d/tc3_request".
std::string tc3Signature(const std::string &canonicalRequest, const std::string &timestamp, const std::string &scope,
                         const std::string &secretKey);

} // namespace turnaround::sandbox
