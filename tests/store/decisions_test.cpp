#include "catch.hpp"

#include <map>

#include "store/world.hpp"
#include "support/error_of.hpp"

using namespace entente;
using world::dump;
using world::Folder;
using world::Maker;
using world::no_fault;
using world::writing;

namespace {

std::string id_of(std::size_t number) { return fmt::format("person/actor-{}", number); }

/// Decisions on the actors of a made-up world, and on some that it may not have.
std::vector<Decision> some_decisions(Maker& maker, std::size_t count, std::size_t actors = 14) {
    std::vector<Decision> decisions;
    while (decisions.size() < count) {
        const auto a = maker.below(actors), b = maker.below(actors);
        if (a == b) continue;
        const bool person = maker.chance(2);
        decisions.push_back({id_of(a), id_of(b), maker.chance(2) ? Verdict::same : maker.chance(2) ? Verdict::different : Verdict::unsure,
                             person ? Decider::person : Decider::rule, person ? fmt::format("person {}", maker.below(2)) : "a rule",
                             fmt::format("2026-01-0{}", 1 + maker.below(4)), maker.chance(3) ? "" : "because"});
    }
    return decisions;
}

std::vector<std::string> without_decisions(std::vector<std::string> rows) {
    std::erase_if(rows, [](const std::string& row) { return row.starts_with("decision|") || row.starts_with("identity|"); });
    return rows;
}

std::map<std::string, std::string> shown_ids(Store& store) {
    std::map<std::string, std::string> shown;
    store.each_member([&](ActorNo, const Actor& actor, bool) { shown.emplace(actor.id, store.actor(*store.find_actor(actor.id)).id); });
    return shown;
}

}  // namespace

TEST_CASE("documents and decisions in any order, in any pieces, merged in any order, give the same graph") {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        Folder folder;
        Maker maker(seed);
        auto documents = maker.documents();
        auto decisions = some_decisions(maker, 10);
        {
            const auto all = Store::open(folder / "all.db", writing);
            all->add(documents, no_fault);
            all->decide(decisions);
        }
        const auto expected = dump(folder / "all.db");

        maker.shuffle(documents);
        maker.shuffle(decisions);
        for (int part = 0; part < 3; ++part) {
            const auto store = Store::open(folder / fmt::format("part{}.db", part), writing);
            for (std::size_t i = 0; i < std::max(documents.size(), decisions.size()); ++i) {
                if (i < decisions.size() && (maker.chance(3) || i % 3 == static_cast<std::size_t>(part)))
                    store->decide(std::span(decisions).subspan(i, 1));
                if (i < documents.size() && (maker.chance(4) || i % 3 == static_cast<std::size_t>(part))) store->add(documents[i], no_fault);
            }
        }
        for (const auto& order : {std::array{0, 1, 2}, std::array{2, 0, 1}, std::array{1, 2, 0}}) {
            const auto file = folder / fmt::format("merged{}.db", order[0]);
            const auto into = Store::open(file, writing);
            for (const int part : order) merge(*into, *Store::open(folder / fmt::format("part{}.db", part)), no_fault);
            CHECK(dump(file) == expected);
            for (const int part : order) merge(*into, *Store::open(folder / fmt::format("part{}.db", part)), no_fault);
            CHECK(dump(file) == expected);
        }
        CHECK(world::integrity(folder / "all.db") == "ok");
    }
}

