#include "syntax/time_lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <entente/error.hpp>

#include "text/json_file.hpp"

namespace entente::syntax {

namespace {

using text::json_strings;

constexpr std::size_t longest_word = 32;  // bytes; no word of time is longer

constexpr std::array<std::pair<const char*, TimeRole>, 43> roles{{
    {"day_part", TimeRole::day_part}, {"one", TimeRole::one}, {"few", TimeRole::few}, {"article", TimeRole::article},
    {"early", TimeRole::early}, {"middle", TimeRole::middle}, {"late", TimeRole::late}, {"beginning", TimeRole::beginning},
    {"end", TimeRole::end}, {"last", TimeRole::last}, {"past", TimeRole::past}, {"previous", TimeRole::previous},
    {"this", TimeRole::this_}, {"that", TimeRole::that}, {"same", TimeRole::same}, {"next", TimeRole::next},
    {"coming", TimeRole::coming}, {"following", TimeRole::following}, {"recent", TimeRole::recent}, {"final", TimeRole::final},
    {"ago", TimeRole::ago}, {"earlier", TimeRole::earlier}, {"later", TimeRole::later}, {"since", TimeRole::since},
    {"until", TimeRole::until}, {"before", TimeRole::before}, {"after", TimeRole::after}, {"by", TimeRole::by},
    {"from", TimeRole::from}, {"for", TimeRole::for_}, {"between", TimeRole::between}, {"to", TimeRole::to}, {"and", TimeRole::and_}, {"of", TimeRole::of},
    {"in", TimeRole::in}, {"at", TimeRole::at}, {"now", TimeRole::now}, {"every", TimeRole::every},
    {"per", TimeRole::per}, {"occasions", TimeRole::occasions}, {"age", TimeRole::age}, {"fiscal", TimeRole::fiscal},
    {"clock", TimeRole::clock},
}};

constexpr std::array<std::string_view, 4> seasons = {"spring", "summer", "autumn", "winter"};

constexpr std::array<std::pair<const char*, TimePhrase::Kind>, 5> phrase_kinds{{
    {"no_time", TimePhrase::Kind::no_time}, {"past", TimePhrase::Kind::past}, {"present", TimePhrase::Kind::present}, {"future", TimePhrase::Kind::future}, {"anchored", TimePhrase::Kind::anchored}}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::uint64_t bit(TimeRole role) { return std::uint64_t{1} << static_cast<unsigned>(role); }

/// Calls `take` with the name and value of each member of an object; an absent one has none.
template <typename Take>
void members(const rapidjson::Value& json, const char* member, const std::string& where, Take take) {
    const auto at = json.FindMember(member);
    if (at == json.MemberEnd()) return;
    if (!at->value.IsObject()) throw Error(ErrorCode::schema, std::string("\"") + member + "\" is no object", where, "see docs/time.md");
    for (const auto& m : at->value.GetObject()) take(std::string(m.name.GetString(), m.name.GetStringLength()), at->value);
}

const rapidjson::Value& object(const rapidjson::Value& parent, const std::string& name, const std::string& where) {
    const auto& value = parent[name];
    if (!value.IsObject()) throw Error(ErrorCode::schema, "\"" + name + "\" is no object", where, "see docs/time.md");
    return value;
}

int number(const std::string& name, int least, int most, const std::string& where) {
    int value = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value);
    if (error != std::errc{} || end != name.data() + name.size() || value < least || value > most)
        throw Error(ErrorCode::schema, "\"" + name + "\" is no number from " + std::to_string(least) + " to " + std::to_string(most), where, "see docs/time.md");
    return value;
}

std::vector<std::string> words_of(std::string_view phrase) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < phrase.size();) {
        const auto end = std::min(phrase.find(' ', at), phrase.size());
        if (end > at) words.emplace_back(phrase.substr(at, end - at));
        at = end + 1;
    }
    for (auto& w : words) std::transform(w.begin(), w.end(), w.begin(), lower);
    return words;
}

}  // namespace

TimeWord& TimeLexicon::word(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), lower);
    longest_ = std::max(longest_, name.size());
    return words_[std::move(name)];
}

const TimeWord* TimeLexicon::find(std::string_view form) const {
    if (form.empty() || form.size() > longest_) return nullptr;
    std::array<char, longest_word> folded;
    std::transform(form.begin(), form.end(), folded.begin(), lower);
    const auto at = words_.find(std::string_view(folded.data(), form.size()));
    return at == words_.end() ? nullptr : &at->second;
}

void TimeLexicon::read_phrases(std::vector<TimePhrase> phrases) {
    std::stable_sort(phrases.begin(), phrases.end(), [](const TimePhrase& a, const TimePhrase& b) {
        return a.words.front() != b.words.front() ? a.words.front() < b.words.front() : a.words.size() > b.words.size();
    });
    phrases_ = std::move(phrases);
    for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
        auto& first = word(phrases_[i].words.front());
        if (first.phrase_count++ == 0) first.phrases = i;
    }
}

