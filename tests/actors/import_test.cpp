#include "catch.hpp"

#include <random>

#include <entente/error.hpp>

#include "actors/codes.hpp"
#include "actors/fixture.hpp"
#include "actors/import_joiner.hpp"
#include "actors/imported_actor.hpp"
#include "actors/imported_noun.hpp"

using namespace entente;
using namespace entente::actors;
using namespace entente::tests;

namespace {

std::shared_ptr<const Directory> world_with(std::vector<ImportedActor> imported, ImportCounts* counts = nullptr) {
    return Directory::load(std::filesystem::path(ENTENTE_TESTS) / "actors/world", std::move(imported), counts);
}

ImportedActor person(std::string name, std::string country, std::vector<std::string> aliases = {}) {
    ImportedActor actor;
    actor.name = std::move(name);
    actor.kind = ActorKind::person;
    actor.country = std::move(country);
    actor.aliases = std::move(aliases);
    return actor;
}

ImportedActor of_kind(ActorKind kind, std::string name, std::string country) {
    auto actor = person(std::move(name), std::move(country));
    actor.kind = kind;
    return actor;
}

std::string found(const Directory& directory, std::string_view name) {
    std::string out;
    for (const auto& naming : directory.find_name(name)) out.append(out.empty() ? "" : " ").append(directory.at(naming.entry).id);
    return out;
}

std::string code(const Directory& directory, std::string_view id, std::string_view day) {
    return coding_on(directory, directory.at(directory.find(id)), Date::parse(day)).code();
}

/// All that a directory says, in words.
std::string text_of(const Directory& directory) {
    std::string out;
    const auto day = [](const std::optional<Date>& date) { return date ? date->iso() : std::string("..."); };
    for (std::uint32_t e = 0; e < directory.size(); ++e) {
        const auto& entry = directory.at(e);
        out += entry.id + "|" + entry.name + "|" + entry.country + "|" + entry.code + "|" + entry.sector + "|" + entry.wikidata;
        for (const auto& alias : entry.aliases) out += "|" + alias;
        for (const auto& role : entry.roles)
            out += "|" + role.title + "/" + (role.of == no_entry ? "" : directory.at(role.of).id) + "/" + role.sector + "/" + day(role.term.from) + "/" + day(role.term.to);
        out += "\n";
    }
    for (std::uint32_t n = 0; n < directory.names(); ++n) out += std::to_string(directory.naming(n).entry) + " ";
    return out;
}

}  // namespace

TEST_CASE("an imported actor whose name, kind and country a known one has gives it names and roles") {
    auto lavrov = person("Sergey Lavrov", "RUS", {"S. V. Lavrov", "Sergei Lavrov"});
    lavrov.roles.push_back({"envoy to the moon", {}, {}, "GOV", {Date::of(1990, 1, 1), Date::of(1991, 1, 1)}});
    lavrov.gender = Gender::male;
    ImportCounts counts;
    const auto directory = world_with({lavrov}, &counts);
    CHECK(counts == ImportCounts{.actors = 1, .known = 1, .names = 1, .roles = 1});
    CHECK(directory->size() == world()->size());
    CHECK(found(*directory, "S.V. Lavrov") == "");  // initials count: "s v lavrov" is two pieces before the name
    CHECK(found(*directory, "S. V. Lavrov") == "person/sergei-lavrov");
    CHECK(code(*directory, "person/sergei-lavrov", "1990-06-01") == "RUSGOV");
    // A title finds its holder.
    CHECK(directory->at(directory->find("person/sergei-lavrov")).roles.back().of == directory->country("RUS"));
}

TEST_CASE("an imported actor that differs from its namesake in kind or country is another one, and counted") {
    ImportCounts counts;
    const auto directory = world_with({person("John Kerry", "RUS"), of_kind(ActorKind::media, "Islamic State", "TUR")}, &counts);
    CHECK(counts == ImportCounts{.actors = 2, .namesakes = 2, .names = 2});
    CHECK(found(*directory, "John Kerry") == "person/john-kerry person/john-kerry-rus");
    CHECK(found(*directory, "Islamic State") == "armed-group/islamic-state media/islamic-state");
}

