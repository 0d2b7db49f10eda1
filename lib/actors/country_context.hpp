#pragma once
// Which country a noun without one belongs to: "rebels" in an article on Syria.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "actors/reading.hpp"

namespace entente::actors {

class CountryContext {
public:
    explicit CountryContext(const Reading& reading) : r_(reading) {}

    /// A mention of the country, or of something of that country. `located`: something is or happens there.
    void add(std::uint32_t token, std::string_view country, bool located);
    /// Once all are added, before the first question.
    void finish();

    struct Guess {
        std::string_view country;  // empty where no country is likely
        const char* reason = "";   // for `explain`
    };
    /// Where a noun's country is looked for.
    enum class Manner : std::uint8_t {
        local,   // where things happen: civilians, the opposition
        fighting,  // as local, but where the document takes place before a country that the sentence merely names: rebels
        people,  // only where things happen: Kurdish officials, whom no country named beside them makes its own
        acting,  // by who acts: governments, armies
        person,  // as acting, but where one is says nothing of whose minister one is
    };
    /// `near`: by the sentence alone.
    Guess guess(std::uint32_t noun, Manner manner, bool near) const;
    /// The country where most of the document takes place, or empty.
    std::string_view scene() const;
    /// How often the country is mentioned in the document.
    std::uint32_t count(std::string_view country) const;

private:
    struct Seen { std::uint32_t token, country; bool located; };  // country: none where the place is unknown

    std::uint32_t number(std::string_view country);
    std::uint32_t only_in(std::uint32_t sentence, std::uint32_t noun, bool located, Manner manner) const;
    bool somewhere_unknown(std::uint32_t sentence) const;
    std::uint32_t phrase(std::uint32_t token) const;
    bool acts(std::uint32_t token) const;
    bool beside(std::uint32_t noun, std::uint32_t token) const;
    bool reaches(std::uint32_t country, std::uint32_t noun) const;
    bool opposed(std::uint32_t noun, std::uint32_t token, Manner manner) const;
    bool acted_on_by(std::uint32_t noun, std::uint32_t country, Manner manner) const;
    std::uint32_t leading(const std::vector<std::uint32_t>& counts) const;

    const Reading& r_;
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
    std::vector<std::string_view> codes_;  // by number, keys of numbers_
    std::vector<std::uint32_t> counts_, located_;
    std::vector<Seen> seen_;  // by token
    std::vector<std::uint32_t> sentence_begin_;
    std::uint32_t leading_ = none, leading_located_ = none;
};

}  // namespace entente::actors
