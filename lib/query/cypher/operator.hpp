#pragma once
// A step of a plan. Rows are pulled through: each operator takes them from its input and hands them on, one at a time.

#include <memory>
#include <string>
#include <vector>

#include "query/cypher/frame.hpp"

namespace entente::cypher {

class Operator;
using OperatorPtr = std::shared_ptr<Operator>;

class Operator {
public:
    Operator(std::vector<OperatorPtr> inputs, double rows) : rows_(rows), inputs_(std::move(inputs)) {}
    virtual ~Operator() = default;

    /// Begins anew, with the row as it stands.
    virtual void open(Frame& frame) { input().open(frame); }
    /// Makes the row the next one; false where there is none.
    virtual bool next(Frame& frame) = 0;

    // What EXPLAIN shows.
    virtual std::string name() const = 0;
    virtual std::string details() const { return {}; }
    double rows() const { return rows_; }
    const std::vector<OperatorPtr>& inputs() const { return inputs_; }

protected:
    Operator& input(std::size_t number = 0) { return *inputs_[number]; }

private:
    double rows_;  // about how many it makes, each time it is opened
    std::vector<OperatorPtr> inputs_;
};

/// The plan as an indented tree: what comes last first.
std::string plan_text(const Operator& last);

}  // namespace entente::cypher
