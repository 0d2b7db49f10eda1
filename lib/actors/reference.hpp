#pragma once
// How words of a language refer to actors: pronouns, nouns that point back, words around names and offices.

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/record.hpp>

namespace entente::actors {

enum class Gender : std::uint8_t { unknown, female, male };

/// What a pronoun looks for.
struct Pronoun {
    enum Refers : std::uint8_t { person, thing, any, relative, speaker };
    Refers refers = any;
    bool plural = false, reflexive = false, possessive = false;
    Gender gender = Gender::unknown;
};

/// Lists of words, each with a use of its own in schema/lexicon/<language>/reference.json; docs/file-formats.md explains them.
enum class WordList : std::uint8_t {
    pair, definite_determiner, indefinite_determiner, counterpart, former, foreign, quantity, speech, calendar, calendar_name, government,
    place_preposition, mixed_preposition, place_governor, capital_noun, place_participle, belonging_participle, group_deed, from_government,
    alias_link, alias_core, alias_active, alias_nickname, alias_noun, talk
};

/// Never changes once loaded; shared by threads.
class Reference {
public:
    /// A reference.json, and the given names of the names.json beside it. Throws Error (schema) with file, member and mend.
    static std::shared_ptr<const Reference> load(const std::filesystem::path& file);

    /// The word must be in lower case; forms of the text go through `has_form`.
    bool has(WordList list, std::string_view word) const;
    bool has_form(WordList list, std::string_view form) const;
    /// By form, without regard to case; nullptr where it is no pronoun.
    const Pronoun* pronoun(std::string_view form) const;
    /// Kinds of actors that "the <noun>" may point back to, one bit each (1 << ActorKind); 0 for other nouns.
    std::uint32_t definite_kinds(std::string_view noun) const;
    /// Nouns for the armed forces of a country as such, of which one stands in the names of directories: "army", "military". The
    /// first is the office of all.
    const std::vector<std::string>& armed_forces() const { return armed_forces_; }
    /// What a given name tells where a last name follows; unknown where either may bear it.
    Gender given_name(std::string_view name) const;
    /// The same of a name that stands alone, which tells nothing where it is a last name too.
    Gender name_alone(std::string_view name) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    template <class Value>
    using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    Map<std::uint32_t> lists_;  // by word: one bit a list
    Map<Pronoun> pronouns_;
    Map<std::uint32_t> definite_;
    std::vector<std::string> armed_forces_;
    Map<Gender> given_names_, names_alone_;  // in lower case
    void read_given_names(const std::filesystem::path& file);
};

}  // namespace entente::actors
