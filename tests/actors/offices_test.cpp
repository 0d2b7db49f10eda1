#include "catch.hpp"

#include "actors/fixture.hpp"
#include "actors/offices.hpp"
#include "entente/error.hpp"

using namespace entente;
using namespace entente::actors;
using namespace entente::tests;

namespace {

Date day(const char* iso) { return *Date::parse(iso); }

/// A state of the tests' own, with a region, a city, a body of the United Nations, and people in offices of theirs.
struct Realm {
    TemporaryFolder folder;
    std::shared_ptr<const Directory> directory;
    std::optional<Offices> offices;

    Realm() {
        folder.write("realm.json", R"({"known_on": "2020-01-01", "actors": [
            {"id": "country/xxa", "name": "Arvonia", "kind": "country", "country": "XXA", "adjectives": ["Arvonian"], "led_by": [{"office": "prime minister"}]},
            {"id": "organization/arvonian-army", "name": "Arvonian Army", "kind": "organization", "country": "XXA", "sector": "MIL"},
            {"id": "organization/bank-of-arvonia", "name": "Bank of Arvonia", "kind": "organization", "country": "XXA"},
            {"id": "place/vell", "name": "Vell", "kind": "place", "country": "XXA"},
            {"id": "igo/union", "name": "Northern Union", "kind": "igo", "code": "IGO"},
            {"id": "igo/unima", "name": "UNIMA", "kind": "igo", "code": "IGO", "parent": "igo/union"},
            {"id": "person/a", "name": "Anna Aster", "kind": "person", "country": "XXA", "roles": [
                {"title": "seaport minister", "of": "country/xxa", "sector": "GOV", "from": "2001-01-01", "to": "2004-12-31"},
                {"title": "leader", "of": "country/xxa", "sector": "REB", "from": "2006-01-01"}]},
            {"id": "person/b", "name": "Bert Birch", "kind": "person", "country": "XXA", "roles": [
                {"title": "seaport minister", "of": "country/xxa", "sector": "GOV", "from": "2005-01-01", "to": "2008-12-31"},
                {"title": "prime minister", "of": "country/xxa", "sector": "GOV", "from": "2009-01-01", "to": "2012-12-31"}]},
            {"id": "person/c", "name": "Cora Cedar", "kind": "person", "country": "XXA", "roles": [
                {"title": "seaport minister", "of": "country/xxa", "sector": "GOV", "from": "2009-01-01"},
                {"title": "governor of Vell", "of": "country/xxa", "sector": "GOV", "from": "2003-01-01", "to": "2005-12-31"}]},
            {"id": "person/d", "name": "Dora Dahl", "kind": "person", "country": "XXA", "roles": [
                {"title": "governor", "of": "place/vell", "sector": "GOV", "from": "2006-01-01", "to": "2008-12-31"},
                {"title": "senator", "of": "country/xxa", "sector": "LEG", "from": "2000-01-01"}]},
            {"id": "person/e", "name": "Egon Elm", "kind": "person", "country": "XXA", "roles": [
                {"title": "governor", "of": "place/vell", "sector": "GOV", "from": "2009-01-01", "to": "2011-12-31"},
                {"title": "senator", "of": "country/xxa", "sector": "LEG", "from": "2001-01-01"},
                {"title": "transitional president", "of": "country/xxa", "sector": "GOV", "from": "2013-01-01"}]},
            {"id": "person/f", "name": "Fritz Fir", "kind": "person", "country": "XXA", "roles": [
                {"title": "governor", "of": "place/vell", "sector": "GOV", "from": "2012-01-01"},
                {"title": "senator", "of": "country/xxa", "sector": "LEG", "from": "2002-01-01"},
                {"title": "military chief", "of": "country/xxa", "sector": "MIL", "from": "2002-01-01", "to": "2003-12-31"}]},
            {"id": "person/g", "name": "Gerd Gale", "kind": "person", "country": "XXA", "roles": [
                {"title": "military chief", "of": "country/xxa", "sector": "MIL", "from": "2004-01-01", "to": "2005-12-31"},
                {"title": "seaport minister", "of": "country/xxa", "sector": "GOV", "from": "1995-01-01", "to": "2000-12-31"}]},
            {"id": "person/h", "name": "Hugo Hill", "kind": "person", "country": "XXA", "roles": [
                {"title": "military chief", "of": "country/xxa", "sector": "MIL", "from": "2006-01-01"},
                {"title": "governor", "of": "organization/bank-of-arvonia", "sector": "GOV", "from": "2005-01-01", "to": "2005-12-31"}]},
            {"id": "person/i", "name": "Ines Ivy", "kind": "person", "country": "XXA", "roles": [
                {"title": "special representative for Arvonia", "of": "igo/unima", "from": "2007-01-01"},
                {"title": "seaport minister", "of": "country/xxa", "sector": "GOV", "from": "1990-01-01", "to": "1994-12-31"},
                {"title": "governor", "of": "organization/bank-of-arvonia", "sector": "GOV", "from": "2006-01-01"}]}
        ]})");
        directory = Directory::load(folder.path());
        offices.emplace(*directory, *english_agents());
    }
    std::string titled(const char* of, const char* title, const char* on) const {
        const auto person = offices->titled(directory->find(of), title, day(on));
        return person == no_entry ? "-" : directory->at(person).id;
    }
    std::string resolved(const char* phrase, const char* on) const {
        const auto readings = Resolver(directory, english_agents()).resolve_phrase(phrase, day(on));
        return readings.empty() ? "-" : readings.front().actor.id;
    }
};

}  // namespace

