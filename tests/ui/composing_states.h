// The states of the composer with a service. GUI thread.
#pragma once

#include "ui/screen_states.h"

namespace turnaround::test {

std::vector<ScreenState> composingStates();

} // namespace turnaround::test
