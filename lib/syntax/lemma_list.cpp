#include "syntax/lemma_list.hpp"

#include <fstream>
#include <optional>

#include <fmt/format.h>

#include <entente/error.hpp>

#include "syntax/word_features.hpp"

namespace entente::syntax {
namespace {

enum class Part : std::uint64_t { noun, verb, adjective, adverb };

std::uint64_t key_of(std::string_view lower, Part part) { return hash_of(lower, 1 + static_cast<std::uint64_t>(part)); }

std::optional<Part> part_of(std::string_view name) {
    if (name == "noun") return Part::noun;
    if (name == "verb") return Part::verb;
    if (name == "adj") return Part::adjective;
    if (name == "adv") return Part::adverb;
    return std::nullopt;
}

/// Of an inflected form, by its tags.
std::optional<Part> inflected(Upos upos, Xpos xpos) {
    switch (xpos) {
        case Xpos::NNS: return upos == Upos::NOUN ? std::optional(Part::noun) : std::nullopt;
        case Xpos::VBD:
        case Xpos::VBN:
        case Xpos::VBG:
        case Xpos::VBZ: return upos == Upos::VERB ? std::optional(Part::verb) : std::nullopt;
        case Xpos::JJR:
        case Xpos::JJS: return upos == Upos::ADJ ? std::optional(Part::adjective) : std::nullopt;
        case Xpos::RBR:
        case Xpos::RBS: return upos == Upos::ADV ? std::optional(Part::adverb) : std::nullopt;
        default: return std::nullopt;
    }
}

}  // namespace

LemmaList LemmaList::load(const std::filesystem::path& file) {
    constexpr const char* remedy = "build Entente again: tools/gather-facts makes the table from packages";
    std::ifstream stream(file);
    if (!stream) throw Error(ErrorCode::schema, "the table of lemmas cannot be read", file.string(), remedy);
    LemmaList list;
    std::string line;
    for (std::size_t number = 1; std::getline(stream, line); ++number) {
        if (line.starts_with('#')) continue;
        const std::string_view row = line;
        const auto first = row.find('\t');
        const auto second = first == std::string_view::npos ? first : row.find('\t', first + 1);
        const auto part = second == std::string_view::npos ? std::nullopt : part_of(row.substr(0, first));
        if (!part)
            throw Error(ErrorCode::schema, "a row that is not a part of speech, a form and a lemma", fmt::format("{}:{}", file.string(), number), remedy);
        list.lemmas_.emplace(key_of(row.substr(first + 1, second - first - 1), *part), row.substr(second + 1));
    }
    return list;
}

const std::string* LemmaList::find(std::string_view lower, Upos upos, Xpos xpos) const {
    const auto part = lemmas_.empty() ? std::nullopt : inflected(upos, xpos);
    if (!part) return nullptr;
    const auto found = lemmas_.find(key_of(lower, *part));
    return found == lemmas_.end() ? nullptr : &found->second;
}

}  // namespace entente::syntax