TEST_CASE("a title that one person has at a time is looked up as the directory writes it") {
    const Realm realm;
    CHECK(realm.titled("country/xxa", "Seaport Minister", "2003-05-01") == "person/a");
    CHECK(realm.titled("country/xxa", "seaport minister", "2007-05-01") == "person/b");
    CHECK(realm.titled("country/xxa", "seaport minister", "1980-01-01") == "-");
    CHECK(realm.titled("country/xxa", "airport minister", "2007-05-01") == "-");
}

TEST_CASE("a title that several have at a time names nobody") {
    const Realm realm;
    CHECK(realm.titled("country/xxa", "senator", "2000-05-01") == "-");
    CHECK(realm.titled("country/xxa", "senator", "2010-05-01") == "-");
}

TEST_CASE("a place within a title has the office") {
    const Realm realm;
    CHECK(realm.titled("place/vell", "governor", "2004-05-01") == "person/c");
    CHECK(realm.titled("place/vell", "governor", "2010-05-01") == "person/e");
    CHECK(realm.titled("country/xxa", "governor", "2010-05-01") == "-");
}

TEST_CASE("an office that is held for a time is that office") {
    const Realm realm;
    CHECK(realm.offices->office_of("transitional president") == "president");
    CHECK(realm.resolved("President of Arvonia", "2014-05-01") == "person/e");
}

TEST_CASE("a phrase with a title has the one who holds it, however it says whose") {
    const Realm realm;
    CHECK(realm.resolved("Arvonian seaport minister", "2007-05-01") == "person/b");
    CHECK(realm.resolved("Arvonia's seaport minister", "2007-05-01") == "person/b");
    CHECK(realm.resolved("the seaport minister of Arvonia", "2007-05-01") == "person/b");
    CHECK(realm.resolved("governor of Vell", "2010-05-01") == "person/e");
    CHECK(realm.resolved("Bank of Arvonia governor", "2007-05-01") == "person/i");
    CHECK(realm.resolved("a former Arvonian seaport minister", "2007-05-01") != "person/b");
    CHECK(realm.resolved("Arvonian deputy seaport minister", "2007-05-01") != "person/b");
}

TEST_CASE("the body of a country that stands in a title belongs to the office") {
    const Realm realm;
    CHECK(realm.resolved("Arvonian army chief", "2005-05-01") == "person/g");
    CHECK(realm.resolved("chief of the Arvonian Army", "2005-05-01") == "person/g");
}

TEST_CASE("a rebel leader does not lead the country") {
    const Realm realm;
    const auto country = realm.directory->find("country/xxa");
    CHECK(realm.offices->leader(country, day("2007-05-01")) == no_entry);
    CHECK(realm.offices->leader(country, day("2010-05-01")) == realm.directory->find("person/b"));
}

TEST_CASE("a mission's envoy is the envoy of whose mission it is") {
    const Realm realm;
    CHECK(realm.resolved("Northern Union envoy for Arvonia", "2008-05-01") == "person/i");
    CHECK(realm.resolved("Northern Union envoy for Arvonia", "2006-05-01") != "person/i");
}

TEST_CASE("a lexicon without what is built upon is an error and no crash") {
    const TemporaryFolder folder;
    folder.write("names.json", "{}");
    const auto file = folder.write("reference.json", R"({"pair": ["both"]})");
    CHECK_THROWS_AS(Reference::load(file), Error);
}
