#include "store/postgres/connection.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace entente::store {
namespace {

constexpr std::size_t most_in_pipeline = 256;  // so that neither side waits for the other to read

std::string first_line(const char* message) {
    std::string_view text(message);
    text = text.substr(0, text.find('\n'));
    return std::string(text);
}

/// postgresql://user:password@host/database?password=... without the passwords.
std::string without_password(const std::string& address) {
    const auto authority = address.find("://") + 3;
    const auto end = std::min(address.find_first_of("/?", authority), address.size());
    const auto at = address.substr(authority, end - authority).rfind('@');
    std::string shown = address.substr(0, authority);
    if (at == std::string::npos) {
        shown += address.substr(authority, end - authority);
    } else {
        const auto user = address.substr(authority, at);
        shown += user.substr(0, user.find(':')) + address.substr(authority + at, end - authority - at);
    }
    const auto query = address.find('?', end);
    shown += address.substr(end, query == std::string::npos ? query : query - end);
    for (auto from = query; from != std::string::npos;) {
        const auto next = address.find('&', from + 1);
        const auto part = address.substr(from + 1, next == std::string::npos ? next : next - from - 1);
        if (part.find("password") == std::string::npos) shown += (shown.find('?') == std::string::npos ? "?" : "&") + part;
        from = next;
    }
    return shown;
}

}  // namespace

void Parameters::make_room(std::size_t at) {
    if (values_.size() >= at) return;
    values_.resize(at);
    null_.resize(at);
    types_.resize(at);
}

void Parameters::set(std::size_t at, Oid type, std::string&& value) {
    make_room(at);
    values_[at - 1] = std::move(value);
    null_[at - 1] = false;
    types_[at - 1] = type;
}

void Parameters::set_null(std::size_t at) {
    make_room(at);
    null_[at - 1] = true;
}

const char* const* Parameters::pointers() {
    pointers_.resize(values_.size());
    for (std::size_t i = 0; i < values_.size(); ++i) pointers_[i] = null_[i] ? nullptr : values_[i].c_str();
    return pointers_.data();
}

Connection::Connection(const std::string& address) : location_(without_password(address)) {
    struct Free {
        void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
    };
    // What libpq says of an address that it cannot read may hold the password.
    if (!std::unique_ptr<PQconninfoOption, Free>(PQconninfoParse(address.c_str(), nullptr)))
        throw Error(ErrorCode::usage, "is no address of a server", location_, "write postgresql://USER@HOST:PORT/DATABASE");
    const char* const names[] = {"dbname", "fallback_application_name", "client_encoding", nullptr};
    const char* const values[] = {address.c_str(), "entente", "UTF8", nullptr};
    connection_.reset(PQconnectdbParams(names, values, 1));
    if (is_alive()) {
        PQsetNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);
        return;
    }
    const auto message = first_line(PQerrorMessage(connection_.get()));
    const auto has = [&](std::string_view words) { return message.find(words) != std::string::npos; };
    if (PQconnectionNeedsPassword(connection_.get()))
        throw Error(ErrorCode::graph, "the server asks for a password", location_, "set PGPASSWORD, or write it into ~/.pgpass");
    if (has("password") || has("authentication") || has("pg_hba"))
        throw Error(ErrorCode::graph, fmt::format("the server does not let this user in ({})", message), location_, "check the user and the password (PGPASSWORD, ~/.pgpass)");
    if (has("database") && has("does not exist"))
        throw Error(ErrorCode::graph, "the server has no such database", location_, "make it with 'createdb --encoding=UTF8 --template=template0 NAME'");
    throw Error(ErrorCode::io, fmt::format("the server cannot be reached ({})", message), location_, "see that it runs, and that host and port are right");
}

void Connection::fail(const PGresult* result) const {
    const char* code = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const std::string_view state = code ? code : "";
    const auto said = [&] {
        const char* primary = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
        return primary ? std::string(primary) : first_line(PQerrorMessage(connection_.get()));
    };
    const auto of = [&](std::string_view kind) { return state.substr(0, kind.size()) == kind; };
    if (!is_alive() || of("08") || of("57P0"))
        throw Error(ErrorCode::io, "the connection to the server was lost", location_, "run it again: what was stored is safe, and the transaction that was under way left nothing");
    if (state == "55P03" || of("40"))
        throw Error(ErrorCode::graph, "another program has been writing to it all the while", location_, "try again when that is done");
    if (of("53")) throw Error(ErrorCode::io, fmt::format("the server has run out of something ({})", said()), location_, "make room and run it again: what was stored is safe");
    if (state == "42501" || state == "25006") throw Error(ErrorCode::io, "may not be written", location_, "let the user write to the tables (GRANT), or name another user");
    if (state == "22021" || state == "22P05") throw Error(ErrorCode::input, "a text is not UTF-8", location_, "PostgreSQL takes nothing else");
    if (of("54")) throw Error(ErrorCode::input, fmt::format("a text is longer than PostgreSQL takes ({})", said()), location_, "");
    throw Error(ErrorCode::graph, said(), location_);
}

