#pragma once
// The actors of one document and the words that stand for them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <entente/record.hpp>

namespace entente::actors {

constexpr std::uint32_t nobody = 0xffffffff;

/// A node as this document knows it; country, sector and code hold on the document's day.
struct Actor {
    std::string id, name;
    ActorKind kind = ActorKind::people;
    std::string country, sector, code;
    bool known = false;  // stands in the directory
    bool vague = false;  // unnamed, and the text gives no country or body: "people", "a spokesman"
    std::optional<Coordinates> coordinates = {};  // of a place, where they are known
};

enum class MentionKind : std::uint8_t {
    name,       // "Sergei Lavrov", "al-Nusra Front", "Syria"
    nominal,    // "the president", "Syrian rebels", "police"
    pronoun,    // "he", "their", "who"
    adjective,  // "Syrian" in "Syrian rebels", "US" in "US-led": a country or body as modifier
};

/// Tokens [first, last) of the document, with the syntactic head among them.
struct Mention {
    std::uint32_t first = 0, last = 0, head = 0;
    std::uint32_t sentence = 0;
    MentionKind kind = MentionKind::name;
    std::uint32_t actor = nobody;      // index into Cast::actors; nobody for a pronoun that stayed open
    std::vector<std::uint32_t> also;   // further actors it stands for, where it stands for several: "the two leaders", "they"
    std::string resolution;            // in words, for `explain`
    std::uint32_t role_first = 0, role_last = 0;  // tokens of the title ("Secretary of State"); empty where there is none
    std::uint32_t role_of = nobody;    // index of the mention of the country or body that the title belongs to ("US")
    // Index of the title in the lexicon's agents (Agents::at), of a counterpart that of the office, where it is known; nobody
    // where there is none.
    std::uint32_t role = nobody;
    bool role_former = false;          // "former", "ex-", "then-"
    bool role_counterpart = false;     // "his Russian counterpart"
    bool state_forces = false;         // "Russian forces": the country acts by them (actors/state_forces.hpp)
};

/// Words of the document that give an actor a second name: "Sahel Relief Network (SRN)".
struct AliasDefinition {
    std::uint32_t name = nobody, alias = nobody;      // mentions, of one actor
    std::uint32_t link_first = 0, link_last = 0;      // tokens that join them: "also known as", "("
};

struct Cast {
    std::vector<Actor> actors;
    std::vector<Mention> mentions;            // by first token; a mention may lie in another ("Syrian" in "Syrian rebels")
    /// By token: the mention whose head it is, or nobody. The head of a title before a name ("President" of "President
    /// Putin") and of a quantity ("dozens" of "dozens of rebels") lead to the mention too, as parsers take either for the head.
    std::vector<std::uint32_t> mention_at;
    std::vector<AliasDefinition> aliases;     // in the order of the text

    const Mention* at(std::uint32_t token) const {
        const auto m = token < mention_at.size() ? mention_at[token] : nobody;
        return m == nobody ? nullptr : &mentions[m];
    }
};

}  // namespace entente::actors
