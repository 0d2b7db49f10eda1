#pragma once
// Navigation over the dependency trees of one document: children, prepositions, voice, and the arguments that a
// predicate shares with its neighbours (control, conjunction, relative and participial clauses).

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::events {

constexpr std::uint32_t no_token = 0xffffffff;

class Tree {
public:
    /// Keeps references; both must outlive it.
    Tree(const text::Document& document, const syntax::Analysis& analysis);

    const syntax::Word& word(std::uint32_t t) const { return analysis_.words[t]; }
    std::string_view lemma(std::uint32_t t) const { return analysis_.words[t].lemma; }
    std::string_view form(std::uint32_t t) const { return document_.form(t); }
    syntax::Deprel rel(std::uint32_t t) const { return analysis_.words[t].deprel; }
    syntax::Upos upos(std::uint32_t t) const { return analysis_.words[t].upos; }
    std::uint32_t head(std::uint32_t t) const {
        const auto h = analysis_.words[t].head;
        return h < 0 ? no_token : static_cast<std::uint32_t>(h);
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(analysis_.words.size()); }
    /// In the order of the text.
    std::span<const std::uint32_t> children(std::uint32_t t) const {
        return {child_list_.data() + child_begin_[t], child_list_.data() + child_begin_[t + 1]};
    }

    std::uint32_t child(std::uint32_t t, syntax::Deprel rel) const;
    bool has_child(std::uint32_t t, syntax::Deprel rel) const { return child(t, rel) != no_token; }
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
    /// `t` and the later members of its list.
    void list(std::uint32_t t, std::vector<std::uint32_t>& out) const;
    /// Head of the direct object, own, relative ("the deal they signed") or shared with the next verb; no_token if none.
    std::uint32_t object(std::uint32_t verb) const;

    /// Head of the indirect object ("offer Russia a deal"), or no_token.
    std::uint32_t indirect_object(std::uint32_t verb) const;
    /// The noun that a relative pronoun stands for, no_token for any other word.
    std::uint32_t antecedent(std::uint32_t pronoun) const;

private:
    std::uint32_t surface_subject(std::uint32_t predicate, int depth) const;
    /// The finite clause without a subject whose subject hangs on `verb` as an object, or no_token.
    std::uint32_t misplaced_subject(std::uint32_t verb) const;

    const text::Document& document_;
    const syntax::Analysis& analysis_;
    std::vector<std::uint32_t> child_begin_, child_list_;
};

/// "nsubj", "nsubj:pass", "csubj", ...
bool is_subject(syntax::Deprel);
/// A clause that its head takes as a complement or modifier: ccomp, xcomp, advcl, acl, relcl, parataxis, csubj.
bool is_clausal(syntax::Deprel);

}  // namespace entente::events
