#include "text/conventions.hpp"

#include <algorithm>

#include <entente/error.hpp>

#include "text/json_file.hpp"

namespace entente::text {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

}  // namespace

Conventions Conventions::load(const std::filesystem::path& file) {
    const auto json = read_json_file(file);
    const auto where = file.string();
    Conventions out;

    const auto abbreviations = json.FindMember("abbreviations");
    if (abbreviations == json.MemberEnd() || !abbreviations->value.IsObject())
        throw Error(ErrorCode::schema, "\"abbreviations\" is no object", where, "see docs/text.md");
    for (const auto& [member, kind] :
         std::initializer_list<std::pair<const char*, Abbreviation>>{{"inside", Abbreviation::inside},
                                                                     {"before_name", Abbreviation::before_name},
                                                                     {"before_number", Abbreviation::before_number},
                                                                     {"open", Abbreviation::open},
                                                                     {"ending", Abbreviation::ending}}) {
        for (auto& word : json_strings(abbreviations->value, member, where)) {
            if (word.size() < 2 || word.back() != '.')
                throw Error(ErrorCode::schema, "abbreviation \"" + word + "\" has no full stop at its end", where);
            out.words_[std::move(word)].abbreviation = kind;
        }
    }

    for (const auto& [member, flag] : std::initializer_list<std::pair<const char*, Flag>>{
             {"begins_sentence", begins_sentence_}, {"follows_time", follows_time_}, {"prefixes", prefix_}, {"suffixes", suffix_},
             {"units", unit_}, {"domains", domain_}, {"whole", whole_}, {"speech_verbs", speech_verb_}, {"by_date", by_date_}})
        for (auto& word : json_strings(json, member, where)) out.words_[std::move(word)].flags |= flag;

    if (const auto months = json.FindMember("months"); months != json.MemberEnd()) {
        if (!months->value.IsObject() || months->value.MemberCount() != 12)
            throw Error(ErrorCode::schema, "\"months\" is no object of twelve", where, "see docs/text.md");
        std::uint8_t number = 0;
        for (const auto& month : months->value.GetObject()) {
            ++number;
            for (auto& word : json_strings(months->value, month.name.GetString(), where)) {
                std::transform(word.begin(), word.end(), word.begin(), lower);
                out.words_[std::move(word)].month = number;
            }
        }
    }

    for (const auto& word : json_strings(json, "contractions", where)) {
        Entry entry;
        std::string whole;
        std::size_t piece = 0;
        for (const char c : word) {
            if (c != '|') {
                whole += c;
                ++piece;
            } else if (piece == 0 || piece > 255 || entry.pieces == entry.lengths.size()) {
                throw Error(ErrorCode::schema, "contraction \"" + word + "\" has an empty or too many pieces", where);
            } else {
                entry.lengths[entry.pieces++] = static_cast<std::uint8_t>(piece);
                piece = 0;
            }
        }
        if (piece == 0 || entry.pieces == 0)
            throw Error(ErrorCode::schema, "contraction \"" + word + "\" is not cut by |", where);
        auto& slot = out.words_[whole];
        slot.pieces = entry.pieces;
        slot.lengths = entry.lengths;
    }
    if (const auto lines = json.FindMember("page_lines"); lines != json.MemberEnd()) {
        if (!lines->value.IsObject()) throw Error(ErrorCode::schema, "\"page_lines\" is no object", where, "see docs/text.md");
        for (const auto& [member, list] : std::initializer_list<std::pair<const char*, std::vector<std::string>*>>{
                 {"whole", &out.page_lines_}, {"opening", &out.page_openings_}}) {
            *list = json_strings(lines->value, member, where);
            for (auto& line : *list) std::transform(line.begin(), line.end(), line.begin(), lower);
            std::sort(list->begin(), list->end());
        }
    }
    for (const auto& [word, entry] : out.words_) out.longest_ = std::max(out.longest_, word.size());
    return out;
}

const Conventions::Entry* Conventions::find(std::string_view word) const {
    if (word.empty() || word.size() > longest_) return nullptr;
    const auto at = words_.find(word);
    return at == words_.end() ? nullptr : &at->second;
}

const Conventions::Entry* Conventions::find_folded(std::string_view word) const {
    std::array<char, 32> folded;
    if (word.size() > folded.size()) return nullptr;
    std::transform(word.begin(), word.end(), folded.begin(), lower);
    return find({folded.data(), word.size()});
}

bool Conventions::has(std::string_view word, Flag flag) const {
    if (const auto* entry = find(word); entry && (entry->flags & flag)) return true;
    if (flag == begins_sentence_ || flag == follows_time_) return false;  // there, case is the point
    const auto* entry = find_folded(word);
    return entry && (entry->flags & flag);
}

Abbreviation Conventions::abbreviation(std::string_view word) const {
    const auto* entry = find(word);
    return entry ? entry->abbreviation : Abbreviation::none;
}

bool Conventions::is_page_line(std::string_view line) const {
    std::string folded(line);
    std::transform(folded.begin(), folded.end(), folded.begin(), lower);
    const auto stop = folded.find_last_not_of(" .:!");
    if (std::binary_search(page_lines_.begin(), page_lines_.end(), folded.substr(0, stop == std::string::npos ? 0 : stop + 1))) return true;
    return std::any_of(page_openings_.begin(), page_openings_.end(), [&](const auto& opening) { return folded.starts_with(opening); });
}

unsigned Conventions::month(std::string_view word) const {
    const auto* entry = find_folded(word);
    return entry ? entry->month : 0;
}

std::span<const std::uint8_t> Conventions::contraction(std::string_view word) const {
    const auto* entry = find_folded(word);
    return entry ? std::span(entry->lengths).first(entry->pieces) : std::span<const std::uint8_t>{};
}

}  // namespace entente::text
