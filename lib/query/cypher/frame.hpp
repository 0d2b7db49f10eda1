#pragma once
// What a running query works on: one row of slots, and what all its parts share.

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "query/cypher/property_graph.hpp"
#include "query/cypher/value.hpp"

namespace entente::cypher {

/// How far a query may go.
struct Limits {
    std::chrono::milliseconds time{60'000};
    std::uint64_t steps = 200'000'000;  // relationships looked at, rows made
    std::uint64_t kept = 5'000'000;     // rows held in memory: to be sorted, told apart, collected
};

/// Thrown where a limit ends a query; says which.
struct Exhausted {
    std::string limit;
};

class Run {
public:
    Run(PropertyGraph& asked, const Limits& limits) : graph(asked), limits_(limits), start_(std::chrono::steady_clock::now()) {}

    /// Counts a step.
    void step() {
        if (++steps_ % 1024 == 0 || steps_ > limits_.steps) check();
    }

    /// Counts a row that is held in memory.
    void keep() {
        if (++kept_ > limits_.kept) throw Exhausted{"rows in memory"};
    }

    PropertyGraph& graph;

private:
    void check() const {
        if (steps_ > limits_.steps) throw Exhausted{"steps"};
        if (std::chrono::steady_clock::now() - start_ > limits_.time) throw Exhausted{"time"};
    }

    Limits limits_;
    std::chrono::steady_clock::time_point start_;
    std::uint64_t steps_ = 0, kept_ = 0;
};

/// A row. Each variable and each intermediate value of one query has a slot of its own, so that a row is passed on by doing nothing.
struct Frame {
    Frame(Run& whole, std::size_t width) : run(whole), slots(width) {}

    Run& run;
    std::vector<Value> slots;
};

/// An expression, ready to be evaluated.
using Compiled = std::function<Value(Frame&)>;

}  // namespace entente::cypher
