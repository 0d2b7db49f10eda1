#pragma once
// What is known of one document while its actors are found: what the passes of the resolver read, and hand on to each other.

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/date.hpp>

#include "actors/agents.hpp"
#include "actors/cast.hpp"
#include "actors/codes.hpp"
#include "actors/directory.hpp"
#include "actors/offices.hpp"
#include "actors/reference.hpp"
#include "actors/tree.hpp"
#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::actors {

constexpr std::uint32_t none = 0xffffffff;

/// What one resolver knows for all documents.
struct Knowledge {
    const Directory& directory;
    const Agents& agents;
    const Offices& offices;
    const Reference& reference() const { return agents.reference(); }
};

/// The actors of a document, each once.
class ActorTable {
public:
    /// `document`: its id as records have it.
    ActorTable(const Directory& directory, std::optional<Date> day, std::string_view document)
        : directory_(directory), day_(day), document_mark_(document_mark(document)) {}

    std::uint32_t known(std::uint32_t entry);
    /// The actor of the entry where the document has it already, or none.
    std::uint32_t find(std::uint32_t entry) const;
    /// The actor that no entry knows, by kind and name; the coding of its first mention stays unless it was empty.
    std::uint32_t unknown(ActorKind kind, const std::string& name, const Coding& coding);
    /// The same of an actor that its document names ("Jane Roe", "National Liberation Army"). One of another country than the one of
    /// that name which is there is another; once the document is read, ids tell the countries.
    std::uint32_t named(ActorKind kind, const std::string& name, const Coding& coding);
    /// The same of an actor that its document does not name ("men", "the forces", "a spokesman", "Mohammed"): the same words in
    /// another document are another actor.
    std::uint32_t local(ActorKind kind, const std::string& name, const Coding& coding);

    const Actor& at(std::uint32_t actor) const { return actors_[actor]; }
    std::size_t size() const { return actors_.size(); }
    bool is_local(std::uint32_t actor) const { return traits_[actor].local; }
    std::uint32_t entry(std::uint32_t actor) const { return traits_[actor].entry; }
    const Coding& coding(std::uint32_t actor) const { return traits_[actor].coding; }
    Gender gender(std::uint32_t actor) const { return traits_[actor].gender; }
    void set_gender(std::uint32_t actor, Gender gender);
    void set_sector(std::uint32_t actor, const std::string& sector);
    void set_vague(std::uint32_t actor) { actors_[actor].vague = true; }
    /// Fills what is still empty of an actor that no entry knows.
    void complete(std::uint32_t actor, const Coding& coding);
    /// Hands the actors over; the table is empty then.
    std::vector<Actor> take();

private:
    struct Traits {
        Coding coding;
        std::uint32_t entry = no_entry;
        Gender gender = Gender::unknown;
        bool local = false;
        bool named = false;  // has a name that others may have in other countries; the id does not tell the country yet
    };
    std::uint32_t add(Actor actor, Traits traits);
    void locate(Actor& actor) const;
    std::uint32_t find_or_add(std::string id, ActorKind kind, const std::string& name, const Coding& coding);

    const Directory& directory_;
    std::optional<Date> day_;
    std::string document_mark_;
    std::deque<Actor> actors_;  // whose places stay while others are added
    std::deque<Traits> traits_;
    std::unordered_map<std::string, std::uint32_t> by_id_;
};

/// Tokens [first, last) that spell a name, and what it may be the name of.
struct NameSpan {
    std::uint32_t first = 0, last = 0, head = 0;
    std::uint32_t candidates = 0, candidate_count = 0;  // in Reading::candidates
    syntax::NameKind ner = syntax::NameKind::none;      // what the language engine takes it for
    std::uint32_t mention = none;                       // once it is resolved
};

/// A noun of the agents lexicon that lies in no name.
struct AgentSpan {
    AgentMatch match;
    std::uint32_t mention = none;
    bool in_title = false;  // the title of a name, and no mention of its own
};

struct Reading {
    Reading(const Knowledge& knowledge, const text::Document& document, const syntax::Analysis& analysis);

    const Directory& directory;
    const Agents& agents;
    const Offices& offices;
    const Reference& reference;
    const text::Document& document;
    const syntax::Analysis& analysis;
    Tree tree;
    std::optional<Date> day;
    std::vector<std::uint32_t> sentence_of;  // by token

    std::vector<NameSpan> names;             // in the order of the text, without overlaps
    std::vector<Naming> candidates;
    std::vector<std::uint32_t> name_at;      // by token: the name it lies in, or none
    std::vector<AgentSpan> nouns;            // in the order of their heads
    std::vector<std::uint32_t> noun_at;      // by token: the agent noun it lies in, or none

    ActorTable actors;
    std::vector<Mention> mentions;           // in the order of resolution
    std::vector<std::uint32_t> mention_at;   // by head token

    std::span<const Naming> namings(const NameSpan& name) const {
        return {candidates.data() + name.candidates, name.candidate_count};
    }
    std::string_view form(std::uint32_t t) const { return document.form(t); }
    /// A sentence as people are told of it: by its number in the whole document.
    std::string number_of(std::uint32_t sentence) const { return std::to_string(document.first_sentence + sentence); }
    /// The words of tokens [first, last) as they stand in the text.
    std::string text(std::uint32_t first, std::uint32_t last) const;
    /// "Syrian" of SYR; the country's name where it has no adjective, the code where nobody knows it.
    std::string country_adjective(std::string_view code) const;
    std::uint32_t size() const { return tree.size(); }
    std::uint32_t add(Mention mention);
    const Mention* mention_of_head(std::uint32_t t) const { return mention_at[t] == none ? nullptr : &mentions[mention_at[t]]; }
};

}  // namespace entente::actors
