#include "actors/agents.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <entente/error.hpp>

#include "text/ascii.hpp"
#include "text/json_file.hpp"

namespace entente::actors {
namespace {

/// The words after which nothing more of a noun can be its main word: "secretary of state", "commander in chief".
bool is_preposition(std::string_view word) {
    constexpr std::array<std::string_view, 9> prepositions{"of", "for", "in", "to", "at", "on", "with", "without", "against"};
    return std::find(prepositions.begin(), prepositions.end(), word) != prepositions.end();
}

bool equal_but_case(std::string_view text, std::string_view lower_case) {
    return text.size() == lower_case.size() && std::equal(text.begin(), text.end(), lower_case.begin(), [](char a, char b) {
        return text::ascii_lower(a) == b;
    });
}

/// Words at blanks and hyphens; a full stop stays ("gen.").
std::vector<std::string> words_of(std::string_view noun) {
    std::vector<std::string> words(1);
    for (const char c : noun) {
        if (c != ' ' && c != '-') words.back() += c;
        else if (!words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// Writes the words of a noun in lower case, a blank between each two; there is room for as many letters as the noun has. Returns how
/// many were written.
std::size_t join(std::string_view noun, char* out) {
    auto* at = out;
    bool gap = false;
    for (const char c : noun) {
        if (c == ' ' || c == '-') {
            gap = at != out;
            continue;
        }
        if (gap) *at++ = ' ';
        gap = false;
        *at++ = text::ascii_lower(c);
    }
    return static_cast<std::size_t>(at - out);
}

std::string joined(std::string_view noun) {
    std::string out(noun.size(), '\0');
    out.resize(join(noun, out.data()));
    return out;
}

/// Whether the token spells the word, as it stands or as its lemma.
bool spells(const text::Document& document, const syntax::Analysis& analysis, std::uint32_t token, std::string_view word) {
    return equal_but_case(document.form(token), word) || equal_but_case(analysis.words[token].lemma, word);
}

std::string without_stops(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), '.'), text.end());
    return text;
}

bool is_capitalized(std::string_view form) { return !form.empty() && form.front() >= 'A' && form.front() <= 'Z'; }

bool is_word(std::string_view form) {
    return !form.empty() && (is_capitalized(form) || (form.front() >= 'a' && form.front() <= 'z'));
}

bool is_hyphen(std::string_view form) { return form == "-" || form == "–"; }

/// The token before `first` that spells the word, or `first` where there is none. A country may stand in between ("top US
/// diplomat"), but not a piece of one name ("Islamic State group" is no "Islamic group").
std::uint32_t find_before(const text::Document& document, const syntax::Analysis& analysis, std::uint32_t first,
                          std::string_view word) {
    if (first == 0) return first;
    if (spells(document, analysis, first - 1, word)) return first - 1;
    for (std::uint32_t t = first; t > 1 && first - t < 2 && is_capitalized(document.form(t - 1)); --t) {
        if (!spells(document, analysis, t - 2, word)) continue;
        const bool starts_sentence = t == 2 || !is_word(document.form(t - 3));
        return is_capitalized(document.form(t - 2)) && !starts_sentence ? first : t - 2;
    }
    return first;
}

bool has_capital(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_body_of_states(ActorKind kind) {
    return kind == ActorKind::country || kind == ActorKind::government || kind == ActorKind::organization || kind == ActorKind::igo;
}

void check_members(const rapidjson::Value& object, const std::string& where) {
    static const std::set<std::string_view> known{"noun",   "plural", "kind",   "sector",  "tie",    "office",
                                                  "gender", "title",  "unique", "generic", "classes", "forms",
                                                  "thing",  "held_by"};
    for (const auto& member : object.GetObject()) {
        const std::string_view name(member.name.GetString(), member.name.GetStringLength());
        if (!known.contains(name))
            throw Error(ErrorCode::schema, "unknown member \"" + std::string(name) + "\"", where,
                        "docs/file-formats.md lists the members of an agent");
    }
}

Agent read_agent(const rapidjson::Value& json, const std::string& file, std::size_t number) {
    const auto entry = file + ": agent " + std::to_string(number);
    if (!json.IsObject()) throw Error(ErrorCode::schema, "no JSON object", entry, "see docs/file-formats.md");
    Agent agent;
    agent.noun = text::json_string(json, "noun", entry);
    if (words_of(agent.noun).empty())
        throw Error(ErrorCode::schema, "\"noun\" is missing or empty", entry, "every agent has a noun");
    const auto where = file + ": agent \"" + agent.noun + "\"";
    check_members(json, where);
    agent.plural = text::json_string(json, "plural", where);
    const auto kind = text::json_string(json, "kind", where);
    const auto known = actor_kind(kind);
    if (!known)
        throw Error(ErrorCode::schema, "unknown kind \"" + kind + "\"", where,
                    "the kinds are those of the event record in docs/file-formats.md");
    agent.kind = *known;
    agent.sector = text::json_string(json, "sector", where);
    agent.tie = text::json_string(json, "tie", where);
    agent.office = text::ascii_lower(text::json_string(json, "office", where, agent.noun));
    const auto gender = text::json_string(json, "gender", where);
    if (gender == "female") agent.gender = Gender::female;
    else if (gender == "male") agent.gender = Gender::male;
    else if (!gender.empty())
        throw Error(ErrorCode::schema, "unknown gender \"" + gender + "\"", where, "\"female\" or \"male\", or leave it out");
    agent.title = text::json_bool(json, "title", where);
    agent.unique = text::json_bool(json, "unique", where);
    agent.generic = text::json_bool(json, "generic", where);
    agent.held_by = text::json_string(json, "held_by", where);
    agent.thing = !agent.held_by.empty() || text::json_bool(json, "thing", where);
    agent.classes = text::json_strings(json, "classes", where);
    std::sort(agent.classes.begin(), agent.classes.end());
    agent.proper = has_capital(agent.noun) && (is_body_of_states(agent.kind) || std::binary_search(agent.classes.begin(), agent.classes.end(), "faithful"));
    return agent;
}

}  // namespace

std::shared_ptr<const Agents> Agents::load(const std::filesystem::path& file) { return load(file, {}); }

std::shared_ptr<const Agents> Agents::load(const std::filesystem::path& file, std::vector<ImportedNoun> imported) {
    const auto json = text::read_json_file(file);
    const auto list = json.FindMember("agents");
    if (list == json.MemberEnd() || !list->value.IsArray())
        throw Error(ErrorCode::schema, "\"agents\" is missing or no array", file.string(), "see docs/file-formats.md");

    auto agents = std::make_shared<Agents>();
    agents->reference_ = Reference::load(file.parent_path() / "reference.json");
    agents->agents_.reserve(list->value.Size());
    for (const auto& value : list->value.GetArray()) {
        const auto number = static_cast<std::uint32_t>(agents->agents_.size());
        agents->agents_.push_back(read_agent(value, file.string(), number + 1));
        const auto& agent = agents->agents_.back();
        const auto name = [&](const std::string& noun, bool plural) {
            const auto [at, fresh] = agents->by_noun_.try_emplace(joined(noun), number);
            // Spellings that differ in a hyphen alone may both be written down; the first of them counts.
            if (!fresh && at->second != number &&
                noun == (plural ? agents->agents_[at->second].plural : agents->agents_[at->second].noun))
                throw Error(ErrorCode::schema, "\"" + noun + "\" stands twice", file.string() + ": agent \"" + agent.noun + "\"",
                            "keep one of the two entries");
            if (fresh) agents->add(noun, number, plural);
        };
        name(agent.noun, false);
        // British papers write "Gen" and "Lt Col".
        if (const auto bare = without_stops(agent.noun); bare != agent.noun && !agents->by_noun_.contains(joined(bare)))
            name(bare, false);
        if (!agent.plural.empty()) name(agent.plural, true);
        for (const auto& form : text::json_strings(value, "forms", file.string())) name(form, true);
    }
    std::sort(imported.begin(), imported.end());
    for (auto& noun : imported) agents->add_imported(std::move(noun));
    agents->finish();
    return agents;
}

void Agents::add_imported(ImportedNoun&& imported) {
    if (find(imported.noun)) return;
    Agent agent;
    for (auto at = imported.noun.find(' '); at != std::string::npos; at = imported.noun.find(' ', at + 1)) {
        if (const auto known = find(std::string_view(imported.noun).substr(at + 1))) {
            agent = agents_[*known];
            agent.unique = false;
            break;
        }
    }
    agent.office = imported.noun;
    agent.noun = std::move(imported.noun);
    agent.plural = std::move(imported.plural);
    agent.sector = std::move(imported.sector);
    const auto number = static_cast<std::uint32_t>(agents_.size());
    for (const bool plural : {false, true}) {
        const auto& form = plural ? agent.plural : agent.noun;
        if (!form.empty() && by_noun_.try_emplace(joined(form), number).second) add(form, number, plural);
    }
    agents_.push_back(std::move(agent));
}

void Agents::finish() {
    for (auto& [word, entries] : entries_)
        std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.size() > b.size(); });
}

