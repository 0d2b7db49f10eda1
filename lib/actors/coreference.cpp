#include "actors/coreference.hpp"

#include <algorithm>
#include <ranges>

#include "text/ascii.hpp"

namespace entente::actors {

using syntax::Deprel;
using syntax::Upos;

namespace {

// Sentences back, of "the group" and of a noun that was there before.
constexpr std::uint32_t definite_reach = 4;
constexpr std::uint32_t repeated_reach = 8;

constexpr std::uint32_t bit(ActorKind kind) { return 1u << static_cast<unsigned>(kind); }

bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return text::ascii_lower(x) == text::ascii_lower(y); });
}

}  // namespace

void Coreference::run() {
    last_noun_.resize(r_.agents.size());
    last_body_.resize(r_.agents.size());
    for (std::uint32_t t = 0; t < r_.size(); ++t) {
        if (const auto n = r_.name_at[t]; n != none) {
            if (r_.names[n].head == t && r_.names[n].mention != none) {
                auto& mention = r_.mentions[r_.names[n].mention];
                if (mention.role_counterpart) resolve_named_counterpart(mention);
                antecedents_.meet(t, r_.names[n].mention);
            }
            continue;
        }
        if (const auto n = r_.noun_at[t]; n != none) {
            if (r_.nouns[n].match.head == t) resolve_noun(n);
            continue;
        }
        if (r_.mention_at[t] != none) {  // an abbreviation that the text defines
            antecedents_.meet(t, r_.mention_at[t]);
            continue;
        }
        const auto upos = r_.tree.word(t).upos;
        if (upos == Upos::PRON || upos == Upos::DET) {
            if (const auto* pronoun = r_.reference.pronoun(r_.form(t))) pronouns_.resolve(t, *pronoun);
        } else if (upos == Upos::NOUN) {
            antecedents_.meet_thing(t);
        }
    }
    pronouns_.resolve_speakers();
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
    if (span.mention == none) return antecedents_.meet_thing(span.match.head);
    antecedents_.meet(span.match.head, span.mention);
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
        for (const auto& at : std::views::reverse(antecedents_.all())) {
            if (at.sentence != r_.sentence_of[match.head]) break;
            if (at.mention != none && at.place == Antecedent::Place::subject && actor_of(at).kind == ActorKind::person)
                base = r_.mentions[at.mention].actor;
        }
    }
    if (base == none || base == nobody || r_.actors.at(base).kind != ActorKind::person || match.plural) return false;

    const auto office = office_of(base, match.head);
    if (office == nobody) return false;
    std::string resolution;
    auto actor = nominals_.offices().holder(r_.agents.at(office), country, resolution);
    if (actor == none) {
        if (!r_.agents.is_unique(r_.agents.at(office))) return false;
        actor = nominals_.offices().unknown_holder(r_.agents.at(office), country);
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
    for (const auto& at : std::views::reverse(antecedents_.all())) {
        if (office != nobody || at.sentence != r_.sentence_of[mention.head]) break;
        if (at.mention == none || actor_of(at).kind != ActorKind::person || r_.mentions[at.mention].actor == mention.actor)
            continue;
        office = office_of(r_.mentions[at.mention].actor, mention.first);
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
    for (const auto& at : std::views::reverse(antecedents_.recent())) {
        if (pair.size() == 2 || at.sentence + definite_reach < r_.sentence_of[match.head]) break;
        if (at.mention == none || r_.mentions[at.mention].kind == MentionKind::pronoun) continue;
        auto actor = r_.mentions[at.mention].actor;
        const auto& a = r_.actors.at(actor);
        // A capital that acts stands for its country here.
        if (a.kind == ActorKind::government && (kinds & bit(ActorKind::country)) && !sides &&
            nominals_.offices().country_actor(a.country) != none)
            actor = nominals_.offices().country_actor(a.country);
        const bool plural = at.plural && a.kind != ActorKind::armed_group;
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

/// The name after which a comma and the noun's phrase stand, or null.
const Mention* Coreference::name_before_comma(std::uint32_t noun) const {
    auto t = describe(r_, noun).first;
    const auto begin = r_.document.sentences[r_.sentence_of[t]].first;
    if (t > begin && r_.tree.word(t - 1).upos == Upos::DET) --t;
    if (t < begin + 2 || r_.form(t - 1) != ",") return nullptr;
    t -= 2;
    if (t > begin && r_.form(t) == ")") --t;
    const auto n = r_.name_at[t];
    return n == none || r_.names[n].mention == none ? nullptr : &r_.mentions[r_.names[n].mention];
}

/// "the PKK, a designated terror group": the noun says what the body is.
bool Coreference::resolve_apposition(std::uint32_t noun) {
    const auto& match = r_.nouns[noun].match;
    const auto kind = r_.agents.at(match.agent).kind;
    if (match.plural || kind == ActorKind::person || kind == ActorKind::people || r_.tree.rel(match.head) != Deprel::appos) return false;
    const auto* body = r_.mention_of_head(r_.tree.head(match.head));
    // "the Syrian wing of the PKK, a designated terror group", where the parser hangs it on the wing.
    if (!body || body->actor == nobody || body->kind != MentionKind::name) body = name_before_comma(noun);
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
    for (const auto& at : std::views::reverse(antecedents_.recent())) {
        if (at.sentence + repeated_reach < r_.sentence_of[match.head]) break;
        if (at.mention == none || r_.mentions[at.mention].kind != MentionKind::name || !is_thing(actor_of(at).kind)) continue;
        const auto& named = r_.mentions[at.mention];
        for (auto t = named.first; t < named.last; ++t) {
            if (!same_word(r_.form(t), r_.form(match.head))) continue;
            nominals_.mention_as(noun, named.actor, "points back to " + r_.actors.at(named.actor).name + " (sentence " + r_.number_of(at.sentence) + ")");
            return true;
        }
    }
    return false;
}

/// The one of those mentioned shortly before who holds the office on the day, though the text has not called him so: an actor, or
/// none where there is nobody or there are several.
std::uint32_t Coreference::sole_holder_before(const Agent& agent, std::uint32_t sentence) const {
    auto found = none;
    for (const auto& at : std::views::reverse(antecedents_.recent())) {
        if (at.sentence + definite_reach < sentence) break;
        const auto entry = at.mention == none ? no_entry : r_.actors.entry(r_.mentions[at.mention].actor);
        if (entry == no_entry || r_.directory.at(entry).kind != ActorKind::person || !r_.offices.held_on(entry, agent.office, r_.day)) continue;
        const auto actor = r_.mentions[at.mention].actor;
        if (found != none && actor != found) return none;
        found = actor;
    }
    return found;
}

/// The armed forces of a country that were mentioned last, where no others were: an actor, or none.
std::uint32_t Coreference::sole_forces_before(std::uint32_t sentence) const {
    auto found = none;
    for (const auto& at : std::views::reverse(antecedents_.recent())) {
        if (at.sentence + definite_reach < sentence) break;
        if (at.mention == none || r_.mentions[at.mention].kind == MentionKind::pronoun) continue;
        const auto& a = actor_of(at);
        const auto actor = r_.mentions[at.mention].actor;
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
            nominals_.offices().holder(agent, of_actor, resolution) != none)
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
    for (const auto& at : std::views::reverse(antecedents_.recent())) {
        const auto distance = r_.sentence_of[match.head] - at.sentence;
        if (distance > definite_reach) break;
        if (at.mention == none || (distance == 0 && r_.tree.head(at.token) == match.head)) continue;
        const auto& a = actor_of(at);
        if (members) {
            if (a.kind != ActorKind::armed_group || (!a.known && r_.mentions[at.mention].kind == MentionKind::nominal) ||
                r_.mentions[at.mention].actor == sole)
                continue;
            ++groups;
            sole = r_.mentions[at.mention].actor;
            best = &at;
            continue;
        }
        if (!(kinds & bit(a.kind)) || r_.mentions[at.mention].kind == MentionKind::pronoun) continue;
        if (a.kind == ActorKind::person && agent.kind == ActorKind::person && !agent.sector.empty() &&
            (a.sector.empty() || (a.sector == "CVL" && agent.sector != "CVL")))
            continue;
        const auto gender = r_.actors.gender(r_.mentions[at.mention].actor);
        if (agent.gender != Gender::unknown && gender != Gender::unknown && gender != agent.gender) continue;
        int value = 100 - 25 * static_cast<int>(distance) + (r_.mentions[at.mention].kind == MentionKind::adjective ? (distance == 0 && a.kind != ActorKind::country ? -5 : -15) : 0);
        // "the country" is the one where things happen rather than the one that does them.
        if (a.kind == ActorKind::country) value += a.country == context_.scene() ? 40 : 0;
        else value += at.place == Antecedent::Place::subject ? 15 : 0;
        if (value > best_score) {
            best = &at;
            best_score = value;
        }
    }
    if (!best || (members && groups != 1)) return false;
    const auto actor = r_.mentions[best->mention].actor;
    nominals_.mention_as(noun, actor,
                         "points back to " + r_.actors.at(actor).name + " (sentence " + r_.number_of(best->sentence) + ")");
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

}  // namespace entente::actors
