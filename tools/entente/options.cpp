#include "options.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <map>
#include <ranges>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace entente::cli {
namespace {

constexpr int most_days = 366;

/// The values of an enumeration, from the first to the last, by their names.
template <class Enum>
std::map<std::string, Enum> named(int last) {
    std::map<std::string, Enum> values;
    for (int value = 0; value <= last; ++value) values.emplace(std::string(to_string(static_cast<Enum>(value))), static_cast<Enum>(value));
    return values;
}

}  // namespace

void declare_graph(CLI::App& verb, std::string& graph) {
    verb.add_option("GRAPH", graph, "the graph's file, or postgresql://USER@HOST/DATABASE")->required()->option_text(" ");
}

CLI::Option* declare_actor(CLI::App& verb, const char* name, std::string& actor) {
    return verb.add_option(name, actor, "an actor's id, name or alias")->option_text(" ");
}

void declare_json(CLI::App& verb, bool& json) { verb.add_flag("--json", json, "one JSON value a line"); }

void declare_limit(CLI::App& verb, std::size_t& limit, const char* what) {
    verb.add_option("--limit", limit, fmt::format("how many {} at most (default: {})", what, limit))->check(CLI::Range(1, 1000000000))->option_text("N");
}

void declare_picture(CLI::App& verb, std::string& file) { verb.add_option("--svg", file, "a picture of it, too")->option_text("FILE"); }

void declare_day(CLI::App& verb, const char* name, std::optional<Date>& day, const char* about) {
    verb.add_option_function<std::string>(
            name,
            [&day, name](const std::string& text) {
                day = Date::parse(text);
                if (!day) throw CLI::ValidationError(name, fmt::format("'{}' is no day; write it as 2016-07-14", text));
            },
            about)
        ->option_text("DAY");
}

void declare_inputs(CLI::App& verb, std::vector<std::string>& inputs) {
    verb.add_option("INPUT", inputs, "files (.txt, .html, .jsonl) and folders; - is standard input")->required()->option_text(" ");
}

void declare_reading(CLI::App& verb, ReadOptions& options) {
    declare_day(verb, "--published", options.published, "the day of documents that do not say themselves");
    verb.add_option("--jobs", options.jobs, "threads that read (default: one a core); changes nothing but the time")
        ->check(CLI::Range(1, 1024))
        ->option_text("N");
}

void declare_floor(CLI::App& verb, ReadOptions& options) {
    verb.add_option("--min-confidence", options.min_confidence, "only records at least that sure, 0 to 1; 0: every reading (default: all but implausible events)")
        ->check(CLI::Range(0.0, 1.0))
        ->option_text("X");
}

void declare_patience(CLI::App& verb, StoreOptions& options) {
    verb.add_option_function<double>(
            "--patience", [&options](double seconds) { options.patience = std::chrono::milliseconds(std::llround(seconds * 1000)); },
            fmt::format("how long to wait while another program writes to the graph (default: {})", std::chrono::duration_cast<std::chrono::seconds>(options.patience).count()))
        ->check(CLI::Range(0.0, 86'400.0))
        ->option_text("SECONDS");
}

void declare_window(CLI::App& verb, Window& window) {
    verb.add_option_function<std::string>(
            "--window",
            [&window](const std::string& text) {
                window = {true, std::nullopt};
                if (text == "none") return;
                int days = 0;
                const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), days);
                if (fault != std::errc() || end != text.data() + text.size() || days < 0 || days > most_days)
                    throw CLI::ValidationError("--window", fmt::format("'{}' is no number of days from 0 to {}, nor none", text, most_days));
                window.days = days;
            },
            "show reports whose days are at most so many apart, and whose places agree, as one edge (default: the graph's own, else 0); none: edges as stored")
        ->option_text("DAYS");
}

void declare_kept_window(CLI::App& verb, std::optional<int>& days) {
    verb.add_option("--window", days, "keep in the graph how many days reports of one event may be apart: questions take it where they do not say")
        ->check(CLI::Range(0, most_days))
        ->option_text("DAYS");
}

void declare_filter(CLI::App& verb, FilterOptions& options) {
    auto& filter = options.filter;
    verb.add_option("--type", filter.types, "only edges of this type, such as CONSULT or holds-office; may be repeated")
        ->option_text("TYPE")
        ->allow_extra_args(false);
    declare_choice(verb, "--only", filter.kind, {{"events", RecordKind::event}, {"ties", RecordKind::tie}}, "events or ties alone");
    verb.add_option("--quad", filter.quads, "only events of this quad class; may be repeated: 1 and 2 cooperation in words and deeds, 3 and 4 conflict")
        ->check(CLI::Range(0, 4))
        ->option_text("N")
        ->allow_extra_args(false);
    declare_day(verb, "--since", filter.since, "only edges dated on this day or later");
    declare_day(verb, "--until", filter.until, "only edges dated on this day or earlier");
    verb.add_option("--min-confidence", filter.min_confidence, "only edges at least that sure, 0 to 1")->check(CLI::Range(0.0, 1.0))->option_text("X");
    declare_choice(verb, "--polarity", filter.polarity, named<Polarity>(1), "affirmed or negated edges alone");
    declare_choice(verb, "--modality", filter.modality, named<Modality>(3), "actual, planned, requested or possible events alone");
    verb.add_option("--document", filter.documents, "only edges that this document (its id) gives evidence for; may be repeated")
        ->option_text("DOCUMENT")
        ->allow_extra_args(false);
    verb.add_option_function<std::vector<std::string>>(
            "--actor-kind",
            [&filter](const std::vector<std::string>& names) {
                for (const auto& name : names) {
                    const auto kind = actor_kind(name);
                    if (!kind) throw CLI::ValidationError("--actor-kind", fmt::format("'{}' is no kind of actor; they are {}", name, fmt::join(named<ActorKind>(11) | std::views::keys, ", ")));
                    filter.actor_kinds.push_back(*kind);
                }
            },
            "only by actors of this kind, such as person or armed-group; may be repeated")
        ->option_text("KIND")
        ->allow_extra_args(false);
    verb.add_option("--country", filter.countries, "only by actors of this country, such as SYR (ISO 3166-1 alpha-3); may be repeated")
        ->transform(CLI::Validator([](std::string& code) { return std::transform(code.begin(), code.end(), code.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); }), std::string(); }, ""))
        ->option_text("CODE")
        ->allow_extra_args(false);
    declare_choice(verb, "--rollup", filter.rollup, {{"government", Rollup::government}, {"country", Rollup::country}},
                   "government or country: show persons and bodies as the one that they are of; without --window edges are then shown as stored");
    declare_window(verb, options.window);
    verb.add_flag("--all", filter.all, "negated, planned, requested and possible events too");
}

void declare_time_limit(CLI::App& verb, std::optional<std::chrono::milliseconds>& limit) {
    limit = std::chrono::seconds(60);
    verb.add_option_function<double>(
            "--time-limit", [&limit](double seconds) { limit = std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000)); },
            "seconds after which the search ends with what it has (default: 60)")
        ->check(CLI::Range(0.001, 86400.0))
        ->option_text("SECONDS");
}

void declare_max_hops(CLI::App& verb, unsigned& hops, const char* about) {
    verb.add_option("--max-hops", hops, about)->check(CLI::Range(1, 20))->option_text("N");
}

}  // namespace entente::cli
