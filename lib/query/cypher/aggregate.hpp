#pragma once
// Functions that make one value of many rows.

#include <memory>
#include <string>

#include "query/cypher/frame.hpp"
#include "query/cypher/functions.hpp"

namespace entente::cypher {

struct AggregateCall {
    const FunctionInfo* function = nullptr;
    bool distinct = false;
    Compiled argument;  // absent: count(*)
    Compiled share;     // of a percentile: which
    Position position;
    std::size_t slot = 0;  // where the result goes
};

/// Whether it holds all values that it takes, not just a result.
bool keeps_values(const AggregateCall& call);

class Accumulator {
public:
    virtual ~Accumulator() = default;
    virtual void take(const Value& value) = 0;
    virtual Value result() = 0;
};

/// Fails where a percentile is none from 0 to 1.
std::unique_ptr<Accumulator> make_accumulator(const AggregateCall& call, Frame& frame);

}  // namespace entente::cypher
