// query GRAPH QUERY: questions in openCypher.

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

#include <fmt/format.h>

#include "answer.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "table.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

struct QueryArguments {
    std::string graph, text, file;
    std::vector<std::string> parameters;
    CypherOptions options;
    FilterOptions filter;
    std::optional<std::chrono::milliseconds> most_time;
    bool json = false;
};

std::string text_of(const QueryArguments& arguments) {
    if (arguments.file.empty() && arguments.text != "-") return arguments.text;
    std::ostringstream text;
    if (arguments.file.empty()) {
        text << std::cin.rdbuf();
    } else {
        std::ifstream in(arguments.file);
        if (!in) throw Error(ErrorCode::io, "cannot be read", arguments.file, "is it there, and may you read it?");
        text << in.rdbuf();
    }
    return std::move(text).str();
}

AnswerMap parameters_of(const std::vector<std::string>& given) {
    AnswerMap parameters;
    for (const auto& parameter : given) {
        const auto sign = parameter.find('=');
        if (sign == std::string::npos || sign == 0) throw Error(ErrorCode::usage, fmt::format("'{}' is no parameter", parameter), "--param", "write it as name=value");
        parameters.insert_or_assign(parameter.substr(0, sign), parameter_value(std::string_view(parameter).substr(sign + 1)));
    }
    return parameters;
}

/// The line of the query that an error speaks of, and a caret below the place; empty where it speaks of none.
std::string place_of(const Error& error, const std::string& query) {
    unsigned line = 0, column = 0;
    if (std::sscanf(error.where().c_str(), "query, line %u, column %u", &line, &column) != 2) return {};
    std::istringstream lines(query);
    std::string text;
    for (unsigned number = 0; number < line && std::getline(lines, text); ++number) {}
    std::size_t before = 0;  // bytes of the characters before the place
    for (unsigned character = 1; character < column && before < text.size(); ++character)
        do ++before;
        while (before < text.size() && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80);
    const auto width = static_cast<std::size_t>(columns(printable(text.substr(0, before))));
    return fmt::format("  {}\n  {}^", printable(text), std::string(width, ' '));
}

void print_table(const std::vector<std::string>& names, const std::vector<AnswerList>& rows, Output& out) {
    constexpr int wide = 24;
    std::vector<Table::Column> shape;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto column_is = [&](auto holds) { return std::all_of(rows.begin(), rows.end(), [&](const AnswerList& row) { return holds(row[i]); }); };
        const bool numbers = column_is([](const AnswerValue& value) { return is_number(value) || std::holds_alternative<std::monostate>(value.value); });
        const bool narrow = column_is([](const AnswerValue& value) { return columns(words_of(value)) <= wide; });
        shape.push_back({printable(names[i]), numbers ? Table::Align::right : Table::Align::left, !narrow});
    }
    Table table(std::move(shape));
    for (const auto& row : rows) {
        std::vector<Table::Cell> cells;
        for (const auto& value : row) cells.emplace_back(words_of(value), ink_of(value));
        table.add(std::move(cells));
    }
    table.print(out);
}

void answer(Store& store, const std::string& text, const QueryArguments& arguments, Context& context) {
    auto options = arguments.options;
    options.filter = arguments.filter.of(store);
    options.parameters = parameters_of(arguments.parameters);
    options.time = arguments.most_time.value();
    CypherQuery query(store, text, options);
    if (query.explains()) {
        if (arguments.json) JsonLine().text("plan", query.plan()).print(context.out);
        else context.out.write(query.plan());
        return;
    }
    std::vector<AnswerList> rows;
    const auto outcome = query.run([&](const AnswerList& row) {
        if (arguments.json) context.out.line(json_of(query.columns(), row));
        else rows.push_back(row);
    });
    if (!rows.empty()) print_table(query.columns(), rows, context.out);
    context.out.flush();
    if (!outcome.exhausted.empty()) {
        const auto helps = outcome.exhausted == "time" ? "--time-limit or " : outcome.exhausted == "steps" ? "--steps or " : "";
        remark(fmt::format("the query ended at its limit of {}, and its answer is not whole; {}a narrower pattern helps", outcome.exhausted, helps));
    } else if (outcome.more) remark(fmt::format("there are more than {}; --limit shows more", counted(outcome.rows, "row")));
    else if (outcome.rows == 0 && !arguments.json) remark("no row; names are matched as they are written, and --all takes negated and not actual events too");
}

int run_query(const QueryArguments& arguments, Context& context) {
    if (arguments.text.empty() == arguments.file.empty()) throw Error(ErrorCode::usage, "one query is asked for", "query", "give it as an argument, or --file FILE");
    const auto text = text_of(arguments);
    const auto store = Store::open(arguments.graph);
    try {
        answer(*store, text, arguments, context);
    } catch (const Error& error) {
        const auto place = place_of(error, text);
        if (place.empty()) throw;
        context.out.flush();
        complain(error.what());
        std::cerr << place << '\n';
        return misused;
    }
    return done;
}

}  // namespace

void add_query(CLI::App& app, Context& context) {
    add_verb<QueryArguments>(app, context, "query", "a question in the reading part of openCypher", run_query, [](CLI::App& verb, QueryArguments& arguments) {
        declare_graph(verb, arguments.graph);
        verb.add_option("QUERY", arguments.text, "the query; - is standard input")->option_text(" ");
        verb.add_option("--file", arguments.file, "the query stands in this file")->option_text("FILE");
        verb.add_option("--param", arguments.parameters, "what $NAME stands for; may be repeated")->option_text("NAME=VALUE")->allow_extra_args(false);
        declare_filter(verb, arguments.filter);
        declare_limit(verb, arguments.options.rows, "rows");
        declare_time_limit(verb, arguments.most_time);
        verb.add_option("--steps", arguments.options.steps, "how many edges to look at and rows to make at most (default: 200 million)")->check(CLI::Range(1.0, 1e18))->option_text("N");
        declare_json(verb, arguments.json);
        verb.footer("Nodes are actors, labelled by kind (:Person, :ArmedGroup), relationships are edges, typed as in the record (:CONSULT,\n"
                    ":HOLDS_OFFICE). EXPLAIN before the query shows how it is answered. docs/query-language.md tells the language.\n"
                    "Example: entente query world.db \"MATCH (a)-[r:CONSULT]-(b {name: 'Russia'}) RETURN a.name, r.first ORDER BY r.first\"");
    });
}

}  // namespace entente::cli
