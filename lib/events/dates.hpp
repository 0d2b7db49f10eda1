#pragma once
// Expressions of time ("Thursday", "last month", "in mid-2014", "15 July") and the predicates that they date.

#include <cstdint>
#include <optional>
#include <vector>

#include <entente/date.hpp>

#include "events/predicates.hpp"
#include "events/scene.hpp"

namespace entente::events {

/// Tokens [first, last) of one sentence and what they mean on the document's day. A weekday or a bare month lies before
/// that day or after it, as the event is past or future: both readings are kept.
struct TimeExpression {
    std::uint32_t first = 0, last = 0;
    DateSpan past, future;
};

class Dates {
public:
    Dates(const Scene& scene, const Predicates& predicates);

    /// The span of a predicate: of an expression that hangs on it, on its carrier or on a clause above it in the same
    /// report; else the document's day for what has happened; empty for what has not.
    std::optional<DateSpan> of(const Predicate& p) const;

private:
    void find(std::uint32_t first, std::uint32_t last);
    std::optional<TimeExpression> read(std::uint32_t t, std::uint32_t last) const;
    std::uint32_t head_of(const TimeExpression& e) const;

    const Scene& scene_;
    const Predicates& predicates_;
    std::optional<Date> today_;
    std::vector<TimeExpression> expressions_;
    std::vector<std::uint32_t> expression_at_;  // by token: index of the expression that hangs on it, or no_token
};

}  // namespace entente::events
