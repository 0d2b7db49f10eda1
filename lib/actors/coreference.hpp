#pragma once
// Nouns that point back: "the president", "the group", "the two leaders", "his Russian counterpart", by rules over what stands before,
// in a bounded window, so that the work is linear in the document. The walk through the text that takes the pronouns with them.

#include <cstdint>
#include <string>
#include <vector>

#include "actors/antecedents.hpp"
#include "actors/nominals.hpp"
#include "actors/person_resolver.hpp"
#include "actors/pronoun_resolver.hpp"
#include "actors/reading.hpp"
#include "syntax/coreference/mention.hpp"

namespace entente::actors {

class Coreference {
public:
    Coreference(Reading& reading, const syntax::Coreferents& coreferents, const CountryContext& context, Nominals& nominals, PersonResolver& persons)
        : r_(reading), context_(context), nominals_(nominals), persons_(persons), antecedents_(reading), pronouns_(reading, coreferents, antecedents_) {}
    Coreference(const Coreference&) = delete;  // its parts know each other
    Coreference& operator=(const Coreference&) = delete;

    /// Resolves the nouns and pronouns in the order of the text. Names must be resolved by then.
    void run();

private:
    void resolve_noun(std::uint32_t noun);
    bool resolve_before_name(std::uint32_t noun);
    void resolve_predicate(std::uint32_t noun);
    std::uint32_t office_of(std::uint32_t actor, std::uint32_t before) const;
    void resolve_named_counterpart(Mention& mention) const;
    bool resolve_counterpart(std::uint32_t noun, const Description& description);
    bool resolve_pair(std::uint32_t noun, const Description& description);
    bool resolve_definite(std::uint32_t noun, const Description& description);
    const Mention* name_before_comma(std::uint32_t noun) const;
    bool resolve_apposition(std::uint32_t noun);
    bool resolve_name_word(std::uint32_t noun, const Description& description);
    std::uint32_t sole_holder_before(const Agent& agent, std::uint32_t sentence) const;
    std::uint32_t sole_forces_before(std::uint32_t sentence) const;
    bool resolve_repeated(std::uint32_t noun, const Description& description);
    void resolve_modifier(std::uint32_t noun, const Description& description);

    const Actor& actor_of(const Antecedent& antecedent) const { return r_.actors.at(r_.mentions[antecedent.mention].actor); }

    Reading& r_;
    const CountryContext& context_;
    Nominals& nominals_;
    PersonResolver& persons_;
    Antecedents antecedents_;
    PronounResolver pronouns_;
    struct Noun { std::uint32_t actor = none, sentence = 0; };
    std::vector<Noun> last_body_;             // by agent: the same where it was one body, named or not
    std::vector<Noun> last_noun_;             // by agent: whom the noun stood for last
};

}  // namespace entente::actors
