#pragma once
// Words that point back: pronouns, "the president", "the group", "the two leaders", "his Russian counterpart". A pronoun takes the
// antecedent that the language engine ranks first among those that agree with it by what the directory and the text know of them; the
// others go by rules over what stands before, in a bounded window, so that the work is linear in the document.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "actors/nominals.hpp"
#include "actors/person_resolver.hpp"
#include "actors/quotations.hpp"
#include "actors/reading.hpp"
#include "syntax/coreference/mention.hpp"

namespace entente::actors {

class Coreference {
public:
    Coreference(Reading& reading, const syntax::Coreferents& coreferents, const CountryContext& context, Nominals& nominals, PersonResolver& persons)
        : r_(reading), coreferents_(coreferents), context_(context), nominals_(nominals), persons_(persons), quotations_(reading) {}

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
    bool stands_for_many(std::uint32_t token, const Mention& mention) const;
    Antecedent antecedent_of(const syntax::CoreferenceMention& mention) const;
    Place place(std::uint32_t token) const;

    void resolve_noun(std::uint32_t noun);
    bool resolve_before_name(std::uint32_t noun);
    void resolve_predicate(std::uint32_t noun);
    std::uint32_t office_of(std::uint32_t actor, std::uint32_t before) const;
    void resolve_named_counterpart(Mention& mention) const;
    bool resolve_counterpart(std::uint32_t noun, const Description& description);
    bool resolve_pair(std::uint32_t noun, const Description& description);
    bool resolve_definite(std::uint32_t noun, const Description& description);
    bool resolve_apposition(std::uint32_t noun);
    bool resolve_name_word(std::uint32_t noun, const Description& description);
    std::uint32_t sole_holder_before(const Agent& agent, std::uint32_t sentence) const;
    std::uint32_t sole_forces_before(std::uint32_t sentence) const;
    bool resolve_repeated(std::uint32_t noun, const Description& description);
    void resolve_modifier(std::uint32_t noun, const Description& description);

    void resolve_pronoun(std::uint32_t token, const Pronoun& pronoun);
    void resolve_relative(std::uint32_t token, Mention& mention) const;
    bool resolve_personal(std::uint32_t token, const Pronoun& pronoun, Mention& mention);
    void find_meant(std::uint32_t token, const Pronoun& pronoun, std::array<std::uint32_t, 2> others);
    std::uint32_t subject_over(std::uint32_t token) const;
    bool same_power(std::uint32_t one, std::uint32_t other) const;
    void resolve_speakers();
    std::uint32_t subject_ahead(std::uint32_t token, const Pronoun& pronoun) const;
    bool agrees(const Antecedent& antecedent, const Pronoun& pronoun) const;
    bool is_list(std::uint32_t token) const;
    std::vector<std::uint32_t> list_members(std::uint32_t token) const;
    bool is_expletive(std::uint32_t token) const;
    std::uint32_t clause(std::uint32_t token) const;
    bool governs(std::uint32_t upper, std::uint32_t lower) const;
    const Actor& actor_of(const Antecedent& antecedent) const { return r_.actors.at(r_.mentions[antecedent.mention].actor); }

    Reading& r_;
    const syntax::Coreferents& coreferents_;
    const CountryContext& context_;
    Nominals& nominals_;
    PersonResolver& persons_;
    Quotations quotations_;
    /// An actor, or a thing by its cluster, that a pronoun may mean.
    struct Meant {
        Antecedent likeliest;  // its likeliest mention
        std::uint32_t actor, cluster;
        float greatest, weight;  // of a mention, of all together
    };
    std::vector<Meant> meant_;
    std::vector<Antecedent> antecedents_;
    struct Noun { std::uint32_t actor = none, sentence = 0; };
    std::vector<Noun> last_body_;             // by agent: the same where it was one body, named or not
    std::vector<Noun> last_noun_;             // by agent: whom the noun stood for last
    std::vector<std::uint32_t> speakers_;     // mentions of pronouns that wait for their speaker
};

}  // namespace entente::actors
