#include "events/ties.hpp"

#include <algorithm>

#include "events/holdings.hpp"

namespace entente::events {

using actors::Mention;
using actors::MentionKind;
using actors::nobody;
using syntax::Deprel;
using syntax::Upos;

namespace {

// How far a name may stand from the noun that it explains: "a spokesman for the Chadian embassy in Paris, Adoum Bello".
constexpr std::uint32_t max_gap = 10;
constexpr int max_climb = 4;

/// What may give an office: not a person, nor an unnamed group.
bool grants_office(ActorKind kind) { return kind != ActorKind::person && kind != ActorKind::people; }

/// Ties that a noun names between its possessor and the one it describes: "its ally Assad", "an ally of Iran", "Hezbollah, Iran's ally".
bool mutual(std::string_view tie) { return tie == "allied-with" || tie == "opposed-to" || tie == "supports"; }

/// Bodies that have members; countries have citizens, and peoples have no edge.
bool has_members(ActorKind kind) {
    return kind == ActorKind::organization || kind == ActorKind::igo || kind == ActorKind::armed_group || kind == ActorKind::party || kind == ActorKind::ngo || kind == ActorKind::company || kind == ActorKind::media;
}

/// Heads of the phrases that `t` modifies, from itself up: "ally" in "its ally Syrian strongman Assad" up to "Assad", and
/// "opponents" in "Lopez, one of Chavez's opponents" up to "Lopez".
std::vector<std::uint32_t> modified(const Tree& tree, std::uint32_t t) {
    std::vector<std::uint32_t> out{t};
    for (int depth = 0; depth < max_climb; ++depth) {
        const auto r = tree.rel(t);
        const auto h = tree.head(t);
        if (h == no_token) break;
        const bool one_of = r == Deprel::nmod && tree.preposition(t) == "of" && tree.lemma(h) == "one";
        if (!one_of && r != Deprel::compound && r != Deprel::nmod_desc && r != Deprel::amod && r != Deprel::advmod && r != Deprel::appos && r != Deprel::flat) break;
        t = h;
        out.push_back(t);
    }
    return out;
}

bool negated(const Tree& tree, std::uint32_t predicate) {
    for (const auto c : tree.children(predicate))
        if (tree.rel(c) == Deprel::advmod && (tree.lemma(c) == "not" || tree.lemma(c) == "never")) return true;
    return false;
}

class TieFinder {
public:
    explicit TieFinder(const Scene& scene) : scene_(scene), cast_(scene.cast), tree_(scene.tree) {}

    std::vector<Tie> find() {
        aliases();
        for (std::uint32_t i = 0; i < cast_.mentions.size(); ++i) {
            if (cast_.mentions[i].kind == MentionKind::nominal) describe(i);
            office(i);
            belonging(i);
            headed_by_owner(i);
        }
        std::vector<Tie> holdings;
        find_holdings(scene_, holdings);
        for (auto& tie : holdings) add(std::move(tie));
        for (std::uint32_t t = 0; t < tree_.size(); ++t) {
            if (tree_.lemma(t) == "include") included(t);
            if (tree_.word(t).xpos == syntax::Xpos::VBN) led_by(t);
            if (tree_.lemma(t) == "constituent" || tree_.lemma(t) == "component") constituent(t);
            if (tree_.lemma(t) == "part" && tree_.upos(t) == Upos::NOUN) part_of(t);
        }
        std::stable_sort(out_.begin(), out_.end(), [](const Tie& a, const Tie& b) { return a.source < b.source; });
        return std::move(out_);
    }

private:
    void add(Tie tie) {
        tie.source = named_before(tie.source);
        tie.target = named_before(tie.target);
        const auto a = cast_.mentions[tie.source].actor, b = cast_.mentions[tie.target].actor;
        if (a == nobody || b == nobody || a == b) return;
        const auto same = [&](const Tie& t) {
            return t.type == tie.type && cast_.mentions[t.source].actor == a && cast_.mentions[t.target].actor == b && cast_.mentions[t.source].sentence == cast_.mentions[tie.source].sentence;
        };
        if (std::none_of(out_.begin(), out_.end(), same)) out_.push_back(std::move(tie));
    }

