#include "app/exit_code.h"

namespace turnaround::app {

ExitCode exitCodeFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadUsage:
    case ErrorKind::BadInput:
    case ErrorKind::Unavailable:
        return BadRequest;
    case ErrorKind::Refused:
        return Refused;
    case ErrorKind::Network:
        return NoNetwork;
    case ErrorKind::Disk:
        return DiskTrouble;
    case ErrorKind::Unconfirmed:
        return Unknown;
    case ErrorKind::Cancelled:
        return Interrupted;
    }
    return BadRequest;
}

} // namespace turnaround::app
