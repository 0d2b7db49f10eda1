#pragma once
// Which format a file of actors has, and the reader for it.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "actors/agents.hpp"
#include "formats/import/actor_sink.hpp"
#include "formats/import/country_codes.hpp"

namespace entente::formats {

enum class ActorFormat : std::uint8_t { dictionary, ftm, wikidata, csv };

/// "tabari", "petrarch" and "phoenix" are all dictionaries; "ftm", "wikidata", "csv".
std::optional<ActorFormat> actor_format(std::string_view name);

/// From the name of the file and its first few thousand bytes; nothing where they look like none.
std::optional<ActorFormat> detect_actor_format(std::string_view file_name, std::string_view head);

std::unique_ptr<ActorReader> make_actor_reader(ActorFormat format, const CountryCodes& countries, const actors::Agents& agents, const ActorSink& sink);

}  // namespace entente::formats