TEST_CASE("a graph with decisions answers as one whose documents name the one actor, and keeps all evidence") {
    std::size_t merged = 0;
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        Folder folder;
        Maker maker(seed);
        auto documents = maker.documents();
        const auto store = Store::open(folder / "decided.db", writing);
        store->add(documents, no_fault);
        const auto before = dump(folder / "decided.db");
        store->decide(some_decisions(maker, 8));
        CHECK(without_decisions(dump(folder / "decided.db")) == before);
        const auto shown = shown_ids(*store);
        for (const auto& [id, as] : shown) merged += id != as;

        // The plain model: the documents themselves say the shown id.
        for (auto& document : documents) {
            for (auto& record : document.records) {
                for (auto* actor : {&record.source, &record.target, &record.attributed_to})
                    if (*actor) (*actor)->id = shown.at((*actor)->id);
                record.identify();
            }
        }
        const auto model = Store::open(folder / "model.db", writing);
        model->add(documents, no_fault);

        using Count = std::map<std::string, std::uint64_t>;
        const auto reports = [](Store& asked, bool walk) {
            Count count;
            const auto note = [&](ActorNo from, ActorNo to, const EdgeFacts& facts) {
                auto source = asked.actor(from).id, target = asked.actor(to).id;
                if (facts.reciprocal && target < source) std::swap(source, target);
                const auto& relation = asked.relation(facts.relation);
                count[fmt::format("{} {} {} {} {} {} {} {}", source, target, relation.type, relation.mode, facts.first_day, facts.last_day,
                                  static_cast<int>(facts.polarity), static_cast<int>(facts.modality))] += facts.reports;
            };
            if (!walk) {
                asked.each_edge(Filter::everything(), [&](const StoredEdge& edge) { note(edge.source, edge.target, edge.facts); });
                return count;
            }
            const auto walker = asked.walker(Filter::everything());
            asked.each_actor([&](ActorNo number, const Actor&) {
                std::vector<Hop> hops;
                walker->out_edges(number, hops);
                for (const auto& hop : hops) note(number, hop.neighbour, hop.edge);
            });
            return count;
        };
        CHECK(reports(*store, false) == reports(*model, false));
        CHECK(reports(*store, true) == reports(*model, true));

        // Every actor is shown once, and found by every id and name.
        std::vector<std::string> listed, expected;
        store->each_actor([&](ActorNo number, const Actor& actor) {
            listed.push_back(actor.id);
            const auto members = store->members(number);
            CHECK(members.front().second.id == actor.id);
            for (const auto& [member, facts] : members) {
                CHECK(store->find_actor(facts.id) == number);
                CHECK(store->match_name(facts.id).front().first == number);
                CHECK(store->actor(member).id == actor.id);
            }
        });
        model->each_actor([&](ActorNo, const Actor& actor) { expected.push_back(actor.id); });
        CHECK(listed == expected);
        CHECK(store->list_actors("", 100).size() == expected.size());
        const auto info = store->info();
        CHECK(info.actors == expected.size());
        CHECK(info.actors + info.merged == shown.size());
        CHECK(info.evidence == model->info().evidence);

        // Degrees, where no two edges of the graph are one edge of the model.
        std::map<std::string, std::uint64_t> degrees;
        store->each_edge(Filter::everything(), [&](const StoredEdge& edge) {
            ++degrees[store->actor(edge.source).id];
            if (edge.source != edge.target) ++degrees[store->actor(edge.target).id];
        });
        for (const auto& [number, degree] : store->list_actors("", 100)) CHECK(degree == degrees[store->actor(number).id]);
    }
    CHECK(merged > 15);
}

TEST_CASE("filters on actors ask the actor that is shown") {
    Folder folder;
    Maker maker(9, {60, 6, 12, false});
    const auto store = Store::open(folder / "g.db", writing);
    store->add(maker.documents(), no_fault);
    // Actor 3 is a person, actor 1 a government.
    const Decision one{id_of(3), id_of(1), Verdict::same, Decider::person, "me", "2026-01-01", ""};
    store->decide(std::span(&one, 1));
    Filter persons;
    persons.all = true;
    persons.actor_kinds = {ActorKind::person};
    std::size_t edges = 0;
    store->each_edge(persons, [&](const StoredEdge& edge) {
        CHECK(store->actor(edge.source).kind == ActorKind::person);
        CHECK(store->actor(edge.target).kind == ActorKind::person);
        ++edges;
    });
    const auto walker = store->walker(persons);
    std::size_t hops_met = 0;
    store->each_actor([&](ActorNo number, const Actor& actor) {
        std::vector<Hop> hops;
        walker->out_edges(number, hops);
        if (actor.kind == ActorKind::person) hops_met += hops.size();
        for (const auto& hop : hops) CHECK(store->actor(hop.neighbour).kind == ActorKind::person);
    });
    CHECK(edges > 10);
    CHECK(hops_met == edges);
}

TEST_CASE("a split gives back what was there, and every decision stays on record") {
    Folder folder;
    Maker maker(5);
    const auto store = Store::open(folder / "g.db", writing);
    store->add(maker.documents(), no_fault);
    const auto before = shown_ids(*store);
    const auto rows = dump(folder / "g.db");
    const std::vector<Decision> joined{{id_of(1), id_of(2), Verdict::same, Decider::person, "me", "2026-01-01", "one man"},
                                       {id_of(2), id_of(3), Verdict::same, Decider::rule, "a rule", "", "one name"}};
    CHECK(store->decide(joined) == 2);
    CHECK(store->decide(joined) == 0);
    CHECK(shown_ids(*store).at(id_of(3)) == id_of(1));
    CHECK(store->members(*store->find_actor(id_of(3))).size() == 3);
    const std::vector<Decision> split{{id_of(2), id_of(1), Verdict::different, Decider::person, "you", "2026-01-02", ""},
                                      {id_of(2), id_of(3), Verdict::different, Decider::person, "you", "2026-01-02", ""}};
    store->decide(split);
    CHECK(shown_ids(*store) == before);
    CHECK(without_decisions(dump(folder / "g.db")) == rows);
    CHECK(store->decisions().size() == 4);
    CHECK(store->decisions(id_of(1)).size() == 2);
    CHECK(store->decisions(id_of(2)).front() == split[0]);
    CHECK(store->decisions("person/nobody").empty());
}

