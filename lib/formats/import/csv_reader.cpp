#include "formats/import/csv_reader.hpp"

#include <algorithm>
#include <array>

#include "formats/import/names.hpp"
#include "formats/import/partial_date.hpp"
#include "text/ascii.hpp"

namespace entente::formats {
namespace {

constexpr std::array<std::string_view, 12> known_columns{"name", "alias", "kind", "country", "sector", "from", "to", "title", "of", "code", "wikidata", "id"};
/// A quotation mark that is never closed would swallow the rest of the file.
constexpr std::size_t most_lines = 64;

bool is_item(std::string_view text) {
    return text.size() > 1 && text.size() < 12 && text[0] == 'Q' && text[1] != '0' && std::ranges::all_of(text.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_capitals(std::string_view text) { return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; }); }

bool is_id(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos || !actor_kind(text.substr(0, slash)) || slash + 1 == text.size()) return false;
    return std::ranges::all_of(text.substr(slash + 1), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace

void CsvReader::line(std::size_t number, std::string_view line) {
    if (hopeless_) return;
    if (waiting_.empty() && tidy(line).empty()) return;
    // Spreadsheets of half the world write semicolons.
    if (!headed_ && line.find(',') == std::string_view::npos) separator_ = line.find('\t') == std::string_view::npos ? ';' : '\t';
    waiting_.emplace_back(number, line);
    take_rows(false);
}

void CsvReader::end() {
    take_rows(true);
    if (!headed_ && !hopeless_) sink_.skipped(1, "the file is empty");
    for (auto& [key, actor] : actors_) sink_.actor(std::move(actor));
    actors_.clear();
}

void CsvReader::take_rows(bool at_end) {
    std::vector<std::string> fields;
    while (!waiting_.empty() && !hopeless_) {
        std::size_t used = 0;
        const auto state = split(fields, used);
        if (state == State::open && !at_end && waiting_.size() < most_lines) return;
        const auto number = waiting_.front().first;
        if (state == State::whole) {
            waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(used));
            if (headed_) read_row(number, fields);
            else read_header(number, fields);
            continue;
        }
        sink_.skipped(number, state == State::open ? "a quotation mark that is not closed" : "a quotation mark inside a field that is not quoted, or text behind one");
        waiting_.pop_front();
    }
}

CsvReader::State CsvReader::split(std::vector<std::string>& fields, std::size_t& used) const {
    fields.assign(1, {});
    bool quoted = false, closed = false;
    for (used = 1; used <= waiting_.size(); ++used) {
        const std::string& line = waiting_[used - 1].second;
        for (std::size_t at = 0; at < line.size(); ++at) {
            const char c = line[at];
            if (quoted) {
                if (c != '"') fields.back() += c;
                else if (at + 1 < line.size() && line[at + 1] == '"') fields.back() += line[++at];
                else {
                    quoted = false;
                    closed = true;
                }
            } else if (c == separator_) {
                fields.emplace_back();
                closed = false;
            } else if (c == '"' && !closed && tidy(fields.back()).empty()) {
                fields.back().clear();
                quoted = true;
            } else if (c == '"' || (closed && c != ' ' && c != '\t')) {
                return State::broken;
            } else if (!closed) {
                fields.back() += c;
            }
        }
        if (!quoted) return State::whole;
        fields.back() += '\n';
    }
    return State::open;
}

void CsvReader::read_header(std::size_t number, const std::vector<std::string>& fields) {
    headed_ = true;
    columns_.clear();
    for (const auto& field : fields) columns_.push_back(text::ascii_lower(tidy(field)));
    for (const auto& column : columns_)
        if (std::ranges::find(known_columns, column) != known_columns.end() && std::ranges::count(columns_, column) > 1) {
            sink_.skipped(number, "the column \"" + column + "\" stands twice");
            hopeless_ = true;
            return;
        }
    if (std::ranges::find(columns_, "name") == columns_.end()) {
        sink_.skipped(number, "the first row names no column \"name\", so that no row can be read");
        hopeless_ = true;
    }
}

void CsvReader::read_row(std::size_t number, const std::vector<std::string>& fields) {
    if (fields.size() != columns_.size())
        return sink_.skipped(number, std::to_string(fields.size()) + " fields, but " + std::to_string(columns_.size()) + " columns");
    const auto field = [&](std::string_view column) {
        const auto at = std::ranges::find(columns_, column);
        return at == columns_.end() ? std::string() : tidy(fields[static_cast<std::size_t>(at - columns_.begin())]);
    };
    actors::ImportedActor actor;
    actor.name = field("name");
    if (actor.name.empty()) return sink_.skipped(number, "no name");
    if (auto fault = name_fault(actor.name); !fault.empty()) return sink_.skipped(number, std::move(fault));

    const auto kind = text::ascii_lower(field("kind"));
    actor.kind_assumed = kind.empty();
    const auto title = field("title");
    if (kind.empty()) actor.kind = title.empty() ? ActorKind::organization : ActorKind::person;
    else if (const auto known = actor_kind(kind)) actor.kind = *known;
    else return sink_.skipped(number, "unknown kind \"" + kind + "\"");

    if (const auto written = field("country"); !written.empty()) {
        actor.country = countries_.find(written);
        if (actor.country.empty()) return sink_.skipped(number, "unknown country \"" + written + "\"");
    }
    if (actor.kind == ActorKind::country && actor.country.empty()) return sink_.skipped(number, "a country without its code");
    auto sector = field("sector");
    if (!sector.empty() && !is_capitals(sector)) return sink_.skipped(number, "\"" + sector + "\" is no sector: three capitals, such as GOV");
    actor.code = field("code");
    if (!actor.code.empty() && actor.code != "IGO" && actor.code != "NGO" && actor.code != "MNC" && actor.code != "IMG")
        return sink_.skipped(number, "unknown code \"" + actor.code + "\": IGO, NGO, MNC or IMG");
    const auto from = field("from"), to = field("to");
    const auto term = term_of(from, to);
    if (!term) return sink_.skipped(number, "\"" + from + "\" and \"" + to + "\" are no days in order; write 2016-07-14");
    const auto of = field("of");
    if (!of.empty() && !is_id(of) && !is_item(of)) return sink_.skipped(number, "\"" + of + "\" is no id of an actor, nor an item of Wikidata");
    actor.wikidata = field("wikidata");
    if (!actor.wikidata.empty() && !is_item(actor.wikidata)) return sink_.skipped(number, "\"" + actor.wikidata + "\" is no item of Wikidata");
    actor.id = field("id");
    if (!actor.id.empty() && (!is_id(actor.id) || !actor.id.starts_with(std::string(to_string(actor.kind)) + "/")))
        return sink_.skipped(number, "\"" + actor.id + "\" is no id: kind, slash, name in lower-case ASCII with hyphens");

    auto aliases = field("alias");
    std::ranges::replace(aliases, '|', ';');
    for (std::string_view rest = aliases; !rest.empty();) {
        const auto end = std::min(rest.find(';'), rest.size());
        if (auto alias = tidy(rest.substr(0, end)); !alias.empty()) {
            if (auto fault = name_fault(alias); !fault.empty()) sink_.skipped(number, std::move(fault));
            else actor.aliases.push_back(std::move(alias));
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (actor.kind == ActorKind::person) {
        if (sector.empty()) sector = sector_of_title(agents_, title);
        if (!title.empty() || !of.empty() || !sector.empty() || term->from || term->to) actor.roles.push_back({title, of, {}, sector, *term});
    } else {
        actor.sector = sector;
        actor.term = *term;
    }

    const auto key = actor.name + '\n' + std::string(to_string(actor.kind)) + '\n' + actor.country;
    const auto [at, fresh] = actors_.try_emplace(key, actor);
    if (fresh) return;
    auto& known = at->second;
    std::ranges::move(actor.aliases, std::back_inserter(known.aliases));
    std::ranges::move(actor.roles, std::back_inserter(known.roles));
    for (auto part : {&actors::ImportedActor::sector, &actors::ImportedActor::code, &actors::ImportedActor::wikidata, &actors::ImportedActor::id})
        if ((known.*part).empty()) known.*part = actor.*part;
    if (!known.term.from) known.term.from = actor.term.from;
    if (!known.term.to) known.term.to = actor.term.to;
}

}  // namespace entente::formats
