// path GRAPH FROM TO: how two actors are connected.

#include <fmt/format.h>

#include "options.hpp"
#include "progress.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

struct PathArguments {
    std::string graph, from, to;
    PathOptions options;
    FilterOptions filter;
    bool json = false;
};

void print_json(const Path& path, Output& out) {
    JsonLine json;
    json.number("length", path.size()).open_list("steps");
    for (const auto& step : path) {
        json.open_item().actor("from", step.from).actor("to", step.to).boolean("forward", step.forward);
        add_edge(json, step.edge, step.relation, step.facts);
        json.number("edges", step.edges).raw("best", json_of(step.best)).close();
    }
    json.close_list().print(out);
}

void print_steps(const Path& path, Output& out) {
    const auto name = [&](const Actor& actor) {
        return fmt::format("{}{}", out.ink(Ink::strong, printable(actor_words(actor))), actor.code.empty() ? "" : out.ink(Ink::faint, "  " + actor.code));
    };
    out.line(name(path.front().from));
    for (const auto& step : path) {
        std::string line = fmt::format("  {} {}", arrow(step.forward, step.facts.reciprocal), relation_words(step.relation, step.facts));
        if (const auto date = date_words(step.facts.date()); !date.empty()) line += "  " + date;
        if (step.edges > 1) line += fmt::format("  (best of {} edges)", step.edges);
        out.line(fmt::format("{}  {}", line, out.ink(Ink::faint, to_hex(step.edge))));
        const std::string sentence = printable(step.best.text);
        out.line("      " + (out.width() > 0 ? shorten(sentence, out.width() - 6) : sentence));
        out.line(name(step.to));
    }
}

int run_path(const PathArguments& arguments, Context& context) {
    const auto store = Store::open(arguments.graph);
    const auto from = find_one_actor(*store, arguments.from), to = find_one_actor(*store, arguments.to);
    auto options = arguments.options;
    options.filter = arguments.filter.of(*store);
    const auto answer = shortest_paths(*store, from, to, options);
    bool first = true;
    for (const auto& path : answer.paths) {
        if (arguments.json) {
            print_json(path, context.out);
        } else if (!path.empty()) {
            if (!first) context.out.line();
            print_steps(path, context.out);
        }
        first = false;
    }
    context.out.flush();
    if (from == to) remark("both names mean the same actor");
    else if (answer.paths.empty()) remark(fmt::format("no path of {} or less between the two; --max-hops looks further, --all takes negated and not actual events too", counted(options.max_hops, "step")));
    if (answer.cut) remark("the search ended at its limit of edges; there may be more paths, or shorter ones");
    return done;
}

}  // namespace

void add_path(CLI::App& app, Context& context) {
    add_verb<PathArguments>(app, context, "path", "the shortest walks between two actors, each step with its evidence", run_path,
                            [](CLI::App& verb, PathArguments& arguments) {
        declare_graph(verb, arguments.graph);
        declare_actor(verb, "FROM", arguments.from)->required();
        declare_actor(verb, "TO", arguments.to)->required();
        verb.add_option("--k", arguments.options.k, "how many paths (default: 1)")->check(CLI::Range(1, 1000))->option_text("N");
        verb.add_option("--max-hops", arguments.options.max_hops, "steps at most (default: 6)")->check(CLI::Range(1, 20))->option_text("N");
        verb.add_flag("--directed", arguments.options.directed, "along edges only, from source to target; reciprocal ones both ways");
        declare_filter(verb, arguments.filter);
        declare_json(verb, arguments.json);
        verb.footer("Example: entente path world.db \"John Kerry\" \"Hassan Rouhani\" --k 3");
    });
}

}  // namespace entente::cli
