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
    bool weighted = false, in_time = false, json = false;
};

void print_json(const Path& path, Output& out) {
    JsonLine json;
    json.number("length", path.size()).open_list("steps");
    for (const auto& step : path) {
        add_step(json.open_item(), step);
        json.close();
    }
    json.close_list().print(out);
}

void print_steps(const Path& path, Output& out) {
    out.line(node_words(path.front().from, out));
    for (const auto& step : path) {
        print_step(step, out);
        out.line(node_words(step.to, out));
    }
}

int run_path(const PathArguments& arguments, Context& context) {
    const auto store = Store::open(arguments.graph);
    const auto from = find_one_actor(*store, arguments.from), to = find_one_actor(*store, arguments.to);
    auto options = arguments.options;
    options.filter = arguments.filter.of(*store);
    if (arguments.weighted) options.order = PathOrder::surest;
    if (arguments.in_time) options.order = PathOrder::earliest;
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
    else if (answer.paths.empty() && !answer.cut)
        remark(fmt::format("no path{} between the two within {}{}{}", options.order == PathOrder::earliest ? " of dated edges in time" : "",
                           counted(options.max_hops, "step"), options.max_hops < 20 ? " (--max-hops looks further)" : "",
                           left_out_words(answer.left_out, options.filter)));
    if (answer.cut) remark(fmt::format("the search ended at {}; there may be more paths, or better ones", limit_words(*answer.cut)));
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
        declare_max_hops(verb, arguments.options.max_hops, "steps at most (default: 6)");
        verb.add_flag("--directed", arguments.options.directed, "along edges only, from source to target; reciprocal ones both ways");
        auto* weighted = verb.add_flag("--weighted", arguments.weighted, "the surest paths first, by number and confidence of the edges between each two, not the shortest");
        verb.add_flag("--in-time", arguments.in_time, "paths in time: no step before the one it follows; those that arrive first come first")->excludes(weighted);
        declare_filter(verb, arguments.filter);
        declare_time_limit(verb, arguments.options.most_time);
        declare_json(verb, arguments.json);
        verb.footer("Example: entente path world.db \"John Kerry\" \"Hassan Rouhani\" --k 3");
    });
}

}  // namespace entente::cli
