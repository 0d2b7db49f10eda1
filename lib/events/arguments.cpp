#include "events/arguments.hpp"

#include <algorithm>

namespace entente::events {

using syntax::Deprel;
using syntax::Upos;
using syntax::Xpos;

namespace {

bool nominal(Upos u) { return u == Upos::NOUN || u == Upos::PROPN || u == Upos::PRON || u == Upos::NUM || u == Upos::DET || u == Upos::ADJ || u == Upos::SYM; }

// Inside a phrase, the actor stands as possessor first, then after these.
constexpr std::string_view inward_prepositions[] = {"of", "by", "from"};
constexpr int max_inward_depth = 2;
// Deeper in a phrase or clause, whom it is about stands after these.
constexpr std::string_view prepositions_below[] = {"of", "on", "against", "with", "to", "for", "from", "between", "in", "into", "at", "near", "over"};
constexpr int max_depth_below = 4;
constexpr std::uint32_t max_words_before = 3;

}  // namespace

std::string_view plain_preposition(std::string_view p) {
    if (p == "upon" || p == "onto") return "on";
    if (p == "towards" || p == "toward") return "to";
    if (p == "amongst" || p == "among") return "between";
    if (p == "unto") return "to";
    return p;
}

Arguments::Arguments(const Scene& scene)
    : scene_(scene), mention_at_(scene.cast.mention_at), named_(scene.cast.actors.size(), 0), title_holder_(scene.cast.mentions.size(), actors::nobody) {
    const auto& mentions = scene.cast.mentions;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        const auto& m = mentions[i];
        if (object(i)) mention_at_[m.head] = actors::nobody;
        if (m.kind == actors::MentionKind::name && m.actor != actors::nobody) named_[m.actor] = 1;
        if (m.role_of < mentions.size() && m.role_first < m.role_last && mentions[m.role_of].last == m.role_first && m.kind == actors::MentionKind::name) title_holder_[m.role_of] = i;
    }
}

bool Arguments::object(std::uint32_t mention) const {
    const auto& m = scene_.cast.mentions[mention];
    return m.role != actors::nobody && m.kind != actors::MentionKind::name && scene_.agents.has_class(scene_.agents.at(m.role).noun, "objects");
}

void Arguments::show_objects(std::uint32_t token) {
    std::vector<std::uint32_t> members;
    for (const auto c : scene_.tree.children(token))
        if (nominal(scene_.tree.upos(c))) scene_.tree.list(c, members);
    for (const auto t : members)
        if (scene_.cast.mention_at[t] != actors::nobody && scene_.cast.mentions[scene_.cast.mention_at[t]].head == t) mention_at_[t] = scene_.cast.mention_at[t];
}

void Arguments::logical_subject(std::uint32_t verb, std::vector<std::uint32_t>& out) const {
    const auto& tree = scene_.tree;
    if (tree.passive(verb)) {
        const auto permission = tree.child(verb, Deprel::obj);  // "were denied permission by the police": the agent may hang on it
        if (permission != no_token) obliques(permission, "by", out);
        for (const auto c : tree.children(verb))
            if ((tree.rel(c) == Deprel::obl_agent && (tree.preposition(c) == "by" || tree.preposition(c).empty())) || ((tree.rel(c) == Deprel::obl || tree.rel(c) == Deprel::nmod) && tree.preposition(c) == "by" && nominal(tree.upos(c)))) tree.list(c, out);
        // "US-led", "Iran-backed": the doer stands before the hyphen.
        if (out.empty() && verb >= 2 && tree.rel(verb) == Deprel::amod && (tree.form(verb - 1) == "-" || tree.form(verb - 1) == "‑"))
            if (tree.head(verb - 2) == verb || tree.head(verb - 2) == tree.head(verb)) out.push_back(verb - 2);
        return;
    }
    if (const auto owner = purpose_owner(verb); owner != no_token) {
        tree.list(owner, out);
        return;
    }
    if (const auto s = tree.surface_subject(verb); s != no_token) {
        const auto writer = author(s);
        tree.list(writer != no_token ? writer : whole(s), out);
    }
    tree.companions(verb, out);
}

