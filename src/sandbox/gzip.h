// Bodies packed as RFC 1952 says. Any thread (pure).
#pragma once

#include <string>

namespace turnaround::sandbox {

std::string gzipped(const std::string &body);

} // namespace turnaround::sandbox
