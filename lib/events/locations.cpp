#include "events/locations.hpp"

#include <algorithm>

namespace entente::events {

using syntax::Deprel;
using syntax::Upos;

namespace {

constexpr int deepest = 3;  // nouns between a predicate and a place: "at a hospital in the north of Mali"
constexpr int highest = 2;  // clauses between a predicate and the one that says where

constexpr std::string_view local_prepositions[] = {"in", "at", "near", "outside", "around", "inside"};

bool local(std::string_view preposition) {
    return std::find(std::begin(local_prepositions), std::end(local_prepositions), preposition) != std::end(local_prepositions);
}

}  // namespace

std::optional<Place> Locations::named(std::uint32_t mention) const {
    if (mention == actors::nobody) return std::nullopt;
    const auto a = scene_.cast.mentions[mention].actor;
    if (a == actors::nobody) return std::nullopt;
    const auto& actor = scene_.cast.actors[a];
    if (!actor.known || (actor.kind != ActorKind::place && actor.kind != ActorKind::country)) return std::nullopt;
    return Place{actor.name, actor.country, actor.coordinates};
}

// "in Homs", "in the northern city of Homs", "at a mosque in Homs". What has an event of its own, or is somebody, is no place.
std::optional<Place> Locations::within(std::uint32_t noun, Sides sides, int depth) const {
    const auto m = scene_.cast.mention_at[noun];
    if (m != actors::nobody && (m == sides.source || m == sides.target)) return std::nullopt;
    if (auto found = named(m)) return found;
    if (scene_.tree.upos(noun) != Upos::NOUN && scene_.tree.upos(noun) != Upos::PROPN) return std::nullopt;
    if (predicates_.at(noun) != no_predicate) return std::nullopt;
    return inside(noun, sides, depth);
}

std::optional<Place> Locations::inside(std::uint32_t noun, Sides sides, int depth) const {
    if (depth >= deepest) return std::nullopt;
    const auto& tree = scene_.tree;
    for (const auto c : tree.children(noun)) {
        const auto r = tree.rel(c);
        const auto p = r == Deprel::nmod ? tree.preposition(c) : std::string_view{};
        const bool part = p == "of" && scene_.lexicon.in_class(tree.lemma(noun), "localities");
        if (!part && !local(p) && !(r == Deprel::appos && scene_.lexicon.in_class(tree.lemma(noun), "localities"))) continue;
        if (auto found = within(c, sides, depth + 1)) return found;
    }
    return std::nullopt;
}

std::optional<Place> Locations::beside(std::uint32_t token, Sides sides) const {
    const auto& tree = scene_.tree;
    for (const auto c : tree.children(token)) {
        if ((tree.rel(c) != Deprel::obl && tree.rel(c) != Deprel::nmod) || !local(tree.preposition(c))) continue;
        if (auto found = within(c, sides, 0)) return found;
    }
    return std::nullopt;
}

std::optional<Place> Locations::of(const Predicate& p, std::string_view type, std::string_view mode, std::uint32_t source, std::uint32_t target) const {
    const auto& tree = scene_.tree;
    const Sides sides{source, target};
    const auto& anchor = p.anchor;
    if (auto found = beside(anchor.token, sides)) return found;
    if (anchor.carrier != no_token)
        if (auto found = beside(anchor.carrier, sides)) return found;
    const bool bodily = type == "ASSAULT" || type == "COERCE" || type == "PROTEST" || type == "MOBILIZE" || type == "RETREAT" || type == "SANCTION";
    if (bodily && anchor.pos == Pos::verb) {
        // "killed ten people in Homs": parsers hang it on the last noun.
        const auto o = tree.passive(anchor.token) ? tree.surface_subject(anchor.token) : tree.object(anchor.token);
        if (o != no_token && o > anchor.token && !scene_.lexicon.in_class(tree.lemma(o), "localities"))
            if (auto found = inside(o, sides, deepest - 1)) return found;
        // "was shot when gunmen attacked a mosque in Homs"
        for (const auto c : tree.children(anchor.token))
            if (tree.rel(c) == Deprel::advcl && (tree.mark(c) == "when" || tree.mark(c) == "as" || tree.child_with_lemma(c, Deprel::advmod, "when") != no_token))
                if (auto found = beside(c, sides)) return found;
    }
    // "exploded in Homs, killing ten", "the attack killed ten in Homs"
    auto t = anchor.carrier != no_token ? anchor.carrier : anchor.token;
    for (int up = 0; bodily && up < highest; ++up) {
        const auto h = tree.head(t);
        const auto r = tree.rel(t);
        if (h == no_token || tree.upos(h) != Upos::VERB) break;
        const bool participle = r == Deprel::advcl && !tree.finite(t) && tree.mark(t).empty();
        const bool told = anchor.pos == Pos::noun && (r == Deprel::nsubj || (r == Deprel::obl && (tree.preposition(t) == "in" || tree.preposition(t) == "during")));
        const bool beside_it = r == Deprel::conj && !tree.has_child(t, Deprel::nsubj) && !tree.has_child(t, Deprel::nsubj_pass);
        if (!participle && !told && !beside_it) break;
        const auto q = predicates_.at(h);
        if (told && q != no_predicate && predicates_.all()[q].frame->type != type) break;
        if (auto found = beside(h, sides)) return found;
        t = h;
    }
    // To visit, attack or take a place is done there.
    const auto* m = target == actors::nobody ? nullptr : &scene_.cast.mentions[target];
    const bool there = (type == "CONSULT" && mode == "visit") || type == "ASSAULT" || type == "PROTEST" || (type == "COERCE" && mode == "seize");
    if (!m || !there || m->kind == actors::MentionKind::adjective || m->actor == actors::nobody) return std::nullopt;
    if (scene_.cast.actors[m->actor].kind == ActorKind::country && mode != "visit") return std::nullopt;
    return named(target);
}

}  // namespace entente::events
