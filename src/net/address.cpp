#include "net/address.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace turnaround::net {

namespace {

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

/// Read by libcurl's own reader, so that what is checked is what is talked to.
Url parsed(const std::string &url)
{
    Url handle(curl_url(), curl_url_cleanup);
    if (!handle || curl_url_set(handle.get(), CURLUPART_URL, url.c_str(), CURLU_PATH_AS_IS) != CURLUE_OK)
        handle.reset();
    return handle;
}

std::string part(const Url &url, CURLUPart which, unsigned flags = 0)
{
    char *text = nullptr;
    if (!url || curl_url_get(url.get(), which, &text, flags) != CURLUE_OK)
        return {};
    const std::string copy(text);
    curl_free(text);
    return copy;
}

std::string hostOf(const Url &url)
{
    std::string host = part(url, CURLUPART_HOST);
    std::ranges::transform(host, host.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    return host;
}

bool isPlainText(const std::string &url)
{
    return std::ranges::all_of(url, [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; });
}

using Bytes4 = std::array<std::uint8_t, 4>;
using Bytes16 = std::array<std::uint8_t, 16>;

bool startsWith(const Bytes16 &bytes, std::initializer_list<std::uint8_t> start)
{
    return std::equal(start.begin(), start.end(), bytes.begin());
}

/// The IPv4 address inside an IPv6 one: mapped (RFC 4291), NAT64 (RFC 6052).
std::optional<Bytes4> inside(const Bytes16 &bytes)
{
    if (startsWith(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}) ||
        startsWith(bytes, {0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}))
        return Bytes4{bytes[12], bytes[13], bytes[14], bytes[15]};
    return {};
}

/// IANA's special-purpose registries (RFC 6890).
bool isInner(const Bytes4 &b)
{
    return b[0] == 0 || b[0] == 10 || b[0] == 127 || (b[0] == 100 && (b[1] & 0xc0) == 64) ||
        (b[0] == 169 && b[1] == 254) || (b[0] == 172 && (b[1] & 0xf0) == 16) || (b[0] == 192 && b[1] == 168) ||
        (b[0] == 192 && b[1] == 0 && b[2] == 0) || (b[0] == 198 && (b[1] & 0xfe) == 18) || b[0] >= 224;
}

bool isInner(const Bytes16 &b)
{
    if (const auto four = inside(b))
        return isInner(*four);
    const bool unspecifiedOrLoopback = startsWith(b, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}) && b[15] <= 1;
    return unspecifiedOrLoopback || (b[0] & 0xfe) == 0xfc || (b[0] == 0xfe && (b[1] & 0x80) == 0x80) || b[0] == 0xff;
}

bool isLoopback(const Bytes4 &b)
{
    return b[0] == 127;
}

bool isLoopback(const Bytes16 &b)
{
    if (const auto four = inside(b))
        return isLoopback(*four);
    return startsWith(b, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
}

template <class Judge>
bool judge(const sockaddr *address, Judge judged)
{
    if (address->sa_family == AF_INET) {
        sockaddr_in four = {};
        std::memcpy(&four, address, sizeof four);
        Bytes4 bytes;
        std::memcpy(bytes.data(), &four.sin_addr, bytes.size());
        return judged(bytes);
    }
    if (address->sa_family == AF_INET6) {
        sockaddr_in6 six = {};
        std::memcpy(&six, address, sizeof six);
        Bytes16 bytes;
        std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
        return judged(bytes);
    }
    return false;
}

template <class Judge>
bool judge(const std::string &text, Judge judged)
{
    Bytes4 four;
    if (inet_pton(AF_INET, text.c_str(), four.data()) == 1)
        return judged(four);
    Bytes16 six;
    return inet_pton(AF_INET6, text.substr(0, text.find('%')).c_str(), six.data()) == 1 && judged(six);
}

constexpr auto kIsInner = [](const auto &bytes) { return isInner(bytes); };
constexpr auto kIsLoopback = [](const auto &bytes) { return isLoopback(bytes); };

} // namespace

bool isLoopbackAddress(const std::string &url)
{
    const std::string host = hostOf(parsed(url));
    return host == "localhost" || judge(host, kIsLoopback);
}

bool isAllowedAddress(const std::string &url, bool allowLoopback)
{
    if (!isPlainText(url))
        return false;
    const Url address = parsed(url);
    if (hostOf(address).empty() || !part(address, CURLUPART_USER).empty() ||
        !part(address, CURLUPART_PASSWORD).empty() || url.find('\\') != std::string::npos)
        return false;
    const std::string scheme = part(address, CURLUPART_SCHEME);
    if (isLoopbackAddress(url))
        return allowLoopback && (scheme == "https" || scheme == "http");
    return scheme == "https";
}

std::string hostAndPort(const std::string &url)
{
    const Url address = parsed(url);
    const std::string host = hostOf(address);
    return host.empty() ? std::string() : host + ':' + part(address, CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

std::optional<std::string> redirectTarget(const std::string &from, const std::string &location)
{
    const Url base = parsed(from);
    if (!base || location.empty() || !isPlainText(location) ||
        curl_url_set(base.get(), CURLUPART_URL, location.c_str(), CURLU_PATH_AS_IS) != CURLUE_OK)
        return {};
    const std::string target = part(base, CURLUPART_URL);
    return target.empty() ? std::nullopt : std::optional(target);
}

bool isInnerAddress(const sockaddr *address)
{
    return judge(address, kIsInner);
}

bool isInnerAddress(const std::string &text)
{
    return judge(text, kIsInner);
}

bool isLoopbackAddress(const sockaddr *address)
{
    return judge(address, kIsLoopback);
}

bool namesInnerAddress(const std::string &url)
{
    return isInnerAddress(hostOf(parsed(url)));
}

bool mayGoThroughProxy(const std::string &url)
{
    if (isLoopbackAddress(url))
        return false;
    return std::ranges::any_of(std::array{"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"},
                               [](const char *name) {
                                   const char *value = std::getenv(name);
                                   return value && *value;
                               });
}

} // namespace turnaround::net
