#include "events/number_words.hpp"

#include <algorithm>
#include <sstream>

#include "text/json_file.hpp"

namespace entente::events {

using text::json_string;
using text::json_strings;

namespace {

constexpr const char* see_formats = "see docs/file-formats.md";

}  // namespace

NumberWords NumberWords::load(const std::filesystem::path& file) {
    NumberWords out;
    if (!std::filesystem::exists(file)) return out;
    const auto json = text::read_json_file(file);
    const auto each = [&](const char* list, auto&& take) {
        const auto it = json.FindMember(list);
        if (it == json.MemberEnd() || !it->value.IsArray()) throw Error(ErrorCode::schema, std::string("holds no list \"") + list + "\"", file.string(), see_formats);
        for (const auto& entry : it->value.GetArray()) {
            if (!entry.IsObject()) throw Error(ErrorCode::schema, std::string("an entry of \"") + list + "\" is no object", file.string(), see_formats);
            take(entry, file.string() + ", " + list);
        }
    };
    const auto values = [&](const char* list, Values& into) {
        each(list, [&](const rapidjson::Value& entry, const std::string& where) {
            const auto value = entry.FindMember("value");
            if (value == entry.MemberEnd() || !value->value.IsUint64() || value->value.GetUint64() == 0) throw Error(ErrorCode::schema, "\"value\" is no whole number above 0", where, see_formats);
            into[json_string(entry, "word", where)] = value->value.GetUint64();
        });
    };
    values("words", out.values_);
    values("multipliers", out.multipliers_);
    each("bounds", [&](const rapidjson::Value& entry, const std::string& where) {
        const auto name = json_string(entry, "bound", where);
        const auto bound = name == "at-least" ? Bound::at_least : name == "more-than" ? Bound::more_than : name == "at-most" ? Bound::at_most : name == "fewer-than" ? Bound::fewer_than : Bound::none;
        if (bound == Bound::none) throw Error(ErrorCode::schema, "\"" + name + "\" is no bound", where, see_formats);
        Phrase phrase{{}, bound};
        std::istringstream words(json_string(entry, "phrase", where));
        for (std::string word; words >> word;) phrase.words.push_back(word);
        out.bounds_.push_back(std::move(phrase));
    });
    std::stable_sort(out.bounds_.begin(), out.bounds_.end(), [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
    each("counts", [&](const rapidjson::Value& entry, const std::string& where) {
        const auto name = json_string(entry, "count", where);
        static constexpr const char* parts[] = {"object_of", "subject_of", "states", "nouns"};
        for (std::size_t part = 0; part < std::size(parts); ++part)
            for (auto& word : json_strings(entry, parts[part], where)) out.counts_[part].emplace(std::move(word), name);
    });
    return out;
}

}  // namespace entente::events
