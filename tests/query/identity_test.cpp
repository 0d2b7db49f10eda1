#include "catch.hpp"

#include <algorithm>
#include <map>

#include <entente/identity.hpp>
#include <entente/query.hpp>

#include "query/identity_names.hpp"
#include "store/world.hpp"
#include "support/error_of.hpp"

using namespace entente;

namespace {

const Author me{"me", "2026-01-01", "I know them"}, later{"you", "2026-01-02", "no"};

/// A graph of documents in which made-up actors are named.
class Papers {
public:
    Papers() : store(Store::open(folder / "g.db", world::writing)) {}

    struct Mention {
        std::string name, country, sector;
        ActorKind kind = ActorKind::person;
        std::string words;  // the name, where empty
        std::uint32_t sentence = 0;
        bool from_text = true;
        std::string id;     // made of kind and name, where empty
    };
    static Mention person(const std::string& name, const std::string& country = "", const std::string& sector = "", std::uint32_t sentence = 0) {
        return {name, country, sector, ActorKind::person, "", sentence};
    }
    /// As reading gives the ids of those who are named with a country.
    static Mention of_country(const std::string& name, const std::string& country) {
        auto mention = person(name, country);
        mention.id = id_of(name + " " + country);
        return mention;
    }
    static Mention body(const std::string& name, ActorKind kind, const std::string& country = "") {
        return {name, country, "", kind};
    }
    static Mention known(Mention mention) {
        mention.from_text = false;
        return mention;
    }

    /// Each mention stands in a sentence of its own unless it says which. `mark` makes the actors the document's own.
    void document(const std::string& id, std::vector<Mention> mentions, std::optional<Date> day = Date::of(2016, 7, 1), const std::string& mark = {}) {
        auto info = std::make_shared<DocumentInfo>();
        info->id = id;
        info->published = day;
        Extraction extraction;
        extraction.document = info;
        std::uint32_t next = 100;
        for (const auto& mention : mentions) {
            Record record;
            record.document = info;
            record.sentence = mention.sentence ? mention.sentence : next++;
            record.text = fmt::format("Sentence {}.", record.sentence);
            record.text_extent = {record.sentence * 100, record.sentence * 100 + 50};
            record.type = "STATEMENT";
            ActorRef actor{(mention.id.empty() ? id_of(mention.name, mention.kind) : mention.id) + mark, mention.name, mention.kind, mention.country, mention.sector, mention.country + mention.sector,
                           mention.words.empty() ? mention.name : mention.words,
                           {static_cast<std::uint32_t>(extraction.records.size()), 99}, "", mention.from_text};
            record.source = actor;
            record.target = ActorRef{"country/syr", "Syria", ActorKind::country, "SYR", "", "SYR", "Syria", {record.sentence * 100, record.sentence * 100 + 5}, "full name"};
            record.date = day ? std::optional(DateSpan{*day, *day}) : std::nullopt;
            record.trigger_extent = {static_cast<std::uint32_t>(extraction.records.size()), 99};
            record.confidence = 0.5;
            record.rule = "verb:say";
            record.identify();
            extraction.records.push_back(std::move(record));
        }
        store->add(extraction, world::no_fault);
    }

    static std::string id_of(const std::string& name, ActorKind kind = ActorKind::person) {
        std::string slug;
        for (const char c : name) slug += c == ' ' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        return std::string(to_string(kind)) + "/" + slug;
    }

    /// What the rules say of two actors: "same longer name", or nothing.
    std::string verdict(const std::string& a, const std::string& b) {
        for (const auto& decision : decide_by_rules(*store)) {
            CHECK(decision.decider == Decider::rule);
            CHECK(!decision.why.empty());
            if (std::minmax(decision.actor, decision.other) != std::minmax(a, b)) continue;
            shown = decision.actor;
            at = decision.at;
            return fmt::format("{} {}", to_string(decision.verdict), decision.by);
        }
        return "nothing";
    }

