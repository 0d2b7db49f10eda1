#include "actors/name_resolver.hpp"

#include <algorithm>

#include "actors/descriptions.hpp"
#include "actors/metonymy.hpp"
#include "actors/normalise.hpp"

namespace entente::actors {

using syntax::Deprel;
using syntax::NameKind;
using syntax::Upos;
using syntax::Xpos;

namespace {

bool is_land(ActorKind kind) { return kind == ActorKind::country || kind == ActorKind::place; }

bool stands_before_a_title(const Reading& r, const NameSpan& name) {
    if (name.first == 0) return false;
    const auto noun = r.noun_at[name.first - 1];
    return noun != none && r.nouns[noun].match.last == name.first && r.agents.at(r.nouns[noun].match.agent).title;
}

/// "Zara Roe, a mother of four", whom the engine takes for a body.
bool called_a_person(const Reading& r, const NameSpan& name) {
    if (name.ner != NameKind::organization || name.last - name.first < 2) return false;
    const auto children = r.tree.children(name.head);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        const auto noun = r.tree.rel(c) == Deprel::appos && c >= name.last ? r.noun_at[c] : none;
        if (noun == none || r.nouns[noun].match.plural) return false;
        const auto& agent = r.agents.at(r.nouns[noun].match.agent);
        return agent.kind == ActorKind::person || (agent.kind == ActorKind::people && agent.gender != Gender::unknown);
    });
}

bool is_demonym_plural(Xpos tag) { return tag == Xpos::NNS || tag == Xpos::NNPS; }

std::string_view use_in_words(NameUse use) {
    switch (use) {
        case NameUse::name: return "full name";
        case NameUse::alias: return "alias";
        case NameUse::adjective: return "adjective";
        case NameUse::demonym: return "name of a people";
        case NameUse::capital: return "capital";
        case NameUse::seat: return "seat of government";
        case NameUse::surname: return "surname";
    }
    return "name";
}

}  // namespace

/// Whether the engine mostly takes the same words for a person's name elsewhere in the document.
bool NameResolver::said_of_a_person(const NameSpan& name) const {
    if (name.ner == NameKind::location) return false;
    const auto at = taken_for_persons_.find(r_.text(name.first, name.last));
    return at != taken_for_persons_.end() && at->second > 0;
}

bool NameResolver::is_person(const NameSpan& name) const {
    bool full = false, part = false, other = false;
    for (const auto& naming : r_.namings(name)) {
        if (r_.directory.at(naming.entry).kind != ActorKind::person) other = true;
        else if (naming.use != NameUse::surname && naming.pieces > 1) full = true;
        else part = true;
    }
    if (other && !full && !part) return false;
    if (full) return true;
    if (part && !other) return true;
    if (part) return name.ner == NameKind::person && stands_before_a_title(r_, name);
    return name.ner == NameKind::person || (!other && (said_of_a_person(name) || called_a_person(r_, name))) || (!other && name.last - name.first == 1 && surnames_.contains(last_piece(name)));
}

std::string NameResolver::last_piece(const NameSpan& name) const {
    Normaliser normaliser;
    const auto& pieces = normaliser.pieces(r_.form(name.last - 1));
    return pieces.empty() ? std::string() : std::string(pieces.back().text);
}

int NameResolver::score(const NameSpan& name, const Naming& naming) const {
    const auto& entry = r_.directory.at(naming.entry);
    if (entry.kind == ActorKind::person) return -100;
    int score = 0;
    switch (name.ner) {
        case NameKind::organization: score += is_land(entry.kind) ? 0 : 4; break;
        case NameKind::location: score += is_land(entry.kind) || naming.use == NameUse::seat ? 4 : 0; break;
        case NameKind::nationality: score += naming.use == NameUse::adjective || naming.use == NameUse::demonym ? 5 : 0; break;
        case NameKind::person:
        case NameKind::none: break;
    }
    const bool modifier = r_.tree.word(name.head).upos == Upos::ADJ || r_.tree.rel(name.head) == Deprel::amod;
    switch (naming.use) {
        case NameUse::name: score += 3; break;
        case NameUse::adjective: score += modifier ? 4 : 2; break;
        case NameUse::capital: score += 3; break;  // before a mere place of that name
        default: score += 2; break;
    }
    if (r_.day && (entry.term.from || entry.term.to)) score += entry.term.holds_on(*r_.day) ? 1 : -2;
    score += static_cast<int>(std::min<std::uint32_t>(3, context_.count(entry.country)));
    return score;
}

