#include <entente/query.hpp>

#include <fmt/format.h>

namespace entente {
namespace {

constexpr std::size_t most_named = 6;  // candidates in an error; the rest are counted

}  // namespace

std::vector<ActorMatch> find_actors(Store& store, std::string_view text) {
    std::vector<ActorMatch> found;
    for (const auto& [number, match] : store.match_name(text)) found.push_back({number, store.actor(number), match});
    return found;
}

ActorNo find_one_actor(Store& store, std::string_view text) {
    const auto found = find_actors(store, text);
    if (found.size() == 1) return found.front().number;
    if (found.empty()) {
        std::string near;
        for (const auto& [number, edges] : store.list_actors(text, most_named))
            near += fmt::format("{}{}", near.empty() ? "" : ", ", store.actor(number).id);
        throw Error(ErrorCode::usage, "no actor has this id, name or alias", std::string(text),
                    near.empty() ? "list the graph's actors with 'entente actors GRAPH'" : "perhaps one of these was meant: " + near);
    }
    std::string candidates;
    for (std::size_t i = 0; i < found.size() && i < most_named; ++i)
        candidates += fmt::format("{}{} ({})", i ? ", " : "", found[i].actor.id, found[i].actor.name);
    if (found.size() > most_named) candidates += fmt::format(" and {} more", found.size() - most_named);
    throw Error(ErrorCode::usage, fmt::format("{} actors have this name", found.size()), std::string(text),
                "say which by its id: " + candidates);
}

}  // namespace entente
