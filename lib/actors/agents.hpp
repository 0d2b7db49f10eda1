#pragma once
// Common nouns and titles that name actors ("troops", "foreign minister", "spokesman"): what they say of kind, sector and tie.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/record.hpp>

#include "actors/imported_noun.hpp"
#include "actors/reference.hpp"
#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::actors {

/// One entry of schema/lexicon/en/agents.json; docs/file-formats.md says what the members mean.
struct Agent {
    std::string noun, plural;        // "foreign minister", "foreign ministers"; plural may be empty
    ActorKind kind = ActorKind::people;
    std::string sector, tie;         // "GOV", "holds-office"; either may be empty
    std::string office;              // what equal offices share: "foreign minister" of "secretary of state"; the noun by default
    Gender gender = Gender::unknown; // "spokeswoman", "king"
    bool title = false;              // may stand before a name: "President Vladimir Putin"
    bool unique = false;             // one at a time in a country: "the president"
    bool generic = false;            // says little alone: "people"
    bool thing = false;              // no actor, "nerve agent", but for whoever holds it, where `held_by` says who that is
    std::string held_by;             // of a thing: the noun for who acts by it: "military" of "jet"
    bool proper = false;             // tells who that is by a name in it: "European country", "Sunni"
    std::vector<std::string> classes;
};

/// Tokens [first, last) that spell an agent's noun; `head` is the one that the rest of them depends on.
struct AgentMatch {
    std::uint32_t agent = 0;
    std::uint32_t first = 0, last = 0, head = 0;
    bool plural = false;
};

/// The agents lexicon. Never changes once loaded; shared by threads.
class Agents {
public:
    /// Reads agents.json and the reference.json beside it. Throws Error (schema) that names the file, the entry and the mend.
    static std::shared_ptr<const Agents> load(const std::filesystem::path& file);
    /// The same, with nouns that were imported for a graph. Those that the file has already are passed over; of the others, one
    /// whose last words the file has ("jute and textiles minister") is what those are, but for the sector.
    static std::shared_ptr<const Agents> load(const std::filesystem::path& file, std::vector<ImportedNoun> imported);

    std::size_t size() const { return agents_.size(); }
    const Agent& at(std::uint32_t agent) const { return agents_[agent]; }

    /// The longest noun whose main word stands at `token`: "minister" in "deputy foreign minister", "secretary" in
    /// "secretary of state". Forms and lemmas both count, case and hyphens do not. Nothing before token `from` belongs to it.
    std::optional<AgentMatch> match(const text::Document&, const syntax::Analysis&, std::uint32_t token,
                                    std::uint32_t from = 0) const;

    /// By noun or plural, without regard to case: "Foreign Minister", "troops".
    std::optional<std::uint32_t> find(std::string_view noun) const;

    /// Whether the noun (a lemma, a plural, or several words) belongs to a class that the event lexicon names.
    bool has_class(std::string_view noun, std::string_view name) const;

    /// Whether one person at a time holds the office in a country, under whatever title: "top diplomat" as "foreign minister".
    bool is_unique(const Agent& agent) const;

    const Reference& reference() const { return *reference_; }

private:
    /// A noun or plural taken apart: words around the main word, which is the key of `entries_`.
    struct Entry {
        std::vector<std::string> before, after;
        std::uint32_t agent = 0;
        bool plural = false;
        std::size_t size() const { return before.size() + after.size() + 1; }
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };

    void add(const std::string& noun, std::uint32_t agent, bool plural);
    void add_imported(ImportedNoun&& noun);
    void finish();

    std::vector<Agent> agents_;
    std::unordered_map<std::string, std::vector<Entry>, Hash, std::equal_to<>> entries_;  // longest first
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> by_noun_;
    std::shared_ptr<const Reference> reference_;
};

}  // namespace entente::actors