    world::Folder folder;
    std::unique_ptr<Store> store;
    std::string shown, at;
};

/// The rule's word on two persons of one graph with these papers.
std::string on(const std::vector<std::vector<Papers::Mention>>& documents, const std::string& a, const std::string& b) {
    Papers papers;
    for (std::size_t i = 0; i < documents.size(); ++i) papers.document(fmt::format("d{}", i), documents[i]);
    return papers.verdict(Papers::id_of(a), Papers::id_of(b));
}

}  // namespace

TEST_CASE("actors that are one document's own are never merged by a rule") {
    const auto mohammed = Papers::person("Mohammed");
    CHECK(on({{mohammed}, {Papers::person("Moham Med")}}, "Mohammed", "Moham Med") == "same same letters");
    Papers papers;
    for (const std::string mark : {"@000000000001", "@000000000002"}) papers.document("d" + mark, {mohammed}, Date::of(2016, 7, 1), mark);
    papers.document("d", {Papers::person("Jan Mohammed")});
    CHECK(decide_by_rules(*papers.store).empty());
    CHECK(find_actors(*papers.store, "Mohammed").size() == 2);
    CHECK(error_of([&] { find_one_actor(*papers.store, "Mohammed"); }).code() == ErrorCode::usage);
}

TEST_CASE("names are proper names by their capitals, and compared by their pieces") {
    using namespace query;
    CHECK(is_proper_name("Staffan de Mistura"));
    CHECK(is_proper_name("Jean al-Roe"));
    CHECK(is_proper_name("Union of Medical Care"));
    CHECK(!is_proper_name("Foreign Office spokesman"));
    CHECK(!is_proper_name("president"));
    CHECK(!is_proper_name(""));
    CHECK(name_pieces("Hisham al-Hashimi") == std::vector<std::string>{"hisham", "hashimi"});
    CHECK(abbreviates("SOHR", "Syrian Observatory for Human Rights"));
    CHECK(abbreviates("SOFHR", "Syrian Observatory for Human Rights"));
    CHECK(!abbreviates("SHR", "Syrian Observatory for Human Rights"));
    CHECK(compare_spelling("mohammed", "muhamad") == Spelling::transliterated);
    CHECK(compare_spelling("sergei", "sergeir") == Spelling::one_letter);
    CHECK(compare_spelling("martin", "martina") == Spelling::other);
    CHECK(compare_spelling("mario", "maria") == Spelling::other);
    CHECK(compare_spelling("dan", "den") == Spelling::other);
    CHECK(compare_spelling("ahmed", "ahmed") == Spelling::equal);
    CHECK(compare_spelling("klein", "stein") == Spelling::other);
}

TEST_CASE("one name with other blanks or hyphens is one actor, unless the countries contradict") {
    const auto a = Papers::person("Jan Abdul Roe"), b = Papers::person("Jan Abdulroe");
    CHECK(on({{a}, {b}}, "Jan Abdul Roe", "Jan Abdulroe") == "same same letters");
    CHECK(on({{Papers::person("Jan Abdul Roe", "SYR")}, {Papers::person("Jan Abdulroe", "FRA")}}, "Jan Abdul Roe", "Jan Abdulroe") ==
          "unsure same letters");
    CHECK(on({{Papers::person("Jan Abdul Roe", "", "", 7), Papers::person("Jan Abdulroe", "", "", 7)}}, "Jan Abdul Roe", "Jan Abdulroe") ==
          "unsure same letters");
}

