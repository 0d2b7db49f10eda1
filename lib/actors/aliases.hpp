#pragma once
// Second names that a text gives: "Sahel Relief Network (SRN)", "Omar Kader, also known as Abu Sayed", "a group calling itself the
// Army of Justice". They hold in the whole document.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "actors/nominals.hpp"
#include "actors/reading.hpp"

namespace entente::actors {

/// Three steps between the passes of the resolver: what the words say, before names are resolved; then the names that are one, of
/// bodies before persons are resolved, whose titles may belong to them, and of persons after.
class Aliases {
public:
    explicit Aliases(Reading& reading) : r_(reading) {}

    /// Finds the definitions. What they call a name and nobody took for one becomes a name, and so does each other place of an alias.
    void find();
    void join_bodies();
    void join_persons(Nominals& nominals);
    /// Once no mention is added any more: mentions that were made of an actor that had been joined to another.
    void settle();
    /// Definitions whose two sides are one actor, by mention.
    std::vector<AliasDefinition> take();

private:
    enum class Form : std::uint8_t {
        words,     // "N, also known as M"
        nickname,  // "N, nicknamed M": who is named so is not the one known by that name
        bracket,   // "N (M)"
        either,    // "N, or M"
    };
    struct Definition {
        std::uint32_t first;                      // last word of N
        std::uint32_t second;                     // first word of M
        std::uint32_t link_first, link_last;      // tokens between them
        Form form;
        bool noun;                                // N is an agent noun, not a name
    };
    struct Span {
        std::uint32_t first = 0, last = 0;
        syntax::NameKind ner = syntax::NameKind::none;
        bool empty() const { return first == last; }
    };

    void join_nicknamed();
    void read_words(std::uint32_t core);
    void read_bracket(std::uint32_t open);
    void read_either(std::uint32_t word);
    void read_spelt(std::uint32_t article);
    bool links(std::uint32_t token, std::uint32_t sentence_first) const;
    bool tells(std::uint32_t core, std::uint32_t link_first) const;
    bool depends_as_modifier(std::uint32_t link_first, std::uint32_t governor) const;
    void define(std::uint32_t before, std::uint32_t link_first, std::uint32_t link_last, Form form);
    Span name_before(std::uint32_t end, bool strong) const;
    Span name_after(std::uint32_t begin, std::uint32_t sentence_last) const;
    bool holds_body_noun(const Span& span) const;
    void propose(Span span);
    void add_proposed();
    void find_elsewhere();
    std::uint32_t spelt_from(std::uint32_t open) const;
    bool fits(std::uint32_t first, std::uint32_t last, std::string_view acronym) const;
    void join(Nominals* nominals);
    void join_noun(const Definition& definition, std::uint32_t other, Nominals& nominals);
    void join_names(const Definition& definition, std::uint32_t one, std::uint32_t other);
    /// `said`: the sentence that says that they are one.
    void replace(std::uint32_t from, std::uint32_t to, std::uint32_t said);
    bool is_variant(std::uint32_t entry, std::uint32_t first, std::uint32_t last) const;
    void rename(std::uint32_t mention, std::uint32_t to, std::uint32_t said);
    std::uint32_t mention_in(std::uint32_t token) const;

    Reading& r_;
    std::vector<Definition> definitions_;
    std::vector<Span> proposed_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joined_;  // from one actor to the other
    std::vector<AliasDefinition> found_;
};

}  // namespace entente::actors
