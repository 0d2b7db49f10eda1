#include "actors/person_resolver.hpp"

#include "actors/role_holders.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace entente::actors {

using syntax::Deprel;
using syntax::NameKind;
using syntax::Upos;

namespace {

constexpr std::size_t most_namesakes = 16;  // of one surname in a document that are looked at

bool is_initial(std::string_view piece) { return piece.size() == 1; }

/// The pieces of a name as a text would have it.
std::string as_name(const std::vector<std::string>& pieces) {
    std::string name;
    for (const auto& piece : pieces)
        name.append(name.empty() ? "" : " ")
            .append(1, static_cast<char>(piece[0] >= 'a' && piece[0] <= 'z' ? piece[0] - 'a' + 'A' : piece[0]))
            .append(piece, 1);
    return name;
}

/// "Viktorovich", "Ilyinichna", "Fedorivna": from the father's name, between the first and the last name.
bool is_patronymic(std::string_view piece) {
    constexpr std::array<std::string_view, 10> ends{"ovich", "evich", "ovych", "yovych", "ovna", "evna", "ivna", "ichna", "yvna", "oglu"};
    return piece.size() > 6 && std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return piece.ends_with(end); });
}

/// Where people have their father's and their mother's last name, and news uses now one, now both.
bool has_two_surnames(std::string_view country) {
    constexpr std::array<std::string_view, 20> countries{"ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GNQ",
                                                         "GTM", "HND", "MEX", "NIC", "PAN", "PER", "PRY", "SLV", "URY", "VEN"};
    return std::find(countries.begin(), countries.end(), country) != countries.end();
}

bool makes_a_kunya(std::string_view piece) { return piece == "abu" || piece == "abou" || piece == "abo" || piece == "umm" || piece == "um"; }

}  // namespace

std::string PersonResolver::sentence_in_words(std::uint32_t token) const {
    return "(sentence " + std::to_string(r_.sentence_of[token]) + ")";
}

std::vector<std::string> PersonResolver::pieces_of(const NameSpan& name) {
    std::vector<std::string> pieces;
    for (auto t = name.first; t < name.last; ++t)
        for (const auto& piece : normaliser_.pieces(r_.form(t)))
            if (piece.text != "al") pieces.emplace_back(piece.text);
    return pieces;
}

