#pragma once
// Words that point back: pronouns, "the president", "the group", "the two leaders", "his Russian counterpart". Ranked rules
// over what stands before, in a bounded window, so that the work is linear in the document.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "actors/nominals.hpp"
#include "actors/person_resolver.hpp"
#include "actors/quotations.hpp"
#include "actors/reading.hpp"

namespace entente::actors {

class Coreference {
public:
    Coreference(Reading& reading, const CountryContext& context, Nominals& nominals, PersonResolver& persons)
        : r_(reading), context_(context), nominals_(nominals), persons_(persons), quotations_(reading) {}

    /// Resolves the nouns and pronouns in the order of the text. Names must be resolved by then.
    void run();

private:
    enum class Place : std::uint8_t { subject, object, other };
    /// Something that a later word may point back to.
    struct Antecedent {
        std::uint32_t token, sentence;
        std::uint32_t mention;           // none for a thing that is no actor, which may be meant all the same
        Place place;
        bool plural;
    };

    void meet(std::uint32_t token, std::uint32_t mention);
    void meet_thing(std::uint32_t token);
    Place place(std::uint32_t token) const;

    void resolve_noun(std::uint32_t noun);
    bool resolve_before_name(std::uint32_t noun);
    void resolve_predicate(std::uint32_t noun);
    std::uint32_t office_of(std::uint32_t actor, std::uint32_t before) const;
    void resolve_named_counterpart(Mention& mention) const;
    bool resolve_counterpart(std::uint32_t noun, const Description& description);
    bool resolve_pair(std::uint32_t noun, const Description& description);
    bool resolve_definite(std::uint32_t noun, const Description& description);
    bool resolve_repeated(std::uint32_t noun, const Description& description);

    void resolve_pronoun(std::uint32_t token, const Pronoun& pronoun);
    void resolve_relative(std::uint32_t token, Mention& mention) const;
    void resolve_personal(std::uint32_t token, const Pronoun& pronoun, Mention& mention) const;
    void resolve_speakers();
    std::uint32_t subject_ahead(std::uint32_t token, const Pronoun& pronoun) const;
    std::optional<int> score(const Antecedent& antecedent, std::uint32_t token, const Pronoun& pronoun) const;
    bool agrees(const Antecedent& antecedent, const Pronoun& pronoun) const;
    bool is_list(std::uint32_t token) const;
    std::vector<std::uint32_t> list_members(std::uint32_t token) const;
    bool is_expletive(std::uint32_t token) const;
    std::uint32_t clause(std::uint32_t token) const;
    bool dominates(std::uint32_t upper, std::uint32_t lower) const;
    const Actor& actor_of(const Antecedent& antecedent) const { return r_.actors.at(r_.mentions[antecedent.mention].actor); }

    Reading& r_;
    const CountryContext& context_;
    Nominals& nominals_;
    PersonResolver& persons_;
    Quotations quotations_;
    std::vector<Antecedent> antecedents_;
    struct Noun { std::uint32_t actor = none, sentence = 0; };
    std::vector<Noun> last_noun_;             // by agent: whom the noun stood for last
    std::vector<std::uint32_t> speakers_;     // mentions of pronouns that wait for their speaker
};

}  // namespace entente::actors
