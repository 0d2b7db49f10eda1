#pragma once
// A verb: one file, one function that declares its options and says what to do.

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "output.hpp"

namespace entente::cli {

/// Exit statuses, as CONTRACT has them.
enum Status : int { done = 0, faulty = 1, misused = 2 };

/// What all verbs share. `run` is set by the verb that was asked for, and called once the line is understood.
struct Context {
    Output out;
    std::string schema;  // --schema, or empty
    std::function<int()> run;
};

void add_build(CLI::App& app, Context& context);
void add_extract(CLI::App& app, Context& context);
void add_load(CLI::App& app, Context& context);
void add_merge(CLI::App& app, Context& context);
void add_remove(CLI::App& app, Context& context);
void add_recode(CLI::App& app, Context& context);
void add_work(CLI::App& app, Context& context);
void add_annotate(CLI::App& app, Context& context);
void add_resolve(CLI::App& app, Context& context);
void add_info(CLI::App& app, Context& context);
void add_actors(CLI::App& app, Context& context);
void add_who(CLI::App& app, Context& context);
void add_path(CLI::App& app, Context& context);
void add_connect(CLI::App& app, Context& context);
void add_timeline(CLI::App& app, Context& context);
void add_query(CLI::App& app, Context& context);
void add_search(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_measure(CLI::App& app, Context& context);
void add_diff(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_serve(CLI::App& app, Context& context);

/// Declares a verb: its options in `Options`, and `run(options, context)`, which gives the exit status.
template <class Options, class Declare>
void add_verb(CLI::App& app, Context& context, const char* name, const char* summary, int (*run)(const Options&, Context&), Declare declare) {
    CLI::App* verb = app.add_subcommand(name, summary);
    const auto options = std::make_shared<Options>();
    declare(*verb, *options);
    verb->callback([options, &context, run] { context.run = [options, &context, run] { return run(*options, context); }; });
}

}  // namespace entente::cli
