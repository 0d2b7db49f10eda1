#pragma once
// Names that are not persons': countries, bodies, places, peoples; what the directory knows and what only the text gives.

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "actors/country_context.hpp"
#include "actors/reading.hpp"

namespace entente::actors {

class NameResolver {
public:
    NameResolver(Reading& reading, CountryContext& context) : r_(reading), context_(context) {}

    /// Resolves every name but persons'; those stay without a mention, to be resolved once titles can be read.
    void run();

    /// Whether a person's name stands there, as far as can be told without the rest of the document.
    bool is_person(const NameSpan& name) const;

private:
    std::string last_piece(const NameSpan& name) const;
    bool ambiguous(const NameSpan& name) const;
    const Naming* choose(const NameSpan& name) const;
    int score(const NameSpan& name, const Naming& naming) const;
    void resolve(std::uint32_t name);
    void resolve_known(std::uint32_t name, const Naming& naming);
    void resolve_country_word(std::uint32_t name, const Naming& naming);
    void resolve_capital(std::uint32_t name, const Naming& naming);
    std::string country_beside(const NameSpan& name, bool in, bool of) const;
    void bring_home(const NameSpan& name);
    bool said_of_a_person(const NameSpan& name) const;
    void resolve_unknown(std::uint32_t name);
    void resolve_unknown_body(std::uint32_t name);
    void resolve_unknown_place(std::uint32_t name);
    bool resolve_namesake(std::uint32_t name, const Naming& naming);
    bool is_place_for_sure(const NameSpan& name, const KnownPlace& place) const;
    std::string place_after_comma(const NameSpan& name) const;
    std::uint32_t find_place(const NameSpan& name, std::string_view country) const;
    std::string country_of_place(const NameSpan& name) const;
    void add(std::uint32_t name, std::uint32_t actor, MentionKind kind, std::string resolution);

    Reading& r_;
    CountryContext& context_;
    std::unordered_map<std::string, int> taken_for_persons_;  // by the words of names that no entry has: how many more times than not
    std::unordered_set<std::string> surnames_;  // of persons that the document names in full
};

}  // namespace entente::actors
