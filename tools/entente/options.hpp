#pragma once
// Options that several verbs take, declared and described once.

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <entente/entente.hpp>

namespace entente::cli {

void declare_graph(CLI::App& verb, std::string& graph);
CLI::Option* declare_actor(CLI::App& verb, const char* name, std::string& actor);
void declare_json(CLI::App& verb, bool& json);
/// INPUT...
void declare_inputs(CLI::App& verb, std::vector<std::string>& inputs);
/// --published, --jobs.
void declare_reading(CLI::App& verb, ReadOptions& options);
/// --min-confidence of what is read.
void declare_floor(CLI::App& verb, ReadOptions& options);
/// A day, checked where it is given.
void declare_day(CLI::App& verb, const char* name, std::optional<Date>& day, const char* about);
/// --type, --since, --until, --min-confidence, --window, --all.
void declare_filter(CLI::App& verb, Filter& filter);

}  // namespace entente::cli
