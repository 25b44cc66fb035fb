// A long loop in pieces that two threads share and that a wish to stop ends soon. Any thread.
#pragma once

#include "core/cancel.h"
#include "core/parallel.h"

#include <algorithm>
#include <cstddef>

namespace turnaround::blockout {

/// Calls body(begin, end) for pieces of [0, count), in no set order. False: cancelled, pieces are missing.
template <class Body>
bool inChunks(std::size_t count, std::size_t chunk, const CancelToken &cancel, Body &&body)
{
    parallelFor(int((count + chunk - 1) / chunk), [&](int i) {
        if (!cancel.requested())
            body(i * chunk, std::min(count, (i + 1) * chunk));
    });
    return !cancel.requested();
}

} // namespace turnaround::blockout