// "signed a letter urging them to leave", "said in a statement condemning it": whose word is in the writing, where its own
// words do not say whose it is.
std::uint32_t Arguments::author(std::uint32_t writing) const {
    const auto& tree = scene_.tree;
    if (const auto noun = tree.antecedent(writing); noun != no_token) writing = noun;
    const auto verb = tree.head(writing);
    if (verb == no_token || mention_at_[writing] != actors::nobody || !scene_.lexicon.in_class(tree.lemma(writing), "writings")) return no_token;
    if (Argument inside; actor_inside(writing, 0, inside)) return no_token;
    const bool object = tree.rel(writing) == Deprel::obj && scene_.lexicon.in_class(tree.lemma(verb), "authoring");
    if (!object && !(tree.rel(writing) == Deprel::obl && tree.preposition(writing) == "in" && tree.lemma(verb) == "say")) return no_token;
    return tree.passive(verb) ? no_token : tree.surface_subject(verb);
}

// "the coalition's campaign to degrade and defeat them", "a coalition to defeat them": who has the purpose that an infinitive
// gives to a noun: the noun itself where it is an actor, else whose it is.
std::uint32_t Arguments::purpose_owner(std::uint32_t verb) const {
    const auto& tree = scene_.tree;
    const auto& cast = scene_.cast;
    for (int depth = 0; depth < max_depth_below && tree.rel(verb) == Deprel::conj && tree.head(verb) != no_token && !tree.has_child(verb, Deprel::nsubj); ++depth) verb = tree.head(verb);
    if (tree.rel(verb) != Deprel::acl || tree.mark(verb) != "to") return no_token;
    const auto noun = tree.head(verb);
    if (noun == no_token || tree.upos(noun) != Upos::NOUN) return no_token;
    if (mention_at_[noun] != actors::nobody) return noun;
    // "supports the army in their campaign": a pronoun that leads to nobody tells less than the verb.
    const auto owner = owner_of(noun);
    if (owner != no_token && (mention_at_[owner] == actors::nobody || cast.mentions[mention_at_[owner]].actor != actors::nobody)) return owner;
    const auto who = participant(noun);
    return who != no_token ? who : owner;
}

// Whose a deed or a purpose is by the words at its noun: "their campaign", "the coalition campaign", "the resolve of the allies".
std::uint32_t Arguments::owner_of(std::uint32_t noun) const {
    const auto& tree = scene_.tree;
    for (const auto c : tree.children(noun))
        if (tree.rel(c) == Deprel::nmod_poss) return c;
    for (const auto c : tree.children(noun)) {
        const auto r = tree.rel(c);
        const bool owner = r == Deprel::compound || r == Deprel::amod || r == Deprel::nmod_desc || (r == Deprel::nmod && (tree.preposition(c) == "of" || tree.preposition(c) == "by"));
        if (owner && mention_at_[c] != actors::nobody) return c;
    }
    return no_token;
}

// Who has part in a deed whose noun does not say whose it is: "are leading efforts in the campaign", "their part in the fight",
// and whom others help in it: "supports the army in the fight".
std::uint32_t Arguments::participant(std::uint32_t noun) const {
    const auto& tree = scene_.tree;
    for (int depth = 0; depth < max_depth_below; ++depth) {
        const auto r = tree.rel(noun);
        const auto p = tree.preposition(noun);
        const bool beside = r == Deprel::conj || p == "in" || p == "to" || p == "for" || p == "of";
        auto h = tree.head(noun);
        if (h != no_token && beside && r == Deprel::obl && tree.rel(h) == Deprel::amod) h = tree.head(h);  // "efforts specific to the fight"
        if (h == no_token) return no_token;
        if (tree.upos(h) == Upos::NOUN) {
            if (!beside || mention_at_[h] != actors::nobody) return no_token;
            if (const auto owner = owner_of(h); owner != no_token) return owner;
            noun = h;
            continue;
        }
        const bool argument = r == Deprel::obj || (r == Deprel::obl && beside);
        if (!argument || tree.upos(h) != Upos::VERB || tree.passive(h)) return no_token;
        if (r == Deprel::obl && scene_.lexicon.in_class(tree.lemma(h), "helping")) return tree.object(h);
        return scene_.lexicon.in_class(tree.lemma(h), "taking-part") ? tree.surface_subject(h) : no_token;
    }
    return no_token;
}

