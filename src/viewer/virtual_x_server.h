// An Xvfb of one's own. Main thread; POSIX.
#pragma once

#include "core/result.h"

#include <string>
#include <sys/types.h>

namespace turnaround::viewer {

/// The server lives as long as the object; it is told to end when this program dies, even by SIGKILL.
class VirtualXServer
{
public:
    /// Returns when the server takes connections. Errors: Unavailable, see PictureDisplay::open.
    static Result<VirtualXServer> start();

    VirtualXServer(VirtualXServer &&other) noexcept;
    VirtualXServer &operator=(VirtualXServer &&other) noexcept;
    ~VirtualXServer();

    const std::string &display() const { return m_display; } ///< ":99"

private:
    VirtualXServer(pid_t process, std::string display);
    void stop();

    pid_t m_process = 0; ///< 0: none
    std::string m_display;
};

} // namespace turnaround::viewer
