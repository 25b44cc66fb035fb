// What a service says may repeat the key that it was asked with: it is taken out before anybody reads it. Any thread
// (pure).
#pragma once

#include "core/http_message.h"
#include "providers/provider.h"

namespace turnaround::jobs {

/// Replaces the account's key and secret, also as Basic credentials and as part of an address, by asterisks.
void hideKeys(HttpResponse &response, const providers::Account &account);

} // namespace turnaround::jobs
