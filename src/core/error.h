// What can go wrong, as a value. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace turnaround {

enum class ErrorKind {
    BadUsage, ///< The call itself is wrong: an unknown option, a missing argument.
    BadInput, ///< A file or a value from outside can't be used: empty, truncated, too large, lying.
    Unavailable, ///< This machine lacks something that is needed: a display, a package, memory.
    Refused, ///< A service said no.
    Network, ///< The network or the service could not be reached.
    Disk, ///< A file could not be written or read: full, read-only, no such folder.
    Unconfirmed, ///< Whether a paid request was accepted is not known.
    Cancelled, ///< The user asked to stop.
};

/// The word that `--json` prints for a kind, such as "bad_input".
std::string_view errorKindName(ErrorKind kind);

/// `message` is one plain sentence for the artist: what is wrong, with the figures, and what to do.
/// It never holds a key. `detail` is for logs and may be empty.
struct Error {
    ErrorKind kind = ErrorKind::BadInput;
    std::string message;
    std::string detail;
};

} // namespace turnaround
