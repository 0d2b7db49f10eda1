#include <entente/schema.hpp>

#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <entente/error.hpp>

namespace entente {
namespace fs = std::filesystem;

namespace {

// The ontology is the one file that no schema can be without.
bool is_schema(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_regular_file(folder / "ontology" / "plover.json", ignored);
}

fs::path beside_program() {
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path{} : program.parent_path().parent_path() / "share" / "entente";
}

}  // namespace

Schema::Schema(fs::path root) : root_(std::move(root)) {
    if (!is_schema(root_)) {
        throw Error(ErrorCode::schema, "no schema folder: it holds no ontology/plover.json", root_.string(),
                    "name the folder 'schema' of the source tree, or 'share/entente' of an installation");
    }
}

Schema Schema::locate(const fs::path& given, std::string_view hint) {
    if (!given.empty()) return Schema(given);
    if (const char* environment = std::getenv("ENTENTE_SCHEMA"); environment && *environment) return Schema(environment);

    std::string tried;
    for (const auto& candidate : {beside_program(), fs::path(hint)}) {
        if (candidate.empty()) continue;
        if (is_schema(candidate)) return Schema(candidate);
        tried += fmt::format("{}{}", tried.empty() ? "" : ", ", candidate.string());
    }
    throw Error(ErrorCode::schema, fmt::format("the schema folder was not found (tried {})", tried.empty() ? "nothing" : tried), "",
                "set ENTENTE_SCHEMA to it");
}

fs::path Schema::facts() const {
    std::string tried;
    for (const auto& candidate : {root_ / "facts", beside_program() / "facts", fs::path(ENTENTE_FACTS_HINT)}) {
        std::error_code ignored;
        if (fs::is_regular_file(candidate / "places.tsv", ignored)) return candidate;
        tried += fmt::format("{}{}", tried.empty() ? "" : ", ", candidate.string());
    }
    throw Error(ErrorCode::schema, fmt::format("the tables made from packages were not found (tried {})", tried), "",
                "build Entente, which makes them, or copy share/entente/facts of an installation into the schema folder");
}

fs::path Schema::model(std::string_view language) const { return root_ / "models" / fmt::format("{}.model", language); }

}  // namespace entente
