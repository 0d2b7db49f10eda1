#pragma once
// What events ask of a document's dependency trees: prepositions, voice, and the arguments that a
// predicate shares with its neighbours (control, conjunction, relative and participial clauses).

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/dependencies.hpp"

namespace entente::events {

using syntax::no_token;

class Tree : public syntax::Dependencies {
public:
    using Dependencies::Dependencies;

    std::uint32_t child_with_lemma(std::uint32_t t, syntax::Deprel rel, std::string_view lemma) const;

    /// The preposition that marks `t` ("with", "on"; "according to", "ahead of" as one), its own or, for a later member
    /// of a list, the list's. Empty where there is none.
    std::string_view preposition(std::uint32_t t) const;
    /// The subordinator or infinitive mark ("to", "that", "if", "for"), or empty.
    std::string_view mark(std::uint32_t t) const;

    /// A verb in the passive, or a past participle that modifies a noun ("the man arrested in Cairo").
    bool passive(std::uint32_t verb) const;
    bool finite(std::uint32_t verb) const;

    /// Heads of the grammatical subject, its own or shared; the logical object where the verb is passive. Without lists' later members.
    std::uint32_t surface_subject(std::uint32_t predicate) const { return surface_subject(predicate, 0); }
    /// `t` and the later members of its list, who else comes "along with" them among them, without those it is set against ("not X").
    void list(std::uint32_t t, std::vector<std::uint32_t>& out) const;
    /// Who does or suffers it "along with" those at the verb's own places.
    void companions(std::uint32_t verb, std::vector<std::uint32_t>& out) const;
    /// Head of the direct object, own, relative ("the deal they signed") or shared with the next verb; no_token if none.
    std::uint32_t object(std::uint32_t verb) const;

    /// Head of the indirect object ("offer Russia a deal"), or no_token.
    std::uint32_t indirect_object(std::uint32_t verb) const;
    /// The noun that a relative pronoun stands for, no_token for any other word.
    std::uint32_t antecedent(std::uint32_t pronoun) const;
    /// The rest of a name that the parser took apart: "un" of "Kim Jong-un".
    bool after_hyphen(std::uint32_t t) const;

private:
    bool comitative(std::uint32_t t) const;
    bool set_against(std::uint32_t member) const;
    std::uint32_t surface_subject(std::uint32_t predicate, int depth) const;
    /// Whether what marks `t` as an oblique belongs to a count: "at least 21 people", "more than 100", "up to ten".
    bool counts_only(std::uint32_t t) const;
    /// The subject of a finite clause ("after Russia pledged ...") that the parser hung on the clause before, or no_token.
    std::uint32_t stray_subject(std::uint32_t verb) const;
    /// The finite clause without a subject whose subject hangs on `verb` as an object, or no_token.
    std::uint32_t misplaced_subject(std::uint32_t verb) const;
};

/// "nsubj", "nsubj:pass", "csubj", ...
bool is_subject(syntax::Deprel);
/// A clause that its head takes as a complement or modifier: ccomp, xcomp, advcl, acl, relcl, parataxis, csubj.
bool is_clausal(syntax::Deprel);

}  // namespace entente::events
