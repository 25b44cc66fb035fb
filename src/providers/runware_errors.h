// Runware's error codes. They are being standardised, so they are told apart by what they contain. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <string>

namespace turnaround::providers {

enum class RunwareFault {
    Conflict, ///< the task's UUID has been used before
    Key,
    Balance,
    Busy, ///< too many calls
    Content, ///< refused for what it shows or says
    Slow, ///< something took too long
    NotFound,
    Cancelled,
    Server,
    Maker, ///< whoever makes the model has failed; a new try is a new, paid task
    Request, ///< a field of the request
    Other,
};

RunwareFault runwareFault(const std::string &code);

/// `error`: one of "errors", or an item's "error". `charged` and `passing` as the kind of fault suggests for a submit;
/// HTTP 429 means too many calls, whatever the code.
Trouble runwareTrouble(const nlohmann::ordered_json &error, const HttpResponse &response);

} // namespace turnaround::providers