TEST_CASE("one name in two countries is two actors, and who has no country is neither, until there is but one country") {
    const auto british = Papers::of_country("John Roe", "GBR"), australian = Papers::of_country("John Roe", "AUS"), of_none = Papers::person("John Roe");
    const auto shown_as = [](Papers& papers, const std::string& id) { return papers.store->actor(*papers.store->find_actor(id)).id; };
    Papers papers;
    papers.document("d1", {of_none});
    papers.document("d2", {british});
    CHECK(papers.verdict("person/john-roe", "person/john-roe-gbr") == "same same letters");
    CHECK(papers.shown == "person/john-roe-gbr");  // says more
    settle_actors(*papers.store);
    CHECK(shown_as(papers, "person/john-roe") == "person/john-roe-gbr");
    papers.document("d3", {australian});
    CHECK(papers.verdict("person/john-roe-aus", "person/john-roe-gbr") == "unsure same letters");
    CHECK(papers.verdict("person/john-roe", "person/john-roe-gbr") == "unsure same letters");
    settle_actors(*papers.store);
    for (const auto* id : {"person/john-roe", "person/john-roe-gbr", "person/john-roe-aus"}) CHECK(shown_as(papers, id) == id);
    CHECK(papers.store->info().unsure == 3);
    // A third does not make one of them by another name, but a person may.
    papers.document("d1b", {british, Papers::person("John Erik Roe")});
    papers.document("d3b", {australian, Papers::person("John Erik Roe")});
    settle_actors(*papers.store);
    CHECK(shown_as(papers, "person/john-roe-gbr") != shown_as(papers, "person/john-roe-aus"));
    merge_actors(*papers.store, "person/john-roe-gbr", "person/john-roe-aus", me);
    CHECK(shown_as(papers, "person/john-roe-gbr") == shown_as(papers, "person/john-roe-aus"));
}

TEST_CASE("whom a directory has is known by a mark of the record, not by the words of its resolution") {
    Papers papers;
    papers.document("d1", {Papers::known(Papers::person("Abdul Roe"))});
    papers.document("d2", {Papers::known(Papers::person("Abdulroe"))});
    CHECK(papers.verdict("person/abdul-roe", "person/abdulroe") == "nothing");
    papers.document("d3", {Papers::person("Abdulroe")});  // another directory did not have him
    CHECK(papers.verdict("person/abdul-roe", "person/abdulroe") == "same same letters");
    CHECK(papers.shown == "person/abdul-roe");
}

TEST_CASE("a longer name is that of the shorter where a document, or country and sector, tie the two") {
    const auto shorter = Papers::person("Stafford Roe"), longer = Papers::person("Clive Stafford Roe");
    CHECK(on({{longer, shorter}}, "Stafford Roe", "Clive Stafford Roe") == "same longer name");
    CHECK(on({{longer}, {shorter}}, "Stafford Roe", "Clive Stafford Roe") == "unsure longer name");
    CHECK(on({{Papers::person("Clive Stafford Roe", "GBR", "GOV")}, {Papers::person("Stafford Roe", "GBR", "GOV")}}, "Stafford Roe",
             "Clive Stafford Roe") == "same longer name");
    CHECK(on({{Papers::person("Clive Stafford Roe", "GBR")}, {Papers::person("Stafford Roe", "USA")}}, "Stafford Roe", "Clive Stafford Roe") ==
          "different longer name");
    CHECK(on({{longer, shorter, Papers::person("Jane Stafford Roe")}}, "Stafford Roe", "Clive Stafford Roe") == "unsure longer name");
    CHECK(on({{Papers::person("Konrad Erik Roe"), Papers::person("Konrad Roe")}}, "Konrad Erik Roe", "Konrad Roe") == "same longer name");
    CHECK(on({{Papers::person("Abu Omar Roe"), Papers::person("Omar Roe")}}, "Abu Omar Roe", "Omar Roe") == "nothing");
    CHECK(on({{Papers::person("Clive Stafford Roe", "", "GOV"), Papers::person("Stafford Roe", "", "REB")}}, "Stafford Roe",
             "Clive Stafford Roe") == "unsure longer name");
}