// "a series of air strikes", "waves of attacks": what there is a number of, where the number stands at its head.
std::uint32_t Arguments::whole(std::uint32_t token) const {
    const auto& tree = scene_.tree;
    if (mention_at_[token] != actors::nobody || !scene_.lexicon.in_class(tree.lemma(token), "amounts")) return token;
    auto counted = token;
    for (const auto c : tree.children(token))  // the last: of "precision airstrikes" parsers make two
        if (tree.rel(c) == Deprel::nmod && c > token && (tree.preposition(c) == "of" || (counted != token && tree.preposition(c).empty()))) counted = c;
    return counted;
}

void Arguments::logical_object(std::uint32_t verb, std::vector<std::uint32_t>& out) const {
    const auto& tree = scene_.tree;
    // "were denied permission": the subject of the passive is the indirect object.
    const bool passive = tree.passive(verb);
    const auto o = passive && !tree.has_child(verb, Deprel::obj) ? tree.surface_subject(verb) : passive ? tree.child(verb, Deprel::obj) : tree.object(verb);
    if (o != no_token) tree.list(whole(o), out);
    else if (const auto after = particle_object(verb); after != no_token) tree.list(whole(after), out);
    if (o != no_token && passive) tree.companions(verb, out);
}

// "handed over their weapons", "blew up a bridge": where the parser took the verb's particle for a preposition, what follows is
// the object.
std::uint32_t Arguments::particle_object(std::uint32_t verb) const {
    const auto& tree = scene_.tree;
    if (verb + 1 >= tree.size() || tree.word(verb + 1).xpos != Xpos::RP || tree.rel(verb + 1) != Deprel::case_) return no_token;
    const auto noun = tree.head(verb + 1);
    return noun != no_token && tree.rel(noun) == Deprel::obl && tree.head(noun) == verb ? noun : no_token;
}

void Arguments::obliques(std::uint32_t token, std::string_view preposition, std::vector<std::uint32_t>& out) const {
    const auto& tree = scene_.tree;
    for (const auto c : tree.children(token)) {
        const auto r = tree.rel(c);
        if (r != Deprel::obl && r != Deprel::nmod && r != Deprel::obl_agent && r != Deprel::obl_unmarked && r != Deprel::nmod_desc) continue;
        const auto p = plain_preposition(tree.preposition(c));
        if ((p == preposition || (p == "out of" && (preposition == "from" || preposition == "of"))) && nominal(tree.upos(c))) tree.list(c, out);
    }
    // "shooting at fleeing villagers", "talks with visiting envoys": the participle only describes them.
    for (const auto c : tree.children(token)) {
        if (tree.rel(c) != Deprel::advcl || tree.word(c).xpos != Xpos::VBG || c == 0 || !scene_.lexicon.in_class(tree.lemma(c), "describing")) continue;
        const auto o = tree.child(c, Deprel::obj);
        if (o != no_token && tree.child(c, Deprel::mark) == c - 1 && plain_preposition(tree.mark(c)) == preposition) tree.list(o, out);
    }
    // "between the minister and visiting King Abdullah": the participle is no second event.
    if (preposition == "between" && out.size() == 1)
        for (const auto c : tree.children(token))
            if (tree.rel(c) == Deprel::conj && tree.word(c).xpos == Xpos::VBG && tree.lemma(c) == "visit")
                if (const auto o = tree.child(c, Deprel::obj); o != no_token) out.push_back(o);
}

