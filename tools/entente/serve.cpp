// serve GRAPH: the explorer, in a browser.

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <future>
#include <pthread.h>
#include <thread>

#include <fmt/format.h>

#include "options.hpp"
#include "progress.hpp"
#include "serve/assets.hpp"
#include "serve/server.hpp"
#include "verb.hpp"

namespace entente::cli {
namespace {

int run_serve(const ServerOptions& options, Context& context) {
    // Threads inherit what is blocked, so that one alone hears the wish to end.
    sigset_t ends;
    sigemptyset(&ends);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ends, signal);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);

    Server server(options);
    if (assets().empty()) remark("this program was built without the page (ENTENTE_EXPLORER): the addresses under /api/ answer, and nothing else");
    context.out.line(server.address());
    context.out.flush();
    remark("Ctrl-C ends it");
    std::promise<void> over;
    std::thread watch([&] {
        int signal = 0;
        sigwait(&ends, &signal);
        server.stop();
        // A long question is not waited for: it only reads.
        if (over.get_future().wait_for(std::chrono::seconds(2)) == std::future_status::timeout) std::_Exit(done);
    });
    server.run();
    over.set_value();
    pthread_kill(watch.native_handle(), SIGTERM);  // where it still waits for one
    watch.join();
    return done;
}

}  // namespace

void add_serve(CLI::App& app, Context& context) {
    add_verb<ServerOptions>(app, context, "serve", "the explorer, in a browser", run_serve, [](CLI::App& verb, ServerOptions& options) {
        declare_graph(verb, options.graph);
        verb.add_option("--port", options.port, "of this machine (default: 8383); 0: any that is free")->check(CLI::Range(0, 65535))->option_text("N");
        verb.add_option("--host", options.host, "the address to listen on (default: 127.0.0.1, this machine alone); others must then know the token")->option_text("ADDRESS");
        verb.add_flag("--token", options.token, "ask for a token on this machine, too: of users whom you share it with");
        verb.footer("Prints the address to open. Nothing is sent anywhere, nothing can be changed. docs/explorer.md tells more.\n"
                    "Example: entente serve world.db");
    });
}

}  // namespace entente::cli
