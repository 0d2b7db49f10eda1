#include "events/borrowing.hpp"

#include <algorithm>

namespace entente::events {

using syntax::Deprel;
using syntax::Upos;

namespace {

constexpr int max_depth = 16;

}  // namespace

// "urged the west to lift its sanctions on them": whom it asks it says, though nobody knows him, and asks no other.
bool Borrowing::asks_somebody(const Predicate& p) const {
    const auto& tree = scene_.tree;
    if (p.anchor.pos != Pos::verb || tree.passive(p.anchor.token) || !tree.has_child(p.anchor.token, Deprel::xcomp)) return false;
    const auto asked = tree.object(p.anchor.token);
    return asked != no_token && tree.upos(asked) != Upos::VERB && predicates_.at(asked) == no_predicate;
}

// "pledged to try the fighters": no promise to them.
bool Borrowing::does_harm(std::uint32_t predicate) const {
    const auto& type = events_[predicate].type;
    return type != "MOBILIZE" && scene_.lexicon.ontology().quad(type) > 2;
}

void Borrowing::from_complements(const Predicate& p, ComposedEvent& e) const {
    if (p.frame->complement != Complement::absorb || !e.targets.empty()) return;
    // "called for Russia to withdraw": who is to act. "agreed to give Jordan aid": who is to be acted on.
    for (const bool subjects : {true, false}) {
        if (!subjects && e.type == "REQUEST" && asks_somebody(p)) return;
        for (const auto c : p.complements) {
            if (!predicates_.all()[c].absorbed && predicates_.all()[c].asked_end == no_token) continue;
            // "rejected calls for the withdrawal of troops": who calls is refused, not those of whom the call is.
            if (!subjects && e.type == "REJECT" && predicates_.all()[c].anchor.pos == Pos::noun && (events_[c].type == "REQUEST" || events_[c].type == "AGREE")) continue;
            if (!subjects && e.type == "AGREE" && does_harm(c)) continue;
            for (const auto& a : subjects ? events_[c].sources : events_[c].targets) e.targets.push_back({a.mention, a.inward, true, a.also});
        }
        arguments_.keep_distinct(e.targets, e.sources);
        if (!e.targets.empty()) return;
    }
    const auto& tree = scene_.tree;
    // The complement may carry no frame ("urged to show restraint towards Iran"): its own object and obliques then.
    for (const auto c : tree.children(p.anchor.token)) {
        if (!is_clausal(tree.rel(c)) || predicates_.at(c) != no_predicate) continue;
        // "the proposal drawn up with Iran": what describes a noun is not what it offers.
        if (p.anchor.pos == Pos::noun && tree.mark(c).empty()) continue;
        static const std::vector<Relation> places = {{Relation::object, {}}, {Relation::preposition, "with"}, {Relation::preposition, "to"},
                                                     {Relation::preposition, "on"}, {Relation::preposition, "against"}};
        static const std::vector<Relation> partners = {{Relation::preposition, "with"}, {Relation::preposition, "to"}};  // "agreed to keep its troops there": no deal with them
        e.targets = arguments_.actors_at({c, Pos::verb, no_token}, e.type == "AGREE" ? partners : places);
        for (auto& a : e.targets) a.shared = true;
        arguments_.keep_distinct(e.targets, e.sources);
        if (!e.targets.empty()) return;
    }
    if (e.sources.empty() || (e.reciprocal && e.sources.size() > 1)) return;
    if (e.type == "THREATEN")  // "warned that Israel would pay", "that the United States will be the next target"
        for (const auto c : tree.children(p.anchor.token)) {
            if (tree.rel(c) != Deprel::ccomp || !tree.finite(c)) continue;
            const auto s = tree.surface_subject(c);
            std::vector<std::uint32_t> who;
            if (s != no_token) tree.list(s, who);
            for (const auto t : who) arguments_.actors_of(t, e.targets);
            if (s != no_token) arguments_.keep_distinct(e.targets, e.sources);
            if (e.targets.empty()) e.targets = arguments_.actors_below(c, e.sources);
            for (auto& a : e.targets) a.shared = true;
            if (!e.targets.empty()) return;
        }
    for (const auto c : tree.children(p.anchor.token)) {
        const auto r = tree.rel(c);
        if (r != Deprel::xcomp && r != Deprel::acl && !(r == Deprel::advcl && tree.mark(c) == "to")) continue;
        if (const auto q = predicates_.at(c); e.type == "AGREE" && q != no_predicate && does_harm(q)) continue;
        e.targets = arguments_.actors_below(c, e.sources);
        for (auto& a : e.targets) a.shared = true;
        if (!e.targets.empty()) return;
    }
}

// "were killed in an attack by rebels", "died when gunmen opened fire": the deed has the doer.
void Borrowing::source_from_instrument(const Predicate& p, ComposedEvent& e) const {
    if (!e.sources.empty() || p.anchor.pos != Pos::verb) return;
    const auto& tree = scene_.tree;
    for (const auto c : tree.children(p.anchor.token)) {
        const auto q = predicates_.at(c);
        if (q == no_predicate) continue;
        const auto prep = tree.preposition(c);
        const bool instrument = (tree.rel(c) == Deprel::obl || tree.rel(c) == Deprel::obl_agent) && (prep == "in" || prep == "by" || prep == "during" || prep == "from");
        const bool occasion = tree.rel(c) == Deprel::advcl && (tree.mark(c) == "when" || tree.mark(c) == "after" || tree.mark(c) == "as");
        const bool deed = tree.rel(c) == Deprel::nsubj && tree.upos(c) == Upos::NOUN;  // "two bombings claimed by rebels killed ten"
        if (!instrument && !occasion && !deed) continue;
        if (events_[q].type != e.type) continue;
        for (const auto& a : events_[q].sources) e.sources.push_back({a.mention, a.inward, true, a.also});
        arguments_.keep_distinct(e.sources, e.targets);
        if (!e.sources.empty()) return;
    }
}

// "under a deal with", "killed in clashes with", "after years of fighting with": what the noun says happened beside its sentence.
bool Borrowing::circumstance(std::uint32_t noun) const {
    const auto& tree = scene_.tree;
    auto top = noun;
    for (int depth = 0; depth < max_depth && (tree.rel(top) == Deprel::nmod || tree.rel(top) == Deprel::conj) && tree.head(top) != no_token; ++depth) top = tree.head(top);
    static constexpr std::string_view circumstances[] = {"in", "after", "during", "from", "since", "under", "through", "amid", "within", "as", "by"};
    return std::find(std::begin(circumstances), std::end(circumstances), tree.preposition(top)) != std::end(circumstances);
}

// "told the president in a phone call": whom one speaks to in a talk takes part in it.
void Borrowing::addressee(const Predicate& p, ComposedEvent& e) const {
    if (p.anchor.pos != Pos::noun || e.type != "CONSULT" || e.sources.empty() || !e.targets.empty() || !circumstance(p.anchor.token)) return;
    const auto verb = scene_.tree.head(p.anchor.token);
    const auto q = verb == no_token ? no_predicate : predicates_.at(verb);
    if (q == no_predicate || scene_.tree.passive(verb)) return;
    const auto complement = predicates_.all()[q].frame->complement;
    if (complement != Complement::report && complement != Complement::absorb) return;
    static const std::vector<Relation> addressee = {{Relation::iobj, {}}, {Relation::object, {}}};
    e.targets = arguments_.actors_at({verb, Pos::verb, no_token}, addressee);
    for (auto& a : e.targets) a.shared = true;
}

// "ten attacks, including a raid on the base": those who did all did the one.
void Borrowing::source_from_whole(const Predicate& p, ComposedEvent& e) const {
    const auto& tree = scene_.tree;
    if (!e.sources.empty() || p.anchor.pos != Pos::noun || tree.preposition(p.anchor.token) != "include") return;
    const auto whole = tree.head(p.anchor.token);
    const auto deed = whole == no_token ? no_predicate : predicates_.at(whole);
    if (deed == no_predicate || predicates_.all()[deed].frame->type != e.type) return;
    e.sources = events_[deed].sources;
    // The whole is put together only after its parts, but who launched it stands at the verb that carries it.
    static const std::vector<Relation> carried = {{Relation::subject, {}}};
    const auto& anchor = predicates_.all()[deed].anchor;
    if (e.sources.empty() && anchor.carrier != no_token && !predicates_.all()[deed].negated) e.sources = arguments_.actors_at(anchor, carried);
    for (auto& a : e.sources) a.shared = true;
    arguments_.keep_distinct(e.sources, e.targets);
}

// "a blast at a base that killed ten": the parser may hang on the place what the deed did.
void Borrowing::source_from_place_of_deed(const Predicate& p, ComposedEvent& e) const {
    const auto& tree = scene_.tree;
    if (e.type != "ASSAULT" || p.anchor.pos != Pos::verb || tree.rel(p.anchor.token) != Deprel::acl_relcl || tree.passive(p.anchor.token)) return;
    auto place = tree.head(p.anchor.token);
    // "in the market of the town which killed ten": what is inside a place lies in it, too.
    for (int depth = 0; depth < max_depth && tree.rel(place) == Deprel::nmod && (tree.preposition(place) == "of" || tree.preposition(place) == "in") && predicates_.at(tree.head(place)) == no_predicate; ++depth) place = tree.head(place);
    const auto at = tree.preposition(place);
    if (at != "in" && at != "at" && at != "on" && at != "near" && at != "outside") return;
    const auto deed = tree.head(place);
    const auto q = deed == no_token ? no_predicate : predicates_.at(deed);
    if (q == no_predicate || predicates_.all()[q].frame->type != e.type || tree.finite(deed)) return;
    e.sources = events_[q].sources;
    for (auto& a : e.sources) a.shared = true;
}

// "the Gaza withdrawal", "the London bombings": a place before the noun is where it happens, not who does it.
void Borrowing::place_modifier(const Predicate& p, ComposedEvent& e) const {
    static const std::vector<Relation> modifier = {{Relation::modifier, {}}};
    auto places = arguments_.actors_at(p.anchor, modifier);
    std::erase_if(places, [&](const Argument& a) {
        const auto actor = a.actor(scene_.cast);
        return actor == actors::nobody || scene_.cast.actors[actor].kind != ActorKind::place;
    });
    if (places.empty()) return;
    arguments_.keep_distinct(e.sources, places);
    if (e.targets.empty() && (e.type == "ASSAULT" || e.type == "RETREAT" || e.type == "COERCE")) e.targets = std::move(places);
}

// "Egypt's arrest of the student", "the Turkish jailing of pastors": where "of" tells who suffers it, the owner does it.
void Borrowing::source_from_owner(const Predicate& p, ComposedEvent& e) const {
    if (p.anchor.pos != Pos::noun || !e.sources.empty() || e.targets.empty()) return;
    const auto& frame = *p.frame;
    const bool owner_suffers = std::any_of(frame.target.begin(), frame.target.end(), [](const Relation& r) { return r.kind == Relation::possessive; });
    static const std::vector<Relation> of = {{Relation::preposition, "of"}}, owners = {{Relation::possessive, {}}, {Relation::modifier, {}}};
    if (!owner_suffers || arguments_.actors_at(p.anchor, of) != e.targets) return;
    e.sources = arguments_.actors_at(p.anchor, owners);
    arguments_.keep_distinct(e.sources, e.targets);
}

/// The clause behind a deed that tells who owns up to it: "an attack claimed by the Front", "bombings for which the Front claimed
/// responsibility".
std::uint32_t Borrowing::claimed(std::uint32_t deed) const {
    const auto& tree = scene_.tree;
    for (const auto c : tree.children(deed)) {
        if (tree.rel(c) != Deprel::acl && tree.rel(c) != Deprel::acl_relcl) continue;
        if (tree.passive(c)) {
            if (scene_.lexicon.in_class(tree.lemma(c), "owning-up")) return c;
            continue;
        }
        const auto o = tree.object(c);
        if (o == no_token || !scene_.lexicon.in_class(tree.lemma(c), "taking-on") || !scene_.lexicon.in_class(tree.lemma(o), "blame")) continue;
        for (const auto which : tree.children(c))
            if (tree.preposition(which) == "for" && tree.upos(which) == Upos::PRON) return c;
    }
    return no_token;
}

// "claimed responsibility for the attack", "accused of a role in the killing", "charged in a plot to kidnap him": who owns
// up to a deed, or is accused of it, is its doer.
void Borrowing::source_from_blame(const Predicate& p, ComposedEvent& e) const {
    const auto* type = scene_.lexicon.ontology().type(e.type);
    if (!e.sources.empty() || !type || type->quad != 4) return;
    const auto& tree = scene_.tree;
    const auto& lexicon = scene_.lexicon;
    const auto take = [&](std::vector<Argument> doers, bool pronouns = true) {
        std::erase_if(doers, [&](const Argument& a) { return a.actor(scene_.cast) == actors::nobody && !(pronouns && scene_.cast.mentions[a.mention].kind == actors::MentionKind::pronoun); });
        for (auto& a : doers) a.shared = true;
        arguments_.keep_distinct(doers, e.targets);
        e.sources = std::move(doers);
    };
    const auto charges = [](const Predicate& q) { return q.frame->type == "ACCUSE" || q.frame->type == "SANCTION" || (q.frame->type == "COERCE" && q.frame->mode == "arrest"); };
    static const std::vector<Relation> subject = {{Relation::subject, {}}}, owner = {{Relation::possessive, {}}};
    auto t = p.anchor.token;
    for (int depth = 0; depth < max_depth && e.sources.empty(); ++depth) {
        for (const auto c : tree.children(t))  // "attacks blamed on separatists"
            if ((tree.rel(c) == Deprel::acl || tree.rel(c) == Deprel::acl_relcl) && tree.lemma(c) == "blame" && tree.passive(c))
                return take(arguments_.actors_at({c, Pos::verb, no_token}, {{Relation::preposition, "on"}, {Relation::preposition, "to"}}));
        if (tree.upos(t) == Upos::NOUN)
            if (const auto claim = claimed(t); claim != no_token) {
                take(arguments_.actors_at({claim, Pos::verb, no_token}, tree.passive(claim) ? std::vector<Relation>{{Relation::preposition, "by"}} : subject));
                e.owned_up = !e.sources.empty();
                if (e.owned_up) return;
            }
        const auto h = tree.head(t);
        if (h == no_token) return;
        const auto r = tree.rel(t);
        if (r == Deprel::conj) {
            t = h;
            continue;
        }
        if (tree.upos(h) == Upos::NOUN) {
            if (lexicon.in_class(tree.lemma(h), "amounts") && tree.preposition(t) == "of") {  // "of a series of attacks"
                t = h;
                continue;
            }
            if (!lexicon.in_class(tree.lemma(h), "parts-in-deeds")) {
                // "arrested an officer for his role in the killing": the parser may hang the charge on the one who is charged.
                const auto at = tree.preposition(t);
                const auto q = tree.head(h) == no_token ? no_predicate : predicates_.at(tree.head(h));
                if (t == p.anchor.token || q == no_predicate || (at != "for" && at != "over") || (tree.rel(h) != Deprel::obj && tree.rel(h) != Deprel::nsubj_pass) || !charges(predicates_.all()[q])) return;
                return take(arguments_.actors_at(predicates_.all()[q].anchor, predicates_.all()[q].frame->target));
            }
            take(arguments_.actors_at({h, Pos::noun, no_token}, owner), false);
            t = h;
            continue;
        }
        if (tree.upos(h) != Upos::VERB) return;
        const bool object = r == Deprel::obj || r == Deprel::nsubj_pass;
        const auto q = predicates_.at(h);
        if (q != no_predicate && predicates_.all()[q].negated) return;
        if (object && (lexicon.in_class(tree.lemma(h), "owning-up") || (t != p.anchor.token && lexicon.in_class(tree.lemma(t), "blame") && lexicon.in_class(tree.lemma(h), "taking-on")))) {
            take(arguments_.actors_at({h, Pos::verb, no_token}, subject));
            e.owned_up = !e.sources.empty();
            return;
        }
        if (object && r == Deprel::nsubj_pass && tree.lemma(h) == "blame") return take(arguments_.actors_at({h, Pos::verb, no_token}, {{Relation::preposition, "on"}}));
        if (q == no_predicate) return;
        const auto& charge = predicates_.all()[q];
        if (!charges(charge)) {
            if (!charge.frame->type.empty() || r != Deprel::xcomp) return;
            t = h;  // "convicted of plotting to kill him"
            continue;
        }
        const auto at = tree.preposition(t).empty() ? tree.mark(t) : tree.preposition(t);
        if (at == "of" || at == "for" || at == "with" || at == "over" || at == "in" || (object && t != p.anchor.token)) return take(arguments_.actors_at(charge.anchor, charge.frame->target));
        return;
    }
}

// "blew up pipelines in Baluchistan", "will evacuate settlements in the Gaza Strip": what is nobody's by its words is of the
// land where it stands.
void Borrowing::target_from_place(const Predicate& p, ComposedEvent& e) const {
    const auto* type = scene_.lexicon.ontology().type(e.type);
    if (!e.targets.empty() || e.sources.empty() || !type || p.anchor.pos != Pos::verb) return;
    if (e.type == "MOBILIZE") {  // "called up reservists for a war against Iraq"
        for (const auto c : scene_.tree.children(p.anchor.token))
            if (const auto q = predicates_.at(c); q != no_predicate && scene_.tree.rel(c) == Deprel::obl && e.targets.empty()) e.targets = events_[q].targets;
        arguments_.keep_distinct(e.targets, e.sources);
        return;
    }
    if (e.type != "ASSAULT" && e.type != "COERCE" && e.type != "RETREAT" && e.type != "SANCTION" && e.type != "AID" && !(e.type == "PROTEST" && e.mode == "boycott")) return;
    if (p.frame->target.empty() || p.frame->target.front().kind == Relation::subject) return;
    const auto& tree = scene_.tree;
    const auto o = tree.passive(p.anchor.token) ? tree.surface_subject(p.anchor.token) : tree.object(p.anchor.token);
    // "withdrew its troops based in Georgia": who is withdrawn stood somewhere.
    const bool moved = e.type == "RETREAT" && p.frame->mode == "withdraw";
    if (o == no_token || tree.upos(o) == Upos::PRON || (arguments_.mention_at(o) != actors::nobody && !moved)) return;
    if (scene_.lexicon.in_class(tree.lemma(o), "parts-in-deeds")) return;
    e.targets = arguments_.actors_below(o, e.sources);
    static const std::vector<Relation> places = {{Relation::preposition, "in"}, {Relation::preposition, "at"}, {Relation::preposition, "near"}, {Relation::preposition, "from"}};
    if (e.targets.empty()) e.targets = arguments_.actors_at(p.anchor, places);
    for (auto& a : e.targets) a.shared = true;
    arguments_.keep_distinct(e.targets, e.sources);
}

}  // namespace entente::events
