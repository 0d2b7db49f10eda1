// Reports a few days apart as one edge.

#include <tuple>

#include "catch.hpp"
#include "store/world.hpp"

using namespace entente;

namespace {

struct Report {
    int day;
    std::string place = {};
    double confidence = 0.5;
    int last_day = 0;  // 0: the same
};

/// A document a report: Kenya met Uganda, on a day of July 2016.
std::vector<Extraction> meetings(const std::vector<Report>& reports) {
    std::vector<Extraction> documents;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        Extraction document;
        auto info = std::make_shared<DocumentInfo>();
        info->id = fmt::format("doc-{}", i);
        document.text = "Kenya met Uganda.";
        document.sentences = {{{0, 17}}};
        Record record;
        record.document = info;
        record.type = "CONSULT";
        record.quad = 1;
        record.text = document.text;
        record.text_extent = {0, 17};
        record.source = ActorRef{.id = "country/ken", .name = "Kenya", .kind = ActorKind::country, .mention = "Kenya", .extent = {0, 5}};
        record.target = ActorRef{.id = "country/uga", .name = "Uganda", .kind = ActorKind::country, .mention = "Uganda", .extent = {10, 16}};
        const auto start = Date::of(2016, 7, 1).plus_days(reports[i].day - 1);
        record.date = DateSpan{start, reports[i].last_day ? Date::of(2016, 7, 1).plus_days(reports[i].last_day - 1) : start};
        if (!reports[i].place.empty()) record.place = Place{reports[i].place, "KEN"};
        record.confidence = reports[i].confidence;
        record.trigger = "met";
        record.trigger_extent = {6, 9};
        record.identify();
        document.records = {record};
        document.document = std::move(info);
        documents.push_back(std::move(document));
    }
    return documents;
}

using Seen = std::tuple<EdgeId, std::string, std::string, std::string, std::uint32_t, std::uint32_t, std::int32_t, std::int32_t, double>;

std::vector<Seen> edges(Store& store, const Filter& filter) {
    std::vector<Seen> seen;
    store.each_edge(filter, [&](const StoredEdge& e) {
        seen.emplace_back(e.facts.id, store.relation(e.facts.relation).type, store.actor(e.source).id, store.actor(e.target).id, e.facts.reports, e.documents, e.facts.first_day,
                          e.facts.last_day, e.facts.confidence);
    });
    return seen;
}

Filter within(int days) {
    auto filter = Filter::everything();
    filter.window = days;
    return filter;
}

/// Reports of each edge, by first day.
std::vector<std::uint32_t> reports(const std::vector<Report>& told, int days) {
    const world::Folder folder;
    const auto store = Store::open(folder / "g.db", world::writing);
    store->add(meetings(told), world::no_fault);
    auto seen = edges(*store, within(days));
    std::sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) { return std::tuple(std::get<6>(a), std::get<0>(a)) < std::tuple(std::get<6>(b), std::get<0>(b)); });
    std::vector<std::uint32_t> out;
    for (const auto& edge : seen) out.push_back(std::get<4>(edge));
    return out;
}

}  // namespace

TEST_CASE("reports within the window are one edge, and distinct meetings stay distinct") {
    CHECK(reports({{14}, {15}, {25}}, 0) == std::vector<std::uint32_t>{1, 1, 1});
    CHECK(reports({{14}, {15}, {25}}, 1) == std::vector<std::uint32_t>{2, 1});
    // Meetings every day are no chain that becomes one: the window counts from the first of them.
    CHECK(reports({{1}, {2}, {3}, {4}, {5}, {6}}, 1) == std::vector<std::uint32_t>{2, 2, 2});
    // A report that only knows the month tells no day.
    CHECK(reports({{1}, {1, "", 0.5, 31}}, 2) == std::vector<std::uint32_t>{1, 1});
}

TEST_CASE("reports that tell different places are not joined, those that tell none are") {
    CHECK(reports({{14, "Nairobi"}, {15, "Mombasa"}}, 3) == std::vector<std::uint32_t>{1, 1});
    CHECK(reports({{14, "Nairobi"}, {15}, {16, "Nairobi"}}, 3) == std::vector<std::uint32_t>{3});
    CHECK(reports({{14, "Nairobi"}, {15, "Mombasa"}, {16, "Mombasa"}}, 3) == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("a joined edge has all days, reports and documents, and the id of the surest") {
    const world::Folder folder;
    const auto store = Store::open(folder / "g.db", world::writing);
    const auto told = meetings({{14, "", 0.5}, {15, "", 0.9}, {15, "", 0.4}});
    store->add(told, world::no_fault);
    const auto seen = edges(*store, within(1));
    REQUIRE(seen.size() == 1);
    const auto& [id, type, source, target, reports, documents, first, last, confidence] = seen.front();
    CHECK(to_hex(id) == told[1].records[0].edge);
    CHECK(reports == 3);
    CHECK(documents == 3);
    CHECK(last - first == 1);
    CHECK(confidence == 0.9);
    // What is asked of an edge is asked of the joined one.
    auto sure = within(1);
    sure.min_confidence = 0.8;
    CHECK(edges(*store, sure) == seen);
    auto early = within(1);
    early.until = Date::of(2016, 7, 14);
    CHECK(edges(*store, early) == seen);
    early.until = Date::of(2016, 7, 13);
    CHECK(edges(*store, early).empty());
}

TEST_CASE("whatever the order of documents, a window shows the same edges, by walks as by lists, and loses no report") {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        world::Maker maker(seed, {.documents = 40, .actors = 4, .most_records = 12, .strange = true});
        auto documents = maker.documents();
        std::vector<std::vector<Seen>> expected;
        for (int order = 0; order < 3; ++order) {
            const world::Folder folder;
            const auto store = Store::open(folder / "g.db", world::writing);
            for (const auto& document : documents) store->add(document, world::no_fault);
            std::uint32_t all = 0;
            for (const auto& edge : edges(*store, Filter::everything())) all += std::get<4>(edge);
            for (const int days : {0, 1, 3, 30}) {
                const auto seen = edges(*store, within(days));
                std::uint32_t kept = 0;
                for (const auto& edge : seen) kept += std::get<4>(edge);
                CHECK(kept == all);
                if (order == 0) expected.push_back(seen);
                else CHECK(seen == expected[days == 0 ? 0 : days == 1 ? 1 : days == 3 ? 2 : 3]);
                const auto walker = store->walker(within(days));
                std::size_t walked = 0;
                std::vector<Hop> hops;
                store->each_actor([&](ActorNo actor, const Actor&) {
                    hops.clear();
                    walker->out_edges(actor, hops);
                    walked += hops.size();
                });
                CHECK(walked == seen.size());
            }
            maker.shuffle(documents);
        }
        CHECK(expected[0].size() > expected[3].size());
    }
}
