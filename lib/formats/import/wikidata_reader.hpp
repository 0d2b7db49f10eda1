#pragma once
// Items of Wikidata, one a line, as its JSON dumps have them (with the brackets and commas of the whole, or without).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <rapidjson/document.h>

#include "actors/agents.hpp"
#include "formats/import/actor_sink.hpp"
#include "formats/import/country_codes.hpp"

namespace entente::formats {

/// Takes English names, kind (P31), country (P27, P17), offices (P39, from P580 to P582) and parties (P102). Items whose kind is
/// none of ours are passed over. Countries and offices are told by their own items in the file, wherever they stand in it.
class WikidataReader final : public ActorReader {
public:
    /// All must outlive the reader.
    WikidataReader(const CountryCodes& countries, const actors::Agents& agents, const ActorSink& sink) : countries_(countries), agents_(agents), sink_(sink) {}

    void line(std::size_t number, std::string_view line) override;
    void end() override;

private:
    struct Office {
        std::string title, country;  // the country as an item
    };
    struct Held {
        std::string office;  // an item
        actors::Term term;
    };
    /// An actor whose country and offices are items still.
    struct Waiting {
        actors::ImportedActor actor;
        std::string country;
        std::vector<Held> offices;
    };

    void read_office(const std::string& item, const rapidjson::Value& json);
    void read_terms(std::size_t number, const rapidjson::Value& claims, Waiting& waiting);
    std::string country(const std::string& item) const;

    const CountryCodes& countries_;
    const actors::Agents& agents_;
    const ActorSink& sink_;
    std::vector<Waiting> waiting_;
    std::unordered_map<std::string, Office> offices_;
    std::unordered_map<std::string, std::string> country_codes_;  // of items with a code (P298)
};

}  // namespace entente::formats
