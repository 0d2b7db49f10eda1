#pragma once
// A connection to a PostgreSQL server: what is asked of it, and how what it refuses is told. Nothing outside this folder speaks to libpq.

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libpq-fe.h>

#include <entente/error.hpp>

namespace entente::store {

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

/// Values of a statement's parameters, as texts. The type of each is that of what was bound, so that the server need not guess.
class Parameters {
public:
    void set(std::size_t at, Oid type, std::string&& value);
    void set_null(std::size_t at);
    int count() const { return static_cast<int>(values_.size()); }
    const std::vector<Oid>& types() const { return types_; }
    /// They live until the next call.
    const char* const* pointers();

private:
    void make_room(std::size_t at);

    std::vector<std::string> values_;
    std::vector<bool> null_;
    std::vector<Oid> types_;
    std::vector<const char*> pointers_;
};

class Connection {
public:
    /// `address`: postgresql://..., as libpq has it. Throws Error where it cannot be reached.
    explicit Connection(const std::string& address);

    /// As people are told of it: without a password.
    const std::string& location() const { return location_; }
    /// Statements without parameters.
    Result execute(const std::string& sql);
    Result execute(const std::string& sql, Parameters& parameters);
    void prepare(const std::string& name, const std::string& sql, const std::vector<Oid>& types);
    Result execute_prepared(const std::string& name, Parameters& parameters);
    /// Without a word where it fails.
    void try_execute(const char* sql) noexcept;
    /// COPY ... FROM STDIN with these rows, in COPY's text format.
    void copy(const std::string& sql, std::string_view rows);
    /// Prepared statements without rows, one after the other without a wait for each.
    class Pipeline {
    public:
        explicit Pipeline(Connection& connection);
        ~Pipeline();
        void send(const std::string& name, Parameters& parameters);
        void finish();  // throws where one failed

    private:
        Connection& connection_;
        std::size_t sent_ = 0;
        void collect();
    };

    bool is_alive() const { return PQstatus(connection_.get()) == CONNECTION_OK; }

private:
    struct Finish {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    Result checked(PGresult* result);
    [[noreturn]] void fail(const PGresult* result) const;

    std::string location_;
    std::unique_ptr<PGconn, Finish> connection_;
};

/// SQL as the store has it, in PostgreSQL's words.
std::string translated(std::string_view sql);

}  // namespace entente::store
