// The services. CMakeLists.txt lists them, in the order in which they are offered; NAME is defined in a file of its
// own, made once, and never changes. Any thread.
#pragma once

namespace turnaround::providers {

struct Provider;

#define TURNAROUND_SERVICE(NAME) const Provider &NAME();
#include "services.inc"
#undef TURNAROUND_SERVICE

} // namespace turnaround::providers