Result Connection::checked(PGresult* result) {
    Result checked(result);
    switch (PQresultStatus(result)) {
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK:
        case PGRES_COPY_IN: return checked;
        default: fail(result);
    }
}

Result Connection::execute(const std::string& sql) { return checked(PQexec(connection_.get(), sql.c_str())); }

Result Connection::execute(const std::string& sql, Parameters& parameters) {
    return checked(PQexecParams(connection_.get(), sql.c_str(), parameters.count(), parameters.types().data(), parameters.pointers(), nullptr, nullptr, 0));
}

void Connection::prepare(const std::string& name, const std::string& sql, const std::vector<Oid>& types) {
    checked(PQprepare(connection_.get(), name.c_str(), sql.c_str(), static_cast<int>(types.size()), types.data()));
}

Result Connection::execute_prepared(const std::string& name, Parameters& parameters) {
    return checked(PQexecPrepared(connection_.get(), name.c_str(), parameters.count(), parameters.pointers(), nullptr, nullptr, 0));
}

void Connection::try_execute(const char* sql) noexcept { PQclear(PQexec(connection_.get(), sql)); }

void Connection::copy(const std::string& sql, std::string_view rows) {
    execute(sql);
    constexpr std::size_t piece = 1 << 20;
    bool sent = true;
    for (; sent && !rows.empty(); rows.remove_prefix(std::min(piece, rows.size())))
        sent = PQputCopyData(connection_.get(), rows.data(), static_cast<int>(std::min(piece, rows.size()))) == 1;
    if (PQputCopyEnd(connection_.get(), nullptr) != 1 || !sent) fail(nullptr);
    Result first;
    while (auto* result = PQgetResult(connection_.get()))
        if (Result each(result); !first) first = std::move(each);
    checked(first.release());
}

Connection::Pipeline::Pipeline(Connection& connection) : connection_(connection) {
    if (PQenterPipelineMode(connection_.connection_.get()) != 1) connection_.fail(nullptr);
}

Connection::Pipeline::~Pipeline() { PQexitPipelineMode(connection_.connection_.get()); }

void Connection::Pipeline::send(const std::string& name, Parameters& parameters) {
    if (PQsendQueryPrepared(connection_.connection_.get(), name.c_str(), parameters.count(), parameters.pointers(), nullptr, nullptr, 0) != 1) connection_.fail(nullptr);
    if (++sent_ == most_in_pipeline) collect();
}

void Connection::Pipeline::finish() {
    if (sent_ > 0) collect();
}

void Connection::Pipeline::collect() {
    auto* connection = connection_.connection_.get();
    if (PQpipelineSync(connection) != 1) connection_.fail(nullptr);
    Result failed;
    while (true) {
        auto* result = PQgetResult(connection);
        if (!result) {
            if (PQstatus(connection) != CONNECTION_OK) connection_.fail(nullptr);
            continue;  // between the results of two statements
        }
        Result each(result);
        const auto status = PQresultStatus(result);
        if (status == PGRES_PIPELINE_SYNC) break;
        if (status == PGRES_FATAL_ERROR && !failed) failed = std::move(each);
    }
    sent_ = 0;
    if (failed) connection_.fail(failed.get());
}

std::string translated(std::string_view sql) {
    std::string out;
    int parameter = 0;
    const auto take = [&](std::string_view words, std::string_view instead) {
        if (!sql.starts_with(words)) return false;
        out += instead;
        sql.remove_prefix(words.size());
        return true;
    };
    while (!sql.empty()) {
        if (sql.front() == '\'') {
            const auto end = sql.find('\'', 1) + 1;
            out += sql.substr(0, end);
            sql.remove_prefix(end);
        } else if (sql.front() == '?') {
            sql.remove_prefix(1);
            out += '$';
            // A number that follows is the parameter's.
            if (sql.empty() || !std::isdigit(static_cast<unsigned char>(sql.front()))) out += std::to_string(++parameter);
        } else if (!take("CROSS JOIN ", "JOIN ") && !take("instr(", "strpos(")) {  // to SQLite, a cross join keeps the order
            out += sql.front();
            sql.remove_prefix(1);
        }
    }
    return out;
}

}  // namespace entente::store
