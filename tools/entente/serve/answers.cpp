#include "serve/answers.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <sstream>
#include <unordered_set>

#include <fmt/format.h>

#include "json_line.hpp"
#include "serve/pieces.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

using namespace std::chrono_literals;

// What one answer may hold and cost. Every answer that is cut off by one of them says so.
constexpr std::size_t most_actors = 2'000, most_egos = 100, most_links = 20'000, most_edges = 500, most_reports = 100, most_sentences = 100, most_overview = 40;
constexpr std::uint64_t most_looked_at = 3'000'000;
constexpr auto most_time = 3s;

Answer json_answer(JsonLine& json) { return {std::string(json.ended())}; }

void add_cut(JsonLine& json, const std::optional<Limit>& cut) {
    if (cut) json.text("cut", limit_words(*cut));
}

void add_pieces(JsonLine& json, const Record& record) {
    json.open_list("pieces");
    for (const auto& piece : pieces_of(record)) {
        json.open_item().text("text", piece.text);
        if (!piece.role.empty()) json.text("role", piece.role);
        json.close();
    }
    json.close_list();
}

/// A report: the record as extract writes it, and its sentence in pieces.
void add_report(JsonLine& json, const Record& record) {
    json.open_item().raw("record", json_of(record));
    add_pieces(json, record);
    json.close();
}

void add_dates(JsonLine& json, const std::optional<Date>& first, const std::optional<Date>& last) {
    if (first) json.text("first", first->iso());
    if (last) json.text("last", last->iso());
}

struct View {
    std::vector<ActorNo> egos;
    EgoOptions options;
};

/// Those with the most edges that the filter lets through.
std::vector<ActorNo> best_connected(Store& store, Filter filter, std::size_t limit) {
    filter.window.reset();  // reports of one event count each: to join all of a large graph takes seconds
    std::vector<std::pair<std::uint64_t, ActorNo>> actors;
    store.each_actor_with_edges(filter, [&](ActorNo actor, std::uint64_t edges) { actors.emplace_back(~edges, actor); });
    const auto shown = std::min(limit, actors.size());
    std::partial_sort(actors.begin(), actors.begin() + static_cast<std::ptrdiff_t>(shown), actors.end());
    std::vector<ActorNo> best;
    for (std::size_t i = 0; i < shown; ++i) best.push_back(actors[i].second);
    return best;
}

/// What the page shows: the egos asked for, or those with the most edges.
View view_of(Store& store, Parameters& asked) {
    View view;
    view.egos = asked.actors(store, "actor", most_egos);
    view.options.hops = static_cast<unsigned>(asked.number("hops", 0, 3, 1));
    view.options.limit = asked.number("limit", 1, most_actors, 150);
    view.options.filter = asked.filter(store);
    view.options.most_edges = most_looked_at;
    view.options.most_time = most_time;
    if (view.egos.empty()) {
        view.options.hops = 0;
        view.egos = best_connected(store, view.options.filter, std::min<std::size_t>(view.options.limit, most_overview));
    }
    return view;
}

Answer answer_graph(Store& store, Parameters& asked) {
    const auto view = view_of(store, asked);
    asked.end();
    auto network = ego_network(store, view.egos, view.options);
    std::uint64_t left_out_links = 0;
    if (network.links.size() > most_links) {
        left_out_links = network.links.size() - most_links;
        std::stable_sort(network.links.begin(), network.links.end(), [](const auto& a, const auto& b) { return a.reports > b.reports; });
        network.links.resize(most_links);
    }
    JsonLine json;
    json.open_list("nodes");
    for (const auto& node : network.nodes) {
        json.open_item().actor("actor", node.actor).number("distance", node.distance).number("reports", node.reports).number("hidden", node.hidden);
        json.number("community", node.community).close();
    }
    json.close_list().open_list("links");
    for (const auto& link : network.links) {
        json.open_item().number("source", link.source).number("target", link.target).text("kind", to_string(link.kind)).text("type", link.type);
        json.number("quad", static_cast<std::uint64_t>(link.quad)).boolean("reciprocal", link.reciprocal).boolean("actual", link.actual);
        json.number("edges", link.edges).number("reports", link.reports);
        add_dates(json, link.first, link.last);
        json.text("edge", to_hex(link.best_edge)).real("confidence", link.confidence).close();
    }
    json.close_list().number("left_out_actors", network.left_out).number("left_out_links", left_out_links);
    add_cut(json, network.cut);
    return json_answer(json);
}

