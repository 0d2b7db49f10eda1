#pragma once
// The event types, modes and ties that may be coded, read from schema/ontology/.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente::events {

struct EventType {
    std::string type, cameo;
    int quad = 0;
    bool cooperative = false;  // quads 1 and 2: refusing it is a REJECT
    /// What a noun of this type must have beside it to be an event rather than a topic ("cooperation is needed").
    bool noun_needs_source = false, noun_needs_target = false;
    std::vector<std::string> modes;
    std::map<std::string, std::string, std::less<>> mode_cameo;
    /// For a type that takes another event as its complement ("called for talks", "threatened to attack"): the mode by
    /// the complement's type.
    std::map<std::string, std::string, std::less<>> complement_modes;
};

class Ontology {
public:
    /// Throws Error (schema) with the file and the entry at fault.
    static std::shared_ptr<const Ontology> load(const std::filesystem::path& file);

    const EventType* type(std::string_view name) const;
    bool tie(std::string_view name) const;

private:
    std::map<std::string, EventType, std::less<>> types_;
    std::vector<std::string> ties_;
};

}  // namespace entente::events
