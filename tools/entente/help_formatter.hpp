#pragma once
// Help in the words of its readers: an option's value as it is written, without what only the parser needs to know.

#include <string>

#include <CLI/CLI.hpp>

namespace entente::cli {

class HelpFormatter : public CLI::Formatter {
public:
    /// "--why-not", without the value that a flag stands for.
    std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
        auto name = CLI::Formatter::make_option_name(option, is_positional);
        if (const auto brace = name.find('{'); brace != std::string::npos) name.erase(brace, name.find('}') + 1 - brace);
        return name;
    }
    /// The value alone: which options go together the texts say, and the errors.
    std::string make_option_opts(const CLI::Option* option) const override {
        return option->get_option_text().empty() ? std::string() : " " + option->get_option_text();
    }
    /// "ACTOR ACTOR..." where at least two are asked for.
    std::string make_option_usage(const CLI::Option* option) const override {
        if (option->get_expected_min() < 2) return CLI::Formatter::make_option_usage(option);
        const auto name = make_option_name(option, true);
        return name + " " + name + "...";
    }
};

}  // namespace entente::cli