/// The part of the graph that answer_graph shows, as a file.
Answer answer_export(Store& store, Parameters& asked) {
    const auto& format = graph_format(asked.required("format"), asked.text("flavour"));
    if (!format.files.empty()) throw Error(ErrorCode::usage, "is several files", std::string(format.name), "'entente export' writes it");
    const auto view = view_of(store, asked);
    asked.end();
    const auto snapshot = store.snapshot();
    Selection selection{.filter = view.options.filter};
    selection.among.emplace();
    for (const auto& node : ego_network(store, view.egos, view.options).nodes) selection.among->push_back(node.number);
    std::ostringstream file;
    write_graph(store, format, selection, file);
    return {std::move(file).str(), "application/octet-stream", fmt::format("entente{}", format.ending)};
}

std::uint64_t edges_of(const PeriodCount& count) { return std::accumulate(count.events.begin(), count.events.end(), count.ties); }

/// A few edges far from all others, such as those of a founding two centuries ago, would leave no room for the others. Takes away what lies
/// outside of the days on which 98 in 100 edges began where two thirds of all days go with them; says how many edges went at either side.
std::pair<std::uint64_t, std::uint64_t> leave_out_far_ones(std::vector<PeriodCount>& days) {
    std::uint64_t all = 0, before = 0, after = 0;
    for (const auto& day : days) all += edges_of(day);
    auto first = days.begin();
    while (first != days.end() && (before + edges_of(*first)) * 100 <= all) before += edges_of(*first++);
    auto last = days.end();
    while (last != first && (after + edges_of(last[-1])) * 100 <= all) after += edges_of(*--last);
    if (first == last) return {};
    const auto length = [](const PeriodCount& from, const PeriodCount& to) { return (to.span.end.day - from.span.start.day).count() + 1; };
    if (3 * length(*first, last[-1]) > length(days.front(), days.back())) return {};
    days.erase(last, days.end());
    days.erase(days.begin(), first);
    return {before, after};
}

Answer answer_timeline(Store& store, Parameters& asked) {
    const auto egos = asked.actors(store, "actor", most_egos);
    const auto other = asked.actors(store, "with", 1);
    const auto filter = asked.filter(store);
    asked.end();
    const auto snapshot = store.snapshot();
    const auto count = [&](TimelinePeriod period) { return timeline_by(store, egos, other.empty() ? std::nullopt : std::optional(other.front()), filter, period); };
    auto periods = count(TimelinePeriod::day);
    const auto [before, after] = leave_out_far_ones(periods);
    // Of the finest kind of period of which there are not too many to be drawn.
    struct Kind {
        TimelinePeriod period;
        const char* name;
        int days;
    };
    static constexpr Kind kinds[]{{TimelinePeriod::day, "day", 1}, {TimelinePeriod::month, "month", 30}, {TimelinePeriod::quarter, "quarter", 91}, {TimelinePeriod::year, "year", 365}};
    constexpr int most_periods = 400;
    auto kind = std::begin(kinds);
    if (!periods.empty()) {
        const auto from = periods.front().span.start, to = periods.back().span.end;
        while (kind != std::end(kinds) - 1 && (to.day - from.day).count() / kind->days > most_periods) ++kind;
        if (kind != std::begin(kinds)) {
            periods = count(kind->period);
            std::erase_if(periods, [&](const PeriodCount& period) { return period.span.end < from || to < period.span.start; });
        }
    }
    JsonLine json;
    json.text("period", kind->name).open_list("periods");
    for (const auto& period : periods) {
        json.open_item().text("start", period.span.start.iso()).text("end", period.span.end.iso()).number("statements", period.events[0]);
        json.number("quad1", period.events[1]).number("quad2", period.events[2]).number("quad3", period.events[3]).number("quad4", period.events[4]).number("ties", period.ties).close();
    }
    json.close_list().number("left_out_before", before).number("left_out_after", after);
    return json_answer(json);
}

Answer answer_suggest(Store& store, Parameters& asked) {
    const auto words = asked.required("q");
    const auto limit = asked.number("limit", 1, 50, 10);
    asked.end();
    JsonLine json;
    json.open_list("actors");
    for (const auto& [actor, edges] : store.list_actors(words, limit)) json.open_item().actor("actor", store.actor(actor)).number("edges", edges).close();
    json.close_list();
    return json_answer(json);
}

