#include "actors/nominals.hpp"

#include <algorithm>

#include "actors/bodies.hpp"
#include "actors/role_holders.hpp"

namespace entente::actors {

using syntax::Deprel;

namespace {

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A wife is somebody by whose she is, a side by what the sides are.
bool is_nobody_alone(const Agent& agent) { return has_class(agent, "relatives") || has_class(agent, "sides"); }

/// Parents and friends are others than those whose they are.
bool is_close_to_somebody(const Agent& agent) { return has_class(agent, "relatives") || has_class(agent, "companions"); }

/// "a designated terror group", "the world's most feared terror group": what somebody calls a group, wherever it may be.
bool is_any_group(const Agent& agent, const AgentMatch& match, const Description& description) {
    return agent.kind == ActorKind::armed_group && !match.plural && description.indefinite;
}

/// Whose forces and commanders are those of the country.
bool is_in_power(const Coding& coding) { return !coding.country.empty() && among(coding.sector, {"GOV", "MIL"}); }

CountryContext::Manner manner(const Agent& agent) {
    if (has_class(agent, "regimes")) return CountryContext::Manner::local;
    if (agent.kind == ActorKind::person) return CountryContext::Manner::person;
    if (among(agent.sector, {"REB", "UAF"})) return CountryContext::Manner::fighting;
    return among(agent.sector, {"CVL", "OPP", "COP", "REF", "CRM"}) ? CountryContext::Manner::local
                                                                                  : CountryContext::Manner::acting;
}

}  // namespace

std::uint32_t Nominals::belonging_mention(const Belonging& belonging) {
    return belonging.name != none ? r_.names[belonging.name].mention : mention(belonging.noun);
}

std::uint32_t Nominals::belongs_to(const Description& description, const Agent& agent) {
    std::uint32_t country = none, body = none, person = none, folk = none;
    const auto consider = [&](const Belonging& belonging) {
        const auto m = belonging_mention(belonging);
        if (m == none || r_.mentions[m].actor == nobody) return;
        const auto& actor = r_.actors.at(r_.mentions[m].actor);
        // "deputy ministers" are no deputy's; "the president's aide" is the president's.
        if (belonging.noun != none && !belonging.possessive && belonging.relation.empty() &&
            r_.agents.at(r_.nouns[belonging.noun].match.agent).kind == ActorKind::person)
            return;
        if (belonging.noun != none && is_somebody_else(r_.agents.at(r_.nouns[belonging.noun].match.agent))) return;
        // Of "UN Syria envoy" and "Cuban U.N. ambassador" the first is whose envoy it is.
        const bool whose = agent.tie == "represents" && (body != none || country != none);
        if (whose) return;
        const bool of_a_body = is_body(actor.kind) || actor.kind == ActorKind::government || belonging.noun != none;
        auto& slot = [&]() -> std::uint32_t& {
            if (actor.kind == ActorKind::person) return person;
            if (actor.kind == ActorKind::people && belonging.noun == none) return folk;
            return of_a_body ? body : country;
        }();
        if (slot == none) slot = m;
    };
    for (const auto& belonging : description.before) consider(belonging);
    // "an evangelical pastor in Brazil": a noun that belongs to nothing known leaves the country open.
    const bool open = body != none && country == none && r_.actors.at(r_.mentions[body].actor).vague;
    const bool found = (country != none || body != none) && !open;
    for (const auto& belonging : description.after) {
        // "ambassador in Cairo", "envoy for Syria" say where to, not whose.
        const bool guest = has_class(agent, "peacekeepers") || has_class(agent, "aidworkers") || has_class(agent, "diplomats") ||
                           has_class(agent, "journalists");
        const bool mission = (agent.tie == "represents" || guest) && !among(belonging.relation, {"of", "from"});
        if (!found && !mission) consider(belonging);
        else if (!mission && body == none && among(belonging.relation, {"of", "for"}) && belonging.noun != none)
            consider(belonging);
    }
    if (description.possessor != no_token && r_.mention_at[description.possessor] != none && person == none) {
        const auto m = r_.mention_at[description.possessor];
        if (r_.mentions[m].actor != nobody) person = m;
    }
    if (open && country != none) return country;
    return body != none ? body : country != none ? country : person != none ? person : folk;
}

bool Nominals::inherits_country(const Agent& agent, const Description& description, const AgentMatch& match) const {
    if (description.foreign || has_class(agent, "diplomats") || has_class(agent, "peacekeepers") ||
        has_class(agent, "aidworkers") || has_class(agent, "refugees") || has_class(agent, "foreigners"))
        return false;
    if (agent.kind == ActorKind::person) return r_.agents.is_unique(agent) && !match.plural && !description.former;
    if (agent.kind == ActorKind::country || agent.kind == ActorKind::igo || agent.kind == ActorKind::media ||
        agent.kind == ActorKind::company || agent.kind == ActorKind::ngo || agent.kind == ActorKind::place)
        return false;
    if (agent.kind == ActorKind::government && match.plural) return false;
    return among(agent.sector, {"GOV", "MIL", "COP", "OPP", "REB", "LEG", "JUD", "CVL", "SPY", "PTY", "UAF", "LAB", "EDU"});
}

std::uint32_t Nominals::group_of_country(const Agent& agent, const AgentMatch& match, const Description& description,
                                         std::string_view country) {
    const auto who = offices_.country_actor(country);
    const bool single = agent.kind == ActorKind::person && !match.plural;
    const auto kind = group_kind(agent, match.plural);
    const bool former = description.former && agent.kind == ActorKind::person;
    const auto kept = named_.kept_modifiers(description, who);
    const bool backed = description.backed_first != no_token;
    if (agent.office == r_.reference.armed_forces().front() && kept.empty() && !backed) return armed_forces(r_, country);
    const auto name = (former ? "former " : "") + r_.country_adjective(country) + " " + kept +
                      naming_form(agent, match.plural && !single);
    // What the directory has under the composed name: "Syrian army" for "Syria's army".
    for (const auto& naming : r_.directory.find_name(name))
        if (r_.directory.at(naming.entry).country == country && r_.directory.at(naming.entry).kind != ActorKind::person)
            return r_.actors.known(naming.entry);
    const Coding coding{std::string(country), "", former && agent.tie == "holds-office" ? sector_of_former(agent) : agent.sector};
    // "a Turkish man" of this text is not the one of another.
    const bool own = kind == ActorKind::person && agent.kind == ActorKind::people;
    return own ? somebody(agent, kind, name, coding) : r_.actors.unknown(kind, name, coding);
}

/// A group of which but the scene tells the country.
std::uint32_t Nominals::group_of_scene(const Agent& agent, const AgentMatch& match, const Description& description,
                                       std::string_view country) {
    const auto kept = named_.kept_modifiers(description, none);
    const bool backed = description.backed_first != no_token;
    // There is one of them: "the army", "the opposition".
    if (agent.unique && !match.plural && !description.indefinite && kept.empty() && !backed)
        return group_of_country(agent, match, description, country);
    const bool single = agent.kind == ActorKind::person && !match.plural;
    const auto by_whom = backed ? r_.text(description.backed_first, description.backed_last) + " " : std::string();
    return r_.actors.local(group_kind(agent, match.plural), by_whom + kept + naming_form(agent, match.plural && !single),
                           {std::string(country), "", agent.sector});
}

/// "Russian jets": whoever flies them. A thing that nobody is said to hold is an actor only where it acts.
Nominals::Composed Nominals::by_holder(const AgentMatch& match, std::uint32_t of_actor) {
    const auto& agent = r_.agents.at(match.agent);
    const auto holder = r_.agents.find(agent.held_by);
    if (!holder) return {};
    if (of_actor == none) {
        const auto rel = r_.tree.rel(r_.tree.list_head(match.head));
        if (rel != Deprel::nsubj && rel != Deprel::obl_agent) return {};
        const auto& theirs = r_.agents.at(*holder);
        const auto guess = context_.guess(match.head, CountryContext::Manner::acting, false);
        return {r_.actors.local(theirs.kind, theirs.noun, {std::string(guess.country), "", theirs.sector}),
                "whoever has the " + naming_form(agent, match.plural) + (guess.country.empty() ? "" : std::string("; ") + guess.reason), {}};
    }
    const auto& of = r_.actors.at(of_actor);
    auto resolution = naming_form(agent, match.plural) + " of " + of.name;
    if (is_body(of.kind) || of.kind == ActorKind::people) return {of_actor, std::move(resolution), {}};
    if (of.country.empty()) return {};
    return {group_of_country(r_.agents.at(*holder), {*holder, match.first, match.last, match.head, false}, Description{}, of.country),
            std::move(resolution), {}};
}

/// "Assad's forces" are Syria's; "Assad's supporters", "his advisers" are his.
Nominals::Composed Nominals::of_person(const AgentMatch& match, const Description& description, std::uint32_t person,
                                       const Coding& coding) {
    const auto& agent = r_.agents.at(match.agent);
    const auto& of = r_.actors.at(person);
    const bool single = agent.kind == ActorKind::person && !match.plural;
    if (match.plural && agent.kind == ActorKind::party) return {};
    if (is_close_to_somebody(agent)) {  // "Roe's parents", who are not Roe
        const auto name = of.name + "'s " + (match.plural ? agent.plural : agent.noun);
        const auto resolution = "noun with " + of.name;
        return {somebody(agent, match.plural ? ActorKind::people : ActorKind::person, name, {coding.country, "", "CVL"}), resolution, {}};
    }
    const bool armed = match.plural && among(agent.sector, {"MIL", "COP"});
    const bool commanded = agent.kind == ActorKind::person ? armed : inherits_country(agent, description, match) && !agent.generic;
    if (commanded && is_in_power(r_.actors.coding(person)))
        return {group_of_country(agent, match, description, r_.actors.coding(person).country), "noun with " + of.name, {}};
    if (agent.generic) return {};  // "his wife": no more than the noun says
    const auto name = of.name + "'s " + named_.kept_modifiers(description, person) + naming_form(agent, match.plural && !single);
    const auto kind = group_kind(agent, match.plural);
    // Whoever is meant by "his adviser" in another document may be another.
    const bool one = of.known && kind != ActorKind::person;
    return {one ? r_.actors.unknown(kind, name, coding) : r_.actors.local(kind, name, coding), "noun with " + of.name, {}};
}

Nominals::Composed Nominals::government(const Description& description, const AgentMatch& match, std::uint32_t of_actor) {
    const auto stands_for = [&](std::string_view code, std::string resolution) -> Composed {
        const auto entry = r_.directory.government(code);
        if (entry == no_entry) return {};
        return {r_.actors.known(entry), std::move(resolution), {}};
    };
    if (of_actor != none) {
        const auto& of = r_.actors.at(of_actor);
        if (of.country.empty()) return vague(r_.agents.at(match.agent), match.plural, "");
        // "Assad's regime" is his rule rather than a body; the government that a minister belongs to is one.
        if (of.kind == ActorKind::person && !match.plural && has_class(r_.agents.at(match.agent), "regimes") && is_in_power(r_.actors.coding(of_actor)))
            return {of_actor, "rule of " + of.name, {}};
        return stands_for(of.country, "government of " + of.name);
    }
    if (!match.plural && !description.foreign && !description.indefinite && description.possessor == no_token) {
        auto guess = context_.guess(match.head, CountryContext::Manner::acting, false);
        if (guess.country.empty() && has_class(r_.agents.at(match.agent), "regimes"))
            guess = {context_.scene(), "where the document takes place"};
        if (!guess.country.empty()) return stands_for(guess.country, std::string("government of ") + guess.reason);
    }
    return vague(r_.agents.at(match.agent), match.plural, "");
}

/// "the Islamic State group", "the Fatah party": the name stands before what it is.
bool Nominals::names_itself(std::uint32_t noun, const Description& description, std::uint32_t of_actor) const {
    const auto& match = r_.nouns[noun].match;
    const auto& agent = r_.agents.at(match.agent);
    if (match.plural || !is_body(agent.kind) || agent.unique || description.before.empty() ||
        r_.actors.at(of_actor).kind == ActorKind::igo)
        return false;
    const auto& last = description.before.back();
    if (last.name == none || last.possessive || r_.names[last.name].mention == none) return false;
    return r_.mentions[r_.names[last.name].mention].actor == of_actor;
}

Nominals::Composed Nominals::group(std::uint32_t noun, const Description& description, std::uint32_t of_actor) {
    const auto& match = r_.nouns[noun].match;
    const auto& agent = r_.agents.at(match.agent);
    const bool single = agent.kind == ActorKind::person && !match.plural;
    const auto kind = group_kind(agent, match.plural);
    const auto& form = naming_form(agent, match.plural && !single);

    if (agent.thing) return by_holder(match, of_actor);
    if (const auto led = led_by(r_, match, description); led != none) return {led, "alias of " + r_.actors.at(led).name, {}};
    const bool of_somebody = of_actor != none && r_.actors.at(of_actor).kind == ActorKind::person;
    if (has_class(agent, "relatives") && agent.kind == ActorKind::person && !of_somebody) return {};  // "father" alone is no priest
    // "threatened to cut off their heads"
    if (has_class(agent, "limbs") && of_actor != none && (r_.actors.at(of_actor).kind == ActorKind::person || r_.actors.at(of_actor).kind == ActorKind::people)) return {};
    if (is_scenery(r_, agent, match.head)) return {};
    if (of_actor != none) {
        const auto& of = r_.actors.at(of_actor);
        const auto& theirs = r_.actors.coding(of_actor);
        if (is_body(of.kind) || of.kind == ActorKind::government) {
            // "the Islamic State group" is Islamic State, "Taliban fighters" are the Taliban.
            if (names_itself(noun, description, of_actor)) return {of_actor, of.name + " by name", {}};
            const bool members = agent.kind == ActorKind::people && of.kind == ActorKind::armed_group &&
                                 (agent.sector == theirs.sector || goes_by_group(agent.sector));
            if (members) return {of_actor, form + " of " + of.name, {}};
        }
        // "Kurdish leaders" are of the country where they are.
        if (of.kind == ActorKind::people && of.known && theirs.country.empty()) {
            const bool armed = among(agent.sector, {"REB", "UAF", "MIL"});
            const auto how = armed ? CountryContext::Manner::fighting : CountryContext::Manner::people;
            const auto guess = inherits_country(agent, description, match) ? context_.guess(match.head, how, false) : CountryContext::Guess{};
            if (!guess.country.empty())
                return {
                    group_of_country(agent, match, description, guess.country), "noun with " + of.name + "; " + guess.reason, {}};
            return {r_.actors.unknown(kind, named_.kept_modifiers(description, none) + form, {"", "", agent.sector}),
                    "noun with " + of.name,
                    {}};
        }
        if (is_somebody_else(agent)) {
            if (of.kind == ActorKind::person) return of_person(match, description, of_actor, {"", "", agent.sector});
            const auto modified = named_.kept_modifiers(description, of_actor) + form;
            const bool unnamed = of.kind == ActorKind::people && !of.known;
            const auto name = unnamed ? modified + " of " + of.name : named_.adjective(of_actor) + " " + modified;
            const Coding coding{"", "", agent.sector};
            return {r_.actors.is_local(of_actor) ? r_.actors.local(kind, name, coding) : r_.actors.unknown(kind, name, coding),
                    form + " of " + of.name,
                    {}};
        }
        const bool territorial = of.kind == ActorKind::country || (of.kind == ActorKind::place && !of.country.empty());
        // A ministry has no sons, whatever the parser hangs on it.
        if (has_class(agent, "relatives") && (of.kind == ActorKind::government || (is_body(of.kind) && of.kind != ActorKind::armed_group))) return {};
        // "Ankara's troops"
        if (of.kind == ActorKind::government && r_.actors.entry(of_actor) == r_.directory.government(of.country) &&
            agent.office == r_.reference.armed_forces().front())
            return {group_of_country(agent, match, description, of.country), "noun with " + of.name, {}};
        // "the Turkish side"
        if (has_class(agent, "sides")) return {territorial ? offices_.country_actor(of.country) : none, form + " of " + of.name, {}};
        Coding coding{theirs.country, theirs.body, agent.sector};
        const bool of_group = of.kind == ActorKind::armed_group && goes_by_group(coding.sector);
        const bool weak = coding.sector.empty() || coding.sector == "GOV" || of_group;
        if (weak && !theirs.sector.empty() && of.kind != ActorKind::person) coding.sector = theirs.sector;
        if (!coding.body.empty() && coding.sector == "GOV") coding.sector.clear();
        if (territorial) {
            const auto entry = r_.actors.entry(of_actor);
            const bool region = of.kind == ActorKind::place && entry != no_entry && !r_.directory.at(entry).adjectives.empty();
            if (!region) {
                const auto actor = group_of_country(agent, match, description, of.country);
                return {actor, "noun with " + of.name, {}};
            }
        }
        if (of.kind == ActorKind::person) return of_person(match, description, of_actor, coding);
        // "a soldier's parents", who are not the soldier
        if (is_close_to_somebody(agent) && of.kind == ActorKind::people && !of.known) {
            const auto name = of.name + (of.name.ends_with('s') ? "' " : "'s ") + (match.plural ? agent.plural : agent.noun);
            const auto theirs_or_one = match.plural ? ActorKind::people : ActorKind::person;
            return {somebody(agent, theirs_or_one, name, {coding.country, "", "CVL"}), "noun with " + of.name, {}};
        }
        // "the rebels' children": no more than the noun says.
        if (agent.generic && of.kind == ActorKind::people && !of.known) return vague(agent, match.plural, "");
        // "Syrian government spokesman": the body's own country is in its name already.
        const auto name = named_.compound(description, of_actor) + named_.kept_modifiers(description, of_actor) + form;
        return {r_.actors.is_local(of_actor) ? r_.actors.local(kind, name, coding) : r_.actors.unknown(kind, name, coding),
                "noun with " + of.name,
                {}};
    }

    if (r_.tree.is_modifier(match.head) && (agent.generic || agent.sector.empty())) {  // "22-nation talks"
        const auto governor = r_.tree.head(match.head);
        const bool deed = !match.plural && has_class(agent, "groups") && governor != no_token && r_.reference.has(WordList::group_deed, r_.tree.lemma(governor));
        if (!deed) return {};
    }
    if (const auto land = land_of_cause(agent, match); !land.empty())
        return {group_of_scene(agent, match, description, land), "noun; the country of whom they are for or against", {}};
    if (inherits_country(agent, description, match)) {
        // "Kurdish officials" are where they are; who acts in the document lends them no country.
        const bool set_apart = !named_.kept_modifiers(description, none).empty();
        const bool any = is_any_group(agent, match, description);
        const auto how = any ? CountryContext::Manner::people : set_apart ? CountryContext::Manner::local : manner(agent);
        auto guess = context_.guess(match.head, how, any || (agent.generic && !has_class(agent, agent.plural)));
        if (guess.country.empty() && has_class(agent, "regimes")) guess = {context_.scene(), "where the document takes place"};
        if (!guess.country.empty()) {
            if (r_.agents.is_unique(agent) && agent.kind == ActorKind::person) {
                std::string resolution;
                const auto country = offices_.country_actor(guess.country);
                const auto holder = country == none ? none : offices_.holder(agent, country, resolution, true);
                if (holder != none) return {holder, resolution + ", " + guess.reason, {}};
                if (agent.office != agent.noun && r_.offices.is_title(agent.noun)) return vague(agent, match.plural, "");
                return {r_.actors.local(ActorKind::person, agent.noun, {std::string(guess.country), "", agent.sector}),
                        std::string("office of ") + guess.reason,
                        {}};
            }
            if (is_nobody_alone(agent)) return {};
            return {group_of_scene(agent, match, description, guess.country), std::string("noun; ") + guess.reason, {}};
        }
    }
    return vague(agent, match.plural, named_.kept_modifiers(description, none));
}

/// "pro-Assad forces", "anti-Gaddafi rebels": the country of the ruler for or against whom they fight, or empty.
std::string_view Nominals::land_of_cause(const Agent& agent, const AgentMatch& match) const {
    if (!among(agent.sector, {"MIL", "REB", "UAF"})) return {};
    for (const auto c : r_.tree.children(match.head)) {
        const auto form = r_.form(c);
        const auto hyphen = c < match.head ? form.find('-') : form.npos;
        if (hyphen == form.npos || !among(form.substr(0, hyphen), {"pro", "Pro", "anti", "Anti"})) continue;
        std::string_view country;
        for (const auto& naming : r_.directory.find_name(form.substr(hyphen + 1))) {
            const auto& entry = r_.directory.at(naming.entry);
            if (entry.kind != ActorKind::person || entry.country.empty() || (!country.empty() && country != entry.country)) return {};
            country = entry.country;
        }
        return country;
    }
    return {};
}

/// An actor of this document alone; of a person the noun may tell the gender.
std::uint32_t Nominals::somebody(const Agent& agent, ActorKind kind, const std::string& name, const Coding& coding) {
    const auto actor = r_.actors.local(kind, name, coding);
    if (kind == ActorKind::person && agent.gender != Gender::unknown) r_.actors.set_gender(actor, agent.gender);
    return actor;
}

/// An actor of which the text says no more than the noun.
Nominals::Composed Nominals::vague(const Agent& agent, bool plural, const std::string& modifiers) {
    const bool single = agent.kind == ActorKind::person && !plural;
    if ((agent.kind == ActorKind::country && !plural) || is_nobody_alone(agent)) return {};
    const auto kind = group_kind(agent, plural);
    const auto name = modifiers + naming_form(agent, plural && !single);
    const Coding coding{"", agent.kind == ActorKind::igo ? "IGO" : "", agent.sector};
    // "European countries", "the international community" are the same everywhere.
    const bool one = agent.proper || (agent.unique && agent.kind == ActorKind::igo);
    const auto actor = one ? r_.actors.unknown(kind, name, coding) : somebody(agent, kind, name, coding);
    r_.actors.set_vague(actor);
    return {actor, "noun alone", {}};
}

Nominals::Composed Nominals::compose(std::uint32_t noun, const Description& description, std::uint32_t of) {
    const auto& match = r_.nouns[noun].match;
    const auto& agent = r_.agents.at(match.agent);
    const auto of_actor = of == none ? none : r_.mentions[of].actor;

    // "a crowd of protesters", "dozens of rebels", "hundreds of Syrians": the quantity is of them.
    if (of_actor != none && r_.mentions[of].kind != MentionKind::adjective &&
        r_.reference.has_form(WordList::quantity, r_.form(match.head)) &&
        std::any_of(description.after.begin(), description.after.end(),
                    [&](const Belonging& b) {
                        if (b.relation != "of") return false;
                        if (b.noun != none) return r_.nouns[b.noun].mention == of;
                        return r_.names[b.name].mention == of && r_.actors.at(of_actor).kind == ActorKind::people;
                    }))
        return {of_actor, agent.noun + " of " + r_.actors.at(of_actor).name, {}};
    const bool itself = agent.office == "government" || r_.reference.has_form(WordList::government, agent.noun);
    // "the Kurdish administration in Syria" is not the country's.
    const bool of_people = std::any_of(description.before.begin(), description.before.end(), [&](const Belonging& b) {
        if (b.name == none) return false;
        const auto m = r_.names[b.name].mention;
        if (m == none || r_.mentions[m].actor == nobody) return r_.names[b.name].ner == syntax::NameKind::nationality;
        return r_.actors.at(r_.mentions[m].actor).kind == ActorKind::people;
    });
    if (agent.kind == ActorKind::government && itself && !of_people) {
        auto composed = government(description, match, of_actor);
        for (const auto& belonging : description.before) {  // "the Lebanese and Jordanian governments"
            const auto m = match.plural && belonging.name != none ? r_.names[belonging.name].mention : none;
            const auto entry = m == none || r_.mentions[m].actor == nobody
                                   ? no_entry
                                   : r_.directory.government(r_.actors.at(r_.mentions[m].actor).country);
            if (entry != no_entry && r_.actors.known(entry) != composed.actor) composed.also.push_back(r_.actors.known(entry));
        }
        return composed;
    }
    std::string holds;
    if (const auto holder = role_holder(r_, noun, description, of_actor, holds); holder != none) return {holder, std::move(holds), {}};
    if (agent.kind == ActorKind::person && r_.agents.is_unique(agent) && !match.plural && of_actor != none &&
        !description.former) {
        std::string resolution;
        if (const auto holder = offices_.holder(agent, of_actor, resolution); holder != none)
            return {holder, std::move(resolution), {}};
        const auto& kind = r_.actors.at(of_actor).kind;
        if (kind != ActorKind::person && kind != ActorKind::people)
            return {offices_.unknown_holder(agent, of_actor), "office of " + r_.actors.at(of_actor).name, {}};
    }
    auto composed = group(noun, description, of_actor);

    // "Russian and Turkish officials": one group of each country.
    if (composed.actor != none && match.plural && of_actor != none) {
        for (const auto& belonging : description.before) {
            if (belonging.name == none || r_.names[belonging.name].mention == none) continue;
            const auto other = r_.mentions[r_.names[belonging.name].mention].actor;
            if (other == nobody || other == of_actor || r_.actors.at(other).kind != ActorKind::country) continue;
            const auto also = has_class(agent, "sides") ? other
                              : agent.thing             ? by_holder(match, other).actor
                                                        : group_of_country(agent, match, Description{}, r_.actors.at(other).country);
            if (also != none) composed.also.push_back(also);
        }
    }
    return composed;
}

std::uint32_t Nominals::add(std::uint32_t noun, const Description& description, std::uint32_t of, Composed composed) {
    const auto& match = r_.nouns[noun].match;
    Mention mention;
    mention.first = std::min(description.first, match.first);
    mention.last = match.last;
    mention.head = match.head;
    // What describes a person ("his counterpart Sergei Lavrov") is a noun beside the name, and no modifier of it.
    const bool person = composed.actor != nobody && r_.actors.at(composed.actor).kind == ActorKind::person;
    mention.kind = r_.tree.is_modifier(match.head) && !person ? MentionKind::adjective : MentionKind::nominal;
    mention.actor = composed.actor;
    mention.also = std::move(composed.also);
    mention.resolution = std::move(composed.resolution);
    mention.role_first = match.first;
    mention.role_last = match.last;
    mention.role = match.agent;
    mention.role_of = of;
    mention.role_former = description.former;
    r_.nouns[noun].mention = r_.add(std::move(mention));
    return r_.nouns[noun].mention;
}

std::uint32_t Nominals::mention(std::uint32_t noun) {
    under_way_.resize(r_.nouns.size());
    auto& span = r_.nouns[noun];
    constexpr int deepest = 12;
    if (span.mention != none || span.in_title || under_way_[noun] || depth_ >= deepest) return span.mention;
    under_way_[noun] = true;
    ++depth_;
    const auto description = describe(r_, noun);
    const auto of = belongs_to(description, r_.agents.at(span.match.agent));
    auto composed = compose(noun, description, of);
    if (composed.actor != none) add(noun, description, of, std::move(composed));
    --depth_;
    under_way_[noun] = false;
    return r_.nouns[noun].mention;
}

std::uint32_t Nominals::mention_as(std::uint32_t noun, std::uint32_t actor, std::string resolution) {
    under_way_.resize(r_.nouns.size());
    if (r_.nouns[noun].mention != none || under_way_[noun]) return r_.nouns[noun].mention;
    under_way_[noun] = true;
    const auto description = describe(r_, noun);
    const auto of = belongs_to(description, r_.agents.at(r_.nouns[noun].match.agent));
    add(noun, description, of, {actor, std::move(resolution), {}});
    under_way_[noun] = false;
    return r_.nouns[noun].mention;
}

}  // namespace entente::actors
