#include "actors/reading.hpp"

#include <iterator>

namespace entente::actors {

std::uint32_t ActorTable::add(Actor actor, Traits traits) {
    const auto index = static_cast<std::uint32_t>(actors_.size());
    by_id_.emplace(actor.id, index);
    actors_.push_back(std::move(actor));
    traits_.push_back(std::move(traits));
    return index;
}

std::uint32_t ActorTable::known(std::uint32_t entry) {
    const auto& e = directory_.at(entry);
    if (const auto at = by_id_.find(e.id); at != by_id_.end()) return at->second;
    Traits traits{coding_on(directory_, e, day_), entry, e.gender};
    Actor actor{e.id, e.name, e.kind, traits.coding.country, traits.coding.sector, traits.coding.code(), true, false, e.coordinates};
    return add(std::move(actor), std::move(traits));
}

std::uint32_t ActorTable::find(std::uint32_t entry) const {
    const auto at = by_id_.find(directory_.at(entry).id);
    return at == by_id_.end() ? none : at->second;
}

std::uint32_t ActorTable::unknown(ActorKind kind, const std::string& name, const Coding& coding) {
    auto id = unknown_id(kind, name);
    if (const auto entry = directory_.find(id); entry != no_entry) return known(entry);
    return find_or_add(std::move(id), kind, name, coding);
}

std::uint32_t ActorTable::named(ActorKind kind, const std::string& name, const Coding& coding) {
    auto id = unknown_id(kind, name);
    if (const auto entry = directory_.find(id); entry != no_entry) {
        // "Tripoli, Lebanon" is not the directory's.
        const bool elsewhere = kind == ActorKind::place && !coding.country.empty() && directory_.at(entry).country != coding.country;
        if (!elsewhere) return known(entry);
        id = id_in_country(id, coding.country);
        if (const auto there = directory_.find(id); there != no_entry) return known(there);
        return find_or_add(std::move(id), kind, name, coding);
    }
    const auto namesake = by_id_.find(id);
    const auto* theirs = namesake == by_id_.end() ? nullptr : &actors_[namesake->second].country;
    const bool another = theirs && !theirs->empty() && !coding.country.empty() && *theirs != coding.country;
    if (another) id = id_in_country(id, coding.country);
    const auto actor = find_or_add(std::move(id), kind, name, coding);
    traits_[actor].named = !another;
    return actor;
}

std::uint32_t ActorTable::local(ActorKind kind, const std::string& name, const Coding& coding) {
    auto id = unknown_id(kind, name) + document_mark_;
    // Iraqi and Syrian rebels in one document are two, though it says but "rebels".
    const auto at = by_id_.find(id);
    const auto* country = at == by_id_.end() ? nullptr : &actors_[at->second].country;
    if (country && !country->empty() && !coding.country.empty() && *country != coding.country)
        id = unknown_id(kind, name + " " + coding.country) + document_mark_;
    const auto actor = find_or_add(std::move(id), kind, name, coding);
    traits_[actor].local = true;
    return actor;
}

std::uint32_t ActorTable::find_or_add(std::string id, ActorKind kind, const std::string& name, const Coding& coding) {
    if (const auto at = by_id_.find(id); at != by_id_.end()) {
        complete(at->second, coding);
        return at->second;
    }
    Actor actor{std::move(id), name, kind, coding.country, coding.sector, coding.code(), false, false};
    locate(actor);
    return add(std::move(actor), {coding, no_entry, Gender::unknown});
}

std::vector<Actor> ActorTable::take() {
    // Only now is all known that the document says of their countries.
    for (std::size_t i = 0; i < actors_.size(); ++i)
        if (traits_[i].named && !actors_[i].country.empty()) actors_[i].id = id_in_country(actors_[i].id, actors_[i].country);
    std::vector<Actor> all(std::make_move_iterator(actors_.begin()), std::make_move_iterator(actors_.end()));
    actors_.clear();
    return all;
}

void ActorTable::set_gender(std::uint32_t actor, Gender gender) {
    if (traits_[actor].gender == Gender::unknown) traits_[actor].gender = gender;
}

void ActorTable::set_sector(std::uint32_t actor, const std::string& sector) {
    traits_[actor].coding.sector = actors_[actor].sector = sector;
    actors_[actor].code = traits_[actor].coding.code();
}

void ActorTable::complete(std::uint32_t actor, const Coding& coding) {
    auto& traits = traits_[actor];
    if (traits.entry != no_entry) return;
    if (traits.coding.country.empty() && traits.coding.body.empty()) {
        traits.coding.country = coding.country;
        traits.coding.body = coding.body;
    }
    if (traits.coding.sector.empty()) traits.coding.sector = coding.sector;
    actors_[actor].country = traits.coding.country;
    actors_[actor].sector = traits.coding.sector;
    actors_[actor].code = traits.coding.code();
    locate(actors_[actor]);
}

void ActorTable::locate(Actor& actor) const {
    if (actor.kind == ActorKind::place && !actor.country.empty() && !actor.coordinates)
        actor.coordinates = directory_.places().locate(actor.name, actor.country);
}

Reading::Reading(const Knowledge& knowledge, const text::Document& d, const syntax::Analysis& a)
    : directory(knowledge.directory),
      agents(knowledge.agents),
      offices(knowledge.offices),
      reference(knowledge.reference()),
      document(d),
      analysis(a),
      tree(d, a),
      day(d.info ? d.info->published : std::nullopt),
      sentence_of(a.words.size(), 0),
      name_at(a.words.size(), none),
      noun_at(a.words.size(), none),
      actors(knowledge.directory, day, d.info ? std::string_view(d.info->id) : std::string_view()),
      mention_at(a.words.size(), none) {
    for (std::uint32_t s = 0; s < d.sentences.size(); ++s)
        for (auto t = d.sentences[s].first; t < d.sentences[s].last; ++t) sentence_of[t] = s;
}

std::string Reading::country_adjective(std::string_view code) const {
    const auto entry = directory.country(code);
    if (entry == no_entry) return std::string(code);
    const auto& country = directory.at(entry);
    return country.adjectives.empty() ? country.name : country.adjectives.front();
}

std::string Reading::text(std::uint32_t first, std::uint32_t last) const {
    if (first >= last) return {};
    std::string out;
    bool blank = false;
    const auto begin = document.tokens[first].begin;
    for (const char c : std::string_view(document.text).substr(begin, document.tokens[last - 1].end - begin)) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (space && blank) continue;
        out += space ? ' ' : c;
        blank = space;
    }
    return out;
}

std::uint32_t Reading::add(Mention mention) {
    const auto index = static_cast<std::uint32_t>(mentions.size());
    mention.sentence = sentence_of[mention.head];
    if (mention_at[mention.head] == none) mention_at[mention.head] = index;
    mentions.push_back(std::move(mention));
    return index;
}

}  // namespace entente::actors
