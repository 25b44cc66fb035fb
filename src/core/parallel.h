// Work spread over two threads: one loop, no pool, no state that outlives the call. Any thread.
#pragma once

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace turnaround {

inline constexpr int kThreads = 2; ///< The engine's share of a machine: the window keeps the rest.

/// Calls body(i) for each i in [0, count), in no set order, and returns when all are done.
/// An exception of the body is thrown again here, once, after every thread has stopped.
template <class Body>
void parallelFor(int count, Body &&body)
{
    std::atomic<int> next{0};
    std::exception_ptr failure;
    std::mutex failureGuard;
    const auto work = [&] {
        try {
            for (int i = next++; i < count; i = next++)
                body(i);
        } catch (...) {
            const std::lock_guard lock(failureGuard);
            failure = std::current_exception();
            next = count;
        }
    };
    std::vector<std::jthread> others;
    for (int t = 1; t < std::min(kThreads, count); ++t)
        others.emplace_back(work);
    work();
    others.clear();
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace turnaround
