#include "syntax/tree.hpp"

#include <algorithm>
#include <limits>

namespace entente::syntax {

bool TreeDecoder::is_tree(const std::int32_t* heads, std::size_t count) {
    mark_.assign(count, 0);
    std::size_t roots = 0;
    for (std::size_t i = 0; i < count; ++i) roots += heads[i] < 0;
    if (roots != 1) return false;
    for (std::size_t i = 0; i < count; ++i) {
        const auto round = static_cast<std::uint32_t>(i + 1);
        std::int32_t at = static_cast<std::int32_t>(i);
        while (at >= 0 && mark_[static_cast<std::size_t>(at)] == 0) {
            mark_[static_cast<std::size_t>(at)] = round;
            at = heads[at];
        }
        if (at >= 0 && mark_[static_cast<std::size_t>(at)] == round) return false;
    }
    return true;
}

void TreeDecoder::decode(const float* scores, std::size_t count, std::size_t stride, std::int32_t* heads) {
    for (std::size_t i = 0; i < count; ++i) {
        const float* row = scores + i * stride;
        std::int32_t best = -1;
        float best_score = row[0];
        for (std::size_t j = 0; j < count; ++j)
            if (j != i && row[j + 1] > best_score) {
                best_score = row[j + 1];
                best = static_cast<std::int32_t>(j);
            }
        heads[i] = best;
    }
    if (count == 0 || is_tree(heads, count)) return;
    // a cost on the root's arcs that no other gain can outweigh leaves exactly one of them
    float least = scores[0], most = scores[0];
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j <= count; ++j)
            if (j != i + 1) {
                least = std::min(least, scores[i * stride + j]);
                most = std::max(most, scores[i * stride + j]);
            }
    arborescence(scores, count, stride, (static_cast<double>(most) - least + 1) * static_cast<double>(count), heads);
}