Answer answer_search(Store& store, Parameters& asked) {
    const auto words = asked.required("q");
    const auto limit = asked.number("limit", 1, most_sentences, 20);
    const auto filter = asked.filter(store);
    asked.end();
    const auto found = search(store, words, {.filter = filter, .limit = limit, .most_actors = 10});
    JsonLine json;
    json.open_list("actors");
    for (const auto& one : found.actors) json.open_item().actor("actor", one.actor).number("edges", one.edges).close();
    json.close_list().open_list("sentences");
    for (const auto& sentence : found.sentences) {
        json.open_item().open_list("pieces");
        std::size_t at = 0;
        const auto piece = [&](std::size_t end, bool match) {
            if (at == end) return;
            json.open_item().text("text", std::string_view(sentence.text).substr(at, end - at));
            if (match) json.text("role", "match");
            json.close();
            at = end;
        };
        for (const auto& match : sentence.matches) piece(match.begin, false), piece(match.end, true);
        piece(sentence.text.size(), false);
        json.close_list().open_list("records");
        for (const auto& record : sentence.records) json.raw_item(json_of(record));
        json.close_list().close();
    }
    json.close_list().boolean("more", found.cut);
    return json_answer(json);
}

Answer answer_actor(Store& store, Parameters& asked) {
    const auto found = asked.actors(store, "id", 1);
    if (found.empty()) asked.required("id");
    asked.end();
    const auto snapshot = store.snapshot();
    const auto members = store.members(found.front());
    const auto actor = members.front().first;
    JsonLine json;
    json.actor("actor", store.actor(actor)).open_list("aliases");
    auto aliases = store.aliases(actor);
    if (aliases.size() > 30) aliases.resize(30);
    for (const auto& [name, mentions] : aliases) json.open_item().text("name", name).number("mentions", mentions).close();
    json.close_list().open_list("members");
    for (std::size_t i = 1; i < members.size(); ++i) json.open_item().actor("actor", members[i].second).close();
    json.close_list();
    return json_answer(json);
}

/// Of two actors, or of one and all others: by days, each with its best report.
Answer answer_edges(Store& store, Parameters& asked) {
    const auto actors = asked.actors(store, "actor", 1), others = asked.actors(store, "with", 1);
    if (actors.empty()) asked.required("actor");
    const auto limit = asked.number("limit", 1, most_edges, 100);
    const auto direction = asked.text("direction");
    if (!direction.empty() && direction != "out" && direction != "in" && direction != "both") throw Error(ErrorCode::usage, fmt::format("'{}' is not out, in or both", shortened(direction)), "direction");
    const auto filter = asked.filter(store);
    asked.end();
    const auto snapshot = store.snapshot();
    const auto walker = store.walker(filter, {others.begin(), others.end()});
    const auto actor = walker->shown_as(actors.front());
    const auto other = others.empty() ? 0 : walker->shown_as(others.front());
    std::vector<Hop> hops;
    for (const auto& hop : walker->edges(actor)) {
        if ((other && hop.neighbour != other) || (hop.neighbour == actor && !hop.outward)) continue;
        if (!direction.empty() && direction != (hop.edge.reciprocal ? "both" : hop.outward ? "out" : "in")) continue;
        hops.push_back(hop);
    }
    const auto shown = std::min<std::size_t>(limit, hops.size());
    // The best evidenced ones; then, of these, by days.
    const auto doubt = [](const Hop& hop) { return std::tuple(-static_cast<std::int64_t>(hop.edge.reports), -hop.edge.confidence, hop.edge.id); };
    std::partial_sort(hops.begin(), hops.begin() + static_cast<std::ptrdiff_t>(shown), hops.end(), [&](const Hop& a, const Hop& b) { return doubt(a) < doubt(b); });
    const auto left_out = hops.size() - shown;
    hops.resize(shown);
    std::sort(hops.begin(), hops.end(), [](const Hop& a, const Hop& b) { return std::tie(b.edge.first_day, a.edge.id) < std::tie(a.edge.first_day, b.edge.id); });
    const auto self = store.actor(actor);
    JsonLine json;
    json.open_list("edges");
    for (const auto& hop : hops) {
        const auto neighbour = hop.neighbour == actor ? self : store.actor(hop.neighbour);
        json.open_item().actor("source", hop.outward ? self : neighbour).actor("target", hop.outward ? neighbour : self);
        add_edge(json, hop.edge.id, store.relation(hop.edge.relation), hop.edge);
        json.open_list("evidence");
        for (const auto& record : store.evidence(hop.edge.id, 1)) add_report(json, record);
        json.close_list().close();
    }
    json.close_list().number("left_out", left_out);
    return json_answer(json);
}