// The heads of a verb's own objects, and what stands in them: "sent photographs and other intelligence to ...",
// "50 tons of goods to ...", "extradited Haroon Aswad to ...".
void Arguments::object_phrases(std::uint32_t verb, std::vector<std::uint32_t>& out) const {
    const auto& tree = scene_.tree;
    if (tree.passive(verb)) return;
    if (const auto o = tree.object(verb); o != no_token) tree.list(o, out);
    for (std::size_t i = 0; i < out.size() && out.size() < 16; ++i)
        for (const auto c : tree.children(out[i]))
            if (tree.rel(c) == Deprel::flat || (tree.rel(c) == Deprel::nmod && tree.preposition(c) == "of")) out.push_back(c);
}

void Arguments::tokens_at(const Anchor& anchor, const Relation& relation, std::vector<std::uint32_t>& out) const {
    const auto& tree = scene_.tree;
    const auto t = anchor.token;
    switch (relation.kind) {
        case Relation::subject:
            if (anchor.pos == Pos::noun && anchor.carrier == no_token) {
                if (const auto s = tree.has_child(t, Deprel::cop) ? tree.surface_subject(t) : no_token; s != no_token) tree.list(s, out);
            } else {
                logical_subject(anchor.carrier != no_token ? anchor.carrier : t, out);
            }
            return;
        case Relation::object:
            if (anchor.pos == Pos::verb) logical_object(t, out);
            return;
        case Relation::iobj: {
            const auto v = anchor.carrier != no_token ? anchor.carrier : t;
            const auto i = tree.passive(v) && tree.has_child(v, Deprel::obj) ? tree.surface_subject(v) : tree.indirect_object(v);
            if (i != no_token) tree.list(i, out);
            return;
        }
        case Relation::possessive:
            for (const auto c : tree.children(t))
                if (tree.rel(c) == Deprel::nmod_poss) tree.list(c, out);
            return;
        case Relation::modifier:
            for (const auto c : tree.children(t)) {
                if (c > t) break;
                const auto r = tree.rel(c);
                if (r == Deprel::amod && tree.lemma(c) == "lead" && tree.upos(c) == Upos::VERB) logical_subject(c, out);  // "NATO-led"
                if ((r == Deprel::amod || r == Deprel::compound || r == Deprel::nmod_desc || r == Deprel::nmod_unmarked || (r == Deprel::nmod && tree.preposition(c).empty())) &&
                    has_mention(c)) {
                    // "Israeli-Palestinian talks": the first party hangs on the second.
                    if (c >= 2 && tree.form(c - 1) == "-" && tree.head(c - 2) == c && has_mention(c - 2)) out.push_back(c - 2);
                    tree.list(c, out);
                }
            }
            return;
        case Relation::governor: {
            if (scene_.lexicon.in_class(tree.lemma(t), "struggles")) {
                if (const auto who = participant(t); who != no_token) tree.list(who, out);
                return;
            }
            // "the army, with Kenyan backing, took the port"
            if (const auto h = tree.head(t); h != no_token && tree.rel(t) == Deprel::nmod && tree.preposition(t) == "with" && mention_at_[h] != actors::nobody) {
                tree.list(h, out);
                return;
            }
            // The verb that the noun hangs on, through other nouns ("on the second day of his visit"), and through a clause
            // without a subject that acts ("urged cooperation to thwart them during a visit").
            auto g = t;
            for (int depth = 0; depth < 6 && g != no_token; ++depth) {
                const auto r = tree.rel(g);
                if (r != Deprel::obl && r != Deprel::nmod && r != Deprel::conj && r != Deprel::xcomp && r != Deprel::advcl) return;
                g = tree.head(g);
                if (g == no_token || (tree.upos(g) != Upos::VERB && !tree.has_child(g, Deprel::cop))) continue;
                auto s = tree.surface_subject(g);
                // "The offer was made by the minister during a visit"
                if (s != no_token && mention_at_[s] == actors::nobody && tree.passive(g)) s = tree.child(g, Deprel::obl_agent);
                if (s == no_token || mention_at_[s] == actors::nobody) continue;
                tree.list(s, out);
                return;
            }
            return;
        }
        case Relation::preposition: {
            const auto before = out.size();
            obliques(t, relation.word, out);
            if (anchor.carrier != no_token) {
                obliques(anchor.carrier, relation.word, out);
                // "conducted strikes using drones against them": it may hang on the means.
                for (const auto v : {t, anchor.carrier})
                    for (const auto c : tree.children(v))
                        if (out.size() == before && tree.lemma(c) == "use" && tree.word(c).xpos == Xpos::VBG && relation.word != "of") {
                            obliques(c, relation.word, out);
                            std::vector<std::uint32_t> means;
                            object_phrases(c, means);
                            for (const auto m : means)
                                if (out.size() == before) obliques(m, relation.word, out);
                        }
            }
            else if (anchor.pos == Pos::noun && is_subject(tree.rel(t)) && tree.head(t) != no_token) {
                // "talks continued between A and B", "the attack was aimed at X"
                if (tree.upos(tree.head(t)) == Upos::VERB && relation.word != "of" && relation.word != "by") obliques(tree.head(t), relation.word, out);
            }
            // "donated and delivered goods to them": the phrase may stand at the last of several verbs.
            if (out.size() == before && anchor.pos == Pos::verb && !tree.has_child(t, Deprel::obj))
                for (const auto c : tree.children(t))
                    if (tree.rel(c) == Deprel::conj && c > t && c - t <= 3 && tree.upos(c) == Upos::VERB && !tree.has_child(c, Deprel::nsubj)) obliques(c, relation.word, out);
            // "closed its border with Serbia", "suffered attacks by rebels": the phrase may hang on an object that is no actor itself.
            if (out.size() == before && anchor.pos == Pos::verb && relation.word != "of") {
                std::vector<std::uint32_t> objects;
                object_phrases(t, objects);
                for (const auto o : objects) {
                    const auto mention = mention_at_[o];
                    const bool unnamed = mention == actors::nobody || relation.word == "to" || (relation.word == "from" && scene_.cast.mentions[mention].kind == actors::MentionKind::nominal);
                    if (unnamed && out.size() == before) obliques(o, relation.word, out);
                }
            }
            // "came under attack from rebels", "released money in aid for victims": it may hang on a noun that is nobody.
            const auto& w = relation.word;
            const auto direct = anchor.pos == Pos::verb ? tree.object(t) : no_token;
            if (out.size() == before && anchor.pos == Pos::verb && (direct == no_token || mention_at_[direct] == actors::nobody) && (w == "from" || w == "by" || w == "on" || w == "against" || w == "for" || w == "to"))
                for (const auto c : tree.children(t))
                    if (tree.rel(c) == Deprel::obl && tree.upos(c) == Upos::NOUN && mention_at_[c] == actors::nobody && out.size() == before) obliques(c, relation.word, out);
            // "the massacre of villagers by the militia", "incursions by rebels into Panama": the phrase may hang on one before it.
            if (out.size() == before && anchor.pos == Pos::noun && relation.word != "of" && relation.word != "in")
                for (const auto c : tree.children(t))
                    if (const auto p = tree.preposition(c); tree.rel(c) == Deprel::nmod && p != relation.word && (p == "of" || relation.word == "by" || (p == "by" && relation.word != "from"))) {
                        std::vector<std::uint32_t> members;  // "on the town and the hospital by the army"
                        tree.list(c, members);
                        for (const auto m : members)
                            if (m == c || relation.word == "by") obliques(m, relation.word, out);
                    }
            // "the agreement reached yesterday between them", "attacks carried out by rebels", "attacks claimed by them"
            if (out.size() == before && anchor.pos == Pos::noun && relation.word != "of")
                for (const auto c : tree.children(t)) {
                    if (tree.rel(c) != Deprel::acl || !tree.passive(c) || tree.has_child(c, Deprel::xcomp) || tree.has_child(c, Deprel::obj) || out.size() > before) continue;
                    const auto frames = scene_.lexicon.frames(Pos::verb, tree.lemma(c), tree.form(c));
                    const bool carries = std::any_of(frames.begin(), frames.end(), [](const Frame& f) { return f.light; });
                    if (carries || scene_.lexicon.in_class(tree.lemma(c), "owning-up")) obliques(c, relation.word, out);
                }
            return;
        }
        case Relation::complement: case Relation::complement_subject: case Relation::complement_object: case Relation::complement_target: case Relation::own_case:
            return;
    }
}