// Contracts cycles one at a time over a dense matrix: node 0 is the root, node i + 1 word i. A cycle goes
// on under the name of one of its members; every arc keeps the pair of words that it stands for.
void TreeDecoder::arborescence(const float* scores, std::size_t count, std::size_t stride, double root_penalty, std::int32_t* heads) {
    constexpr double never = -std::numeric_limits<double>::infinity();
    const std::size_t n = count + 1;
    // weight_[v * n + u]: the best arc from u into v; from_/to_ the words it stands for
    weight_.assign(n * n, never);
    from_.assign(n * n, -1);
    to_.assign(n * n, -1);
    for (std::size_t v = 1; v < n; ++v)
        for (std::size_t u = 0; u < n; ++u) {
            if (u == v) continue;
            weight_[v * n + u] = static_cast<double>(scores[(v - 1) * stride + u]) - (u == 0 ? root_penalty : 0);
            from_[v * n + u] = static_cast<std::int32_t>(u);
            to_[v * n + u] = static_cast<std::int32_t>(v);
        }
    struct Cycle {
        std::vector<std::int32_t> members, from, to;   // each member's arc within the cycle
        std::vector<std::vector<std::int32_t>> words;  // that lie in each member
    };
    std::vector<Cycle> contractions;
    std::vector<char> alive(n, 1);
    std::vector<std::int32_t> inside(n, -1);  // the head of each word, once it is known
    best_.assign(n, -1);
    const auto choose = [&](std::size_t v) {
        std::int32_t best = -1;
        for (std::size_t u = 0; u < n; ++u)
            if (alive[u] && u != v && weight_[v * n + u] > never && (best < 0 || weight_[v * n + u] > weight_[v * n + static_cast<std::size_t>(best)]))
                best = static_cast<std::int32_t>(u);
        best_[v] = best;
    };
    for (std::size_t v = 1; v < n; ++v) choose(v);

    // which original words lie in a node, by the contractions that made it
    std::vector<std::vector<std::int32_t>> words(n);
    for (std::size_t v = 0; v < n; ++v) words[v] = {static_cast<std::int32_t>(v)};

    for (;;) {
        // find a cycle among the chosen arcs
        visit_.assign(n, 0);
        std::int32_t on_cycle = -1;
        for (std::size_t v = 1; v < n && on_cycle < 0; ++v) {
            if (!alive[v]) continue;
            const auto round = static_cast<std::int32_t>(v);
            std::int32_t at = round;
            while (at > 0 && visit_[static_cast<std::size_t>(at)] == 0) {
                visit_[static_cast<std::size_t>(at)] = round;
                at = best_[static_cast<std::size_t>(at)];
            }
            if (at > 0 && visit_[static_cast<std::size_t>(at)] == round) on_cycle = at;
        }
        if (on_cycle < 0) break;
        Cycle cycle;
        for (std::int32_t at = on_cycle;;) {
            const auto v = static_cast<std::size_t>(at);
            const auto u = static_cast<std::size_t>(best_[v]);
            cycle.members.push_back(at);
            cycle.from.push_back(from_[v * n + u]);
            cycle.to.push_back(to_[v * n + u]);
            cycle.words.push_back(words[v]);
            at = best_[v];
            if (at == on_cycle) break;
        }
        const auto node = static_cast<std::size_t>(on_cycle);
        std::vector<double> kept;
        for (const auto member : cycle.members) {
            const auto v = static_cast<std::size_t>(member);
            kept.push_back(weight_[v * n + static_cast<std::size_t>(best_[v])]);
        }
        std::vector<char> in_cycle(n, 0);
        for (const auto member : cycle.members) in_cycle[static_cast<std::size_t>(member)] = 1;
        // arcs into the cycle: what is gained over the arc that it would break; arcs out of it: the best of its members
        for (std::size_t u = 0; u < n; ++u) {
            if (!alive[u] || in_cycle[u]) continue;
            double into = never, out = never;
            std::int32_t into_from = -1, into_to = -1, out_from = -1, out_to = -1;
            for (std::size_t m = 0; m < cycle.members.size(); ++m) {
                const auto v = static_cast<std::size_t>(cycle.members[m]);
                if (weight_[v * n + u] > never && weight_[v * n + u] - kept[m] > into) {
                    into = weight_[v * n + u] - kept[m];
                    into_from = from_[v * n + u];
                    into_to = to_[v * n + u];
                }
                if (u > 0 && weight_[u * n + v] > out) {
                    out = weight_[u * n + v];
                    out_from = from_[u * n + v];
                    out_to = to_[u * n + v];
                }
            }
            weight_[node * n + u] = into;
            from_[node * n + u] = into_from;
            to_[node * n + u] = into_to;
            if (u > 0) {
                weight_[u * n + node] = out;
                from_[u * n + node] = out_from;
                to_[u * n + node] = out_to;
            }
        }
        for (const auto member : cycle.members)
            if (member != on_cycle) {
                const auto v = static_cast<std::size_t>(member);
                alive[v] = 0;
                words[node].insert(words[node].end(), words[v].begin(), words[v].end());
            }
        contractions.push_back(std::move(cycle));
        for (std::size_t v = 1; v < n; ++v)
            if (alive[v] && (v == node || in_cycle[static_cast<std::size_t>(best_[v])])) choose(v);
    }
    // arcs of the contracted graph, then each cycle's own but for the one that the arc into it broke
    for (std::size_t v = 1; v < n; ++v)
        if (alive[v]) {
            const auto at = v * n + static_cast<std::size_t>(best_[v]);
            inside[static_cast<std::size_t>(to_[at])] = from_[at];
        }
    for (std::size_t c = contractions.size(); c-- > 0;) {
        const auto& cycle = contractions[c];
        for (std::size_t m = 0; m < cycle.from.size(); ++m) {
            const auto& own = cycle.words[m];
            const bool entered = std::any_of(own.begin(), own.end(), [&](auto word) { return inside[static_cast<std::size_t>(word)] >= 0; });
            if (!entered) inside[static_cast<std::size_t>(cycle.to[m])] = cycle.from[m];
        }
    }
    for (std::size_t i = 0; i < count; ++i) heads[i] = inside[i + 1] - 1;
}

}  // namespace entente::syntax
