#pragma once
// A client's connection, as httplib reads from it and writes to it; it bounds what httplib 0.11 does not.

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>

#include <httplib.h>

namespace entente::cli {

/// What the connections of a server know of each other.
struct Crowd {
    /// Whether others are likely to wait for a place.
    bool is_dense() const { return taken > places / 4 * 3; }

    const std::size_t places;  // connections that there are threads for
    std::atomic<std::size_t> taken = 0;
    std::atomic<bool> ending = false;  // whoever waits for a client gives up
};

/// One request and its answer. The request must be here within seconds, or less where others wait; it is short; who reads the answer goes
/// on reading. Beyond that a read or write fails, and httplib gives up the connection.
class Connection final : public httplib::Stream {
public:
    Connection(socket_t socket, Crowd& crowd);
    /// Ends the connection. What the client still sends is taken for a moment, or it would lose the answer.
    ~Connection() override;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    bool is_readable() const override;
    bool is_writable() const override;
    ssize_t read(char* to, std::size_t size) override;
    ssize_t write(const char* from, std::size_t size) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    socket_t socket() const override { return socket_; }

private:
    using Clock = std::chrono::steady_clock;

    /// Until the socket is ready for `events` of poll(2), or `patience` since `from` is over.
    bool wait(short events, Clock::time_point from, Clock::duration patience) const;

    const socket_t socket_;
    Crowd& crowd_;
    const Clock::time_point begun_ = Clock::now();
    char buffer_[4096];
    std::size_t at_ = 0, end_ = 0, taken_in_ = 0;
};

}  // namespace entente::cli