PersonResolver::Title PersonResolver::read_title(const NameSpan& name) const {
    Title title;
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

void PersonResolver::read_of(Title& title) {
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

/// Of several entries with one name: who holds the title, who is in office, whose country the document is about.
std::uint32_t PersonResolver::choose_entry(const std::vector<std::uint32_t>& entries, const Title& title) const {
    std::vector<std::uint32_t> tied;
    int best_score = -1;
    for (const auto entry : entries) {
        const auto& person = r_.directory.at(entry);
        const auto seen = context_.count(person.country);
        int score = (seen > 0 ? 5 : 0) + static_cast<int>(std::min<std::uint32_t>(3, seen));
        if (title.noun != none && !title.honorific) {
            const auto& office = r_.agents.at(r_.nouns[title.noun].match.agent).office;
            score += r_.offices.held_on(entry, office, r_.day) ? 8 : r_.offices.ever_held(entry, office) ? 4 : 0;
        }
        if (const auto* role = role_on(person, r_.day)) {
            // A surname alone is that of the one whom everybody knows: who leads a country or a body of countries, then its ministers,
            // then heads of parts of it.
            const auto agent = r_.agents.find(role->title);
            const bool of_country = role->of != no_entry && (r_.directory.at(role->of).kind == ActorKind::country ||
                                                             r_.directory.at(role->of).kind == ActorKind::government);
            score += 3 + (of_country ? 2 : 0) + (of_country && agent && r_.agents.is_unique(r_.agents.at(*agent)) ? 2 : 0);
            if (leads(entry, *role)) score += of_country || r_.directory.at(role->of).kind == ActorKind::igo ? 5 : 1;
        }
        if (score < best_score) continue;
        if (score > best_score) tied.clear();
        tied.push_back(entry);
        best_score = score;
    }
    if (tied.empty()) return no_entry;
    if (tied.size() == 1) return tied.front();
    // "the Bush administration": of namesakes out of office, the one who led a country last.
    std::optional<Date> latest;
    std::uint32_t last = no_entry;
    for (const auto entry : tied) {
        const auto since = led_since(entry);
        if (!since || (latest && *since <= *latest)) continue;
        latest = since;
        last = entry;
    }
    return last == no_entry && title.noun != none ? tied.front() : last;
}

/// "Sergei Viktorovich Lavrov", "Mariano Rajoy Brey", "President John Michael Roe": whom the directory knows by fewer parts. Where
/// neither the parts nor the title tell that the others are his, he is somebody else: "Mohammed Ali Hassan" is no Mohammed Hassan.
std::vector<std::uint32_t> PersonResolver::entries_of_longer_name(const std::vector<std::string>& words, const Title& title) const {
    std::vector<std::uint32_t> found;
    if (words.size() < 3) return found;
    const auto collect = [&](const std::vector<std::string>& shorter, auto&& is_his) {
        for (const auto& naming : r_.directory.find_name(as_name(shorter))) {
            const auto& person = r_.directory.at(naming.entry);
            if (person.kind == ActorKind::person && naming.pieces > 1 && naming.use != NameUse::surname && is_his(naming.entry) &&
                std::find(found.begin(), found.end(), naming.entry) == found.end())
                found.push_back(naming.entry);
        }
    };
    const bool patronymic = words.size() == 3 && is_patronymic(words[1]);
    collect({words.front(), words.back()}, [&](std::uint32_t entry) {
        if (patronymic) return true;
        if (title.noun == none || title.honorific) return false;
        return r_.offices.ever_held(entry, r_.agents.at(r_.nouns[title.noun].match.agent).office);
    });
    collect({words.begin(), words.end() - 1}, [&](std::uint32_t entry) { return has_two_surnames(r_.directory.at(entry).country); });
    return found;
}

void PersonResolver::resolve_full(std::uint32_t n) {
    const auto& name = r_.names[n];
    const auto pieces = pieces_of(name);
    auto title = read_title(name);
    read_of(title);

    std::vector<std::uint32_t> entries;
    const auto collect = [&](const Naming& naming) {
        if (r_.directory.at(naming.entry).kind == ActorKind::person && naming.use != NameUse::surname &&
            std::find(entries.begin(), entries.end(), naming.entry) == entries.end())
            entries.push_back(naming.entry);
    };
    for (const auto& naming : r_.namings(name)) collect(naming);
    std::string resolution = "full name";
    if (entries.empty()) {
        std::vector<std::string> words;
        std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(words), [](const auto& piece) { return !is_initial(piece); });
        for (const auto& naming : r_.directory.find_name(as_name(words))) collect(naming);
        resolution = "full name without its initials";
        if (entries.empty()) {
            entries = entries_of_longer_name(words, title);
            resolution = "full name with more parts than is known";
        }
    }
    auto entry = entries.empty() ? no_entry : choose_entry(entries, title);
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

bool PersonResolver::entry_fits(std::uint32_t entry, const Title& title) const {
    const auto& person = r_.directory.at(entry);
    if (title.gender != Gender::unknown && person.gender != Gender::unknown && title.gender != person.gender) return false;
    if (title.of != none && r_.mentions[title.of].actor != nobody) {
        const auto& of = r_.actors.at(r_.mentions[title.of].actor);
        const bool elsewhere = !of.country.empty() && !person.country.empty() && of.country != person.country;
        if (elsewhere && std::none_of(person.roles.begin(), person.roles.end(), [&](const Role& role) {
                return role.of != no_entry && r_.directory.at(role.of).country == of.country;
            }))
            return false;
    }
    // Of one whose roles are codes alone nobody knows which offices he held.
    const bool told = std::any_of(person.roles.begin(), person.roles.end(), [](const Role& role) { return !role.title.empty(); });
    if (title.noun == none || title.honorific || !told) return true;
    const auto& agent = r_.agents.at(r_.nouns[title.noun].match.agent);
    return !r_.agents.is_unique(agent) || r_.offices.ever_held(entry, agent.office);
}

bool PersonResolver::fits(std::uint32_t actor, const Title& title) const {
    const auto gender = r_.actors.gender(actor);
    if (title.gender != Gender::unknown && gender != Gender::unknown && title.gender != gender) return false;
    if (const auto entry = r_.actors.entry(actor); entry != no_entry) return entry_fits(entry, title);
    if (title.of == none || r_.mentions[title.of].actor == nobody) return true;
    const auto& of = r_.actors.at(r_.mentions[title.of].actor);
    const auto& country = r_.actors.at(actor).country;
    return of.country.empty() || country.empty() || of.country == country;
}

std::uint32_t PersonResolver::person_in_document(const std::vector<std::string>& pieces, const NameSpan& name, const Title& title,
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

/// Whether the role makes the person the one who leads the country, body or group.
bool PersonResolver::leads(std::uint32_t entry, const Role& role) const {
    return role.of != no_entry && r_.offices.leader(role.of, r_.day) == entry;
}

/// Whether an office of the person on the day is a kind of what the noun says: "Secretary of State" of "secretary".
bool PersonResolver::holds_kind_of(std::uint32_t entry, std::string_view noun) const {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    const auto& roles = r_.directory.at(entry).roles;
    return std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
        if (r_.day && !role.term.holds_on(*r_.day)) return false;
        const auto& title = role.title;
        const auto at = std::search(title.begin(), title.end(), noun.begin(), noun.end(), [&](char a, char b) { return lower(a) == b; });
        if (at == title.end()) return false;
        const auto end = at + static_cast<std::ptrdiff_t>(noun.size());
        return (at == title.begin() || *(at - 1) == ' ') && (end == title.end() || *end == ' ');
    });
}

/// The day on which the person last came to lead a country, in office or not.
std::optional<Date> PersonResolver::led_since(std::uint32_t entry) const {
    std::optional<Date> latest;
    for (const auto& role : r_.directory.at(entry).roles) {
        if (role.of == no_entry || r_.directory.at(role.of).kind != ActorKind::country || !role.term.from) continue;
        if (r_.offices.leader(role.of, role.term.from) == entry) latest = std::max(latest.value_or(*role.term.from), *role.term.from);
    }
    return latest;
}

/// Whether a sole surname, where neither a full name nor a title nor the country came before, may well mean the one that the directory
/// has: nobody else in it bears the name, or he leads a country or body, or did, or speaks for it abroad. "Besigye", "Kerry"; not "Diane" for a
/// minister of a country that the document does not name.
bool PersonResolver::is_expected(std::uint32_t entry, const NameSpan& name, const Title& title) const {
    const auto& person = r_.directory.at(entry);
    const bool titled = title.noun != none && !title.honorific;
    const bool given = r_.reference.given_name(r_.form(name.first)) != Gender::unknown;
    if (name.last - name.first > 1 || (titled && !given)) return true;
    if (!person.country.empty() && context_.count(person.country) > 0) return true;
    if (titled) {
        const auto& agent = r_.agents.at(r_.nouns[title.noun].match.agent);
        return r_.offices.ever_held(entry, agent.office) || holds_kind_of(entry, agent.noun);
    }
    const auto namings = r_.namings(name);
    const bool shared = std::any_of(namings.begin(), namings.end(), [&](const Naming& naming) {
        return naming.entry != entry && r_.directory.at(naming.entry).kind == ActorKind::person && entry_fits(naming.entry, title);
    });
    // Only "Mr." or "Mrs." makes a surname of a given name, and then of one whom all know.
    if (given && !title.honorific) return false;
    if (!given && !shared) return true;
    if (led_since(entry)) return true;
    const auto* role = role_on(person, r_.day);
    if (!role || role->of == no_entry) return false;
    if (leads(entry, *role)) return true;
    const auto of = r_.directory.at(role->of).kind;
    const auto agent = r_.agents.find(role->title);
    return agent && r_.agents.is_unique(r_.agents.at(*agent)) && (of == ActorKind::country || of == ActorKind::government || of == ActorKind::igo);
}

std::uint32_t PersonResolver::person_in_directory(const NameSpan& name, const Title& title, std::string& resolution) const {
    std::vector<std::uint32_t> entries, in_office;
    for (const auto& naming : r_.namings(name)) {
        if (r_.directory.at(naming.entry).kind != ActorKind::person || !entry_fits(naming.entry, title)) continue;
        if (std::find(entries.begin(), entries.end(), naming.entry) != entries.end() || !is_expected(naming.entry, name, title)) continue;
        entries.push_back(naming.entry);
        if (role_on(r_.directory.at(naming.entry), r_.day)) in_office.push_back(naming.entry);
    }
    if (entries.empty()) return no_entry;
    const bool named = name.ner == NameKind::person || title.noun != none;
    if (title.noun != none && !title.honorific) {
        const auto& agent = r_.agents.at(r_.nouns[title.noun].match.agent);
        const auto holder = title.former ? no_entry : titled_entry(r_, r_.nouns[title.noun].match);
        if (std::find(entries.begin(), entries.end(), holder) != entries.end()) {
            resolution = "title and surname";
            return holder;
        }
        std::vector<std::uint32_t> holders;
        for (const auto entry : entries)
            if (r_.offices.held_on(entry, agent.office, r_.day)) holders.push_back(entry);
        // "Secretary Kerry" is the Secretary of State.
        if (holders.empty())
            for (const auto entry : entries)
                if (holds_kind_of(entry, agent.noun)) holders.push_back(entry);
        if (holders.empty())
            for (const auto entry : entries)
                if (r_.offices.ever_held(entry, agent.office)) holders.push_back(entry);
        if (!holders.empty()) {
            const auto entry = choose_entry(holders, title);
            resolution = "title and surname";
            return entry == no_entry ? holders.front() : entry;
        }
    }
    if (in_office.size() == 1) {
        resolution = "surname, the only one in office" + (r_.day ? " on " + r_.day->iso() : std::string());
        return in_office.front();
    }
    const auto& pool = in_office.empty() ? entries : in_office;
    const auto entry = pool.size() == 1 ? pool.front() : choose_entry(pool, Title{});
    if (entry == no_entry) return no_entry;
    if (!in_office.empty() && named) {
        resolution = "surname, the best known in office" + (r_.day ? " on " + r_.day->iso() : std::string());
        return entry;
    }
    const auto country_seen = context_.count(r_.directory.at(entry).country) > 0;
    if (!country_seen && !(named && (pool.size() == 1 || led_since(entry)))) return no_entry;
    resolution = pool.size() == 1 ? "surname, the only one known" : country_seen ? "surname, by country and date" : "surname, the best known";
    return entry;
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
        if (const auto entry = person_in_directory(name, title, resolution); entry != no_entry)
            return add(n, r_.actors.known(entry), title, std::move(resolution), pieces, false);
    if (name.ner != NameKind::person && title.noun == none) return;
    if (pieces.size() == 1 && is_initial(pieces.front())) return;
    // Many have that part of a name. Who alone holds an office of a country is told by it; else he is this document's own.
    const auto text = r_.text(name.first, name.last);
    const auto actor = is_told_by_office(title) ? r_.actors.named(ActorKind::person, text, {}) : r_.actors.local(ActorKind::person, text, {});
    add(n, actor, title, "name in the text", pieces, false);
}

bool PersonResolver::is_told_by_office(const Title& title) const {
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

void PersonResolver::add(std::uint32_t n, std::uint32_t actor, const Title& title, std::string resolution,
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
        auto coding = nominals_.coding_of_title(agent, title.of, title.former, name.head);
        if (title.counterpart) coding.sector = "GOV";
        r_.actors.complete(actor, coding);
        if (!title.former && !title.counterpart && newly_in_office(actor, agent)) r_.actors.set_sector(actor, coding.sector);
        titled_.push_back({name.first, actor, noun.match.agent, title.of == none ? nobody : r_.mentions[title.of].actor});
    }
    if (title.of == none) r_.actors.complete(actor, {country_before(name), "", ""});
    if (title.honorific) r_.actors.complete(actor, nominals_.coding_after(name.head));
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
    auto& mention = r_.mentions[m];
    mention.actor = actor;
    mention.role_counterpart = r_.reference.has_form(WordList::counterpart, agent.noun);
    // "Gen. Joseph Votel, commander of U.S. Central Command": the rank says less of him.
    if (r_.mentions[name.mention].role_of == nobody && mention.role_of != nobody)
        r_.actors.complete(actor, nominals_.coding_of_title(agent, mention.role_of, mention.role_former, name.head));
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
