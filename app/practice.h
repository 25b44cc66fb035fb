// --sandbox: all services, played on this machine; nothing costs anything. Main thread.
#pragma once

#include "core/result.h"
#include "providers/provider.h"

#include <map>
#include <string>

namespace turnaround::app {

/// Starts the sandbox where it does not run yet; it ends with the process. Accounts by ServiceInfo::id, marked as
/// practice. Unavailable: no port is free, or there is no memory.
Result<std::map<std::string, providers::Account>> practiceAccounts();

} // namespace turnaround::app
