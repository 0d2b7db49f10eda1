// connect GRAPH ACTOR ACTOR...: a small tree that joins actors.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "options.hpp"
#include "progress.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

struct ConnectArguments {
    std::string graph;
    std::vector<std::string> actors;
    ConnectOptions options;
    FilterOptions filter;
    bool weighted = false, json = false;
};

void print_tree(const ConnectAnswer& answer, Output& out) {
    bool first = true;
    std::string at;
    for (const auto& step : answer.steps) {
        if (step.from.id != at) {
            if (!first) out.line();
            out.line(node_words(step.from, out));
        }
        print_step(step, out);
        out.line(node_words(step.to, out));
        at = step.to.id;
        first = false;
    }
}

int run_connect(const ConnectArguments& arguments, Context& context) {
    const auto store = Store::open(arguments.graph);
    std::vector<ActorNo> actors;
    for (const auto& name : arguments.actors) actors.push_back(find_one_actor(*store, name));
    auto options = arguments.options;
    options.filter = arguments.filter.of(*store);
    if (arguments.weighted) options.order = PathOrder::surest;
    const auto answer = connect(*store, actors, options);
    if (arguments.json) {
        for (const auto& step : answer.steps) {
            JsonLine json;
            add_step(json, step);
            json.print(context.out);
        }
    } else {
        print_tree(answer, context.out);
    }
    context.out.flush();
    if (answer.cut) {
        remark(fmt::format("the search ended at {}; more may hang together", limit_words(*answer.cut)));
    } else if (answer.parts.size() > 1) {
        std::vector<std::string> parts;
        for (const auto& part : answer.parts) {
            std::vector<std::string> names;
            for (const auto& actor : part) names.push_back(actor_words(actor));
            parts.push_back(printable(fmt::format("{}", fmt::join(names, ", "))));
        }
        remark(fmt::format("not connected within {} from one to the next: {}{}", counted(options.max_hops, "step"), fmt::join(parts, " | "),
                           left_out_words(answer.left_out, options.filter)));
    }
    return done;
}

}  // namespace

void add_connect(CLI::App& app, Context& context) {
    add_verb<ConnectArguments>(app, context, "connect", "a small tree of edges that joins several actors", run_connect, [](CLI::App& verb, ConnectArguments& arguments) {
        declare_graph(verb, arguments.graph);
        verb.add_option("ACTOR", arguments.actors, "two actors or more, each by id, name or alias")->required()->expected(2, 64)->option_text(" ");
        verb.add_flag("--weighted", arguments.weighted, "the surest edges, by number and confidence, not the fewest");
        declare_max_hops(verb, arguments.options.max_hops, "steps at most from one of the actors to the next (default: 6)");
        declare_filter(verb, arguments.filter);
        declare_time_limit(verb, arguments.options.most_time);
        declare_json(verb, arguments.json);
        verb.footer("Example: entente connect world.db \"John Kerry\" \"Hassan Rouhani\" NATO");
    });
}

}  // namespace entente::cli
