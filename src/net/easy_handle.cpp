#include "net/easy_handle.h"

#include "net/address.h"

#include <cstdlib>

namespace turnaround::net {

namespace {

void setFromEnvironment(CURL *handle, CURLoption option, const char *variable)
{
    const char *value = std::getenv(variable);
    if (value && *value)
        curl_easy_setopt(handle, option, value);
}

} // namespace

void appendHeader(HeaderList &list, const std::string &line)
{
    if (curl_slist *longer = curl_slist_append(list.get(), line.c_str())) {
        static_cast<void>(list.release()); // the same list, unless it was empty
        list.reset(longer);
    }
}

void setCommonOptions(CURL *handle, const std::string &url)
{
    const bool loopback = isLoopbackAddress(url);
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, loopback ? "https,http" : "https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1)); // an exchange, a connection
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "Turnaround/" TURNAROUND_VERSION);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_NETRC, long(CURL_NETRC_IGNORED));
    if (loopback)
        curl_easy_setopt(handle, CURLOPT_PROXY, ""); // the environment's too
    setFromEnvironment(handle, CURLOPT_CAINFO, "SSL_CERT_FILE");
    setFromEnvironment(handle, CURLOPT_CAPATH, "SSL_CERT_DIR");
}

} // namespace turnaround::net