TEST_CASE("other vowels or one letter make no other name only where more ties the two") {
    CHECK(on({{Papers::person("Mohammed Roe")}, {Papers::person("Muhamad Roe")}}, "Mohammed Roe", "Muhamad Roe") == "unsure spelling");
    CHECK(on({{Papers::person("Mohammed Roe", "IRQ", "GOV"), Papers::person("Muhamad Roe", "IRQ", "GOV")}}, "Mohammed Roe", "Muhamad Roe") ==
          "unsure spelling");
    CHECK(on({{Papers::person("Sergei Roe", "RUS", "SPY")}, {Papers::person("Sergeir Roe", "RUS", "SPY")}}, "Sergei Roe", "Sergeir Roe") ==
          "same spelling");
    CHECK(on({{Papers::person("Sergei Roe", "RUS")}, {Papers::person("Sergeir Roe", "UKR")}}, "Sergei Roe", "Sergeir Roe") == "nothing");
    CHECK(on({{Papers::person("Martin Roe"), Papers::person("Martina Roe")}}, "Martin Roe", "Martina Roe") == "nothing");
}

TEST_CASE("a last name alone is that of the one person who has it wherever it stands") {
    const auto alone = Papers::person("Roe"), john = Papers::person("John Roe"), jane = Papers::person("Jane Roe");
    CHECK(on({{john, alone}}, "Roe", "John Roe") == "same last name");
    CHECK(on({{john, alone}, {alone}}, "Roe", "John Roe") == "unsure last name");
    CHECK(on({{john}, {alone}}, "Roe", "John Roe") == "unsure last name");
    CHECK(on({{john}, {jane}, {alone}}, "Roe", "John Roe") == "nothing");
    CHECK(on({{john, jane, alone}}, "Roe", "John Roe") == "unsure last name");
    CHECK(on({{Papers::person("John Roe", "USA"), Papers::person("Roe", "GBR")}}, "Roe", "John Roe") == "nothing");
    CHECK(on({{Papers::person("John Roe", "", "MIL"), Papers::person("Roe", "", "REL")}}, "Roe", "John Roe") == "unsure last name");
    CHECK(on({{john, alone, Papers::person("Roe Smith")}}, "Roe", "John Roe") == "unsure last name");
    CHECK(on({{Papers::person("Abu Roe"), alone}}, "Roe", "Abu Roe") == "nothing");
    CHECK(on({{Papers::person("Salman bin Roe"), alone}}, "Roe", "Salman bin Roe") == "nothing");
}

TEST_CASE("whom a directory knows is never merged into another, and shown where an unknown one is merged") {
    const auto known = Papers::known(Papers::person("Stafford Roe")), unknown = Papers::person("Clive Stafford Roe");
    CHECK(on({{known, Papers::known(Papers::person("Clive Stafford Roe"))}}, "Stafford Roe", "Clive Stafford Roe") == "nothing");
    Papers papers;
    papers.document("d", {known, unknown});
    CHECK(papers.verdict("person/stafford-roe", "person/clive-stafford-roe") == "same longer name");
    CHECK(papers.shown == "person/stafford-roe");
}

TEST_CASE("an abbreviation that a text defines is the body of that name in other documents too") {
    const auto defining = [](const std::string& name) {
        return Papers::Mention{name, "", "", ActorKind::ngo, "SRN"};
    };
    const std::string shorter = "organization/srn", longer = "ngo/sahel-relief-network";
    Papers papers;
    papers.document("d1", {Papers::body("Sahel Relief Network", ActorKind::ngo), defining("Sahel Relief Network")});
    papers.document("d2", {Papers::body("SRN", ActorKind::organization)});
    CHECK(papers.verdict(shorter, longer) == "same abbreviation");
    CHECK(papers.shown == longer);
    papers.document("d3", {defining("Swiss Radio News")});
    CHECK(papers.verdict(shorter, longer) == "unsure abbreviation");

    Papers undefined;
    undefined.document("d1", {Papers::body("Sahel Relief Network", ActorKind::ngo), Papers::body("SRN", ActorKind::organization)});
    CHECK(undefined.verdict(shorter, longer) == "unsure abbreviation");
}

