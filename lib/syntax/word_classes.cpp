#include "syntax/word_classes.hpp"

#include <algorithm>
#include <map>

#include <entente/error.hpp>

#include "syntax/word_features.hpp"
#include "text/json_file.hpp"

namespace entente::syntax {

namespace {

bool in_capitals(std::string_view form) {
    return form.size() > 1 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::uint32_t lower_key(std::uint64_t lower) { return static_cast<std::uint32_t>(lower >> 32); }
std::uint32_t capitals_key(std::string_view form) { return static_cast<std::uint32_t>(hash_of(form, 9) >> 32); }

/// The words of a name as the tokenizer gives them: a hyphen stands alone, and so does the 's of a possessive.
std::vector<std::string> words_of(const std::string& name) {
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == '\'' && i > 0 && i + 2 == name.size() && name[i + 1] == 's') {
            break;
        } else if (name[i] == ' ' || name[i] == '-') {
            if (!words.back().empty()) words.emplace_back();
        } else {
            words.back() += name[i];
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

class Lists {
public:
    explicit Lists(const std::filesystem::path& file) : file_(file.string()) {}

    void add(const rapidjson::Value& object) {
        for (const auto& member : object.GetObject()) {
            if (std::string_view(member.name.GetString()) == "given_and_word" && member.value.IsObject()) add_list(together(member.value));
            else if (member.value.IsObject()) add(member.value);
            else if (member.value.IsArray()) add_list(text::json_strings(object, member.name.GetString(), file_));
        }
    }

    WordClasses take(std::size_t& rows) {
        WordClasses out;
        for (const auto& [key, classes] : of_) out.keys.push_back(key), out.classes.push_back(classes);
        rows = rows_;
        return out;
    }

private:
    /// Names that are words too are one class, whoever bears them: there are too few of a gender to be learnt apart.
    std::vector<std::string> together(const rapidjson::Value& genders) const {
        std::vector<std::string> names;
        for (const auto& member : genders.GetObject())
            for (auto& name : text::json_strings(genders, member.name.GetString(), file_)) names.push_back(std::move(name));
        return names;
    }

    void add_list(const std::vector<std::string>& names) {
        const auto alone = row();
        std::uint32_t within = 0;
        WordFeatures features;
        std::string lower;
        for (const auto& name : names) {
            const auto words = words_of(name);
            if (words.size() > 1 && within == 0) within = row();
            for (const auto& word : words) {
                if (words.size() > 1 && word[0] >= 'a' && word[0] <= 'z') continue;  // "of", "de"
                features.assign(word, lower);
                of_[in_capitals(word) ? capitals_key(word) : lower_key(features.word)] |= words.size() > 1 ? within : alone;
            }
        }
    }

    std::uint32_t row() {
        if (rows_ == WordClasses::most) throw Error(ErrorCode::input, "has too many lists", file_, "put some together");
        return 1u << rows_++;
    }

    std::string file_;
    std::size_t rows_ = 0;
    std::map<std::uint32_t, std::uint32_t> of_;
};

}  // namespace

WordClasses WordClasses::read(const std::filesystem::path& json, std::size_t& rows) {
    Lists lists(json);
    lists.add(text::read_json_file(json));
    return lists.take(rows);
}

std::uint32_t WordClasses::at(std::uint32_t key) const {
    const auto found = std::lower_bound(keys.begin(), keys.end(), key);
    return found != keys.end() && *found == key ? classes[static_cast<std::size_t>(found - keys.begin())] : 0;
}

std::uint32_t WordClasses::of(std::string_view form, std::uint64_t lower) const {
    if (keys.empty()) return 0;
    return at(lower_key(lower)) | (in_capitals(form) ? at(capitals_key(form)) : 0);
}

}  // namespace entente::syntax
