#include "actor_decisions.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "graph/identity.hpp"
#include "progress.hpp"
#include "verb.hpp"

namespace entente::cli {
namespace {

/// Of two decisions the later holds, so two of one second must differ.
std::string now() {
    const auto time = std::chrono::system_clock::now();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto rest = std::chrono::duration_cast<std::chrono::microseconds>(time - seconds).count();
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:06}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)), rest);
}

/// A day, or a day and a time of UTC, in the form in which times are compared; empty where it is none.
std::string time_in(const std::string& text) {
    constexpr std::string_view midnight = "T00:00:00", shape = "Tdd:dd:ddZ";
    const auto day = text.substr(0, 10), time = text.substr(std::min<std::size_t>(10, text.size()));
    if (const auto date = Date::parse(day); !date || date->iso() != day) return {};
    if (time.empty()) return fmt::format("{}{}.000000Z", day, midnight);
    const bool fits = time.size() == shape.size() && std::equal(time.begin(), time.end(), shape.begin(), [](char c, char s) {
                          return s == 'd' ? c >= '0' && c <= '9' : c == s;
                      });
    const auto number = [&](std::size_t at) { return (time[at] - '0') * 10 + time[at + 1] - '0'; };
    if (!fits || number(1) > 23 || number(4) > 59 || number(7) > 59) return {};
    return fmt::format("{}{}.000000Z", day, time.substr(0, time.size() - 1));
}

std::string user() {
    for (const auto* variable : {"USER", "LOGNAME"})
        if (const auto* name = std::getenv(variable); name && *name) return name;
    return {};
}

void print_group(Store& store, const std::string& id, Output& out) {
    const auto members = store.members(*store.find_actor(id));
    std::string line = fmt::format("{} ({})", out.ink(Ink::strong, printable(members.front().second.name)), printable(members.front().second.id));
    for (std::size_t i = 1; i < members.size(); ++i) line += (i == 1 ? ", also " : ", ") + printable(members[i].second.id);
    out.line(line);
}

int change(const std::string& graph, const StoreOptions& write, const DecisionOptions& options, bool json, Output& out) {
    auto author = options.author;
    if (author.by.empty()) author.by = user();
    if (author.by.empty()) throw Error(ErrorCode::usage, "nobody is named who decides", "--by", "give a name with --by");
    if (author.at.empty()) author.at = now();
    Store::open(graph);  // a graph that is not there is not made
    const auto store = Store::open(graph, write);
    std::vector<Decision> made;
    if (!options.merge.empty()) {
        made.push_back(merge_actors(*store, options.merge[0], options.merge[1], author));
    } else {
        made = split_actor(*store, options.split[0], options.split.size() > 1 ? std::optional<std::string_view>(options.split[1]) : std::nullopt,
                           author);
    }
    if (json) {
        for (const auto& decision : made) {
            JsonLine line;
            add_decision(line, decision);
            line.print(out);
        }
        return done;
    }
    print_group(*store, made.front().actor, out);
    if (!options.split.empty())
        for (const auto& decision : made) print_group(*store, decision.other, out);
    return done;
}

