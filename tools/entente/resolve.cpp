// resolve [TEXT...]: the actor that a mention stands for.

#include <algorithm>
#include <iostream>

#include <fmt/format.h>

#include "fault_log.hpp"
#include "options.hpp"
#include "table.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

struct ResolveOptions {
    std::vector<std::string> mentions;
    std::optional<Date> date;
    std::string graph;
    bool json = false;
};

void add_members(JsonLine& json, const ActorRef& actor) {
    json.text("id", actor.id).text("name", actor.name).text("kind", to_string(actor.kind));
    if (!actor.country.empty()) json.text("country", actor.country);
    if (!actor.sector.empty()) json.text("sector", actor.sector);
    if (!actor.code.empty()) json.text("code", actor.code);
}

/// What a graph calls so: actors that only its documents name. One that is alone goes before what the words alone tell.
void add_from_graph(Store& store, const std::string& text, MentionReading& reading) {
    const auto matches = store.match_name(text);
    for (const auto& [number, match] : matches) {
        const Actor actor = store.actor(number);
        const auto same = [&](const ActorRef& other) { return other.id == actor.id; };
        if ((reading.actor && same(*reading.actor)) || std::ranges::any_of(reading.others, same)) continue;
        const ActorRef found{.id = actor.id, .name = actor.name, .kind = actor.kind, .country = actor.country, .sector = actor.sector, .code = actor.code,
                             .resolution = "an actor of the graph"};
        if (reading.known || matches.size() > 1) {
            reading.others.push_back(found);
        } else {
            if (reading.actor) reading.others.push_back(*reading.actor);
            reading.actor = found;
        }
    }
}

void print_json(const std::string& text, const MentionReading& reading, Output& out) {
    JsonLine json;
    json.text("text", text).boolean("known", reading.known);
    if (reading.actor) {
        add_members(json, *reading.actor);
        json.text("mention", reading.actor->mention).text("resolution", reading.actor->resolution);
    }
    json.open_list("others");
    for (const auto& other : reading.others) {
        json.open_item();
        add_members(json, other);
        json.close();
    }
    json.close_list().print(out);
}

void add_row(Table& table, const std::string& text, const MentionReading& reading) {
    if (!reading.actor) {
        table.add({{text}, {"no actor", Ink::bad}});
        return;
    }
    std::string others;
    for (const auto& other : reading.others) others += (others.empty() ? "" : ", ") + other.id;
    table.add({{text}, {reading.actor->name, Ink::strong}, {std::string(to_string(reading.actor->kind))}, {reading.actor->code}, {reading.actor->id, Ink::faint},
               {reading.actor->resolution}, {others, Ink::faint}});
}

int run_resolve(const ResolveOptions& options, Context& context) {
    const auto store = options.graph.empty() ? nullptr : Store::open(options.graph);
    const Pipeline pipeline(Schema::locate(context.schema), store ? store->imports() : std::vector<ImportedEntry>());
    Progress progress;
    FaultLog faults(progress);
    Table table({{"text"}, {"actor"}, {"kind"}, {"code"}, {"id"}, {"because", Table::Align::left, true}, {"other readings", Table::Align::left, true}});
    const auto resolve = [&](const std::string& text) {
        try {
            auto reading = pipeline.resolve(text, options.date);
            if (store) add_from_graph(*store, text, reading);
            if (options.json) print_json(text, reading, context.out);
            else add_row(table, text, reading);
        } catch (const Error& error) {
            faults(error);
        }
    };
    for (const auto& mention : options.mentions) resolve(mention);
    if (options.mentions.empty())
        for (std::string line; std::getline(std::cin, line);) resolve(line);
    if (!table.empty()) table.print(context.out);
    return faults.status();
}

}  // namespace

void add_resolve(CLI::App& app, Context& context) {
    add_verb<ResolveOptions>(app, context, "resolve", "code mentions given as text: who is meant, and how it is coded", run_resolve,
                             [](CLI::App& verb, ResolveOptions& options) {
        verb.add_option("TEXT", options.mentions, "mentions; without one, each line of standard input is one")->option_text(" ");
        declare_day(verb, "--date", options.date, "the day on which offices are held (default: the latest)");
        verb.add_option("--graph", options.graph, "know the actors of this graph, too")->option_text("GRAPH");
        declare_json(verb, options.json);
        verb.footer("Example: entente resolve \"Egyptian military spokesman\" \"the US Secretary of State\" --date 2016-07-15");
    });
}

}  // namespace entente::cli
