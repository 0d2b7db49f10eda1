#include "catch.hpp"

#include <map>
#include <set>

#include "store/world.hpp"

using namespace entente;
using world::dump;
using world::Folder;
using world::Maker;
using world::no_fault;
using world::writing;

namespace {

void add_all(const std::string& file, const std::vector<Extraction>& documents, std::size_t batch) {
    const auto store = Store::open(file, writing);
    for (std::size_t i = 0; i < documents.size(); i += batch)
        store->add(std::span(documents).subspan(i, std::min(batch, documents.size() - i)), no_fault);
}

/// The same document as it comes through `load`: no text, and only the sentences that its records say.
Extraction through_records(const Extraction& document) {
    Extraction records;
    records.document = document.document;
    records.records = document.records;
    return records;
}

}  // namespace

TEST_CASE("any order, any batches and any repetition of documents give the same graph") {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        Folder folder;
        Maker maker(seed);
        auto documents = maker.documents();
        add_all(folder / "a.db", documents, 1);
        const auto expected = dump(folder / "a.db");
        REQUIRE(expected.size() > 50);

        maker.shuffle(documents);
        for (int twice = 0; twice < 2; ++twice) {
            add_all(folder / "b.db", documents, 1 + maker.below(7));
            CHECK(dump(folder / "b.db") == expected);
            maker.shuffle(documents);
        }
        CHECK(world::integrity(folder / "b.db") == "ok");
    }
}

TEST_CASE("records that come in any pieces give the graph that the documents give, but for texts") {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        Folder folder;
        Maker maker(seed);
        auto documents = maker.documents();
        std::erase_if(documents, [](const Extraction& document) { return document.records.empty(); });
        add_all(folder / "whole.db", documents, 3);

        std::vector<Extraction> pieces;
        for (const auto& document : documents) {
            auto records = through_records(document).records;
            maker.shuffle(records);
            while (!records.empty()) {
                Extraction piece;
                piece.document = document.document;
                for (auto n = 1 + maker.below(4); n > 0 && !records.empty(); --n) {
                    piece.records.push_back(records.back());
                    records.pop_back();
                }
                pieces.push_back(std::move(piece));
            }
        }
        maker.shuffle(pieces);
        add_all(folder / "pieces.db", pieces, 1 + maker.below(5));
        CHECK(dump(folder / "pieces.db", false) == dump(folder / "whole.db", false));

        // The documents themselves then fill in what is missing.
        add_all(folder / "pieces.db", documents, 4);
        CHECK(dump(folder / "pieces.db") == dump(folder / "whole.db"));
    }
}

TEST_CASE("adding says what it did") {
    Folder folder;
    Maker maker(7);
    const auto document = [&] {
        while (true)
            if (auto made = maker.document(1); made.records.size() > 3) return made;
    }();
    const auto store = Store::open(folder / "g.db", writing);
    const auto records = through_records(document);
    CHECK(store->add(records, no_fault) == Added{1, 0, 0, document.records.size()});
    CHECK(store->add(document, no_fault) == Added{0, 0, 0, 0});  // completed by its text
    CHECK(store->add(document, no_fault) == Added{0, 1, 0, 0});
    CHECK(store->add(records, no_fault) == Added{0, 1, 0, 0});
    CHECK(store->document_text("doc-1") == document.text);
}

