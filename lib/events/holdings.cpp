#include "events/holdings.hpp"

#include <algorithm>
#include <array>

namespace entente::events {

using actors::Mention;
using actors::nobody;
using syntax::Deprel;
using syntax::Upos;

namespace {

// Words between a holder's hyphen and the place: "the rebel-held northern town of Azaz".
constexpr std::uint32_t max_gap = 5;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 9> not_so{"will", "would", "could", "can", "may", "might", "must", "should", "shall"};
constexpr std::array<std::string_view, 4> bygone{"previously", "formerly", "once", "nearly"};
constexpr std::array<std::string_view, 5> staying{"remain", "be", "stay", "come", "fall"};
constexpr std::array<std::string_view, 5> outside{"suburb", "outskirt", "outskirts", "border", "edge"};  // of a city, not in it
constexpr std::array<std::string_view, 7> having{"have", "retain", "maintain", "keep", "claim", "exercise", "consolidate"};

class HoldingFinder {
public:
    HoldingFinder(const Scene& scene, std::vector<Tie>& out) : scene_(scene), cast_(scene.cast), tree_(scene.tree), out_(out) {}

    void find() {
        for (std::uint32_t t = 0; t < tree_.size(); ++t) {
            const auto lemma = tree_.lemma(t);
            const bool holds = scene_.lexicon.in_class(lemma, "holding");
            if (holds && attribute(t)) continue;
            if (holds && tree_.upos(t) == Upos::VERB) clause(t);
            else if (lemma == "control" && tree_.upos(t) == Upos::NOUN) control(t);
            else if (lemma == "hand" && tree_.word(t).xpos == syntax::Xpos::NNS && tree_.preposition(t) == "in") add(owner(t), held_by_state(t), t, 0.7);
            else if (scene_.lexicon.in_class(lemma, "strongholds") && tree_.upos(t) == Upos::NOUN) stronghold(t);
        }
    }

private:
    void add(std::uint32_t holder, std::uint32_t place, std::uint32_t trigger, double confidence, bool negated = false) {
        if (holder == nobody || place == nobody) return;
        const auto a = cast_.mentions[holder].actor, b = cast_.mentions[place].actor;
        if (a == nobody || b == nobody || a == b || cast_.actors[a].kind == ActorKind::place) return;
        out_.push_back({"controls", holder, place, trigger, trigger + 1, negated, confidence, "tie.holding"});
    }

    std::uint32_t mention(std::uint32_t token) const { return token == no_token ? nobody : cast_.mention_at[token]; }
    bool of_kind(std::uint32_t mention, ActorKind kind) const {
        return mention != nobody && cast_.mentions[mention].actor != nobody && cast_.actors[cast_.mentions[mention].actor].kind == kind;
    }
    bool place(std::uint32_t mention) const { return of_kind(mention, ActorKind::place); }
    bool force(std::uint32_t mention) const {
        if (mention == nobody || cast_.mentions[mention].actor == nobody) return false;
        const auto& a = cast_.actors[cast_.mentions[mention].actor];
        return a.kind == ActorKind::armed_group || a.sector == "REB" || a.sector == "UAF" || a.sector == "MIL" || a.sector == "SPY";
    }
    bool part(std::uint32_t t) const { return scene_.lexicon.in_class(tree_.lemma(t), "gains") || scene_.lexicon.in_class(tree_.lemma(t), "localities"); }

    /// The place that a phrase names, itself or as the whole of a part: "Mosul", "the capital, Sanaa", "areas of Aleppo".
    /// Of a country no more than part is held where the words speak of parts.
    std::uint32_t ground(std::uint32_t t) const {
        if (t == no_token) return nobody;
        if (const auto noun = tree_.antecedent(t); noun != no_token) t = noun;
        if (place(mention(t)) || of_kind(mention(t), ActorKind::country)) return mention(t);
        if (!part(t)) return nobody;
        if (t + 1 < tree_.size() && cast_.mention_at[t + 1] != nobody && place(cast_.mention_at[t + 1])) return cast_.mention_at[t + 1];
        auto whole = nobody;  // "a Damascus suburb", but Hatay in "the Aegean province of Hatay"
        for (const auto c : tree_.children(t)) {
            const auto r = tree_.rel(c);
            const auto p = tree_.preposition(c);
            if (!place(mention(c))) continue;
            if (r == Deprel::appos || r == Deprel::flat) return mention(c);
            if (among(tree_.lemma(t), outside)) continue;
            if (r == Deprel::nmod && (p == "of" || p == "in" || p == "around")) return mention(c);
            if (r == Deprel::compound) whole = mention(c);
        }
        return whole;
    }

    /// Whose control or hands: "the army's control", "control of the army", "rebel hands".
    std::uint32_t owner(std::uint32_t noun) const {
        for (const auto c : tree_.children(noun)) {
            const auto r = tree_.rel(c);
            const bool of = r == Deprel::nmod && tree_.preposition(c) == "of";
            const bool before = c < noun && (r == Deprel::nmod_poss || r == Deprel::compound || r == Deprel::amod || r == Deprel::nmod_desc);
            if ((of || before) && mention(c) != nobody && !place(mention(c))) return mention(c);
        }
        return nobody;
    }

    bool unreal(std::uint32_t verb) const {
        if (tree_.rel(verb) == Deprel::xcomp || tree_.mark(verb) == "if" || tree_.mark(verb) == "to") return true;
        for (const auto c : tree_.children(verb)) {
            if (tree_.rel(c) == Deprel::aux && among(tree_.lemma(c), not_so)) return true;
            if (tree_.rel(c) == Deprel::advmod && among(tree_.lemma(c), bygone)) return true;
        }
        return false;
    }

