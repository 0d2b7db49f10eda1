#pragma once
// Entities of FollowTheMoney, one JSON object a line, as OpenSanctions and Aleph export them.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <rapidjson/document.h>

#include "actors/agents.hpp"
#include "formats/import/actor_sink.hpp"
#include "formats/import/country_codes.hpp"

namespace entente::formats {

/// Persons and bodies are actors; memberships, directorships, employments and occupancies of positions are dated roles. Other
/// entities (addresses, passports, ...) are passed over.
class FtmReader final : public ActorReader {
public:
    /// All must outlive the reader.
    FtmReader(const CountryCodes& countries, const actors::Agents& agents, const ActorSink& sink) : countries_(countries), agents_(agents), sink_(sink) {}

    void line(std::size_t number, std::string_view line) override;
    void end() override;

private:
    using Properties = rapidjson::Value;

    /// An office that several may hold, one after another.
    struct Position {
        std::string title, country, sector;
    };
    /// Who (`holder`) has which role in what (`in`: a body or a position), by ids of the file.
    struct Link {
        std::size_t line;
        std::string holder, in, title;
        bool position;
        actors::Term term;
    };

    void read_actor(std::size_t number, std::string id, std::string_view schema, const Properties& properties);
    void read_position(std::size_t number, std::string id, const Properties& properties);
    void read_link(std::size_t number, const Properties& properties, const char* holder, const char* in, const char* title);
    std::string country_of(const Properties& properties, std::initializer_list<const char*> names) const;

    const CountryCodes& countries_;
    const actors::Agents& agents_;
    const ActorSink& sink_;
    // Entities name each other in any order, so that all wait for the end.
    std::vector<actors::ImportedActor> actors_;
    std::unordered_map<std::string, std::size_t> by_id_;
    std::unordered_map<std::string, Position> positions_;
    std::vector<Link> links_;
};

}  // namespace entente::formats