int list(const std::string& graph, const std::string& asked, const DecisionOptions& options, bool json, Output& out) {
    const auto store = Store::open(graph);
    const auto snapshot = store->snapshot();
    std::vector<Decision> decisions;
    if (asked.empty()) {
        decisions = store->decisions();
    } else {
        const auto actor = store->find_actor(asked);
        for (const auto& [number, member] : store->members(actor ? *actor : find_one_actor(*store, asked)))
            for (auto& decision : store->decisions(member.id)) decisions.push_back(std::move(decision));
        std::sort(decisions.begin(), decisions.end(), [](const Decision& a, const Decision& b) {
            const auto pair_a = graph::pair_of(a), pair_b = graph::pair_of(b);
            return pair_a != pair_b ? pair_a < pair_b : graph::prevails(a, b);
        });
        decisions.erase(std::unique(decisions.begin(), decisions.end()), decisions.end());
    }
    // Of a pair the first holds.
    std::vector<bool> holds;
    for (std::size_t i = 0; i < decisions.size(); ++i)
        holds.push_back(i == 0 || graph::pair_of(decisions[i]) != graph::pair_of(decisions[i - 1]));
    if (options.unsure) {
        std::vector<Decision> open;
        for (std::size_t i = 0; i < decisions.size(); ++i)
            if (holds[i] && decisions[i].verdict == Verdict::unsure) open.push_back(decisions[i]);
        decisions = std::move(open);
        holds.assign(decisions.size(), true);
    }
    if (json) {
        for (std::size_t i = 0; i < decisions.size(); ++i) {
            JsonLine line;
            add_decision(line, decisions[i]);
            line.boolean("holds", holds[i]).print(out);
        }
    } else if (decisions.empty()) {
        out.line(options.unsure ? "no pair of actors is in doubt" : "nothing was decided");
    } else {
        decision_table(decisions, options.unsure ? std::vector<bool>() : holds).print(out);
    }
    return done;
}

}  // namespace

void declare_decisions(CLI::App& verb, DecisionOptions& options) {
    auto* merge = verb.add_option("--merge", options.merge, "say that two actors are one, to be shown as the first")->expected(2)->option_text("ACTOR OTHER");
    auto* split = verb.add_option("--split", options.split, "say that an actor is not the other, or none of those that it is shown with")
                      ->expected(1, 2)
                      ->option_text("ACTOR [OTHER]");
    auto* decisions = verb.add_flag("--decisions", options.listing, "which actors are one or not, who said so, and why; with NAME, those on one actor");
    auto* unsure = verb.add_flag("--unsure", options.unsure, "the pairs that may be one: no rule is sure, and nobody has decided");
    merge->excludes(split)->excludes(decisions)->excludes(unsure);
    split->excludes(decisions)->excludes(unsure);
    verb.add_option("--by", options.author.by, "who decides (default: the user)")->option_text("NAME");
    verb.add_option("--why", options.author.why, "why, in words")->option_text("TEXT");
    verb.add_option_function<std::string>(
            "--when",
            [&options](const std::string& text) {
                options.author.at = time_in(text);
                if (options.author.at.empty())
                    throw CLI::ValidationError("--when", fmt::format("'{}' is no time; write it as 2016-07-14 or 2016-07-14T18:30:00Z", text));
            },
            "when it was decided, in UTC (default: now); the later decision holds")
        ->option_text("TIME");
}

int run_decisions(const std::string& graph, const StoreOptions& write, const std::string& actor, const DecisionOptions& options, bool json, Output& out) {
    return options.merge.empty() && options.split.empty() ? list(graph, actor, options, json, out) : change(graph, write, options, json, out);
}

void add_decision(JsonLine& line, const Decision& decision) {
    line.text("actor", decision.actor).text("other", decision.other).text("verdict", to_string(decision.verdict));
    line.text("decider", to_string(decision.decider)).text("by", decision.by).text("at", decision.at).text("why", decision.why);
}

Table decision_table(const std::vector<Decision>& decisions, const std::vector<bool>& holds) {
    std::vector<Table::Column> columns{{"verdict"}, {"actor"}, {"other"}, {"by"}, {"when"}, {"why", Table::Align::left, true}};
    if (!holds.empty()) columns.insert(columns.begin(), {""});
    Table table(std::move(columns));
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const auto& decision = decisions[i];
        std::vector<Table::Cell> row;
        const bool overruled = !holds.empty() && !holds[i];
        if (!holds.empty()) row.push_back({overruled ? "overruled" : "holds", overruled ? Ink::faint : Ink::plain});
        const auto ink = overruled ? Ink::faint : Ink::strong;
        row.insert(row.end(), {{std::string(to_string(decision.verdict)), ink},
                               {decision.actor},
                               {decision.other},
                               {fmt::format("{} {}", to_string(decision.decider), decision.by)},
                               {decision.at.substr(0, 19)},
                               {decision.why, Ink::faint}});
        table.add(std::move(row));
    }
    return table;
}

}  // namespace entente::cli
