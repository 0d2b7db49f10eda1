#include "syntax/gum_entities.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <string_view>
#include <utility>

#include <entente/error.hpp>

namespace entente::syntax {

namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(mark);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string kind_of(std::string_view type) {
    return type == "person" ? "PER" : type == "organization" ? "ORG" : type == "place" ? "LOC" : "";
}

/// group-type-infstat-salience-centering-minspan-link-identity
struct Mention {
    std::string group, kind;
    std::size_t first = 0;
    std::vector<std::size_t> minimal;  // words of the minimal span, from 1 at the mention's first
};

class Sentence {
public:
    void word(const std::vector<std::string_view>& columns) {
        now_.forms.emplace_back(columns[1]);
        const bool links = columns[3] == "ADP" || columns[3] == "DET" || columns[3] == "CCONJ" || columns[3] == "PART" || columns[3] == "NUM" ||
                           columns[4] == "HYPH";
        parts_.push_back(columns[4].starts_with("NNP") ? Part::proper : links ? Part::link : Part::other);
        for (const auto entry : split(columns[9], '|'))
            if (entry.starts_with("Entity=")) brackets(entry.substr(7));
    }

    NamedSentence finish() {
        // outermost first: the longest of those that begin together
        auto& spans = now_.spans;
        std::stable_sort(spans.begin(), spans.end(), [](const NameSpan& a, const NameSpan& b) {
            return a.first != b.first ? a.first < b.first : a.last > b.last;
        });
        std::vector<NameSpan> outermost;
        for (auto& span : spans)
            if (outermost.empty() || span.first >= outermost.back().last) outermost.push_back(std::move(span));
        spans = std::move(outermost);
        open_.clear();  // a mention that goes on in the next sentence is none of a name
        parts_.clear();
        return std::exchange(now_, {});
    }

private:
    void brackets(std::string_view text) {
        const std::size_t at = now_.forms.size() - 1;
        while (!text.empty()) {
            if (text[0] == '(') {
                const auto end = text.find_first_of("()", 1);
                begin(text.substr(1, end - 1), at);
                if (end == std::string_view::npos) return;
                if (text[end] == ')') close(open_.back().group, at);
                text.remove_prefix(text[end] == ')' ? end + 1 : end);
            } else {
                const auto end = text.find(')');
                if (end == std::string_view::npos) return;
                close(std::string(text.substr(0, end)), at);
                text.remove_prefix(end + 1);
            }
        }
    }

    void begin(std::string_view description, std::size_t at) {
        const auto fields = split(description, '-');
        Mention mention{std::string(fields[0]), fields.size() > 5 ? kind_of(fields[1]) : "", at, {}};
        if (fields.size() > 5)
            for (const auto number : split(fields[5], ',')) {
                std::size_t index = 0;
                std::from_chars(number.data(), number.data() + number.size(), index);
                if (index > 0) mention.minimal.push_back(index);
            }
        open_.push_back(std::move(mention));
    }

    void close(const std::string& group, std::size_t at) {
        const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const Mention& m) { return m.group == group; });
        if (found == open_.rend()) return;
        const Mention mention = *found;
        open_.erase(std::next(found).base());
        if (mention.kind.empty() || mention.minimal.empty()) return;
        const auto first = mention.first + *std::min_element(mention.minimal.begin(), mention.minimal.end()) - 1;
        const auto minimal_last = mention.first + *std::max_element(mention.minimal.begin(), mention.minimal.end()) - 1;
        if (minimal_last > at || parts_[first] != Part::proper) return;
        // an apposition or a clause ends the name
        auto last = first;
        while (last < minimal_last && parts_[last + 1] != Part::other) ++last;
        while (parts_[last] != Part::proper) --last;
        now_.spans.push_back({first, last + 1, mention.kind});
    }

    NamedSentence now_;
    enum class Part : std::uint8_t { proper, link, other };
    std::vector<Part> parts_;
    std::vector<Mention> open_;
};

}  // namespace

std::vector<NamedSentence> read_gum_entities(const std::filesystem::path& conllu) {
    std::ifstream in(conllu);
    if (!in) throw Error(ErrorCode::input, "cannot be opened", conllu.string());
    std::vector<NamedSentence> sentences;
    Sentence sentence;
    bool any = false;
    for (std::string line; std::getline(in, line);) {
        if (line.empty()) {
            if (std::exchange(any, false)) sentences.push_back(sentence.finish());
            continue;
        }
        const auto columns = split(line, '\t');
        if (line[0] == '#' || columns.size() != 10 || columns[0].find_first_of("-.") != std::string_view::npos) continue;
        sentence.word(columns);
        any = true;
    }
    if (any) sentences.push_back(sentence.finish());
    return sentences;
}

}  // namespace entente::syntax