bool Arguments::actor_inside(std::uint32_t token, int depth, Argument& out) const {
    const auto& tree = scene_.tree;
    const auto take = [&](std::uint32_t c) {
        if (mention_at_[c] == actors::nobody) return depth + 1 < max_inward_depth && actor_inside(c, depth + 1, out);
        out.mention = mention_at_[c];
        out.inward = true;
        return true;
    };
    for (const auto c : tree.children(token))
        if (tree.rel(c) == Deprel::nmod_poss && take(c)) return true;
    for (const auto p : inward_prepositions)
        for (const auto c : tree.children(token))
            if (tree.rel(c) == Deprel::nmod && plain_preposition(tree.preposition(c)) == p && take(c)) return true;
    // A name within the phrase ("President Obama" parsed under its title) before a mere modifier ("US").
    for (const bool names : {true, false})
        for (const auto c : tree.children(token)) {
            const auto r = tree.rel(c);
            const bool naming = r == Deprel::flat || r == Deprel::appos || r == Deprel::nmod_desc;
            if (names ? !naming : r != Deprel::amod && r != Deprel::compound) continue;
            if (mention_at_[c] == actors::nobody) continue;
            out.mention = mention_at_[c];
            out.inward = true;
            return true;
        }
    for (const auto c : tree.children(token)) {  // "crimes committed by the militia"
        if (tree.rel(c) != Deprel::acl || !tree.passive(c)) continue;
        for (const auto agent : tree.children(c))
            if ((tree.rel(agent) == Deprel::obl_agent || (tree.rel(agent) == Deprel::obl && tree.preposition(agent) == "by")) && take(agent)) return true;
    }
    return false;
}

