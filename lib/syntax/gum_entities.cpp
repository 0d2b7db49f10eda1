#include "syntax/gum_entities.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string_view>
#include <utility>

#include <entente/error.hpp>

#include "syntax/coreference/entity_brackets.hpp"

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

class Sentence {
public:
    void word(const std::vector<std::string_view>& columns) {
        now_.forms.emplace_back(columns[1]);
        const bool links = columns[3] == "ADP" || columns[3] == "DET" || columns[3] == "CCONJ" || columns[3] == "PART" || columns[3] == "NUM" ||
                           columns[4] == "HYPH";
        parts_.push_back(columns[4].starts_with("NNP") ? Part::proper : links ? Part::link : Part::other);
        closed_.clear();
        brackets_.read(entity_field(columns[9]), now_.forms.size() - 1, closed_);
        for (const auto& mention : closed_) close(mention);
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
        brackets_.reset();  // a mention that goes on in the next sentence is none of a name
        parts_.clear();
        return std::exchange(now_, {});
    }

private:
    void close(const EntityMention& mention) {
        const auto kind = kind_of(mention.type);
        if (kind.empty() || mention.minimal.empty()) return;
        const auto first = mention.first + *std::min_element(mention.minimal.begin(), mention.minimal.end()) - 1;
        const auto minimal_last = mention.first + *std::max_element(mention.minimal.begin(), mention.minimal.end()) - 1;
        if (minimal_last > mention.last || parts_[first] != Part::proper) return;
        // an apposition or a clause ends the name
        auto last = first;
        while (last < minimal_last && parts_[last + 1] != Part::other) ++last;
        while (parts_[last] != Part::proper) --last;
        now_.spans.push_back({first, last + 1, kind});
    }

    NamedSentence now_;
    enum class Part : std::uint8_t { proper, link, other };
    std::vector<Part> parts_;
    EntityBrackets brackets_;
    std::vector<EntityMention> closed_;
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
