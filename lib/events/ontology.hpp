#pragma once
// The event types, modes and ties that may be coded, read from schema/ontology/.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
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
    /// 0 for what is no type.
    int quad(std::string_view name) const {
        const auto* known = type(name);
        return known ? known->quad : 0;
    }
    bool tie(std::string_view name) const;

    /// At most 64.
    const std::vector<std::string>& contexts() const { return contexts_; }
    /// The contexts that a word tells of: bit i is contexts()[i].
    std::uint64_t contexts_of(std::string_view lemma) const {
        const auto it = context_words_.find(lemma);
        return it == context_words_.end() ? 0 : it->second;
    }

private:
    std::map<std::string, EventType, std::less<>> types_;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    std::vector<std::string> ties_, contexts_;
    std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>> context_words_;
};

}  // namespace entente::events
