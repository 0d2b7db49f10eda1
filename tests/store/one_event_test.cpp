// Which reports are one edge on disk, and which edges one event to a reader: by hand, and against a plain model.

#include <map>
#include <set>

#include "catch.hpp"
#include "store/world.hpp"

using namespace entente;
using world::Folder;
using world::no_fault;
using world::writing;

namespace {

struct Told {
    std::string document;
    std::optional<Place> place = {};
    int day = 1;  // of July 2016; 0: no date
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    std::string cameo = "040";
    RecordKind kind = RecordKind::event;
};

const Place nairobi{"Nairobi", "KEN"}, mombasa{"Mombasa", "KEN"}, kenya{"Kenya", "KEN"}, kampala{"Kampala", "UGA"};

/// A document of one sentence: Kenya and Uganda met.
Extraction document(const Told& told) {
    Extraction extraction;
    auto info = std::make_shared<DocumentInfo>();
    info->id = told.document;
    extraction.text = "Kenya met Uganda.";
    extraction.sentences = {{{0, 17}}};
    Record record;
    record.document = info;
    record.kind = told.kind;
    record.type = told.kind == RecordKind::event ? "CONSULT" : "allied-with";
    record.quad = told.kind == RecordKind::event ? 1 : 0;
    record.reciprocal = true;
    record.cameo = told.cameo;
    record.text = extraction.text;
    record.text_extent = {0, 17};
    record.source = ActorRef{.id = "country/ken", .name = "Kenya", .kind = ActorKind::country, .country = "KEN", .mention = "Kenya", .extent = {0, 5}};
    record.target = ActorRef{.id = "country/uga", .name = "Uganda", .kind = ActorKind::country, .country = "UGA", .mention = "Uganda", .extent = {10, 16}};
    if (told.day) record.date = DateSpan{Date::of(2016, 7, 1).plus_days(told.day - 1), Date::of(2016, 7, 1).plus_days(told.day - 1)};
    record.place = told.place;
    record.polarity = told.polarity;
    record.modality = told.modality;
    record.confidence = 0.5;
    record.trigger = "met";
    record.trigger_extent = {6, 9};
    record.identify();
    extraction.document = std::move(info);
    extraction.records = {std::move(record)};
    return extraction;
}

/// Reports and documents of each edge, sorted.
using Counts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
Counts edges(const std::vector<Told>& told, std::optional<int> window) {
    Folder folder;
    const auto store = Store::open(folder / "g.db", writing);
    for (const auto& each : told) store->add(document(each), no_fault);
    auto filter = Filter::everything();
    filter.window = window;
    Counts counts;
    store->each_edge(filter, [&](const StoredEdge& edge) { counts.emplace_back(edge.facts.reports, edge.documents); });
    std::sort(counts.begin(), counts.end());
    return counts;
}

std::string edge_of(const Told& told) { return document(told).records.front().edge; }

/// The graph as it was before places were counted in: version 5, each edge one for all places.
void make_older(const std::string& file, const std::vector<Told>& told) {
    auto unplaced = told;
    std::vector<Extraction> documents;
    for (auto& each : unplaced) {
        each.place.reset();
        documents.push_back(document(each));
    }
    Store::open(file, writing)->add(documents, no_fault);
    SQLite::Database graph(file, SQLite::OPEN_READWRITE);
    SQLite::Statement place(graph, "UPDATE evidence SET place = ?2, place_country = ?3 WHERE document = (SELECT id FROM documents WHERE key = ?1)");
    for (const auto& each : told) {
        if (!each.place) continue;
        place.bind(1, each.document);
        place.bind(2, each.place->name);
        place.bind(3, each.place->country);
        place.exec();
        place.reset();
    }
    graph.exec("DROP TABLE settings");
    graph.exec("PRAGMA user_version = 5");
}

}  // namespace

TEST_CASE("two reports of one meeting are one edge, meetings in two cities are two") {
    CHECK(edges({{"a", nairobi}, {"b", nairobi}}, std::nullopt) == Counts{{2, 2}});
    CHECK(edges({{"a", nairobi}, {"b", mombasa}, {"c", nairobi}}, std::nullopt) == Counts{{1, 1}, {2, 2}});
    CHECK(edges({{"a", nairobi}, {"b", mombasa}, {"c", nairobi}}, 30) == Counts{{1, 1}, {2, 2}});
}

