#include "formats/import/actor_file.hpp"

#include <algorithm>
#include <string>

#include "formats/import/csv_reader.hpp"
#include "formats/import/dictionary_reader.hpp"
#include "formats/import/ftm_reader.hpp"
#include "formats/import/names.hpp"
#include "formats/import/wikidata_reader.hpp"
#include "text/ascii.hpp"

namespace entente::formats {
namespace {

bool is_code(std::string_view inside) {
    return inside == "---" || (inside.size() > 2 && std::ranges::all_of(inside.substr(0, 3), [](char c) { return (c >= 'A' && c <= 'Z') || c == '~'; }));
}

}  // namespace

std::optional<ActorFormat> actor_format(std::string_view name) {
    if (name == "tabari" || name == "petrarch" || name == "phoenix") return ActorFormat::dictionary;
    if (name == "ftm") return ActorFormat::ftm;
    if (name == "wikidata") return ActorFormat::wikidata;
    if (name == "csv") return ActorFormat::csv;
    return std::nullopt;
}

std::optional<ActorFormat> detect_actor_format(std::string_view file_name, std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const auto name = text::ascii_lower(file_name);
    std::string first;
    for (std::string_view rest = head; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = tidy(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty() || line == "[") continue;
        if (first.empty()) first = line;
        if (line.front() == '{') {
            // The beginning of an item may be longer than what was read: "type" and "id" come first.
            if (line.find("\"schema\"") != std::string::npos && line.find("\"claims\"") == std::string::npos) return ActorFormat::ftm;
            return ActorFormat::wikidata;
        }
        if (line.front() == '#') continue;
        const auto bracket = line.find('[');
        if (bracket != std::string::npos && is_code(std::string_view(line).substr(bracket + 1, line.find_first_of("] ", bracket) - bracket - 1))) return ActorFormat::dictionary;
    }
    if (first.empty()) return std::nullopt;
    if (name.ends_with(".csv") || name.ends_with(".tsv")) return ActorFormat::csv;
    auto header = text::ascii_lower(first);
    std::ranges::replace_if(header, [](char c) { return c == ';' || c == '\t' || c == '"'; }, ',');
    header = "," + header + ",";
    header.erase(std::unique(header.begin(), header.end(), [](char a, char b) { return a == ',' && b == ','; }), header.end());
    if (header.find(",name,") != std::string::npos) return ActorFormat::csv;
    if (name.ends_with(".actors") || name.ends_with(".actors.txt") || name.ends_with(".agents") || name.ends_with(".agents.txt")) return ActorFormat::dictionary;
    return std::nullopt;
}

std::unique_ptr<ActorReader> make_actor_reader(ActorFormat format, const CountryCodes& countries, const actors::Agents& agents, const ActorSink& sink) {
    switch (format) {
        case ActorFormat::dictionary: return std::make_unique<DictionaryReader>(countries, agents, sink);
        case ActorFormat::ftm: return std::make_unique<FtmReader>(countries, agents, sink);
        case ActorFormat::wikidata: return std::make_unique<WikidataReader>(countries, agents, sink);
        case ActorFormat::csv: break;
    }
    return std::make_unique<CsvReader>(countries, agents, sink);
}

}  // namespace entente::formats
