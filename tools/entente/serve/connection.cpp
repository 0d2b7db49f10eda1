#include "serve/connection.hpp"

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace entente::cli {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_bytes = 64 * 1024;  // of a request
constexpr std::chrono::milliseconds for_request = 5s, for_request_in_a_crowd = 500ms, for_each_write = 10s, for_answer = 120s;
constexpr auto glance = 50ms;  // between two looks at what the others do

}  // namespace

Connection::Connection(socket_t socket, Crowd& crowd) : socket_(socket), crowd_(crowd) { ++crowd_.taken; }

Connection::~Connection() {
    ::shutdown(socket_, SHUT_WR);
    // Closed with bytes unread, the kernel tells the client that all is lost, what it has not read of the answer included.
    ssize_t got = 0;
    std::size_t dropped = 0;
    do got = ::recv(socket_, buffer_, sizeof buffer_, MSG_DONTWAIT);
    while ((got > 0 && (dropped += static_cast<std::size_t>(got)) < 16 * most_bytes) || (got < 0 && dropped > 0 && wait(POLLIN, Clock::now(), 100ms)));
    ::close(socket_);
    --crowd_.taken;
}

bool Connection::wait(short events, Clock::time_point from, Clock::duration patience) const {
    while (!crowd_.ending) {
        if (events == POLLIN && crowd_.is_dense()) patience = std::min<Clock::duration>(patience, for_request_in_a_crowd);
        const auto left = patience - (Clock::now() - from);
        if (left <= Clock::duration::zero()) return false;
        pollfd ready{socket_, events, 0};
        const auto milliseconds = std::chrono::ceil<std::chrono::milliseconds>(std::min<Clock::duration>(left, glance));
        const auto found = ::poll(&ready, 1, static_cast<int>(milliseconds.count()));
        if (found > 0) return true;
        if (found < 0 && errno != EINTR) return false;
    }
    return false;
}

bool Connection::is_readable() const { return at_ < end_ || (taken_in_ < most_bytes && wait(POLLIN, begun_, for_request)); }

bool Connection::is_writable() const { return Clock::now() - begun_ < for_answer && wait(POLLOUT, Clock::now(), for_each_write); }

ssize_t Connection::read(char* to, std::size_t size) {
    if (at_ == end_) {
        if (!is_readable()) return -1;
        const auto got = ::recv(socket_, buffer_, sizeof buffer_, 0);
        if (got <= 0) return got;
        at_ = 0;
        end_ = static_cast<std::size_t>(got);
        taken_in_ += end_;
    }
    const auto given = std::min(size, end_ - at_);
    std::copy_n(buffer_ + at_, given, to);
    at_ += given;
    return static_cast<ssize_t>(given);
}

ssize_t Connection::write(const char* from, std::size_t size) {
    while (is_writable()) {
        const auto taken = ::send(socket_, from, size, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (taken >= 0 || errno != EAGAIN) return taken;
    }
    return -1;
}

// Nobody asks who it is.
void Connection::get_remote_ip_and_port(std::string& ip, int& port) const { ip.clear(), port = 0; }
void Connection::get_local_ip_and_port(std::string& ip, int& port) const { ip.clear(), port = 0; }

}  // namespace entente::cli
