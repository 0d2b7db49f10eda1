#include "actors/office_lookup.hpp"

#include <algorithm>

#include "actors/bodies.hpp"

namespace entente::actors {

using syntax::Deprel;

namespace {

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string capitalized(std::string text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool starts = i == 0 || text[i - 1] == ' ' || text[i - 1] == '-';
        const auto word = std::string_view(text).substr(i, text.find_first_of(" -", i) - i);
        const bool small = i > 0 && among(word, {"of", "for", "in", "to", "the", "and", "at"});
        if (starts && !small && text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 'a' + 'A');
    }
    return text;
}

}  // namespace

const std::string& sector_of_former(const Agent& agent) {
    static const std::string elite = "ELI";
    return among(agent.sector, {"MIL", "COP", "SPY"}) ? agent.sector : elite;
}

std::uint32_t OfficeLookup::country_actor(std::string_view code) {
    const auto entry = r_.directory.country(code);
    return entry == no_entry ? none : r_.actors.known(entry);
}

Coding OfficeLookup::coding_after(std::uint32_t token) const {
    for (const auto c : r_.tree.children(token)) {
        const auto n = c > token && r_.tree.rel(c) == Deprel::nmod ? r_.name_at[c] : none;
        if (n == none || r_.names[n].mention == none || !among(r_.tree.preposition(c), {"of", "in", "from", "at"})) continue;
        const auto actor = r_.mentions[r_.names[n].mention].actor;
        const auto kind = r_.actors.at(actor).kind;
        if (kind == ActorKind::person || kind == ActorKind::people) continue;
        const auto& theirs = r_.actors.coding(actor);
        return is_body(kind) ? theirs : Coding{theirs.country, "", ""};
    }
    return {};
}

Coding OfficeLookup::coding_of_title(const Agent& agent, std::uint32_t of, bool former, std::uint32_t token) const {
    Coding coding;
    coding.sector = agent.sector;
    if (is_somebody_else(agent)) return coding;  // "Roe, an ally of Putin", is no Russian by it
    if (of != none && r_.mentions[of].actor != nobody) {
        const auto actor = r_.mentions[of].actor;
        const auto& theirs = r_.actors.coding(actor);
        coding.country = theirs.country;
        coding.body = theirs.body;
        const bool of_group = r_.actors.at(actor).kind == ActorKind::armed_group && goes_by_group(coding.sector);
        const bool own_sector = !coding.sector.empty() && coding.sector != "GOV" && !of_group;
        if (!own_sector && !theirs.sector.empty() && theirs.sector != "CVL" && theirs.sector != "REF")
            coding.sector = theirs.sector;
        // "the group's leader" governs nobody.
        const bool of_some_body = is_body(r_.actors.at(actor).kind) && theirs.sector.empty();
        if ((!coding.body.empty() || of_some_body) && coding.sector == "GOV") coding.sector.clear();
    }
    // "police chief Samuel Otieno in Nairobi", "Bishop Pedro Morales of Guatemala City"
    if (coding.country.empty() && coding.body.empty() && of == none && token != no_token) {
        const auto after = coding_after(token);
        coding.country = after.country;
        coding.body = after.body;
        const bool weak = coding.sector.empty() || coding.sector == "GOV";
        if (weak && !(after.body.empty() && after.sector.empty())) coding.sector = after.sector;
    }
    // "President Felipe Calderon" in a sentence on Mexico.
    if (coding.country.empty() && coding.body.empty() && of == none && token != no_token && agent.tie == "holds-office" &&
        among(agent.sector, {"GOV", "MIL", "JUD", "LEG", "COP"}))
        coding.country = context_.guess(token, CountryContext::Manner::person, !r_.agents.is_unique(agent)).country;
    if (former && agent.tie == "holds-office") coding.sector = sector_of_former(agent);
    return coding;
}

/// The entry whose offices are meant: a body's own, and those of a region that has offices; else the country's.
std::uint32_t OfficeLookup::owner(std::uint32_t of_actor) const {
    const auto& of = r_.actors.at(of_actor);
    const auto entry = r_.actors.entry(of_actor);
    if (is_body(of.kind)) return entry;
    const auto country = r_.directory.country(of.country);
    if (of.kind != ActorKind::place || entry == no_entry || country == no_entry) return country;
    const auto& land = r_.directory.at(country);
    const bool seat = land.capital == of.name || std::find(land.seats.begin(), land.seats.end(), of.name) != land.seats.end();
    return !seat && r_.offices.known_terms(entry) > 0 ? entry : country;
}

std::uint32_t OfficeLookup::holder(const Agent& agent, std::uint32_t of_actor, std::string& resolution, bool guessed) {
    if (!r_.agents.is_unique(agent) || agent.kind != ActorKind::person || of_actor == none) return none;
    const auto entry = owner(of_actor);
    if (entry == no_entry) return none;
    // "the foreign secretary" is not the foreign minister of a country that was but guessed.
    const bool literal = guessed && agent.office != agent.noun && r_.offices.is_title(agent.noun);
    const auto title = literal ? std::string_view(agent.noun) : std::string_view();
    auto holder = r_.offices.holder(entry, agent.office, r_.day, title);
    if (!r_.day) {
        // Without a date whom the document names goes before who came last.
        for (const auto& holding : r_.offices.holders(entry, agent.office))
            if ((!literal || holding.title == title) && r_.actors.find(holding.person) != none) holder = holding.person;
    }
    if (holder == no_entry) return none;
    resolution =
        "office: " + capitalized(agent.noun) + " of " + r_.directory.at(entry).name + (r_.day ? " on " + r_.day->iso() : "");
    return r_.actors.known(holder);
}

std::uint32_t OfficeLookup::unknown_holder(const Agent& agent, std::uint32_t of_actor) {
    const auto& of = r_.actors.at(of_actor);
    Coding coding = r_.actors.coding(of_actor);
    auto of_name = of.name;
    if (!is_body(of.kind)) {
        if (const auto entry = owner(of_actor); entry != no_entry) of_name = r_.directory.at(entry).name;
        coding.sector = agent.sector;
    } else if (coding.sector.empty() && coding.body.empty()) {
        coding.sector = agent.sector;
    }
    return r_.actors.unknown(ActorKind::person, capitalized(agent.office) + " of " + of_name, coding);
}

}  // namespace entente::actors
