#include "interrupt.hpp"

#include <initializer_list>

#include <unistd.h>

#include "output.hpp"

namespace entente::cli {

namespace {

constexpr int finished = SIGUSR1;  // how the destructor wakes the thread that waits

}  // namespace

Interrupt::Interrupt() {
    sigemptyset(&signals_);
    sigaddset(&signals_, finished);
    for (const int signal : {SIGINT, SIGTERM}) {
        struct sigaction action {};
        // One that the caller had ignored (a job in the background of a script) stays so.
        if (sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) sigaddset(&signals_, signal);
    }
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    waiting_ = std::thread([this] { wait(); });
}

Interrupt::~Interrupt() {
    pthread_kill(waiting_.native_handle(), finished);
    waiting_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interrupt::wait() {
    for (int signal = 0; sigwait(&signals_, &signal) == 0 && signal != finished;) {
        if (came_ != 0) ::_exit(128 + signal);  // what is stored is safe at any moment
        came_ = signal;
        remark("stopping as soon as what was read is stored; once more ends at once");
        stop_.request_stop();
    }
}

}  // namespace entente::cli
