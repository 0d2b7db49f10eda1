#pragma once
// A table of actors as people make it: RFC 4180, its first row the names of the columns, in any order.

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actors/agents.hpp"
#include "formats/import/actor_sink.hpp"
#include "formats/import/country_codes.hpp"

namespace entente::formats {

/// Columns: name (required), alias, kind, country, sector, from, to, title, of, code, wikidata, id. Rows of one name, kind and
/// country are one actor. An alias may hold several, set apart by ";" or "|".
class CsvReader final : public ActorReader {
public:
    /// All must outlive the reader.
    CsvReader(const CountryCodes& countries, const actors::Agents& agents, const ActorSink& sink) : countries_(countries), agents_(agents), sink_(sink) {}

    void line(std::size_t number, std::string_view line) override;
    void end() override;

private:
    using Line = std::pair<std::size_t, std::string>;
    enum class State { whole, open, broken };

    /// Takes the rows that are complete off the waiting lines; at the end also what never was.
    void take_rows(bool at_end);
    /// The fields of the row that begins with the waiting lines; `used` is how many of these it takes.
    State split(std::vector<std::string>& fields, std::size_t& used) const;
    void read_header(std::size_t number, const std::vector<std::string>& fields);
    void read_row(std::size_t number, const std::vector<std::string>& fields);

    const CountryCodes& countries_;
    const actors::Agents& agents_;
    const ActorSink& sink_;
    std::deque<Line> waiting_;  // a quoted field may span lines
    char separator_ = ',';
    std::vector<std::string> columns_;
    bool headed_ = false, hopeless_ = false;
    std::map<std::string, actors::ImportedActor> actors_;  // by name, kind and country
};

}  // namespace entente::formats
