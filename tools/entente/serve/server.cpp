#include "serve/server.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include <fmt/format.h>
#include <httplib.h>

#include <entente/error.hpp>

#include "serve/answers.hpp"
#include "serve/assets.hpp"
#include "serve/connection.hpp"
#include "serve/guard.hpp"
#include "serve/request.hpp"
#include "serve/store_pool.hpp"

namespace entente::cli {
namespace {

using Handled = httplib::Server::HandlerResponse;

constexpr std::size_t threads = 64;  // that read requests and wait; few of them work at a time

/// Scripts, styles and requests of this server alone; nothing frames the page.
constexpr const char* policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

int status_of(ErrorCode code) { return code == ErrorCode::usage ? 400 : code == ErrorCode::graph ? 503 : 500; }

void refuse(httplib::Response& response, int status, const Error& error) {
    response.status = status;
    response.set_content(json_of(error), "application/json");
}

std::string with_port(const std::string& host, int port) {
    return host.find(':') != std::string::npos && host.front() != '[' ? fmt::format("[{}]:{}", host, port) : fmt::format("{}:{}", host, port);
}

/// httplib with connections of our own.
class Http : public httplib::Server {
public:
    /// The library lets five wait for a connection; a browser and a script open more at once, and those beyond try again after a second.
    void let_many_wait() { ::listen(svr_sock_, SOMAXCONN); }

    void end() {
        crowd_.ending = true;
        while (!is_running() && !ended_) std::this_thread::sleep_for(std::chrono::milliseconds(1));  // stop() does nothing before
        stop();
    }
    void run() {
        const bool stopped = listen_after_bind();
        ended_ = true;
        if (!stopped) throw Error(ErrorCode::io, fmt::format("no more connections are taken ({})", std::strerror(errno)), "the server");
    }

private:
    /// A connection a request: an idle one keeps no thread, and what follows a refused request is not read.
    bool process_and_close_socket(socket_t socket) override {
        Connection connection(socket, crowd_);
        bool closed = false;
        return process_request(connection, true, closed, [](httplib::Request& request) {
            // Parts of an answer are not given: copies of the same part, asked for a thousand times, would fill the memory.
            request.ranges.clear();
            // Nor is it packed: within a machine that takes the library a hundred times as long as the sending.
            request.headers.erase("Accept-Encoding");
        });
    }

    Crowd crowd_{threads};
    std::atomic<bool> ended_ = false;
};

}  // namespace

class Server::Parts {
public:
    explicit Parts(ServerOptions options)
        : options_(std::move(options)), stores_(options_.graph, std::max(2u, std::thread::hardware_concurrency())),
          token_(options_.token || !is_loopback(options_.host) ? new_token() : std::string()) {
        bind();
        guard_ = std::make_unique<Guard>(port_, token_);
        configure();
        add_page();
        add_questions();
    }

    std::string address() const {
        const auto anywhere = options_.host == "0.0.0.0" || options_.host == "::";
        return fmt::format("http://{}/{}", with_port(anywhere ? "127.0.0.1" : options_.host, port_), token_.empty() ? "" : "?token=" + token_);
    }
    void run() { http_.run(); }
    void stop() { http_.end(); }

private:
    void bind() {
        // Left to itself, the library lets others listen on the same port.
        http_.set_socket_options([](socket_t socket) {
            const int yes = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        });
        errno = 0;
        port_ = options_.port;
        const bool bound = port_ == 0 ? (port_ = http_.bind_to_any_port(options_.host)) > 0 : http_.bind_to_port(options_.host, port_);
        if (!bound) throw Error(ErrorCode::io, fmt::format("cannot be listened on ({})", std::strerror(errno)), with_port(options_.host, options_.port), "is the port taken? --port 0 takes one that is free");
        http_.let_many_wait();
    }

