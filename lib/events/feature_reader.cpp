#include "events/feature_reader.hpp"

namespace entente::events {

using actors::MentionKind;
using syntax::Deprel;
using syntax::Upos;
using syntax::Xpos;

namespace {

constexpr int max_climb = 8;

}  // namespace

void FeatureReader::clause(const Predicate& p, FeatureSet& out) const {
    const auto& tree = scene_.tree;
    auto t = p.anchor.carrier != no_token ? p.anchor.carrier : p.anchor.token;
    for (; tree.rel(t) == Deprel::conj && tree.head(t) != no_token; t = tree.head(t)) out.set(Feature::conjoined);
    switch (tree.rel(t)) {
        case Deprel::ccomp: case Deprel::parataxis: out.set(Feature::complement_clause); break;
        case Deprel::advcl: {
            // "after the premier called off the visit" states it no less.
            const auto m = tree.mark(t);
            const bool stated = (m == "after" || m == "because" || m == "when" || m == "since" || m == "as" || m == "while" || tree.child_with_lemma(t, Deprel::advmod, "when") != no_token) && tree.finite(t) && tree.has_child(t, Deprel::nsubj);
            if (!stated) out.set(Feature::adverbial_clause);
            break;
        }
        case Deprel::acl_relcl: out.set(Feature::relative_clause); break;
        case Deprel::acl: case Deprel::amod: out.set(Feature::modifying_clause); break;
        case Deprel::obl: case Deprel::nmod: case Deprel::nmod_poss: case Deprel::compound: out.set(Feature::phrase); break;
        case Deprel::nsubj: case Deprel::nsubj_pass: out.set(Feature::subject_noun); break;
        default: break;
    }
    int clauses = 0;
    for (int climb = 0; climb < 4 * max_climb && tree.head(t) != no_token; ++climb, t = tree.head(t)) clauses += is_clausal(tree.rel(t));
    if (clauses >= 3) out.set(Feature::deep);
}

void FeatureReader::actor(bool target, std::uint32_t mention, std::uint32_t index, FeatureSet& out) const {
    const auto set = [&](SideFeature f) { out.set(target, f); };
    const auto& m = scene_.cast.mentions[mention];
    if (m.kind == MentionKind::pronoun) set(SideFeature::pronoun);
    if (m.kind == MentionKind::adjective) set(SideFeature::adjective);
    if (index == actors::nobody) return set(SideFeature::open);
    const auto& a = scene_.cast.actors[index];
    if (!a.known) set(SideFeature::unknown);
    if (a.country.empty()) set(SideFeature::no_country);
    switch (a.kind) {
        case ActorKind::place: set(SideFeature::place); break;
        case ActorKind::people: set(SideFeature::people); break;
        case ActorKind::armed_group: set(SideFeature::armed_group); break;
        case ActorKind::country: case ActorKind::government: case ActorKind::person: break;
        default: set(SideFeature::body); break;
    }
}

// Whether the actor's words stand at the predicate's place, within its phrase, or elsewhere, found by what clauses share.
void FeatureReader::place(bool target, const Anchor& anchor, const Argument& argument, FeatureSet& out) const {
    const auto& tree = scene_.tree;
    if (argument.inward) out.set(target, SideFeature::inward);
    const auto head = scene_.cast.mentions[argument.mention].head;
    const auto top = anchor.carrier != no_token ? anchor.carrier : anchor.token;
    auto t = head;
    for (int climb = 0; climb < max_climb && t != no_token && t != top && t != anchor.token; ++climb) t = tree.head(t);
    if (t != top && t != anchor.token) out.set(target, SideFeature::outside);
}

FeatureSet FeatureReader::of(const ComposedEvent& e) const {
    FeatureSet out;
    const auto& tree = scene_.tree;
    const auto& p = predicates_.all()[e.predicate];
    const auto token = p.anchor.token;
    if (p.anchor.pos == Pos::noun) out.set(p.anchor.carrier == no_token ? Feature::noun : Feature::carried_noun);
    if (p.anchor.pos == Pos::adjective) out.set(Feature::adjective);
    if (p.anchor.pos == Pos::verb) {
        if (tree.passive(token)) out.set(Feature::passive);
        const auto x = tree.word(token).xpos;
        if (x == Xpos::VBZ || x == Xpos::VBP) out.set(Feature::present);
        if (x == Xpos::VB) out.set(Feature::infinitive);
        if (x == Xpos::VBG) out.set(Feature::participle);
    }
    if (e.reciprocal) out.set(Feature::reciprocal);
    clause(p, out);
    if (e.modality == Modality::planned) out.set(Feature::planned);
    if (e.modality == Modality::requested) out.set(Feature::requested);
    if (e.modality == Modality::possible) out.set(Feature::possible);
    return out;
}

FeatureSet FeatureReader::of(const ComposedEvent& e, FeatureSet out, const Argument* source, const Argument* target) const {
    const auto& cast = scene_.cast;
    const auto& anchor = predicates_.all()[e.predicate].anchor;
    for (const bool side : {false, true}) {
        const auto* a = side ? target : source;
        if (!a) {
            if (!side || e.type != "STATEMENT") out.set(side, SideFeature::missing);  // who says something need not say it to anybody
            continue;
        }
        actor(side, a->mention, a->actor(cast), out);
        place(side, anchor, *a, out);
    }
    return out;
}

FeatureSet FeatureReader::of(const Tie& tie) const {
    FeatureSet out;
    const auto& mentions = scene_.cast.mentions;
    actor(false, tie.source, mentions[tie.source].actor, out);
    actor(true, tie.target, mentions[tie.target].actor, out);
    return out;
}

}  // namespace entente::events
