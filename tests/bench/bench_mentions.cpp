// How mentions given alone are coded, as `entente resolve` does it, scored by type of mention.
//
//     bench_mentions MENTIONS.tsv [--failures] [--at-least PERCENT]
//
// The file has a head line and then, parted by tabulators, mention, day (may be empty), country, sector, type, half. `country` is the ISO
// code, or the class of a body above countries (IGO, NGO, MNC, IMG); `-` is none; `/` parts codes on which careful coders differ, the one
// that most choose first. A mention is right where country and sector both are; `first` has the share for which both are the first. The
// halves `tune` and `hold` tell what is learned from what is fitted: --failures lists what is wrong in `tune`, and never in `hold`.
// --at-least ends with status 1 where fewer are right.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <entente/error.hpp>
#include <entente/pipeline.hpp>

using namespace entente;

namespace {

struct Case {
    std::string mention, type;
    std::optional<Date> day;
    std::vector<std::string> countries, sectors;
    bool tune;
};

struct Score {
    int all = 0, country = 0, sector = 0, both = 0, first = 0;
    std::array<int, 2> half{}, right{};  // hold, tune
};

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(at, begin), text.size());
        parts.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::vector<Case> read(const char* path) {
    std::ifstream file(path);
    if (!file) throw Error(ErrorCode::input, "cannot be read", path);
    std::vector<Case> cases;
    std::string line;
    std::getline(file, line);
    for (int number = 2; std::getline(file, line); ++number) {
        const auto columns = split(line, '\t');
        if (columns.size() != 6 || (columns[5] != "tune" && columns[5] != "hold"))
            throw Error(ErrorCode::input, "is no mention", fmt::format("{}:{}", path, number), "six columns, the last of them tune or hold");
        cases.push_back({columns[0], columns[4], Date::parse(columns[1]), split(columns[2], '/'), split(columns[3], '/'), columns[5] == "tune"});
    }
    return cases;
}

/// The country that an actor is coded with, the class of a body above countries, or `-`.
std::string country_of(const ActorRef& actor) {
    if (!actor.country.empty()) return actor.country;
    const std::string above = actor.code.substr(0, 3);
    return above == "IGO" || above == "NGO" || above == "MNC" || above == "IMG" ? above : "-";
}

bool holds(const std::vector<std::string>& codes, const std::string& code) { return std::ranges::find(codes, code) != codes.end(); }

std::string percent(int part, int whole) { return whole ? fmt::format("{:.0f}", 100.0 * part / whole) : "-"; }

void print(const std::string& type, const Score& score) {
    fmt::print("{:30} {:>4} {:>8} {:>7} {:>5} {:>5} {:>5} {:>6}\n", type, score.all, percent(score.country, score.all), percent(score.sector, score.all),
               percent(score.both, score.all), percent(score.right[1], score.half[1]), percent(score.right[0], score.half[0]), percent(score.first, score.all));
}

int run(const char* path, bool failures, double at_least) {
    const Pipeline pipeline;
    std::map<std::string, Score> scores;
    Score total;
    for (const Case& expected : read(path)) {
        const ActorRef actor = pipeline.resolve(expected.mention, expected.day).actor.value_or(ActorRef{});
        const std::string country = country_of(actor), sector = actor.sector.empty() ? "-" : actor.sector;
        const bool country_right = holds(expected.countries, country), sector_right = holds(expected.sectors, sector), both = country_right && sector_right;
        for (Score* score : {&scores[expected.type], &total}) {
            ++score->all;
            ++score->half[expected.tune];
            score->country += country_right;
            score->sector += sector_right;
            score->both += both;
            score->right[expected.tune] += both;
            score->first += country == expected.countries.front() && sector == expected.sectors.front();
        }
        if (failures && expected.tune && !both)
            fmt::print("{}: {} {}: {} {} is not {} {} ({}; {})\n", expected.type, expected.mention, expected.day ? expected.day->iso() : "", country, sector,
                       fmt::join(expected.countries, "/"), fmt::join(expected.sectors, "/"), actor.name, actor.resolution);
    }
    fmt::print("{:30} {:>4} {:>8} {:>7} {:>5} {:>5} {:>5} {:>6}\n", "type", "n", "country", "sector", "both", "tune", "hold", "first");
    for (const auto& [type, score] : scores) print(type, score);
    print("all", total);
    const double reached = total.all ? 100.0 * total.both / total.all : 0;
    fmt::print("right {} of {}: {:.1f} %\n", total.both, total.all, reached);
    return reached < at_least;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string_view> options(argv + std::min(argc, 2), argv + argc);
    const auto limit = std::ranges::find(options, "--at-least");
    if (argc < 2 || (limit != options.end() && std::next(limit) == options.end())) {
        fmt::print(stderr, "usage: bench_mentions MENTIONS.tsv [--failures] [--at-least PERCENT]\n");
        return 2;
    }
    try {
        return run(argv[1], std::ranges::find(options, "--failures") != options.end(), limit == options.end() ? 0 : std::atof(std::next(limit)->data()));
    } catch (const Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