// "control of large parts" of what: the last of the nouns that are nobody themselves and belong to nobody before them.
std::uint32_t Arguments::inmost_part(std::uint32_t token) const {
    const auto& tree = scene_.tree;
    for (int depth = 0; depth < max_inward_depth && !tree.has_child(token, Deprel::nmod_poss); ++depth) {
        auto part = no_token;
        for (const auto c : tree.children(token))
            if (tree.rel(c) == Deprel::nmod && tree.preposition(c) == "of" && mention_at_[c] == actors::nobody) part = c;
        if (part == no_token) break;
        token = part;
    }
    return token;
}

void Arguments::actors_of(std::uint32_t token, std::vector<Argument>& out) const {
    const auto& cast = scene_.cast;
    const auto& tree = scene_.tree;
    Argument a;
    // A relative pronoun stands for its noun, and the noun's words say more: "a part of Syria that is occupied".
    if (const auto noun = tree.antecedent(token); noun != no_token) {
        const bool owned = mention_at_[token] == actors::nobody && (tree.has_child(noun, Deprel::nmod_poss) || std::any_of(tree.children(noun).begin(), tree.children(noun).end(), [&](std::uint32_t c) { return tree.rel(c) == Deprel::nmod && tree.preposition(c) == "of"; }));
        if (mention_at_[noun] != actors::nobody || owned) token = noun;
    }
    // "Ban Ki-moon praised": where the parser took the name apart, its first part holds the mention.
    if (mention_at_[token] == actors::nobody && tree.after_hyphen(token)) {
        const auto before = tree.rel(token - 2) == Deprel::flat ? tree.head(token - 2) : token - 2;
        if (before != no_token && mention_at_[before] != actors::nobody) token = before;
    }
    // "national and provincial officials": where the parser took another word for the head, its mention ends here.
    if (mention_at_[token] == actors::nobody)
        for (auto t = token; t-- > 0 && t + max_words_before >= token;) {
            const auto m = mention_at_[t];
            if (m == actors::nobody || cast.mentions[m].last != token + 1) continue;
            token = t;
            break;
        }
    // "Afghan and coalition troops", "rebel and militia groups": the first of two modifiers has a share in the noun.
    if (const auto m = mention_at_[token]; m != actors::nobody && cast.mentions[m].kind != actors::MentionKind::name && cast.mentions[m].also.empty()) {
        const auto second = cast.mentions[m].first;
        const auto first = second < tree.size() && tree.rel(second) == Deprel::conj ? tree.head(second) : no_token;
        const auto noun = first == no_token ? no_token : tree.head(first);
        const bool shares = noun != no_token && first < second && second - first == 2 && noun > second && noun < cast.mentions[m].last &&
                            (tree.rel(first) == Deprel::amod || tree.rel(first) == Deprel::compound) && mention_at_[first] != actors::nobody;
        if (shares) out.push_back({mention_at_[first], true, false, actors::nobody});
    }
    // "the leaders of France, Germany and Ukraine", "large parts of Syria and Iraq": one actor a country.
    const auto whose = mention_at_[token] != actors::nobody ? token : inmost_part(token);
    if (mention_at_[token] == actors::nobody || cast.mentions[mention_at_[token]].kind == actors::MentionKind::nominal)
        for (const auto c : tree.children(whose)) {
            if (tree.rel(c) != Deprel::nmod || (tree.preposition(c) != "of" && tree.preposition(c) != "from") || !tree.has_child(c, Deprel::conj)) continue;
            std::vector<std::uint32_t> members;
            tree.list(c, members);
            if (!std::all_of(members.begin(), members.end(), [&](std::uint32_t m) { return mention_at_[m] != actors::nobody; })) continue;
            for (const auto m : members) {
                const Argument each{mention_at_[m], true, false, actors::nobody};
                if (std::find(out.begin(), out.end(), each) == out.end()) out.push_back(each);
            }
            return;
        }
    // "the brother, Victor Mejia, was killed": the name says more than what he is to somebody.
    if (const auto m = mention_at_[token]; m != actors::nobody && cast.mentions[m].kind == actors::MentionKind::nominal)
        for (const auto c : tree.children(token)) {
            const auto n = mention_at_[c];
            if (tree.rel(c) != Deprel::appos || n == actors::nobody || n == m || cast.mentions[n].kind != actors::MentionKind::name) continue;
            if (const auto named = cast.mentions[n].actor; named != actors::nobody && cast.actors[named].kind == ActorKind::person) token = c;
            break;
        }
    // "countries like France and Germany": those that are named.
    if (const auto m = mention_at_[token]; m != actors::nobody && cast.mentions[m].kind == actors::MentionKind::nominal && (cast.mentions[m].actor == actors::nobody || cast.actors[cast.mentions[m].actor].country.empty()))
        for (const auto c : tree.children(token)) {
            const auto p = tree.preposition(c);
            if (tree.rel(c) != Deprel::nmod || (p != "include" && !((p == "like" || p == "such as") && tree.child(c, Deprel::case_) == token + 1))) continue;
            std::vector<std::uint32_t> members;
            tree.list(c, members);
            const auto before = out.size();
            for (const auto n : members)
                if (const auto actor = mention_at_[n] == actors::nobody ? actors::nobody : cast.mentions[mention_at_[n]].actor; n != token && actor != actors::nobody && cast.actors[actor].kind == ActorKind::country) actors_of(n, out);
            if (out.size() > before) return;
        }
    // "the abduction of two soldiers and their failure to return": what a pronoun calls theirs is no further actor beside them.
    if (mention_at_[token] == actors::nobody && tree.rel(token) == Deprel::conj && tree.head(token) != no_token && mention_at_[tree.head(token)] != actors::nobody)
        if (const auto owner = tree.child(token, Deprel::nmod_poss); owner != no_token && tree.upos(owner) == Upos::PRON) return;
    if (mention_at_[token] != actors::nobody) a.mention = mention_at_[token];
    else if (!actor_inside(token, 0, a)) return;
    // "Putin and US President Obama": the parser may put "US" into the list, but it is Obama who is meant.
    if (title_holder_[a.mention] != actors::nobody && !a.inward && tree.rel(token) == Deprel::conj) a.mention = title_holder_[a.mention];
    // "The two men" are two whom the text has named; where it has not, nobody knows which two.
    const auto& several = cast.mentions[a.mention];
    const auto open = [&](std::uint32_t actor) { return actor == actors::nobody || (cast.actors[actor].kind == ActorKind::person && !named_[actor]); };
    if (!several.also.empty() && (open(several.actor) || std::any_of(several.also.begin(), several.also.end(), open)))
        return;
    const auto add = [&] {
        if (std::find(out.begin(), out.end(), a) == out.end()) out.push_back(a);
    };
    add();
    for (const auto further : several.also) {
        a.also = further;
        add();
    }
}

