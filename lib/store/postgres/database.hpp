#pragma once
// A graph in the tables of a PostgreSQL database, for any number of machines at once.

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store/database.hpp"
#include "store/postgres/connection.hpp"

namespace entente::store {

class WordIndex;

/// Writers take turns: a transaction that writes holds a lock from begin_write on, so that numbers of rows can be given out by those who
/// write, and no two wait for each other. What is written waits in memory for flush, and goes to the server in few, great messages.
class PostgresDatabase final : public Database {
public:
    PostgresDatabase(const std::string& address, const StoreOptions& options);
    ~PostgresDatabase() override;
    static bool has_graph(const std::string& address);

    const std::string& location() const override { return connection_.location(); }
    std::unique_ptr<PreparedStatement> prepare(const std::string& sql, Use use) override;
    std::unique_ptr<PreparedStatement> prepare_insert(const char* table, const std::string& columns) override;
    std::uint64_t execute(const std::string& sql) override;
    std::uint64_t changes() override { return changes_; }
    void flush() override;
    void begin_read() override;
    void end_read() noexcept override;
    void begin_write(Writing writing) override;
    void commit() override;
    void roll_back() noexcept override;
    std::string state() override;
    std::int64_t remembrance() override { return number("SELECT removals FROM entente"); }
    int schema_version() override;
    std::int64_t put_edge(const EdgeRow& edge) override;
    std::string hops(bool outward) const override;
    std::uint64_t about_how_many(const char* table) override;
    void index_words(std::int64_t sentence, const std::string& text) override;
    void forget_words(const std::string& select) override;
    std::unique_ptr<WordSearch> search_words(const std::string& expression) override;
    std::unique_ptr<WorkQueue> work_queue() override;
    std::string bytes_of(const std::string& text_column) const override { return "octet_length(" + text_column + ")"; }
    std::string numbers_of(const std::string& evidence) const override;

    // For its queue: a transaction that locks what it takes. What is added to the graph within it is stored when it ends; from then on
    // others wait.
    void begin_taking();
    void end_taking();
    void stop_taking() noexcept;

    // For its statements.
    Connection& connection() { return connection_; }
    std::string new_name() { return "s" + std::to_string(++names_); }
    void give_up(std::string&& name) { given_up_.push_back(std::move(name)); }
    void put_off(const std::string& name, const Parameters& parameters) { put_off_.emplace_back(name, parameters); }
    void changed(const PGresult* result);

private:
    struct Table {
        std::string copy, rows;  // the command, and what waits to be written
    };
    void open(const StoreOptions& options);
    void make_graph();
    void flush_edges();
    void forget_what_waits() noexcept;

    Connection connection_;
    std::deque<Table> tables_;  // in the order in which they are written
    std::vector<std::pair<std::string, Parameters>> put_off_;
    std::map<std::int64_t, EdgeRow> edges_;  // that wait, by key
    std::vector<std::string> given_up_;      // prepared statements that nobody needs
    std::unique_ptr<WordIndex> words_;
    std::unique_ptr<Statement> insert_words_;
    std::uint64_t changes_ = 0, names_ = 0;
    int reading_ = 0;  // snapshots and cursors that are open
    bool writing_ = false, taking_ = false;
    std::string address_;
};

}  // namespace entente::store
