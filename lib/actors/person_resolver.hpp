#pragma once
// Persons: by full name, by a part of a name that the document or the directory explains, by title; and the titles themselves.

#include <string>
#include <unordered_map>
#include <vector>

#include "actors/country_context.hpp"
#include "actors/name_resolver.hpp"
#include "actors/nominals.hpp"
#include "actors/normalise.hpp"
#include "actors/person_lookup.hpp"
#include "actors/reading.hpp"

namespace entente::actors {

class PersonResolver {
public:
    PersonResolver(Reading& reading, const CountryContext& context, const NameResolver& names, Nominals& nominals)
        : r_(reading), names_(names), nominals_(nominals), lookup_(reading, context) {}

    void run();

    /// The person that the document last gave this title to before the token, of that country where one is known: an actor, or
    /// none.
    std::uint32_t last_titled(const Agent& agent, std::uint32_t before, std::uint32_t of_actor) const;
    /// The one person of the document who holds the office on its day (who ever held it, where it has none): an actor, or none
    /// where there is nobody or there are several.
    std::uint32_t sole_holder(std::uint32_t agent);
    /// The title that the document gave the actor last before the token: an agent, or none.
    std::uint32_t last_title_of(std::uint32_t actor, std::uint32_t before) const;

private:
    /// A person of this document.
    struct Person {
        std::uint32_t actor = none;
        std::string first, last;               // pieces of the name
        std::vector<std::uint32_t> full;       // where it is named in full, in order
        std::uint32_t part = none;             // where a part of the name was resolved last
    };
    struct Titled { std::uint32_t token, actor, agent, of_actor; };

    PersonTitle read_title(const NameSpan& name) const;
    void read_of(PersonTitle& title);
    std::vector<std::string> pieces_of(const NameSpan& name);
    void resolve_full(std::uint32_t name);
    void resolve_part(std::uint32_t name);
    std::uint32_t person_in_document(const std::vector<std::string>& pieces, const NameSpan& name, const PersonTitle& title,
                                     std::string& resolution) const;
    bool fits(std::uint32_t actor, const PersonTitle& title) const;
    /// Whether nobody else has the title at that time: "Egyptian Interior Minister Roe".
    bool is_told_by_office(const PersonTitle& title) const;
    /// Whether the word stands where persons stand: subject, object, possessor, "with", "by".
    bool acts_or_is_met(std::uint32_t token) const;
    void add(std::uint32_t name, std::uint32_t actor, const PersonTitle& title, std::string resolution,
             const std::vector<std::string>& pieces, bool full);
    std::uint32_t apposed_noun(const NameSpan& name) const;
    void link_apposition(std::uint32_t name);
    bool newly_in_office(std::uint32_t actor, const Agent& agent) const;
    std::string country_before(const NameSpan& name) const;
    void find_missed_surnames();
    template <class Test>
    const Titled* last(std::uint32_t before, Test test) const;
    std::string sentence_in_words(std::uint32_t token) const;

    Reading& r_;
    const NameResolver& names_;
    Nominals& nominals_;
    PersonLookup lookup_;
    Normaliser normaliser_;
    std::vector<Person> persons_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_last_, by_first_;
    std::unordered_map<std::uint32_t, std::uint32_t> by_actor_;
    std::vector<Titled> titled_;  // by token
    std::unordered_map<std::uint32_t, std::uint32_t> sole_holders_;  // by agent, once they were asked for
};

}  // namespace entente::actors
