// actors GRAPH [NAME]: who is in it. With --import: whom it is to know beside the directory.

#include <fmt/format.h>

#include <entente/entente.hpp>

#include "actor_decisions.hpp"
#include "import.hpp"
#include "json_line.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "table.hpp"
#include "verb.hpp"

namespace entente::cli {
namespace {

struct ActorsOptions {
    std::string graph, name;
    StoreOptions write = writing();
    std::size_t limit = 50;
    bool json = false;
    DecisionOptions decisions;
    ImportFiles import;
};

constexpr std::size_t shown_aliases = 4;

/// Names that documents use beside the actor's own.
std::vector<std::string> other_names(Store& store, ActorNo number, const Actor& actor) {
    std::vector<std::string> names;
    for (auto& [name, mentions] : store.aliases(number))
        if (name != actor.name) names.push_back(std::move(name));
    return names;
}

int run_actors(const ActorsOptions& options, Context& context) {
    if (options.decisions.asked()) return run_decisions(options.graph, options.write, options.name, options.decisions, options.json, context.out);
    if (!options.import.files.empty()) return run_import(options.graph, options.write, options.import, context);
    const auto store = Store::open(options.graph);
    const auto snapshot = store->snapshot();
    // One more than asked for tells whether there are more.
    auto found = store->list_actors(options.name, options.limit + 1);
    const bool more = found.size() > options.limit;
    if (more) found.pop_back();
    if (found.empty() && !options.name.empty()) {
        throw Error(ErrorCode::usage, fmt::format("no actor's id, name or alias holds '{}'", options.name), store->location(),
                    fmt::format("'entente actors {}' lists those with the most edges", store->location()));
    }

    Table table({{"edges", Table::Align::right}, {"name"}, {"kind"}, {"code"}, {"id"}, {"also", Table::Align::left, true}});
    for (const auto& [number, edges] : found) {
        const auto actor = store->actor(number);
        const auto names = other_names(*store, number, actor);
        if (options.json) {
            JsonLine line;
            line.text("id", actor.id).text("name", actor.name).text("kind", to_string(actor.kind));
            if (!actor.country.empty()) line.text("country", actor.country);
            if (!actor.sector.empty()) line.text("sector", actor.sector);
            if (!actor.code.empty()) line.text("code", actor.code);
            if (actor.coordinates) line.real("latitude", actor.coordinates->latitude).real("longitude", actor.coordinates->longitude);
            line.number("edges", edges).texts("aliases", names);
            std::vector<std::string> merged;
            for (const auto& [member, facts] : store->members(number))
                if (facts.id != actor.id) merged.push_back(facts.id);
            if (!merged.empty()) line.texts("merged", merged);
            line.print(context.out);
            continue;
        }
        std::string also;
        for (std::size_t i = 0; i < std::min(names.size(), shown_aliases); ++i) also += (i ? ", " : "") + names[i];
        table.add({{grouped(edges)}, {actor.name, Ink::strong}, {std::string(to_string(actor.kind))}, {actor.code}, {actor.id, Ink::faint}, {also, Ink::faint}});
    }
    if (!options.json) table.print(context.out);
    if (more) {
        context.out.flush();
        remark(fmt::format("only the first {} are shown; --limit shows more", grouped(options.limit)));
    }
    return done;
}

}  // namespace

void add_actors(CLI::App& app, Context& context) {
    add_verb<ActorsOptions>(app, context, "actors", "actors by number of edges, or those whose name or alias matches", run_actors,
                            [](CLI::App& verb, ActorsOptions& options) {
        declare_graph(verb, options.graph);
        verb.add_option("NAME", options.name, "part of an id, a name or an alias")->option_text(" ");
        declare_limit(verb, options.limit, "actors");
        declare_decisions(verb, options.decisions);
        declare_patience(verb, options.write);
        declare_json(verb, options.json);
        declare_import(verb, options.import);
        verb.footer("Examples:\n"
                    "  entente actors world.db Kerry\n"
                    "  entente actors world.db --merge \"Juan Santos\" \"Juan Manuel Santos\" --by me --why \"one president\"\n"
                    "  entente actors world.db --import my-actors.csv");
    });
}

}  // namespace entente::cli
