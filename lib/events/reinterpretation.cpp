#include "events/reinterpretation.hpp"

#include <algorithm>

namespace entente::events {

using syntax::Deprel;
using syntax::Upos;

// "will not withdraw", "would not meet": a refusal, not an event that failed to take place.
void Reinterpretation::refusal(const Predicate& p, ComposedEvent& e) const {
    const auto* type = scene_.lexicon.ontology().type(e.type);
    if (!type || !p.negated || !p.future || e.sources.empty() || p.anchor.pos != Pos::verb) return;
    if (scene_.tree.mark(p.anchor.token) == "due") return;  // "is not due to meet" refuses nothing
    const auto* reject = scene_.lexicon.ontology().type("REJECT");
    if (!reject || !(type->cooperative || e.type == "CONCEDE")) return;
    const auto mode = reject->complement_modes.find(e.type);
    e.type = "REJECT";
    e.mode = mode == reject->complement_modes.end() ? std::string{} : mode->second;
    e.cameo = reject->cameo;
    e.polarity = Polarity::affirmed;
    e.modality = Modality::actual;
    e.reciprocal = false;
}

// "has decided not to join the alliance", "vowed never to return the heights": a refusal of what is not done, and nothing else.
std::uint32_t Reinterpretation::resolve_not_to(const Predicate& p, ComposedEvent& e) const {
    const auto& tree = scene_.tree;
    if ((!e.type.empty() && e.type != "THREATEN") || p.anchor.pos != Pos::verb || !scene_.lexicon.in_class(tree.lemma(p.anchor.token), "resolves")) return no_predicate;
    const auto* reject = scene_.lexicon.ontology().type("REJECT");
    if (!reject || e.sources.empty()) return no_predicate;
    const auto denied = [&](std::uint32_t verb) { return tree.child_with_lemma(verb, Deprel::advmod, "not") != no_token || tree.child_with_lemma(verb, Deprel::advmod, "never") != no_token; };
    for (const auto c : tree.children(p.anchor.token)) {
        if (tree.rel(c) != Deprel::xcomp || tree.mark(c) != "to") continue;
        // "vowed never to leave": the parser hangs the word on either verb.
        const auto never = tree.child_with_lemma(p.anchor.token, Deprel::advmod, "never");
        const bool behind = never != no_token && never > p.anchor.token;
        if (p.negated ? !behind : !denied(c)) continue;
        const auto q = predicates_.at(c);
        if (!e.type.empty() && q != no_predicate && scene_.lexicon.ontology().quad(events_[q].type) > 2) return no_predicate;  // "vowed not to attack" refuses nothing
        auto refused = q == no_predicate ? std::vector<Argument>{} : events_[q].targets;
        if (refused.empty()) refused = arguments_.actors_below(c, e.sources);
        if (refused.empty()) return no_predicate;
        e.targets = std::move(refused);
        e.type = reject->type;
        e.cameo = reject->cameo;
        e.mode.clear();
        e.polarity = Polarity::affirmed;
        if (q == no_predicate) return q;
        if (const auto mode = reject->complement_modes.find(events_[q].type); mode != reject->complement_modes.end()) e.mode = mode->second;
        return q;
    }
    return no_predicate;
}

// Whether those who act say so themselves, or their country does: "Israel will withdraw, its spokesman said".
bool Reinterpretation::own_word(const Predicate& p, const ComposedEvent& e) const {
    if (p.claimed_by == no_predicate) return false;
    const auto& claim = predicates_.all()[p.claimed_by];
    const auto& cast = scene_.cast;
    for (const auto& who : arguments_.actors_at(claim.anchor, claim.frame->source))
        for (const auto& s : e.sources) {
            const auto a = who.actor(cast), b = s.actor(cast);
            if (a == actors::nobody || b == actors::nobody || cast.actors[a].sector == "JRN") continue;
            // "Finland will give a grant, the ministry of finance said": an office that the text leaves without a country is at home.
            if (cast.actors[a].sector == "GOV" && cast.actors[a].country.empty() && (cast.actors[a].kind == ActorKind::government || cast.actors[a].kind == ActorKind::organization)) return true;
            if (a == b || (!cast.actors[a].country.empty() && cast.actors[a].country == cast.actors[b].country)) return true;
        }
    return false;
}

// "Hungary said it will support the resolution": a promise of cooperation, not yet cooperation. "They said they would boycott
// the talks": a threat, from their own mouths.
void Reinterpretation::announcement(const Predicate& p, ComposedEvent& e) const {
    if (!p.future || p.negated || p.modality != Modality::planned || p.anchor.pos != Pos::verb || e.sources.empty()) return;
    const bool cooperation = e.type == "SUPPORT" || e.type == "COOPERATE", yielding = e.type == "AID" || e.type == "RETREAT" || e.type == "CONCEDE";
    const bool force = e.type == "ASSAULT" || e.type == "COERCE" || e.type == "SANCTION" || e.type == "PROTEST";
    if (cooperation && !own_word(p, e)) return;
    if (!cooperation) {
        if ((!yielding && !force) || scene_.tree.passive(p.anchor.token) || !own_word(p, e)) return;
        const auto will = scene_.tree.child(p.anchor.token, Deprel::aux);
        if (will == no_token || scene_.tree.mark(p.anchor.token) == "to") return;  // "a plot to attack" announces nothing
    }
    const auto* type = scene_.lexicon.ontology().type(force ? "THREATEN" : "AGREE");
    if (!type) return;
    // CAMEO tells apart what is promised; what is threatened, the mode tells.
    e.cameo = force ? "" : e.type == "SUPPORT" ? "032" : e.type == "COOPERATE" ? "031" : e.type == "AID" ? "033" : "035";
    const auto mode = type->complement_modes.find(e.type);
    e.mode = mode == type->complement_modes.end() ? std::string{} : mode->second;
    e.type = type->type;
    e.modality = Modality::actual;
}

// "The minister said China must withdraw", "concluded that all must give": who says so asks it of the one who must.
void Reinterpretation::demand(const Predicate& p, ComposedEvent& e) const {
    if (p.frame->complement != Complement::report || (e.type != "STATEMENT" && !e.type.empty()) || e.sources.empty() || p.negated || !scene_.lexicon.ontology().type("REQUEST")) return;
    const auto& tree = scene_.tree;
    for (const auto c : tree.children(p.anchor.token)) {
        if (tree.rel(c) != Deprel::ccomp) continue;
        const bool must = tree.child_with_lemma(c, Deprel::aux, "must") != no_token || tree.child_with_lemma(c, Deprel::aux, "should") != no_token;
        if (!must || tree.passive(c)) continue;
        const auto s = tree.surface_subject(c);
        if (s == no_token || scene_.cast.mention_at[s] == actors::nobody) continue;
        std::vector<std::uint32_t> tokens;
        tree.list(s, tokens);
        std::vector<Argument> asked;
        for (const auto t : tokens) arguments_.actors_of(t, asked);
        arguments_.keep_distinct(asked, e.sources);
        if (asked.empty()) continue;
        e.type = "REQUEST";
        e.targets = std::move(asked);
        e.cameo.clear();
        const auto* type = scene_.lexicon.ontology().type(e.type);
        const auto q = predicates_.at(c);
        if (type && q != no_predicate)
            if (const auto m = type->complement_modes.find(predicates_.all()[q].frame->type); m != type->complement_modes.end()) e.mode = m->second;
        return;
    }
}

// "The army says the report is false", "called the visit a provocation", "says the rebels have broken the truce": who says of
// another's doing that it is bad accuses him.
void Reinterpretation::accusation(const Predicate& p, ComposedEvent& e) const {
    if (p.frame->complement != Complement::report || e.type != "STATEMENT" || e.sources.empty() || p.negated || !scene_.lexicon.ontology().type("ACCUSE")) return;
    const auto& tree = scene_.tree;
    for (const auto c : tree.children(p.anchor.token)) {
        if (tree.rel(c) != Deprel::ccomp || tree.child_with_lemma(c, Deprel::advmod, "not") != no_token) continue;
        const bool judged = tree.has_child(c, Deprel::cop) && predicates_.at(c) == no_predicate && !tree.has_child(c, Deprel::aux) && scene_.lexicon.in_class(tree.lemma(c), "condemnations");
        if (!judged && !misdeed(c)) continue;
        const auto s = tree.surface_subject(c);
        if (s == no_token || tree.upos(s) == Upos::PRON) continue;
        std::vector<Argument> accused;
        arguments_.actors_of(s, accused);
        arguments_.keep_distinct(accused, e.sources);
        const auto nobody_or_reporter = [&](const Argument& a, bool reporter) { return a.actor(scene_.cast) == actors::nobody || (reporter && scene_.cast.actors[a.actor(scene_.cast)].sector == "JRN"); };
        if (!judged && nobody_or_reporter(e.sources.front(), true)) continue;
        if (!judged) std::erase_if(accused, [&](const Argument& a) { return a.inward || nobody_or_reporter(a, false); });
        if (accused.empty()) continue;
        e.type = "ACCUSE";
        e.mode = judged ? "disapprove" : "allege";
        e.targets = std::move(accused);
        e.cameo = judged ? "111" : "112";
        return;
    }
}

// "has violated the truce", "is fomenting unrest", "failed to protect them": a deed that nobody tells of himself.
bool Reinterpretation::misdeed(std::uint32_t verb) const {
    const auto& tree = scene_.tree;
    if (tree.upos(verb) != Upos::VERB || tree.passive(verb) || !tree.finite(verb) || !scene_.lexicon.in_class(tree.lemma(verb), "misdeeds")) return false;
    for (const auto c : tree.children(verb))
        if (tree.rel(c) == Deprel::aux && tree.lemma(c) != "have" && tree.lemma(c) != "be") return false;
    return tree.lemma(verb) != "fail" || tree.has_child(verb, Deprel::xcomp);
}

// "remains committed to carrying out attacks on them": who promises an assault threatens.
void Reinterpretation::hostile_promise(const Predicate& p, ComposedEvent& e) const {
    if (e.type != "AGREE" || e.reciprocal || p.negated || p.frame->complement != Complement::absorb || e.sources.empty()) return;
    const auto* threat = scene_.lexicon.ontology().type("THREATEN");
    if (!threat || std::none_of(p.complements.begin(), p.complements.end(), [&](std::uint32_t c) { return predicates_.all()[c].absorbed && events_[c].type == "ASSAULT"; })) return;
    e.type = threat->type;
    e.cameo.clear();
    e.mode.clear();
}

// "Rebels captured three journalists": who has no law to arrest by abducts, but for fighters that they take from each other.
void Reinterpretation::capture(ComposedEvent& e) const {
    if (e.type != "COERCE" || e.mode != "arrest" || e.sources.empty() || e.targets.empty()) return;
    const auto armed = [&](const Argument& a) {
        const auto actor = a.actor(scene_.cast);
        if (actor == actors::nobody) return false;
        const auto& sector = scene_.cast.actors[actor].sector;
        return sector == "REB" || sector == "UAF" || sector == "CRM";
    };
    const auto* type = scene_.lexicon.ontology().type("ASSAULT");
    if (!type || !std::all_of(e.sources.begin(), e.sources.end(), armed) || std::any_of(e.targets.begin(), e.targets.end(), armed)) return;
    e.type = type->type;
    e.mode = "abduct";
    const auto c = type->mode_cameo.find(e.mode);
    e.cameo = c == type->mode_cameo.end() ? type->cameo : c->second;
}

// "The president arrived in the country's second city": who travels at home visits nobody.
void Reinterpretation::travel(ComposedEvent& e) const {
    if (e.type != "CONSULT" || e.mode != "visit" || e.sources.size() != 1) return;
    const auto& cast = scene_.cast;
    const auto host = e.sources.front().actor(cast);
    if (host == actors::nobody || cast.actors[host].country.empty()) return;
    std::erase_if(e.targets, [&](const Argument& a) {
        const auto actor = a.actor(cast);
        if (actor == actors::nobody) return false;
        const auto& place = cast.actors[actor];
        return (place.kind == ActorKind::place || place.kind == ActorKind::country) && place.country == cast.actors[host].country;
    });
    // "she arrived in Syria", a student who toured Peru: who holds no office travels to a land, he does not visit its government.
    static constexpr std::string_view private_sectors[] = {"CVL", "REF", "AGR", "EDU", "MED", "LAB", "CRM", "JRN"};
    if (std::find(std::begin(private_sectors), std::end(private_sectors), cast.actors[host].sector) != std::end(private_sectors) && cast.actors[host].kind != ActorKind::organization)
        std::erase_if(e.targets, [&](const Argument& a) {
            const auto actor = a.actor(cast);
            return actor != actors::nobody && (cast.actors[actor].kind == ActorKind::place || cast.actors[actor].kind == ActorKind::country);
        });
    if (e.targets.empty()) e.type.clear();
}

}  // namespace entente::events
