#include "actors/pronoun_resolver.hpp"

#include <algorithm>
#include <cmath>

#include "actors/bodies.hpp"

namespace entente::actors {

using syntax::Deprel;
using syntax::Upos;
using syntax::Xpos;

namespace {

constexpr std::uint32_t pronoun_reach = 3;      // sentences back
// What the ranker's odds are multiplied with: for each sentence back, for an actor, for the subject of a clause above or of the possessor's own.
constexpr float sentence_back = 0.4f, actor_before_thing = 2, subject_above = 2;
constexpr float highest_score = 40;             // of a candidate, so that sums of its exponentials stay finite
constexpr int deepest = 40;                     // steps up a tree

std::string quoted(const std::string& name) { return "\"" + name + "\""; }

}  // namespace

void PronounResolver::resolve(std::uint32_t token, const Pronoun& pronoun) {
    if (pronoun.refers == Pronoun::relative && r_.tree.word(token).xpos == Xpos::DT) return;
    if (pronoun.refers != Pronoun::relative && r_.tree.word(token).upos == Upos::DET) return;
    const auto form = r_.form(token);
    if (form.size() > 1 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        return;  // "WHO", "IT"
    Mention mention;
    mention.first = mention.head = token;
    mention.last = token + 1;
    mention.kind = MentionKind::pronoun;
    switch (pronoun.refers) {
        case Pronoun::relative:
            resolve_relative(token, mention);
            // "that" and "which" alone stand for things more often than not.
            if (mention.actor == nobody) return;
            break;
        case Pronoun::speaker: {
            if (!quotations_.speaks(token, pronoun.plural)) return;
            speakers_.push_back(r_.add(std::move(mention)));
            return;
        }
        default:
            if (is_expletive(token)) return;
            if (!resolve_personal(token, pronoun, mention)) return;
            if (mention.actor == nobody && pronoun.refers == Pronoun::thing) return;
    }
    const auto m = r_.add(std::move(mention));
    if (pronoun.refers != Pronoun::relative) antecedents_.meet(token, m);
}

void PronounResolver::resolve_relative(std::uint32_t token, Mention& mention) const {
    auto t = token;
    for (int i = 0; i < 6 && t != no_token && r_.tree.rel(t) != Deprel::acl_relcl; ++i) t = r_.tree.head(t);
    if (t == no_token || r_.tree.rel(t) != Deprel::acl_relcl || r_.tree.head(t) == no_token) return;
    const auto* of = r_.mention_of_head(r_.tree.head(t));
    if (!of || of->actor == nobody) return;
    mention.actor = of->actor;
    mention.also = of->also;
    mention.resolution = "relative pronoun of " + quoted(r_.text(of->first, of->last));
}

bool PronounResolver::is_expletive(std::uint32_t token) const {
    const auto rel = r_.tree.rel(token);
    if (rel == Deprel::expl) return true;
    if (rel != Deprel::nsubj && rel != Deprel::nsubj_pass) return false;
    // "it is clear that", "it was announced that"
    const auto predicate = r_.tree.head(token);
    if (predicate == no_token || r_.form(token).size() != 2) return false;
    for (const auto c : r_.tree.children(predicate)) {
        const auto r = r_.tree.rel(c);
        if (r == Deprel::csubj || r == Deprel::csubj_pass) return true;
        if ((r == Deprel::ccomp || r == Deprel::xcomp) &&
            (rel == Deprel::nsubj_pass || r_.tree.child(predicate, Deprel::cop) != no_token))
            return true;
    }
    return false;
}

/// The verb or other predicate whose clause the token stands in.
std::uint32_t PronounResolver::clause(std::uint32_t token) const {
    auto t = r_.tree.predicate(token);
    for (int i = 0; i < deepest && t != no_token; ++i) {
        const auto& word = r_.tree.word(t);
        if (word.upos == Upos::VERB || word.upos == Upos::AUX || r_.tree.child(t, Deprel::cop) != no_token || word.head < 0)
            return t;
        t = r_.tree.head(t);
    }
    return t;
}

/// Whether the lower word stands in the clause of the upper one, or in one within it.
bool PronounResolver::governs(std::uint32_t upper, std::uint32_t lower) const {
    if (upper == no_token) return false;
    for (int i = 0; i < deepest && lower != no_token; ++i) {
        if (lower == upper) return true;
        lower = r_.tree.head(lower);
    }
    return false;
}

bool PronounResolver::is_list(std::uint32_t token) const {
    return r_.tree.child(token, Deprel::conj) != no_token && !list_members(token).empty();
}

std::vector<std::uint32_t> PronounResolver::list_members(std::uint32_t token) const {
    std::vector<std::uint32_t> actors;
    for (const auto c : r_.tree.children(token))
        if (r_.tree.rel(c) == Deprel::conj)
            if (const auto* member = r_.mention_of_head(c); member && member->actor != nobody) actors.push_back(member->actor);
    return actors;
}

bool PronounResolver::agrees(const Antecedent& antecedent, const Pronoun& pronoun) const {
    if (antecedent.mention == none) return pronoun.refers != Pronoun::person && antecedent.plural == pronoun.plural;
    if (r_.mentions[antecedent.mention].kind == MentionKind::adjective && pronoun.refers != Pronoun::thing) return false;
    const auto& a = r_.actors.at(r_.mentions[antecedent.mention].actor);
    switch (pronoun.refers) {
        case Pronoun::person: {
            if (antecedent.plural || (a.kind != ActorKind::person && a.kind != ActorKind::people)) return false;
            // "a protection force" is neither he nor she, however the group of its members is called.
            if (const auto noun = r_.noun_at[antecedent.token]; noun != none) {
                const auto& agent = r_.agents.at(r_.nouns[noun].match.agent);
                if (is_body(agent.kind) || agent.thing || has_class(agent, "objects")) return false;
            }
            const auto gender = r_.actors.gender(r_.mentions[antecedent.mention].actor);
            return gender == Gender::unknown || gender == pronoun.gender;
        }
        case Pronoun::thing: return is_thing(a.kind) && !antecedent.plural;
        case Pronoun::any:
            if (a.kind == ActorKind::person) return antecedent.plural || is_list(antecedent.token);
            return a.kind != ActorKind::place;
        default: return false;
    }
}

/// "On the second day of his visit, Kerry called for": the subject that follows, where the pronoun's phrase opens the clause.
std::uint32_t PronounResolver::subject_ahead(std::uint32_t token, const Pronoun& pronoun) const {
    auto t = token;
    for (int i = 0; i < deepest && t != no_token; ++i) {
        const auto up = r_.tree.head(t);
        if (up == no_token) return none;
        const auto rel = r_.tree.rel(t);
        if (up > token && (rel == Deprel::obl || rel == Deprel::advcl)) {
            for (const auto c : r_.tree.children(up)) {
                if (c <= token || !r_.tree.is_subject(c) || r_.mention_at[c] == none) continue;
                const auto m = r_.mention_at[c];
                if (r_.mentions[m].actor == nobody || r_.mentions[m].kind == MentionKind::pronoun) continue;
                const Antecedent ahead{c, r_.sentence_of[c], m, Antecedent::Place::subject,
                                       r_.actors.at(r_.mentions[m].actor).kind == ActorKind::people};
                if (agrees(ahead, pronoun)) return m;
            }
        }
        t = up;
    }
    return none;
}

/// "a ruler who starves his own people": as much a reflexive as "himself".
bool PronounResolver::says_own(std::uint32_t token) const {
    return token + 1 < r_.size() && r_.form(token + 1) == "own" && r_.tree.rel(token) == Deprel::nmod_poss;
}

/// The clause that the token stands in; of verbs in a list, the one that has the subject.
std::uint32_t PronounResolver::clause_with_subject(std::uint32_t token) const {
    auto verb = clause(token);
    for (int i = 0; i < deepest && verb != no_token && r_.tree.rel(verb) == Deprel::conj; ++i) {
        const auto children = r_.tree.children(verb);
        if (std::any_of(children.begin(), children.end(), [&](std::uint32_t c) { return r_.tree.is_subject(c); })) break;
        verb = r_.tree.head(verb);
    }
    return verb;
}

/// False where it stands for a thing, and so is no mention of anybody.
bool PronounResolver::resolve_personal(std::uint32_t token, const Pronoun& pronoun, Mention& mention) {
    if (pronoun.reflexive || says_own(token)) {
        const auto verb = clause_with_subject(token);
        for (const auto c : verb == no_token ? std::span<const std::uint32_t>() : r_.tree.children(verb)) {
            const auto* subject = r_.tree.is_subject(c) ? r_.mention_of_head(c) : nullptr;
            if (!subject || subject->actor == nobody) continue;
            if (!pronoun.reflexive) {
                const auto kind = r_.actors.at(subject->actor).kind;
                const Antecedent owner{c, r_.sentence_of[c], r_.mention_at[c], Antecedent::Place::subject, kind == ActorKind::people};
                if (!agrees(owner, pronoun)) continue;
            }
            mention.actor = subject->actor;
            mention.resolution = "reflexive of the subject " + quoted(r_.text(subject->first, subject->last));
            return true;
        }
    }
    const auto sentence = r_.sentence_of[token];
    // Who is quoted speaks of others as he and she.
    const auto speaker_mention =
        pronoun.refers == Pronoun::person && quotations_.quoted(token) ? quotations_.speaker(token) : none;
    const auto speaker = speaker_mention == none ? none : r_.mentions[speaker_mention].actor;
    find_meant(token, pronoun, {speaker, pronoun.possessive ? none : subject_over(token)});
    const auto most = std::max_element(meant_.begin(), meant_.end(), [](const Meant& x, const Meant& y) { return x.weight < y.weight; });
    const bool likely = most != meant_.end() && most->weight > 1;
    if (!likely)
        if (const auto subject = subject_ahead(token, pronoun); subject != none) {
            mention.actor = r_.mentions[subject].actor;
            mention.also = r_.mentions[subject].also;
            mention.resolution = "pronoun, subject of the clause that it opens: " +
                                 quoted(r_.text(r_.mentions[subject].first, r_.mentions[subject].last));
            return true;
        }
    // What "it" and "they" stand for is seldom an actor; he and she are somebody.
    if (likely && most->actor == none) return false;
    if (most == meant_.end() || most->actor == none || (!likely && pronoun.refers != Pronoun::person)) return true;
    const auto& best = most->likeliest;
    const auto& antecedent = r_.mentions[best.mention];
    mention.actor = antecedent.actor;
    mention.also = antecedent.also;
    if (pronoun.plural && mention.also.empty()) mention.also = list_members(best.token);
    mention.resolution = "pronoun, " + (meant_.size() > 1 ? "ranked first of " + std::to_string(meant_.size()) : std::string("the only one near that agrees")) + ": " +
                         quoted(r_.text(antecedent.first, antecedent.last)) +
                         (best.sentence == sentence ? std::string() : " (sentence " + r_.number_of(best.sentence) + ")");
    return true;
}

/// Who does it where the pronoun is the verb's object, and so is someone else; none where it is not.
std::uint32_t PronounResolver::subject_over(std::uint32_t token) const {
    const auto first = r_.tree.list_head(token);
    const auto verb = r_.tree.head(first);
    if (verb == no_token || (r_.tree.rel(first) != Deprel::obj && r_.tree.rel(first) != Deprel::iobj)) return none;
    for (const auto c : r_.tree.children(verb))
        if (const auto* subject = r_.tree.is_subject(c) ? r_.mention_of_head(c) : nullptr; subject && subject->actor != nobody) return subject->actor;
    return none;
}

/// An actor is the same as itself, and a country as its government: "Syria", "Damascus" and "it" go on one another.
bool PronounResolver::same_power(std::uint32_t one, std::uint32_t other) const {
    if (one == other) return true;
    const auto &a = r_.actors.at(one), &b = r_.actors.at(other);
    const auto power = [](const Actor& actor) { return actor.kind == ActorKind::country || actor.kind == ActorKind::government; };
    return power(a) && power(b) && a.country == b.country && !a.country.empty();
}

/// Whom or what the pronoun may mean, each with its weight against nobody at all: the ranker's odds of all its mentions together, of which
/// those count less that stand farther back, and those more that are subjects above the pronoun (as in Lappin and Leass 1994).
void PronounResolver::find_meant(std::uint32_t token, const Pronoun& pronoun, std::array<std::uint32_t, 2> others) {
    meant_.clear();
    const auto anaphor = coreferents_.mention_of_head[token];
    if (anaphor == syntax::no_mention) return;
    const auto sentence = r_.sentence_of[token];
    const auto ours = clause(token);
    for (const auto& ranked : coreferents_.candidates(anaphor)) {
        const auto& candidate = coreferents_.mentions[ranked.mention];
        if (candidate.sentence + pronoun_reach < sentence) break;
        if (candidate.last > token) continue;  // "his" of "his office"
        const auto antecedent = antecedents_.of(candidate);
        if (!agrees(antecedent, pronoun)) continue;
        const auto actor = antecedent.mention == none ? none : r_.mentions[antecedent.mention].actor;
        if (actor != none && std::find(others.begin(), others.end(), actor) != others.end()) continue;
        auto weight = std::exp(std::min(ranked.score - coreferents_.score_of_none(anaphor), highest_score));
        for (auto s = candidate.sentence; s < sentence; ++s) weight *= sentence_back;
        if (actor != none) weight *= actor_before_thing;
        if (candidate.sentence == sentence && antecedent.place == Antecedent::Place::subject) {
            const auto theirs = clause(antecedent.token);
            if ((theirs != ours || pronoun.possessive) && governs(theirs, ours)) weight *= subject_above;
        }
        auto at = std::find_if(meant_.begin(), meant_.end(), [&](const Meant& m) {
            return actor == none || m.actor == none ? actor == m.actor && m.cluster == candidate.cluster : same_power(m.actor, actor);
        });
        if (at == meant_.end()) at = meant_.insert(at, {antecedent, actor, candidate.cluster, 0, 0});
        at->weight += weight;
        if (weight > at->greatest && at->actor == actor) {  // of a country and its government, the nearer
            at->greatest = weight;
            at->likeliest = antecedent;
        }
    }
}

void PronounResolver::resolve_speakers() {
    for (const auto m : speakers_) {
        const auto speaker = quotations_.speaker(r_.mentions[m].head);
        if (speaker == none) continue;
        r_.mentions[m].actor = r_.mentions[speaker].actor;
        r_.mentions[m].resolution =
            "speaker of the quotation: " + quoted(r_.text(r_.mentions[speaker].first, r_.mentions[speaker].last));
        const auto* pronoun = r_.reference.pronoun(r_.form(r_.mentions[m].head));
        if (const auto country = spoken_for(r_.mentions[m].actor); country != nobody && pronoun && pronoun->plural) {
            r_.mentions[m].actor = country;
            r_.mentions[m].resolution += ", for the country";
        }
    }
}

/// "We will fight them", says a president or a general: the country will.
std::uint32_t PronounResolver::spoken_for(std::uint32_t speaker) const {
    if (speaker == nobody || r_.actors.at(speaker).kind != ActorKind::person) return nobody;
    const auto& coding = r_.actors.coding(speaker);
    if (coding.sector != "GOV" && coding.sector != "MIL") return nobody;
    const auto entry = coding.country.empty() ? no_entry : r_.directory.country(coding.country);
    return entry == no_entry ? nobody : r_.actors.known(entry);
}

}  // namespace entente::actors
