#include "store/database.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/file.hpp"
#ifdef ENTENTE_POSTGRESQL
#include "store/postgres/database.hpp"
#endif

namespace entente {
namespace {

bool is_address(std::string_view location) { return location.starts_with("postgresql://") || location.starts_with("postgres://"); }

}  // namespace

std::unique_ptr<store::Database> store::open_database(const std::string& location, const StoreOptions& options) {
    if (!is_address(location)) return std::make_unique<SqliteDatabase>(location, options);
#ifdef ENTENTE_POSTGRESQL
    return std::make_unique<PostgresDatabase>(location, options);
#else
    throw Error(ErrorCode::usage, "this entente was built without PostgreSQL", location.substr(0, location.find("://")),
                "install libpq-dev and build it again (cmake -DENTENTE_POSTGRESQL=ON says what is missing)");
#endif
}

bool Store::exists(const std::string& location) {
#ifdef ENTENTE_POSTGRESQL
    if (is_address(location)) return store::PostgresDatabase::has_graph(location);
#endif
    return store::is_there(location);
}

}  // namespace entente
