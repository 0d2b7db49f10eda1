#include "events/composer.hpp"

#include <algorithm>

namespace entente::events {

using syntax::Deprel;
using syntax::Upos;

namespace {

constexpr int max_depth = 16;

// Acts that often have no other side ("troops moved in", "crowds marched", "the council met"): nothing is missing there.
bool often_alone(std::string_view type) { return type == "ASSAULT" || type == "MOBILIZE" || type == "PROTEST" || type == "CONSULT" || type == "ACCUSE"; }

}  // namespace

Composer::Composer(const Scene& scene, const Predicates& predicates)
    : scene_(scene), predicates_(predicates), arguments_(scene), events_(predicates.all().size()), borrowing_(scene, predicates, arguments_, events_),
      reinterpretation_(scene, predicates, arguments_, events_), done_(predicates.all().size(), 0), dropped_(predicates.all().size(), 0) {
    for (const auto& p : predicates.all()) {
        if (p.frame->type != "ASSAULT" && p.frame->type != "COERCE" && p.frame->type != "MOBILIZE") continue;
        arguments_.show_objects(p.anchor.token);
        if (p.anchor.carrier != no_token) arguments_.show_objects(p.anchor.carrier);
    }
}

std::vector<Argument> Composer::resolve(const Predicate& p, const std::vector<Relation>& relations) const {
    std::vector<Argument> out;
    std::vector<std::uint32_t> tokens;
    auto deed = no_predicate;  // an event in an argument's place
    for (const auto& r : relations) {
        tokens.clear();
        switch (r.kind) {
            case Relation::complement_subject:
                for (const auto c : p.complements)
                    for (const auto& a : events_[c].sources) out.push_back({a.mention, a.inward, true, a.also});
                break;
            case Relation::complement_object: case Relation::complement_target:
                for (const auto c : p.complements) {
                    if (p.frame->type == "AGREE" && borrowing_.does_harm(c)) continue;
                    for (const auto& a : events_[c].targets) out.push_back({a.mention, a.inward, true, a.also});
                }
                break;
            case Relation::complement: case Relation::own_case:
                break;
            default:
                arguments_.tokens_at(p.anchor, r, tokens);
                for (const auto t : tokens) {
                    // An event that stands in an argument's place lends its actors through the complement, not as an actor here.
                    const auto q = predicates_.at(t);
                    if (q != no_predicate && scene_.cast.mention_at[t] == actors::nobody && std::find(p.complements.begin(), p.complements.end(), q) != p.complements.end()) {
                        deed = q;
                        continue;
                    }
                    arguments_.actors_of(t, out);
                }
                // "a ban on trade with Burma": whom the matter is with; "strikes on targets in Syria": where what is hit stands.
                if (out.empty() && r.kind == Relation::preposition && p.anchor.pos == Pos::noun && &relations == &p.frame->target && (p.frame->type == "SANCTION" || p.frame->type == "ASSAULT")) {
                    static const std::vector<Relation> partners = {{Relation::preposition, "with"}, {Relation::preposition, "to"}, {Relation::preposition, "against"}};
                    static const std::vector<Relation> places = {{Relation::preposition, "in"}, {Relation::preposition, "near"}, {Relation::preposition, "at"}};
                    for (const auto t : tokens)
                        if (out.empty() && predicates_.at(t) == no_predicate) out = arguments_.actors_at({t, Pos::noun, no_token}, p.frame->type == "SANCTION" ? partners : places);
                }
        }
        if (!out.empty()) break;
    }
    // "denounced Serbia's suppression of the unrest": whose deed it is; "praised the talks with Kenya": else whom it touches,
    // but who condemns a killing has nothing against its victims.
    if (out.empty() && deed != no_predicate && &relations == &p.frame->target) {
        const auto& e = events_[deed];
        const auto* type = scene_.lexicon.ontology().type(p.frame->type);
        if (!e.sources.empty() || (type && type->cooperative)) out = e.sources.empty() ? e.targets : e.sources;
        for (auto& a : out) a.shared = true;
    }
    return out;
}

void Composer::choose_mode(const Predicate& p, ComposedEvent& e) const {
    const auto* type = scene_.lexicon.ontology().type(e.type);
    if (!type) return;
    if (e.mode.empty() && p.frame->complement == Complement::absorb)
        for (const auto c : p.complements) {
            if (!predicates_.all()[c].absorbed) continue;
            const auto m = type->complement_modes.find(events_[c].type);
            if (m == type->complement_modes.end()) continue;
            e.mode = m->second;
            break;
        }
    if (e.cameo.empty() || (!e.mode.empty() && p.frame->mode.empty())) {
        const auto c = type->mode_cameo.find(e.mode);
        if (c != type->mode_cameo.end()) e.cameo = c->second;
        else if (e.cameo.empty()) e.cameo = type->cameo;
    }
}

double Composer::plausibility(const Predicate& p, const ComposedEvent& e) const {
    double c = p.frame->confidence;
    const auto weigh = [&](const std::vector<Argument>& list) {
        if (list.empty()) {
            c *= 0.6;  // by measure, a record with both sides is right twice as often
            return;
        }
        double worst = 1;
        for (const auto& a : list) {
            double w = 1;
            if (a.inward) w *= 0.9;
            if (a.shared) w *= 0.92;
            const auto& m = scene_.cast.mentions[a.mention];
            if (m.kind == actors::MentionKind::pronoun) w *= 0.85;
            if (a.actor(scene_.cast) == actors::nobody) w *= 0.8;
            worst = std::min(worst, w);
        }
        c *= worst;
    };
    weigh(e.sources);
    // "an agreement between Serbia and Kosovo": the other side is among the sources.
    if (!(e.reciprocal && e.targets.empty() && e.sources.size() > 1)) weigh(e.targets);
    if (p.anchor.pos == Pos::noun && p.anchor.carrier == no_token) c *= 0.95;
    // What a sentence states is surer than what it brings in beside ("..., seeking to end the strike").
    auto t = p.anchor.carrier != no_token ? p.anchor.carrier : p.anchor.token;
    const auto& tree = scene_.tree;
    while (tree.rel(t) == Deprel::conj && tree.head(t) != no_token) t = tree.head(t);
    const auto r = tree.rel(t);
    // "after the premier called off the visit" states it no less.
    const auto m = tree.mark(t);
    const bool stated = r == Deprel::advcl && (m == "after" || m == "because" || m == "when" || m == "since" || m == "as" || m == "while" || tree.child_with_lemma(t, Deprel::advmod, "when") != no_token) && tree.finite(t) && tree.has_child(t, Deprel::nsubj);
    if (p.anchor.pos == Pos::verb && r != Deprel::root && r != Deprel::ccomp && r != Deprel::parataxis && !stated) c *= e.targets.empty() ? (often_alone(e.type) && !tree.passive(p.anchor.token) ? 0.85 : 0.8) : e.sources.empty() ? 0.9 : 0.95;
    // "the curfew imposed in June": an agentless participle tells what there is, seldom what was done.
    if (p.anchor.pos == Pos::verb && r == Deprel::acl && e.sources.empty() && tree.passive(t)) c *= 0.9;
    return c;
}

void Composer::compose(std::uint32_t i, int depth) {
    if (done_[i] || depth > max_depth) return;
    done_[i] = 1;
    const auto& p = predicates_.all()[i];
    for (const auto c : p.complements) compose(c, depth + 1);
    // Instruments stand below their verb too.
    for (const auto c : scene_.tree.children(p.anchor.token))
        if (const auto q = predicates_.at(c); q != no_predicate) compose(q, depth + 1);

    auto& e = events_[i];
    e.predicate = i;
    e.type = p.frame->type;
    e.mode = p.frame->mode;
    e.cameo = p.frame->cameo;
    e.reciprocal = p.frame->reciprocal;
    e.polarity = p.polarity;
    e.modality = p.modality;
    if (p.anchor.pos == Pos::noun && p.anchor.carrier != no_token) {
        static const std::vector<Relation> carried = {{Relation::subject, {}}};
        e.sources = arguments_.actors_at(p.anchor, carried);
    }
    if (p.asked_end != no_token) {  // "to end its attacks": those of the one who is asked
        static const std::vector<Relation> asked = {{Relation::subject, {}}};
        e.sources = arguments_.actors_at({p.asked_end, Pos::verb, no_token}, asked);
    }
    e.targets = resolve(p, p.frame->target);
    if (e.sources.empty()) {
        // Those whom a sentence is about have part in the deal or the fight that it mentions where it says with whom.
        auto relations = p.frame->source;
        if (e.reciprocal && p.anchor.pos == Pos::noun && e.type != "CONSULT" && (e.targets.empty() || !borrowing_.circumstance(p.anchor.token))) std::erase_if(relations, [](const Relation& r) { return r.kind == Relation::governor; });
        e.sources = resolve(p, relations);
    }
    std::erase_if(e.sources, [&](const Argument& a) { return arguments_.object(a.mention); });
    borrowing_.addressee(p, e);
    borrowing_.source_from_place_of_deed(p, e);
    borrowing_.source_from_whole(p, e);
    borrowing_.source_from_owner(p, e);
    if (p.anchor.pos == Pos::noun && scene_.lexicon.ontology().quad(e.type) != 1) borrowing_.place_modifier(p, e);
    // "responded to Trump's remark", "addressed the envoy's resignation": nothing is said to him.
    if (e.type == "STATEMENT") std::erase_if(e.targets, [](const Argument& a) { return a.inward; });
    arguments_.keep_distinct(e.targets, e.sources);
    // Who fights somebody, or against somebody, does so to them; those who clash, and fight with each other, do so alike.
    if (e.reciprocal && scene_.lexicon.ontology().quad(e.type) == 4 && !e.targets.empty() && !e.sources.empty()) {
        auto aimed = p.frame->target;
        std::erase_if(aimed, [](const Relation& r) { return r.kind != Relation::object && !(r.kind == Relation::preposition && r.word == "against"); });
        if (!resolve(p, aimed).empty()) e.reciprocal = false;
    }
    // "agreed to resign" is one side's act; "agreed to meet" between two is not.
    if (e.reciprocal && e.targets.empty() && e.sources.size() < 2) e.reciprocal = false;
    if (const auto q = reinterpretation_.resolve_not_to(p, e); q != no_predicate) dropped_[q] = 1;
    borrowing_.from_complements(p, e);
    borrowing_.source_from_blame(p, e);
    borrowing_.source_from_instrument(p, e);
    if (e.type == "MOBILIZE" && e.sources.empty() && p.anchor.pos == Pos::verb && scene_.tree.passive(p.anchor.token)) {
        static const std::vector<Relation> moved = {{Relation::object, {}}};  // "Dutch troops were deployed": they move
        e.sources = arguments_.actors_at(p.anchor, moved);
        arguments_.keep_distinct(e.targets, e.sources);
    }
    borrowing_.target_from_place(p, e);
    reinterpretation_.refusal(p, e);
    reinterpretation_.announcement(p, e);
    reinterpretation_.demand(p, e);
    reinterpretation_.accusation(p, e);
    reinterpretation_.hostile_promise(p, e);
    choose_mode(p, e);
    reinterpretation_.capture(e);
    if (!e.targets.empty()) reinterpretation_.travel(e);
    e.plausibility = plausibility(p, e);
}

// "exploded near a bank, wounding twelve", "were killed in a blast at a station": the dead and wounded tell the deed; where it
// went off is its place.
bool Composer::told_by_casualties(const ComposedEvent& e) const {
    if (!e.sources.empty() || e.type != "ASSAULT") return false;
    const auto& tree = scene_.tree;
    const auto token = predicates_.all()[e.predicate].anchor.token;
    const auto tells = [&](std::uint32_t t) {
        const auto q = predicates_.at(t);
        return q != no_predicate && q != e.predicate && events_[q].type == e.type && events_[q].polarity == e.polarity && !events_[q].targets.empty() && predicates_.all()[q].anchor.pos == Pos::verb;
    };
    if (predicates_.all()[e.predicate].anchor.pos == Pos::noun) {
        const auto h = tree.head(token);
        const auto p = tree.preposition(token);
        if (h == no_token) return false;
        if (tree.rel(token) == Deprel::nsubj) return tells(h);  // "the bombing of the market killed ten"
        return (tree.rel(token) == Deprel::obl || tree.rel(token) == Deprel::obl_agent) && (p == "in" || p == "by" || p == "during" || p == "when") && tells(h);
    }
    for (const auto c : tree.children(token))
        if (tree.rel(c) == Deprel::advcl && tree.mark(c).empty() && tells(c)) return true;
    return false;
}

// "a letter urging women to leave", "leverage to press them": words and help of a thing, not of an actor.
bool Composer::said_by_things(const ComposedEvent& e) const {
    const auto& p = predicates_.all()[e.predicate];
    const auto quad = scene_.lexicon.ontology().quad(e.type);
    return e.sources.empty() && quad > 0 && quad < 4 && p.anchor.pos == Pos::verb && !p.frame->source.empty() && p.frame->source.front().kind == Relation::subject && !scene_.tree.passive(p.anchor.token);
}

/// The least plausibility of an event: the confidence that was asked for, where that is less.
double Composer::floor(const ComposedEvent& e) const {
    return !gated(e) ? 0 : std::min(least_plausibility, scene_.min_confidence.value_or(least_plausibility));
}

/// Why a predicate gives no event of its own, or nothing where it gives one.
std::optional<Stop> Composer::stopped(std::uint32_t i) const {
    const auto& p = predicates_.all()[i];
    const auto& e = events_[i];
    if (p.absorbed) return Stop::absorbed;
    if (e.type.empty()) return Stop::no_event;
    if (e.sources.empty() && e.targets.empty()) return Stop::no_actor;
    if (e.type == "STATEMENT" && e.sources.empty()) return Stop::no_source;
    if (dropped_[i]) return Stop::refused;
    // "the rebel-held town", "a Russian-backed offer": how things stand, which ties tell.
    if (p.anchor.pos == Pos::verb && scene_.tree.rel(p.anchor.token) == Deprel::amod && !p.frame->tie) return Stop::bare_participle;
    if (told_by_casualties(e)) return Stop::told_by_casualties;
    if (said_by_things(e)) return Stop::no_source;
    // What a demand asks for is part of the demand.
    if (p.modality == Modality::requested && p.governor != no_predicate && events_[p.governor].type == "REQUEST" && predicates_.all()[p.governor].frame->complement == Complement::report) return Stop::part_of_demand;
    // "countries must give more": a call of nobody known, on nobody's behalf.
    if (p.modality == Modality::requested && p.governor == no_predicate && e.targets.empty() && scene_.lexicon.ontology().quad(e.type) < 3 && (p.claimed_by == no_predicate || events_[p.claimed_by].sources.empty())) return Stop::no_source;
    if (e.plausibility < floor(e)) return Stop::implausible;
    const bool topic = p.anchor.pos == Pos::noun;
    if (p.frame->needs_source && e.sources.empty()) return topic ? Stop::topic : Stop::no_source;
    if (p.frame->needs_target && e.targets.empty() && !e.owned_up && !(e.reciprocal && e.sources.size() > 1)) return topic ? Stop::topic : Stop::no_target;
    return std::nullopt;
}

void Composer::trace(Stop why, std::uint32_t i) const {
    const auto& p = predicates_.all()[i];
    const auto& e = events_[i];
    Obstacle found{.stop = why, .token = p.anchor.token, .frame = p.frame, .reached = e.plausibility, .floor = floor(e)};
    if (p.governor != no_predicate) found.other = predicates_.all()[p.governor].anchor.token;
    const auto look = [&](bool target, const std::vector<Relation>& relations) {
        std::vector<std::uint32_t> tokens;
        for (const auto& r : relations) {
            tokens.clear();
            arguments_.tokens_at(p.anchor, r, tokens);
            for (const auto t : tokens) found.slots.push_back({target, &r, t});
            if (tokens.empty()) found.slots.push_back({target, &r, no_token});
        }
    };
    if (e.sources.empty()) look(false, p.frame->source);
    if (e.targets.empty()) look(true, p.frame->target);
    scene_.trace->add(std::move(found));
}

std::vector<ComposedEvent> Composer::compose() {
    std::vector<ComposedEvent> out;
    for (std::uint32_t i = 0; i < events_.size(); ++i) compose(i, 0);
    for (std::uint32_t i = 0; i < events_.size(); ++i) {
        if (const auto why = stopped(i); !why) out.push_back(events_[i]);
        else if (scene_.trace) trace(*why, i);
    }
    return out;
}

}  // namespace entente::events