void Arguments::keep_distinct(std::vector<Argument>& list, const std::vector<Argument>& others) const {
    const auto& cast = scene_.cast;
    std::erase_if(list, [&](const Argument& t) {
        return std::any_of(others.begin(), others.end(), [&](const Argument& s) {
            const auto a = s.actor(cast), b = t.actor(cast);
            return a == actors::nobody || b == actors::nobody ? s.mention == t.mention : a == b;
        });
    });
}

std::vector<Argument> Arguments::actors_below(std::uint32_t token, const std::vector<Argument>& except) const {
    std::vector<Argument> out;
    actors_below(token, except, 0, out);
    return out;
}

void Arguments::actors_below(std::uint32_t token, const std::vector<Argument>& except, int depth, std::vector<Argument>& out) const {
    if (depth > max_depth_below) return;
    const auto& tree = scene_.tree;
    const auto try_phrase = [&](std::uint32_t head) {
        std::vector<std::uint32_t> members;
        tree.list(head, members);
        for (const auto m : members) actors_of(m, out);
        keep_distinct(out, except);
        if (out.empty()) actors_below(head, except, depth + 1, out);
        return !out.empty();
    };
    if (const auto o = tree.child(token, Deprel::obj); o != no_token && try_phrase(o)) return;
    for (const auto c : tree.children(token)) {
        const auto r = tree.rel(c);
        const bool own_clause = r == Deprel::xcomp || (r == Deprel::advcl && tree.mark(c) == "to") || (r == Deprel::acl && !tree.finite(c)) ||
                                (r == Deprel::ccomp && !tree.finite(c));
        if (own_clause) actors_below(c, except, depth + 1, out);
        if (!out.empty()) return;
    }
    for (const auto c : tree.children(token)) {
        const auto r = tree.rel(c);
        if (r != Deprel::obl && r != Deprel::nmod && r != Deprel::obl_agent) continue;
        const auto p = plain_preposition(tree.preposition(c));
        if (r == Deprel::nmod && (p == "on" || p == "over")) continue;  // a subject matter
        if (std::find(std::begin(prepositions_below), std::end(prepositions_below), p) == std::end(prepositions_below)) continue;
        if (nominal(tree.upos(c)) && try_phrase(c)) return;
    }
}

std::vector<Argument> Arguments::actors_at(const Anchor& anchor, const std::vector<Relation>& relations) const {
    std::vector<Argument> out;
    std::vector<std::uint32_t> tokens;
    for (const auto& r : relations) {
        tokens.clear();
        tokens_at(anchor, r, tokens);
        for (const auto t : tokens) actors_of(t, out);
        if (!out.empty()) break;
    }
    return out;
}

}  // namespace entente::events
