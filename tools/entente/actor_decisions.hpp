#pragma once
// What actors --merge, --split, --decisions and --unsure do: which actors are one, and who said so.

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <entente/identity.hpp>
#include <entente/query.hpp>

#include "json_line.hpp"
#include "output.hpp"
#include "table.hpp"

namespace entente::cli {

struct DecisionOptions {
    std::vector<std::string> merge, split;  // two actors, or for a split one
    bool listing = false, unsure = false;
    Author author;

    bool asked() const { return !merge.empty() || !split.empty() || listing || unsure; }
};

void declare_decisions(CLI::App& verb, DecisionOptions& options);
/// `actor`: whose decisions are listed, or empty for all. The exit status.
int run_decisions(const std::string& graph, const StoreOptions& write, const std::string& actor, const DecisionOptions& options, bool json, Output& out);

/// actor, other, verdict, decider, by, at, why.
void add_decision(JsonLine& line, const Decision& decision);
/// A line a decision; `holds`: a column that tells those that hold from those that were overruled, or none where it is empty.
Table decision_table(const std::vector<Decision>& decisions, const std::vector<bool>& holds = {});

}  // namespace entente::cli