    void configure() {
        http_.set_payload_max_length(0);
        http_.set_tcp_nodelay(true);
        http_.new_task_queue = [] { return new httplib::ThreadPool(threads); };
        http_.set_default_headers({{"Content-Security-Policy", policy},
                                   {"X-Content-Type-Options", "nosniff"},
                                   {"X-Frame-Options", "DENY"},
                                   {"Referrer-Policy", "no-referrer"},
                                   {"Cross-Origin-Opener-Policy", "same-origin"},
                                   {"Cross-Origin-Resource-Policy", "same-origin"},
                                   {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
                                   {"Cache-Control", "no-store"}});
        http_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) { return before(request, response); });
        http_.set_error_handler(httplib::Server::HandlerWithResponse([](const httplib::Request& request, httplib::Response& response) {
            if (!response.body.empty()) return Handled::Unhandled;
            const auto what = response.status == 404 ? "there is nothing here" : response.status == 414 ? "is too long" : "could not be read as a request";
            refuse(response, response.status, Error(ErrorCode::usage, what, shortened(request.path)));
            return Handled::Handled;
        }));
        http_.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr fault) {
            try {
                std::rethrow_exception(fault);
            } catch (const Error& error) {
                refuse(response, status_of(error.code()), error);
            } catch (const std::exception& error) {
                refuse(response, 500, Error(ErrorCode::io, error.what(), "the server"));
            }
        });
    }

    /// Whoever may not ask is told why; the token in an address becomes a cookie.
    Handled before(const httplib::Request& request, httplib::Response& response) {
        if (request.method != "GET" && request.method != "HEAD") {
            response.set_header("Allow", "GET, HEAD");
            refuse(response, 405, Error(ErrorCode::usage, "nothing can be changed here", shortened(request.method)));
            return Handled::Handled;
        }
        if (request.get_header_value_count("Host") > 1) {
            refuse(response, 400, Error(ErrorCode::usage, "is given more than once", "Host"));
            return Handled::Handled;
        }
        const bool page = request.path == "/";
        if (page && guard_->asks_for_token() && guard_->is_token(request.get_param_value("token"))) {
            response.set_header("Set-Cookie", guard_->cookie());
            response.set_redirect("/", 303);
            return Handled::Handled;
        }
        const auto refused = guard_->refuses([&](const char* name) { return request.get_header_value(name); }, page);
        if (!refused) return Handled::Unhandled;
        refuse(response, 403, Error(ErrorCode::usage, *refused, "403"));
        return Handled::Handled;
    }

    void add_page() {
        for (const auto& asset : assets()) {
            const auto serve = [&asset](const httplib::Request&, httplib::Response& response) { response.set_content(asset.content.data(), asset.content.size(), std::string(asset.type)); };
            http_.Get(std::string(asset.path), serve);
            if (asset.path == "/index.html") http_.Get("/", serve);
        }
    }

    void add_questions() {
        const auto name = std::filesystem::path(options_.graph).filename().string();
        ask("/api/info", [name](Store& store, Parameters& asked) {
            asked.end();
            return answer_info(store, name);
        });
        for (const auto& question : questions()) ask(question.path, question.answer);
    }

    template <class Ask>
    void ask(const char* path, Ask&& answer) {
        http_.Get(path, [this, answer](const httplib::Request& request, httplib::Response& response) {
            Parameters asked(request.params);
            const auto store = stores_.take();
            if (!store) {
                response.set_header("Retry-After", "5");
                return refuse(response, 503, Error(ErrorCode::usage, "too many questions at a time", "the server", "ask again in a moment"));
            }
            auto given = answer(**store, asked);
            if (!given.file_name.empty()) response.set_header("Content-Disposition", fmt::format("attachment; filename=\"{}\"", given.file_name));
            response.set_content(std::move(given.body), given.type);
        });
    }

    ServerOptions options_;
    StorePool stores_;
    const std::string token_;
    int port_ = 0;
    std::unique_ptr<Guard> guard_;
    Http http_;
};

Server::Server(ServerOptions options) : parts_(std::make_unique<Parts>(std::move(options))) {}
Server::~Server() = default;
std::string Server::address() const { return parts_->address(); }
void Server::run() { parts_->run(); }
void Server::stop() { parts_->stop(); }

}  // namespace entente::cli
