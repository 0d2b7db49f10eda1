#include "syntax/dependencies.hpp"

namespace entente::syntax {

Dependencies::Dependencies(const text::Document& document, const Analysis& analysis) : document_(document), analysis_(analysis) {
    const auto n = size();
    begin_.assign(n + 1, 0);
    for (std::uint32_t t = 0; t < n; ++t)
        if (const auto h = head(t); h != no_token) ++begin_[h + 1];
    for (std::uint32_t t = 0; t < n; ++t) begin_[t + 1] += begin_[t];
    children_.resize(begin_[n]);
    auto at = begin_;
    for (std::uint32_t t = 0; t < n; ++t)
        if (const auto h = head(t); h != no_token) children_[at[h]++] = t;
}

std::uint32_t Dependencies::child(std::uint32_t t, Deprel r) const {
    for (const auto c : children(t))
        if (rel(c) == r) return c;
    return no_token;
}

}  // namespace entente::syntax
