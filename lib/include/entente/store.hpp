#pragma once
// The graph on disk. What its tables hold is in docs/graph-schema.md.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <entente/decision.hpp>
#include <entente/error.hpp>
#include <entente/filter.hpp>
#include <entente/graph.hpp>
#include <entente/record.hpp>
#include <entente/work_queue.hpp>

namespace entente {

/// An actor within one store, for as long as it is open. Where decisions say that several actors are one, they are shown as one of
/// them: it is the one whose number the store hands out, edges of all of them are its edges, and every number of theirs stands for it.
using ActorNo = std::int64_t;

/// The version of the schema that graphs are made in, and brought up to when they are written to (docs/graph-schema.md).
int graph_schema_version();

enum class Access : std::uint8_t { read, write };

struct StoreOptions {
    Access access = Access::read;
    std::chrono::milliseconds patience{20'000};  // how long to wait for another program that writes
};

/// What adding documents did.
struct Added {
    std::uint64_t documents = 0;  // new to the graph
    std::uint64_t unchanged = 0;  // there already, with all that was brought
    std::uint64_t refused = 0;    // the graph has another document with this id
    std::uint64_t records = 0;    // pieces of evidence that are new
    bool operator==(const Added&) const = default;
};

/// What removing documents did.
struct Removed {
    std::uint64_t documents = 0;  // that are gone
    std::uint64_t records = 0;    // pieces of evidence
    std::uint64_t edges = 0;      // that nothing stands behind any more
    std::uint64_t actors = 0;     // that no other document names
    bool operator==(const Removed&) const = default;
};

/// What reading documents anew did.
struct Replaced {
    std::uint64_t documents = 0;  // that were read anew
    std::uint64_t changed = 0;    // of them, those that say something else now
    std::uint64_t gone = 0, come = 0;  // pieces of evidence
    bool operator==(const Replaced&) const = default;
};

/// One actor or noun that was imported for a graph, as docs/file-formats.md has it. To the store it is text.
struct ImportedEntry {
    std::string entry;   // a JSON object on one line
    std::string source;  // the name of the file that it was read from
    auto operator<=>(const ImportedEntry&) const = default;
};

struct GraphInfo {
    struct Count {
        RecordKind kind;
        std::string type;
        std::uint64_t edges, evidence;
        bool operator==(const Count&) const = default;
    };
    std::uint64_t documents = 0, sentences = 0, actors = 0, mentions = 0, evidence = 0;
    std::uint64_t texts = 0;        // documents whose text is there, so that they can be read again; of the others only records came
    std::uint64_t merged = 0;       // actors that are shown as another, and not counted in `actors`
    std::uint64_t unsure = 0;       // pairs of actors that may be one
    std::uint64_t edges = 0;        // that join two actors; these are what an export writes
    std::uint64_t one_sided = 0;    // edges with one side that no document names
    std::uint64_t names = 0;        // ties of an actor to itself that tell of another name of it
    std::uint64_t walkable = 0;     // of `edges`: affirmed and actual
    std::vector<Count> types;       // of all edges: events, then ties, each by type
    std::vector<std::pair<ActorKind, std::uint64_t>> kinds;  // of actors
    std::optional<DateSpan> span;   // of dated edges
    bool operator==(const GraphInfo&) const = default;
};

/// An edge as a walk meets it.
struct Hop {
    ActorNo neighbour = 0;
    bool outward = true;  // from the actor to the neighbour; a reciprocal edge may be met either way
    EdgeFacts edge;
};

/// An edge with its ends; an end that no document names is 0.
struct StoredEdge {
    ActorNo source = 0, target = 0;
    EdgeFacts facts;
    std::uint32_t documents = 0;  // in how many documents its evidence stands
};

/// A sentence that was found by its words.
struct FoundSentence {
    std::string text;
    std::vector<Extent> matches;  // bytes of `text`: the words that were found
    std::vector<Record> records;  // that stand on it, by trigger; at least one
};

/// An edge that a filter leaves out, and the first of its conditions that the edge, or the neighbour, does not meet.
struct LeftOutHop {
    Hop hop;
    FilterPart part = FilterPart::type;
};

/// Steps along the edges that one filter lets through, as the graph stood when the walker was made; a snapshot that lives longer makes
/// sure of it. Belongs to the store that made it, and must not outlive it.
class Walker {
public:
    virtual ~Walker() = default;
    /// The edges out of an actor and into it: by neighbour, out before in. A loop is there twice. They live until the next call.
    virtual std::span<const Hop> edges(ActorNo actor) = 0;
    /// Appends those that the filter leaves out.
    virtual void left_out(ActorNo actor, std::vector<LeftOutHop>& hops) = 0;
    /// The number by which edges name an actor: of the one that it is shown as.
    virtual ActorNo shown_as(ActorNo actor) = 0;

