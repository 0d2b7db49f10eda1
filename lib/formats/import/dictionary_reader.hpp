#pragma once
// Dictionaries of actors and agents as TABARI, PETRARCH and Phoenix have them: names in capitals, and codes of CAMEO with days.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "actors/agents.hpp"
#include "formats/import/actor_sink.hpp"
#include "formats/import/cameo_code.hpp"
#include "formats/import/country_codes.hpp"

namespace entente::formats {

class DictionaryReader final : public ActorReader {
public:
    /// All must outlive the reader.
    DictionaryReader(const CountryCodes& countries, const actors::Agents& agents, const ActorSink& sink) : countries_(countries), agents_(agents), sink_(sink) {}

    void line(std::size_t number, std::string_view line) override;
    void end() override { close(); }

private:
    struct Role {
        CameoCode code;
        actors::Term term;
    };
    /// A name with its synonyms and codes, as far as it was read.
    struct Block {
        std::size_t line = 0;  // 0: none
        std::vector<std::string> names;  // as written
        std::vector<Role> roles;
        bool nobody = false;   // coded [---]: no actor, and meant so
        bool faulty = false;   // a code was left out and told
    };

    void read_name(std::size_t number, std::string_view name);
    void read_codes(std::size_t number, std::string_view codes);
    void read_role(std::size_t number, std::string_view inside);
    void read_set(std::size_t number, std::string_view line);
    void read_agent(std::size_t number, std::string_view line, std::size_t bracket);
    bool expand(std::size_t number, std::string_view noun, std::vector<std::string>& out);
    void close();

    const CountryCodes& countries_;
    const actors::Agents& agents_;
    const ActorSink& sink_;
    Block block_;
    std::unordered_map<std::string, std::vector<std::string>> sets_;  // by name with its marks: "!PERSON!"
};

}  // namespace entente::formats
