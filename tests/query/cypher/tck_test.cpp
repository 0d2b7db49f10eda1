// The openCypher TCK, from the folder that the environment variable ENTENTE_TCK names, else from ../shared/data/opencypher-tck.
// No part of it is in this project: tck-passing.txt has the numbers of the scenarios that pass. A listed one that fails is an
// error; new ones are told, and ENTENTE_TCK_LIST=FILE writes the list anew. ENTENTE_TCK_SHOW=Match2 shows why scenarios fail.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include <entente/error.hpp>

#include "../../support/memory_graph.hpp"
#include "../../support/set_up.hpp"
#include "catch.hpp"
#include "expected_value.hpp"
#include "gherkin.hpp"
#include "query/cypher/render.hpp"

using namespace entente;
using namespace entente::cypher;

namespace {

namespace fs = std::filesystem;

fs::path tck_folder() {
    if (const auto* given = std::getenv("ENTENTE_TCK")) return given;
    return fs::path(ENTENTE_ROOT) / "../shared/data/opencypher-tck";
}

struct Answer {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

class Runner {
public:
    explicit Runner(const tck::Scenario& scenario) : scenario_(scenario) {}

    /// Why the scenario fails; empty where it passes.
    std::string run() {
        for (const auto& step : scenario_.steps) {
            try {
                if (auto fault = take(step); !fault.empty()) return fault;
            } catch (const Error& error) {
                return error.what();
            } catch (const std::exception& error) {
                return fmt::format("inner fault: {}", error.what());
            }
        }
        return {};
    }

private:
    std::string take(const tck::Step& step) {
        const auto& text = step.text;
        if (text == "an empty graph" || text == "any graph" || text == "no side effects") return {};
        if (text == "having executed:") {
            set_up(graph_, step.document);
        } else if (text == "parameters are:") {
            for (const auto& row : step.table) parameters_.insert_or_assign(row.at(0), literal(row.at(1)));
        } else if (text == "executing query:") {
            ask(step.document);
        } else if (text.find(" should be raised at ") != std::string::npos) {
            return error_ ? "" : "no error is raised";
        } else if (text.starts_with("the result should be")) {
            return compare(step.table, text.find("in order") != std::string::npos, text.find("ignoring element order") != std::string::npos);
        } else {
            return "no step is known as: " + text;
        }
        return {};
    }

    Value literal(const std::string& text) {
        auto query = parse("RETURN " + text + " AS value");
        Plan plan(graph_, query, {});
        Value value;
        plan.run({}, [&](const List& row) {
            value = row.front();
            return true;
        });
        return value;
    }

    void ask(const std::string& text) {
        answer_ = {};
        error_.reset();
        try {
            const auto query = parse(text);
            analyse(query);
            Plan plan(graph_, query, parameters_);
            answer_.columns = plan.columns();
            plan.run({}, [&](const List& values) {
                auto& row = answer_.rows.emplace_back();
                for (const auto& value : values) row.push_back(cypher_text(graph_, value));
                return true;
            });
        } catch (const Error& error) {
            error_ = error.what();
        }
    }

    std::string compare(const std::vector<tck::Cells>& table, bool in_order, bool sorts_lists) const {
        if (error_) return *error_;
        if (table.empty()) return answer_.rows.empty() ? "" : "there are rows";
        std::vector<std::size_t> place;  // of expected columns
        for (const auto& name : table[0]) {
            const auto found = std::find(answer_.columns.begin(), answer_.columns.end(), name);
            if (found == answer_.columns.end() || answer_.columns.size() != table[0].size()) return fmt::format("there is no column {}", name);
            place.push_back(static_cast<std::size_t>(found - answer_.columns.begin()));
        }
        std::vector<std::string> wanted, got;
        for (std::size_t i = 1; i < table.size(); ++i) {
            auto& row = wanted.emplace_back();
            for (const auto& cell : table[i]) row += tck::ExpectedValue(cell, sorts_lists).canonical() + " | ";
        }
        for (const auto& values : answer_.rows) {
            auto& row = got.emplace_back();
            for (const auto at : place) row += tck::ExpectedValue(values[at], sorts_lists).canonical() + " | ";
        }
        if (!in_order) {
            std::sort(wanted.begin(), wanted.end());
            std::sort(got.begin(), got.end());
        }
        if (wanted == got) return {};
        std::string fault = "wanted";
        for (const auto& row : wanted) fault += "\n    " + row;
        fault += "\n  got";
        for (const auto& row : got) fault += "\n    " + row;
        return fault;
    }

