#pragma once
// Ctrl-C and SIGTERM as a request to end in order.

#include <atomic>
#include <stop_token>
#include <string>
#include <thread>

#include <signal.h>

namespace entente::cli {

/// From its construction to its end the first such signal requests a stop; a second one ends the program at once. Threads that are to be
/// left alone by them are started while it lives.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return stop_.get_token(); }
    /// As shells have it: 128 and the number of the signal that came.
    int status() const { return 128 + came_; }

private:
    void wait();

    sigset_t signals_{}, before_{};
    std::stop_source stop_;
    std::atomic<int> came_ = 0;
    std::thread waiting_;
};

}  // namespace entente::cli
