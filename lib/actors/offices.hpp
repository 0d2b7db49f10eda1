#pragma once
// Who held which office where, and when: "the president" of Syria on 2016-07-15.

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <entente/date.hpp>

#include "actors/agents.hpp"
#include "actors/directory.hpp"
#include "actors/office_titles.hpp"

namespace entente::actors {

/// Built once of a directory's roles; never changes; shared by threads.
class Offices {
public:
    Offices(const Directory& directory, const Agents& agents);

    struct Holding {
        std::uint32_t person;
        Term term;
        std::string title;         // as the directory writes it, in lower case: "secretary of state"
        std::string_view sector;   // of the role
    };

    /// The entry of the one who held the office of the country or body on the day, the latest where the day is unknown;
    /// no_entry where the directory knows none. `office` as Agent::office.
    /// With `title`, only those count whose title is that one.
    std::uint32_t holder(std::uint32_t of, std::string_view office, const std::optional<Date>& day,
                         std::string_view title = {}) const;
    /// All who ever held it, by the start of their terms.
    std::span<const Holding> holders(std::uint32_t of, std::string_view office) const;

    /// The entry of the one who has on the day just this title of the country, place or body, or another that names the same office:
    /// "intelligence minister", "chief of the general staff". no_entry where nobody has, and of titles that several have at a time.
    std::uint32_t titled(std::uint32_t of, std::string_view title, const std::optional<Date>& day) const;
    /// The same of just this title, where one alone has it on the day, though others may have several: "Kremlin spokesman" of Russia.
    std::uint32_t sole_titled(std::uint32_t of, std::string_view title, const std::optional<Date>& day) const;
    /// How many terms of office in the country, place or body are known: which of two of one name readers rather hear of.
    std::uint32_t known_terms(std::uint32_t of) const;

    /// The entry of the one who alone leads the country, government or body on the day, under whatever title: "the French leader",
    /// "the NATO chief". no_entry where nobody does, or several do.
    std::uint32_t leader(std::uint32_t of, const std::optional<Date>& day) const;
    /// The entry of the one whom the country or body alone sends there on the day: "UN envoy to Syria", "US ambassador to the United
    /// Nations". no_entry where nobody is known, or several are.
    std::uint32_t envoy(std::uint32_t of, const Agent& noun, std::uint32_t to, const std::optional<Date>& day) const;
    /// The entry of the one who alone has the office of the body on the day; no_entry where nobody does, or several do.
    std::uint32_t sole_holder(std::uint32_t of, std::string_view office, const std::optional<Date>& day, std::string_view title = {}) const;

    /// Whether anyone anywhere holds an office under just this title: "foreign secretary".
    bool is_title(std::string_view title) const { return known_titles_.contains(title); }

    /// Whether the person ever held the office; of that country or body, where one is given.
    bool ever_held(std::uint32_t person, std::string_view office, std::uint32_t of = no_entry) const;
    /// Whether the person held it on the day; under just this title, where one is given.
    bool held_on(std::uint32_t person, std::string_view office, const std::optional<Date>& day,
                 std::string_view title = {}) const;

    /// What equal offices share, of a title as roles write it: "foreign minister" of "Secretary of State". `of`: whose
    /// title it is, where that is known.
    std::string office_of(std::string_view title, std::uint32_t of = no_entry) const;

private:
    struct Held { std::string office, title; std::uint32_t of; Term term; };

    struct Sent { std::uint32_t person; bool ambassador; Term term; };

    /// Those who had one title or office of one country or body, by start.
    struct Succession {
        std::vector<Holding> holdings;
        bool exclusive = false;  // one at a time
    };
    using Successions = std::unordered_map<std::uint64_t, Succession>;

    static std::uint64_t key(std::uint32_t of, std::uint32_t title) { return std::uint64_t{of} << 32 | title; }
    std::uint32_t country_of(std::uint32_t entry) const;
    void add_title(std::uint32_t person, const Role& role, std::uint32_t of, std::string_view title);
    void add_place_in_title(std::uint32_t person, const Role& role, std::uint32_t of);
    void add_sent(std::uint32_t person, const Role& role, std::uint32_t of);
    void finish(Successions& successions, bool learn);
    const Agent* agent_at_end(std::string_view title) const;
    const Succession* find(const Successions& in, std::uint32_t of, std::string_view title) const;
    std::uint32_t latest(const Successions& in, std::uint32_t of, std::string_view title, const std::optional<Date>& day) const;

    const Directory& directory_;
    const Agents& agents_;
    OfficeTitles names_;             // of offices and titles
    Successions offices_, titles_;   // by key
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Sent>> sent_;  // by who sends, and where to
    std::set<std::string, std::less<>> known_titles_;
    std::vector<std::vector<Held>> held_;                                         // by entry
    std::vector<std::uint32_t> terms_;                                            // by entry
};

}  // namespace entente::actors
