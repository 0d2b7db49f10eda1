#include "actors/import_joiner.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "actors/codes.hpp"
#include "text/ascii.hpp"

namespace entente::actors {
namespace {

bool overlap(const Term& a, const Term& b) { return (!a.to || !b.from || *b.from <= *a.to) && (!b.to || !a.from || *a.from <= *b.to); }

bool same(const Term& a, const Term& b) { return a.from == b.from && a.to == b.to; }

/// Which of the actors are one: sets that grow together.
class Groups {
public:
    explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }
    std::size_t root(std::size_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        a = root(a);
        b = root(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> parent_;
};

/// A kind that a file tells goes before one that its reader assumed; for the rest the first that says something counts.
void absorb(ImportedActor& into, ImportedActor&& from) {
    if (from.name != into.name) into.aliases.push_back(std::move(from.name));
    std::ranges::move(from.aliases, std::back_inserter(into.aliases));
    std::ranges::move(from.roles, std::back_inserter(into.roles));
    if (into.kind_assumed && !from.kind_assumed) {
        into.kind = from.kind;
        into.kind_assumed = false;
    }
    const auto fill = [](std::string& to, std::string& with) {
        if (to.empty()) to = std::move(with);
    };
    fill(into.id, from.id);
    fill(into.country, from.country);
    fill(into.code, from.code);
    fill(into.sector, from.sector);
    fill(into.wikidata, from.wikidata);
    if (into.gender == Gender::unknown) into.gender = from.gender;
    if (!into.term.from) into.term.from = from.term.from;
    if (!into.term.to) into.term.to = from.term.to;
}

/// Of a body: that of the role taken up last.
std::string sector_of(const ImportedActor& actor) {
    if (!actor.sector.empty() || actor.roles.empty()) return actor.sector;
    const auto last = std::ranges::max_element(actor.roles, {}, [](const ImportedRole& role) { return std::pair(role.term.from, role.sector); });
    return last->sector;
}

}  // namespace

ImportJoiner::ImportJoiner(std::vector<Entry>& entries) : entries_(entries), known_(entries.size()) {
    for (std::uint32_t e = 0; e < known_; ++e) {
        const auto& entry = entries_[e];
        own_roles_.push_back(entry.roles.size());
        by_id_.emplace(entry.id, e);
        if (!entry.wikidata.empty()) by_wikidata_.emplace(entry.wikidata, e);
        if (entry.kind == ActorKind::country) {
            const auto [at, fresh] = countries_.try_emplace(entry.country, e);
            if (!fresh && entries_[at->second].term.to && !entry.term.to) at->second = e;
        }
        const auto call = [&](const std::string& name, bool own) { by_name_[key(name)].push_back({e, own}); };
        call(entry.name, true);
        for (const auto& name : entry.aliases) call(name, true);
        for (const auto* names : {&entry.adjectives, &entry.demonyms, &entry.seats})
            for (const auto& name : *names) call(name, false);
        if (!entry.capital.empty()) call(entry.capital, false);
        if (!entry.surname.empty()) call(entry.surname, false);
    }
}

/// The name as names are compared: no article, neither English nor Arabic.
std::string ImportJoiner::key(std::string_view name) {
    std::string joined;
    for (const auto& piece : normaliser_.pieces(name)) {
        if (piece.text == "al" || (joined.empty() && piece.text == "the")) continue;
        joined.append(joined.empty() ? "" : " ").append(piece.text);
    }
    return joined;
}

ImportCounts ImportJoiner::join(std::vector<ImportedActor> actors) {
    ImportCounts counts;
    actors = merge_same(std::move(actors));
    counts.actors = actors.size();

    std::vector<std::uint32_t> targets;
    std::vector<const ImportedActor*> fresh;
    for (const auto& actor : actors) {
        targets.push_back(find_known(actor, counts));
        if (targets.back() == no_entry) fresh.push_back(&actor);
    }
    auto ids = ids_for(fresh);
    auto id = ids.begin();
    for (std::size_t i = 0; i < actors.size(); ++i) {
        const auto& actor = actors[i];
        if (targets[i] == no_entry) {
            targets[i] = static_cast<std::uint32_t>(entries_.size());
            add_entry(actor, std::move(*id++), counts);
        } else {
            ++counts.known;
            name_known(targets[i], actor, counts);
        }
        claimed_[unknown_id(actor.kind, actor.name)].push_back(targets[i]);
        if (!actor.wikidata.empty()) by_wikidata_.emplace(actor.wikidata, targets[i]);
    }
    // Only now is every actor there that a role may name.
    for (std::size_t i = 0; i < actors.size(); ++i) add_roles(targets[i], actors[i], counts);
    return counts;
}

/// Actors of several files, or several entries of one, that are the same: one item of Wikidata, one country, or one name, kind
/// and country.
std::vector<ImportedActor> ImportJoiner::merge_same(std::vector<ImportedActor> actors) {
    std::vector<std::pair<std::string, ImportedActor>> sorted;
    for (auto& actor : actors) sorted.emplace_back(to_json(actor), std::move(actor));
    std::ranges::sort(sorted, {}, [](const auto& pair) -> const std::string& { return pair.first; });
    sorted.erase(std::unique(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first == b.first; }), sorted.end());

