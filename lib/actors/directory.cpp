#include "actors/directory.hpp"

#include <algorithm>
#include <functional>

#include "actors/normalise.hpp"

namespace entente::actors {
namespace {

std::uint32_t look_up(const std::unordered_map<std::string_view, std::uint32_t>& index, std::string_view key) {
    const auto at = index.find(key);
    return at == index.end() ? no_entry : at->second;
}

}  // namespace

std::size_t Directory::slot(std::string_view id) const {
    const auto mask = by_id_.size() - 1;
    auto at = std::hash<std::string_view>{}(id) & mask;
    while (by_id_[at] != no_entry && entries_[by_id_[at]].id != id) at = (at + 1) & mask;
    return at;
}

std::uint32_t Directory::find(std::string_view id) const { return by_id_.empty() ? no_entry : by_id_[slot(id)]; }
std::uint32_t Directory::country(std::string_view code) const { return look_up(countries_, code); }
std::uint32_t Directory::government(std::string_view code) const { return look_up(governments_, code); }

std::vector<Naming> Directory::find_name(std::string_view name) const {
    std::vector<Naming> found;
    Normaliser normaliser;
    const auto& pieces = normaliser.pieces(name);
    auto state = NameTrie::root;
    bool capitals = true;
    for (const auto& piece : pieces) {
        const auto word = trie_.word(piece.text);
        if (word == NameTrie::none || (state = trie_.step(state, word)) == NameTrie::none) return found;
        capitals = capitals && piece.shape != Shape::lower && piece.shape != Shape::capitalized;
    }
    if (pieces.empty()) return found;
    for (const auto value : trie_.values(state)) {
        const auto& naming = namings_[value];
        if (naming.letters == NameCase::capitals && !capitals) continue;
        const bool known =
            std::any_of(found.begin(), found.end(), [&](const Naming& other) { return other.entry == naming.entry; });
        if (!known) found.push_back(naming);
    }
    return found;
}

}  // namespace entente::actors
