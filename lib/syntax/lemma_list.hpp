#pragma once
// Lemmas that a dictionary lists for irregular forms, beside what a model has learnt: the table lemmas-en.tsv, which the build makes from
// WordNet's exceptions.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "syntax/analysis.hpp"

namespace entente::syntax {

class LemmaList {
public:
    /// None: every question finds nothing.
    LemmaList() = default;
    /// Throws Error (schema) where the file cannot be read or a row is not as expected.
    static LemmaList load(const std::filesystem::path& file);

    /// The lemma of an inflected form in small letters, or nullptr. Tags without inflection ("NN", "JJ") have none.
    const std::string* find(std::string_view lower, Upos upos, Xpos xpos) const;
    std::size_t size() const { return lemmas_.size(); }

private:
    std::unordered_map<std::uint64_t, std::string> lemmas_;  // by hash of part of speech and form
};

}  // namespace entente::syntax