/// All that an edge stands on.
Answer answer_edge(Store& store, Parameters& asked) {
    const auto id = asked.required("id");
    const auto limit = asked.number("limit", 1, most_reports, 20);
    asked.end();
    const auto explanation = explain(store, id, store.window().value_or(0));
    JsonLine json;
    if (explanation.source) json.actor("source", *explanation.source);
    if (explanation.target) json.actor("target", *explanation.target);
    add_edge(json, explanation.edge, explanation.relation, explanation.facts);
    const auto shown = std::min<std::size_t>(limit, explanation.evidence.size());
    json.number("documents", explanation.documents).open_list("evidence");
    for (std::size_t i = 0; i < shown; ++i) add_report(json, explanation.evidence[i]);
    json.close_list().number("left_out", explanation.evidence.size() - shown);
    std::vector<std::string> same;
    for (const auto edge : explanation.same_event) same.push_back(to_hex(edge));
    json.texts("same_event", same);
    return json_answer(json);
}

Answer answer_paths(Store& store, Parameters& asked) {
    const auto from = asked.required("from"), to = asked.required("to");
    PathOptions options;
    options.k = asked.number("k", 1, 20, 3);
    options.max_hops = static_cast<unsigned>(asked.number("max-hops", 1, 8, 6));
    options.directed = asked.flag("directed");
    if (const auto order = asked.text("order"); order == "surest") options.order = PathOrder::surest;
    else if (order == "earliest") options.order = PathOrder::earliest;
    else if (!order.empty() && order != "shortest") throw Error(ErrorCode::usage, fmt::format("'{}' is not shortest, surest or earliest", shortened(order)), "order");
    options.filter = asked.filter(store);
    options.most_edges = most_looked_at;
    options.most_time = most_time;
    asked.end();
    const auto found = shortest_paths(store, find_one_actor(store, from), find_one_actor(store, to), options);
    JsonLine json;
    json.open_list("paths");
    for (const auto& path : found.paths) {
        json.open_item().open_list("steps");
        for (const auto& step : path) {
            add_step(json.open_item(), step);
            add_pieces(json, step.best);
            json.close();
        }
        json.close_list().close();
    }
    json.close_list();
    if (const auto left_out = left_out_words(found.left_out, options.filter); found.paths.empty() && !left_out.empty()) json.text("left_out", left_out.substr(2));
    add_cut(json, found.cut);
    return json_answer(json);
}

/// What is known of a document, and the sentences that edges stand on.
Answer answer_document(Store& store, Parameters& asked) {
    const auto id = asked.required("id");
    const auto limit = asked.number("limit", 1, most_edges, 200);
    asked.end();
    const auto snapshot = store.snapshot();
    const auto document = store.find_document(id);
    if (!document) throw Error(ErrorCode::usage, fmt::format("has no document '{}'", id), "the graph");
    const auto& info = document->first;
    auto filter = Filter::everything();
    filter.documents = {id};
    JsonLine json;
    json.text("id", info.id).text("title", info.title).text("publisher", info.publisher).text("url", info.url);
    if (info.published) json.text("published", info.published->iso());
    std::uint64_t records = 0;
    json.open_list("records");
    store.each_record(filter, [&](EdgeId, const Record& record) {
        if (record.document->id == id && ++records <= limit) add_report(json, record);
    });
    json.close_list().number("left_out", records - std::min<std::uint64_t>(records, limit));
    return json_answer(json);
}

}  // namespace

Answer answer_info(Store& store, const std::string& name) {
    const auto size = store.magnitude();
    std::vector<std::string> events, ties;
    store.each_relation([&](std::uint32_t, const Relation& relation) {
        auto& types = relation.kind == RecordKind::event ? events : ties;
        if (std::find(types.begin(), types.end(), relation.type) == types.end()) types.push_back(relation.type);
    });
    std::sort(events.begin(), events.end());
    std::sort(ties.begin(), ties.end());
    JsonLine json;
    json.text("graph", name).number("actors", size.actors).number("edges", size.edges).texts("events", events).texts("ties", ties);
    std::vector<std::string> kinds;
    for (int kind = 0; kind < 12; ++kind) kinds.emplace_back(to_string(static_cast<ActorKind>(kind)));
    json.texts("kinds", kinds).number("most_actors", most_actors);
    return json_answer(json);
}

const std::vector<Question>& questions() {
    static const std::vector<Question> all{{"/api/graph", answer_graph},     {"/api/export", answer_export}, {"/api/timeline", answer_timeline},
                                           {"/api/suggest", answer_suggest}, {"/api/search", answer_search}, {"/api/actor", answer_actor},
                                           {"/api/edges", answer_edges},     {"/api/edge", answer_edge},     {"/api/paths", answer_paths},
                                           {"/api/document", answer_document}};
    return all;
}

std::string json_of(const Error& error) {
    JsonLine json;
    json.open("error").text("what", error.fault()).text("where", error.where()).text("remedy", error.remedy()).close();
    return std::string(json.ended());
}

}  // namespace entente::cli