    /// Appends the edges of one direction alone.
    void out_edges(ActorNo actor, std::vector<Hop>& hops) { append(actor, true, hops); }
    void in_edges(ActorNo actor, std::vector<Hop>& hops) { append(actor, false, hops); }

private:
    void append(ActorNo actor, bool outward, std::vector<Hop>& hops) {
        for (const auto& hop : edges(actor))
            if (hop.outward == outward) hops.push_back(hop);
    }
};

/// Where a document mentions an actor; document and sentence are numbers within one store.
struct MentionPlace {
    std::int64_t document = 0, sentence = 0;
    std::optional<Date> published;  // the document
};

/// How a name led to an actor; the better first.
enum class NameMatch : std::uint8_t { id, name, folded_name, alias, folded_alias };

/// A graph that stays when the program ends. One thread at a time uses an object; any number of objects, in any number of
/// programs, may be open on one graph. All members throw Error: `graph` where the file is damaged or locked for longer than
/// the caller's patience, `io` where the system refuses.
class Store {
public:
    using Fault = std::function<void(const Error&)>;

    /// Opens the graph in a file, or in a database of a PostgreSQL server ("postgresql://user@host:port/database", as libpq has it:
    /// passwords come from PGPASSWORD or ~/.pgpass as well). Access::write makes it where there is none. Throws Error (graph) where it is
    /// no graph, damaged, or made by a newer program; Error (io) where the system refuses, or the server cannot be reached.
    static std::unique_ptr<Store> open(const std::string& location, const StoreOptions& options = {});
    /// Whether there is a graph, or a file that is none: not where open() would make a new one. Throws Error as open() does.
    static bool exists(const std::string& location);
    virtual ~Store() = default;

    /// As it may be shown: the file's path, or the server's address without a password.
    virtual const std::string& location() const = 0;

    /// Adds documents with all that they say, in one transaction: all of it is stored, or nothing. A document that is there
    /// already is completed with what is new; one that contradicts the document with the same id (other text, title, date, ...)
    /// is given to `fault` and left out.
    virtual Added add(std::span<const Extraction> documents, const Fault& fault) = 0;
    Added add(const Extraction& document, const Fault& fault) { return add(std::span(&document, 1), fault); }

    /// Takes documents (their ids) out, in one transaction: the graph is then that of the others. Their evidence goes, and the edges and
    /// actors that nothing else stands behind; decisions and imports stay. One that is not there is given to `fault`.
    virtual Removed remove(std::span<const std::string> documents, const Fault& fault) = 0;
    /// Puts documents in the place of those with their ids, in one transaction. Throws Error where one contradicts itself.
    virtual Replaced replace(std::span<const Extraction> documents) = 0;

    /// Adds what was imported, in one transaction. The number of entries that are new: what is there already changes nothing.
    virtual std::uint64_t add_imports(std::span<const ImportedEntry> entries) = 0;
    /// All that was imported, in order.
    virtual std::vector<ImportedEntry> imports() = 0;

    /// Every document with its sentences and records, by id; `take` may not write to this store.
    virtual void each_document(const std::function<void(const Extraction&)>& take) = 0;
    /// The documents' ids, in order.
    virtual std::vector<std::string> document_ids() = 0;
    /// What is known of a document, and its text as given; empty where only records came. Nothing where it is not there.
    virtual std::optional<std::pair<DocumentInfo, std::string>> find_document(std::string_view id) = 0;
    /// Bytes of all documents' texts.
    virtual std::uint64_t text_bytes() = 0;
    /// Adds decisions on whether actors are one, in one transaction; the actors need not be there yet. The number that are new.
    virtual std::uint64_t decide(std::span<const Decision> decisions) = 0;
    /// Documents that wait to be read into this graph; belongs to the store and must not outlive it. Throws Error (usage) where the graph
    /// is a file: then one program reads, with as many threads as there are cores.
    virtual std::unique_ptr<WorkQueue> work_queue() = 0;
    /// Puts what `decide` gives in the place of all that rules have decided, in one transaction, within which `decide` reads this store:
    /// of two programs that decide at once, the later has seen what the earlier stored.
    virtual void replace_rule_decisions(const std::function<std::vector<Decision>()>& decide) = 0;
    /// All decisions, or those on one actor (an id); by pair, and of a pair the one that holds first.
    virtual std::vector<Decision> decisions(std::string_view actor = {}) = 0;
    /// The actors that are shown as this one, as documents have them: itself first, then by id.
    virtual std::vector<std::pair<ActorNo, Actor>> members(ActorNo actor) = 0;
    /// Every actor that is shown as another, by id.
    virtual void each_merged(const std::function<void(ActorNo shown, const Actor& merged)>& take) = 0;
    /// Every actor as documents have it, whatever was decided, by id; `from_text` as ActorRef has it, in any document.
    virtual void each_member(const std::function<void(ActorNo, const Actor&, bool from_text)>& take) = 0;
    /// Where documents mention this very actor, not those that are shown as it.
    virtual std::vector<MentionPlace> mentions_of(ActorNo actor) = 0;
    /// Names of capitals alone, two to eight, that documents use for an actor.
    virtual void each_abbreviation(const std::function<void(ActorNo, std::string_view)>& take) = 0;
    /// Of a sentence as MentionPlace numbers it; empty where no record stands on it.
    virtual std::string sentence_text(std::int64_t sentence) = 0;

