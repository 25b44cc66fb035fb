// The states that every screen is drawn in. GUI thread.
#pragma once

#include "ui/window_under_test.h"

#include <functional>
#include <string>
#include <vector>

namespace turnaround::test {

struct ScreenState {
    std::string name; ///< of its picture
    std::function<void(WindowUnderTest &)> enter; ///< from the first start
};

std::vector<ScreenState> screenStates();

} // namespace turnaround::test