    /// Of a pronoun the name in its sentence that it stands for, where there is one: a name says more.
    std::uint32_t named_before(std::uint32_t mention) const {
        const auto& m = cast_.mentions[mention];
        if (m.kind != MentionKind::pronoun || m.actor == nobody) return mention;
        for (auto n = mention; n-- > 0 && cast_.mentions[n].sentence == m.sentence;)
            if (cast_.mentions[n].kind == MentionKind::name && cast_.mentions[n].actor == m.actor) return n;
        return mention;
    }

    const actors::Actor* actor_of(std::uint32_t mention) const {
        if (mention == nobody) return nullptr;
        const auto a = cast_.mentions[mention].actor;
        return a == nobody ? nullptr : &cast_.actors[a];
    }
    std::uint32_t mention_of(std::uint32_t token) const { return token == no_token ? nobody : cast_.mention_at[token]; }
    bool is_person(std::uint32_t mention) const {
        const auto* a = actor_of(mention);
        return a && a->kind == ActorKind::person;
    }
    bool is_body(std::uint32_t mention) const {
        const auto* a = actor_of(mention);
        return a && has_members(a->kind);
    }
    bool has_class(const Mention& m, std::string_view name) const {
        if (m.role == nobody) return false;
        const auto& classes = scene_.agents.at(m.role).classes;
        return std::find(classes.begin(), classes.end(), name) != classes.end();
    }
    bool inside(std::uint32_t t, std::uint32_t head) const {
        for (std::uint32_t depth = 0; depth < max_gap && t != no_token; ++depth, t = tree_.head(t))
            if (t == head) return true;
        return false;
    }

    // Of one actor, so that each name of it that only a text gives leads to it and can be explained.
    void aliases() {
        const auto in_directory = [&](std::uint32_t mention) {
            const auto& m = cast_.mentions[mention];
            const auto begin = scene_.document.tokens[m.first].begin, end = scene_.document.tokens[m.last - 1].end;
            const auto namings = scene_.directory.find_name(std::string_view(scene_.document.text).substr(begin, end - begin));
            return std::any_of(namings.begin(), namings.end(), [&](const auto& naming) { return scene_.directory.at(naming.entry).id == cast_.actors[m.actor].id; });
        };
        for (const auto& alias : cast_.aliases)
            if (!in_directory(alias.name) || !in_directory(alias.alias))
                out_.push_back({"also-known-as", alias.name, alias.alias, alias.link_first, alias.link_last, false, 0.9, "tie.alias"});
    }

    /// Heads of the names that an adverb picks out of a group: "its backers, notably Russia", "our partners, especially the Turks".
    std::vector<std::uint32_t> picked_out(const Mention& group) const {
        std::vector<std::uint32_t> out;
        const auto end = scene_.document.sentences[group.sentence].last;
        auto t = group.last;
        if (t + 2 >= end || tree_.form(t) != "," || tree_.upos(t + 1) != Upos::ADV || !scene_.lexicon.in_class(tree_.lemma(t + 1), "picking-out")) return out;
        t += tree_.upos(t + 2) == Upos::DET ? 3 : 2;
        for (auto n = t; n < end && n < t + max_gap; ++n) {
            const auto* name = cast_.at(n);
            if (!name || name->head != n || name->kind != MentionKind::name) continue;
            if (name->first == t) tree_.list(n, out);
            break;
        }
        return out;
    }

