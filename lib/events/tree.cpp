#include "events/tree.hpp"

#include <algorithm>
#include <array>

namespace entente::events {

using syntax::Deprel;
using syntax::Upos;
using syntax::Xpos;

namespace {

constexpr int max_control_depth = 8;  // longer chains of shared subjects are not found in edited text

// Two-word prepositions that UD writes as `case` with `fixed`, or as two `case` children.
constexpr std::array<std::array<std::string_view, 3>, 16> compound_prepositions{{
    {"according", "to", "according to"}, {"accord", "to", "according to"}, {"because", "of", "because of"},
    {"instead", "of", "instead of"},     {"such", "as", "such as"},        {"due", "to", "due to"},
    {"out", "of", "out of"},             {"ahead", "of", "ahead of"},      {"prior", "to", "before"},
    {"rather", "than", "rather than"},   {"next", "to", "next to"},        {"along", "with", "with"},
    {"together", "with", "with"},        {"as", "of", "as of"},            {"out", "from", "from"},
    {"up", "to", "up to"},
}};

bool is_verbal(Upos u) { return u == Upos::VERB || u == Upos::AUX; }

// After these marks the missing subject is the governor's object: "accuse X of doing", "prevent X from doing".
bool object_control_mark(std::string_view mark) { return mark == "of" || mark == "from" || mark == "for" || mark == "into"; }
// Whom these help "in doing" does it.
bool helps(std::string_view verb) { return verb == "help" || verb == "assist" || verb == "aid" || verb == "support" || verb == "join"; }

bool stretch_of_time(std::string_view noun) { return noun == "year" || noun == "month" || noun == "week" || noun == "day" || noun == "hour" || noun == "decade"; }

// Verbs whose past tense without an object is a participle: they need somebody who suffers them.
constexpr std::array<std::string_view, 44> suffered_verbs{
    "abduct",  "acquit",  "arrest",  "assassinate", "bury",     "charge",  "convict", "damage", "deport",   "destroy", "detain",  "dismiss",  "evacuate", "execute",
    "expel",   "extradite", "fine",  "handcuff",    "hospitalize", "imprison", "indict", "injure", "interrogate", "jail", "kidnap", "murder", "question", "rape",
    "release", "replace", "repatriate", "rescue",  "find",  "hold",  "shoot",  "hang",   "sack",     "sentence", "suspend", "torture", "treat",  "wound",   "deploy",  "transfer"};
bool suffered(std::string_view verb) { return std::find(suffered_verbs.begin(), suffered_verbs.end(), verb) != suffered_verbs.end(); }

bool circumstance_mark(std::string_view mark) {
    return mark == "after" || mark == "before" || mark == "while" || mark == "when" || mark == "by" || mark == "since" || mark == "upon" || mark == "without" || mark == "despite";
}

}  // namespace

bool is_subject(Deprel r) {
    return r == Deprel::nsubj || r == Deprel::nsubj_pass || r == Deprel::nsubj_outer || r == Deprel::csubj || r == Deprel::csubj_pass || r == Deprel::csubj_outer;
}

bool is_clausal(Deprel r) {
    return r == Deprel::ccomp || r == Deprel::xcomp || r == Deprel::advcl || r == Deprel::advcl_relcl || r == Deprel::acl || r == Deprel::acl_relcl ||
           r == Deprel::parataxis || r == Deprel::csubj || r == Deprel::csubj_pass;
}

std::uint32_t Tree::child_with_lemma(std::uint32_t t, Deprel r, std::string_view l) const {
    for (const auto c : children(t))
        if (rel(c) == r && lemma(c) == l) return c;
    return no_token;
}

std::string_view Tree::preposition(std::uint32_t t) const {
    if (counts_only(t)) return {};
    for (int depth = 0; depth < max_control_depth; ++depth) {
        std::uint32_t first = no_token, second = no_token;
        for (const auto c : children(t)) {
            if (rel(c) != Deprel::case_ || lemma(c) == "'s" || lemma(c) == "'" || lemma(c) == "’s" || lemma(c) == "’") continue;
            if (first == no_token) first = c;
            else if (second == no_token) second = c;
        }
        if (first == no_token)  // the marker may hang on a later word of the name
            for (const auto c : children(t))
                if (rel(c) == Deprel::flat || rel(c) == Deprel::nmod_desc)
                    if (const auto m = child(c, Deprel::case_); m != no_token && m < t && lemma(m) != "'s" && lemma(m) != "’s") first = m;
        if (first != no_token) {
            if (const auto fixed = child(first, Deprel::fixed); fixed != no_token) second = fixed;
            // The first word of the two may hang beside the phrase: "spoke ahead of the talks".
            if (second == no_token && first > 0 && rel(first - 1) == Deprel::advmod && head(first - 1) == head(t)) second = first, first = first - 1;
            if (second != no_token)
                for (const auto& p : compound_prepositions)
                    if (p[0] == lemma(first) && p[1] == lemma(second)) return p[2];
            return lemma(rel(first) == Deprel::advmod ? second : first);
        }
        if (rel(t) != Deprel::conj || head(t) == no_token) return {};
        t = head(t);
    }
    return {};
}

std::string_view Tree::mark(std::uint32_t t) const {
    const auto m = child(t, Deprel::mark);
    if (m != no_token) return lemma(m);
    // Gerunds after a preposition are `case` or `mark`, by treebank.
    if (is_verbal(upos(t)))
        if (const auto c = child(t, Deprel::case_); c != no_token) return lemma(c);
    return {};
}

bool Tree::passive(std::uint32_t verb) const {
    bool subject = false, auxiliary = false, agent = false;
    for (const auto c : children(verb)) {
        const auto r = rel(c);
        // "the activists Egypt arrested": without an auxiliary a subject of its own arrests, whatever the parser calls it.
        if (r == Deprel::nsubj_pass && rel(verb) == Deprel::acl_relcl && !has_child(verb, Deprel::aux_pass)) return false;
        if (r == Deprel::nsubj_pass || r == Deprel::aux_pass || r == Deprel::csubj_pass) return true;
        agent |= r == Deprel::obl_agent;
        subject |= r == Deprel::nsubj;
        auxiliary |= r == Deprel::aux;
    }
    if (agent && !subject) return true;  // but "they spoke by phone"
    const auto r = rel(verb);
    // "was convicted and sentenced": taggers see a past tense.
    if (word(verb).xpos == Xpos::VBD && r == Deprel::conj && !subject && !auxiliary && !has_child(verb, Deprel::obj) && suffered(lemma(verb)) && head(verb) != no_token)
        return passive(head(verb));
    if (auxiliary || word(verb).xpos != Xpos::VBN) return false;
    if (subject) return r == Deprel::root && !has_child(verb, Deprel::obj);  // "Three soldiers killed in attack"
    if (r == Deprel::acl || r == Deprel::advcl || r == Deprel::amod) return true;
    if (r == Deprel::conj && head(verb) != no_token) return passive(head(verb));
    return false;
}

bool Tree::finite(std::uint32_t verb) const {
    switch (word(verb).xpos) {
        case Xpos::VBD: case Xpos::VBP: case Xpos::VBZ: return true;
        default: break;
    }
    return has_child(verb, Deprel::aux) || has_child(verb, Deprel::aux_pass) || has_child(verb, Deprel::cop);
}

std::uint32_t Tree::surface_subject(std::uint32_t v, int depth) const {
    auto outer = no_token;
    for (const auto c : children(v)) {
        if (!is_subject(rel(c))) continue;
        if (rel(c) != Deprel::nsubj_outer && rel(c) != Deprel::csubj_outer) return c;
        outer = c;
    }
    if (outer != no_token) return outer;  // "the plan is to offer ...": whose plan it is, is who offers
    const auto h = head(v);
    if (h == no_token || depth > max_control_depth) return no_token;
    switch (rel(v)) {
        case Deprel::conj: {
            // An adjective or noun predicate ("is angry and demanded") shares as verbs do; a noun in a list has no subject.
            // A finite verb shares with a finite one: "refuses to meet and has organised" has one who refuses and organised.
            auto first = h;
            if (is_verbal(upos(v)) && finite(v))
                for (int up = 0; up < max_control_depth && !finite(first) && head(first) != no_token; ++up) first = head(first);
            return surface_subject(first, depth + 1);
        }
        case Deprel::xcomp: {
            if (const auto o = child(h, Deprel::obj); o != no_token) return o;
            if (const auto i = child(h, Deprel::iobj); i != no_token) return i;
            return surface_subject(h, depth + 1);
        }
        case Deprel::ccomp:
            // "Police say a bomb killed ...": without "that", the parser may take the subject for the object of saying.
            if (finite(v)) return misplaced_subject(h) == v ? child(h, Deprel::obj) : no_token;
            return surface_subject(h, depth + 1);
        case Deprel::advcl: case Deprel::advcl_relcl: {
            const auto m = mark(v);
            if (object_control_mark(m) || (m == "in" && helps(lemma(h))))
                if (const auto o = child(h, Deprel::obj); o != no_token) return o;
            if (finite(v)) return stray_subject(v);
            // "tear gas was fired by police to disperse them": who acts has the purpose.
            if (m == "to" && passive(h))
                for (const auto c : children(h))
                    if (rel(c) == Deprel::obl_agent) return c;
            return surface_subject(h, depth + 1);
        }
        case Deprel::acl:
            // "left the city after meeting officials": a clause of time that the parser hung on the noun before it.
            // So is "after years of fighting".
            if (word(v).xpos == Xpos::VBG && (circumstance_mark(mark(v)) || (mark(v) == "of" && stretch_of_time(lemma(h))))) {
                auto g = h;
                for (int up = 0; up < max_control_depth && g != no_token && !is_verbal(upos(g)); ++up) g = head(g);
                return g == no_token ? no_token : surface_subject(g, depth + 1);
            }
            // "accused ministers and officers of planning it" hangs on the last of them.
            if (object_control_mark(mark(v)) && rel(h) == Deprel::conj && !is_verbal(upos(head(h)))) return head(h);
            if (mark(v) == "to") {  // "Kerry's decision to meet", "they took a decision to meet"
                if (const auto p = child(h, Deprel::nmod_poss); p != no_token) return p;
                if (const auto p = child(h, Deprel::compound); p != no_token && upos(p) == Upos::PROPN) return p;  // "the U.S. decision to meet"
                if (has_child(h, Deprel::cop)) return surface_subject(h, depth + 1);  // "he is in Tokyo to meet them"
                const auto g = head(h);
                return g != no_token && (rel(h) == Deprel::obj || rel(h) == Deprel::xcomp) ? surface_subject(g, depth + 1) : no_token;
            }
            return h;
        case Deprel::amod: return h;  // "US-backed rebels": the noun is what is backed
        case Deprel::acl_relcl: return object(v) == h ? no_token : h;
        case Deprel::obl: case Deprel::nmod:  // a gerund tagged as a noun's place
            return is_verbal(upos(v)) && is_verbal(upos(h)) ? surface_subject(h, depth + 1) : no_token;
        default: return no_token;
    }
}

void Tree::list(std::uint32_t t, std::vector<std::uint32_t>& out) const {
    out.push_back(t);
    for (const auto c : children(t))
        if ((rel(c) == Deprel::conj || (rel(c) == Deprel::nmod && comitative(c))) && out.size() < 64 && !set_against(c)) list(c, out);
}

// "fought the rebels, not the army", "the rebels rather than the army"
bool Tree::set_against(std::uint32_t member) const {
    for (const auto c : children(member)) {
        if (c > member) break;
        const auto l = lemma(c);
        if (rel(c) == Deprel::cc && (l == "rather" || l == "instead")) return true;
        if (l != "not" || (rel(c) != Deprel::advmod && rel(c) != Deprel::cc)) continue;
        const auto next = form(c + 1);
        return next != "only" && next != "just" && next != "merely" && next != "simply";
    }
    return false;
}

// "was killed on Tuesday, along with two guards"
void Tree::companions(std::uint32_t verb, std::vector<std::uint32_t>& out) const {
    for (const auto c : children(verb))
        if (rel(c) == Deprel::obl && !out.empty() && comitative(c)) list(c, out);
}

// "the government, along with the European Union, considers"
bool Tree::comitative(std::uint32_t t) const {
    const auto c = child(t, Deprel::case_);
    return c != no_token && c + 1 < size() && (lemma(c) == "along" || lemma(c) == "together") && form(c + 1) == "with";
}

bool Tree::counts_only(std::uint32_t t) const {
    for (const auto c : children(t)) {
        if (rel(c) != Deprel::case_ || c + 1 >= size()) continue;
        const auto next = form(c + 1);
        if (lemma(c) == "at" && (next == "least" || next == "most")) return true;
        if (lemma(c) == "than" && c > 0 && (form(c - 1) == "more" || form(c - 1) == "More" || form(c - 1) == "fewer" || form(c - 1) == "less")) return true;
        if (lemma(c) == "up" && next == "to") return true;
    }
    return false;
}

std::uint32_t Tree::stray_subject(std::uint32_t v) const {
    const auto m = child(v, Deprel::mark);
    if (m == no_token || m > v) return no_token;
    for (auto t = m + 1; t < v; ++t) {
        const auto h = head(t);
        const auto r = rel(t);
        const bool argument = r == Deprel::obl || r == Deprel::obl_unmarked || r == Deprel::obj || r == Deprel::nmod;
        if (argument && h != no_token && h < m && preposition(t).empty()) return t;
    }
    return no_token;
}

bool Tree::after_hyphen(std::uint32_t t) const { return t > 1 && form(t - 1) == "-"; }

std::uint32_t Tree::indirect_object(std::uint32_t v) const {
    if (const auto i = child(v, Deprel::iobj); i != no_token) return i;
    auto first = no_token;
    for (const auto c : children(v)) {
        if (rel(c) != Deprel::obj || after_hyphen(c)) continue;
        if (first != no_token) return first;
        first = c;
    }
    return no_token;
}

std::uint32_t Tree::misplaced_subject(std::uint32_t v) const {
    const auto o = child(v, Deprel::obj);
    if (o == no_token || o < v) return no_token;
    for (const auto c : children(v)) {
        if (rel(c) != Deprel::ccomp || c < o || !finite(c) || !mark(c).empty()) continue;
        for (const auto s : children(c))
            if (is_subject(rel(s))) return no_token;
        return c;
    }
    return no_token;
}

std::uint32_t Tree::object(std::uint32_t v) const {
    if (misplaced_subject(v) != no_token) return no_token;
    // "offer Russia cooperation": of two objects the first is the indirect one, whatever the parser calls it.
    auto direct = no_token;
    for (const auto c : children(v))
        if (rel(c) == Deprel::obj && (direct == no_token || !after_hyphen(c))) direct = c;
    if (direct != no_token) return direct;
    if (const auto i = child(v, Deprel::iobj); i != no_token) return i;
    // "killed at least 21 people", "arrested more than 100": a count, though "at" and "than" make it look like an oblique.
    for (const auto c : children(v))
        if (rel(c) == Deprel::obl && c > v && counts_only(c)) return c;
    // The same where "at" hangs on "least".
    for (const auto c : children(v)) {
        if (rel(c) != Deprel::obl || c < v || has_child(c, Deprel::case_)) continue;
        const auto n = child(c, Deprel::nummod);
        if (n != no_token && n > v + 2 && (form(n - 1) == "least" || form(n - 1) == "most") && form(n - 2) == "at") return c;
    }
    // "kidnapped up to 16 advisers": "up to" is no particle before a number.
    for (const auto c : children(v)) {
        if (rel(c) != Deprel::compound_prt || lemma(c) != "up" || c + 1 >= size() || form(c + 1) != "to") continue;
        for (const auto n : children(v))
            if (rel(n) == Deprel::obl && n > c && has_child(n, Deprel::nummod) && (!has_child(n, Deprel::case_) || child(n, Deprel::case_) == c + 1)) return n;
    }
    // "criticised Bush's handling of the war": a gerund with a possessor is a noun.
    for (const auto c : children(v))
        if ((rel(c) == Deprel::xcomp || rel(c) == Deprel::ccomp) && word(c).xpos == Xpos::VBG && has_child(c, Deprel::nmod_poss)) return c;
    const auto h = head(v);
    if (rel(v) == Deprel::acl_relcl && h != no_token) {
        // "the deal they signed": own subject, no object, nothing left hanging but the antecedent.
        bool subject = false, relative_subject = false;
        for (const auto c : children(v))
            if (is_subject(rel(c))) {
                subject = true;
                const auto x = word(c).xpos;
                relative_subject = x == Xpos::WDT || x == Xpos::WP;
            }
        if (subject && !relative_subject && !passive(v)) return h;
    }
    if (rel(v) == Deprel::acl && mark(v) == "to" && upos(v) == Upos::VERB) return no_token;
    // "attacked and killed the man": the object stands at the last verb.
    for (const auto c : children(v))
        if (rel(c) == Deprel::conj && is_verbal(upos(c)) && c > v && c - v <= 3 && !has_child(c, Deprel::nsubj) && !has_child(v, Deprel::obl))
            return child(c, Deprel::obj);
    return no_token;
}

std::uint32_t Tree::antecedent(std::uint32_t pronoun) const {
    const auto x = word(pronoun).xpos;
    if (x != Xpos::WDT && x != Xpos::WP) return no_token;
    auto relative = head(pronoun);
    for (int depth = 0; depth < max_control_depth && relative != no_token && rel(relative) != Deprel::acl_relcl; ++depth) relative = head(relative);
    return relative == no_token ? no_token : head(relative);
}

}  // namespace entente::events