    bool negated(std::uint32_t verb) const {
        for (const auto c : tree_.children(verb))
            if (tree_.rel(c) == Deprel::advmod && (tree_.lemma(c) == "not" || tree_.lemma(c) == "never" || (c > 0 && tree_.form(c) == "longer" && tree_.form(c - 1) == "no"))) return true;
        return false;
    }

    // "the rebel-held town of Azaz", whatever the parser makes of the hyphen
    bool attribute(std::uint32_t t) {
        if (t < 2 || tree_.form(t - 1) != "-") return false;
        const auto holder = cast_.mention_at[t - 2];
        if (holder == nobody || cast_.mentions[holder].last != t - 1) return false;
        const auto end = scene_.document.sentences[cast_.mentions[holder].sentence].last;
        for (auto n = t + 1; n < end && n <= t + max_gap; ++n) {
            const auto u = tree_.upos(n);
            if (u != Upos::NOUN && u != Upos::PROPN && u != Upos::ADJ && tree_.form(n) != "-") break;
            if (n + 2 < end && tree_.form(n + 1) == "-" && tree_.upos(n + 2) == Upos::VERB) break;  // "a state-run Niamey-based station"
            const auto h = tree_.head(n);
            if (tree_.rel(n) == Deprel::compound && h != no_token && h > n && part(h)) continue;  // the part that it is the whole of speaks
            const auto* m = cast_.at(n);
            if (!(m && m->head == n && place(cast_.mention_at[n])) && !part(n)) continue;
            if (const auto where = ground(n); where != nobody) {
                add(holder, where, t, 0.75);
                break;
            }
        }
        return true;
    }

    // "The Houthis control the capital", "areas held by the army"
    void clause(std::uint32_t t) {
        auto who = no_token, what = no_token;
        if (tree_.passive(t)) {
            for (const auto c : tree_.children(t))
                if (tree_.rel(c) == Deprel::obl_agent || (tree_.rel(c) == Deprel::obl && tree_.preposition(c) == "by")) who = c;
            what = tree_.rel(t) == Deprel::acl ? tree_.head(t) : tree_.surface_subject(t);
        } else {
            who = tree_.surface_subject(t);
            what = tree_.object(t);
            if (who != no_token)
                if (const auto noun = tree_.antecedent(who); noun != no_token) who = noun;
        }
        if (who == no_token || what == no_token || unreal(t) || tree_.has_child(t, Deprel::xcomp) || tree_.has_child(t, Deprel::compound_prt)) return;
        const auto where = ground(what);
        // Only forces hold a town or run it: others hold somebody responsible, or run in an election.
        if (tree_.lemma(t) != "control" && !(force(mention(who)) && place(where))) return;
        add(mention(who), where, t, 0.75, negated(t));
    }

    /// The place that is "under control" or "in the hands" of somebody: the subject of what stays so, or the noun that it describes.
    std::uint32_t held_by_state(std::uint32_t noun) const {
        const auto h = tree_.head(noun);
        if (tree_.has_child(noun, Deprel::cop)) return unreal(noun) || negated(noun) ? nobody : ground(tree_.surface_subject(noun));
        if (h == no_token) return nobody;
        if (tree_.rel(noun) == Deprel::nmod) return ground(h);
        if (tree_.upos(h) != Upos::VERB || !among(tree_.lemma(h), staying) || unreal(h) || negated(h)) return nobody;
        return ground(tree_.surface_subject(h));
    }

    void control(std::uint32_t t) {
        const auto p = tree_.preposition(t);
        if (p == "under") return add(owner(t), held_by_state(t), t, 0.75);
        const auto h = tree_.head(t);
        auto verb = no_token;
        if (p == "in" && tree_.has_child(t, Deprel::cop)) verb = t;
        else if (h != no_token && p == "in" && among(tree_.lemma(h), staying)) verb = h;
        else if (h != no_token && tree_.rel(t) == Deprel::obj && among(tree_.lemma(h), having)) verb = h;
        if (verb == no_token || unreal(verb)) return;
        for (const auto c : tree_.children(t))
            if (tree_.rel(c) == Deprel::nmod && (tree_.preposition(c) == "of" || tree_.preposition(c) == "over")) add(mention(tree_.surface_subject(verb)), ground(c), t, 0.7, negated(verb));
    }

    // "the militia's stronghold of Bama", "Raqqa, a stronghold of the group"
    void stronghold(std::uint32_t t) {
        const auto holder = owner(t);
        if (!force(holder)) return;
        for (const auto c : tree_.children(t))
            if (tree_.rel(c) == Deprel::amod && (tree_.lemma(c) == "former" || tree_.lemma(c) == "last")) return;
        auto where = ground(t);
        if (where == nobody && tree_.has_child(t, Deprel::cop) && !unreal(t) && !negated(t)) where = ground(tree_.surface_subject(t));
        const auto h = tree_.head(t);
        if (where == nobody && h != no_token && (tree_.rel(t) == Deprel::appos || tree_.rel(t) == Deprel::compound || tree_.rel(t) == Deprel::nmod_desc)) where = ground(h);
        if (place(where)) add(holder, where, t, 0.7);
    }

    const Scene& scene_;
    const actors::Cast& cast_;
    const Tree& tree_;
    std::vector<Tie>& out_;
};

}  // namespace

void find_holdings(const Scene& scene, std::vector<Tie>& out) { HoldingFinder(scene, out).find(); }

}  // namespace entente::events
