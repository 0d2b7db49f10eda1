#include "actors/role_holders.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "actors/bodies.hpp"
#include "text/ascii.hpp"

namespace entente::actors {

using syntax::Deprel;
using syntax::Upos;

namespace {

/// The entry behind a mention that is no person, or no_entry.
std::uint32_t entry_of(const Reading& r, std::uint32_t name) {
    const auto mention = name == none ? none : r.names[name].mention;
    if (mention == none || r.mentions[mention].actor == nobody) return no_entry;
    const auto actor = r.mentions[mention].actor;
    return r.actors.at(actor).kind == ActorKind::person ? no_entry : r.actors.entry(actor);
}

/// Whether a word before the noun says more of it than whose it is: "senior", "local", "military".
bool is_narrowed(const Reading& r, const Description& description, const AgentMatch& match) {
    if (!description.proper.empty()) return true;
    for (auto t = description.first; t < match.first; ++t) {
        if (r.name_at[t] != none || r.noun_at[t] != none) continue;
        const auto upos = r.tree.word(t).upos;
        if (upos == Upos::ADJ || upos == Upos::NOUN || upos == Upos::NUM || upos == Upos::VERB || upos == Upos::PROPN) return true;
    }
    return false;
}

/// Where the noun's bearer is sent: "Syria" of "envoy to Syria", and of "UN Syria envoy".
std::uint32_t destination(const Reading& r, const Description& description, const AgentMatch& match, std::uint32_t of_entry) {
    for (auto t = match.first; t < match.last; ++t) {
        for (const auto c : r.tree.children(t)) {
            if (c < match.last || r.tree.rel(c) != Deprel::nmod) continue;
            const auto preposition = r.tree.preposition(c);
            if (preposition != "to" && preposition != "for" && preposition != "on") continue;
            if (const auto entry = entry_of(r, r.name_at[c]); entry != no_entry) return entry;
        }
    }
    for (const auto& belonging : description.before)
        if (const auto entry = entry_of(r, belonging.name); entry != no_entry && entry != of_entry) return entry;
    return no_entry;
}

constexpr std::uint32_t most_words = 6;  // of a title on either side of its noun

/// The title that stands around an agent noun, and whose it is by the words.
struct WrittenTitle {
    std::string words;         // "intelligence minister", "chief of the general staff"
    std::uint32_t of = none;   // name
};

/// Adds the words of tokens [first, last) to a title, in small letters; hyphens part them.
void append_words(const Reading& r, std::uint32_t first, std::uint32_t last, std::string& title) {
    for (auto t = first; t < last; ++t) {
        const auto form = r.form(t);
        if (form == "-" || form == "–") continue;
        if (!title.empty()) title += ' ';
        for (const char c : form) title += text::ascii_lower(c);
    }
}

bool is_title_word(const Reading& r, std::uint32_t t) {
    const auto upos = r.tree.word(t).upos;
    return upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::PROPN || upos == Upos::CCONJ || r.form(t) == "-";
}

/// Whether the word hangs on the noun, over few words between.
bool hangs_on(const Reading& r, std::uint32_t t, const AgentMatch& match) {
    constexpr int steps = 4;
    for (int i = 0; i < steps && t != no_token; ++i) {
        if (t >= match.first && t < match.last) return true;
        t = r.tree.head(t);
    }
    return false;
}

/// Where the words before the noun that may be of its title begin; what stands before them is a name, or none of the phrase.
std::uint32_t title_begin(const Reading& r, const AgentMatch& match) {
    const auto sentence = r.document.sentences[r.sentence_of[match.head]].first;
    auto first = match.first;
    while (first > sentence && match.first - first < most_words && r.name_at[first - 1] == none && is_title_word(r, first - 1)) --first;
    return first;
}

/// The name that stands before the title and says whose it is, with or without a genitive.
std::uint32_t name_before(const Reading& r, std::uint32_t title_first, const AgentMatch& match) {
    auto t = title_first;
    bool possessive = false;
    if (t > 0 && is_genitive(r.form(t - 1))) possessive = true, --t;
    if (t == 0 || r.name_at[t - 1] == none || r.names[r.name_at[t - 1]].last != t) return none;
    const auto name = r.name_at[t - 1];
    return possessive || hangs_on(r, r.names[name].head, match) ? name : none;
}

/// The titles that the words around the noun may make, the longest first.
std::vector<WrittenTitle> written_titles(const Reading& r, const AgentMatch& match) {
    std::vector<WrittenTitle> titles;
    const auto end = r.document.sentences[r.sentence_of[match.head]].last;
    const auto first = title_begin(r, match);
    const auto before = name_before(r, first, match);
    const bool goes_on = match.last < end && r.tree.word(match.last).upos == Upos::ADP;
    if (goes_on) {
        // "Ukraine's chief of the general staff", "US ambassador to the United Nations", "commander of the army of Sudan"
        for (auto last = std::min(end, match.last + most_words + 1); last > match.last; --last) {
            const auto after = last < end ? r.name_at[last] : none;
            if (after != none && r.names[after].first < last) continue;
            const bool article = r.form(last - 1) == "the";
            if (before != none && last > match.last + 1) {
                titles.push_back({{}, before});
                append_words(r, first, last, titles.back().words);
            } else if (before == none && after != none && r.form(article ? last - 2 : last - 1) == "of") {
                const auto stop = article ? last - 2 : last - 1;
                const auto next = r.names[after].last;
                titles.push_back({{}, after});
                if (next < end && is_genitive(r.form(next))) {
                    // "the chief of staff of Russia's armed forces"
                    auto body_last = next + 1;
                    while (body_last < end && body_last < next + most_words && is_title_word(r, body_last)) ++body_last;
                    append_words(r, next + 1, body_last, titles.back().words);
                }
                append_words(r, first, stop, titles.back().words);
            }
        }
    } else if (before != none) {
        titles.push_back({{}, before});
        append_words(r, first, match.last, titles.back().words);
    }
    return titles;
}

/// Who has the title there on the day. The armed forces of a country go by several nouns: the "military chief" is an "army chief".
std::uint32_t find_titled(const Reading& r, std::uint32_t of, const std::string& title) {
    if (const auto person = r.offices.titled(of, title, r.day); person != no_entry) return person;
    for (const auto& noun : r.reference.armed_forces()) {
        if (!title.starts_with(noun) || title.size() == noun.size() || title[noun.size()] != ' ') continue;
        for (const auto& other : r.reference.armed_forces())
            if (const auto person = r.offices.titled(of, other + title.substr(noun.size()), r.day); person != no_entry) return person;
        break;
    }
    return no_entry;
}

/// "army" of "Nigerian army" and Nigeria: a body that is named by its country may stand in the title of an office of the country.
std::pair<std::uint32_t, std::string> country_and_body(const Reading& r, const NameSpan& name) {
    for (auto last = name.first + 1; last < name.last; ++last) {
        for (const auto& naming : r.directory.find_name(r.text(name.first, last))) {
            const auto kind = r.directory.at(naming.entry).kind;
            if (kind != ActorKind::country && kind != ActorKind::place) continue;
            std::string body;
            append_words(r, is_genitive(r.form(last)) ? last + 1 : last, name.last, body);
            return {naming.entry, std::move(body)};
        }
    }
    return {no_entry, {}};
}

struct TitledHolder {
    std::uint32_t person = no_entry, of = no_entry;
    std::string title;
};

/// Whoever the directory has under the title that is written there.
TitledHolder titled_holder(const Reading& r, const WrittenTitle& title) {
    const auto& name = r.names[title.of];
    std::uint32_t meant = no_entry;
    if (name.mention != none && r.mentions[name.mention].actor != nobody) meant = r.actors.entry(r.mentions[name.mention].actor);
    if (meant != no_entry && r.directory.at(meant).kind == ActorKind::person) return {};
    if (meant != no_entry) {
        if (const auto person = find_titled(r, meant, title.words); person != no_entry) return {person, meant, title.words};
        auto whole = r.text(name.first, name.last) + " " + title.words;
        if (const auto person = r.offices.sole_titled(meant, whole, r.day); person != no_entry) return {person, meant, std::move(whole)};
    }
    // London is a government's seat before it is a city, yet governments have no mayors; of the two countries that are called
    // Dominican one has a prime minister.
    for (const auto& naming : r.namings(name)) {
        const auto kind = r.directory.at(naming.entry).kind;
        const bool land = kind == ActorKind::place || (kind == ActorKind::country && naming.use != NameUse::capital && naming.use != NameUse::seat);
        if (!land || naming.entry == meant) continue;
        if (const auto person = find_titled(r, naming.entry, title.words); person != no_entry) return {person, naming.entry, title.words};
    }
    const auto [country, body] = country_and_body(r, name);
    if (country == no_entry) return {};
    const auto& forces = r.reference.armed_forces();
    const auto agent = std::find(forces.begin(), forces.end(), body) == forces.end() ? std::nullopt : r.agents.find(title.words);
    if (agent && r.agents.at(*agent).sector == "MIL")  // "chief of the general staff of the Russian armed forces"
        if (const auto person = find_titled(r, country, title.words); person != no_entry) return {person, country, title.words};
    for (auto whole : {body + " " + title.words, title.words + " of " + body})
        if (const auto person = find_titled(r, country, whole); person != no_entry) return {person, country, std::move(whole)};
    return {};
}

bool differ(Gender one, Gender other) { return one != Gender::unknown && other != Gender::unknown && one != other; }

}  // namespace

std::uint32_t titled_entry(const Reading& r, const AgentMatch& match) {
    for (const auto& title : written_titles(r, match))
        if (const auto found = titled_holder(r, title); found.person != no_entry) return found.person;
    return no_entry;
}

std::uint32_t role_holder(Reading& r, std::uint32_t noun, const Description& description, std::uint32_t of_actor, std::string& resolution) {
    const auto& match = r.nouns[noun].match;
    const auto& agent = r.agents.at(match.agent);
    if (agent.kind != ActorKind::person || agent.tie.empty() || match.plural || description.former || description.indefinite) return none;
    const auto& directory = r.directory;
    const auto on_day = [&] { return r.day ? " on " + r.day->iso() : std::string(); };
    for (const auto& title : written_titles(r, match)) {
        const auto found = titled_holder(r, title);
        if (found.person == no_entry || differ(agent.gender, directory.at(found.person).gender)) continue;
        // Offices that every country has one of are looked up with what the text says of when and of whom.
        const bool plain = r.agents.is_unique(agent) && r.agents.find(found.title) == match.agent;
        if (plain && directory.at(found.of).kind == ActorKind::country && of_actor != none && r.actors.entry(of_actor) == found.of) continue;
        resolution = "office: " + found.title + " of " + directory.at(found.of).name + on_day();
        return r.actors.known(found.person);
    }

    const auto of = of_actor == none ? no_entry : r.actors.entry(of_actor);
    if (of == no_entry || is_narrowed(r, description, match)) return none;
    if (agent.tie == "represents") {
        const auto to = destination(r, description, match, of);
        const auto person = to == no_entry ? no_entry : r.offices.envoy(of, agent, to, r.day);
        if (person == no_entry) return none;
        resolution = "office: " + agent.noun + " of " + directory.at(of).name + " to " + directory.at(to).name + on_day();
        return r.actors.known(person);
    }
    // "leader of Hamas in Gaza" is one of several.
    if (description.before.size() + description.after.size() != 1) return none;
    const auto& whose = description.before.empty() ? description.after.front() : description.before.front();
    if (whose.noun != none || !(whose.relation.empty() || whose.relation == "of")) return none;
    const auto& kind = directory.at(of).kind;
    const bool body = kind != ActorKind::country && kind != ActorKind::government && kind != ActorKind::place && kind != ActorKind::people;
    auto person = has_class(agent, "heads") ? r.offices.leader(of, r.day) : no_entry;
    // An army's commander is its commander; an armed group has more of them than a directory knows.
    const bool irregular = kind == ActorKind::armed_group && directory.at(of).sector != "MIL";
    if (person == no_entry && body)
        person = irregular ? r.offices.titled(of, agent.office, r.day) : r.offices.sole_holder(of, agent.office, r.day);
    if (person == no_entry) return none;
    resolution = "office: " + agent.noun + " of " + directory.at(of).name + on_day();
    return r.actors.known(person);
}

}  // namespace entente::actors