TEST_CASE("a document that contradicts the one with its id is refused by name, and the others of its batch are kept") {
    Folder folder;
    Maker maker(3);
    std::vector<Extraction> documents{maker.document(1), maker.document(2), maker.document(3)};
    const auto store = Store::open(folder / "g.db", writing);
    store->add(documents[1], no_fault);
    const auto before = dump(folder / "g.db");

    const auto refused = [&](const std::function<void(Extraction&, DocumentInfo&)>& change) {
        auto other = documents[1];
        DocumentInfo info = *other.document;
        change(other, info);
        other.document = std::make_shared<DocumentInfo>(info);
        std::vector<Error> faults;
        const auto added = store->add(other, [&](const Error& error) { faults.push_back(error); });
        CHECK(added == Added{0, 0, 1, 0});
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].code() == ErrorCode::input);
        CHECK(faults[0].where() == "doc-2");
        CHECK(!faults[0].remedy().empty());
        CHECK(dump(folder / "g.db") == before);
        return faults[0].fault();
    };
    CHECK_THAT(refused([](Extraction& other, DocumentInfo&) { other.text += "more"; }), Catch::Contains("text"));
    CHECK_THAT(refused([](Extraction&, DocumentInfo& info) { info.title = "other"; }), Catch::Contains("title"));
    CHECK_THAT(refused([](Extraction&, DocumentInfo& info) { info.url = "other"; }), Catch::Contains("url"));
    CHECK_THAT(refused([](Extraction&, DocumentInfo& info) { info.published = Date::of(1999, 1, 1); }), Catch::Contains("publication"));
    CHECK_THAT(refused([](Extraction& other, DocumentInfo&) { other.sentences[0].extent.end += 1; }), Catch::Contains("sentence 0"));

    documents[1].text += "more";
    std::size_t faults = 0;
    const auto added = store->add(documents, [&](const Error&) { ++faults; });
    CHECK(faults == 1);
    CHECK(added.documents == 2);
    CHECK(added.refused == 1);
}

TEST_CASE("every document comes back as it was added") {
    Folder folder;
    Maker maker(11);
    const auto documents = maker.documents();
    add_all(folder / "g.db", documents, 5);
    const auto store = Store::open(folder / "g.db");
    std::vector<Extraction> back;
    store->each_document([&](const Extraction& document) { back.push_back(document); });
    REQUIRE(back.size() == documents.size());
    for (const auto& document : back) {
        const auto given = std::find_if(documents.begin(), documents.end(),
                                        [&](const Extraction& each) { return each.document->id == document.document->id; });
        REQUIRE(given != documents.end());
        CHECK(*document.document == *given->document);
        CHECK(document.text == given->text);
        CHECK(document.sentences.size() == given->sentences.size());
        for (const auto& record : document.records) {
            const auto same = std::find_if(given->records.begin(), given->records.end(),
                                           [&](const Record& each) { return each.id == record.id; });
            REQUIRE(same != given->records.end());
            CHECK(record.edge == same->edge);
            CHECK(record.source == same->source);
            CHECK(record.target == same->target);
            CHECK(record.attributed_to == same->attributed_to);
            CHECK(record.date == same->date);
            CHECK(record.place == same->place);
            CHECK(record.contexts == same->contexts);
            CHECK(record.text == same->text);
            CHECK(record.text_extent == same->text_extent);
            auto again = record;
            again.identify();
            CHECK(again.id == record.id);
            CHECK(again.edge == record.edge);
        }
    }
}

TEST_CASE("graphs merge to the same graph in any order, with all evidence") {
    Folder folder;
    Maker maker(5);
    const auto documents = maker.documents();
    add_all(folder / "all.db", documents, 20);
    for (int part = 0; part < 3; ++part) {
        std::vector<Extraction> some;
        for (std::size_t i = 0; i < documents.size(); ++i)
            if (i % 3 == static_cast<std::size_t>(part) || i % 5 == 0) some.push_back(documents[i]);
        add_all(folder / fmt::format("part{}.db", part), some, 2);
    }
    for (const auto& order : {std::array{0, 1, 2}, std::array{2, 0, 1}, std::array{1, 2, 0}}) {
        const auto file = folder / fmt::format("merged{}.db", order[0]);
        const auto into = Store::open(file, writing);
        for (const int part : order) {
            const auto from = Store::open(folder / fmt::format("part{}.db", part));
            merge(*into, *from, no_fault);
        }
        CHECK(dump(file) == dump(folder / "all.db"));
    }
}

