#pragma once
// The bracket notation of CoNLL-U's `Entity=` (universal anaphora): "(3-person-new-cf1-1-coref" opens a mention, "3)" closes it.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::syntax {

/// A mention as GUM describes it: group-type-infstat-salience-centering-minspan-link-identity; others' shorter ones leave fields empty.
struct EntityMention {
    std::string group, type, link;
    std::size_t first = 0, last = 0;   // words, last inclusive
    std::vector<std::size_t> minimal;  // words of the minimal span, from 1 at the mention's first
};

class EntityBrackets {
public:
    /// The brackets that stand at word `at` ("Entity=" left away). Mentions that end here go to `closed`, the inner before the outer.
    void read(std::string_view brackets, std::size_t at, std::vector<EntityMention>& closed);
    /// Forgets what is still open.
    void reset() { open_.clear(); }
    /// Parts of discontinuous mentions ("(3[1/2]-..."), which are left out.
    std::size_t skipped() const { return skipped_; }

private:
    void begin(std::string_view description, std::size_t at);
    void close(std::string_view group, std::size_t at, std::vector<EntityMention>& closed);

    std::vector<EntityMention> open_;
    std::size_t skipped_ = 0;
};

/// What MISC says of entities, without "Entity="; empty where it says nothing.
std::string_view entity_field(std::string_view misc);

}  // namespace entente::syntax