    /// The person whose name stands beside a noun as its apposition, where parsers often hang it elsewhere: "the head of the
    /// World Bank, Paul Carter, arrived". Nobody where there is none.
    std::uint32_t apposed_person(std::uint32_t i) const {
        const auto& m = cast_.mentions[i];
        const auto named = [&](std::uint32_t mention) { return mention != nobody && cast_.mentions[mention].kind == MentionKind::name && is_person(mention); };
        for (const auto phrase : modified(tree_, m.head)) {
            if (phrase != m.head && named(cast_.mention_at[phrase])) return cast_.mention_at[phrase];
            for (const auto c : tree_.children(phrase))
                if (tree_.rel(c) == Deprel::appos && named(cast_.mention_at[c])) return cast_.mention_at[c];
        }
        const auto end = scene_.document.sentences[m.sentence].last;
        auto t = m.last;
        for (; t < end && t < m.last + max_gap && tree_.form(t) != ","; ++t) {
            if (!inside(t, m.head)) return nobody;
            // "a spokesman for the president, Omar Diallo": who knows which of the two he is
            if (const auto* other = cast_.at(t); other && other->kind == MentionKind::nominal && is_person(cast_.mention_at[t])) return nobody;
        }
        if (t + 1 < end && tree_.form(t) == "," && named(cast_.mention_at[t + 1])) {
            const auto& name = cast_.mentions[cast_.mention_at[t + 1]];
            const bool alone = name.last >= end || tree_.form(name.last) == "," || tree_.upos(name.last) == Upos::VERB || tree_.upos(name.last) == Upos::AUX || tree_.upos(name.last) == Upos::PUNCT;
            if ((name.first == t + 1 || name.role_first == t + 1) && alone && tree_.rel(name.head) != Deprel::conj && !is_subject(tree_.rel(name.head))) return cast_.mention_at[t + 1];
        }
        return nobody;
    }

    /// The person before a noun: "Abu Jandal, a gang leader, was killed", where both look like subjects. Nobody where there is none.
    std::uint32_t subject_before(std::uint32_t i) const {
        const auto& m = cast_.mentions[i];
        const auto named = [&](std::uint32_t mention) { return mention != nobody && cast_.mentions[mention].kind == MentionKind::name && is_person(mention); };
        auto first = m.first;
        while (first > scene_.document.sentences[m.sentence].first && tree_.head(first - 1) == m.head && tree_.form(first - 1) != ",") --first;
        if (first < 2 || tree_.form(first - 1) != "," || (tree_.upos(first) != Upos::DET && tree_.upos(first) != Upos::PRON)) return nobody;
        for (auto n = first - 1; n-- > scene_.document.sentences[m.sentence].first && n + max_gap > first;)
            if (named(cast_.mention_at[n]) && cast_.mentions[cast_.mention_at[n]].last == first - 1) {
                const bool same_place = tree_.head(n) == tree_.head(m.head) && is_subject(tree_.rel(n)) && is_subject(tree_.rel(m.head));
                return same_place || tree_.head(m.head) == n ? cast_.mention_at[n] : nobody;
            }
        return nobody;
    }

    // Allies, rivals, supporters: of whom, and who.
    void describe(std::uint32_t i) {
        const Mention& m = cast_.mentions[i];
        const auto match = scene_.agents.match(scene_.document, scene_.analysis, m.head);
        if (!match) return;
        const auto& tie = scene_.agents.at(match->agent).tie;
        if (!mutual(tie)) return;
        auto owner = nobody, other = nobody;
        const auto phrases = modified(tree_, m.head);
        for (const auto t : phrases) {
            for (const auto c : tree_.children(t)) {
                const bool possessor = tree_.rel(c) == Deprel::nmod_poss || (tree_.rel(c) == Deprel::nmod && tree_.preposition(c) == "of");
                if (possessor && owner == nobody && cast_.mention_at[c] != i) owner = cast_.mention_at[c];
                if (tree_.rel(c) == Deprel::appos && other == nobody) other = cast_.mention_at[c];
            }
            if (t != m.head && cast_.mention_at[t] != nobody && cast_.mentions[cast_.mention_at[t]].kind == MentionKind::name) other = cast_.mention_at[t];
            if (tree_.has_child(t, Deprel::cop))
                if (const auto s = tree_.surface_subject(t); s != no_token) other = cast_.mention_at[s];
        }
        for (const auto c : tree_.children(m.head))  // "a US ally"
            if ((tree_.rel(c) == Deprel::amod || tree_.rel(c) == Deprel::compound) && owner == nobody) owner = cast_.mention_at[c];
        if (owner == nobody) return;
        if (const auto named = picked_out(m); !named.empty() && cast_.mention_at[named.front()] != nobody) other = cast_.mention_at[named.front()];
        // "supporters of the president": those whom the words leave unnamed
        const bool unnamed = other == nobody || other == owner;
        if (unnamed && tie != "supports") return;
        // A friend is named as its owner's ("Russia's ally Assad"), a rival or supporter as set against or behind him.
        if (!unnamed && tie == "allied-with") std::swap(owner, other);
        add({tie, unnamed ? i : other, owner, match->first, match->last, negated(tree_, m.head), unnamed ? 0.7 : 0.75, unnamed ? "tie.unnamed" : "tie.description"});
    }