    /// Every actor that is shown, by id.
    virtual void each_actor(const std::function<void(ActorNo, const Actor&)>& take) = 0;
    /// Every edge that the filter lets through and that joins two actors, by id. Both actors must meet its conditions.
    virtual void each_edge(const Filter& filter, const std::function<void(const StoredEdge&)>& take) = 0;
    /// Every actor at an end of one of those edges, by number, with how many those are (of edges that the filter's window joins, each one);
    /// faster, since edges need no order.
    virtual void each_actor_with_edges(const Filter& filter, const std::function<void(ActorNo, std::uint64_t edges)>& take) = 0;

    /// The same of the edges that join two of these actors, read for them alone.
    virtual void each_edge_among(const std::unordered_set<ActorNo>& actors, const Filter& filter, const std::function<void(const StoredEdge&)>& take) = 0;
    /// Every record behind an edge that the filter lets through, with that edge, by document, sentence and place in it. Each is a
    /// report by itself, so that the filter's window joins none; edges with one side are among them where nothing is asked of actors,
    /// and those that tell of another name are, too.
    virtual void each_record(const Filter& filter, const std::function<void(EdgeId edge, const Record&)>& take) = 0;

    /// How many were killed, wounded ...: of each edge whose reports tell it the span that holds all that they tell, an end open where
    /// it is to one of them; by edge, then name.
    virtual void each_number(const std::function<void(EdgeId edge, const std::string& name, const NumberRange&)>& take) = 0;

    /// The sentences with these words (docs/commands.md says how they are written), the best first, each with its records behind edges that the filter lets through;
    /// until `take` returns false. Sentences that no record stands on are not looked at. Throws Error (usage) where `words` is no search.
    virtual void search(std::string_view words, const Filter& filter, const std::function<bool(FoundSentence&&)>& take) = 0;

    virtual GraphInfo info() = 0;

    /// What EdgeFacts::relation points into.
    virtual const Relation& relation(std::uint32_t number) = 0;
    /// All of them, by number.
    virtual void each_relation(const std::function<void(std::uint32_t, const Relation&)>& take) = 0;
    /// About how many actors and edges there are, found at once; info() has the exact numbers, and looks at each edge for them.
    struct Magnitude {
        std::uint64_t actors = 0, edges = 0;
    };
    virtual Magnitude magnitude() = 0;

    /// By its id, or that of an actor that is shown as it.
    virtual std::optional<ActorNo> find_actor(std::string_view id) = 0;
    virtual Actor actor(ActorNo number) = 0;
    /// The actors that the best kind of match leads to, by id; none where nothing matches. Folded names are compared without
    /// regard to case, diacritics, hyphens and full stops.
    virtual std::vector<std::pair<ActorNo, NameMatch>> match_name(std::string_view text) = 0;
    /// Actors with `part` in their id, name or one of their aliases, by number of edges (most first), then id; all where it is
    /// empty. At most `limit`.
    virtual std::vector<std::pair<ActorNo, std::uint64_t>> list_actors(std::string_view part, std::size_t limit) = 0;
    /// The proper names that documents use for an actor and those that are shown as it, with the number of mentions; most first.
    virtual std::vector<std::pair<std::string, std::uint64_t>> aliases(ActorNo actor) = 0;

    /// Throws Error (usage) where the filter names a type or a document that this graph does not have. Conditions on actors hold
    /// for each neighbour that is none of `exempt`.
    virtual std::unique_ptr<Walker> walker(const Filter& filter, std::vector<ActorNo> exempt = {}) = 0;

    virtual std::optional<StoredEdge> find_edge(EdgeId id) = 0;
    /// The edge that a record stands behind.
    virtual std::optional<EdgeId> edge_of_record(EdgeId record) = 0;
    /// The other edges that one event with this one, at this window (Filter::window), is shown from; by days, then id.
    virtual std::vector<EdgeId> same_event(EdgeId edge, int window) = 0;
    /// How many days reports of one event may be apart where a question to this graph does not say. A merge keeps the greater of two.
    virtual std::optional<int> window() = 0;
    virtual void set_window(int days) = 0;
    /// The evidence of an edge: most confident first, then by document, sentence, id. At most `limit`.
    virtual std::vector<Record> evidence(EdgeId edge, std::size_t limit) = 0;
    /// The text of a document as given; empty where only records came.
    virtual std::string document_text(std::string_view document_id) = 0;

    /// The part of the graph that a filter lets through, in memory: actors by id, and the edges that join two of them. Actors
    /// without an edge stand in it only where the filter lets every edge through (Filter::lets_all_through).
    Graph graph(const Filter& filter);

    /// While it lives, the store is read as it stood when it was made, whatever others write.
    class Snapshot {
    public:
        virtual ~Snapshot() = default;
    };
    virtual std::unique_ptr<Snapshot> snapshot() = 0;
};

/// Adds all of another graph, what was imported for it, what was decided in it, and its window. The order in which graphs are merged does not matter.
Added merge(Store& into, Store& from, const Store::Fault& fault);

}  // namespace entente