TEST_CASE("what tells no place, or the country, is the meeting it may be, and none where it may be two") {
    CHECK(edges({{"a", nairobi}, {"b"}}, std::nullopt) == Counts{{1, 1}, {1, 1}});
    CHECK(edges({{"a", nairobi}, {"b"}}, 0) == Counts{{2, 2}});
    CHECK(edges({{"a", nairobi}, {"b", kenya}, {"c"}}, 0) == Counts{{3, 3}});
    CHECK(edges({{"a", kampala}, {"b", kenya}}, 0) == Counts{{1, 1}, {1, 1}});
    CHECK(edges({{"a", nairobi}, {"b", mombasa}, {"c", kenya}}, 0) == Counts{{1, 1}, {1, 1}, {1, 1}});
    CHECK(edges({{"a", nairobi}, {"b", kampala}, {"c", kenya}}, 0) == Counts{{1, 1}, {2, 2}});
    CHECK(edges({{"a", Place{"NAIROBI", ""}}, {"b", nairobi}}, 0) == Counts{{2, 2}});
    // In one document, also where nothing tells the day.
    CHECK(edges({{"a", nairobi, 0}, {"b", std::nullopt, 0}}, 0) == Counts{{1, 1}, {1, 1}});
}

TEST_CASE("CAMEO codes are told apart in evidence only; what is denied or planned is another edge, at any window") {
    CHECK(edges({{"a", nairobi}, {"b", nairobi, 1, Polarity::affirmed, Modality::actual, "042"}}, std::nullopt) == Counts{{2, 2}});
    for (const auto window : {std::optional<int>(), std::optional(0), std::optional(30)}) {
        CHECK(edges({{"a", nairobi}, {"b", nairobi, 1, Polarity::negated}}, window).size() == 2);
        CHECK(edges({{"a", nairobi}, {"b", nairobi, 1, Polarity::affirmed, Modality::planned}}, window).size() == 2);
    }
}

TEST_CASE("a tie is one wherever its two are") {
    CHECK(edges({{"a", nairobi, 0, Polarity::affirmed, Modality::actual, "", RecordKind::tie}, {"b", mombasa, 0, Polarity::affirmed, Modality::actual, "", RecordKind::tie}},
                std::nullopt) == Counts{{2, 2}});
}

TEST_CASE("the ids of what tells no place are those that they always were") {
    CHECK(edge_of({"a"}) == edge_of({"b"}));
    CHECK(edge_of({"a", nairobi}) == edge_of({"b", nairobi}));
    CHECK(edge_of({"a", nairobi}) != edge_of({"a"}));
    CHECK(edge_of({"a", nairobi}) != edge_of({"a", mombasa}));
    auto somewhere = nairobi;
    somewhere.coordinates = Coordinates{-1.29, 36.82};
    CHECK(edge_of({"a", somewhere}) == edge_of({"a", nairobi}));
}