    /// "chair of the Senate foreign relations committee": at the head of a part of the body only.
    bool leads_part(const Mention& m) const {
        for (auto t = m.role_first; t < m.role_last; ++t)
            for (const auto c : tree_.children(t)) {
                const auto r = tree_.rel(c);
                if ((r == Deprel::nmod || r == Deprel::compound) && scene_.lexicon.in_class(tree_.lemma(c), "committees")) return true;
            }
        return false;
    }

    // Offices, spokesmen, envoys, leaders, members by title.
    void office(std::uint32_t i) {
        const Mention& m = cast_.mentions[i];
        if (m.role == nobody || m.role_of == nobody || m.role_former) return;
        const auto& agent = scene_.agents.at(m.role);
        if (agent.tie.empty() || mutual(agent.tie)) return;
        for (auto t = m.role_first; t < m.last && t < m.role_last + 2; ++t)  // not yet in office
            if (tree_.form(t).ends_with("elect")) return;
        const auto of = cast_.mentions[m.role_of].actor;
        if (agent.tie == "holds-office" && (of == nobody || !grants_office(cast_.actors[of].kind))) return;
        // "her father, Paul": kin lead nobody by it. "a veteran leader": long at it, not at the head of veterans.
        if (agent.tie == "leads" && has_class(m, "relatives") && is_person(m.role_of)) return;
        if (cast_.mentions[m.role_of].last == m.role_first && scene_.lexicon.in_class(tree_.lemma(cast_.mentions[m.role_of].head), "seasoned")) return;
        // Who leads a country holds its office: "Cuban leader Fidel Castro".
        const bool country = of != nobody && cast_.actors[of].kind == ActorKind::country;
        std::string type = agent.tie == "leads" && country ? "holds-office" : agent.tie;
        if (type == "leads" && leads_part(m)) type = "member-of";
        // "a British member of the group": a member of the body behind "of", and of no country.
        if (country && has_class(m, "members")) {
            for (const auto c : tree_.children(m.head))
                if (tree_.rel(c) == Deprel::nmod && tree_.preposition(c) == "of" && is_body(cast_.mention_at[c])) add({type, i, cast_.mention_at[c], m.role_first, m.role_last, false, 0.85, "tie.title"});
            return;
        }
        if (m.kind == MentionKind::name) {
            // "US Secretary of State John Kerry", "Sergei Lavrov, the Russian foreign minister"
            add({type, i, m.role_of, m.role_first, m.role_last, false, 0.9, "tie.title"});
            return;
        }
        if (m.kind != MentionKind::nominal) return;
        // "Lavrov is the Russian foreign minister"
        const bool shares = tree_.rel(m.head) == Deprel::conj && tree_.head(m.head) != no_token && tree_.has_child(tree_.head(m.head), Deprel::cop);
        if (shares || tree_.has_child(m.head, Deprel::cop))
            if (const auto s = tree_.surface_subject(m.head); s != no_token && cast_.at(s)) {
                add({type, cast_.mention_at[s], m.role_of, m.role_first, m.role_last, negated(tree_, m.head), 0.85, "tie.copula"});
                return;
            }
        if (agent.kind != ActorKind::person && agent.kind != ActorKind::people) return;
        auto name = apposed_person(i);
        if (name == nobody) name = subject_before(i);
        if (name != nobody) {
            add({type, name, m.role_of, m.role_first, m.role_last, false, 0.8, "tie.apposition"});
            return;
        }
        // "a spokesman for the rebels", "the head of the council": stated of someone whom the words leave unnamed.
        // Not of whole peoples, nor of buildings and other bodies that stand for a country.
        const bool unnamed = type == "spokesperson-of" || type == "represents" || type == "leads" || type == "member-of";
        const bool body = of != nobody && cast_.actors[of].kind != ActorKind::people && (cast_.actors[of].kind != ActorKind::person || type == "spokesperson-of");
        const bool kind_of_people = tree_.word(m.head).xpos == syntax::Xpos::NNS && cast_.mentions[m.role_of].kind == MentionKind::adjective && !is_body(m.role_of);  // "Russian diplomats"
        if (unnamed && body && !kind_of_people) add({type, i, m.role_of, m.role_first, m.role_last, false, 0.7, "tie.unnamed"});
    }

