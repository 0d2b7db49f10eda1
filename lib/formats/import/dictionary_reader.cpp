#include "formats/import/dictionary_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "actors/normalise.hpp"
#include "formats/import/names.hpp"
#include "formats/import/running_text.hpp"
#include "text/ascii.hpp"

namespace entente::formats {
namespace {

using actors::ImportedActor;
using actors::Term;

/// Years of two digits: 31 to 99 are 1931 to 1999, the rest are of this century.
constexpr int last_year_of_century = 30;
constexpr std::size_t longest_name = 200;
constexpr std::size_t most_forms = 100;  // of a noun with sets in it

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// The year has two digits or four; `two` says which it was.
std::optional<Date> read_day(std::string_view digits, bool& two) {
    two = digits.size() == 6;
    if ((digits.size() != 6 && digits.size() != 8) || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    std::string iso(digits.substr(0, digits.size() - 4));
    if (two) iso.insert(0, std::stoi(iso) > last_year_of_century ? "19" : "20");
    iso.append("-").append(digits.substr(digits.size() - 4, 2)).append("-").append(digits.substr(digits.size() - 2));
    return Date::parse(iso);
}

Date century_before(Date day) { return *Date::parse(std::to_string(day.year() - 100) + day.iso().substr(4)); }

/// "910828-940315", "<910828", ">19940315", or nothing.
std::optional<Term> read_term(std::string_view days) {
    Term term;
    if (days.empty()) return term;
    bool two = false;
    if (days.front() == '<' || days.front() == '>') {
        const auto day = read_day(trimmed(days.substr(1)), two);
        if (!day) return std::nullopt;
        (days.front() == '<' ? term.to : term.from) = day;
        return term;
    }
    const auto dash = days.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    bool ignored = false;
    term.from = read_day(trimmed(days.substr(0, dash)), two);
    term.to = read_day(trimmed(days.substr(dash + 1)), ignored);
    if (!term.from || !term.to) return std::nullopt;
    // "100101-460307": begun in 1910.
    if (two && *term.to < *term.from && term.from->year() >= 2000) term.from = century_before(*term.from);
    if (*term.to < *term.from) return std::nullopt;
    return term;
}

/// What a code without days says of what it codes.
ActorKind kind_of(const CameoCode& code, std::string_view name) {
    if (code.body == "IGO") return ActorKind::igo;
    if (code.body == "NGO") return ActorKind::ngo;
    if (code.body == "MNC" || code.sector == "BUS") return ActorKind::company;
    if (code.body == "IMG" || code.sector == "REB" || code.sector == "UAF" || code.sector == "PRM") return ActorKind::armed_group;
    if (code.sector == "PTY") return ActorKind::party;
    if (code.sector == "JRN") return ActorKind::media;
    if (code.sector == "ELI" && name.find_first_of("_ ") < name.size() - 1) return ActorKind::person;
    for (const std::string_view state : {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
        if (code.sector == state) return ActorKind::government;
    return ActorKind::organization;
}

std::string plural_of(const std::string& noun) {
    const auto ends = [&](std::string_view end) { return noun.ends_with(end); };
    if (ends("s") || ends("x") || ends("ch") || ends("sh")) return noun + "es";
    if (noun.size() > 1 && ends("y") && std::string_view("aeiou").find(noun[noun.size() - 2]) == std::string_view::npos)
        return noun.substr(0, noun.size() - 1) + "ies";
    return noun + "s";
}

/// Without the preposition by which a dictionary waits for a country: "AMBASSADOR_TO".
std::string noun_text(std::string_view written) {
    auto noun = text::ascii_lower(written);
    std::ranges::replace(noun, '_', ' ');
    noun = tidy(noun);
    for (const std::string_view preposition : {" at", " for", " from", " in", " of", " to"})
        if (noun.ends_with(preposition)) noun.resize(noun.size() - preposition.size());
    return noun;
}

}  // namespace

void DictionaryReader::line(std::size_t number, std::string_view line) {
    const auto text = trimmed(line);
    if (text.empty() || text.front() == '#' || text.front() == ';') return;
    const auto bracket = text.find('[');
    const auto comment = text.find_first_of("#;");
    const bool coded = bracket != std::string_view::npos && (comment == std::string_view::npos || bracket < comment);
    const auto before = text.substr(0, coded ? bracket : comment);

    if (text.front() == '[') {
        if (block_.line == 0) return sink_.skipped(number, "a code with no name before it");
        return read_codes(number, text);
    }
    if (text.front() == '!' && text.find('=') != std::string_view::npos) return read_set(number, text.substr(0, comment));
    if (coded && text.find('~', bracket) < text.find(']', bracket)) return read_agent(number, text, bracket);
    if (text.front() == '+') {
        if (block_.line == 0) return sink_.skipped(number, "a synonym with no name before it");
        if (coded) return sink_.skipped(number, "a synonym with a code of its own");
        return read_name(number, before.substr(1));
    }
    close();
    block_.line = number;
    read_name(number, before);
    if (coded) read_codes(number, text.substr(bracket));
}

void DictionaryReader::read_name(std::size_t number, std::string_view name) {
    const auto bare = trimmed(name);
    if (bare.size() > longest_name) return sink_.skipped(number, "the name is longer than 200 bytes");
    if (bare.find_first_of("]{}!*=~&") != std::string_view::npos) return sink_.skipped(number, "\"" + std::string(bare) + "\" is no name");
    actors::Normaliser normaliser;
    std::size_t letters = 0;
    for (const auto& piece : normaliser.pieces(bare)) letters += piece.text.size();
    if (letters < 2) return sink_.skipped(number, "the name has fewer than two letters");
    block_.names.emplace_back(bare);
}

void DictionaryReader::read_codes(std::size_t number, std::string_view codes) {
    while (!codes.empty() && codes.front() == '[') {
        const auto end = codes.find_first_of("]}");
        if (end == std::string_view::npos || codes[end] == '}') {
            block_.faulty = true;
            return sink_.skipped(number, "the code is not closed with \"]\"");
        }
        read_role(number, trimmed(codes.substr(1, end - 1)));
        codes = trimmed(codes.substr(end + 1));
    }
}

void DictionaryReader::read_role(std::size_t number, std::string_view inside) {
    if (inside == "---") {
        block_.nobody = true;
        return;
    }
    const auto end = std::min(inside.find_first_of(" \t<>"), inside.size());
    const auto days = trimmed(inside.substr(end));
    // Of "either or" the first is taken.
    auto code = inside.substr(0, end);
    code = code.substr(0, code.find('/'));
    std::string fault;
    const auto found = cameo_code(code, countries_, fault);
    const auto term = read_term(days);
    if (found && term) {
        block_.roles.push_back({*found, *term});
        return;
    }
    block_.faulty = true;
    sink_.skipped(number, !found ? fault : "\"" + std::string(days) + "\" are no days");
}

void DictionaryReader::read_set(std::size_t number, std::string_view line) {
    const auto equals = line.find('=');
    const auto name = trimmed(line.substr(0, equals));
    std::vector<std::string> words;
    for (auto rest = line.substr(equals + 1); !rest.empty();) {
        const auto comma = std::min(rest.find(','), rest.size());
        if (const auto word = trimmed(rest.substr(0, comma)); !word.empty()) words.emplace_back(word);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    if (name.size() < 3 || name.back() != '!' || words.empty()) return sink_.skipped(number, "a set is written as !NAME! = WORD, WORD");
    sets_[std::string(name)] = std::move(words);
}

/// Every form that the sets in a noun give: "CATTLE!PERSON!" is CATTLEMAN, CATTLEMEN, ...
bool DictionaryReader::expand(std::size_t number, std::string_view noun, std::vector<std::string>& out) {
    out.assign(1, std::string());
    while (!noun.empty()) {
        const auto mark = noun.find('!');
        for (auto& form : out) form.append(noun.substr(0, mark));
        if (mark == std::string_view::npos) return true;
        const auto end = noun.find('!', mark + 1);
        const auto set = end == std::string_view::npos ? sets_.end() : sets_.find(std::string(noun.substr(mark, end - mark + 1)));
        if (set == sets_.end() || out.size() * set->second.size() > most_forms) {
            sink_.skipped(number, "\"" + std::string(noun.substr(mark)) + "\" names no set");
            return false;
        }
        std::vector<std::string> longer;
        for (const auto& form : out)
            for (const auto& word : set->second) longer.push_back(form + word);
        out = std::move(longer);
        noun.remove_prefix(end + 1);
    }
    return true;
}

/// "THIEF {THIEVES} [~CRM]"; empty braces: there is no plural.
void DictionaryReader::read_agent(std::size_t number, std::string_view line, std::size_t bracket) {
    close();
    const auto end = line.find(']', bracket);
    const auto code = trimmed(line.substr(bracket + 1, end - bracket - 1));
    if (code.empty() || code.front() != '~') return sink_.skipped(number, "a noun whose code does not begin with \"~\" says nothing of its sector");
    if (code.size() % 3 != 1) return sink_.skipped(number, "\"" + std::string(code) + "\" is not made of groups of three capitals");
    const auto sector = plover_sector_of(code.substr(1));
    if (sector.empty()) return sink_.skipped(number, "\"" + std::string(code) + "\" names no sector");

    auto written = trimmed(line.substr(0, bracket));
    std::optional<std::string> plural;
    if (const auto brace = written.find('{'); brace != std::string_view::npos) {
        const auto closed = written.find('}', brace);
        if (closed == std::string_view::npos) return sink_.skipped(number, "the plural is not closed with \"}\"");
        plural = noun_text(written.substr(brace + 1, closed - brace - 1));
        written = trimmed(written.substr(0, brace));
    }
    std::vector<std::string> forms;
    if (written.size() > longest_name || !expand(number, written, forms)) return;
    for (const auto& form : forms) {
        auto noun = noun_text(form);
        if (std::ranges::none_of(noun, [](char c) { return c >= 'a' && c <= 'z'; })) return sink_.skipped(number, "a code with no noun before it");
        // The forms of a set hold the plural already.
        auto many = plural ? *plural : forms.size() > 1 ? std::string() : plural_of(noun);
        sink_.noun({std::move(noun), std::move(many), sector});
    }
}

void DictionaryReader::close() {
    const Block block = std::exchange(block_, {});
    if (block.line == 0 || block.names.empty()) return;
    if (block.roles.empty()) {
        if (!block.faulty && !block.nobody) sink_.skipped(block.line, "no code follows the name");
        return;
    }
    const auto dated = [](const Role& role) { return role.term.from || role.term.to; };
    const auto& first = block.roles.front();
    const bool countries = std::ranges::all_of(block.roles, [](const Role& role) { return role.code.whole_country; });
    const bool person = !countries && std::ranges::any_of(block.roles, dated);

    ImportedActor actor;
    actor.kind_assumed = true;
    if (countries) {
        // Of a city that changed hands the country of today.
        const auto& last = *std::ranges::max_element(block.roles, {}, [](const Role& role) { return role.term.from; });
        actor.kind = ActorKind::country;
        actor.country = last.code.country;
    } else {
        actor.kind = person ? ActorKind::person : kind_of(first.code, block.names.front());
        actor.country = first.code.country;
        if (std::ranges::all_of(block.roles, [&](const Role& role) { return role.code.body == first.code.body; })) actor.code = first.code.body;
        if (!person) actor.sector = first.code.sector;
        else
            for (const auto& role : block.roles) actor.roles.push_back({{}, {}, role.code.country, role.code.sector, role.term});
    }
    for (const auto& name : block.names) {
        auto text = running_text(name, actor.kind == ActorKind::person);
        if (names_office(agents_, countries_, text)) continue;
        // Text has its titles before names anyway, and its own days for them.
        if (actor.kind == ActorKind::person) text = without_titles(agents_, countries_, std::move(text));
        if (actor.name.empty()) actor.name = std::move(text);
        else actor.aliases.push_back(std::move(text));
    }
    if (!actor.name.empty()) sink_.actor(std::move(actor));
}

}  // namespace entente::formats