TEST_CASE("what rules decide is replaced as a whole, and persons' words stay") {
    Folder folder;
    Maker maker(6);
    const auto store = Store::open(folder / "g.db", writing);
    store->add(maker.documents(), no_fault);
    const Decision person{id_of(1), id_of(2), Verdict::same, Decider::person, "me", "2026-01-01", ""};
    const Decision first{id_of(3), id_of(4), Verdict::same, Decider::rule, "old", "", ""}, then{id_of(5), id_of(6), Verdict::unsure, Decider::rule, "new", "", ""};
    store->decide(std::span(&person, 1));
    store->replace_rule_decisions([&] { return std::vector{first}; });
    CHECK(store->info().merged == 2);
    store->replace_rule_decisions([&] { return std::vector{then}; });
    CHECK(store->decisions() == std::vector{person, then});
    CHECK(store->info().merged == 1);
    CHECK(store->info().unsure == 1);
}

TEST_CASE("a graph of an older version keeps all, is read as it is, and takes decisions once it is written", "[sqlite]") {
    Folder folder;
    Maker maker(8);
    const auto file = folder / "g.db";
    Store::open(file, writing)->add(maker.documents(), no_fault);
    const auto expected = dump(file);
    for (const int version : {1, 2}) {
        {
            SQLite::Database old(file, SQLite::OPEN_READWRITE);
            world::forget_version_4(old);
            old.exec("DROP TABLE identities");
            old.exec("DROP TABLE decisions");
            if (version == 1) old.exec("DROP TABLE imports");
            old.exec(fmt::format("PRAGMA user_version = {}", version));
        }
        {
            const auto reader = Store::open(file);
            CHECK(reader->decisions().empty());
            CHECK(reader->info().merged == 0);
            CHECK(reader->list_actors("", 5).size() == 5);
            std::size_t edges = 0, aliases = 0;
            reader->each_actor([&](ActorNo actor, const Actor&) { aliases += reader->aliases(actor).size(); });
            CHECK(aliases > 5);
            reader->each_edge(Filter::everything(), [&](const StoredEdge&) { ++edges; });
            CHECK(edges == reader->info().edges);
        }
        const auto writer = Store::open(file, writing);
        CHECK(dump(file) == expected);
        const Decision one{id_of(1), id_of(2), Verdict::same, Decider::person, "me", "2026-01-01", ""};
        writer->decide(std::span(&one, 1));
        CHECK(writer->info().merged == 1);
    }
}

TEST_CASE("a graph of version 3 tells by its resolutions whom no directory has, also where it is only read", "[sqlite]") {
    Folder folder;
    Maker maker(3);
    auto document = maker.document(0);
    document.records.clear();
    const std::vector<std::pair<std::string, bool>> resolutions{{"name in the text", true}, {"full name", false},
                                                                 {"alias of Actor 2", false}, {"pronoun, the only one near", true}};
    for (std::size_t i = 0; i < resolutions.size(); ++i) {
        Record record;
        record.document = document.document;
        record.text = "Sentence 0.";
        record.text_extent = document.sentences[0].extent;
        record.type = "STATEMENT";
        record.source = maker.actor(i, "Sentence 0 of a document", 0);
        record.source->resolution = resolutions[i].first;
        record.source->from_text = false;
        record.rule = "a rule";
        record.identify();
        document.records.push_back(std::move(record));
    }
    document.text.clear();
    document.sentences.clear();
    const auto file = folder / "g.db";
    Store::open(file, writing)->add(document, no_fault);
    {
        SQLite::Database old(file, SQLite::OPEN_READWRITE);
        world::forget_version_4(old);
        old.exec("PRAGMA user_version = 3");
    }
    const auto marked = [&](Store& store) {
        std::map<std::string, bool> found;
        store.each_member([&](ActorNo, const Actor& actor, bool from_text) { found[actor.id] = from_text; });
        return found;
    };
    std::map<std::string, bool> wanted;
    for (std::size_t i = 0; i < resolutions.size(); ++i) wanted[id_of(i)] = resolutions[i].second;
    CHECK(marked(*Store::open(file)) == wanted);
    std::size_t records = 0;
    Store::open(file)->each_document([&](const Extraction& read) {
        for (const auto& record : read.records) records += record.source->from_text == wanted.at(record.source->id);
    });
    CHECK(records == resolutions.size());
    CHECK(marked(*Store::open(file, writing)) == wanted);
    CHECK(SQLite::Database(file).execAndGet("PRAGMA user_version").getInt() >= 4);
    CHECK(world::integrity(file) == "ok");
}

TEST_CASE("a decision without two actors or without a name is refused, and nothing is stored") {
    Folder folder;
    const auto store = Store::open(folder / "g.db", writing);
    const auto refused = [&](Decision decision) {
        const auto error = error_of([&] { store->decide(std::span(&decision, 1)); });
        CHECK(error.code() == ErrorCode::usage);
        CHECK(!error.remedy().empty());
        CHECK(store->decisions().empty());
    };
    refused({"a", "a", Verdict::same, Decider::person, "me", "1", ""});
    refused({"a", "", Verdict::same, Decider::person, "me", "1", ""});
    refused({"a", "b", Verdict::same, Decider::person, "", "1", ""});
    const Decision sound{"a", "b", Verdict::same, Decider::person, "me", "1", ""};
    const auto reader = Store::open(folder / "g.db");
    CHECK(error_of([&] { reader->decide(std::span(&sound, 1)); }).code() == ErrorCode::usage);
}