TEST_CASE("events are a partition that any order gives; days and places agree in each, and explaining an edge names the others") {
    const std::vector<std::optional<Place>> places{std::nullopt, nairobi, mombasa, kenya, kampala, Place{"Nairobi", ""}};
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        world::Maker maker(seed);
        std::vector<Extraction> documents;
        std::map<std::string, std::optional<Place>> place_of;  // by edge
        for (int i = 0; i < 40; ++i) {
            const auto made = document({fmt::format("doc-{}", i), places[maker.below(places.size())], static_cast<int>(maker.below(8)), maker.chance(6) ? Polarity::negated : Polarity::affirmed});
            place_of[made.records.front().edge] = made.records.front().place;
            documents.push_back(made);
        }
        for (const int window : {0, 1, 3}) {
            std::vector<std::set<EdgeId>> expected;
            for (int order = 0; order < 3; ++order) {
                Folder folder;
                const auto half = documents.size() / 2;
                const auto store = Store::open(folder / "a.db", writing), other = Store::open(folder / "b.db", writing);
                store->add(std::span(documents).first(half), no_fault);
                other->add(std::span(documents).subspan(half), no_fault);
                merge(*store, *other, no_fault);

                std::map<EdgeId, StoredEdge> stored;
                store->each_edge(Filter::everything(), [&](const StoredEdge& edge) { stored.emplace(edge.facts.id, edge); });
                std::vector<std::set<EdgeId>> events;
                std::set<EdgeId> seen;
                for (const auto& [id, edge] : stored) {
                    const auto others = store->same_event(id, window);
                    std::set<EdgeId> event(others.begin(), others.end());
                    CHECK(!event.contains(id));
                    event.insert(id);
                    if (seen.contains(id)) {  // the others say the same
                        CHECK(std::find(events.begin(), events.end(), event) != events.end());
                        continue;
                    }
                    seen.insert(event.begin(), event.end());
                    events.push_back(event);
                    std::set<std::string> cities, countries;
                    for (const auto a : event) {
                        for (const auto b : event) {
                            CHECK(std::abs(stored.at(a).facts.first_day - stored.at(b).facts.first_day) <= window);
                            CHECK(stored.at(a).facts.polarity == stored.at(b).facts.polarity);
                        }
                        const auto& place = place_of.at(to_hex(a));
                        if (place && place->name != "Kenya") cities.insert(place->name);
                        if (place && !place->country.empty()) countries.insert(place->country);
                    }
                    CHECK(cities.size() <= 1);
                    CHECK(countries.size() <= 1);
                }
                CHECK(seen.size() == stored.size());
                auto filter = Filter::everything();
                filter.window = window;
                std::size_t shown = 0;
                std::uint32_t reports = 0;
                store->each_edge(filter, [&](const StoredEdge& edge) { ++shown, reports += edge.facts.reports; });
                CHECK(shown == events.size());
                CHECK(reports == documents.size());
                if (order == 0) expected = events;
                CHECK(events == expected);
                maker.shuffle(documents);
            }
        }
    }
}

TEST_CASE("a graph of version 5 becomes the graph that its documents give, when it is written or merged, and is read as it is", "[sqlite]") {
    const std::vector<Told> told{{"a", nairobi}, {"b", mombasa}, {"c"}, {"d", nairobi}, {"e", nairobi, 0}, {"f", kenya, 2}, {"g", mombasa, 3, Polarity::affirmed, Modality::actual, "", RecordKind::tie}};
    Folder folder;
    std::vector<Extraction> documents;
    for (const auto& each : told) documents.push_back(document(each));
    Store::open(folder / "new.db", writing)->add(documents, no_fault);
    const auto expected = world::dump(folder / "new.db");

    make_older(folder / "old.db", told);
    {
        const auto old = Store::open(folder / "old.db");
        CHECK(old->info().edges == 4);  // the first four documents' is one
        CHECK(!old->window());
        CHECK(old->find_edge(from_hex(edge_of({"a"})).value()));
        const auto merged = Store::open(folder / "merged.db", writing);
        merge(*merged, *old, no_fault);
    }
    CHECK(world::dump(folder / "merged.db") == expected);
    Store::open(folder / "old.db", writing);
    CHECK(world::dump(folder / "old.db") == expected);
    CHECK(world::integrity(folder / "old.db") == "ok");
}

TEST_CASE("a graph keeps its window, and a merge the greater of two in either order") {
    Folder folder;
    Store::open(folder / "none.db", writing);
    Store::open(folder / "one.db", writing)->set_window(1);
    Store::open(folder / "three.db", writing)->set_window(3);
    CHECK(!Store::open(folder / "none.db")->window());
    CHECK(Store::open(folder / "three.db")->window() == 3);
    for (const auto& order : {std::vector{"none", "one", "three"}, std::vector{"three", "none", "one"}}) {
        const auto into = Store::open(folder / (order[0] + std::string("-into.db")), writing);
        for (const auto* name : order) merge(*into, *Store::open(folder / (name + std::string(".db"))), no_fault);
        CHECK(into->window() == 3);
        into->set_window(0);
        CHECK(into->window() == 0);
    }
    CHECK_THROWS_AS(Store::open(folder / "one.db", writing)->set_window(-1), Error);
    CHECK_THROWS_AS(Store::open(folder / "one.db")->set_window(2), Error);
}
