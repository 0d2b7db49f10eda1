// entente: reads news about world politics into a graph of who did what to whom, and answers from it.

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <span>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <entente/entente.hpp>

#include "commit.hpp"
#include "help_formatter.hpp"
#include "verb.hpp"

namespace entente::cli {
namespace {

constexpr const char* about =
    "Reads news about world politics and builds a graph of who did what to whom, every edge explained by words in a document.";

constexpr const char* examples =
    "Examples:\n"
    "  entente build world.db articles/                       read documents into a graph\n"
    "  entente who world.db \"Sergei Lavrov\"                   who relates to him, and how\n"
    "  entente path world.db \"John Kerry\" \"Hassan Rouhani\"   how two actors are connected\n"
    "\n"
    "ACTOR is an id, a name or an alias. 'entente help VERB' tells more of a verb.";

struct HelpOptions {
    std::string verb;
};

void add_help(CLI::App& app, Context& context) {
    auto* help = app.add_subcommand("help", "what a verb does and takes");
    help->footer("Example: entente help path");
    const auto options = std::make_shared<HelpOptions>();
    help->add_option("VERB", options->verb, "the verb; without it, all of them")->option_text(" ");
    help->callback([&app, &context, options] {
        context.run = [&app, &context, options] {
            if (options->verb.empty()) {
                context.out.write(app.get_formatter()->make_help(&app, app.get_name(), CLI::AppFormatMode::Normal));
                return done;
            }
            const auto verbs = app.get_subcommands([&](const CLI::App* verb) { return verb->get_name() == options->verb; });
            if (verbs.empty()) throw CLI::ExtrasError("help", {options->verb});
            context.out.write(verbs.front()->help(app.get_name()));
            return done;
        };
    });
}

/// With whose facts it holds, as their terms ask; facts/credits.txt has them whole.
std::string version_and_credits() {
    return fmt::format("entente {}\n"
                       "Graphs: version {} of their schema\n"
                       "Commit: {}\n\n"
                       "Places: GeoNames, https://www.geonames.org, CC BY 4.0\n"
                       "Codes and names of countries, names of provinces: iso-codes, LGPL 2.1 or later\n"
                       "Irregular forms: WordNet 3.0, Copyright 2006 by Princeton University, all rights reserved",
                       version(), graph_schema_version(), commit());
}

void add_version(CLI::App& app, Context& context) {
    auto* verb = app.add_subcommand("version", "the program's version, and whose facts it holds");
    verb->footer("Example: entente version");
    verb->callback([&context] {
        context.run = [&context] {
            context.out.line(version_and_credits());
            return done;
        };
    });
}

int misuse(const CLI::App& app, const CLI::ParseError& error) {
    std::string verb;
    for (const auto* used : app.get_subcommands()) verb = used->get_name();
    if (!verb.empty() && verb != "help") verb.insert(0, " ");
    else verb.clear();
    complain(fmt::format("{}; see 'entente help{}'", error.what(), verb));
    return misused;
}

/// Others on the machine see a program's arguments: a password in an address is overwritten once it was read.
void hide_passwords(int argc, char** argv) {
    for (auto* argument : std::span(argv, static_cast<std::size_t>(argc))) {
        const std::string_view text(argument);
        const auto scheme = text.find("://");
        if (!text.starts_with("postgres") || scheme == std::string_view::npos) continue;
        const auto at = text.substr(0, text.find('/', scheme + 3)).rfind('@');
        const auto colon = text.find(':', scheme + 3);
        if (at != std::string_view::npos && colon < at) std::fill(argument + colon + 1, argument + at, 'x');
        if (const auto named = text.find("password="); named != std::string_view::npos)
            std::fill(argument + named + 9, argument + std::min(text.find('&', named), text.size()), 'x');
    }
}

/// Where the caller closed standard input, output or error, a file that is opened would stand in its place and be written over.
void hold_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF) (void)::open("/dev/null", O_RDONLY);  // writing to it is refused
}

int run(int argc, char** argv) {
    hold_standard_streams();
    // A closed pipe, or a file that may grow no further, is noticed where it is written to, so that everything opened is closed in order.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);

    CLI::App app{about, "entente"};
    Context context;
    app.require_subcommand(1);
    app.formatter(std::make_shared<HelpFormatter>());
    app.get_formatter()->column_width(34);
    app.get_formatter()->label("SUBCOMMAND", "VERB ...");
    app.add_option("--schema", context.schema, "folder of ontology, lexicon, actors and model (default: the one that came with the program)")
        ->option_text("FOLDER");
    app.set_version_flag("--version", version_and_credits());
    for (const auto add : {add_build, add_extract, add_load, add_merge, add_remove, add_recode, add_work, add_annotate, add_resolve,  // reading
                           add_info, add_actors, add_who, add_path, add_connect, add_timeline, add_query, add_search,      // asking
                           add_explain, add_measure, add_diff, add_export, add_serve,
                           add_help, add_version})
        add(app, context);
    for (auto* verb : app.get_subcommands({})) verb->group("Verbs");
    app.footer(examples);  // after the verbs, which would inherit it

    try {
        app.parse(argc, argv);
        hide_passwords(argc, argv);
        const int status = context.run();
        context.out.flush();
        return status;
    } catch (const CLI::Success& asked) {  // --help, --version
        return app.exit(asked);
    } catch (const CLI::ParseError& error) {
        return misuse(app, error);
    } catch (const ReaderGone&) {
        return done;
    } catch (const Error& error) {
        try {
            context.out.flush();  // what was found before the fault
        } catch (...) {           // the fault is what is told
        }
        complain(error.what());
        return faulty;
    }
}

}  // namespace
}  // namespace entente::cli

int main(int argc, char** argv) {
    try {
        return entente::cli::run(argc, argv);
    } catch (const std::bad_alloc&) {
        entente::cli::complain("out of memory; use fewer --jobs, or smaller inputs");
    } catch (const std::exception& fault) {
        entente::cli::complain(fmt::format("a fault in the program itself: {}; please report it with the command line", fault.what()));
    }
    return entente::cli::faulty;
}
