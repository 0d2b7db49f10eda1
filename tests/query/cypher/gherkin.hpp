#pragma once
// Feature files of the openCypher TCK: scenarios with their steps; outlines once for each example.

#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace entente::tck {

using Cells = std::vector<std::string>;

struct Step {
    std::string text, document;  // the line without Given, When, Then, And; what stands between """
    std::vector<Cells> table;
};

struct Scenario {
    std::string feature, number;  // "Match2", "3", of an outline's second example "3.2"
    std::string name;
    std::vector<Step> steps;
};

namespace gherkin {

inline std::string trimmed(const std::string& line) {
    const auto first = line.find_first_not_of(" \t\r");
    return first == std::string::npos ? std::string() : line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

/// | a | b \| c |
inline Cells cells_of(const std::string& line) {
    Cells cells;
    std::string cell;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') cell += line[++i];
        else if (line[i] == '|') cells.push_back(trimmed(std::exchange(cell, {})));
        else cell += line[i];
    }
    return cells;
}

inline std::string filled(std::string text, const Cells& names, const Cells& values) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto place = "<" + names[i] + ">";
        for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + values[i].size())) text.replace(at, place.size(), values[i]);
    }
    return text;
}

inline Scenario filled(const Scenario& outline, const Cells& names, const Cells& values) {
    auto scenario = outline;
    for (auto& step : scenario.steps) {
        step.text = filled(step.text, names, values);
        step.document = filled(step.document, names, values);
        for (auto& row : step.table)
            for (auto& cell : row) cell = filled(cell, names, values);
    }
    return scenario;
}

}  // namespace gherkin

inline std::vector<Scenario> read_feature(const std::string& file) {
    using namespace gherkin;
    std::vector<Scenario> scenarios;
    std::string feature;
    std::vector<Scenario> read;
    std::vector<std::vector<Cells>> examples;
    bool in_examples = false;
    std::ifstream in(file);
    static const std::regex head(R"(Scenario(?: Outline)?: \[(\d+)\] (.*))"), step(R"((?:Given|When|Then|And|But) (.*))");
    std::smatch match;
    for (std::string line; std::getline(in, line);) {
        auto text = trimmed(line);
        if (text.starts_with("Feature: ")) {
            feature = text.substr(9, text.find(' ', 9) - 9);
        } else if (std::regex_match(text, match, head)) {
            read.push_back({feature, match[1], match[2], {}});
            examples.emplace_back();
            in_examples = false;
        } else if (read.empty() || text.empty() || text[0] == '#') {
            continue;
        } else if (text == "Examples:") {
            in_examples = true;
        } else if (text == R"(""")") {
            const auto indent = line.find('"');
            auto& document = read.back().steps.back().document;
            while (std::getline(in, line) && trimmed(line) != R"(""")") document += (line.size() > indent ? line.substr(indent) : "") + "\n";
        } else if (text[0] == '|') {
            (in_examples ? examples.back() : read.back().steps.back().table).push_back(cells_of(text));
        } else if (std::regex_match(text, match, step)) {
            read.back().steps.push_back({match[1], {}, {}});
        }
    }
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (examples[i].empty()) scenarios.push_back(read[i]);
        for (std::size_t row = 1; row < examples[i].size(); ++row) {
            auto scenario = filled(read[i], examples[i][0], examples[i][row]);
            scenario.number += "." + std::to_string(row);
            scenarios.push_back(std::move(scenario));
        }
    }
    return scenarios;
}

}  // namespace entente::tck
