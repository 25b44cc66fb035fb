// Work that steps back for the window. Any thread.
#pragma once

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace turnaround {

/// The calling thread, and the threads that it starts from now on, run when others leave time: the window
/// and what draws it come first. On other systems than Linux nothing changes.
inline void workInBackground()
{
#ifdef __linux__
    constexpr int kNice = 10;
    (void)setpriority(PRIO_PROCESS, 0, kNice); // 0: on Linux the calling thread alone, setpriority(2)
#endif
}

} // namespace turnaround
