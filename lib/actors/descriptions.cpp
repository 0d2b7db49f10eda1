#include "actors/descriptions.hpp"

#include <algorithm>
#include <array>

#include "actors/bodies.hpp"

namespace entente::actors {

using syntax::Deprel;
using syntax::Upos;

namespace {

constexpr std::uint32_t widest = 14;  // tokens to the left that one noun phrase may take

bool hangs_on_noun(Deprel rel) {
    switch (rel) {
        case Deprel::amod:
        case Deprel::compound:
        case Deprel::nmod_poss:
        case Deprel::nmod_desc:
        case Deprel::nmod_unmarked:
        case Deprel::nmod:
        case Deprel::flat:
        case Deprel::conj:
        case Deprel::dep:
        case Deprel::nummod:
        case Deprel::appos: return true;
        default: return false;
    }
}

/// Whether the form is one of the noun's own words: "European" of "European country".
bool is_word_of(const Agent& agent, std::string_view form) {
    std::string word(form);
    for (auto& c : word)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const auto in = [&](const std::string& noun) {
        return std::search(noun.begin(), noun.end(), word.begin(), word.end(), [](char a, char b) {
                   return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
               }) != noun.end();
    };
    return in(agent.noun) || in(agent.plural);
}

bool belongs_before(const Reading& r, std::uint32_t head, std::uint32_t phrase_end) {
    if (hangs_on_noun(r.tree.rel(head))) return true;
    const auto governor = r.tree.head(head);
    return governor != no_token && governor > head && governor < phrase_end;
}

}  // namespace

bool is_genitive(std::string_view form) { return form == "'s" || form == "’s" || form == "'" || form == "’"; }

bool has_preposition(const Reading& r, std::uint32_t head) {
    const auto c = r.tree.child(head, Deprel::case_);
    return c != no_token && c < head;
}

/// Whether a word before the noun belongs to its phrase.
bool modifies(const Reading& r, std::uint32_t t, std::uint32_t phrase_end) {
    const auto& word = r.tree.word(t);
    const auto governor = r.tree.head(t);
    if (governor == no_token || governor <= t || governor >= phrase_end) return false;
    switch (word.upos) {
        case Upos::ADJ:
        case Upos::NOUN:
        case Upos::NUM:
        case Upos::PROPN: return true;
        case Upos::VERB: return word.deprel == Deprel::amod || word.deprel == Deprel::compound;
        case Upos::ADV:
            return word.deprel == Deprel::advmod &&
                   (r.tree.word(governor).upos == Upos::ADJ || r.tree.word(governor).upos == Upos::VERB);
        default: return false;
    }
}

bool goes_with_participle(const Reading& r, std::uint32_t last) {
    if (last + 1 >= r.size() || (r.form(last) != "-" && r.form(last) != "–")) return false;
    const auto& word = r.tree.word(last + 1);
    const bool participle = word.upos == Upos::VERB || word.xpos == syntax::Xpos::VBN || word.xpos == syntax::Xpos::VBD ||
                            word.xpos == syntax::Xpos::VBG;
    return participle && !r.reference.has_form(WordList::belonging_participle, r.form(last + 1));
}

/// "Russian" of "pro-Russian separatists" says what they want, not whose they are; "anti-Gaddafi rebels" are of his country.
static bool is_cause(const Reading& r, const NameSpan& name) {
    if (name.first < 2 || name.mention == none || (r.form(name.first - 1) != "-" && r.form(name.first - 1) != "–")) return false;
    const auto prefix = r.form(name.first - 2);
    const auto& mention = r.mentions[name.mention];
    if (mention.actor == nobody || r.actors.at(mention.actor).kind == ActorKind::person) return false;
    return prefix == "pro" || prefix == "Pro" || prefix == "anti" || prefix == "Anti";
}

Description describe(const Reading& r, std::uint32_t noun) {
    Description d;
    const auto& match = r.nouns[noun].match;
    const auto sentence_first = r.document.sentences[r.sentence_of[match.head]].first;
    const auto limit = match.first > sentence_first + widest ? match.first - widest : sentence_first;
    d.first = match.first;
    d.in_compound = goes_with_participle(r, match.last);
    if (d.in_compound) return d;  // what stands before it belongs to the noun that "rebel-held" modifies
    bool possessive = false;

    // "top US diplomat"
    for (auto t = match.last; t-- > match.first;) {
        if (r.agents.at(match.agent).kind == ActorKind::people && r.reference.has_form(WordList::foreign, r.form(t)))
            d.foreign = true;
        if (is_word_of(r.agents.at(match.agent), r.form(t))) continue;
        if (const auto n = r.name_at[t]; n != none && r.names[n].head == t) d.before.push_back({n, none, {}, false});
        else if (n == none && r.tree.word(t).upos == Upos::ADJ) d.proper.push_back(t);
    }
    for (auto t = match.first; t > limit;) {
        const auto u = t - 1;
        const auto form = r.form(u);
        if (const auto n = r.name_at[u]; n != none) {
            const auto& name = r.names[n];
            if (!possessive && (!belongs_before(r, name.head, match.last) || has_preposition(r, name.head))) break;
            if (goes_with_participle(r, name.last) || is_cause(r, name)) {
                if (goes_with_participle(r, name.last)) d.backed_first = name.first, d.backed_last = name.last + 2;
                t = d.first = name.first;
                continue;
            }
            d.before.push_back({n, none, {}, possessive});
            t = d.first = name.first;
            if (possessive) break;
        } else if (const auto other = r.noun_at[u]; other != none) {
            const auto& span = r.nouns[other].match;
            if (!possessive && !belongs_before(r, span.head, match.last)) break;
            if (goes_with_participle(r, span.last)) {  // "the government-backed army"
                t = d.first = span.first;
                continue;
            }
            d.before.push_back({none, other, {}, possessive});
            t = d.first = span.first;
            // What stands before a possessor or a compound belongs to that one, not to this noun.
            break;
        } else if (is_genitive(form) && r.tree.word(u).upos == Upos::PART) {
            possessive = true;
            t = u;
        } else if (form == "-" || form == "–") {
            t = u;
        } else if (r.reference.has_form(WordList::former, form)) {
            d.former = true;
            t = d.first = u;
        } else if (r.reference.has_form(WordList::definite_determiner, form) ||
                   r.reference.has_form(WordList::indefinite_determiner, form)) {
            const bool pair = r.reference.has_form(WordList::pair, form);
            d.pair = d.pair || pair;
            (r.reference.has_form(WordList::definite_determiner, form) ? d.definite : d.indefinite) = true;
            break;
        } else if (const auto* pronoun = r.reference.pronoun(form);
                   pronoun && pronoun->possessive && r.tree.word(u).upos == Upos::PRON) {
            d.possessor = u;
            break;
        } else if (r.reference.has_form(WordList::pair, form)) {
            d.pair = true;
            t = d.first = u;
        } else if ((form == "and" || form == "," || form == "or" || form == "&") && u > limit && r.name_at[u - 1] != none &&
                   !d.before.empty() && d.before.back().name != none &&
                   r.tree.rel(r.names[d.before.back().name].head) == Deprel::conj) {
            t = u;  // "Russian and Turkish officials"
        } else {
            if (possessive || !modifies(r, u, match.last)) break;
            // "Kurdish", "Shi'ite", "Maoist", which no list has.
            const bool proper =
                r.tree.word(u).upos == Upos::ADJ && u > sentence_first && form.front() >= 'A' && form.front() <= 'Z';
            if (proper && !r.reference.has_form(WordList::foreign, form)) d.proper.push_back(u);
            d.foreign = d.foreign || r.reference.has_form(WordList::foreign, form);
            t = d.first = u;
        }
    }
    std::reverse(d.before.begin(), d.before.end());
    std::reverse(d.proper.begin(), d.proper.end());

    // "forces loyal to Laurent Gbagbo": his.
    for (const auto loyal : r.tree.children(match.head)) {
        if (loyal < match.last || (r.form(loyal) != "loyal" && r.form(loyal) != "faithful")) continue;
        for (const auto c : r.tree.children(loyal))
            if (c > loyal && r.name_at[c] != none && r.tree.preposition(c) == "to") d.after.push_back({r.name_at[c], none, "of", false});
    }

    constexpr std::array<std::string_view, 6> prepositions{"of", "for", "in", "from", "at", "with"};
    for (auto t = match.first; t < match.last; ++t) {
        for (const auto c : r.tree.children(t)) {
            if (c < match.last || r.tree.rel(c) != Deprel::nmod) continue;
            const auto preposition = r.tree.preposition(c);
            const auto at = std::find(prepositions.begin(), prepositions.end(), preposition);
            if (at == prepositions.end()) continue;
            if (r.name_at[c] != none) d.after.push_back({r.name_at[c], none, *at, false});
            else if (r.noun_at[c] != none && r.noun_at[c] != noun) d.after.push_back({none, r.noun_at[c], *at, false});
        }
    }
    return d;
}

bool says_what_body(const Agent& agent) { return is_body(agent.kind) && !agent.unique; }

std::uint32_t named_body(const Reading& r, std::uint32_t token) {
    const auto n = r.name_at[token];
    if (n == none || r.names[n].mention == none) return none;
    const auto& mention = r.mentions[r.names[n].mention];
    const bool body = mention.kind == MentionKind::name && mention.actor != nobody && is_body(r.actors.at(mention.actor).kind);
    return body ? r.names[n].mention : none;
}

std::uint32_t named_after(const Reading& r, std::uint32_t noun) {
    constexpr int most_words = 8;
    const auto& match = r.nouns[noun].match;
    const auto& agent = r.agents.at(match.agent);
    if (match.plural) return none;
    const auto end = r.document.sentences[r.sentence_of[match.head]].last;
    auto t = match.last;
    if (t < end && says_what_body(agent))
        if (const auto m = named_body(r, t); m != none && r.mentions[m].first == t) return m;
    if (agent.tie.empty() || (agent.kind != ActorKind::person && agent.kind != ActorKind::people)) return none;
    // "Minister of State for Europe Jane Roe", but not "spokesman for President Roe", who is another.
    bool prepositional = false, object = false;
    for (int i = 0; i < most_words && t < end; ++i) {
        const auto form = r.form(t);
        if (const auto n = r.name_at[t]; n != none) {
            const auto m = r.names[n].mention;
            if (m == none || r.mentions[m].actor == nobody) return none;
            if (r.actors.at(r.mentions[m].actor).kind == ActorKind::person) return prepositional && !object ? none : m;
            object = true;
            t = r.names[n].last;
        } else if (const auto other = r.noun_at[t]; other != none && r.nouns[other].in_title) {
            if (prepositional) return none;
            t = r.nouns[other].match.last;
        } else if (agent.title && (form == "of" || form == "for")) {
            prepositional = true;
            object = false;
            ++t;
        } else if (prepositional && (form == "the" || form == "and")) {
            ++t;
        } else if (prepositional && form.front() >= 'A' && form.front() <= 'Z') {
            object = true;
            ++t;
        } else {
            return none;
        }
    }
    return none;
}

}  // namespace entente::actors