    /// The body right behind a noun, where the parser hangs it on the verb: "arrested militants from the Front", "thanked its partners
    /// in the alliance". Nobody where there is none.
    std::uint32_t body_behind(const Mention& m) const {
        const auto& agent = scene_.agents.at(m.role);
        const auto end = scene_.document.sentences[m.sentence].last;
        if (m.last + 1 >= end) return nobody;
        const auto p = tree_.form(m.last);
        const bool friends = mutual(agent.tie) && (p == "in" || p == "within");
        const bool fighters = (agent.sector == "REB" || agent.sector == "UAF") && p == "from";
        const auto body = mention_of(tree_.head(m.last));
        if ((!friends && !fighters) || !is_body(body)) return nobody;
        const auto first = cast_.mentions[body].first;
        const bool next = first == m.last + 1 || (first == m.last + 2 && tree_.upos(m.last + 1) == Upos::DET);
        return next && (friends || actor_of(body)->kind == ActorKind::armed_group) ? body : nobody;
    }

    // "Boko Haram fighters", "militants from Hamas", "an analyst at the ministry": of whom a body consists.
    void belonging(std::uint32_t i) {
        const Mention& m = cast_.mentions[i];
        if (m.kind != MentionKind::nominal || m.role == nobody || m.role_former) return;
        const auto& agent = scene_.agents.at(m.role);
        if ((!agent.tie.empty() && !mutual(agent.tie)) || agent.thing || has_class(m, "officials") || (agent.kind != ActorKind::person && agent.kind != ActorKind::people)) return;
        auto body = m.role_of;
        if (mutual(agent.tie)) {  // "our partners in the alliance": not those whose allies they are
            body = nobody;
            for (const auto c : tree_.children(m.head))
                if (tree_.rel(c) == Deprel::nmod && (tree_.preposition(c) == "in" || tree_.preposition(c) == "within") && is_body(cast_.mention_at[c])) body = cast_.mention_at[c];
        } else if (body == nobody)
            for (const auto c : tree_.children(m.head)) {
                const auto p = tree_.preposition(c);
                const bool before = c < m.head && (tree_.rel(c) == Deprel::compound || tree_.rel(c) == Deprel::amod || tree_.rel(c) == Deprel::nmod_poss);
                if (before && is_body(cast_.mention_at[c])) body = cast_.mention_at[c];
                if (tree_.rel(c) == Deprel::nmod && (p == "from" || p == "in" || p == "at" || p == "of") && is_body(cast_.mention_at[c])) {
                    body = cast_.mention_at[c];
                    break;
                }
            }
        if (body == nobody) body = body_behind(m);
        if (!is_body(body) || body == i) return;
        // Not who lives under it, fled from it, is held by it, is kin to those in it or studies it.
        if (agent.sector == "CVL" || agent.sector == "REF" || has_class(m, "relatives") || scene_.lexicon.in_class(tree_.lemma(m.head), "captives")) return;
        if (agent.sector == "EDU" && actor_of(body)->kind == ActorKind::armed_group) return;
        for (const auto c : tree_.children(cast_.mentions[body].head))  // "the television station Al Jazeera"
            if ((tree_.rel(c) == Deprel::appos || tree_.rel(c) == Deprel::flat) && c != cast_.mentions[body].head && cast_.mentions[body].kind == MentionKind::nominal && is_body(cast_.mention_at[c])) body = cast_.mention_at[c];
        // An alliance's troops are lent to it.
        const bool lent = actor_of(body)->kind == ActorKind::igo && (has_class(m, "troops") || has_class(m, "peacekeepers"));
        add({lent ? "part-of" : "member-of", i, body, m.role_first, m.role_last, false, 0.7, "tie.belonging"});
    }