/// The best of the candidates; of equal countries that of which more is known, of other equals the one that the files name first.
const Naming* NameResolver::choose(const NameSpan& name) const {
    const auto better_known = [&](std::uint32_t entry, std::uint32_t than) {
        return r_.directory.at(entry).kind == ActorKind::country && r_.directory.at(than).kind == ActorKind::country &&
               r_.offices.known_terms(entry) > r_.offices.known_terms(than);
    };
    const Naming* best = nullptr;
    int best_score = -100;
    for (const auto& naming : r_.namings(name)) {
        const auto s = score(name, naming);
        if (s > best_score || (best && s == best_score && better_known(naming.entry, best->entry))) {
            best = &naming;
            best_score = s;
        }
    }
    return best;
}

bool NameResolver::ambiguous(const NameSpan& name) const {
    const auto namings = r_.namings(name);
    return std::any_of(namings.begin(), namings.end(), [&](const Naming& n) {
        return r_.directory.at(n.entry).country != r_.directory.at(namings.front().entry).country &&
               r_.directory.at(n.entry).kind != ActorKind::person;
    });
}

void NameResolver::run() {
    for (const auto& name : r_.names)
        if (r_.namings(name).empty()) taken_for_persons_[r_.text(name.first, name.last)] += name.ner == NameKind::person ? 1 : -1;
    for (const auto& name : r_.names)
        if (name.last - name.first > 1 && is_person(name)) surnames_.insert(last_piece(name));
    // What can only be one thing first: it says which country an ambiguous name is likely to be of.
    std::vector<std::uint32_t> later;
    for (std::uint32_t n = 0; n < r_.names.size(); ++n) {
        if (is_person(r_.names[n])) continue;
        if (r_.names[n].candidate_count == 0 || ambiguous(r_.names[n])) later.push_back(n);
        else resolve(n);
    }
    for (const auto n : later)
        if (r_.names[n].candidate_count > 0) resolve(n);
    for (const auto n : later)
        if (r_.names[n].candidate_count == 0) resolve(n);
    for (const auto& name : r_.names)
        if (name.mention != none) bring_home(name);
}

void NameResolver::add(std::uint32_t n, std::uint32_t actor, MentionKind kind, std::string resolution) {
    auto& name = r_.names[n];
    Mention mention;
    mention.first = name.first;
    mention.last = name.last;
    mention.head = name.head;
    mention.kind = kind;
    mention.actor = actor;
    mention.resolution = std::move(resolution);
    name.mention = r_.add(std::move(mention));
    const auto& a = r_.actors.at(actor);
    if (goes_with_participle(r_, name.last) || (a.kind == ActorKind::place && hosts_talks(r_, name.head))) return;
    context_.add(name.head, a.country, is_land(a.kind) && is_location(r_, name.head));
}

void NameResolver::resolve(std::uint32_t n) {
    const auto& name = r_.names[n];
    if (name.candidate_count == 0) return resolve_unknown(n);
    if (const auto* naming = choose(name)) resolve_known(n, *naming);
}

void NameResolver::resolve_known(std::uint32_t n, const Naming& naming) {
    const auto& entry = r_.directory.at(naming.entry);
    if (naming.use == NameUse::adjective || naming.use == NameUse::demonym) return resolve_country_word(n, naming);
    if (resolve_namesake(n, naming)) return;
    if (naming.use == NameUse::capital || naming.use == NameUse::seat) return resolve_capital(n, naming);
    const bool modifier = r_.tree.is_modifier(r_.names[n].head);
    auto resolution = std::string(use_in_words(naming.use));
    if (naming.use != NameUse::name) resolution += " of " + entry.name;
    add(n, r_.actors.known(naming.entry), modifier ? MentionKind::adjective : MentionKind::name, std::move(resolution));
}

