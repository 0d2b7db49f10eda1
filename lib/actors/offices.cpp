#include "actors/offices.hpp"

#include <algorithm>

namespace entente::actors {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

}  // namespace

Offices::Offices(const Directory& directory, const Agents& agents)
    : directory_(directory), agents_(agents), held_(directory.size()) {
    for (std::uint32_t e = 0; e < directory.size(); ++e) {
        for (const auto& role : directory.at(e).roles) {
            if (role.title.empty()) continue;  // a code alone names no office
            const auto of = country_of(role.of);
            auto office = office_of(role.title);
            titles_.insert(lower(role.title));
            holdings_[{of, office}].push_back({e, role.term, lower(role.title)});
            held_[e].push_back({std::move(office), lower(role.title), of, role.term});
        }
    }
    for (auto& [key, holdings] : holdings_) {
        std::stable_sort(holdings.begin(), holdings.end(), [](const Holding& a, const Holding& b) {
            if (!a.term.from || !b.term.from) return !a.term.from && b.term.from;
            return *a.term.from < *b.term.from;
        });
    }
}

/// The country of a government; offices of the two are the same.
std::uint32_t Offices::country_of(std::uint32_t entry) const {
    if (entry == no_entry || directory_.at(entry).kind != ActorKind::government) return entry;
    const auto& government = directory_.at(entry);
    const auto country = directory_.country(government.country);
    return country != no_entry && directory_.government(government.country) == entry ? country : entry;
}

std::string Offices::office_of(std::string_view title) const {
    // "President of the Republic", "Prime Minister and Minister of Defence": the office is what the title begins with.
    for (auto end = title.size(); end > 0 && end != std::string_view::npos; end = title.rfind(' ', end - 1)) {
        if (const auto agent = agents_.find(title.substr(0, end))) return agents_.at(*agent).office;
        if (end == 0) break;
    }
    return lower(title);
}

std::uint32_t Offices::holder(std::uint32_t of, std::string_view office, const std::optional<Date>& day,
                              std::string_view title) const {
    const auto all = holders(of, office);
    for (auto holding = all.rbegin(); holding != all.rend(); ++holding)
        if ((!day || holding->term.holds_on(*day)) && (title.empty() || holding->title == title)) return holding->person;
    return no_entry;
}

std::span<const Offices::Holding> Offices::holders(std::uint32_t of, std::string_view office) const {
    const auto at = holdings_.find(std::pair{country_of(of), std::string(office)});
    if (at == holdings_.end()) return {};
    return at->second;
}

bool Offices::ever_held(std::uint32_t person, std::string_view office, std::uint32_t of) const {
    of = country_of(of);
    return std::any_of(held_[person].begin(), held_[person].end(),
                       [&](const Held& held) { return held.office == office && (of == no_entry || held.of == of); });
}

bool Offices::held_on(std::uint32_t person, std::string_view office, const std::optional<Date>& day,
                      std::string_view title) const {
    return std::any_of(held_[person].begin(), held_[person].end(), [&](const Held& held) {
        return held.office == office && (title.empty() || held.title == title) && (!day || held.term.holds_on(*day));
    });
}

}  // namespace entente::actors