    /// An ambassador, too, speaks of "his government": a pronoun owns what its person leads by title.
    bool heads_it(std::uint32_t owner) const {
        if (cast_.mentions[owner].kind != MentionKind::pronoun) return true;
        const auto leads = [&](const Mention& m) { return m.actor == cast_.mentions[owner].actor && (has_class(m, "leaders") && !has_class(m, "diplomats")); };
        return std::any_of(cast_.mentions.begin(), cast_.mentions.end(), leads);
    }

    // "Merkel's Christian Democrats", "the president's government": whose party or government it is, leads it.
    void headed_by_owner(std::uint32_t i) {
        const auto* body = actor_of(i);
        if (!body || (body->kind != ActorKind::government && body->kind != ActorKind::party && body->kind != ActorKind::armed_group)) return;
        const auto& m = cast_.mentions[i];
        if (m.kind == MentionKind::pronoun || m.kind == MentionKind::adjective) return;
        for (const auto c : tree_.children(m.head))
            if (tree_.rel(c) == Deprel::nmod_poss && cast_.mention_at[c] != i && is_person(cast_.mention_at[c]) && heads_it(cast_.mention_at[c]))
                add({"leads", cast_.mention_at[c], i, m.head, m.head + 1, false, 0.6, "tie.owner"});
    }

    // Towns are in no body, nor are countries in a band of fighters: "the group's battles, including Mosul".
    void add_members(const std::vector<std::uint32_t>& tokens, std::uint32_t group, std::uint32_t trigger, double confidence) {
        const auto fits = [&](std::uint32_t member) {
            const auto* a = actor_of(member);
            return a && a->kind != ActorKind::place && !(a->kind == ActorKind::country && actor_of(group)->kind == ActorKind::armed_group);
        };
        for (const auto t : tokens)
            if (const auto member = cast_.mention_at[t]; member != nobody && member != group && fits(member))
                add({"member-of", member, group, trigger, trigger + 1, negated(tree_, trigger), confidence, "tie.member"});
    }

    // "the alliance, which includes Poland and Romania", "the international community, including Norway"
    void included(std::uint32_t t) {
        auto whole = no_token;
        std::vector<std::uint32_t> members;
        if (tree_.rel(t) == Deprel::case_) {
            const auto first = tree_.head(t);
            if (first == no_token || tree_.rel(first) != Deprel::nmod) return;
            whole = tree_.head(first);
            tree_.list(first, members);
        } else if (tree_.upos(t) == Upos::VERB && !tree_.passive(t)) {
            // "was taken to include": how a word is understood
            if (const auto h = tree_.head(t); h != no_token && tree_.mark(t) == "to" && tree_.lemma(h) == "take" && tree_.passive(h)) return;
            whole = tree_.surface_subject(t);
            if (const auto noun = whole == no_token ? no_token : tree_.antecedent(whole); noun != no_token) whole = noun;
            // "with the alliance, the Front, which includes ...": what stands next to the comma, whatever the parser takes for it.
            if (t >= 3 && tree_.form(t - 1) == "which" && tree_.form(t - 2) == ",")
                if (const auto* next = cast_.at(t - 3); next && next->head <= t - 3 && next->last == t - 2 && is_body(cast_.mention_at[next->head])) whole = next->head;
            if (const auto o = tree_.object(t); o != no_token) tree_.list(o, members);
        }
        const auto group = mention_of(whole);
        const auto* actor = actor_of(group);
        if (!actor) return;
        // "coalition nations": of a body, where their own words name one
        bool of_body = false;
        if (has_class(cast_.mentions[group], "countries"))
            for (const auto c : tree_.children(cast_.mentions[group].head)) of_body |= tree_.rel(c) == Deprel::compound && scene_.agents.has_class(tree_.lemma(c), "groups");
        if (has_members(actor->kind) || of_body) add_members(members, group, t, 0.75);
    }