    const tck::Scenario& scenario_;
    MemoryGraph graph_;
    Map parameters_;
    Answer answer_;
    std::optional<std::string> error_;
};

/// "Match2: 1 2 3.1 3.2", a line for each feature.
using Passing = std::map<std::string, std::vector<std::string>>;

Passing read_passing() {
    Passing passing;
    std::ifstream in(fs::path(ENTENTE_TESTS) / "query/cypher/tck-passing.txt");
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line.substr(line.find(':') + 1));
        auto& numbers = passing[line.substr(0, line.find(':'))];
        for (std::string number; words >> number;) numbers.push_back(number);
    }
    return passing;
}

void write_passing(const std::string& file, const Passing& passing) {
    std::ofstream out(file);
    for (const auto& [feature, numbers] : passing) {
        out << feature << ':';
        for (const auto& number : numbers) out << ' ' << number;
        out << '\n';
    }
}

struct Score {
    unsigned passing = 0, all = 0;
    double percent() const { return all == 0 ? 0 : 100.0 * passing / all; }
};

bool is_core(const std::string& group) {
    return group == "match" || group == "match-where" || group.starts_with("return") || group.starts_with("with") || group == "unwind" ||
           group == "aggregation" || group == "countingSubgraphMatches";
}

}  // namespace

TEST_CASE("the scenarios of the openCypher TCK that once passed pass") {
    const auto folder = tck_folder();
    if (!fs::is_directory(folder)) {
        WARN("no openCypher TCK at " << folder << ": left out");
        return;
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".feature") files.push_back(entry.path());
    std::sort(files.begin(), files.end());

    const auto* shown = std::getenv("ENTENTE_TCK_SHOW");
    const auto listed = read_passing();
    Passing passing;
    std::map<std::string, Score> scores;
    Score all, core;
    std::string added;
    for (const auto& file : files) {
        const auto group = file.parent_path().filename().string();
        for (const auto& scenario : tck::read_feature(file.string())) {
            const auto fault = Runner(scenario).run();
            for (auto* score : {&scores[group], &all, &core}) {
                if (score == &core && !is_core(group)) continue;
                ++score->all;
                score->passing += fault.empty();
            }
            const auto known = listed.find(scenario.feature);
            const bool is_listed = known != listed.end() && std::find(known->second.begin(), known->second.end(), scenario.number) != known->second.end();
            if (fault.empty()) passing[scenario.feature].push_back(scenario.number);
            if (fault.empty() && !is_listed) added += fmt::format(" {} [{}]", scenario.feature, scenario.number);
            if (!fault.empty() && shown && scenario.feature.starts_with(shown))
                std::cout << fmt::format("{} [{}] {}\n  {}\n", scenario.feature, scenario.number, scenario.name, fault);
            INFO(scenario.feature << " [" << scenario.number << "]: " << fault);
            CHECK((fault.empty() || !is_listed));
        }
    }
    if (const auto* list = std::getenv("ENTENTE_TCK_LIST")) write_passing(list, passing);
    for (const auto& [group, score] : scores) std::cout << fmt::format("{:26} {:5} of {:5}  {:5.1f} %\n", group, score.passing, score.all, score.percent());
    std::cout << fmt::format("{:26} {:5} of {:5}  {:5.1f} %\n", "core of reading", core.passing, core.all, core.percent());
    std::cout << fmt::format("{:26} {:5} of {:5}  {:5.1f} %\n", "all", all.passing, all.all, all.percent());
    if (!added.empty()) WARN("scenarios that pass and are not in tests/query/cypher/tck-passing.txt:" << added);
}
