#pragma once
// Options that several verbs take, declared and described once.

#include <chrono>
#include <map>
#include <optional>
#include <ranges>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <entente/entente.hpp>

namespace entente::cli {

void declare_graph(CLI::App& verb, std::string& graph);
/// A graph opened to be written to.
inline StoreOptions writing() { return {.access = Access::write}; }
/// --patience of what writes.
void declare_patience(CLI::App& verb, StoreOptions& options);
CLI::Option* declare_actor(CLI::App& verb, const char* name, std::string& actor);
void declare_json(CLI::App& verb, bool& json);
/// --limit, of so many `what` ("lines"); its value is the default.
void declare_limit(CLI::App& verb, std::size_t& limit, const char* what);
/// --svg.
void declare_picture(CLI::App& verb, std::string& file);
/// INPUT...
void declare_inputs(CLI::App& verb, std::vector<std::string>& inputs);
/// --published, --jobs.
void declare_reading(CLI::App& verb, ReadOptions& options);
/// --min-confidence of what is read.
void declare_floor(CLI::App& verb, ReadOptions& options);
/// A day, checked where it is given.
void declare_day(CLI::App& verb, const char* name, std::optional<Date>& day, const char* about);
/// One of several values, by its name.
template <class Value>
void declare_choice(CLI::App& verb, const char* name, std::optional<Value>& chosen, std::map<std::string, Value> values, const char* about) {
    verb.add_option_function<std::string>(
            name,
            [&chosen, name, values](const std::string& word) {
                const auto at = values.find(word);
                if (at == values.end()) throw CLI::ValidationError(name, fmt::format("'{}' is none of {}", word, fmt::join(values | std::views::keys, ", ")));
                chosen = at->second;
            },
            about)
        ->option_text("WHICH");
}

/// How many days reports of one event may be apart, as it was asked for.
struct Window {
    bool given = false;
    std::optional<int> days;  // none: edges as they are stored

    /// As asked for, else the graph's own, else reports of the same days.
    std::optional<int> of(Store& graph) const { return given ? days : graph.window().value_or(0); }
};
/// --window of a question.
void declare_window(CLI::App& verb, Window& window);
/// --window of what writes: it is kept in the graph.
void declare_kept_window(CLI::App& verb, std::optional<int>& days);

/// A filter as it was asked for.
struct FilterOptions {
    Filter filter;
    Window window;

    Filter of(Store& graph) const {
        auto settled = filter;
        // What several actors did on one day is no one event, though it is shown of one.
        if (window.given || !filter.rollup) settled.window = window.of(graph);
        return settled;
    }
};
/// --type, --only, --quad, --since, --until, --min-confidence, --polarity, --modality, --document, --actor-kind, --country, --rollup, --window, --all.
void declare_filter(CLI::App& verb, FilterOptions& options);
/// --time-limit of a walk.
void declare_time_limit(CLI::App& verb, std::optional<std::chrono::milliseconds>& limit);
/// --max-hops.
void declare_max_hops(CLI::App& verb, unsigned& hops, const char* about);

}  // namespace entente::cli
