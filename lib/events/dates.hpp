#pragma once
// Which expression of time dates which predicate.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <entente/date.hpp>

#include "events/predicates.hpp"
#include "events/scene.hpp"
#include "syntax/time_expressions.hpp"

namespace entente::events {

class Dates {
public:
    /// Keeps references to all three.
    Dates(const Scene& scene, const Predicates& predicates, std::span<const syntax::TimeExpression> times);

    /// The days of a predicate: of an expression that hangs on it, on its carrier, on an argument that is no event, or on a clause
    /// above it in the same report; else the document's day for what has happened; empty for what has not, for what comes again
    /// and again, and for what the text puts into the past without a date.
    std::optional<DateSpan> of(const Predicate& p) const;

private:
    /// What a text says of when: days, or that they are not known.
    struct Answer { std::optional<DateSpan> span; };

    void hang(std::uint32_t expression);
    std::optional<Answer> on(std::uint32_t token, const Predicate& p) const;
    std::optional<Answer> beside(std::uint32_t head, const Predicate& p, int depth) const;
    std::optional<Answer> above(std::uint32_t token, const Predicate& p) const;
    std::optional<Answer> read(const syntax::TimeExpression& e, const Predicate& p) const;

    const Scene& scene_;
    const Predicates& predicates_;
    std::span<const syntax::TimeExpression> times_;
    std::optional<Date> today_;
    std::vector<std::uint32_t> first_on_, next_;  // by token, the first expression that hangs on it; by expression, the next on that token
    std::vector<std::uint32_t> at_;               // by token: the expression whose head it is
};

}  // namespace entente::events
