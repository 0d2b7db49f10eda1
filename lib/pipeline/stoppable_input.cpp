#include "pipeline/stoppable_input.hpp"

#include <cerrno>

#include <poll.h>
#include <unistd.h>

namespace entente::pipeline {

namespace {

constexpr int patience = 100;  // milliseconds between two looks at the stop

}  // namespace

StoppableInput::int_type StoppableInput::underflow() {
    while (!stop_.stop_requested()) {
        pollfd waiting{STDIN_FILENO, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, patience);
        if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
        const auto size = ::read(STDIN_FILENO, buffer_.data(), buffer_.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) throw std::ios_base::failure("reading standard input failed");  // the stream is bad then
        if (size == 0) break;
        setg(buffer_.data(), buffer_.data(), buffer_.data() + size);
        return traits_type::to_int_type(buffer_.front());
    }
    return traits_type::eof();
}

}  // namespace entente::pipeline