void Agents::add(const std::string& noun, std::uint32_t agent, bool plural) {
    auto words = words_of(text::ascii_lower(noun));
    std::size_t main = 0;
    while (main + 1 < words.size() && !is_preposition(words[main + 1])) ++main;
    Entry entry;
    entry.before.assign(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(main));
    entry.after.assign(words.begin() + static_cast<std::ptrdiff_t>(main) + 1, words.end());
    entry.agent = agent;
    entry.plural = plural;
    entries_[words[main]].push_back(std::move(entry));
}

std::optional<AgentMatch> Agents::match(const text::Document& document, const syntax::Analysis& analysis, std::uint32_t token,
                                        std::uint32_t from) const {
    // Longest nouns have a few dozen letters; a longer token is none.
    std::array<char, 48> buffer;
    const auto find_entries = [&](std::string_view word) -> const std::vector<Entry>* {
        if (word.empty() || word.size() > buffer.size()) return nullptr;
        std::transform(word.begin(), word.end(), buffer.begin(),
                       [](char c) { return text::ascii_lower(c); });
        const auto at = entries_.find(std::string_view(buffer.data(), word.size()));
        return at == entries_.end() ? nullptr : &at->second;
    };

    std::optional<AgentMatch> best;
    std::size_t best_size = 0;
    const auto count = static_cast<std::uint32_t>(analysis.words.size());
    const auto try_entries = [&](const std::vector<Entry>& entries, bool as_lemma) {
        for (const auto& entry : entries) {
            if (entry.size() <= best_size) return;
            std::uint32_t first = token, last = token + 1;
            bool fits = true;
            for (std::size_t i = entry.before.size(); fits && i-- > 0;) {
                while (first > 0 && is_hyphen(document.form(first - 1))) --first;
                const auto at = find_before(document, analysis, first, entry.before[i]);
                fits = at != first && at >= from;
                first = at;
            }
            for (std::size_t i = 0; fits && i < entry.after.size(); ++i) {
                while (last < count && is_hyphen(document.form(last))) ++last;
                fits = last < count && spells(document, analysis, last, entry.after[i]);
                last += fits;
            }
            if (!fits) continue;
            const auto tag = analysis.words[token].xpos;
            best = AgentMatch{entry.agent, first, last, token,
                              entry.plural || (as_lemma && (tag == syntax::Xpos::NNS || tag == syntax::Xpos::NNPS))};
            best_size = entry.size();
            return;
        }
    };
    const auto* by_form = find_entries(document.form(token));
    if (by_form) try_entries(*by_form, false);
    const auto* by_lemma = find_entries(analysis.words[token].lemma);
    if (by_lemma && by_lemma != by_form) try_entries(*by_lemma, true);
    if (!best) return best;

    // "attorney general": the parser may take either word for the head.
    for (auto t = best->first; t < best->last; ++t) {
        const auto head = analysis.words[t].head;
        if (head < 0 || static_cast<std::uint32_t>(head) < best->first || static_cast<std::uint32_t>(head) >= best->last) {
            best->head = t;
            break;
        }
    }
    return best;
}

std::optional<std::uint32_t> Agents::find(std::string_view noun) const {
    std::array<char, 64> buffer;  // hardly a noun is longer
    const auto at = noun.size() <= buffer.size() ? by_noun_.find(std::string_view(buffer.data(), join(noun, buffer.data()))) : by_noun_.find(joined(noun));
    if (at == by_noun_.end()) return std::nullopt;
    return at->second;
}

bool Agents::is_unique(const Agent& agent) const {
    if (agent.unique || agent.office == agent.noun) return agent.unique;
    const auto office = by_noun_.find(agent.office);
    return office != by_noun_.end() && agents_[office->second].unique;
}

bool Agents::has_class(std::string_view noun, std::string_view name) const {
    const auto agent = find(noun);
    return agent && std::binary_search(agents_[*agent].classes.begin(), agents_[*agent].classes.end(), name);
}

}  // namespace entente::actors
