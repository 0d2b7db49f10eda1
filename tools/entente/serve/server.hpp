#pragma once
// The explorer: the page, and the interface that it asks.

#include <functional>
#include <memory>
#include <string>

namespace entente::cli {

struct ServerOptions {
    std::string graph;
    std::string host = "127.0.0.1";
    int port = 8383;      // 0: any that is free
    bool token = false;   // asked for even on this machine; elsewhere it always is
};

class Server {
public:
    /// Opens the graph and the port. Throws Error where either cannot be.
    explicit Server(ServerOptions options);
    ~Server();

    /// What to open in a browser; with the token, where there is one.
    std::string address() const;
    /// Answers until stop() is called, from any thread.
    void run();
    void stop();

private:
    class Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace entente::cli