/// "Syrian rebels" and "the Syrians", "Kurdish" and "Kurds".
void NameResolver::resolve_country_word(std::uint32_t n, const Naming& naming) {
    const auto& name = r_.names[n];
    const auto& entry = r_.directory.at(naming.entry);
    const auto& word = r_.tree.word(name.head);
    const bool modifier = r_.tree.is_modifier(name.head);
    if (!modifier && is_land(entry.kind) && (word.upos == Upos::NOUN || word.upos == Upos::PROPN) && !entry.demonyms.empty()) {
        // The last demonym is the plural.
        const auto actor = r_.actors.unknown(ActorKind::people, entry.demonyms.back(), {entry.country, "", ""});
        return add(n, actor, is_demonym_plural(word.xpos) ? MentionKind::name : MentionKind::nominal,
                   "name of a people: " + entry.name);
    }
    add(n, r_.actors.known(naming.entry), modifier || word.upos == Upos::ADJ ? MentionKind::adjective : MentionKind::name,
        "adjective of " + entry.name);
}

void NameResolver::resolve_capital(std::uint32_t n, const Naming& naming) {
    const auto& name = r_.names[n];
    const auto& country = r_.directory.at(naming.entry);
    const bool seat = naming.use == NameUse::seat;
    const auto kind = r_.tree.is_modifier(name.head) ? MentionKind::adjective : MentionKind::name;
    const auto government = r_.directory.government(country.country);
    auto resolution = (seat ? "seat of government of " : "capital of ") + country.name;
    if (government != no_entry && stands_for_government(r_, name, seat))
        return add(n, r_.actors.known(government), kind, resolution + ", acting");
    resolution += ", as a place";
    for (const auto& other : r_.namings(name))
        if (r_.directory.at(other.entry).kind == ActorKind::place) return add(n, r_.actors.known(other.entry), kind, resolution);
    add(n, r_.actors.unknown(ActorKind::place, r_.text(name.first, name.last), {country.country, "", ""}), kind, resolution);
}

/// The country that stands beside a name and that it belongs to: "Iraqi Shi'ites", "Nepal's Supreme Court", "Christians in Syria".
std::string NameResolver::country_beside(const NameSpan& name, bool in, bool of) const {
    for (auto t = name.first; t < name.last; ++t) {
        for (const auto c : r_.tree.children(t)) {
            if ((c >= name.first && c < name.last) || r_.name_at[c] == none || r_.names[r_.name_at[c]].mention == none) continue;
            const auto rel = r_.tree.rel(c);
            bool before = c < name.first && (rel == Deprel::amod || rel == Deprel::compound || rel == Deprel::nmod_poss);
            for (auto between = c; before && between < name.first; ++between)
                before = r_.tree.word(between).upos != Upos::CCONJ;  // "Israelis and Palestinians"
            const auto preposition = r_.tree.preposition(c);
            const bool after = c >= name.last && rel == Deprel::nmod && ((of && preposition == "of") || (in && preposition == "in"));
            if (!before && !after) continue;
            const auto& land = r_.actors.at(r_.mentions[r_.names[r_.name_at[c]].mention].actor);
            if ((is_land(land.kind) || land.kind == ActorKind::government) && !land.country.empty()) return land.country;
        }
    }
    return {};
}

/// A people that lives in many countries is, in this sentence, that of one; and "the Supreme Court" without a country may be
/// the best known, but "Nepal's" is another.
void NameResolver::bring_home(const NameSpan& name) {
    auto& mention = r_.mentions[name.mention];
    const auto& actor = r_.actors.at(mention.actor);
    // "Macedonian Albanians" are of where they live, "ethnic Serbs in Mitrovica" too, but "Americans in Iraq" are not.
    const bool demonym = actor.kind == ActorKind::people && !actor.known && name.candidate_count > 0;
    const bool ethnic = demonym && name.first > 0 && r_.form(name.first - 1) == "ethnic";
    const bool people = actor.kind == ActorKind::people && (actor.country.empty() || demonym);
    const bool organ = (actor.kind == ActorKind::organization || actor.kind == ActorKind::government) && !actor.country.empty();
    if ((!people && !(organ && actor.known)) || r_.tree.is_modifier(name.head)) return;
    const auto country = country_beside(name, people && (!demonym || ethnic), !demonym);
    if (country.empty() || country == actor.country) return;
    auto noun = actor.name;
    Coding coding{country, "", actor.sector};
    auto kind = actor.kind;
    if (organ) {
        const auto match = r_.agents.match(r_.document, r_.analysis, name.head, name.first);
        if (!match || match->first != name.first || match->last != name.last) return;
        const auto& agent = r_.agents.at(match->agent);
        noun = agent.noun;
        kind = agent.kind;
        coding.sector = agent.sector;
    }
    const auto text = r_.country_adjective(country) + " " + noun;
    mention.resolution = (people ? mention.resolution + "; " : std::string("noun with ")) + r_.directory.at(r_.directory.country(country)).name;
    for (const auto& naming : r_.directory.find_name(text)) {
        const auto& entry = r_.directory.at(naming.entry);
        if (entry.country != country || (entry.kind != ActorKind::people) == people) continue;
        mention.actor = r_.actors.known(naming.entry);
        return;
    }
    mention.actor = r_.actors.unknown(kind, text, coding);
}

