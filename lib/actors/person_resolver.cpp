#include "actors/person_resolver.hpp"

#include <algorithm>
#include <tuple>

namespace entente::actors {

using syntax::Deprel;
using syntax::NameKind;
using syntax::Upos;

namespace {

constexpr std::size_t most_namesakes = 16;  // of one surname in a document that are looked at

bool makes_a_kunya(std::string_view piece) { return piece == "abu" || piece == "abou" || piece == "abo" || piece == "umm" || piece == "um"; }

}  // namespace

std::string PersonResolver::sentence_in_words(std::uint32_t token) const {
    return "(sentence " + r_.number_of(r_.sentence_of[token]) + ")";
}

std::vector<std::string> PersonResolver::pieces_of(const NameSpan& name) {
    std::vector<std::string> pieces;
    for (auto t = name.first; t < name.last; ++t)
        for (const auto& piece : normaliser_.pieces(r_.form(t)))
            if (piece.text != "al") pieces.emplace_back(piece.text);
    return pieces;
}

PersonTitle PersonResolver::read_title(const NameSpan& name) const {
    PersonTitle title;
    const auto take = [&](std::uint32_t noun, bool apposed) {
        const auto& agent = r_.agents.at(r_.nouns[noun].match.agent);
        const bool counterpart = r_.reference.has_form(WordList::counterpart, agent.noun);
        if (agent.kind != ActorKind::person && !agent.title && !counterpart && !(apposed && agent.kind == ActorKind::people)) return false;
        title.noun = noun;
        title.apposed = apposed;
        title.gender = agent.gender;
        title.honorific = agent.tie.empty() && agent.sector.empty() && !counterpart;
        title.counterpart = counterpart;
        return true;
    };
    if (name.first > 0) {
        const auto noun = r_.noun_at[name.first - 1];
        if (noun != none && r_.nouns[noun].match.last == name.first &&
            r_.sentence_of[name.first - 1] == r_.sentence_of[name.first] && take(noun, false))
            return title;
    }
    if (const auto noun = apposed_noun(name); noun != none) take(noun, true);
    return title;
}

/// The agent noun in apposition to the name, on either side, or none.
std::uint32_t PersonResolver::apposed_noun(const NameSpan& name) const {
    const auto beside = [&](std::uint32_t head) -> std::uint32_t {
        const auto governor = r_.tree.head(head);
        if (r_.tree.rel(head) == Deprel::appos && governor != no_token && r_.noun_at[governor] != none)
            return r_.noun_at[governor];
        for (const auto c : r_.tree.children(head))
            if (r_.tree.rel(c) == Deprel::appos && r_.noun_at[c] != none) return r_.noun_at[c];
        return none;
    };
    if (const auto noun = beside(name.head); noun != none) return noun;
    // Where the parser takes a long name apart: 'John "Jack" Roe, the spokesman'.
    for (auto t = name.first; t < name.last; ++t)
        if (t != name.head && r_.tree.rel(t) != Deprel::flat)
            if (const auto noun = beside(t); noun != none) return noun;
    // Where the parser takes the title for the head: "the general, Lt. Gen. Stephen Townsend".
    const auto title = r_.tree.head(name.head);
    if (title == no_token || title >= name.first || name.first - title > 4 || r_.noun_at[title] == none) return none;
    const auto noun = beside(title);
    return noun == r_.noun_at[title] ? none : noun;
}

void PersonResolver::read_of(PersonTitle& title) {
    if (title.noun == none) return;
    const auto description = describe(r_, title.noun);
    title.former = description.former;
    title.of = nominals_.belongs_to(description, r_.agents.at(r_.nouns[title.noun].match.agent));
}

void PersonResolver::run() {
    std::vector<std::uint32_t> parts;
    for (std::uint32_t n = 0; n < r_.names.size(); ++n) {
        if (!names_.is_person(r_.names[n])) continue;
        const auto pieces = pieces_of(r_.names[n]);
        const auto words = std::count_if(pieces.begin(), pieces.end(), [](const auto& p) { return !is_initial(p); });
        const auto namings = r_.namings(r_.names[n]);
        // "Abu Yahya", "Umm Ahmed": many are called so.
        const bool kunya = pieces.size() == 2 && namings.empty() && makes_a_kunya(pieces.front());
        const bool surname =
            std::any_of(namings.begin(), namings.end(), [](const Naming& naming) { return naming.use == NameUse::surname; });
        // "de Mistura": no full name begins with a small letter.
        const char initial = r_.form(r_.names[n].first).front();
        const bool particle = initial >= 'a' && initial <= 'z';
        if (words > 1 && !surname && !kunya && !particle) resolve_full(n);
        else parts.push_back(n);
    }
    for (const auto n : parts) resolve_part(n);
    find_missed_surnames();
    for (std::uint32_t n = 0; n < r_.names.size(); ++n)
        if (r_.names[n].mention != none && names_.is_person(r_.names[n])) link_apposition(n);
    std::stable_sort(titled_.begin(), titled_.end(), [](const Titled& a, const Titled& b) { return a.token < b.token; });
}

void PersonResolver::resolve_full(std::uint32_t n) {
    const auto& name = r_.names[n];
    const auto pieces = pieces_of(name);
    auto title = read_title(name);
    read_of(title);

    std::string resolution;
    const auto entries = lookup_.by_full_name(name, pieces, title, resolution);
    auto entry = entries.empty() ? no_entry : lookup_.choose(entries, title);
    if (entry == no_entry && !entries.empty()) entry = entries.front();
    if (entry != no_entry) {
        if (entries.size() > 1) resolution += ", of " + std::to_string(entries.size()) + " by date, title and country";
        return add(n, r_.actors.known(entry), title, std::move(resolution), pieces, true);
    }

    // "John F. Kerry" and "John Kerry", neither of whom the directory knows.
    if (const auto at = by_last_.find(pieces.back()); at != by_last_.end()) {
        for (std::size_t i = 0; i < at->second.size() && i < most_namesakes; ++i) {
            const auto p = at->second[i];
            if (persons_[p].first != pieces.front() || !fits(persons_[p].actor, title)) continue;
            return add(n, persons_[p].actor, title, "variant of " + r_.actors.at(persons_[p].actor).name, pieces, true);
        }
    }
    add(n, r_.actors.named(ActorKind::person, r_.text(name.first, name.last), {}), title, "name in the text", pieces, true);
}

bool PersonResolver::fits(std::uint32_t actor, const PersonTitle& title) const {
    const auto gender = r_.actors.gender(actor);
    if (title.gender != Gender::unknown && gender != Gender::unknown && title.gender != gender) return false;
    if (const auto entry = r_.actors.entry(actor); entry != no_entry) return lookup_.fits(entry, title);
    if (title.of == none || r_.mentions[title.of].actor == nobody) return true;
    const auto& of = r_.actors.at(r_.mentions[title.of].actor);
    const auto& country = r_.actors.at(actor).country;
    return of.country.empty() || country.empty() || of.country == country;
}

std::uint32_t PersonResolver::person_in_document(const std::vector<std::string>& pieces, const NameSpan& name, const PersonTitle& title,
                                                 std::string& resolution) const {
    std::vector<std::uint32_t> found;
    // What the directory gives as a name of one who is mentioned in full: "Saddam", "Xi", "de Mistura".
    for (const auto& naming : r_.namings(name)) {
        if (r_.directory.at(naming.entry).kind != ActorKind::person) continue;
        const auto actor = r_.actors.find(naming.entry);
        const auto at = actor == none ? by_actor_.end() : by_actor_.find(actor);
        if (at != by_actor_.end() && fits(actor, title)) found.push_back(at->second);
    }
    if (const auto at = by_last_.find(pieces.back()); at != by_last_.end())
        for (std::size_t i = 0; i < at->second.size() && i < most_namesakes; ++i)
            if (fits(persons_[at->second[i]].actor, title)) found.push_back(at->second[i]);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (found.empty() && title.noun == none && pieces.size() == 1) {
        // The given name alone, where one person of the document has it.
        const auto at = by_first_.find(pieces.front());
        if (at == by_first_.end() || at->second.size() != 1 || !fits(persons_[at->second.front()].actor, title)) return none;
        resolution = "given name of " + r_.actors.at(persons_[at->second.front()].actor).name;
        return at->second.front();
    }
    if (found.empty()) return none;

    // Of several namesakes the one who holds the title, then the one named last before, then the first named after.
    const auto rank = [&](std::uint32_t p) {
        const auto& person = persons_[p];
        const auto entry = r_.actors.entry(person.actor);
        const bool holds = title.noun != none && !title.honorific && entry != no_entry &&
                           r_.offices.held_on(entry, r_.agents.at(r_.nouns[title.noun].match.agent).office, r_.day);
        const auto next = std::lower_bound(person.full.begin(), person.full.end(), name.first);
        auto before = next == person.full.begin() ? 0 : *(next - 1) + 1;
        if (person.part != none) before = std::max(before, person.part + 1);
        return std::tuple(holds, before, next == person.full.end() ? 0 : none - *next);
    };
    auto best = found.front();
    for (std::size_t i = 1; i < found.size(); ++i)
        if (rank(found[i]) > rank(best)) best = found[i];
    const auto& person = persons_[best];
    const auto at = !person.full.empty() ? person.full.front() : person.part;
    resolution = "surname of " + r_.actors.at(person.actor).name + (at == none ? "" : " " + sentence_in_words(at));
    return best;
}

void PersonResolver::resolve_part(std::uint32_t n) {
    const auto& name = r_.names[n];
    const auto pieces = pieces_of(name);
    if (pieces.empty()) return;
    auto title = read_title(name);
    read_of(title);
    std::string resolution;
    if (const auto p = person_in_document(pieces, name, title, resolution); p != none)
        return add(n, persons_[p].actor, title, std::move(resolution), pieces, false);
    // A surname that the engine takes for no name counts where a word class or a title supports it.
    const bool supported = name.ner == NameKind::person || title.noun != none || r_.tree.word(name.head).upos == Upos::PROPN;
    // "Kerry will meet Lavrov": what acts or is met is no place, whatever the engine takes it for.
    const bool placed = name.ner == NameKind::location || name.ner == NameKind::organization;
    if (supported && (!placed || acts_or_is_met(name.head)))
        if (const auto entry = lookup_.by_surname(name, title, resolution); entry != no_entry)
            return add(n, r_.actors.known(entry), title, std::move(resolution), pieces, false);
    if (name.ner != NameKind::person && title.noun == none) return;
    if (pieces.size() == 1 && is_initial(pieces.front())) return;
    // Many have that part of a name. Who alone holds an office of a country is told by it; else he is this document's own.
    const auto text = r_.text(name.first, name.last);
    const auto actor = is_told_by_office(title) ? r_.actors.named(ActorKind::person, text, {}) : r_.actors.local(ActorKind::person, text, {});
    add(n, actor, title, "name in the text", pieces, false);
}

bool PersonResolver::is_told_by_office(const PersonTitle& title) const {
    if (title.noun == none || title.of == none || title.former || !r_.agents.is_unique(r_.agents.at(r_.nouns[title.noun].match.agent))) return false;
    const auto of = r_.mentions[title.of].actor;
    return of != nobody && !r_.actors.at(of).country.empty();
}

bool PersonResolver::acts_or_is_met(std::uint32_t token) const {
    const auto first = r_.tree.list_head(token);
    const auto preposition = r_.tree.preposition(token);
    switch (r_.tree.rel(first)) {
        case Deprel::nsubj: case Deprel::nsubj_pass: case Deprel::obj: case Deprel::iobj: case Deprel::nmod_poss: return true;
        case Deprel::obl: case Deprel::obl_agent: case Deprel::nmod: return preposition == "with" || preposition == "by" || preposition == "between";
        default: return false;
    }
}

void PersonResolver::add(std::uint32_t n, std::uint32_t actor, const PersonTitle& title, std::string resolution,
                         const std::vector<std::string>& pieces, bool full) {
    auto& name = r_.names[n];
    Mention mention;
    mention.first = name.first;
    mention.last = name.last;
    mention.head = name.head;
    mention.kind = MentionKind::name;
    mention.actor = actor;
    mention.resolution = std::move(resolution);
    if (title.noun != none && !title.honorific) {
        auto& noun = r_.nouns[title.noun];
        const auto& agent = r_.agents.at(noun.match.agent);
        mention.role_first = noun.match.first;
        mention.role_last = noun.match.last;
        mention.role = noun.match.agent;
        mention.role_of = title.of;
        mention.role_former = title.former;
        mention.role_counterpart = title.counterpart;
        auto coding = nominals_.offices().coding_of_title(agent, title.of, title.former, name.head);
        if (title.counterpart) coding.sector = "GOV";
        r_.actors.complete(actor, coding);
        if (!title.former && !title.counterpart && newly_in_office(actor, agent)) r_.actors.set_sector(actor, coding.sector);
        titled_.push_back({name.first, actor, noun.match.agent, title.of == none ? nobody : r_.mentions[title.of].actor});
    }
    if (title.of == none) r_.actors.complete(actor, {country_before(name), "", ""});
    if (title.honorific) r_.actors.complete(actor, nominals_.offices().coding_after(name.head));
    if (title.gender != Gender::unknown) r_.actors.set_gender(actor, title.gender);
    // "Jean-Marie" is three tokens
    const auto given = name.first + 3 < name.last && r_.form(name.first + 1) == "-" ? name.first + 3 : name.first + 1;
    r_.actors.set_gender(actor, given < name.last ? r_.reference.given_name(r_.text(name.first, given)) : r_.reference.name_alone(r_.form(name.first)));
    name.mention = r_.add(std::move(mention));
    if (title.noun != none && !title.apposed) {
        auto& noun = r_.nouns[title.noun];
        noun.in_title = true;
        // Parsers take now the title, now the name for the head of the two.
        if (r_.mention_at[noun.match.head] == none) r_.mention_at[noun.match.head] = name.mention;
    }

    const auto [at, fresh] = by_actor_.try_emplace(actor, static_cast<std::uint32_t>(persons_.size()));
    if (fresh) {
        persons_.push_back({actor, pieces.front(), pieces.back(), {}, none});
        by_last_[pieces.back()].push_back(at->second);
        if (full) by_first_[pieces.front()].push_back(at->second);
    }
    if (full) persons_[at->second].full.push_back(name.first);
    else persons_[at->second].part = name.first;
}

/// Whether the text gives an office that the directory does not know of yet on that day: the text is right.
bool PersonResolver::newly_in_office(std::uint32_t actor, const Agent& agent) const {
    const auto entry = r_.actors.entry(actor);
    if (entry == no_entry || agent.sector.empty() || !r_.day) return false;
    const auto& sector = r_.actors.at(actor).sector;
    if (!sector.empty() && sector != "ELI") return false;
    for (const auto& role : r_.directory.at(entry).roles)
        if (r_.offices.office_of(role.title, role.of) == agent.office && !(role.term.from && *r_.day < *role.term.from)) return false;
    return true;
}

/// "Venezuela's Hugo Chavez"
std::string PersonResolver::country_before(const NameSpan& name) const {
    for (const auto c : r_.tree.children(name.head)) {
        const auto rel = r_.tree.rel(c);
        if (c >= name.first || (rel != Deprel::nmod_poss && rel != Deprel::amod) || r_.name_at[c] == none ||
            r_.names[r_.name_at[c]].mention == none)
            continue;
        const auto& of = r_.actors.at(r_.mentions[r_.names[r_.name_at[c]].mention].actor);
        if (of.kind == ActorKind::country) return of.country;
    }
    return {};
}

/// "Sergei Lavrov, the Russian foreign minister": the noun is a mention of the same person.
void PersonResolver::link_apposition(std::uint32_t n) {
    const auto& name = r_.names[n];
    const auto noun = apposed_noun(name);
    if (noun == none || r_.nouns[noun].in_title || r_.nouns[noun].match.plural) return;
    const auto& agent = r_.agents.at(r_.nouns[noun].match.agent);
    if (agent.kind != ActorKind::person && agent.kind != ActorKind::people) return;
    const auto actor = r_.mentions[name.mention].actor;
    const auto m = nominals_.mention_as(noun, actor, "apposition of " + r_.actors.at(actor).name);
    if (m == none) return;
    // "Roe, the deputy prime minister and government spokesman"
    for (const auto c : r_.tree.children(r_.nouns[noun].match.head)) {
        const auto other = r_.tree.rel(c) == Deprel::conj ? r_.noun_at[c] : none;
        if (other == none || r_.nouns[other].match.plural || r_.agents.at(r_.nouns[other].match.agent).kind != ActorKind::person) continue;
        const auto description = describe(r_, other);
        if (!description.definite && !description.indefinite) nominals_.mention_as(other, actor, "apposition of " + r_.actors.at(actor).name);
    }
    auto& mention = r_.mentions[m];
    mention.actor = actor;
    mention.role_counterpart = r_.reference.has_form(WordList::counterpart, agent.noun);
    // "Gen. Joseph Votel, commander of U.S. Central Command": the rank says less of him.
    if (r_.mentions[name.mention].role_of == nobody && mention.role_of != nobody)
        r_.actors.complete(actor, nominals_.offices().coding_of_title(agent, mention.role_of, mention.role_former, name.head));
}

/// A proper noun that no one took for a name, and that is the surname of someone in the document.
void PersonResolver::find_missed_surnames() {
    if (by_last_.empty()) return;
    for (std::uint32_t t = 0; t < r_.size(); ++t) {
        if (r_.name_at[t] != none || r_.noun_at[t] != none || r_.tree.word(t).upos != Upos::PROPN || r_.tree.is_modifier(t))
            continue;
        const auto form = r_.form(t);
        if (form.empty() || form.front() < 'A' || form.front() > 'Z') continue;
        NameSpan name{t, t + 1, t, 0, 0, NameKind::none, none};
        const auto pieces = pieces_of(name);
        if (pieces.size() != 1 || !by_last_.contains(pieces.front())) continue;
        std::string resolution;
        const auto p = person_in_document(pieces, name, {}, resolution);
        if (p == none) continue;
        const auto n = static_cast<std::uint32_t>(r_.names.size());
        r_.names.push_back(name);
        r_.name_at[t] = n;
        add(n, persons_[p].actor, {}, std::move(resolution), pieces, false);
    }
}

template <class Test>
const PersonResolver::Titled* PersonResolver::last(std::uint32_t before, Test test) const {
    constexpr std::ptrdiff_t window = 64;
    const auto end = std::lower_bound(titled_.begin(), titled_.end(), before,
                                      [](const Titled& titled, std::uint32_t t) { return titled.token < t; });
    for (auto at = end; at != titled_.begin() && end - at < window;)
        if (test(*--at)) return &*at;
    return nullptr;
}

std::uint32_t PersonResolver::last_titled(const Agent& agent, std::uint32_t before, std::uint32_t of_actor) const {
    const auto* found = last(before, [&](const Titled& titled) {
        const auto& theirs = r_.agents.at(titled.agent);
        // "the secretary of state" is not the foreign minister named before; "the top diplomat" may be.
        if (theirs.office != agent.office || (agent.unique && theirs.noun != agent.noun)) return false;
        const auto& country = r_.actors.at(titled.actor).country;
        return of_actor == none || country.empty() || r_.actors.at(of_actor).country.empty() ||
               country == r_.actors.at(of_actor).country;
    });
    return found ? found->actor : none;
}

std::uint32_t PersonResolver::sole_holder(std::uint32_t agent) {
    if (const auto at = sole_holders_.find(agent); at != sole_holders_.end()) return at->second;
    const auto& office = r_.agents.at(agent);
    const bool literal = office.office != office.noun && r_.offices.is_title(office.noun);
    std::uint32_t found = none;
    for (const auto& person : persons_) {
        const auto entry = r_.actors.entry(person.actor);
        if (entry == no_entry || !r_.offices.held_on(entry, office.office, r_.day, literal ? office.noun : std::string()))
            continue;
        if (found != none) {
            found = none;
            break;
        }
        found = person.actor;
    }
    sole_holders_.emplace(agent, found);
    return found;
}

std::uint32_t PersonResolver::last_title_of(std::uint32_t actor, std::uint32_t before) const {
    const auto* found = last(before, [&](const Titled& titled) { return titled.actor == actor; });
    return found ? found->agent : none;
}

}  // namespace entente::actors