TEST_CASE("one name of two kinds is one actor only where one kind says nothing") {
    Papers papers;
    papers.document("d1", {Papers::body("Northern Front", ActorKind::armed_group), Papers::body("Jane Roe", ActorKind::organization)});
    papers.document("d2", {Papers::body("Northern Front", ActorKind::organization), Papers::person("Jane Roe")});
    CHECK(papers.verdict("armed-group/northern-front", "organization/northern-front") == "same kind");
    CHECK(papers.shown == "armed-group/northern-front");
    CHECK(papers.verdict("organization/jane-roe", "person/jane-roe") == "unsure kind");
    CHECK(papers.shown == "person/jane-roe");
}

TEST_CASE("what rules decide hangs on the documents alone: not on their order, nor on what was decided before") {
    std::vector<std::vector<Papers::Mention>> documents;
    for (const auto* name : {"John Roe", "Roe", "Konrad Erik Roe", "Konrad Roe", "Jon Roe", "Mohammed Poe", "Muhamad Poe", "Abdul Poe", "Abdulpoe"})
        documents.push_back({Papers::person(name), Papers::person("Konrad Roe")});
    for (const auto* country : {"GBR", "AUS"}) documents.push_back({Papers::of_country("John Roe", country), Papers::of_country("Jane Poe", "GBR")});
    documents.push_back({Papers::person("Jane Poe")});
    std::vector<Decision> expected;
    world::Maker maker(1);
    for (int round = 0; round < 6; ++round) {
        Papers papers;
        std::vector<std::size_t> order(documents.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        if (round > 0) maker.shuffle(order);
        for (const auto i : order) {
            papers.document(fmt::format("d{}", i), documents[i], Date::of(2016, 7, static_cast<unsigned>(1 + i)));
            if (maker.chance(2)) settle_actors(*papers.store);
        }
        settle_actors(*papers.store);
        settle_actors(*papers.store);
        if (round == 0) expected = papers.store->decisions();
        REQUIRE(expected.size() > 3);
        CHECK(papers.store->decisions() == expected);
    }
    CHECK(std::all_of(expected.begin(), expected.end(), [](const Decision& decision) { return Date::parse(decision.at).has_value(); }));
}

TEST_CASE("a person merges and splits, by ids and names, and later words hold") {
    Papers papers;
    papers.document("d", {Papers::person("John Roe"), Papers::person("Jane Roe"), Papers::person("Jack Roe"), Papers::person("Roe")});
    auto& store = *papers.store;
    const auto shown = [&](const std::string& text) { return store.actor(find_one_actor(store, text)).id; };
    const auto decision = merge_actors(store, "John Roe", "person/jane-roe", me);
    CHECK(decision == Decision{"person/john-roe", "person/jane-roe", Verdict::same, Decider::person, me.by, me.at, me.why});
    CHECK(shown("Jane Roe") == "person/john-roe");
    CHECK(shown("person/jane-roe") == "person/john-roe");
    merge_actors(store, "Jack Roe", "Jane Roe", me);  // the name leads to the one that is shown
    CHECK(shown("Jane Roe") == "person/jack-roe");
    CHECK(who(store, find_one_actor(store, "Jane Roe")).lines.front().edges == 3);
    CHECK(timeline(store, *store.find_actor("person/jane-roe"), std::nullopt, {}).entries.size() == 3);

    split_actor(store, "person/jane-roe", std::nullopt, later);
    CHECK(shown("Jane Roe") == "person/jane-roe");
    CHECK(shown("John Roe") == "person/jack-roe");
    split_actor(store, "person/john-roe", "person/jack-roe", later);
    CHECK(shown("John Roe") == "person/john-roe");
    merge_actors(store, "John Roe", "Jane Roe", {"me", "2026-01-03", ""});
    CHECK(shown("Jane Roe") == "person/john-roe");

    // Rules come back and change nothing that a person said.
    settle_actors(store);
    CHECK(shown("Jane Roe") == "person/john-roe");
}

TEST_CASE("a merge or a split that cannot be says what, where, and how to mend it") {
    Papers papers;
    papers.document("d", {Papers::person("John Roe"), Papers::person("Jane Roe")});
    auto& store = *papers.store;
    const auto fault = [&](const std::function<void()>& call) {
        const auto error = error_of(call);
        CHECK(error.code() == ErrorCode::usage);
        CHECK(!error.where().empty());
        CHECK(!error.remedy().empty());
        return error.fault();
    };
    CHECK_THAT(fault([&] { merge_actors(store, "John Roe", "Nobody", me); }), Catch::Contains("no actor"));
    CHECK_THAT(fault([&] { merge_actors(store, "John Roe", "person/john-roe", me); }), Catch::Contains("one actor already"));
    CHECK_THAT(fault([&] { split_actor(store, "John Roe", std::nullopt, me); }), Catch::Contains("merged with no other"));
    CHECK(store.decisions().empty());
    split_actor(store, "John Roe", "Jane Roe", later);
    CHECK_THAT(fault([&] { merge_actors(store, "John Roe", "Jane Roe", me); }), Catch::Contains("later decision"));
    CHECK(store.decisions().size() == 2);  // kept, though it does not hold
}

TEST_CASE("an edge is explained with the decisions that its actors rest on") {
    Papers papers;
    papers.document("d", {Papers::person("John Roe"), Papers::person("Jane Roe"), Papers::person("Jack Poe")});
    auto& store = *papers.store;
    const auto decision = merge_actors(store, "John Roe", "Jane Roe", me);
    std::map<std::string, std::vector<Decision>> found;
    store.each_edge(Filter::everything(), [&](const StoredEdge& edge) {
        const auto explanation = explain(store, to_hex(edge.facts.id));
        found[explanation.evidence.front().source->id] = explanation.decisions;
        if (explanation.evidence.front().source->id == "person/jane-roe") CHECK(explanation.source->id == "person/john-roe");
    });
    CHECK(found.at("person/john-roe") == std::vector{decision});
    CHECK(found.at("person/jane-roe") == std::vector{decision});
    CHECK(found.at("person/jack-poe").empty());
}

TEST_CASE("paths and lists take an actor that is merged as one") {
    world::Folder folder;
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        world::Maker maker(seed, {25, 14, 8, false});
        auto documents = maker.documents();
        const auto store = Store::open(folder / fmt::format("decided{}.db", seed), world::writing);
        store->add(documents, world::no_fault);
        std::map<std::string, std::string> shown;
        for (int i = 0; i < 4; ++i) {
            const auto a = fmt::format("person/actor-{}", i), b = fmt::format("person/actor-{}", 13 - i);
            if (store->find_actor(a) && store->find_actor(b)) merge_actors(*store, a, b, me), shown[b] = a;
        }
        REQUIRE(shown.size() > 1);
        for (auto& document : documents)
            for (auto& record : document.records) {
                for (auto* actor : {&record.source, &record.target, &record.attributed_to})
                    if (*actor && shown.contains((*actor)->id)) (*actor)->id = shown.at((*actor)->id);
                record.identify();
            }
        const auto model = Store::open(folder / fmt::format("model{}.db", seed), world::writing);
        model->add(documents, world::no_fault);

        const auto ask = [&](Store& asked) {
            std::vector<std::string> answers;
            asked.each_actor([&](ActorNo number, const Actor& actor) {
                for (const auto& line : who(asked, number).lines)
                    answers.push_back(fmt::format("{} {} {} {} {}", actor.id, line.actor.id, line.type, static_cast<int>(line.direction), line.reports));
                for (const auto& path : shortest_paths(asked, number, *asked.find_actor("person/actor-1")).paths)
                    answers.push_back(fmt::format("{} {}", actor.id, path.size()));
            });
            std::sort(answers.begin(), answers.end());  // edges are more where documents name two actors, so lines stand otherwise
            return answers;
        };
        CHECK(ask(*store) == ask(*model));
    }
}
