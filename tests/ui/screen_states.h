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
    std::function<app::WindowSetup()> setup = {}; ///< empty: no keys are kept
};

std::vector<ScreenState> screenStates();
/// Settings, spending, and the cards of services' jobs.
std::vector<ScreenState> serviceStates();

} // namespace turnaround::test