    Groups groups(sorted.size());
    std::unordered_map<std::string, std::size_t> first;
    std::unordered_map<std::string, std::map<std::string, std::size_t>> by_country;
    const auto same_key = [&](std::string key, std::size_t i) {
        if (const auto [at, fresh] = first.try_emplace(std::move(key), i); !fresh) groups.join(at->second, i);
    };
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const auto& actor = sorted[i].second;
        if (!actor.wikidata.empty()) same_key("item " + actor.wikidata, i);
        if (!actor.id.empty()) same_key("id " + actor.id, i);
        if (actor.kind == ActorKind::country && !actor.country.empty()) {
            same_key("country " + actor.country, i);
            continue;
        }
        const auto name = std::string(to_string(actor.kind)) + " " + key(actor.name);
        if (const auto [at, fresh] = by_country[name].try_emplace(actor.country, i); !fresh) groups.join(at->second, i);
    }
    // Where a file does not tell the country, the only one that others tell is meant.
    for (const auto& [name, countries] : by_country)
        if (countries.size() == 2 && countries.begin()->first.empty()) groups.join(countries.begin()->second, countries.rbegin()->second);

    std::map<std::size_t, ImportedActor> merged;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        auto& actor = sorted[i].second;
        if (const auto [at, fresh] = merged.try_emplace(groups.root(i)); fresh) at->second = std::move(actor);
        else absorb(at->second, std::move(actor));
    }
    std::vector<ImportedActor> result;
    for (auto& [root, actor] : merged) {
        put_in_order(actor);
        result.push_back(std::move(actor));
    }
    return result;
}

/// The known entries that have the name and agree in kind and country.
std::vector<std::uint32_t> ImportJoiner::called(const ImportedActor& actor, std::string_view name, bool& namesake) {
    std::vector<std::uint32_t> fitting;
    const auto at = by_name_.find(key(name));
    if (at == by_name_.end()) return fitting;
    for (const auto& [e, own] : at->second) {
        const auto& entry = entries_[e];
        const bool agrees = own && (actor.kind_assumed || actor.kind == entry.kind) && (actor.country.empty() || actor.country == entry.country);
        if (!agrees) namesake = namesake || own;
        else if (std::ranges::find(fitting, e) == fitting.end()) fitting.push_back(e);
    }
    // What was only assumed still tells who is meant among several.
    const auto of_kind = [&](std::uint32_t e) { return entries_[e].kind == actor.kind; };
    if (fitting.size() > 1 && std::ranges::any_of(fitting, of_kind)) std::erase_if(fitting, [&](std::uint32_t e) { return !of_kind(e); });
    return fitting;
}

std::uint32_t ImportJoiner::find_known(const ImportedActor& actor, ImportCounts& counts) {
    const auto look_up = [](const Index& index, const std::string& key) {
        const auto at = key.empty() ? index.end() : index.find(key);
        return at == index.end() ? no_entry : at->second;
    };
    if (const auto e = look_up(by_id_, actor.id); e != no_entry) return e;
    if (const auto e = look_up(by_wikidata_, actor.wikidata); e != no_entry) return e;
    if (actor.kind == ActorKind::country)
        if (const auto e = look_up(countries_, actor.country); e != no_entry) return e;

    bool namesake = false;
    auto fitting = called(actor, actor.name, namesake);
    if (fitting.empty()) {
        for (const auto& alias : actor.aliases) {
            // One word is the name of too many.
            if (actor.kind == ActorKind::person && key(alias).find(' ') == std::string::npos) continue;
            for (const auto e : called(actor, alias, namesake))
                if (std::ranges::find(fitting, e) == fitting.end()) fitting.push_back(e);
        }
    }
    if (fitting.size() == 1) return fitting.front();
    if (fitting.empty() && actor.kind_assumed && actor.kind != ActorKind::person)
        if (const auto e = government_at(actor); e != no_entry) return e;
    if (fitting.size() > 1) ++counts.unclear;
    else counts.namesakes += namesake;
    return no_entry;
}

/// "White House", coded as the government of the United States: the directory has it as a seat of that.
std::uint32_t ImportJoiner::government_at(const ImportedActor& actor) {
    const auto at = by_name_.find(key(actor.name));
    if (at == by_name_.end()) return no_entry;
    for (const auto& [e, own] : at->second) {
        const auto& entry = entries_[e];
        if (own || entry.kind != ActorKind::country || entry.country != actor.country) continue;
        const auto government = by_id_.find("government/" + entry.id.substr(entry.id.find('/') + 1));
        if (government != by_id_.end()) return government->second;
    }
    return no_entry;
}

/// A name that another known actor of the country has already is left to that one: "Kabul" among the names of Afghanistan.
bool ImportJoiner::stands_for_other(std::uint32_t entry, const std::string& country, const std::string& key) const {
    const auto at = by_name_.find(key);
    return at != by_name_.end() &&
           std::ranges::any_of(at->second, [&](const Called& called) { return called.entry != entry && entries_[called.entry].country == country; });
}

