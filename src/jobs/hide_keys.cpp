#include "jobs/hide_keys.h"

#include "core/base64.h"

#include <algorithm>
#include <string>
#include <vector>

namespace turnaround::jobs {

namespace {

/// Shorter ones are words of an answer as well.
constexpr std::size_t kLeastSecret = 6;

std::string inAddress(const std::string &text)
{
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string escaped;
    for (const char each : text) {
        const auto byte = static_cast<unsigned char>(each);
        const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
            (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '_' || byte == '.' || byte == '~';
        if (plain)
            escaped += each;
        else
            escaped += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return escaped;
}

/// JSON may write a slash with a backslash before it.
std::string inJson(const std::string &text)
{
    std::string escaped;
    for (const char each : text)
        escaped += each == '/' ? std::string("\\/") : std::string(1, each);
    return escaped;
}

void hide(std::string &text, const std::string &secret)
{
    for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at))
        text.replace(at, secret.size(), std::string(secret.size(), '*'));
}

} // namespace

void hideKeys(HttpResponse &response, const providers::Account &account)
{
    std::vector<std::string> secrets;
    const auto add = [&](const std::string &secret) {
        if (secret.size() < kLeastSecret)
            return;
        for (std::string form : {secret, inAddress(secret), inJson(secret)}) {
            if (std::ranges::find(secrets, form) == secrets.end())
                secrets.push_back(std::move(form));
        }
    };
    if (!account.key.empty() && !account.secret.empty())
        add(base64(account.key + ':' + account.secret));
    add(account.key);
    add(account.secret);
    for (const std::string &secret : secrets) {
        hide(response.body, secret);
        for (auto &[name, value] : response.headers)
            hide(value, secret);
    }
}

} // namespace turnaround::jobs
