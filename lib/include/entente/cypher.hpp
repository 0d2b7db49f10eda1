#pragma once
// Questions to a graph in the read-only core of openCypher (docs/query-language.md).

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <entente/date.hpp>
#include <entente/filter.hpp>
#include <entente/graph.hpp>
#include <entente/store.hpp>

namespace entente {

/// An edge in an answer.
struct AnswerEdge {
    EdgeFacts facts;
    Relation relation;
    std::string type;  // as queries call it: "HOLDS_OFFICE"
    std::string source, target;  // ids of actors
    Record best;       // the best evidence
};
struct AnswerPath {
    std::vector<Actor> actors;
    std::vector<AnswerEdge> edges;  // one less
};
/// Written as ISO 8601: "P1M10D".
struct AnswerDuration {
    std::string iso;
};
struct AnswerValue;
using AnswerList = std::vector<AnswerValue>;
using AnswerMap = std::map<std::string, AnswerValue>;

/// A value in an answer, or of a parameter.
struct AnswerValue {
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Date, AnswerDuration, Actor, std::shared_ptr<const AnswerEdge>,
                 std::shared_ptr<const AnswerPath>, AnswerList, AnswerMap>
        value;  // monostate: null
};

/// A number, a string between quotes, true, false, null, a list or a map, as a query writes it; any other text is a string.
AnswerValue parameter_value(std::string_view text);

struct CypherOptions {
    Filter filter;                       // relationships are the edges that it lets through
    AnswerMap parameters;                // by name, without `$`; neither actors nor edges
    std::size_t rows = 1'000;            // at most
    std::chrono::milliseconds time{60'000};
    std::uint64_t steps = 200'000'000;   // edges looked at, rows made
};
struct CypherSummary {
    std::uint64_t rows = 0;
    bool more = false;      // there are more rows
    std::string exhausted;  // the limit that ended the query before its end: "time", "steps" or "rows in memory"; rows may be missing
};

/// A question, understood and planned. It is answered as the graph stood when it was made.
class CypherQuery {
public:
    /// Throws Error (usage) with line and column where the text is no query, or asks what the graph cannot be asked. The store must
    /// outlive the query.
    CypherQuery(Store& store, std::string_view text, const CypherOptions& options = {});
    ~CypherQuery();
    CypherQuery(CypherQuery&&) noexcept;

    const std::vector<std::string>& columns() const;
    /// Whether the text begins with EXPLAIN: what is wanted is the plan.
    bool explains() const;
    /// The operators as an indented tree.
    std::string plan() const;
    /// Hands out the rows, as many values as there are columns. Throws Error (usage) where a value is none that an operator or
    /// function can take.
    CypherSummary run(const std::function<void(const AnswerList&)>& take);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace entente