TEST_CASE("an actor is coded as the latest document has it, and keeps every coding") {
    Folder folder;
    const auto store = Store::open(folder / "g.db", writing);
    const auto add = [&](const std::string& id, std::optional<Date> day, const std::string& sector) {
        auto info = std::make_shared<DocumentInfo>();
        info->id = id;
        info->published = day;
        Extraction document;
        document.document = info;
        Record record;
        record.document = info;
        record.type = "holds-office";
        record.kind = RecordKind::tie;
        record.source = ActorRef{"person/john-kerry", "John Kerry", ActorKind::person, "USA", sector, "USA" + sector, "Kerry", {0, 5}, ""};
        record.confidence = 0.8;
        record.text = "Kerry";
        record.identify();
        document.records.push_back(record);
        store->add(document, no_fault);
    };
    const auto sector = [&] { return store->actor(*store->find_actor("person/john-kerry")).sector; };
    add("undated", std::nullopt, "XXX");
    CHECK(sector() == "XXX");
    add("2016", Date::of(2016, 7, 15), "GOV");
    CHECK(sector() == "GOV");
    add("2010", Date::of(2010, 1, 1), "LEG");
    CHECK(sector() == "GOV");
    add("2020", Date::of(2020, 1, 1), "");
    CHECK(sector().empty());
    CHECK(world::number(folder / "g.db", "SELECT count(*) FROM codings") == 4);
}

TEST_CASE("a country stays the whole country where a record codes it by its forces, in any order") {
    Folder folder;
    const auto document = [](const std::string& id, int day, const std::string& sector) {
        auto info = std::make_shared<DocumentInfo>();
        info->id = id;
        info->published = Date::of(2016, 7, day);
        Extraction extraction;
        extraction.document = info;
        Record record;
        record.document = info;
        record.type = "ASSAULT";
        record.quad = 4;
        record.source = ActorRef{"country/ken", "Kenya", ActorKind::country, "KEN", sector, "KEN" + sector, "Kenyan troops", {0, 13}, ""};
        record.confidence = 0.8;
        record.text = "Kenyan troops attacked.";
        record.identify();
        extraction.records.push_back(record);
        return extraction;
    };
    const auto forces = document("forces", 2, "MIL"), state = document("state", 1, "");
    for (const bool forces_first : {true, false}) {
        const auto file = folder / (forces_first ? "forces.db" : "state.db");
        const auto store = Store::open(file, writing);
        store->add(forces_first ? forces : state, no_fault);
        store->add(forces_first ? state : forces, no_fault);
        const auto actor = store->actor(*store->find_actor("country/ken"));
        CHECK(actor.sector.empty());
        CHECK(actor.code == "KEN");
        CHECK(world::number(file, "SELECT count(*) FROM codings WHERE sector = 'MIL' AND code = 'KENMIL'") == 1);  // what the record said
    }
    CHECK(dump(folder / "forces.db") == dump(folder / "state.db"));
}

TEST_CASE("reports of one event share an edge, which counts them") {
    Folder folder;
    const auto store = Store::open(folder / "g.db", writing);
    const auto report = [&](const std::string& id, const std::string& source, const std::string& target, double confidence) {
        auto info = std::make_shared<DocumentInfo>();
        info->id = id;
        Extraction document;
        document.document = info;
        Record record;
        record.document = info;
        record.type = "CONSULT";
        record.quad = 1;
        record.reciprocal = true;
        record.source = ActorRef{source, source, ActorKind::person, "", "", "", source, {}, ""};
        record.target = ActorRef{target, target, ActorKind::person, "", "", "", target, {}, ""};
        record.date = DateSpan{Date::of(2016, 7, 14), Date::of(2016, 7, 14)};
        record.confidence = confidence;
        record.identify();
        document.records.push_back(record);
        store->add(document, no_fault);
        return *from_hex(record.edge);
    };
    const auto first = report("a", "person/kerry", "person/lavrov", 0.5);
    const auto second = report("b", "person/lavrov", "person/kerry", 0.9);
    REQUIRE(first == second);
    const auto edge = store->find_edge(first);
    REQUIRE(edge);
    CHECK(edge->facts.reports == 2);
    CHECK(edge->documents == 2);
    CHECK(edge->facts.confidence == 0.9);
    CHECK(store->actor(edge->source).id == "person/kerry");
    const auto evidence = store->evidence(first, 10);
    REQUIRE(evidence.size() == 2);
    CHECK(evidence[0].source->id == "person/lavrov");  // as the more confident report has it
    CHECK(evidence[1].source->id == "person/kerry");
}