TEST_CASE("a kind that a file does not tell is that of the known actor with the name") {
    auto unsure = of_kind(ActorKind::government, "Syrian Army", "SYR");
    unsure.kind_assumed = true;
    ImportCounts counts;
    const auto directory = world_with({unsure}, &counts);
    CHECK(counts.known == 1);
    CHECK(directory->size() == world()->size());
}

TEST_CASE("a known actor's own roles go before bare codes of the same days") {
    auto kerry = person("John Kerry", "USA");
    kerry.roles.push_back({{}, {}, {}, "MIL", {Date::of(2014, 1, 1), Date::of(2015, 1, 1)}});
    kerry.roles.push_back({{}, {}, {}, "MIL", {Date::of(1966, 1, 1), Date::of(1970, 1, 1)}});
    ImportCounts counts;
    const auto directory = world_with({kerry}, &counts);
    CHECK(counts.roles == 1);
    CHECK(code(*directory, "person/john-kerry", "2014-06-01") == "USAGOV");
    CHECK(code(*directory, "person/john-kerry", "1967-06-01") == "USAMIL");
}

TEST_CASE("a new actor is found by its names and coded by its roles") {
    auto roe = person("Jane Ann Roe", "TUR", {"Roe", "Mother of Fishes"});
    roe.roles.push_back({{}, {}, {}, "OPP", {}});
    roe.roles.push_back({{}, {}, {}, "GOV", {Date::of(2001, 1, 1), Date::of(2004, 1, 1)}});
    const auto directory = world_with({roe, of_kind(ActorKind::armed_group, "Red Cell", "SYR")});
    CHECK(found(*directory, "Jane Ann Roe") == "person/jane-ann-roe");
    CHECK(found(*directory, "Jane Roe") == "person/jane-ann-roe");
    CHECK(found(*directory, "Mother of Fishes") == "person/jane-ann-roe");
    CHECK(directory->find_name("Roe").at(0).use == NameUse::surname);
    CHECK(found(*directory, "Red Cell") == "armed-group/red-cell");
    CHECK(code(*directory, "person/jane-ann-roe", "2002-06-01") == "TURGOV");
    CHECK(code(*directory, "person/jane-ann-roe", "2010-06-01") == "TUROPP");
}

TEST_CASE("a seat of a government that a dictionary codes is that government") {
    auto kremlin = of_kind(ActorKind::government, "Kremlin", "RUS");
    kremlin.kind_assumed = true;
    kremlin.aliases = {"Red Palace"};
    ImportCounts counts;
    const auto directory = world_with({kremlin}, &counts);
    CHECK(counts == ImportCounts{.actors = 1, .known = 1, .names = 1});
    CHECK(found(*directory, "Red Palace") == "government/rus");
    CHECK(found(*directory, "Kremlin") == found(*world(), "Kremlin"));
}

TEST_CASE("names of a country that are those of its places stay with them") {
    auto syria = of_kind(ActorKind::country, "Syria", "SYR");
    syria.aliases = {"Aleppo", "Syrian Arab Republic", "Syrian"};
    ImportCounts counts;
    const auto directory = world_with({syria}, &counts);
    CHECK(counts.known == 1);
    CHECK(counts.names == 1);
    CHECK(found(*directory, "Aleppo") == "place/aleppo");
    CHECK(found(*directory, "Syrian Arab Republic") == "country/syr");
}

