#pragma once
// How long a task takes of the processor, so that others on the machine do not count.

#include <functional>

#include <time.h>

namespace entente::processor_time {

/// Seconds that the calling thread spends on the task.
inline double seconds(const std::function<void()>& task) {
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
    };
    const auto start = now();
    task();
    return now() - start;
}

}  // namespace entente::processor_time
