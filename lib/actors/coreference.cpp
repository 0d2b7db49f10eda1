#include "actors/coreference.hpp"

#include <algorithm>
#include <cmath>

namespace entente::actors {

using syntax::Deprel;
using syntax::Upos;
using syntax::Xpos;

namespace {

constexpr std::size_t window = 60;              // antecedents that are looked at
constexpr std::uint32_t pronoun_reach = 3;      // sentences back
// What the ranker's odds are multiplied with: for each sentence back, for an actor, for the subject of a clause above or of the possessor's own.
constexpr float sentence_back = 0.4f, actor_before_thing = 2, subject_above = 2;
constexpr float highest_score = 40;             // of a candidate, so that sums of its exponentials stay finite
constexpr std::uint32_t definite_reach = 4;
constexpr std::uint32_t repeated_reach = 8;
constexpr int deepest = 40;                     // steps up a tree

constexpr std::uint32_t bit(ActorKind kind) { return 1u << static_cast<unsigned>(kind); }

bool is_thing(ActorKind kind) { return kind != ActorKind::person && kind != ActorKind::people && kind != ActorKind::place; }

bool is_plural(Xpos tag) { return tag == Xpos::NNS || tag == Xpos::NNPS; }

bool same_word(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string quoted(const std::string& name) { return "\"" + name + "\""; }

}  // namespace

void Coreference::run() {
    last_noun_.resize(r_.agents.size());
    last_body_.resize(r_.agents.size());
    for (std::uint32_t t = 0; t < r_.size(); ++t) {
        if (const auto n = r_.name_at[t]; n != none) {
            if (r_.names[n].head == t && r_.names[n].mention != none) {
                auto& mention = r_.mentions[r_.names[n].mention];
                if (mention.role_counterpart) resolve_named_counterpart(mention);
                meet(t, r_.names[n].mention);
            }
            continue;
        }
        if (const auto n = r_.noun_at[t]; n != none) {
            if (r_.nouns[n].match.head == t) resolve_noun(n);
            continue;
        }
        if (r_.mention_at[t] != none) {  // an abbreviation that the text defines
            meet(t, r_.mention_at[t]);
            continue;
        }
        const auto upos = r_.tree.word(t).upos;
        if (upos == Upos::PRON || upos == Upos::DET) {
            if (const auto* pronoun = r_.reference.pronoun(r_.form(t))) resolve_pronoun(t, *pronoun);
        } else if (upos == Upos::NOUN) {
            meet_thing(t);
        }
    }
    resolve_speakers();
}

Coreference::Place Coreference::place(std::uint32_t token) const {
    if (r_.tree.is_subject(token)) return Place::subject;
    const auto rel = r_.tree.rel(r_.tree.list_head(token));
    return rel == Deprel::obj || rel == Deprel::iobj ? Place::object : Place::other;
}

bool Coreference::stands_for_many(std::uint32_t token, const Mention& mention) const {
    const auto kind = r_.actors.at(mention.actor).kind;
    if (const auto* pronoun = mention.kind == MentionKind::pronoun ? r_.reference.pronoun(r_.form(token)) : nullptr) return pronoun->plural;
    if (const auto n = r_.noun_at[token]; n != none) {
        const auto& agent = r_.agents.at(r_.nouns[n].match.agent);
        return r_.nouns[n].match.plural || (kind == ActorKind::people && agent.noun == agent.plural);
    }
    return kind == ActorKind::people;
}

void Coreference::meet(std::uint32_t token, std::uint32_t mention) {
    const auto& m = r_.mentions[mention];
    if (m.actor == nobody) return;
    antecedents_.push_back({token, r_.sentence_of[token], mention, place(token), stands_for_many(token, m)});
}

/// What the engine's mention is here: an actor's, or else a thing.
Coreference::Antecedent Coreference::antecedent_of(const syntax::CoreferenceMention& m) const {
    const auto at = r_.mention_at[m.head];
    if (at == none || r_.mentions[at].actor == nobody)
        return {m.head, m.sentence, none, place(m.head), m.number == syntax::MentionNumber::plural};
    return {m.head, m.sentence, at, place(m.head), m.coordination || stands_for_many(m.head, r_.mentions[at])};
}

/// Things compete with actors for "it" and "they", where they stand as arguments.
void Coreference::meet_thing(std::uint32_t token) {
    const auto where = place(token);
    if (where == Place::other) return;
    antecedents_.push_back({token, r_.sentence_of[token], none, where, is_plural(r_.tree.word(token).xpos)});
}

void Coreference::resolve_noun(std::uint32_t noun) {
    auto& span = r_.nouns[noun];
    if (span.in_title) return;
    if (span.mention == none && r_.tree.child(span.match.head, Deprel::cop) != no_token) {
        resolve_predicate(noun);
    } else if (span.mention == none) {
        const auto description = describe(r_, noun);
        const bool done = resolve_before_name(noun) || resolve_counterpart(noun, description) ||
                          resolve_pair(noun, description) || resolve_apposition(noun) || resolve_name_word(noun, description) ||
                          resolve_definite(noun, description) || resolve_repeated(noun, description);
        if (!done && nominals_.mention(noun) == none) resolve_modifier(noun, description);
    }
    if (span.mention == none) return meet_thing(span.match.head);
    meet(span.match.head, span.mention);
    const auto actor = r_.mentions[span.mention].actor;
    if (actor != nobody && !span.match.plural) last_body_[span.match.agent] = {actor, r_.sentence_of[span.match.head]};
    if (actor != nobody && !r_.actors.at(actor).vague && r_.mentions[span.mention].also.empty())
        last_noun_[span.match.agent] = {actor, r_.sentence_of[span.match.head]};
}

/// "the militant group Hezbollah", "its ally, Syrian strongman Bashar al-Assad": a noun before a name or the title of one is of the same.
bool Coreference::resolve_before_name(std::uint32_t noun) {
    const auto m = named_after(r_, noun);
    if (m == none) return false;
    const auto actor = r_.mentions[m].actor;
    nominals_.mention_as(noun, actor, "said of " + r_.actors.at(actor).name);
    return true;
}

/// "Peskov is the Kremlin's spokesman": the noun says what the subject is, and stands for no one else.
void Coreference::resolve_predicate(std::uint32_t noun) {
    const auto head = r_.nouns[noun].match.head;
    for (const auto c : r_.tree.children(head)) {
        const auto* subject = r_.tree.is_subject(c) ? r_.mention_of_head(c) : nullptr;
        if (!subject || subject->actor == nobody || subject->kind == MentionKind::pronoun) continue;
        const auto actor = subject->actor;
        nominals_.mention_as(noun, actor, "predicate of " + r_.actors.at(actor).name);
        return;
    }
    // A noun that has a copula and is a subject is no predicate, whatever the parser made of it.
    if (r_.tree.is_subject(head)) nominals_.mention(noun);
}

/// "his Russian counterpart": who holds the same office there.
bool Coreference::resolve_counterpart(std::uint32_t noun, const Description& description) {
    const auto& match = r_.nouns[noun].match;
    if (!r_.reference.has_form(WordList::counterpart, r_.agents.at(match.agent).noun)) return false;
    std::uint32_t base = none, country = none;
    if (description.possessor != no_token && r_.mention_at[description.possessor] != none)
        base = r_.mentions[r_.mention_at[description.possessor]].actor;
    for (const auto& belonging : description.before) {
        if (belonging.name == none || r_.names[belonging.name].mention == none) continue;
        const auto actor = r_.mentions[r_.names[belonging.name].mention].actor;
        if (belonging.possessive && r_.actors.at(actor).kind == ActorKind::person) base = actor;
        else if (!r_.actors.at(actor).country.empty()) country = actor;
    }
    if (country == none || r_.actors.at(country).kind == ActorKind::person)
        return true;  // nothing to go by, and no actor in itself
    if (base == none || base == nobody) {
        for (auto at = antecedents_.rbegin(); at != antecedents_.rend() && at->sentence == r_.sentence_of[match.head]; ++at)
            if (at->mention != none && at->place == Place::subject && actor_of(*at).kind == ActorKind::person)
                base = r_.mentions[at->mention].actor;
    }
    if (base == none || base == nobody || r_.actors.at(base).kind != ActorKind::person || match.plural) return false;

    const auto office = office_of(base, match.head);
    if (office == nobody) return false;
    std::string resolution;
    auto actor = nominals_.office_holder(r_.agents.at(office), country, resolution);
    if (actor == none) {
        if (!r_.agents.is_unique(r_.agents.at(office))) return false;
        actor = nominals_.unknown_holder(r_.agents.at(office), country);
    }
    const auto m = nominals_.mention_as(
        noun, actor, "counterpart of " + r_.actors.at(base).name + (resolution.empty() ? "" : ", " + resolution));
    if (m == none) return true;
    r_.mentions[m].role = office;
    r_.mentions[m].role_counterpart = true;
    return true;
}

/// The office of an actor, by the title that the text gave last or by the directory: an agent, or nobody. Of several names for
/// it the common one: "secretary of state" is "foreign minister" elsewhere.
std::uint32_t Coreference::office_of(std::uint32_t actor, std::uint32_t before) const {
    std::optional<std::uint32_t> agent;
    const auto titled = persons_.last_title_of(actor, before);
    const auto entry = r_.actors.entry(actor);
    if (titled != none) agent = titled;
    else if (const auto* role = entry == no_entry ? nullptr : role_on(r_.directory.at(entry), r_.day))
        agent = r_.agents.find(r_.offices.office_of(role->title));
    if (!agent || r_.reference.has_form(WordList::counterpart, r_.agents.at(*agent).noun)) return nobody;
    return r_.agents.find(r_.agents.at(*agent).office).value_or(*agent);
}

/// "his Russian counterpart, Sergei Lavrov": the office is his own where it is known, else that of whose counterpart he is.
void Coreference::resolve_named_counterpart(Mention& mention) const {
    auto office = office_of(mention.actor, 0);
    for (auto at = antecedents_.rbegin();
         office == nobody && at != antecedents_.rend() && at->sentence == r_.sentence_of[mention.head]; ++at) {
        if (at->mention == none || actor_of(*at).kind != ActorKind::person || r_.mentions[at->mention].actor == mention.actor)
            continue;
        office = office_of(r_.mentions[at->mention].actor, mention.first);
    }
    if (office != nobody) mention.role = office;
}

/// "the two leaders", "both countries": the last two of the kind.
bool Coreference::resolve_pair(std::uint32_t noun, const Description& description) {
    const auto& match = r_.nouns[noun].match;
    const auto& agent = r_.agents.at(match.agent);
    if (!description.pair || !description.definite || !match.plural || !description.before.empty() || !description.after.empty())
        return false;
    auto kinds = r_.reference.definite_kinds(agent.noun);
    if (kinds == 0 && agent.kind == ActorKind::person) kinds = bit(ActorKind::person);
    if (kinds == 0) return false;
    const bool sides = (kinds & bit(ActorKind::government)) != 0;
    std::vector<std::uint32_t> pair;
    for (auto at = antecedents_.rbegin();
         at != antecedents_.rend() && at - antecedents_.rbegin() < static_cast<std::ptrdiff_t>(window) && pair.size() < 2; ++at) {
        if (at->sentence + definite_reach < r_.sentence_of[match.head]) break;
        if (at->mention == none || r_.mentions[at->mention].kind == MentionKind::pronoun) continue;
        auto actor = r_.mentions[at->mention].actor;
        const auto& a = r_.actors.at(actor);
        // A capital that acts stands for its country here.
        if (a.kind == ActorKind::government && (kinds & bit(ActorKind::country)) && !sides &&
            nominals_.country_actor(a.country) != none)
            actor = nominals_.country_actor(a.country);
        const bool plural = at->plural && a.kind != ActorKind::armed_group;
        if (!(kinds & bit(r_.actors.at(actor).kind)) || plural || std::find(pair.begin(), pair.end(), actor) != pair.end())
            continue;
        pair.push_back(actor);
    }
    if (pair.size() < 2) return false;
    const auto m =
        nominals_.mention_as(noun, pair[1], "two together: " + r_.actors.at(pair[1]).name + " and " + r_.actors.at(pair[0]).name);
    if (m != none) r_.mentions[m].also = {pair[0]};
    return true;
}

/// "the PKK, a designated terror group": the noun says what the body is.
bool Coreference::resolve_apposition(std::uint32_t noun) {
    const auto& match = r_.nouns[noun].match;
    const auto kind = r_.agents.at(match.agent).kind;
    if (match.plural || kind == ActorKind::person || kind == ActorKind::people || r_.tree.rel(match.head) != Deprel::appos) return false;
    const auto* body = r_.mention_of_head(r_.tree.head(match.head));
    if (!body || body->actor == nobody || body->kind != MentionKind::name || body->last > match.first) return false;
    const auto& actor = r_.actors.at(body->actor);
    if (!is_thing(actor.kind) || actor.kind == ActorKind::country || actor.kind == ActorKind::government) return false;
    nominals_.mention_as(noun, body->actor, "apposition of " + actor.name);
    return true;
}

/// "the council" after "UN Security Council": the body whose name has the noun.
bool Coreference::resolve_name_word(std::uint32_t noun, const Description& description) {
    const auto& match = r_.nouns[noun].match;
    const auto& agent = r_.agents.at(match.agent);
    if (match.plural || match.last - match.first > 1 || agent.unique || !description.definite || !description.bare() || description.foreign ||
        agent.kind == ActorKind::person || agent.kind == ActorKind::people || agent.kind == ActorKind::country)
        return false;
    for (auto at = antecedents_.rbegin();
         at != antecedents_.rend() && at - antecedents_.rbegin() < static_cast<std::ptrdiff_t>(window); ++at) {
        if (at->sentence + repeated_reach < r_.sentence_of[match.head]) break;
        if (at->mention == none || r_.mentions[at->mention].kind != MentionKind::name || !is_thing(actor_of(*at).kind)) continue;
        const auto& named = r_.mentions[at->mention];
        for (auto t = named.first; t < named.last; ++t) {
            if (!same_word(r_.form(t), r_.form(match.head))) continue;
            nominals_.mention_as(noun, named.actor, "points back to " + r_.actors.at(named.actor).name + " (sentence " + std::to_string(at->sentence) + ")");
            return true;
        }
    }
    return false;
}

/// The one of those mentioned shortly before who holds the office on the day, though the text has not called him so: an actor, or
/// none where there is nobody or there are several.
std::uint32_t Coreference::sole_holder_before(const Agent& agent, std::uint32_t sentence) const {
    auto found = none;
    for (auto at = antecedents_.rbegin();
         at != antecedents_.rend() && at - antecedents_.rbegin() < static_cast<std::ptrdiff_t>(window); ++at) {
        if (at->sentence + definite_reach < sentence) break;
        const auto entry = at->mention == none ? no_entry : r_.actors.entry(r_.mentions[at->mention].actor);
        if (entry == no_entry || r_.directory.at(entry).kind != ActorKind::person || !r_.offices.held_on(entry, agent.office, r_.day)) continue;
        const auto actor = r_.mentions[at->mention].actor;
        if (found != none && actor != found) return none;
        found = actor;
    }
    return found;
}

/// The armed forces of a country that were mentioned last, where no others were: an actor, or none.
std::uint32_t Coreference::sole_forces_before(std::uint32_t sentence) const {
    auto found = none;
    for (auto at = antecedents_.rbegin();
         at != antecedents_.rend() && at - antecedents_.rbegin() < static_cast<std::ptrdiff_t>(window); ++at) {
        if (at->sentence + definite_reach < sentence) break;
        if (at->mention == none || r_.mentions[at->mention].kind == MentionKind::pronoun) continue;
        const auto& a = actor_of(*at);
        const auto actor = r_.mentions[at->mention].actor;
        if (a.kind != ActorKind::organization || a.sector != "MIL" || a.country.empty() || actor == found) continue;
        if (found != none) return none;
        found = actor;
    }
    return found;
}

/// "the group", "the country", "the president", "the militants" after a named group.
bool Coreference::resolve_definite(std::uint32_t noun, const Description& description) {
    const auto& match = r_.nouns[noun].match;
    const auto& agent = r_.agents.at(match.agent);
    if (agent.kind == ActorKind::person && !match.plural && r_.agents.is_unique(agent) && !description.bare() &&
        !description.former) {
        // "the Iraqi foreign minister", whom the directory does not know but the text has named.
        const auto of = nominals_.belongs_to(description, agent);
        const auto of_actor = of == none ? none : r_.mentions[of].actor;
        std::string resolution;
        if (of_actor == none || of_actor == nobody || r_.actors.at(of_actor).country.empty() ||
            nominals_.office_holder(agent, of_actor, resolution) != none)
            return false;
        const auto actor = persons_.last_titled(agent, match.head, of_actor);
        if (actor == none || r_.actors.at(actor).country != r_.actors.at(of_actor).country) return false;
        nominals_.mention_as(noun, actor, "title of " + r_.actors.at(actor).name + " before");
        return true;
    }
    if (!description.definite || !description.bare() || description.foreign || r_.tree.is_modifier(match.head)) return false;

    if (agent.kind == ActorKind::person && !match.plural && r_.agents.is_unique(agent)) {
        if (const auto actor = persons_.last_titled(agent, match.head, none); actor != none) {
            nominals_.mention_as(noun, actor, "title of " + r_.actors.at(actor).name + " before");
            return true;
        }
        auto actor = persons_.sole_holder(match.agent);
        if (actor == none) actor = sole_holder_before(agent, r_.sentence_of[match.head]);
        if (actor == none) return false;
        nominals_.mention_as(noun, actor, "the one in the document who holds the office: " + r_.actors.at(actor).name);
        return true;
    }
    if (agent.office == r_.reference.armed_forces().front())
        if (const auto forces = sole_forces_before(r_.sentence_of[match.head]); forces != none) {
            nominals_.mention_as(noun, forces, "points back to " + r_.actors.at(forces).name);
            return true;
        }
    const auto kinds = match.plural ? 0 : r_.reference.definite_kinds(agent.noun);
    const bool members = agent.kind == ActorKind::people && agent.sector == "REB" && match.plural;
    if (kinds == 0 && !members) return false;
    const Antecedent* best = nullptr;
    int best_score = 0;
    std::size_t groups = 0;
    std::uint32_t sole = none;
    for (auto at = antecedents_.rbegin();
         at != antecedents_.rend() && at - antecedents_.rbegin() < static_cast<std::ptrdiff_t>(window); ++at) {
        const auto distance = r_.sentence_of[match.head] - at->sentence;
        if (distance > definite_reach) break;
        if (at->mention == none || (distance == 0 && r_.tree.head(at->token) == match.head)) continue;
        const auto& a = actor_of(*at);
        if (members) {
            if (a.kind != ActorKind::armed_group || (!a.known && r_.mentions[at->mention].kind == MentionKind::nominal) ||
                r_.mentions[at->mention].actor == sole)
                continue;
            ++groups;
            sole = r_.mentions[at->mention].actor;
            best = &*at;
            continue;
        }
        if (!(kinds & bit(a.kind)) || r_.mentions[at->mention].kind == MentionKind::pronoun) continue;
        if (a.kind == ActorKind::person && agent.kind == ActorKind::person && a.sector.empty() && !agent.sector.empty()) continue;
        const auto gender = r_.actors.gender(r_.mentions[at->mention].actor);
        if (agent.gender != Gender::unknown && gender != Gender::unknown && gender != agent.gender) continue;
        int value = 100 - 25 * static_cast<int>(distance) + (r_.mentions[at->mention].kind == MentionKind::adjective ? -15 : 0);
        // "the country" is the one where things happen rather than the one that does them.
        if (a.kind == ActorKind::country) value += a.country == context_.scene() ? 40 : 0;
        else value += at->place == Place::subject ? 15 : 0;
        if (value > best_score) {
            best = &*at;
            best_score = value;
        }
    }
    if (!best || (members && groups != 1)) return false;
    const auto actor = r_.mentions[best->mention].actor;
    nominals_.mention_as(noun, actor,
                         "points back to " + r_.actors.at(actor).name + " (sentence " + std::to_string(best->sentence) + ")");
    return true;
}

/// "the police" after "Turkish police": the same.
bool Coreference::resolve_repeated(std::uint32_t noun, const Description& description) {
    const auto& match = r_.nouns[noun].match;
    const auto& agent = r_.agents.at(match.agent);
    if (!description.bare() || description.foreign || description.indefinite) return false;
    if (((agent.kind == ActorKind::person && !r_.agents.is_unique(agent)) || agent.generic) && !description.definite)
        return false;
    const auto& last = last_noun_[match.agent];
    if (last.actor == none || last.sentence + repeated_reach < r_.sentence_of[match.head]) return false;
    nominals_.mention_as(noun, last.actor, "as in sentence " + std::to_string(last.sentence));
    return true;
}

/// "coalition aircraft" after "the coalition": a noun that names nobody before another noun, unless the text has just spoken of one.
void Coreference::resolve_modifier(std::uint32_t noun, const Description& description) {
    const auto& match = r_.nouns[noun].match;
    if (match.plural || !description.bare() || !says_what_body(r_.agents.at(match.agent)) || !r_.tree.is_modifier(match.head)) return;
    const auto& last = last_body_[match.agent];
    if (last.actor == none || last.sentence + repeated_reach < r_.sentence_of[match.head]) return;
    nominals_.mention_as(noun, last.actor, "as in sentence " + std::to_string(last.sentence));
}

void Coreference::resolve_pronoun(std::uint32_t token, const Pronoun& pronoun) {
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
    if (pronoun.refers != Pronoun::relative) meet(token, m);
}

void Coreference::resolve_relative(std::uint32_t token, Mention& mention) const {
    auto t = token;
    for (int i = 0; i < 6 && t != no_token && r_.tree.rel(t) != Deprel::acl_relcl; ++i) t = r_.tree.head(t);
    if (t == no_token || r_.tree.rel(t) != Deprel::acl_relcl || r_.tree.head(t) == no_token) return;
    const auto* of = r_.mention_of_head(r_.tree.head(t));
    if (!of || of->actor == nobody) return;
    mention.actor = of->actor;
    mention.also = of->also;
    mention.resolution = "relative pronoun of " + quoted(r_.text(of->first, of->last));
}

bool Coreference::is_expletive(std::uint32_t token) const {
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
std::uint32_t Coreference::clause(std::uint32_t token) const {
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
bool Coreference::governs(std::uint32_t upper, std::uint32_t lower) const {
    if (upper == no_token) return false;
    for (int i = 0; i < deepest && lower != no_token; ++i) {
        if (lower == upper) return true;
        lower = r_.tree.head(lower);
    }
    return false;
}

bool Coreference::is_list(std::uint32_t token) const {
    return r_.tree.child(token, Deprel::conj) != no_token && !list_members(token).empty();
}

std::vector<std::uint32_t> Coreference::list_members(std::uint32_t token) const {
    std::vector<std::uint32_t> actors;
    for (const auto c : r_.tree.children(token))
        if (r_.tree.rel(c) == Deprel::conj)
            if (const auto* member = r_.mention_of_head(c); member && member->actor != nobody) actors.push_back(member->actor);
    return actors;
}

bool Coreference::agrees(const Antecedent& antecedent, const Pronoun& pronoun) const {
    if (antecedent.mention == none) return pronoun.refers != Pronoun::person && antecedent.plural == pronoun.plural;
    if (r_.mentions[antecedent.mention].kind == MentionKind::adjective && pronoun.refers != Pronoun::thing) return false;
    const auto& a = actor_of(antecedent);
    switch (pronoun.refers) {
        case Pronoun::person: {
            if (antecedent.plural || (a.kind != ActorKind::person && a.kind != ActorKind::people)) return false;
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
std::uint32_t Coreference::subject_ahead(std::uint32_t token, const Pronoun& pronoun) const {
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
                const Antecedent ahead{c, r_.sentence_of[c], m, Place::subject,
                                       r_.actors.at(r_.mentions[m].actor).kind == ActorKind::people};
                if (agrees(ahead, pronoun)) return m;
            }
        }
        t = up;
    }
    return none;
}

/// False where it stands for a thing, and so is no mention of anybody.
bool Coreference::resolve_personal(std::uint32_t token, const Pronoun& pronoun, Mention& mention) {
    if (pronoun.reflexive) {
        const auto verb = clause(token);
        for (const auto c : verb == no_token ? std::span<const std::uint32_t>() : r_.tree.children(verb)) {
            const auto* subject = r_.tree.is_subject(c) ? r_.mention_of_head(c) : nullptr;
            if (!subject || subject->actor == nobody) continue;
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
                         (best.sentence == sentence ? std::string() : " (sentence " + std::to_string(best.sentence) + ")");
    return true;
}

/// Who does it where the pronoun is the verb's object, and so is someone else; none where it is not.
std::uint32_t Coreference::subject_over(std::uint32_t token) const {
    const auto first = r_.tree.list_head(token);
    const auto verb = r_.tree.head(first);
    if (verb == no_token || (r_.tree.rel(first) != Deprel::obj && r_.tree.rel(first) != Deprel::iobj)) return none;
    for (const auto c : r_.tree.children(verb))
        if (const auto* subject = r_.tree.is_subject(c) ? r_.mention_of_head(c) : nullptr; subject && subject->actor != nobody) return subject->actor;
    return none;
}

/// An actor is the same as itself, and a country as its government: "Syria", "Damascus" and "it" go on one another.
bool Coreference::same_power(std::uint32_t one, std::uint32_t other) const {
    if (one == other) return true;
    const auto &a = r_.actors.at(one), &b = r_.actors.at(other);
    const auto power = [](const Actor& actor) { return actor.kind == ActorKind::country || actor.kind == ActorKind::government; };
    return power(a) && power(b) && a.country == b.country && !a.country.empty();
}

/// Whom or what the pronoun may mean, each with its weight against nobody at all: the ranker's odds of all its mentions together, of which
/// those count less that stand farther back, and those more that are subjects above the pronoun (as in Lappin and Leass 1994).
void Coreference::find_meant(std::uint32_t token, const Pronoun& pronoun, std::array<std::uint32_t, 2> others) {
    meant_.clear();
    const auto anaphor = coreferents_.mention_of_head[token];
    if (anaphor == syntax::no_mention) return;
    const auto sentence = r_.sentence_of[token];
    const auto ours = clause(token);
    for (const auto& ranked : coreferents_.candidates(anaphor)) {
        const auto& candidate = coreferents_.mentions[ranked.mention];
        if (candidate.sentence + pronoun_reach < sentence) break;
        if (candidate.last > token) continue;  // "his" of "his office"
        const auto antecedent = antecedent_of(candidate);
        if (!agrees(antecedent, pronoun)) continue;
        const auto actor = antecedent.mention == none ? none : r_.mentions[antecedent.mention].actor;
        if (actor != none && std::find(others.begin(), others.end(), actor) != others.end()) continue;
        auto weight = std::exp(std::min(ranked.score - coreferents_.score_of_none(anaphor), highest_score));
        for (auto s = candidate.sentence; s < sentence; ++s) weight *= sentence_back;
        if (actor != none) weight *= actor_before_thing;
        if (candidate.sentence == sentence && antecedent.place == Place::subject) {
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

void Coreference::resolve_speakers() {
    for (const auto m : speakers_) {
        const auto speaker = quotations_.speaker(r_.mentions[m].head);
        if (speaker == none) continue;
        r_.mentions[m].actor = r_.mentions[speaker].actor;
        r_.mentions[m].resolution =
            "speaker of the quotation: " + quoted(r_.text(r_.mentions[speaker].first, r_.mentions[speaker].last));
    }
}

}  // namespace entente::actors
