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

int Composer::type_quad(const std::string& name) const {
    const auto* type = scene_.lexicon.ontology().type(name);
    return type ? type->quad : 0;
}

Composer::Composer(const Scene& scene, const Predicates& predicates)
    : scene_(scene), predicates_(predicates), arguments_(scene), events_(predicates.all().size()), done_(predicates.all().size(), 0), dropped_(predicates.all().size(), 0) {
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
                for (const auto c : p.complements)
                    for (const auto& a : events_[c].targets) out.push_back({a.mention, a.inward, true, a.also});
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

// "urged the west to lift its sanctions on them": whom it asks it says, though nobody knows him, and asks no other.
bool Composer::asks_somebody(const Predicate& p) const {
    const auto& tree = scene_.tree;
    if (p.anchor.pos != Pos::verb || tree.passive(p.anchor.token) || !tree.has_child(p.anchor.token, Deprel::xcomp)) return false;
    const auto asked = tree.object(p.anchor.token);
    return asked != no_token && tree.upos(asked) != Upos::VERB && predicates_.at(asked) == no_predicate;
}

void Composer::borrow_from_complements(const Predicate& p, ComposedEvent& e) const {
    if (p.frame->complement != Complement::absorb || !e.targets.empty()) return;
    // "called for Russia to withdraw": who is to act. "agreed to give Jordan aid": who is to be acted on.
    for (const bool subjects : {true, false}) {
        if (!subjects && e.type == "REQUEST" && asks_somebody(p)) return;
        for (const auto c : p.complements) {
            if (!predicates_.all()[c].absorbed && predicates_.all()[c].asked_end == no_token) continue;
            // "rejected calls for the withdrawal of troops": who calls is refused, not those of whom the call is.
            if (!subjects && e.type == "REJECT" && predicates_.all()[c].anchor.pos == Pos::noun && (events_[c].type == "REQUEST" || events_[c].type == "AGREE")) continue;
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
        e.targets = arguments_.actors_at({c, Pos::verb, no_token}, places);
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
        e.targets = arguments_.actors_below(c, e.sources);
        for (auto& a : e.targets) a.shared = true;
        if (!e.targets.empty()) return;
    }
}

// "were killed in an attack by rebels", "died when gunmen opened fire": the deed has the doer.
void Composer::borrow_source_from_instrument(const Predicate& p, ComposedEvent& e) const {
    if (!e.sources.empty() || p.anchor.pos != Pos::verb) return;
    const auto& tree = scene_.tree;
    for (const auto c : tree.children(p.anchor.token)) {
        const auto q = predicates_.at(c);
        if (q == no_predicate) continue;
        const auto prep = tree.preposition(c);
        const bool instrument = (tree.rel(c) == Deprel::obl || tree.rel(c) == Deprel::obl_agent) && (prep == "in" || prep == "by" || prep == "during" || prep == "from");
        const bool occasion = tree.rel(c) == Deprel::advcl && (tree.mark(c) == "when" || tree.mark(c) == "after" || tree.mark(c) == "as");
        if (!instrument && !occasion) continue;
        if (events_[q].type != e.type) continue;
        for (const auto& a : events_[q].sources) e.sources.push_back({a.mention, a.inward, true, a.also});
        arguments_.keep_distinct(e.sources, e.targets);
        if (!e.sources.empty()) return;
    }
}

// "under a deal with", "killed in clashes with", "after years of fighting with": what the noun says happened beside its sentence.
bool Composer::circumstance(std::uint32_t noun) const {
    const auto& tree = scene_.tree;
    auto top = noun;
    for (int depth = 0; depth < max_depth && (tree.rel(top) == Deprel::nmod || tree.rel(top) == Deprel::conj) && tree.head(top) != no_token; ++depth) top = tree.head(top);
    static constexpr std::string_view circumstances[] = {"in", "after", "during", "from", "since", "under", "through", "amid", "within", "as", "by"};
    return std::find(std::begin(circumstances), std::end(circumstances), tree.preposition(top)) != std::end(circumstances);
}

// "told the president in a phone call": whom one speaks to in a talk takes part in it.
void Composer::address(const Predicate& p, ComposedEvent& e) const {
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

// "a blast at a base that killed ten": the parser may hang on the place what the deed did.
void Composer::turn_place_of_deed(const Predicate& p, ComposedEvent& e) const {
    const auto& tree = scene_.tree;
    if (e.type != "ASSAULT" || p.anchor.pos != Pos::verb || tree.rel(p.anchor.token) != Deprel::acl_relcl || tree.passive(p.anchor.token)) return;
    const auto place = tree.head(p.anchor.token);
    const auto at = tree.preposition(place);
    if (at != "in" && at != "at" && at != "on" && at != "near" && at != "outside") return;
    const auto deed = tree.head(place);
    const auto q = deed == no_token ? no_predicate : predicates_.at(deed);
    if (q == no_predicate || predicates_.all()[q].frame->type != e.type || tree.finite(deed)) return;
    e.sources = events_[q].sources;
    for (auto& a : e.sources) a.shared = true;
}

// "the Gaza withdrawal", "the London bombings": a place before the noun is where it happens, not who does it.
void Composer::turn_place_modifier(const Predicate& p, ComposedEvent& e) const {
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
void Composer::borrow_source_from_owner(const Predicate& p, ComposedEvent& e) const {
    if (p.anchor.pos != Pos::noun || !e.sources.empty() || e.targets.empty()) return;
    const auto& frame = *p.frame;
    const bool owner_suffers = std::any_of(frame.target.begin(), frame.target.end(), [](const Relation& r) { return r.kind == Relation::possessive; });
    static const std::vector<Relation> of = {{Relation::preposition, "of"}}, owners = {{Relation::possessive, {}}, {Relation::modifier, {}}};
    if (!owner_suffers || arguments_.actors_at(p.anchor, of) != e.targets) return;
    e.sources = arguments_.actors_at(p.anchor, owners);
    arguments_.keep_distinct(e.sources, e.targets);
}

// "claimed responsibility for the attack", "accused of a role in the killing", "charged in a plot to kidnap him": who owns
// up to a deed, or is accused of it, is its doer.
void Composer::borrow_source_from_blame(const Predicate& p, ComposedEvent& e) const {
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
void Composer::borrow_target_from_place(const Predicate& p, ComposedEvent& e) const {
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

// "will not withdraw", "would not meet": a refusal, not an event that failed to take place.
void Composer::turn_refusals(const Predicate& p, ComposedEvent& e) const {
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
void Composer::turn_resolve(const Predicate& p, ComposedEvent& e) {
    const auto& tree = scene_.tree;
    if ((!e.type.empty() && e.type != "THREATEN") || p.anchor.pos != Pos::verb || !scene_.lexicon.in_class(tree.lemma(p.anchor.token), "resolves")) return;
    const auto* reject = scene_.lexicon.ontology().type("REJECT");
    if (!reject || e.sources.empty()) return;
    const auto denied = [&](std::uint32_t verb) { return tree.child_with_lemma(verb, Deprel::advmod, "not") != no_token || tree.child_with_lemma(verb, Deprel::advmod, "never") != no_token; };
    for (const auto c : tree.children(p.anchor.token)) {
        if (tree.rel(c) != Deprel::xcomp || tree.mark(c) != "to") continue;
        // "vowed never to leave": the parser hangs the word on either verb.
        const auto never = tree.child_with_lemma(p.anchor.token, Deprel::advmod, "never");
        const bool behind = never != no_token && never > p.anchor.token;
        if (p.negated ? !behind : !denied(c)) continue;
        const auto q = predicates_.at(c);
        if (!e.type.empty() && q != no_predicate && type_quad(events_[q].type) > 2) return;  // "vowed not to attack" refuses nothing
        auto refused = q == no_predicate ? std::vector<Argument>{} : events_[q].targets;
        if (refused.empty()) refused = arguments_.actors_below(c, e.sources);
        if (refused.empty()) return;
        e.targets = std::move(refused);
        e.type = reject->type;
        e.cameo = reject->cameo;
        e.mode.clear();
        e.polarity = Polarity::affirmed;
        if (q == no_predicate) return;
        dropped_[q] = 1;
        if (const auto mode = reject->complement_modes.find(events_[q].type); mode != reject->complement_modes.end()) e.mode = mode->second;
        return;
    }
}

// Whether those who act say so themselves, or their country does: "Israel will withdraw, its spokesman said".
bool Composer::own_word(const Predicate& p, const ComposedEvent& e) const {
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
void Composer::turn_announcement(const Predicate& p, ComposedEvent& e) const {
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
void Composer::turn_demand(const Predicate& p, ComposedEvent& e) const {
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
void Composer::turn_accusation(const Predicate& p, ComposedEvent& e) const {
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
bool Composer::misdeed(std::uint32_t verb) const {
    const auto& tree = scene_.tree;
    if (tree.upos(verb) != Upos::VERB || tree.passive(verb) || !tree.finite(verb) || !scene_.lexicon.in_class(tree.lemma(verb), "misdeeds")) return false;
    for (const auto c : tree.children(verb))
        if (tree.rel(c) == Deprel::aux && tree.lemma(c) != "have" && tree.lemma(c) != "be") return false;
    return tree.lemma(verb) != "fail" || tree.has_child(verb, Deprel::xcomp);
}

// "remains committed to carrying out attacks on them": who promises an assault threatens.
void Composer::turn_hostile_promise(const Predicate& p, ComposedEvent& e) const {
    if (e.type != "AGREE" || e.reciprocal || p.negated || p.frame->complement != Complement::absorb || e.sources.empty()) return;
    const auto* threat = scene_.lexicon.ontology().type("THREATEN");
    if (!threat || std::none_of(p.complements.begin(), p.complements.end(), [&](std::uint32_t c) { return predicates_.all()[c].absorbed && events_[c].type == "ASSAULT"; })) return;
    e.type = threat->type;
    e.cameo.clear();
    e.mode.clear();
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

// "Rebels captured three journalists": who has no law to arrest by abducts, but for fighters that they take from each other.
void Composer::turn_capture(ComposedEvent& e) const {
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
void Composer::drop_travel(ComposedEvent& e) const {
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

double Composer::confidence(const Predicate& p, const ComposedEvent& e) const {
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
        if (e.reciprocal && p.anchor.pos == Pos::noun && e.type != "CONSULT" && (e.targets.empty() || !circumstance(p.anchor.token))) std::erase_if(relations, [](const Relation& r) { return r.kind == Relation::governor; });
        e.sources = resolve(p, relations);
    }
    std::erase_if(e.sources, [&](const Argument& a) { return arguments_.object(a.mention); });
    address(p, e);
    turn_place_of_deed(p, e);
    borrow_source_from_owner(p, e);
    if (p.anchor.pos == Pos::noun && type_quad(e.type) != 1) turn_place_modifier(p, e);
    arguments_.keep_distinct(e.targets, e.sources);
    // "agreed to resign" is one side's act; "agreed to meet" between two is not.
    if (e.reciprocal && e.targets.empty() && e.sources.size() < 2) e.reciprocal = false;
    turn_resolve(p, e);
    borrow_from_complements(p, e);
    borrow_source_from_blame(p, e);
    borrow_source_from_instrument(p, e);
    if (e.type == "MOBILIZE" && e.sources.empty() && p.anchor.pos == Pos::verb && scene_.tree.passive(p.anchor.token)) {
        static const std::vector<Relation> moved = {{Relation::object, {}}};  // "Dutch troops were deployed": they move
        e.sources = arguments_.actors_at(p.anchor, moved);
        arguments_.keep_distinct(e.targets, e.sources);
    }
    borrow_target_from_place(p, e);
    turn_refusals(p, e);
    turn_announcement(p, e);
    turn_demand(p, e);
    turn_accusation(p, e);
    turn_hostile_promise(p, e);
    choose_mode(p, e);
    turn_capture(e);
    if (!e.targets.empty()) drop_travel(e);
    e.confidence = confidence(p, e);
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
    const auto quad = type_quad(e.type);
    return e.sources.empty() && quad > 0 && quad < 4 && p.anchor.pos == Pos::verb && !p.frame->source.empty() && p.frame->source.front().kind == Relation::subject && !scene_.tree.passive(p.anchor.token);
}

/// The least confidence of an event of this predicate: what was asked for, where that is less. What someone said, and what
/// lasts, has none.
double Composer::floor(const Predicate& p, const ComposedEvent& e) const {
    return e.type == "STATEMENT" || p.frame->tie ? 0 : std::min(default_min_confidence, scene_.min_confidence.value_or(default_min_confidence));
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
    if (p.modality == Modality::requested && p.governor == no_predicate && e.targets.empty() && type_quad(e.type) < 3 && (p.claimed_by == no_predicate || events_[p.claimed_by].sources.empty())) return Stop::no_source;
    if (e.confidence < floor(p, e)) return Stop::low_confidence;
    const bool topic = p.anchor.pos == Pos::noun;
    if (p.frame->needs_source && e.sources.empty()) return topic ? Stop::topic : Stop::no_source;
    if (p.frame->needs_target && e.targets.empty() && !e.owned_up && !(e.reciprocal && e.sources.size() > 1)) return topic ? Stop::topic : Stop::no_target;
    return std::nullopt;
}

void Composer::trace(Stop why, std::uint32_t i) const {
    const auto& p = predicates_.all()[i];
    const auto& e = events_[i];
    Obstacle found{.stop = why, .token = p.anchor.token, .frame = p.frame, .confidence = e.confidence, .floor = floor(p, e)};
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
