#include "providers/tc3_signature.h"

#include "providers/answer.h"
#include "providers/sha256.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

#include <string_view>

namespace turnaround::providers {

namespace {

std::string hmac(const std::string &key, std::string_view text)
{
    std::string code(SHA256_DIGEST_LENGTH, '\0');
    unsigned length = 0;
    HMAC(EVP_sha256(), key.data(), int(key.size()), reinterpret_cast<const unsigned char *>(text.data()), text.size(),
         reinterpret_cast<unsigned char *>(code.data()), &length);
    return code;
}

} // namespace

std::string tc3Authorization(const Tc3Call &call, const std::string &secretId, const std::string &secretKey)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(call.now.time_since_epoch()).count();
    const std::string date = utcText(call.now).substr(0, 10);
    const std::string scope = date + '/' + call.service + "/tc3_request";
    const std::string signedHeaders = "content-type;host";

    const std::string canonical = "POST\n/\n\ncontent-type:" + call.contentType + "\nhost:" + call.host + "\n\n" +
        signedHeaders + '\n' + hexText(sha256(call.body));
    const std::string text =
        "TC3-HMAC-SHA256\n" + std::to_string(seconds) + '\n' + scope + '\n' + hexText(sha256(canonical));
    const std::string key = hmac(hmac(hmac("TC3" + secretKey, date), call.service), "tc3_request");
    return "TC3-HMAC-SHA256 Credential=" + secretId + '/' + scope + ", SignedHeaders=" + signedHeaders +
        ", Signature=" + hexText(hmac(key, text));
}

std::string hostOf(const std::string &url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos)
        return {};
    const std::size_t start = scheme + 3;
    std::string host = lowerCase(url.substr(start, url.find_first_of("/?#", start) - start));
    if (const std::size_t user = host.rfind('@'); user != std::string::npos)
        host.erase(0, user + 1);
    const std::string usual = lowerCase(url.substr(0, scheme)) == "https" ? ":443" : ":80";
    if (host.ends_with(usual))
        host.erase(host.size() - usual.size());
    return host;
}

} // namespace turnaround::providers
