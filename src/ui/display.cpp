#include "ui/display.h"

#include <cstdlib>
#include <string_view>
#include <xcb/xcb.h>

namespace turnaround::ui {

namespace {

bool isSet(const char *variable)
{
    const char *value = std::getenv(variable);
    return value && *value;
}

bool displayTakesConnections()
{
    xcb_connection_t *connection = xcb_connect(nullptr, nullptr);
    const bool good = xcb_connection_has_error(connection) == 0;
    xcb_disconnect(connection);
    return good;
}

} // namespace

Result<void> checkDisplay()
{
    if (isSet("QT_QPA_PLATFORM") && std::string_view(std::getenv("QT_QPA_PLATFORM")) != "xcb")
        return {};
    if (isSet("DISPLAY") && displayTakesConnections())
        return {};
    return Error{ErrorKind::Unavailable,
                 isSet("DISPLAY") ? "The window can't be opened: the display that DISPLAY names takes no connections. "
                                    "'turnaround --help' tells what works without a display."
                                  : "The window can't be opened: there is no display (DISPLAY is not set). "
                                    "'turnaround --help' tells what works without one.",
                 {}};
}

} // namespace turnaround::ui
