#include "graph/network.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace entente {

void Network::take(std::vector<Graph::Vertex>& around, std::vector<double>& sum, std::vector<char>& met) {
    std::sort(around.begin(), around.end());
    for (const auto other : around) {
        links_.push_back({other, sum[other]});
        sum[other] = 0;
        met[other] = 0;
    }
    begin_.push_back(links_.size());
}

Parts by_size(std::vector<std::uint32_t> of) {
    constexpr auto unnumbered = UINT32_MAX;
    std::vector<std::uint32_t> first_met(of.empty() ? 0 : *std::max_element(of.begin(), of.end()) + std::size_t{1}, unnumbered), sizes;
    for (auto& part : of) {
        auto& number = first_met[part];
        if (number == unnumbered) {
            number = static_cast<std::uint32_t>(sizes.size());
            sizes.push_back(0);
        }
        part = number;
        ++sizes[part];
    }
    std::vector<std::uint32_t> order(sizes.size()), rank(sizes.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return sizes[a] > sizes[b]; });
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
    for (auto& part : of) part = rank[part];
    std::stable_sort(sizes.begin(), sizes.end(), std::greater<>());
    return {std::move(of), std::move(sizes)};
}

}  // namespace entente