TEST_CASE("roles name bodies by id, by item of Wikidata, or by what another file calls them") {
    auto party = of_kind(ActorKind::party, "Fish Party", "TUR");
    party.wikidata = "Q4000000007";
    auto roe = person("Jane Roe", "TUR");
    roe.roles = {{"member", "Q4000000007", {}, {}, {}}, {"envoy", "igo/united-nations", {}, {}, {}}, {"founder", "party/fish-party", {}, {}, {}}, {"ghost", "Q4000000099", {}, {}, {}}};
    const auto directory = world_with({roe, party});
    std::string of;
    for (const auto& role : directory->at(directory->find("person/jane-roe")).roles) of += role.title + ":" + (role.of == no_entry ? "-" : directory->at(role.of).id) + " ";
    CHECK(of == "member:party/fish-party ghost:- envoy:igo/united-nations founder:party/fish-party ");
}

TEST_CASE("imports in any order, and twice, give the same directory") {
    std::mt19937 random(5);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::vector<std::string> names{"John Kerry", "Sergey Lavrov", "Jane Roe", "J. Roe", "Red Cell", "ISIS", "Aleppo", "Fish Party", "Syria"};
    const std::vector<std::string> countries{"USA", "RUS", "SYR", ""};
    const std::vector<ActorKind> kinds{ActorKind::person, ActorKind::person, ActorKind::party, ActorKind::armed_group, ActorKind::country};
    for (int round = 0; round < 40; ++round) {
        std::vector<ImportedActor> imported;
        for (int i = 0; i < 12; ++i) {
            auto actor = of_kind(kinds[below(kinds.size())], names[below(names.size())], countries[below(countries.size())]);
            if (below(2)) actor.aliases.push_back(names[below(names.size())]);
            if (below(6) == 0) actor.wikidata = "Q" + std::to_string(4000000000 + below(3));
            if (below(6) == 0) actor.id = std::string(to_string(actor.kind)) + "/given";
            actor.kind_assumed = below(3) == 0;
            if (below(2)) actor.roles.push_back({below(2) ? "member" : "", below(2) ? "party/fish-party" : "Q4000000001", {}, "GOV", {Date::of(2000 + static_cast<int>(below(9)), 1, 1), {}}});
            imported.push_back(std::move(actor));
        }
        ImportCounts counts, again;
        const auto expected = text_of(*world_with(imported, &counts));
        auto twice = imported;
        twice.insert(twice.end(), imported.begin(), imported.end());
        std::shuffle(twice.begin(), twice.end(), random);
        CHECK(text_of(*world_with(twice, &again)) == expected);
        CHECK(again == counts);
    }
}

TEST_CASE("a person who is known by codes alone may hold the office that the text gives") {
    auto roe = person("Jane Roe", "TUR");
    roe.roles.push_back({{}, {}, {}, "GOV", {Date::of(2001, 1, 1), {}}});
    const Resolver resolver(world_with({roe}), english_agents());
    const auto readings = resolver.resolve_phrase("President Jane Roe", Date::of(2002, 1, 1));
    REQUIRE(!readings.empty());
    CHECK(readings.front().actor.id == "person/jane-roe");
}

TEST_CASE("imported nouns join those of the lexicon, which go before them") {
    const auto file = std::filesystem::path(ENTENTE_ROOT) / "schema/lexicon/en/agents.json";
    const auto plain = Agents::load(file);
    const auto agents = Agents::load(file, {{"fish minister", "fish ministers", "AGR"}, {"fishherd", "fishherds", "AGR"}, {"soldier", "soldiers", "AGR"}, {"fishherd", "fishherds", "AGR"}});
    CHECK(agents->size() == plain->size() + 2);
    const auto& minister = agents->at(agents->find("Fish Minister").value());
    CHECK(minister.kind == plain->at(plain->find("minister").value()).kind);
    CHECK(minister.sector == "AGR");
    CHECK(agents->at(agents->find("fishherds").value()).noun == "fishherd");
    CHECK(agents->at(agents->find("soldier").value()).sector == "MIL");
    const ImportedNoun noun{"fish \"minister\"", "fish ministers", "AGR"};
    CHECK(imported_noun(to_json(noun), "here") == noun);
    CHECK(is_noun(to_json(noun)));
    CHECK_THROWS_AS(imported_noun("{\"noun\":\"\"}", "here"), Error);
}