    // "is flying missions as part of the coalition", "the brigade, part of the resistance", "Poland is part of the alliance"
    void part_of(std::uint32_t t) {
        auto whole = nobody;
        for (const auto c : tree_.children(t))
            if (tree_.rel(c) == Deprel::nmod && tree_.preposition(c) == "of" && is_body(cast_.mention_at[c])) whole = cast_.mention_at[c];
        if (whole == nobody) return;
        auto who = no_token;
        const auto h = tree_.head(t);
        if (tree_.has_child(t, Deprel::cop)) who = tree_.surface_subject(t);
        else if (h != no_token && tree_.rel(t) == Deprel::appos) who = h;
        else if (h != no_token && tree_.preposition(t) == "as" && tree_.upos(h) == Upos::VERB) who = tree_.surface_subject(h);
        if (who == no_token) return;
        std::vector<std::uint32_t> members;
        tree_.list(who, members);
        add_members(members, whole, t, 0.7);
    }

    void subject_of(std::uint32_t predicate, std::vector<std::uint32_t>& out) const {
        if (const auto s = tree_.surface_subject(predicate); s != no_token) tree_.list(s, out);
    }

    // "the talks between the Front, led by Paul Carter, and the ministry": what stands before the comma, wherever the parser hangs
    // the participle.
    void led_by(std::uint32_t t) {
        const bool represented = tree_.lemma(t) == "represent";
        if (!represented && !scene_.lexicon.in_class(tree_.lemma(t), "heading")) return;
        if (t < 2 || t + 1 >= tree_.size() || tree_.form(t - 1) != "," || tree_.form(t + 1) != "by") return;
        auto body = nobody;
        for (auto n = t - 1; n-- > 0 && n + max_gap > t;)
            if (const auto* m = cast_.at(n); m && m->last == t - 1 && m->kind != MentionKind::adjective) {
                body = cast_.mention_at[n];
                break;
            }
        const auto* actor = actor_of(body);
        if (!actor || !(has_members(actor->kind) || actor->kind == ActorKind::government)) return;
        for (const auto c : tree_.children(t)) {
            const bool agent = tree_.rel(c) == Deprel::obl_agent || (tree_.rel(c) == Deprel::obl && tree_.preposition(c) == "by");
            if (agent && is_person(cast_.mention_at[c])) add({represented ? "represents" : "leads", cast_.mention_at[c], body, t, t + 1, false, 0.7, "tie.participle"});
        }
    }

    // "the Army is one of its constituent groups, along with the Brigades": of the body whose constituents they are.
    void constituent(std::uint32_t t) {
        const auto r = tree_.rel(t);
        const auto noun = r == Deprel::compound || r == Deprel::amod ? tree_.head(t) : t;
        auto whole = nobody;
        for (const auto c : tree_.children(noun))
            if ((tree_.rel(c) == Deprel::nmod_poss || (tree_.rel(c) == Deprel::nmod && tree_.preposition(c) == "of")) && is_body(cast_.mention_at[c])) whole = cast_.mention_at[c];
        if (whole == nobody) return;
        std::vector<std::uint32_t> members;
        for (const auto top : modified(tree_, noun)) {
            const auto h = tree_.head(top);
            if (top != noun && tree_.upos(top) == Upos::PROPN && is_body(cast_.mention_at[top])) tree_.list(top, members);
            if (tree_.has_child(top, Deprel::cop)) subject_of(top, members);
            else if (tree_.preposition(top) == "as" && h != no_token && tree_.upos(h) == Upos::VERB && tree_.passive(h)) subject_of(h, members);
            std::vector<std::uint32_t> beside;  // "along with the Brigades"
            tree_.list(top, beside);
            members.insert(members.end(), beside.begin() + 1, beside.end());
        }
        // No body is a constituent of itself: then "its" is somebody else's, and nobody knows whose.
        for (const auto m : members)
            if (cast_.mention_at[m] != nobody && cast_.mentions[cast_.mention_at[m]].actor == cast_.mentions[whole].actor) return;
        add_members(members, whole, t, 0.7);
    }

    const Scene& scene_;
    const actors::Cast& cast_;
    const Tree& tree_;
    std::vector<Tie> out_;
};

}  // namespace

std::vector<Tie> find_ties(const Scene& scene) { return TieFinder(scene).find(); }

}  // namespace entente::events
