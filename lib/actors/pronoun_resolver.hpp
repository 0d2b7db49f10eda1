#pragma once
// Pronouns. One takes the antecedent that the language engine ranks first among those that agree with it by what the directory and
// the text know of them; relative ones, reflexives and "I" and "we" of quotations go by the tree.

#include <array>
#include <cstdint>
#include <vector>

#include "actors/antecedents.hpp"
#include "actors/quotations.hpp"
#include "actors/reading.hpp"
#include "syntax/coreference/mention.hpp"

namespace entente::actors {

class PronounResolver {
public:
    PronounResolver(Reading& reading, const syntax::Coreferents& coreferents, Antecedents& antecedents)
        : r_(reading), coreferents_(coreferents), antecedents_(antecedents), quotations_(reading) {}

    /// Makes a mention of the pronoun where it stands for somebody, and hands it to the antecedents. What stands before it must be
    /// resolved by then.
    void resolve(std::uint32_t token, const Pronoun& pronoun);
    /// Gives "I" and "we" of quotations their speakers, once all else is resolved.
    void resolve_speakers();

private:
    void resolve_relative(std::uint32_t token, Mention& mention) const;
    bool resolve_personal(std::uint32_t token, const Pronoun& pronoun, Mention& mention);
    void find_meant(std::uint32_t token, const Pronoun& pronoun, std::array<std::uint32_t, 2> others);
    std::uint32_t subject_over(std::uint32_t token) const;
    bool same_power(std::uint32_t one, std::uint32_t other) const;
    std::uint32_t subject_ahead(std::uint32_t token, const Pronoun& pronoun) const;
    bool agrees(const Antecedent& antecedent, const Pronoun& pronoun) const;
    bool says_own(std::uint32_t token) const;
    std::uint32_t clause_with_subject(std::uint32_t token) const;
    bool is_list(std::uint32_t token) const;
    std::vector<std::uint32_t> list_members(std::uint32_t token) const;
    bool is_expletive(std::uint32_t token) const;
    std::uint32_t clause(std::uint32_t token) const;
    bool governs(std::uint32_t upper, std::uint32_t lower) const;

    /// An actor, or a thing by its cluster, that a pronoun may mean.
    struct Meant {
        Antecedent likeliest;  // its likeliest mention
        std::uint32_t actor, cluster;
        float greatest, weight;  // of a mention, of all together
    };

    Reading& r_;
    const syntax::Coreferents& coreferents_;
    Antecedents& antecedents_;
    Quotations quotations_;
    std::vector<Meant> meant_;             // of the pronoun at hand
    std::uint32_t spoken_for(std::uint32_t speaker) const;

    std::vector<std::uint32_t> speakers_;  // mentions of pronouns that wait for their speaker
};

}  // namespace entente::actors
