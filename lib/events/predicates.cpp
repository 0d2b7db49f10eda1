#include "events/predicates.hpp"

#include <algorithm>

#include "events/outlook.hpp"
#include "text/ascii.hpp"

namespace entente::events {

using syntax::Deprel;
using syntax::Upos;
using syntax::Xpos;

namespace {

constexpr int max_operator_depth = 12;

bool verbal(Upos u) { return u == Upos::VERB || u == Upos::AUX; }

bool negation(std::string_view lemma) { return lemma == "not" || lemma == "never" || lemma == "n't" || lemma == "n’t" || lemma == "neither" || lemma == "nor"; }

bool conditional_mark(std::string_view m) { return m == "if" || m == "unless" || m == "whether" || m == "until" || m == "lest"; }

// Prepositions that bring in what an operator is about: "warned of attacks", "agreed to a ceasefire", "called for talks".
bool complement_preposition(std::string_view p) { return p == "to" || p == "of" || p == "for" || p == "against" || p == "about" || p == "over" || p == "from"; }

}  // namespace

Predicates::Predicates(const Scene& scene) : scene_(scene), arguments_(scene), at_(scene.tree.size(), no_predicate) {
    for (std::uint32_t s = 0; s < scene.document.sentences.size(); ++s)
        for (auto t = scene.document.sentences[s].first; t < scene.document.sentences[s].last; ++t) find(s, t);
    for (auto& p : predicates_) own_status(p);
    for (std::uint32_t i = 0; i < predicates_.size(); ++i) link(i);
    std::vector<char> done(predicates_.size(), 0);
    for (std::uint32_t i = 0; i < predicates_.size(); ++i) inherit(i, done, 0);
    const Outlook outlook(scene);
    for (auto& p : predicates_)
        if (p.modality == Modality::actual && !p.frame->tie) p.modality = outlook.of(p.anchor);
    if (scene.trace)
        for (const auto& p : predicates_)
            if (p.anchor.carrier != no_token) scene.trace->forget(p.anchor.carrier);  // its noun speaks
}

bool Predicates::particle_stands(std::uint32_t token, Pos pos, std::string_view particle) const {
    const auto& tree = scene_.tree;
    // "backed out of the deal": parsers make one preposition of the two.
    const auto same = [&](std::string_view p) { return p == particle || plain_preposition(p) == particle || (p == "out of" && particle == "out"); };
    for (const auto c : tree.children(token)) {
        const auto r = tree.rel(c);
        if ((r == Deprel::compound_prt || r == Deprel::advmod) && tree.lemma(c) == particle) return true;
        // "called on Friday" and "On Friday they called" alike have no "call on"; "the side on which they called" has.
        if ((r == Deprel::obl || r == Deprel::nmod || r == Deprel::obl_unmarked) && (pos != Pos::verb || c > token || tree.upos(c) == Upos::PRON) && same(tree.preposition(c))) return true;
        if ((r == Deprel::advcl || r == Deprel::xcomp || r == Deprel::acl || r == Deprel::ccomp) && same(tree.mark(c))) return true;
        if (pos == Pos::verb && (r == Deprel::case_ || r == Deprel::advmod || r == Deprel::mark) && c > token && tree.lemma(c) == particle) return true;
    }
    return false;
}

bool Predicates::in_class(std::string_view word, std::string_view name) const { return scene_.lexicon.in_class(word, name) || scene_.agents.has_class(word, name); }

bool Predicates::holds(const Anchor& anchor, const Condition& condition) const {
    const auto& tree = scene_.tree;
    std::vector<std::uint32_t> tokens;
    if (condition.at.kind == Relation::complement) {
        for (const auto c : tree.children(anchor.token)) {
            const auto r = tree.rel(c);
            // A participle beside ("refused to meet, saying ...") is no complement.
            if (r == Deprel::xcomp || (r == Deprel::ccomp && c > anchor.token) || r == Deprel::csubj || r == Deprel::acl || (r == Deprel::advcl && (!tree.mark(c).empty() || tree.child_with_lemma(c, Deprel::advmod, "when") != no_token))) tokens.push_back(c);
            // "left six prisoners dead", "considers the party a threat", where the parser takes it into the object
            if (r == Deprel::obj)
                for (const auto a : tree.children(c))
                    if (a > c && (tree.rel(a) == Deprel::amod || tree.rel(a) == Deprel::appos)) tokens.push_back(a);
        }
    } else if (condition.at.kind == Relation::own_case) {
        const auto p = plain_preposition(tree.preposition(anchor.token));
        // "@attribute": what describes its noun instead ("Iran-backed rebels", "rebels backed by Iran")
        const bool attribute = tree.rel(anchor.token) == Deprel::amod || tree.rel(anchor.token) == Deprel::acl;
        if (attribute && std::find(condition.words.begin(), condition.words.end(), "@attribute") != condition.words.end()) return true;
        return std::find(condition.words.begin(), condition.words.end(), p) != condition.words.end();
    } else if (condition.at.kind == Relation::modifier) {
        // Conditions look at any modifier, not only at those that name actors.
        for (const auto c : tree.children(anchor.token))
            if (const auto r = tree.rel(c); r == Deprel::amod || r == Deprel::compound || r == Deprel::nmod_desc || r == Deprel::advmod || r == Deprel::compound_prt) tokens.push_back(c);
    } else {
        arguments_.tokens_at(anchor, condition.at, tokens);
        // "joined their counterparts in exercises": the parser may hang on the object what the verb has with it.
        if (condition.at.kind == Relation::preposition && condition.at.word == "in" && anchor.pos == Pos::verb)
            if (const auto o = tree.child(anchor.token, Deprel::obj); o != no_token) arguments_.tokens_at({o, Pos::noun, no_token}, condition.at, tokens);
    }
    // The first word of a name says what it is: "Typhoon Nabi", "Prime Minister Gilani".
    std::vector<std::uint32_t> describing;
    if (condition.at.kind == Relation::subject)
        for (const auto t : tokens) {
            if (tree.upos(t) != Upos::PROPN) continue;
            describing.push_back(t);
            for (const auto c : tree.children(t))
                if (tree.rel(c) == Deprel::compound || tree.rel(c) == Deprel::nmod_desc) describing.push_back(c);
        }
    for (const auto t : describing)
        for (const auto& w : condition.words)
            if (w.starts_with('@') && in_class(text::ascii_lower(tree.lemma(t)), std::string_view(w).substr(1))) return true;
    for (auto t : tokens) {
        if (const auto noun = tree.antecedent(t); noun != no_token) t = noun;
        for (const auto& w : condition.words) {
            if (w.empty()) continue;
            if (w.front() != '@') {
                if (tree.lemma(t) == w) return true;
            } else {
                const auto name = std::string_view(w).substr(1);
                if (name == "any") return true;
                if (name == "clause") {  // that something is so: "agreed the plan was good", not "agreed to go", "agreed that they will go"
                    if (tree.rel(t) == Deprel::ccomp && (tree.finite(t) || tree.has_child(t, Deprel::cop) || tree.passive(t)) &&
                        (tree.has_child(t, Deprel::nsubj) || tree.has_child(t, Deprel::nsubj_pass) || tree.has_child(t, Deprel::expl)) &&
                        tree.child_with_lemma(t, Deprel::aux, "will") == no_token && tree.child_with_lemma(t, Deprel::aux, "would") == no_token &&
                        tree.child_with_lemma(t, Deprel::aux, "should") == no_token)
                        return true;
                    continue;
                }
                if (name == "own-future") {
                    if (own_future(anchor.token, t)) return true;
                    continue;
                }
                if (name == "actor" || name == "person") {  // whoever the text names or describes; people alone
                    const auto* m = scene_.cast.at(t);
                    if (m && (name == "actor" || (m->actor != actors::nobody && scene_.cast.actors[m->actor].kind == ActorKind::person))) return true;
                    continue;
                }
                if (name == "armed-group") {  // by name, or by a noun ("the terrorist group")
                    const auto* m = scene_.cast.at(t);
                    if (!m || m->actor == actors::nobody) continue;
                    const auto& actor = scene_.cast.actors[m->actor];
                    if (actor.kind == ActorKind::armed_group || actor.sector == "REB" || actor.sector == "UAF") return true;
                    continue;
                }
                if (name == "media") {  // whoever prints or broadcasts
                    const auto* m = scene_.cast.at(t);
                    if (m && m->actor != actors::nobody && scene_.cast.actors[m->actor].kind == ActorKind::media) return true;
                    continue;
                }
                if (name == "place") {  // whatever the text calls by a place's name
                    const auto* m = scene_.cast.at(t);
                    if (m && m->actor != actors::nobody && (scene_.cast.actors[m->actor].kind == ActorKind::place || scene_.cast.actors[m->actor].kind == ActorKind::country)) return true;
                    continue;
                }
                if (in_class(tree.lemma(t), name)) return true;
            }
        }
    }
    if (scene_.trace) scene_.trace->looked_at(std::move(tokens));
    return false;
}

// "warned that it will respond": a clause that tells what the verb's own subject will do.
bool Predicates::own_future(std::uint32_t verb, std::uint32_t clause) const {
    const auto& tree = scene_.tree;
    if (tree.rel(clause) != Deprel::ccomp || tree.child_with_lemma(clause, Deprel::advmod, "not") != no_token || tree.passive(clause)) return false;
    if (tree.child_with_lemma(clause, Deprel::aux, "will") == no_token && tree.child_with_lemma(clause, Deprel::aux, "would") == no_token) return false;
    const auto who = tree.surface_subject(verb), does = tree.surface_subject(clause);
    if (who == no_token || does == no_token || who == does) return false;
    const auto *a = scene_.cast.at(who), *b = scene_.cast.at(does);
    return a && b && a->actor != actors::nobody && a->actor == b->actor;
}

// The lexicon has the frames with more conditions first, so the first that holds is the best.
const Frame* Predicates::choose(const Anchor& anchor) const {
    for (const auto& f : scene_.lexicon.frames(anchor.pos, scene_.tree.lemma(anchor.token), scene_.tree.form(anchor.token))) {
        if (f.light && f.type.empty() && f.complement == Complement::none) {  // carries a noun's event, has none
            scene_.stop(Stop::light_verb, anchor.token, &f);
            continue;
        }
        if (!f.particle.empty() && !particle_stands(anchor.token, anchor.pos, f.particle)) {
            scene_.stop(Stop::particle, anchor.token, &f);
            continue;
        }
        const auto failed = std::find_if_not(f.when.begin(), f.when.end(), [&](const Condition& c) { return holds(anchor, c); });
        if (failed == f.when.end()) return &f;
        if (scene_.trace) scene_.trace->add({.stop = Stop::condition, .token = anchor.token, .frame = &f, .condition = &*failed, .stood = scene_.trace->looked_at()});
    }
    return nullptr;
}

// The verb that carries an event noun: "hold talks", "talks were held", "launch an attack", "the visit they made".
std::uint32_t Predicates::carrier(std::uint32_t noun) const {
    const auto& tree = scene_.tree;
    auto n = noun;
    // "launched raids and attacks", "launched a series of attacks"
    const auto counted = [&] { return tree.rel(n) == Deprel::nmod && tree.preposition(n) == "of" && scene_.lexicon.in_class(tree.lemma(tree.head(n)), "amounts"); };
    while (tree.head(n) != no_token && tree.upos(tree.head(n)) == Upos::NOUN && (tree.rel(n) == Deprel::conj || counted())) n = tree.head(n);
    const auto r = tree.rel(n);
    const auto h = tree.head(n);
    const auto carries = [&](std::uint32_t v, Relation::Kind at, std::string_view preposition) {
        if (!verbal(tree.upos(v))) return false;
        for (const auto& f : scene_.lexicon.frames(Pos::verb, tree.lemma(v), tree.form(v)))
            if (f.light && f.light_at.kind == at && (at != Relation::preposition || f.light_at.word == plain_preposition(preposition)) &&
                (f.particle.empty() || particle_stands(v, Pos::verb, f.particle)))
                return true;
        return false;
    };
    if (h != no_token) {
        if ((r == Deprel::obj || r == Deprel::nsubj_pass) && carries(h, Relation::object, {})) return h;
        if (r == Deprel::nsubj && carries(h, Relation::subject, {})) return h;
        if (r == Deprel::obl && carries(h, Relation::preposition, tree.preposition(n))) return h;
    }
    for (const auto c : tree.children(noun))
        if ((tree.rel(c) == Deprel::acl_relcl || tree.rel(c) == Deprel::acl) && carries(c, Relation::object, {}) && (tree.passive(c) || tree.object(c) == noun)) return c;
    return no_token;
}

void Predicates::find(std::uint32_t sentence, std::uint32_t token) {
    const auto& tree = scene_.tree;
    Anchor a;
    a.token = token;
    switch (tree.upos(token)) {
        case Upos::VERB:
            // "among them aid workers": a noun by its finer tag is none.
            if (const auto x = tree.word(token).xpos; x == Xpos::NN || x == Xpos::NNS || x == Xpos::NNP) return;
            a.pos = Pos::verb;
            break;
        case Upos::NOUN: a.pos = Pos::noun; break;
        case Upos::ADJ: a.pos = Pos::adjective; break;
        default: return;
    }
    // A participle that only modifies ("the divided island", "armed men") is coded where it has arguments of its own.
    if (a.pos == Pos::verb && tree.rel(token) == Deprel::amod && tree.children(token).empty()) return scene_.stop(Stop::bare_participle, token);
    if (scene_.lexicon.frames(a.pos, tree.lemma(token), tree.form(token)).empty()) return scene_.stop(Stop::no_frame, token);
    if (a.pos == Pos::noun) {
        if (tree.rel(token) == Deprel::compound && tree.upos(tree.head(token)) == Upos::NOUN &&
            !scene_.lexicon.frames(Pos::noun, tree.lemma(tree.head(token))).empty())
            return scene_.stop(Stop::compound_part, token, nullptr, tree.head(token));  // "bomb attack", "peace talks": the head speaks
        a.carrier = carrier(token);
    }
    const auto* frame = choose(a);
    if (!frame) return;
    if (scene_.trace) scene_.trace->forget(token);
    Predicate p;
    p.frame = frame;
    p.anchor = a;
    p.sentence = sentence;
    at_[token] = static_cast<std::uint32_t>(predicates_.size());
    predicates_.push_back(std::move(p));
}

void Predicates::own_status(Predicate& p) const {
    const auto& tree = scene_.tree;
    // "not just an attack on them" is one.
    const auto no_more_than = [&](std::uint32_t negation) {
        const auto next = negation + 1 < tree.size() ? tree.form(negation + 1) : std::string_view{};
        return next == "just" || next == "only" || next == "merely" || next == "simply";
    };
    // "is to meet" lies ahead; "is said to be holding" does not.
    const auto before_to = [&](std::uint32_t be, std::uint32_t v) {
        const auto to = tree.child(v, Deprel::mark);
        return to != no_token && be < to;
    };
    const auto conditional = [&](std::uint32_t v) {
        for (const auto c : tree.children(v))
            if (tree.rel(c) == Deprel::advcl && (tree.mark(c) == "if" || tree.mark(c) == "unless")) return true;
        return false;
    };
    const auto read_clause = [&](std::uint32_t v) {
        for (const auto c : tree.children(v)) {
            const auto r = tree.rel(c);
            if ((r == Deprel::advmod || r == Deprel::cc_preconj || r == Deprel::det) && negation(tree.lemma(c)) && !no_more_than(c)) p.negated = true;
            if (r == Deprel::advmod && (tree.lemma(c) == "longer" || tree.form(c) == "longer") && (tree.child(c, Deprel::advmod) != no_token || (c > 0 && tree.form(c - 1) == "no"))) p.negated = true;
            if (r == Deprel::mark && tree.lemma(c) == "without") p.negated = true;
            if (r == Deprel::case_ && tree.lemma(c) == "without") p.negated = true;
            // "instead of attacking", "rather than meet"
            if (r == Deprel::mark && (tree.lemma(c) == "instead" || tree.lemma(c) == "rather")) p.negated = true;
            if (is_subject(r)) {
                const auto s = tree.lemma(c);
                if (s == "nobody" || s == "none" || (s == "no" && tree.upos(c) == Upos::DET) || tree.child_with_lemma(c, Deprel::det, "no") != no_token || tree.child_with_lemma(c, Deprel::det, "neither") != no_token || tree.child_with_lemma(c, Deprel::cc_preconj, "neither") != no_token)
                    p.negated = true;
            }
            if (is_subject(r) && (r == Deprel::nsubj || r == Deprel::nsubj_pass))  // "not a single soldier was killed"
                if (const auto n = tree.child_with_lemma(c, Deprel::advmod, "not"); n != no_token && n < c && !no_more_than(n)) p.negated = true;
            if (r == Deprel::obj && tree.child_with_lemma(c, Deprel::det, "no") != no_token) p.negated = true;
            if (r == Deprel::advmod && (tree.lemma(c) == "possibly" || tree.lemma(c) == "perhaps" || tree.lemma(c) == "maybe")) p.modality = Modality::possible;
            // "the plan is to offer", "is due to meet"
            if (r == Deprel::cop && ((tree.mark(v) == "to" && before_to(c, v)) || tree.mark(v) == "due")) p.modality = Modality::planned, p.future = true;
            if (r != Deprel::aux && r != Deprel::aux_pass) continue;
            const auto l = tree.lemma(c);
            if (l == "would" && conditional(v)) p.modality = Modality::possible;  // "it would attack if provoked", "if confirmed, it would be ..."
            else if (l == "will" || l == "shall" || l == "would" || l == "'ll" || l == "wo" || l == "'d") p.modality = Modality::planned, p.future = true;
            else if (l == "may" || l == "might" || l == "could" || l == "can" || l == "ca") p.modality = Modality::possible;
            else if (l == "should" || l == "must" || l == "ought") p.modality = Modality::requested;
            else if (l == "be" && tree.mark(v) == "to" && before_to(c, v)) p.modality = Modality::planned, p.future = true;
        }
        const auto m = tree.mark(v);
        if (conditional_mark(m) && p.modality == Modality::actual) p.modality = Modality::possible;
        const auto r = tree.rel(v);
        // "has yet to withdraw" has not.
        if (m == "to" && (tree.child_with_lemma(v, Deprel::advmod, "yet") != no_token ||
                          (r == Deprel::xcomp && tree.lemma(tree.head(v)) == "have" && tree.child_with_lemma(tree.head(v), Deprel::advmod, "yet") != no_token)))
            p.negated = true, p.future = false;
        // "admitted to giving" has no aim, "used water cannon to disperse them" has reached it.
        const bool aim = tree.word(v).xpos != Xpos::VBG && tree.head(v) != no_token && tree.lemma(tree.head(v)) != "use";
        if (m == "to" && aim && (r == Deprel::advcl || r == Deprel::acl) && p.modality == Modality::actual) p.modality = Modality::planned;
        // "sent material to help defend it"
        if (const auto h = tree.head(v); r == Deprel::xcomp && h != no_token && at_[h] == no_predicate && tree.mark(h) == "to" && (tree.rel(h) == Deprel::advcl || tree.rel(h) == Deprel::acl) && p.modality == Modality::actual)
            p.modality = Modality::planned;
    };
    if (p.anchor.pos != Pos::noun) {
        read_clause(p.anchor.token);
        // A verb in a list shares the auxiliaries of the first ("will meet Putin and discuss Syria").
        auto v = p.anchor.token;
        for (int depth = 0; depth < 4 && tree.rel(v) == Deprel::conj && tree.head(v) != no_token && !tree.has_child(v, Deprel::aux) && !tree.has_child(v, Deprel::nsubj); ++depth) {
            v = tree.head(v);
            if (!verbal(tree.upos(v)) || tree.finite(p.anchor.token) != (tree.word(v).xpos != Xpos::VB && tree.finite(v))) {
                if (tree.word(p.anchor.token).xpos != Xpos::VB) break;
            }
            read_clause(v);
        }
        // Verbs of phase and success have no say of their own: "did not manage to free them", "is going to visit".
        v = p.anchor.token;
        for (int depth = 0; depth < 4 && tree.rel(v) == Deprel::xcomp && tree.head(v) != no_token && verbal(tree.upos(tree.head(v))) && at_[tree.head(v)] == no_predicate; ++depth) {
            const bool to = tree.mark(v) == "to";
            v = tree.head(v);
            if (to && tree.lemma(v) == "go" && tree.word(v).xpos == Xpos::VBG) p.modality = Modality::planned, p.future = true;
            read_clause(v);
        }
    } else {
        if (tree.child_with_lemma(p.anchor.token, Deprel::det, "no") != no_token || tree.preposition(p.anchor.token) == "without") p.negated = true;
        if (p.anchor.carrier != no_token) read_clause(p.anchor.carrier);
        else if (happens(p.anchor.token)) read_clause(tree.head(p.anchor.token));
        else if (tree.has_child(p.anchor.token, Deprel::cop)) read_clause(p.anchor.token);  // "it would be the first attack"
        for (const auto c : tree.children(p.anchor.token)) {
            if (tree.rel(c) != Deprel::amod) continue;
            const auto l = tree.lemma(c);
            if (l == "planned" || l == "plan" || l == "upcoming" || l == "future" || l == "scheduled" || l == "schedule" || l == "proposed" || l == "propose") p.modality = Modality::planned, p.future = true;
            else if (l == "possible" || l == "potential" || l == "likely") p.modality = Modality::possible;
        }
    }
    if (p.negated) p.polarity = Polarity::negated;
}

// "talks will begin", "the meeting did not take place": the status of the event is that of the verb.
bool Predicates::happens(std::uint32_t noun) const {
    const auto& tree = scene_.tree;
    const auto h = tree.head(noun);
    if (h == no_token || (tree.rel(noun) != Deprel::nsubj && tree.rel(noun) != Deprel::nsubj_pass)) return false;
    if (tree.lemma(h) == "take") return tree.child_with_lemma(h, Deprel::obj, "place") != no_token;
    return scene_.lexicon.in_class(tree.lemma(h), "happenings");
}

bool Predicates::takes_as_complement(const Predicate& g, std::uint32_t child) const {
    const auto& tree = scene_.tree;
    if (g.frame->complement == Complement::none) return false;
    const auto r = tree.rel(child);
    const bool event_noun = tree.upos(child) == Upos::NOUN || tree.upos(child) == Upos::PROPN;
    switch (r) {
        case Deprel::xcomp: case Deprel::ccomp: return true;
        case Deprel::parataxis: return g.frame->complement == Complement::report;
        case Deprel::advcl: {
            const auto m = tree.mark(child);
            if (m == "to" || m == "of" || m == "for" || m == "from" || m == "into" || m == "against" || m == "with" || m == "about") return g.frame->complement != Complement::report;
            // "ruled out sending troops": behind its particle a gerund is what the verb is about
            return m.empty() && child > 0 && tree.rel(child - 1) == Deprel::compound_prt && tree.word(child).xpos == Xpos::VBG && g.frame->complement != Complement::report;
        }
        case Deprel::acl: return g.anchor.pos == Pos::noun && (tree.mark(child) == "to" || tree.mark(child) == "of" || tree.mark(child) == "for" || tree.mark(child) == "that");
        case Deprel::obj: case Deprel::nsubj_pass: return event_noun && g.anchor.pos == Pos::verb;
        case Deprel::obl: case Deprel::nmod: {
            if (!event_noun || g.frame->complement == Complement::report) return false;
            const auto p = tree.preposition(child);
            return (!g.frame->particle.empty() && plain_preposition(p) == g.frame->particle) || complement_preposition(p);
        }
        case Deprel::compound: return event_noun && g.anchor.pos == Pos::noun;
        default: return false;
    }
}

// Climbs from a predicate to the one that takes it as a complement, through verbs that only add phase or manner
// ("began to", "continue to") and through nouns of phase ("resumption of", "an end to").
void Predicates::link(std::uint32_t i) {
    const auto& tree = scene_.tree;
    auto& p = predicates_[i];
    auto child = p.anchor.carrier != no_token ? p.anchor.carrier : p.anchor.token;
    if (p.anchor.carrier != no_token && tree.rel(child) == Deprel::acl_relcl) child = p.anchor.token;
    // "planned an attack": the verb that carries the noun says itself what becomes of it.
    if (p.anchor.carrier != no_token && at_[p.anchor.carrier] != no_predicate && (predicates_[at_[p.anchor.carrier]].frame->complement == Complement::planned || predicates_[at_[p.anchor.carrier]].frame->complement == Complement::absorb)) child = p.anchor.token;
    for (int depth = 0; depth < max_operator_depth; ++depth) {
        const auto h = tree.head(child);
        if (h == no_token) break;
        const auto r = tree.rel(child);
        const auto g = at_[h];
        if (g != no_predicate && g != i && takes_as_complement(predicates_[g], child)) {
            p.governor = g;
            predicates_[g].complements.push_back(i);
            return;
        }
        // "accused the police of beating them", "kept them from leaving": the parser may hang on the object what the verb says of it.
        if (r == Deprel::acl && tree.rel(h) == Deprel::obj && (tree.mark(child) == "of" || tree.mark(child) == "from") && tree.head(h) != no_token)
            if (const auto v = at_[tree.head(h)]; v != no_predicate && v != i && (predicates_[v].frame->complement == Complement::content || predicates_[v].frame->complement == Complement::negated)) {
                p.governor = v;
                predicates_[v].complements.push_back(i);
                return;
            }
        if (r == Deprel::conj) {
            // A later member of a list stands where the first stands, unless it is a clause of its own.
            if (verbal(tree.upos(child)) && tree.has_child(child, Deprel::nsubj) && tree.rel(h) != Deprel::ccomp) break;
            child = h;
            continue;
        }
        const bool phase_verb = (r == Deprel::xcomp || r == Deprel::obj || r == Deprel::nsubj_pass) && verbal(tree.upos(h)) && g == no_predicate;
        const bool phase_noun = (r == Deprel::nmod || r == Deprel::acl) && tree.upos(h) == Upos::NOUN && g == no_predicate && !scene_.cast.at(h) &&
                                (tree.preposition(child) == "of" || tree.preposition(child) == "to" || tree.mark(child) == "to" || tree.preposition(child) == "in");
        // Whatever stands in a reported clause is reported, at any depth of it.
        const bool inside_clause = r == Deprel::advcl || r == Deprel::acl || r == Deprel::acl_relcl || r == Deprel::nsubj || r == Deprel::nsubj_pass || r == Deprel::obl ||
                                   r == Deprel::nmod || r == Deprel::obj || r == Deprel::appos || r == Deprel::nmod_poss || r == Deprel::compound || r == Deprel::xcomp || r == Deprel::ccomp;
        if (!phase_verb && !phase_noun) {
            if (!inside_clause) break;
            // Only a report reaches further down than its own complement.
            for (auto up = h; depth < max_operator_depth; ++depth) {
                const auto top = tree.head(up);
                if (top == no_token) break;
                const auto q = at_[top];
                if (q != no_predicate && q != i && predicates_[q].frame->complement == Complement::report && (tree.rel(up) == Deprel::ccomp || tree.rel(up) == Deprel::parataxis)) {
                    p.claimed_by = q;
                    break;
                }
                up = top;
            }
            break;
        }
        child = h;
    }
    // "Troops entered the city, officials said": the report hangs on what it reports.
    if (p.governor == no_predicate && p.claimed_by == no_predicate) {
        auto top = p.anchor.token;
        for (int depth = 0; depth < max_operator_depth * 2 && top != no_token; ++depth, top = tree.head(top))
            for (const auto c : tree.children(top))
                if ((tree.rel(c) == Deprel::parataxis || trailing_report(c)) && c != p.anchor.token && at_[c] != no_predicate && at_[c] != i && predicates_[at_[c]].frame->complement == Complement::report) {
                    p.claimed_by = at_[c];
                    return;
                }
    }
}

// "..., the agency reported": hung on as if in a list, but with a subject of its own, no conjunction and nothing reported below.
bool Predicates::trailing_report(std::uint32_t verb) const {
    const auto& tree = scene_.tree;
    return tree.rel(verb) == Deprel::conj && tree.has_child(verb, Deprel::nsubj) && !tree.has_child(verb, Deprel::cc) && !tree.has_child(verb, Deprel::ccomp) &&
           !tree.has_child(verb, Deprel::obj);
}

// "urged Russia to stop attacking Ukraine", "to end its attacks": whoever is asked to end it does it. What one ends oneself
// ("ended its attacks") is told by the end.
std::uint32_t Predicates::asked_end(const Predicate& p) const {
    const auto& tree = scene_.tree;
    const auto* type = scene_.lexicon.ontology().type(p.frame->type);
    if (!type || type->quad != 4 || p.negated) return no_token;
    auto t = p.anchor.token;
    while (tree.rel(t) == Deprel::conj && tree.head(t) != no_token) t = tree.head(t);
    const auto end = tree.head(t);
    if (end == no_token || !scene_.lexicon.in_class(tree.lemma(end), "endings")) return no_token;
    // "called for an end to their attacks"
    if (tree.upos(end) == Upos::NOUN && tree.rel(t) == Deprel::nmod && (tree.preposition(t) == "to" || tree.preposition(t) == "of")) {
        const auto g = tree.head(end);
        return g != no_token && at_[g] != no_predicate && predicates_[at_[g]].frame->type == "REQUEST" ? end : no_token;
    }
    if (tree.rel(t) != Deprel::obj && tree.rel(t) != Deprel::xcomp) return no_token;
    const auto asked = tree.head(end);
    const bool request = tree.mark(end) == "to" && asked != no_token && at_[asked] != no_predicate && predicates_[at_[asked]].frame->type == "REQUEST";
    return request ? end : no_token;
}

void Predicates::inherit(std::uint32_t i, std::vector<char>& done, int depth) {
    if (done[i] || depth > max_operator_depth) return;
    done[i] = 1;
    auto& p = predicates_[i];
    if (p.governor == no_predicate) {
        if (p.claimed_by != no_predicate) inherit(p.claimed_by, done, depth + 1);
        return;
    }
    inherit(p.governor, done, depth + 1);
    const auto& g = predicates_[p.governor];
    const auto& tree = scene_.tree;
    const auto weaken = [&](Modality m) {
        if (p.modality == Modality::actual || (m == Modality::planned && p.modality == Modality::planned)) p.modality = m;
    };
    switch (g.frame->complement) {
        case Complement::none: break;
        case Complement::report: p.claimed_by = p.governor; break;
        case Complement::content: p.claimed_by = p.governor; break;
        case Complement::absorb: {
            // "warned that troops had attacked" tells of something that happened; "warned that it would attack" does not.
            const auto t = p.anchor.carrier != no_token ? p.anchor.carrier : p.anchor.token;
            const bool past = tree.word(t).xpos == Xpos::VBD || tree.child_with_lemma(t, Deprel::aux, "have") != no_token ||
                              (tree.has_child(t, Deprel::aux_pass) && tree.word(tree.child(t, Deprel::aux_pass)).xpos == Xpos::VBD);
            const bool happened = tree.rel(t) == Deprel::ccomp && past && p.modality == Modality::actual;
            if (happened || (p.asked_end = asked_end(p)) != no_token) p.claimed_by = p.governor;
            else p.absorbed = true;
            break;
        }
        case Complement::planned:
            // "have been trying to subdue them": who is at it does it, unless the word tells of an outcome ("trying to oust him").
            if (scene_.lexicon.in_class(tree.lemma(g.anchor.token), "attempts") && tree.word(g.anchor.token).xpos == Xpos::VBG && tree.has_child(g.anchor.token, Deprel::aux) &&
                !scene_.lexicon.in_class(tree.lemma(p.anchor.token), "outcomes"))
                break;
            weaken(Modality::planned);
            p.future = true;
            break;
        case Complement::requested: weaken(Modality::requested); break;
        case Complement::possible: weaken(Modality::possible); break;
        case Complement::negated:
            if (g.polarity == Polarity::affirmed) p.polarity = p.polarity == Polarity::affirmed ? Polarity::negated : Polarity::affirmed;
            // "its failure to cooperate": what was not done lies behind
            if (p.modality == Modality::planned && !p.future) p.modality = Modality::actual;
            if (p.claimed_by == no_predicate && !g.frame->type.empty()) p.claimed_by = p.governor;
            break;
    }
    if (g.absorbed) {
        p.asked_end = asked_end(p);
        p.absorbed = p.asked_end == no_token;
        if (!p.absorbed) p.claimed_by = g.governor;
    }
    // An operator that is itself planned, possible or negated passes that on; a report does not.
    if (g.frame->type.empty() && g.frame->complement != Complement::report) {
        if (g.modality != Modality::actual) weaken(g.modality);
        if (g.polarity == Polarity::negated && g.frame->complement != Complement::negated) p.polarity = Polarity::negated;
    }
    if (p.claimed_by == no_predicate) p.claimed_by = g.claimed_by;
}

}  // namespace entente::events