void NameResolver::resolve_unknown(std::uint32_t n) {
    switch (r_.names[n].ner) {
        case NameKind::organization: return resolve_unknown_body(n);
        case NameKind::location: return resolve_unknown_place(n);
        case NameKind::nationality: {
            const auto& name = r_.names[n];
            if (!is_demonym_plural(r_.tree.word(name.head).xpos) || r_.tree.is_modifier(name.head)) return;
            return add(n, r_.actors.unknown(ActorKind::people, r_.text(name.first, name.last), {}), MentionKind::name,
                       "name of a people");
        }
        case NameKind::person:
        case NameKind::none: return;
    }
}

/// What kind of body it is, from the last noun of its name that says so; its country from a country in or before the name.
void NameResolver::resolve_unknown_body(std::uint32_t n) {
    const auto& name = r_.names[n];
    auto kind = ActorKind::organization;
    Coding coding;
    for (auto t = name.last; t-- > name.first;) {
        const auto match = r_.agents.match(r_.document, r_.analysis, t);
        if (!match || match->first < name.first || match->last > name.last) continue;
        const auto& agent = r_.agents.at(match->agent);
        if (agent.kind == ActorKind::person || agent.kind == ActorKind::people || agent.kind == ActorKind::country ||
            agent.kind == ActorKind::place)
            continue;
        kind = agent.kind;
        coding.sector = agent.sector;
        break;
    }
    if (kind == ActorKind::igo) coding.body = "IGO";
    const auto text = r_.text(name.first, name.last);
    for (auto t = name.first; t < name.last && coding.body.empty() && coding.country.empty(); ++t)
        for (const auto& naming : r_.directory.find_name(r_.form(t)))
            if (is_land(r_.directory.at(naming.entry).kind) && coding.country.empty())
                coding.country = r_.directory.at(naming.entry).country;
    if (coding.country.empty() && coding.body.empty()) coding.country = country_beside(name, true, true);
    const auto actor = r_.actors.named(kind, text, coding);
    add(n, actor, r_.tree.is_modifier(name.head) ? MentionKind::adjective : MentionKind::name, "name in the text");
}

void NameResolver::resolve_unknown_place(std::uint32_t n) {
    const auto& name = r_.names[n];
    const auto kind = r_.tree.is_modifier(name.head) ? MentionKind::adjective : MentionKind::name;
    const auto country = country_of_place(name);
    if (const auto actor = find_place(name, country); actor != none)
        return add(n, actor, kind, country.empty() ? "place of GeoNames" : "place of GeoNames in the country that the text gives");
    add(n, r_.actors.named(ActorKind::place, r_.text(name.first, name.last), {country, "", ""}), kind, "place in the text");
}

