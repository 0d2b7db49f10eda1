#include <entente/schema.hpp>

#include <algorithm>
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

/// The ontologies of a schema folder, by name.
std::vector<fs::path> ontologies(const fs::path& root) {
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(root / "ontology", ignored))
        if (entry.path().extension() == ".json" && entry.is_regular_file(ignored)) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

// The ontology is the one file that no schema can be without.
bool is_schema(const fs::path& folder) { return !ontologies(folder).empty(); }

/// Where an installed program (bin/entente) finds its knowledge, and one that lies where it was built.
std::vector<fs::path> beside_program() {
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    if (error) return {};
    const auto folder = program.parent_path();
    return {folder.parent_path() / "share" / "entente", folder / "share" / "entente"};
}

}  // namespace

Schema::Schema(fs::path root) : root_(std::move(root)) {
    if (!is_schema(root_)) {
        throw Error(ErrorCode::schema, "no schema folder: it holds no ontology (ontology/*.json)", root_.string(),
                    "name the folder 'schema' of the source tree, or 'share/entente' of an installation");
    }
}

Schema Schema::locate(const fs::path& given, std::string_view hint) {
    if (!given.empty()) return Schema(given);
    if (const char* environment = std::getenv("ENTENTE_SCHEMA"); environment && *environment) return Schema(environment);

    std::string tried;
    auto candidates = beside_program();
    if (!hint.empty()) candidates.emplace_back(hint);
    for (const auto& candidate : candidates) {
        if (is_schema(candidate)) return Schema(candidate);
        tried += fmt::format("{}{}", tried.empty() ? "" : ", ", candidate.string());
    }
    throw Error(ErrorCode::schema, fmt::format("the schema folder was not found (tried {})", tried.empty() ? "nothing" : tried), "",
                "set ENTENTE_SCHEMA to it");
}

fs::path Schema::ontology() const {
    const auto found = ontologies(root_);
    if (found.size() == 1) return found.front();
    throw Error(ErrorCode::schema, fmt::format("holds {} ontologies", found.size()), (root_ / "ontology").string(),
                "leave the one file there that is to be used");
}

fs::path Schema::facts() const {
    std::string tried;
    auto folders = beside_program();
    folders.insert(folders.begin(), root_);
    for (const auto& folder : folders) {
        const auto candidate = folder / "facts";
        std::error_code ignored;
        if (fs::is_regular_file(candidate / "places.tsv", ignored)) return candidate;
        tried += fmt::format("{}{}", tried.empty() ? "" : ", ", candidate.string());
    }
    throw Error(ErrorCode::schema, fmt::format("the tables made from packages were not found (tried {})", tried), "",
                "build Entente, which makes them, or copy share/entente/facts of an installation into the schema folder");
}

fs::path Schema::model(std::string_view language) const { return root_ / "models" / fmt::format("{}.model", language); }

}  // namespace entente
