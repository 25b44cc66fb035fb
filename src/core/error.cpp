#include "core/error.h"

namespace turnaround {

std::string_view errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadUsage:
        return "bad_usage";
    case ErrorKind::BadInput:
        return "bad_input";
    case ErrorKind::Unavailable:
        return "unavailable";
    case ErrorKind::Refused:
        return "refused";
    case ErrorKind::Network:
        return "network";
    case ErrorKind::Disk:
        return "disk";
    case ErrorKind::Unconfirmed:
        return "unconfirmed";
    case ErrorKind::Cancelled:
        return "cancelled";
    }
    return "bad_input";
}

} // namespace turnaround
