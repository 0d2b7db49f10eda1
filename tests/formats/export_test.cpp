#include "catch.hpp"

#include <deque>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <entente/export.hpp>

#include "store/world.hpp"

using namespace entente;

namespace {

std::vector<Extraction> documents() { return world::Maker(11, {12, 12, 8}).documents(); }

/// The files of a format, by name.
std::map<std::string, std::string> written(Store& store, const GraphFormat& format, const Selection& selection, Written* counts = nullptr) {
    std::map<std::string, std::ostringstream> streams;
    const auto all = write_graph(store, format, selection, [&](std::string_view name) -> std::ostream& { return streams[std::string(name)]; });
    if (counts) *counts = all;
    std::map<std::string, std::string> files;
    for (const auto& [name, stream] : streams) files[name] = stream.str();
    return files;
}

}  // namespace

TEST_CASE("the same documents give the same bytes of every format, whatever their order; the files are those that were announced") {
    world::Folder folder;
    auto given = documents();
    Store::open(folder / "a.db", world::writing)->add(given, world::no_fault);
    world::Maker(1).shuffle(given);
    for (const auto& document : given) Store::open(folder / "b.db", world::writing)->add(document, world::no_fault);
    const auto a = Store::open(folder / "a.db"), b = Store::open(folder / "b.db");
    for (const auto& format : graph_formats()) {
        INFO(format.name << " " << format.flavour);
        Written counts;
        const auto files = written(*a, format, {Filter::everything()}, &counts);
        CHECK(files == written(*b, format, {Filter::everything()}));
        REQUIRE(files.size() == (format.files.empty() ? 1 : format.files.size()));
        for (const auto name : format.files) CHECK(files.contains(std::string(name)));
        for (const auto& [name, text] : files) CHECK_FALSE(text.empty());
        const auto info = a->info();
        if (format.reports) CHECK(counts.records == info.evidence);
        else CHECK((counts.actors == info.actors && counts.edges == info.edges));
    }
}

TEST_CASE("a stream that fails is an error of every format") {
    world::Folder folder;
    const auto store = Store::open(folder / "g.db", world::writing);
    store->add(documents(), world::no_fault);
    if (!std::ofstream("/dev/full")) return;
    for (const auto& format : graph_formats()) {
        INFO(format.name << " " << format.flavour);
        std::deque<std::ofstream> full;
        try {
            write_graph(*store, format, {Filter::everything()}, [&](std::string_view) -> std::ostream& { return full.emplace_back("/dev/full", std::ios::binary); });
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::io);
        }
    }
}

TEST_CASE("an empty graph is a file of every format") {
    world::Folder folder;
    const auto store = Store::open(folder / "g.db", world::writing);
    for (const auto& format : graph_formats()) {
        INFO(format.name << " " << format.flavour);
        Written counts;
        const auto files = written(*store, format, {Filter::everything()}, &counts);
        CHECK(files.size() == (format.files.empty() ? 1 : format.files.size()));
        CHECK((counts.actors == 0 && counts.edges == 0 && counts.records == 0));
    }
}

TEST_CASE("formats are found by name, flavour and the ending of a file's name, and errors name those that there are") {
    for (const auto& format : graph_formats()) {
        CHECK(&graph_format(format.name, format.flavour) == &format);
        if (!format.ending.empty()) CHECK(graph_format_of("a.b" + std::string(format.ending)) == &format);
    }
    CHECK(graph_format_of("graph.db") == nullptr);
    CHECK(graph_format_of("") == nullptr);
    const auto message = [](std::string_view name, std::string_view flavour) -> std::string {
        try {
            graph_format(name, flavour);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    };
    CHECK(message("pajek", "").find("graphml, gexf") != std::string::npos);
    CHECK(message("graphml", "gephi").find("yed") != std::string::npos);
    CHECK(message("dot", "yed").find("dot has no such flavour") != std::string::npos);
}

TEST_CASE("records of a window are every report by itself, and edges of one are those of each_edge") {
    world::Folder folder;
    const auto store = Store::open(folder / "g.db", world::writing);
    store->add(world::Maker(3, {60, 3, 12}).documents(), world::no_fault);
    auto filter = Filter::everything();
    filter.window = 5;
    std::uint64_t edges = 0;
    store->each_edge(filter, [&](const StoredEdge&) { ++edges; });
    REQUIRE(edges < store->info().edges);
    Written counts;
    written(*store, graph_format("gexf"), {filter}, &counts);
    CHECK(counts.edges == edges);
    written(*store, graph_format("turtle"), {filter}, &counts);
    CHECK(counts.edges == store->info().edges);
    CHECK(counts.records == store->info().evidence);
}

TEST_CASE("of some actors alone, the formats hold these, the edges among them, and the records behind those") {
    world::Folder folder;
    const auto store = Store::open(folder / "a.db", world::writing);
    store->add(world::Maker(12, {20, 12, 10}).documents(), world::no_fault);
    std::vector<ActorNo> all;
    store->each_actor([&](ActorNo actor, const Actor&) { all.push_back(actor); });
    std::size_t written_edges = 0;
    for (const std::size_t most : {std::size_t{0}, std::size_t{1}, std::size_t{5}, all.size()}) {
        const std::vector<ActorNo> some(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most));
        const std::set<ActorNo> known(some.begin(), some.end());
        std::uint64_t edges = 0, records = 0;
        store->each_edge(Filter::everything(), [&](const StoredEdge& edge) {
            if (known.contains(edge.source) && known.contains(edge.target)) ++edges, records += edge.facts.reports;
        });
        for (const auto& format : graph_formats()) {
            INFO(format.name << " " << format.flavour << " of " << most);
            Selection selection{.filter = Filter::everything()};
            selection.among = some;
            Written counts;
            written(*store, format, selection, &counts);
            if (!format.reports) CHECK((counts.actors == most && counts.edges == edges));
            if (format.name == "jsonl" || format.name == "csv") CHECK(counts.records == records);
            // It is asked before what is around an actor.
            if (!some.empty()) {
                selection.around = all.back();
                Written again;
                written(*store, format, selection, &again);
                CHECK((again.actors == counts.actors && again.edges == counts.edges && again.records == counts.records));
            }
        }
        written_edges += edges;
    }
    CHECK(written_edges > 50);
}
