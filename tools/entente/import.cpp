#include "import.hpp"

#include <chrono>
#include <cstdio>

#include <fmt/format.h>

#include "fault_log.hpp"

namespace entente::cli {

std::vector<ImportedEntry> imports_of(const std::string& graph) {
    return graph.empty() || !Store::exists(graph) ? std::vector<ImportedEntry>() : Store::open(graph)->imports();
}

void declare_import(CLI::App& verb, ImportFiles& options) {
    auto* import = verb.add_option("--import", options.files, "add the actors of these files to those that the graph knows")->option_text("FILE...");
    verb.add_option("--as", options.format, "their format: tabari, petrarch, phoenix, ftm, wikidata, csv (default: told from the file)")
        ->check(CLI::IsMember({"tabari", "petrarch", "phoenix", "ftm", "wikidata", "csv"}, CLI::ignore_case))
        ->option_text("FORMAT")
        ->needs(import);
    verb.add_flag("--dry-run", options.dry_run, "only say what an import would do")->needs(import);
}

int run_import(const std::string& graph, const StoreOptions& write, const ImportFiles& options, Context& context) {
    const auto start = std::chrono::steady_clock::now();
    const auto schema = Schema::locate(context.schema);
    const auto store = options.dry_run ? nullptr : Store::open(graph, write);
    Progress progress;
    FaultLog faults(progress);
    const auto tally = import_actors(schema, store.get(), options.files, {.format = options.format}, std::ref(faults));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

    std::string line = (store ? store->location() : graph) + ": " + counted(tally.actors, "actor");
    std::string of_them;
    const auto part = [&](std::uint64_t count, const char* what) {
        if (count) of_them += (of_them.empty() ? " (" : ", ") + grouped(count) + " " + what;
    };
    part(tally.known, "known already");
    part(tally.namesakes, "with the name of a known one of another kind or country");
    part(tally.unclear, "that may be any of several known ones");
    line += of_them.empty() ? "" : of_them + ")";
    line += ", " + counted(tally.names, "new name") + ", " + counted(tally.roles, "new role");
    if (tally.nouns) line += ", " + counted(tally.nouns, "noun");
    line += ", " + counted(tally.skipped, "fault") + " in " + counted(tally.lines, "line") + ", " + duration(seconds);
    if (options.dry_run) line += "; nothing was stored";
    else if (tally.added == 0) line += "; the graph had all of it";
    std::fputs((line + "\n").c_str(), stderr);
    return faults.status();
}

}  // namespace entente::cli
