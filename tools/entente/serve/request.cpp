#include "serve/request.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace entente::cli {
namespace {

constexpr std::size_t most_values = 100, most_bytes = 500;

}  // namespace

std::string shortened(std::string_view value) {
    auto shown = value.substr(0, 60);
    shown = shown.substr(0, text::first_invalid_utf8(shown).value_or(shown.size()));
    return shown.size() == value.size() ? std::string(value) : std::string(shown) + "...";
}

Parameters::Parameters(const std::multimap<std::string, std::string>& given) : given_(given) {
    for (const auto& [name, value] : given) {
        if (text::first_invalid_utf8(name) || text::first_invalid_utf8(value)) throw Error(ErrorCode::usage, "is not UTF-8", shortened(name));
        if (value.size() > most_bytes) throw Error(ErrorCode::usage, fmt::format("is {} bytes long", value.size()), shortened(name), fmt::format("at most {} are taken", most_bytes));
    }
}

void Parameters::wrong(const char* name, std::string_view value, const std::string& expected) {
    throw Error(ErrorCode::usage, fmt::format("'{}' is not {}", shortened(value), expected), name);
}

std::vector<std::string> Parameters::texts(const char* name) {
    asked_.emplace(name);
    std::vector<std::string> values;
    const auto [from, to] = given_.equal_range(name);
    for (auto at = from; at != to; ++at)
        if (!at->second.empty()) values.push_back(at->second);
    if (values.size() > most_values) throw Error(ErrorCode::usage, fmt::format("is given {} times", values.size()), name, fmt::format("at most {} are taken", most_values));
    return values;
}

std::string Parameters::text(const char* name) {
    auto values = texts(name);
    if (values.size() > 1) throw Error(ErrorCode::usage, "is given more than once", name);
    return values.empty() ? std::string() : std::move(values.front());
}

std::string Parameters::required(const char* name) {
    auto value = text(name);
    if (value.empty()) throw Error(ErrorCode::usage, "is missing", name, "docs/api.md says what each question takes");
    return value;
}

std::uint64_t Parameters::number(const char* name, std::uint64_t least, std::uint64_t most, std::uint64_t otherwise) {
    const auto value = text(name);
    if (value.empty()) return otherwise;
    std::uint64_t number = 0;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (fault != std::errc() || end != value.data() + value.size() || number < least || number > most) wrong(name, value, fmt::format("a number from {} to {}", least, most));
    return number;
}

bool Parameters::flag(const char* name) {
    const auto value = text(name);
    if (!value.empty() && value != "true" && value != "false") wrong(name, value, "true or false");
    return value == "true";
}

std::optional<Date> Parameters::day(const char* name) {
    const auto value = text(name);
    if (value.empty()) return std::nullopt;
    const auto date = Date::parse(value);
    if (!date) wrong(name, value, "a day such as 2016-07-14");
    return date;
}

Filter Parameters::filter(Store& store) {
    Filter filter;
    filter.types = texts("type");
    if (const auto only = text("only"); only == "events") filter.kind = RecordKind::event;
    else if (only == "ties") filter.kind = RecordKind::tie;
    else if (!only.empty()) wrong("only", only, "events or ties");
    for (const auto& quad : texts("quad")) {
        if (quad.size() != 1 || quad[0] < '0' || quad[0] > '4') wrong("quad", quad, "a quad class from 0 to 4");
        filter.quads.push_back(quad[0] - '0');
    }
    filter.since = day("since");
    filter.until = day("until");
    if (const auto least = text("min-confidence"); !least.empty()) {
        const auto [end, fault] = std::from_chars(least.data(), least.data() + least.size(), filter.min_confidence);
        if (fault != std::errc() || end != least.data() + least.size() || !(filter.min_confidence >= 0 && filter.min_confidence <= 1)) wrong("min-confidence", least, "a number from 0 to 1");
    }
    if (const auto name = text("polarity"); !name.empty() && !(filter.polarity = polarity(name))) wrong("polarity", name, "affirmed or negated");
    if (const auto name = text("modality"); !name.empty() && !(filter.modality = modality(name))) wrong("modality", name, "actual, planned, requested or possible");
    filter.documents = texts("document");
    for (const auto& name : texts("actor-kind")) {
        const auto kind = actor_kind(name);
        if (!kind) wrong("actor-kind", name, "a kind of actor, such as person or armed-group");
        filter.actor_kinds.push_back(*kind);
    }
    for (auto code : texts("country")) {
        std::transform(code.begin(), code.end(), code.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        filter.countries.push_back(std::move(code));
    }
    if (const auto name = text("rollup"); name == "government") filter.rollup = Rollup::government;
    else if (name == "country") filter.rollup = Rollup::country;
    else if (!name.empty()) wrong("rollup", name, "government or country");
    filter.all = flag("all");
    if (!filter.rollup) filter.window = store.window().value_or(0);  // as the command has it (FilterOptions)
    return filter;
}

std::vector<ActorNo> Parameters::actors(Store& store, const char* name, std::size_t most) {
    std::vector<ActorNo> actors;
    const auto given = texts(name);
    if (given.size() > most) throw Error(ErrorCode::usage, fmt::format("is given {} times", given.size()), name, fmt::format("at most {} are taken", most));
    for (const auto& text : given) actors.push_back(find_one_actor(store, text));
    return actors;
}

void Parameters::end() const {
    for (const auto& [name, value] : given_)
        if (!asked_.contains(name)) throw Error(ErrorCode::usage, "is nothing that can be asked for here", shortened(name), "docs/api.md lists what can");
}

}  // namespace entente::cli
