#pragma once
// Finds the names and the agent nouns of a document: what the directory matches, what the language engine took for a name,
// and which of the two counts where they meet.

#include <optional>
#include <vector>

#include "actors/normalise.hpp"
#include "actors/reading.hpp"

namespace entente::actors {

/// One pass over a document; fills `names`, `candidates`, `nouns` and their indices.
class NameFinder {
public:
    explicit NameFinder(Reading& reading) : r_(reading) {}
    void run();

private:
    /// A piece of a token, or a mark that no name goes over (word == none, no token's piece).
    struct PieceAt {
        NameTrie::Word word;
        std::uint32_t token;
        Shape shape;
        bool starts, ends;     // of its token
        bool article;          // "al": a match may start after it, too
        bool wall;
    };
    struct Found {
        std::uint32_t first, last;
        std::uint32_t candidates = 0, count = 0;
        syntax::NameKind ner = syntax::NameKind::none;
        bool dropped = false;
    };

    void cut(std::uint32_t first, std::uint32_t last);
    void match_directory();
    bool accepts(const Naming& naming, std::size_t from, std::size_t to) const;
    bool may_be_name(std::uint32_t first, std::uint32_t last) const;
    void collect_engine_names(std::uint32_t first, std::uint32_t last);
    void extend(Found& found, std::uint32_t first, std::uint32_t last) const;
    bool trim(Found& found) const;
    void merge(std::uint32_t first, std::uint32_t last);
    void settle(Found& directory, Found& engine) const;
    bool all_of_noun(const Found& engine, const Found* directory) const;
    bool is_title(const Found& engine) const;
    bool stands_as_title(const Found& directory, const Found* next) const;
    bool made_of_names(const Found& engine) const;
    bool lies_in_noun(const Found& engine) const;
    bool qualifies_person(const AgentMatch& match) const;
    std::optional<AgentMatch> shortened(const AgentMatch& match) const;
    bool breaks(const NameSpan& name, const AgentMatch& match) const;
    void find_nouns();

    Reading& r_;
    Normaliser normaliser_;
    std::vector<PieceAt> pieces_;
    std::vector<Found> matched_, engine_;
};

}  // namespace entente::actors
