#include <entente/graph.hpp>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <tuple>

#include <entente/error.hpp>

namespace entente {

std::string to_hex(EdgeId id) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, id >>= 4) *digit = digits[id & 15];
    return text;
}

std::optional<EdgeId> from_hex(std::string_view text) {
    EdgeId id = 0;
    if (text.size() != 16) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id, 16);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return id;
}

Graph::Graph(std::vector<Actor> actors, std::vector<Relation> relations, std::vector<Link> links)
    : actors_(std::move(actors)), relations_(std::move(relations)) {
    for (const auto& link : links) {
        if (link.source >= actors_.size() || link.target >= actors_.size() || link.facts.relation >= relations_.size())
            throw Error(ErrorCode::usage, "a link names an actor or a relation that is not there", to_hex(link.facts.id));
    }
    std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
        return std::tie(a.source, a.target, a.facts.id) < std::tie(b.source, b.target, b.facts.id);
    });

    facts_.reserve(links.size());
    sources_.reserve(links.size());
    targets_.reserve(links.size());
    out_.assign(actors_.size() + 1, 0);
    in_.assign(actors_.size() + 1, 0);
    for (const auto& link : links) {
        facts_.push_back(link.facts);
        sources_.push_back(link.source);
        targets_.push_back(link.target);
        ++out_[link.source + 1];
        ++in_[link.target + 1];
    }
    std::partial_sum(out_.begin(), out_.end(), out_.begin());
    std::partial_sum(in_.begin(), in_.end(), in_.begin());

    in_edges_.resize(links.size());
    auto next = in_;
    for (std::uint32_t edge = 0; edge < targets_.size(); ++edge) in_edges_[next[targets_[edge]]++] = edge;

    by_id_.resize(actors_.size());
    std::iota(by_id_.begin(), by_id_.end(), Vertex{0});
    std::sort(by_id_.begin(), by_id_.end(), [this](Vertex a, Vertex b) { return actors_[a].id < actors_[b].id; });
}

std::optional<Graph::Vertex> Graph::find(std::string_view actor_id) const {
    const auto at = std::lower_bound(by_id_.begin(), by_id_.end(), actor_id,
                                     [this](Vertex vertex, std::string_view id) { return actors_[vertex].id < id; });
    if (at == by_id_.end() || actors_[*at].id != actor_id) return std::nullopt;
    return *at;
}

}  // namespace entente