TEST_CASE("names lead to actors: the id, then the name, then aliases, as they stand and folded") {
    Folder folder;
    const auto store = Store::open(folder / "g.db", writing);
    auto info = std::make_shared<DocumentInfo>();
    info->id = "d";
    Extraction document;
    document.document = info;
    const auto add = [&](const std::string& id, const std::string& name, const std::string& mention) {
        Record record;
        record.document = info;
        record.type = "STATEMENT";
        const auto begin = static_cast<std::uint32_t>(document.records.size());
        record.source = ActorRef{id, name, ActorKind::person, "", "", "", mention, {begin, 99}, ""};
        record.confidence = 0.5;
        record.identify();
        document.records.push_back(record);
    };
    add("person/recep-tayyip-erdogan", "Recep Tayyip Erdo\u011Fan", "Erdo\u011Fan");
    add("armed-group/al-nusra-front", "al-Nusra Front", "Jabhat al-Nusra");
    add("armed-group/al-nusra-front", "al-Nusra Front", "the rebels");
    add("person/donald-trump", "Donald Trump", "Trump");
    add("person/melania-trump", "Melania Trump", "Trump");
    add("person/melania-trump", "Melania Trump", "She");
    add("person/melania-trump", "Melania Trump", "Her");
    store->add(document, no_fault);

    const auto match = [&](const std::string& text) {
        std::vector<std::string> ids;
        for (const auto& [number, how] : store->match_name(text)) ids.push_back(store->actor(number).id);
        return ids;
    };
    using Ids = std::vector<std::string>;
    CHECK(match("person/donald-trump") == Ids{"person/donald-trump"});
    CHECK(match("Recep Tayyip Erdogan") == Ids{"person/recep-tayyip-erdogan"});
    CHECK(match("ERDOGAN") == Ids{"person/recep-tayyip-erdogan"});
    CHECK(match("Al Nusra front") == Ids{"armed-group/al-nusra-front"});
    CHECK(match("jabhat al nusra") == Ids{"armed-group/al-nusra-front"});
    CHECK(match("the rebels").empty());
    CHECK(match("She").empty());
    CHECK(match("Trump") == Ids{"person/donald-trump", "person/melania-trump"});
    CHECK(match("nobody").empty());
    CHECK(store->list_actors("trump", 10).size() == 2);
    CHECK(store->list_actors("", 2).size() == 2);
}

TEST_CASE("info counts what is there") {
    Folder folder;
    Maker maker(31);
    const auto documents = maker.documents();
    add_all(folder / "g.db", documents, 7);
    const auto info = Store::open(folder / "g.db")->info();

    std::map<std::string, const Record*> edges, records;
    std::map<std::pair<RecordKind, std::string>, std::set<std::string>> of_type, evidence_of_type;
    std::size_t sentences = 0;
    std::optional<Date> first, last;
    for (const auto& document : documents) {
        sentences += document.sentences.size();
        for (const auto& record : document.records) {
            edges[record.edge] = &record;
            records[record.id] = &record;
            of_type[{record.kind, record.type}].insert(record.edge);
            evidence_of_type[{record.kind, record.type}].insert(record.id);
            if (!record.date) continue;
            first = std::min(first.value_or(record.date->start), record.date->start);
            last = std::max(last.value_or(record.date->end), record.date->end);
        }
    }
    const auto count = [&](auto&& which) {
        return static_cast<std::uint64_t>(std::count_if(edges.begin(), edges.end(), [&](const auto& edge) { return which(*edge.second); }));
    };
    const auto joins = [](const Record& record) { return record.source && record.target; };
    CHECK(info.documents == documents.size());
    CHECK(info.sentences == sentences);
    CHECK(info.evidence == records.size());
    CHECK(info.edges == count(joins));
    CHECK(info.one_sided == edges.size() - info.edges);
    CHECK(info.walkable == count([&](const Record& record) {
              return joins(record) && record.polarity == Polarity::affirmed && record.modality == Modality::actual;
          }));
    REQUIRE(info.types.size() == of_type.size());
    for (const auto& type : info.types) {
        CHECK(type.edges == of_type[{type.kind, type.type}].size());
        CHECK(type.evidence == evidence_of_type[{type.kind, type.type}].size());
    }
    REQUIRE(info.span);
    CHECK(info.span->start == *first);
    CHECK(info.span->end == *last);
    std::uint64_t actors = 0;
    for (const auto& [kind, number] : info.kinds) actors += number;
    CHECK(actors == info.actors);
}
