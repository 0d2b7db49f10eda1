#pragma once
// What the store asks of an engine that keeps its tables. The SQL of the store is the same for all; what differs is here.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/store.hpp>

#include "store/statement.hpp"

namespace entente::store {

/// A row of edges, as one document's reports make it or strengthen it.
struct EdgeRow {
    std::int64_t key = 0, relation = 0;
    std::optional<std::int64_t> source, target;
    bool reciprocal = false;
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    std::optional<std::int64_t> first_day, last_day;
    double confidence = 0;
    std::int64_t reports = 0, documents = 0;  // that come
};

/// Sentences that a search finds.
class WordSearch {
public:
    virtual ~WordSearch() = default;
    /// The numbers of the sentences, the best first.
    virtual std::optional<std::int64_t> next() = 0;
    /// Where the words stand in the sentence.
    virtual std::vector<Extent> matches(std::int64_t sentence, const std::string& text) = 0;
};

/// Whether a transaction takes rows away: then others must not rely on what they remember, and keys hold only at its end.
enum class Writing : std::uint8_t { adds, removes };

/// A connection to a graph, opened and checked. All members throw Error.
class Database {
public:
    virtual ~Database() = default;
    /// As people are told of it; without a password.
    virtual const std::string& location() const = 0;

    virtual std::unique_ptr<PreparedStatement> prepare(const std::string& sql, Use use) = 0;
    virtual std::unique_ptr<PreparedStatement> prepare_insert(const char* table, const std::string& columns) = 0;
    /// Statements without parameters; the number of rows that the last of them changed.
    virtual std::uint64_t execute(const std::string& sql) = 0;
    /// The number of rows that the last statement changed that ran by itself.
    virtual std::uint64_t changes() = 0;
    /// Carries out what was put off.
    virtual void flush() = 0;
    /// The number that a SELECT without parameters has.
    std::int64_t number(const std::string& sql);

    /// All that is read until the end is of one state.
    virtual void begin_read() = 0;
    virtual void end_read() noexcept = 0;
    virtual void begin_write(Writing writing) = 0;
    virtual void commit() = 0;  // flushes
    virtual void roll_back() noexcept = 0;

    /// Another as soon as anybody has changed the graph.
    virtual std::string state() = 0;
    /// Another as soon as a row may be gone, or another may have its number, that this connection has read or written.
    virtual std::int64_t remembrance() = 0;
    /// The version of the schema, as migrations count it.
    virtual int schema_version() = 0;

    /// The edge's number, where it is there or will be at the next flush.
    virtual std::int64_t put_edge(const EdgeRow& edge) = 0;
    /// The rest of a SELECT of edges `e`: the neighbour, and the edges out of (or into) the actor ?1.
    virtual std::string hops(bool outward) const = 0;
    /// About how many rows a table has, without a look at each.
    virtual std::uint64_t about_how_many(const char* table) = 0;

    virtual void index_words(std::int64_t sentence, const std::string& text) = 0;
    /// Before sentences are deleted: `select` has their numbers.
    virtual void forget_words(const std::string& select) = 0;
    /// `expression` as fts_expression makes it.
    virtual std::unique_ptr<WordSearch> search_words(const std::string& expression) = 0;
    virtual std::unique_ptr<WorkQueue> work_queue() = 0;

    // Expressions of SQL that engines write differently.
    virtual std::string bytes_of(const std::string& text_column) const = 0;
    /// The rows of numbers of one piece of evidence as a JSON array of [name, least, most], by name.
    virtual std::string numbers_of(const std::string& evidence) const = 0;
};

/// The graph at a location, opened as it asks: a file's path, or the address of a server.
std::unique_ptr<Database> open_database(const std::string& location, const StoreOptions& options);

/// Everything that is written while it lives, or nothing.
class Transaction {
public:
    explicit Transaction(Database& database, Writing writing = Writing::adds) : database_(database) { database_.begin_write(writing); }
    ~Transaction() {
        if (!committed_) database_.roll_back();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit() {
        database_.commit();
        committed_ = true;
    }

private:
    Database& database_;
    bool committed_ = false;
};

}  // namespace entente::store
