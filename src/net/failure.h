// libcurl's codes as the house's failures: the one switch. Any thread (pure).
#pragma once

#include "core/http_message.h"

#include <curl/curl.h>

namespace turnaround::net {

struct Ending {
    CURLcode code = CURLE_OK;
    bool requestBegun = false; ///< the connection stood, and the request was about to be written
    bool patienceOver = false; ///< the time for the whole exchange is over
    long systemError = 0; ///< errno of a connection that failed; 0: none
};

/// Only where the code is not CURLE_OK.
HttpFailure failureOf(const Ending &ending);

} // namespace turnaround::net