std::shared_ptr<const TimeLexicon> TimeLexicon::load(const std::filesystem::path& folder) {
    const auto file = folder / "time.json", conventions = folder / "abbreviations.json";
    const auto json = text::read_json_file(file), months = text::read_json_file(conventions);
    const auto where = file.string();
    auto made = std::make_shared<TimeLexicon>();
    auto& out = *made;

    members(json, "units", where, [&](const std::string& name, const rapidjson::Value& units) {
        const auto unit = time_unit(name);
        if (!unit) throw Error(ErrorCode::schema, "\"" + name + "\" is no unit of time", where, "see docs/time.md");
        for (auto& w : json_strings(object(units, name, where), "one", where)) out.word(std::move(w)).unit = *unit;
        for (auto& w : json_strings(object(units, name, where), "many", where)) {
            auto& entry = out.word(std::move(w));
            entry.unit = *unit;
            entry.roles |= bit(TimeRole::many);
        }
    });
    members(json, "fortnights", where, [&](const std::string& name, const rapidjson::Value& forms) {
        for (auto& w : json_strings(forms, name.c_str(), where)) {
            auto& entry = out.word(std::move(w));
            entry.unit = TimeUnit::week;
            entry.unit_count = 2;
            if (name == "many") entry.roles |= bit(TimeRole::many);
        }
    });
    members(json, "weekdays", where, [&](const std::string& name, const rapidjson::Value& days) {
        const auto day = static_cast<std::uint8_t>(number(name, 1, 7, where));
        for (const auto& [form, role] : {std::pair<const char*, std::uint64_t>{"one", 0}, {"many", bit(TimeRole::many)}, {"short", bit(TimeRole::short_)}})
            for (auto& w : json_strings(object(days, name, where), form, where)) {
                auto& entry = out.word(std::move(w));
                entry.weekday = day;
                entry.roles |= role;
            }
    });
    members(months, "months", conventions.string(), [&](const std::string& name, const rapidjson::Value& names) {
        const auto month = static_cast<std::uint8_t>(number(name, 1, 12, conventions.string()));
        bool full = true;
        for (auto& w : json_strings(names, name.c_str(), conventions.string())) {
            const auto dotted = w + '.';
            auto& entry = out.word(std::move(w));
            entry.month = month;
            if (!full) {
                entry.roles |= bit(TimeRole::short_);
                out.word(dotted) = entry;
            }
            full = false;
        }
    });
    members(json, "seasons", where, [&](const std::string& name, const rapidjson::Value& names) {
        const auto at = std::find(seasons.begin(), seasons.end(), name);
        if (at == seasons.end()) throw Error(ErrorCode::schema, "\"" + name + "\" is no season", where, "spring, summer, autumn or winter");
        for (auto& w : json_strings(names, name.c_str(), where)) out.word(std::move(w)).season = static_cast<std::uint8_t>(at - seasons.begin() + 1);
    });
    const auto numbers = [&](const char* member, int least, int most, auto set) {
        members(json, member, where, [&](const std::string& name, const rapidjson::Value& words) {
            const int value = number(name, least, most, where);
            for (auto& w : json_strings(words, name.c_str(), where)) set(out.word(std::move(w)), value);
        });
    };
    numbers("cardinals", 1, 255, [](TimeWord& w, int n) { w.cardinal = static_cast<std::uint8_t>(n); });
    numbers("ordinals", 1, 255, [](TimeWord& w, int n) { w.ordinal = static_cast<std::uint8_t>(n); });
    numbers("decades", 0, 90, [](TimeWord& w, int n) { w.decade = static_cast<std::uint8_t>(n); });
    numbers("days_from_today", -7, 7, [](TimeWord& w, int n) { w.from_today = static_cast<std::int8_t>(n); });
    members(json, "roles", where, [&](const std::string& name, const rapidjson::Value& words) {
        const auto at = std::find_if(roles.begin(), roles.end(), [&](const auto& r) { return name == r.first; });
        if (at == roles.end()) throw Error(ErrorCode::schema, "\"" + name + "\" is no role of a word of time", where, "see docs/time.md");
        for (auto& w : json_strings(words, name.c_str(), where)) out.word(std::move(w)).roles |= bit(at->second);
    });
    for (auto& w : json_strings(json, "sets", where)) out.word(std::move(w)).roles |= bit(TimeRole::set);
    for (auto& w : json_strings(json, "not_after", where)) out.word(std::move(w)).roles |= bit(TimeRole::not_after);

    for (auto& w : json_strings(json, "also_names", where)) out.word(std::move(w)).roles |= bit(TimeRole::also_name);

    std::vector<TimePhrase> phrases;
    const auto add = [&](const std::string& phrase, TimePhrase::Kind kind, std::optional<Date> day) {
        phrases.push_back({words_of(phrase), kind, day});
        if (phrases.back().words.empty()) throw Error(ErrorCode::schema, "an empty phrase", where, "see docs/time.md");
    };
    members(json, "phrases", where, [&](const std::string& name, const rapidjson::Value& lists) {
        const auto at = std::find_if(phrase_kinds.begin(), phrase_kinds.end(), [&](const auto& k) { return name == k.first; });
        if (at == phrase_kinds.end()) throw Error(ErrorCode::schema, "\"" + name + "\" is no kind of phrase", where, "past, present, future, anchored or no_time");
        for (const auto& p : json_strings(lists, name.c_str(), where)) add(p, at->second, {});
    });
    members(json, "named", where, [&](const std::string& name, const rapidjson::Value& lists) {
        const auto day = Date::parse(name);
        if (!day) throw Error(ErrorCode::schema, "\"" + name + "\" is no date", where, "write it as 2016-07-15");
        for (const auto& p : json_strings(lists, name.c_str(), where)) add(p, TimePhrase::Kind::named, day);
    });
    out.read_phrases(std::move(phrases));
    if (out.longest_ > longest_word) throw Error(ErrorCode::schema, "a word of more than 32 bytes", where, "no word of time is that long");
    return made;
}

}  // namespace entente::syntax
