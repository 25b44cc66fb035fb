// libcurl's handles, freed by themselves, and options with the types that libcurl wants. The transport's thread.
#pragma once

#include <curl/curl.h>

#include <cstdint>
#include <memory>
#include <string>

namespace turnaround::net {

struct FreeEasy {
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};
struct FreeMulti {
    void operator()(CURLM *handle) const { curl_multi_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using EasyHandle = std::unique_ptr<CURL, FreeEasy>;
using MultiHandle = std::unique_ptr<CURLM, FreeMulti>;
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

void appendHeader(HeaderList &list, const std::string &line);

/// What every exchange has in common: HTTP/1.1, this program's name, the environment's certificates and proxies
/// (none for loopback), no redirects, no signals, https only, or http too on loopback.
void setCommonOptions(CURL *handle, const std::string &url);

} // namespace turnaround::net