void ImportJoiner::name_known(std::uint32_t e, const ImportedActor& actor, ImportCounts& counts) {
    auto& entry = entries_[e];
    const auto take = [&](const std::string& name) {
        auto as_key = key(name);
        if (as_key.empty()) return;
        const auto at = by_name_.find(as_key);
        if (at != by_name_.end() && std::ranges::any_of(at->second, [&](const Called& called) { return called.entry == e; })) return;
        if (stands_for_other(e, entry.country, as_key) || !gained_keys_.emplace(e, std::move(as_key)).second) return;
        gained_.emplace(e, name);
        ++counts.names;
    };
    take(actor.name);
    for (const auto& alias : actor.aliases) take(alias);
    if (entry.wikidata.empty()) entry.wikidata = actor.wikidata;
    if (entry.gender == Gender::unknown && entry.kind == ActorKind::person) entry.gender = actor.gender;
}

/// One id each: kind and name, with the country where several actors would have the same.
std::vector<std::string> ImportJoiner::ids_for(const std::vector<const ImportedActor*>& actors) const {
    std::vector<std::string> ids;
    std::unordered_map<std::string, std::size_t> count;
    for (const auto* actor : actors) {
        ids.push_back(actor->id.empty() ? unknown_id(actor->kind, actor->name) : actor->id);
        ++count[ids.back()];
    }
    std::set<std::string> taken;
    for (std::size_t i = 0; i < actors.size(); ++i) {
        auto& id = ids[i];
        if ((count[id] > 1 || by_id_.contains(id)) && !actors[i]->country.empty()) id += "-" + text::ascii_lower(actors[i]->country);
        const auto stem = id;
        for (std::size_t n = 2; by_id_.contains(id) || !taken.insert(id).second; ++n) id = stem + "-" + std::to_string(n);
    }
    return ids;
}

void ImportJoiner::add_entry(const ImportedActor& actor, std::string id, ImportCounts& counts) {
    Entry entry;
    entry.id = std::move(id);
    entry.name = actor.name;
    entry.kind = actor.kind;
    entry.country = actor.country;
    entry.code = actor.code;
    entry.wikidata = actor.wikidata;
    entry.gender = actor.gender;
    entry.term = actor.term;
    if (actor.kind != ActorKind::person || actor.roles.empty()) entry.sector = sector_of(actor);
    std::set<std::string> keys{key(actor.name)};
    const auto e = static_cast<std::uint32_t>(entries_.size());
    for (const auto& alias : actor.aliases) {
        auto as_key = key(alias);
        if (as_key.empty() || stands_for_other(e, actor.country, as_key) || !keys.insert(std::move(as_key)).second) continue;
        entry.aliases.push_back(alias);
    }
    std::ranges::sort(entry.aliases);
    counts.names += 1 + entry.aliases.size();
    entries_.push_back(std::move(entry));
}

std::uint32_t ImportJoiner::refer(const ImportedRole& role, const std::string& country) const {
    const auto look_up = [](const Index& index, const std::string& key) {
        const auto at = index.find(key);
        return at == index.end() ? no_entry : at->second;
    };
    const auto& code = role.country.empty() ? country : role.country;
    if (role.of.starts_with('Q')) return look_up(by_wikidata_, role.of);
    if (role.of.empty()) return look_up(countries_, code);
    if (const auto e = look_up(by_id_, role.of); e != no_entry) return e;
    const auto at = claimed_.find(role.of);
    if (at == claimed_.end()) return no_entry;
    if (at->second.size() == 1) return at->second.front();
    const auto here = std::ranges::find_if(at->second, [&](std::uint32_t e) { return entries_[e].country == code; });
    return here == at->second.end() ? no_entry : *here;
}

void ImportJoiner::add_roles(std::uint32_t e, const ImportedActor& actor, ImportCounts& counts) {
    auto& entry = entries_[e];
    if (entry.kind != ActorKind::person) return;
    const auto own = e < known_ ? own_roles_[e] : 0;
    for (const auto& imported : actor.roles) {
        Role role{imported.title, refer(imported, actor.country), imported.sector, imported.term};
        const auto had = [&](const Role& other, bool its_own) {
            if (!overlap(other.term, role.term)) return false;
            // What the directory says of those days has a title, and goes before a bare code.
            if (role.title.empty()) return its_own || (other.title.empty() && other.sector == role.sector && other.of == role.of && same(other.term, role.term));
            return text::ascii_lower(other.title) == text::ascii_lower(role.title) && (its_own || (other.of == role.of && same(other.term, role.term)));
        };
        bool known = false;
        for (std::size_t i = 0; i < entry.roles.size() && !known; ++i) known = had(entry.roles[i], i < own);
        if (known) continue;
        entry.roles.push_back(std::move(role));
        ++counts.roles;
    }
}

}  // namespace entente::actors
