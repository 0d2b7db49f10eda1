#pragma once
// Adding documents to a graph, so that any order, any batches and any repetition give the same graph.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <entente/store.hpp>

#include "store/actor_coding.hpp"
#include "store/database.hpp"

namespace entente::store {

class StoreWriter {
public:
    explicit StoreWriter(Database& database);

    /// In one transaction.
    Added add(std::span<const Extraction> documents, const Store::Fault& fault);
    /// Within a transaction of the caller's, who calls forget() where it fails.
    Added add_within(std::span<const Extraction> documents, const Store::Fault& fault);
    /// What the graph is known to hold: it may no longer be there.
    void forget();

private:
    /// A sentence as the document at hand has it.
    struct Sentence {
        Extent extent;
        const std::string* text = nullptr;  // nullptr where no record stands on it
        std::int64_t id = 0;                // 0 until it is stored
        bool text_stored = false;
    };
    /// A document as the graph has it, and what is being added to it.
    struct Entry {
        const Extraction* given = nullptr;
        std::int64_t id = 0;
        bool known = false;      // it was in the graph before
        bool completed = false;  // and had no text, which is now there
        std::optional<Date> published;
        std::map<std::uint32_t, Sentence> sentences;
    };
    struct KnownActor {
        std::int64_t id = 0;
        std::optional<Date> as_of;
        ActorCoding coding;
        bool from_text = false;
    };
    struct KnownCoding {
        std::int64_t id = 0, actor = 0;
    };
    /// Sentence, extent, coding, words, resolution.
    using MentionKey = std::tuple<std::int64_t, std::uint32_t, std::uint32_t, std::int64_t, std::string, std::string>;

    /// A record that the graph does not have yet.
    struct Pending {
        const Record* record = nullptr;
        std::int64_t key = 0, edge_key = 0;
        std::optional<KnownCoding> source, target, attributed_to;
    };

    bool look_up(Entry& entry);
    void gather_sentences(Entry& entry) const;
    void check_stored_sentences(Entry& entry);
    void store_document(Entry& entry);
    void store_sentences(Entry& entry);
    std::uint64_t store_records(const Entry& entry);
    std::vector<Pending> pending_records(const Entry& entry);
    void read_mentions(const Entry& entry);
    std::int64_t store_edge(std::span<const Pending> reports, bool new_to_document);
    void store_evidence(const Entry& entry, const Pending& pending, std::int64_t edge);
    void store_aliases();
    /// Where an actor is new that was decided on before it came.
    void identify_new_actors();

    void locate(const std::string& name, const std::string& country, const std::optional<Coordinates>& at);
    std::int64_t actor_of(const ActorRef& actor, const std::optional<Date>& day);
    KnownCoding coding_of(const ActorRef& actor, const std::optional<Date>& day);
    std::int64_t mention_of(std::int64_t sentence, const ActorRef& actor, const KnownCoding& coding);
    std::int64_t relation_of(const Record& record);
    std::int64_t rule_of(const std::string& name);

    void forget_if_rows_may_be_gone();
    /// Forgets what would take too much memory.
    template <class Known>
    void make_room(Known& known);

    Database& database_;
    Statement find_document_, insert_document_, set_document_text_;
    Statement sentences_of_, insert_sentence_, set_sentence_text_;
    Statement find_actor_, find_decision_, insert_actor_, recode_actor_, insert_place_, insert_actor_from_text_, find_coding_, insert_coding_;
    Statement mentions_of_, insert_mention_, count_alias_;
    Statement find_relation_, insert_relation_, find_rule_, insert_rule_;
    Statement evidence_of_, insert_evidence_, insert_number_;
    Statement find_last_numbers_;

    // What the graph is known to hold; forgotten when it may no longer hold, or when it grows too large.
    std::unordered_map<std::string, KnownActor> actors_;
    std::unordered_map<std::string, KnownCoding> codings_;
    std::map<std::pair<std::string, std::string>, Coordinates> places_;  // by name and country
    std::map<std::tuple<RecordKind, std::string, std::string, int>, std::int64_t> relations_;
    std::unordered_map<std::string, std::int64_t> rules_;
    std::int64_t remembrance_ = 0;
    // Of this call.
    struct {
        std::int64_t document = 0, sentence = 0, actor = 0, coding = 0, mention = 0, relation = 0, rule = 0, evidence = 0;
    } last_;  // numbers of rows that are taken; others wait until this transaction ends
    std::vector<std::string> new_actors_;
    std::unordered_set<std::string> written_documents_;

    // Of the document at hand.
    std::set<std::int64_t> stored_records_, stored_edges_;  // keys
    std::map<MentionKey, std::int64_t> mentions_;
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> new_aliases_;
    std::string scratch_;
};

}  // namespace entente::store