/// A place of the table, by the country that the text gives, else the countries of the document, else where most people live; none
/// where the table has none, or the name may be a word or a person's.
std::uint32_t NameResolver::find_place(const NameSpan& name, std::string_view country) const {
    const auto text = r_.text(name.first, name.last);
    const auto places = r_.directory.places().find(text);
    if (places.empty()) return none;
    const auto province = place_after_comma(name);
    const auto weight = [&](const KnownPlace& place) {
        if (!country.empty() && place.country != country) return -1;
        const bool named = !province.empty() && place.province.starts_with(province);
        return (named ? 1000 : 0) + static_cast<int>(std::min<std::uint32_t>(100, context_.count(place.country)));
    };
    const KnownPlace* best = nullptr;
    for (const auto& place : places)  // of equals the most populous, which stands first
        if (weight(place) >= 0 && (!best || weight(place) > weight(*best))) best = &place;
    if (!best || (country.empty() && !is_place_for_sure(name, *best))) return none;
    return r_.actors.named(ActorKind::place, text, {std::string(best->country), "", ""});
}

/// A name that is a word or a person's too is a place only where something is or happens there.
bool NameResolver::is_place_for_sure(const NameSpan& name, const KnownPlace& place) const {
    const bool alone = name.last - name.first == 1;
    const bool given_name = alone && r_.reference.given_name(r_.form(name.first)) != Gender::unknown;
    const bool surname = alone && surnames_.contains(last_piece(name));
    return (!place.is_word && !given_name && !surname) || is_location(r_, name.head);
}

/// "Tripoli, Lebanon": another than the one that the name alone stands for.
bool NameResolver::resolve_namesake(std::uint32_t n, const Naming& naming) {
    const auto& name = r_.names[n];
    const auto& entry = r_.directory.at(naming.entry);
    if (entry.kind != ActorKind::place && naming.use != NameUse::capital) return false;
    if (place_after_comma(name).empty()) return false;
    std::string country;
    for (const auto& after : r_.namings(r_.names[r_.name_at[name.last + 1]])) {
        const auto& land = r_.directory.at(after.entry);
        if (land.country == entry.country) return false;
        if (is_land(land.kind) && (after.use == NameUse::name || after.use == NameUse::alias) && country.empty()) country = land.country;
    }
    const auto actor = country.empty() ? none : find_place(name, country);
    if (actor == none) return false;
    add(n, actor, r_.tree.is_modifier(name.head) ? MentionKind::adjective : MentionKind::name, "place of GeoNames in the country that the text gives");
    return true;
}

/// "Lebanon" of "Tripoli, Lebanon"; empty where no name follows so.
std::string NameResolver::place_after_comma(const NameSpan& name) const {
    if (name.last + 1 >= r_.size() || r_.form(name.last) != "," || r_.name_at[name.last + 1] == none) return {};
    const auto& after = r_.names[r_.name_at[name.last + 1]];
    return after.first == name.last + 1 ? r_.text(after.first, after.last) : std::string();
}

/// "Mosul, Iraq", "the Iraqi city of Mosul", "Iraq's Mosul", "Mosul in northern Iraq".
std::string NameResolver::country_of_place(const NameSpan& name) const {
    const auto country = [&](std::uint32_t t) -> std::string {
        if (t >= r_.size() || r_.name_at[t] == none) return {};
        const auto m = r_.names[r_.name_at[t]].mention;
        return m == none || !is_land(r_.actors.at(r_.mentions[m].actor).kind) ? std::string()
                                                                              : r_.actors.at(r_.mentions[m].actor).country;
    };
    const auto among_children = [&](std::uint32_t t) -> std::string {
        for (const auto c : r_.tree.children(t)) {
            const auto rel = r_.tree.rel(c);
            if (rel != Deprel::amod && rel != Deprel::compound && rel != Deprel::nmod_poss && rel != Deprel::nmod &&
                rel != Deprel::appos)
                continue;
            if (c >= name.first && c < name.last) continue;
            if (auto code = country(c); !code.empty()) return code;
        }
        return {};
    };
    if (name.last + 1 < r_.size() && r_.form(name.last) == ",")
        if (auto code = country(name.last + 1); !code.empty()) return code;
    if (auto code = among_children(name.head); !code.empty()) return code;
    const auto governor = r_.tree.head(name.head);
    const auto rel = r_.tree.rel(name.head);
    if (governor != no_token && (rel == Deprel::nmod || rel == Deprel::appos || rel == Deprel::compound || rel == Deprel::flat) &&
        r_.reference.has_form(WordList::capital_noun, r_.tree.lemma(governor)))
        return among_children(governor);
    return {};
}

}  // namespace entente::actors
