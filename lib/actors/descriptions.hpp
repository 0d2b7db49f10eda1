#pragma once
// What stands around an agent noun: "the former Syrian government spokesman", "his Russian counterpart", "head of the army".

#include <cstdint>
#include <vector>

#include "actors/reading.hpp"

namespace entente::actors {

/// A country, body or noun that an agent noun is said to belong to.
struct Belonging {
    std::uint32_t name = none;   // index of a name, or
    std::uint32_t noun = none;   // of an agent noun
    std::string_view relation;   // "" before the noun, else the preposition after it ("of", "in")
    bool possessive = false;     // "Turkey's"
};

struct Description {
    std::vector<Belonging> before, after;  // in the order of the text
    std::vector<std::uint32_t> proper;     // adjectives with a capital that are no names: "Shi'ite"
    std::uint32_t possessor = no_token;    // the pronoun of "his counterpart"
    std::uint32_t first = no_token;        // the leftmost token that belongs to it
    std::uint32_t backed_first = no_token, backed_last = no_token;  // tokens of "US-backed", which says by whom, not whose
    bool former = false, foreign = false, definite = false, indefinite = false, pair = false;
    bool in_compound = false;              // "rebel" of "rebel-held"
    bool bare() const { return before.empty() && after.empty() && possessor == no_token && backed_first == no_token; }
};

/// "US" of "US-backed fighters", "rebel" of "rebel-held towns": the words before token `last` say by whom, not whose.
bool goes_with_participle(const Reading& reading, std::uint32_t last);

/// The "'s" or "'" of a genitive, which is a token of its own.
bool is_genitive(std::string_view form);

/// Reads the words around the noun: to the left as they stand next to each other (titles and lists of modifiers are where
/// parsers err), to the right by the tree.
Description describe(const Reading& reading, std::uint32_t noun);

/// "group", "party", "newspaper": a country has many, and a name tells which.
bool says_what_body(const Agent& agent);

/// The mention of a body's name in which the token lies, or none.
std::uint32_t named_body(const Reading& reading, std::uint32_t token);

/// The mention of the name that the noun stands before and says what it is: "the militant group Hezbollah", "Syrian strongman Bashar
/// al-Assad", "Minister for Trade Jane Roe"; none where there is none.
std::uint32_t named_after(const Reading& reading, std::uint32_t noun);

}  // namespace entente::actors
