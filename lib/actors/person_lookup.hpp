#pragma once
// Whom of the directory a person's name means: the full name, with or without its further parts, or the surname with what else is said.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/country_context.hpp"
#include "actors/reading.hpp"

namespace entente::actors {

/// What is said of a person beside the name.
struct PersonTitle {
    std::uint32_t noun = none;             // index of the agent noun
    std::uint32_t of = none;               // mention of what it belongs to
    bool apposed = false;                  // "Lavrov, the Russian foreign minister": a mention of its own
    bool former = false, honorific = false, counterpart = false;
    Gender gender = Gender::unknown;
};

/// "F" of "John F. Kerry", of the pieces of a name.
inline bool is_initial(std::string_view piece) { return piece.size() == 1; }

class PersonLookup {
public:
    PersonLookup(const Reading& reading, const CountryContext& context) : r_(reading), context_(context) {}

    /// The entries with the full name, whose pieces these are; `resolution` says how it was found.
    std::vector<std::uint32_t> by_full_name(const NameSpan& name, const std::vector<std::string>& pieces, const PersonTitle& title,
                                            std::string& resolution) const;
    /// The one whom the surname, or another part of a name, means: an entry, or no_entry.
    std::uint32_t by_surname(const NameSpan& name, const PersonTitle& title, std::string& resolution) const;
    /// Of several entries with one name: who holds the title, who is in office, whose country the document is about; or no_entry.
    std::uint32_t choose(const std::vector<std::uint32_t>& entries, const PersonTitle& title) const;
    /// Whether nothing that the title says speaks against the entry.
    bool fits(std::uint32_t entry, const PersonTitle& title) const;

private:
    std::vector<std::uint32_t> by_longer_name(const std::vector<std::string>& words, const PersonTitle& title) const;
    bool is_expected(std::uint32_t entry, const NameSpan& name, const PersonTitle& title) const;
    bool leads(std::uint32_t entry, const Role& role) const;
    std::optional<Date> led_since(std::uint32_t entry) const;
    bool holds_kind_of(std::uint32_t entry, std::string_view noun) const;

    const Reading& r_;
    const CountryContext& context_;
};

}  // namespace entente::actors
