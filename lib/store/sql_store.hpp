#pragma once
// A graph in the tables of an engine.

#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <entente/store.hpp>

#include "store/database.hpp"
#include "store/edge_cache.hpp"
#include "store/report_window.hpp"
#include "store/store_writer.hpp"

namespace entente::store {

/// Of an actor to itself it tells a name: kept so that it can be explained, but it joins nothing.
constexpr std::string_view naming_tie = "also-known-as";

class SqlStore final : public Store {
public:
    SqlStore(std::unique_ptr<Database> database, Access access);

    const std::string& location() const override { return database_->location(); }
    Added add(std::span<const Extraction> documents, const Fault& fault) override;
    Removed remove(std::span<const std::string> documents, const Fault& fault) override;
    Replaced replace(std::span<const Extraction> documents) override;
    std::uint64_t add_imports(std::span<const ImportedEntry> entries) override;
    std::vector<ImportedEntry> imports() override;
    void each_document(const std::function<void(const Extraction&)>& take) override;
    std::vector<std::string> document_ids() override;
    std::optional<std::pair<DocumentInfo, std::string>> find_document(std::string_view id) override;
    std::uint64_t text_bytes() override;
    std::unique_ptr<WorkQueue> work_queue() override;
    std::uint64_t decide(std::span<const Decision> decisions) override;
    void replace_rule_decisions(const std::function<std::vector<Decision>()>& decide) override;
    std::vector<Decision> decisions(std::string_view actor) override;
    std::vector<std::pair<ActorNo, Actor>> members(ActorNo actor) override;
    void each_merged(const std::function<void(ActorNo, const Actor&)>& take) override;
    void each_member(const std::function<void(ActorNo, const Actor&, bool from_text)>& take) override;
    std::string sentence_text(std::int64_t sentence) override;
    std::vector<MentionPlace> mentions_of(ActorNo actor) override;
    void each_abbreviation(const std::function<void(ActorNo, std::string_view)>& take) override;
    void each_actor(const std::function<void(ActorNo, const Actor&)>& take) override;
    void each_edge(const Filter& filter, const std::function<void(const StoredEdge&)>& take) override;
    void each_actor_with_edges(const Filter& filter, const std::function<void(ActorNo, std::uint64_t edges)>& take) override;
    void each_edge_among(const std::unordered_set<ActorNo>& actors, const Filter& filter, const std::function<void(const StoredEdge&)>& take) override;
    void each_record(const Filter& filter, const std::function<void(EdgeId, const Record&)>& take) override;
    void each_number(const std::function<void(EdgeId, const std::string&, const NumberRange&)>& take) override;
    void search(std::string_view words, const Filter& filter, const std::function<bool(FoundSentence&&)>& take) override;
    GraphInfo info() override;
    const Relation& relation(std::uint32_t number) override;
    void each_relation(const std::function<void(std::uint32_t, const Relation&)>& take) override;
    Magnitude magnitude() override;
    std::optional<ActorNo> find_actor(std::string_view id) override;
    Actor actor(ActorNo number) override;
    std::vector<std::pair<ActorNo, NameMatch>> match_name(std::string_view text) override;
    std::vector<std::pair<ActorNo, std::uint64_t>> list_actors(std::string_view part, std::size_t limit) override;
    std::vector<std::pair<std::string, std::uint64_t>> aliases(ActorNo actor) override;
    std::unique_ptr<Walker> walker(const Filter& filter, std::vector<ActorNo> exempt) override;
    std::optional<StoredEdge> find_edge(EdgeId id) override;
    std::optional<EdgeId> edge_of_record(EdgeId record) override;
    std::vector<EdgeId> same_event(EdgeId edge, int window) override;
    std::optional<int> window() override;
    void set_window(int days) override;
    std::vector<Record> evidence(EdgeId edge, std::size_t limit) override;
    std::string document_text(std::string_view document_id) override;
    std::unique_ptr<Snapshot> snapshot() override;

private:
    class ReadTransaction;

    void require_write() const;
    StoreWriter& writer();
    /// In which documents the evidence of an edge stands, and where they say that it happened.
    Reports reports_of(EdgeId edge);
    /// The edges of the graph as it stands now, their actors rolled up where that is asked.
    std::shared_ptr<EdgeCache> edge_cache(std::optional<Rollup> rollup);
    /// Edges with those that a window joins as one.
    void each_joined_edge(const Filter& filter, const std::function<void(const StoredEdge&)>& take);
    /// The actor that this one is shown as.
    ActorNo shown_number(ActorNo actor);
    /// A statement that is prepared when it is first needed and kept.
    Statement& statement(const char* sql);
    std::uint64_t count(const char* sql);

    Access access_;
    std::unique_ptr<Database> database_;
    std::vector<std::pair<const char*, std::unique_ptr<Statement>>> statements_;
    std::unique_ptr<StoreWriter> writer_;
    std::deque<Relation> relations_;  // by number; those not read yet are empty
    std::shared_ptr<EdgeCache> edge_cache_;
    std::string cached_state_;            // of the graph, when the cache was made
    std::optional<Rollup> cached_rollup_;
    int snapshots_ = 0;
};

}  // namespace entente::store
