#pragma once
// Operators that take rows as they are: choose, order, count, join them.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "query/cypher/aggregate.hpp"
#include "query/cypher/operator.hpp"

namespace entente::cypher {

/// The row as it stands, once: where a plan begins.
class Argument final : public Operator {
public:
    Argument() : Operator({}, 1) {}
    void open(Frame&) override { done_ = false; }
    bool next(Frame&) override { return !std::exchange(done_, true); }
    std::string name() const override { return "Argument"; }

private:
    bool done_ = true;
};

class Select final : public Operator {
public:
    Select(OperatorPtr input, double rows, Compiled condition, Position position, std::string details)
        : Operator({std::move(input)}, rows), condition_(std::move(condition)), position_(position), details_(std::move(details)) {}
    bool next(Frame& frame) override;
    std::string name() const override { return "Filter"; }
    std::string details() const override { return details_; }

private:
    Compiled condition_;
    Position position_;
    std::string details_;
};

/// An expression and the slot that its value goes to.
struct Assignment {
    Compiled expression;
    std::size_t slot = 0;
};

class Project final : public Operator {
public:
    Project(OperatorPtr input, std::vector<Assignment> assignments, std::string details)
        : Operator({input}, input->rows()), assignments_(std::move(assignments)), details_(std::move(details)) {}
    bool next(Frame& frame) override;
    std::string name() const override { return "Project"; }
    std::string details() const override { return details_; }

private:
    std::vector<Assignment> assignments_;
    std::string details_;
};

/// One row for each item of a list.
class Unwind final : public Operator {
public:
    Unwind(OperatorPtr input, double rows, Compiled list, std::size_t slot, std::string details)
        : Operator({std::move(input)}, rows), expression_(std::move(list)), slot_(slot), details_(std::move(details)) {}
    void open(Frame& frame) override;
    bool next(Frame& frame) override;
    std::string name() const override { return "Unwind"; }
    std::string details() const override { return details_; }

private:
    Compiled expression_;
    std::size_t slot_;
    std::string details_;
    Value list_;
    std::size_t at_ = 0, size_ = 0;
};

/// The first of rows that are equivalent in these slots.
class Distinct final : public Operator {
public:
    Distinct(OperatorPtr input, double rows, std::vector<std::size_t> slots) : Operator({std::move(input)}, rows), slots_(std::move(slots)) {}
    void open(Frame& frame) override;
    bool next(Frame& frame) override;
    std::string name() const override { return "Distinct"; }

private:
    std::vector<std::size_t> slots_;
    std::unordered_set<List, Hash, Equivalent> seen_;
};

/// One row for each group of rows with equivalent keys; without keys, one row whatever comes.
class Aggregate final : public Operator {
public:
    Aggregate(OperatorPtr input, double rows, std::vector<Assignment> keys, std::vector<AggregateCall> calls, std::string details)
        : Operator({std::move(input)}, rows), keys_(std::move(keys)), calls_(std::move(calls)), details_(std::move(details)),
          keeps_rows_(std::any_of(calls_.begin(), calls_.end(), keeps_values)) {}
    void open(Frame& frame) override;
    bool next(Frame& frame) override;
    std::string name() const override { return "Aggregate"; }
    std::string details() const override { return details_; }

private:
    struct Group {
        List keys;
        std::vector<std::unique_ptr<Accumulator>> accumulators;
    };
    Group& add_group(Frame& frame, List keys);
    Group& group_of(Frame& frame);
    void gather(Frame& frame);

    std::vector<Assignment> keys_;
    std::vector<AggregateCall> calls_;
    std::string details_;
    bool keeps_rows_;
    std::vector<Group> groups_;  // in the order in which they came
    std::unordered_map<List, std::size_t, Hash, Equivalent> group_numbers_;
    std::size_t at_ = 0;
    bool gathered_ = false;
};

/// How many rows are left out, and how many are taken after them.
struct Bounds {
    std::uint64_t skip = 0;
    std::optional<std::uint64_t> limit;

    std::uint64_t end() const { return limit && *limit <= UINT64_MAX - skip ? skip + *limit : UINT64_MAX; }
};

struct SortKey {
    Compiled expression;
    bool descending = false;
};

/// Rows in order, within bounds. Equal rows stay in the order in which they come.
class Sort final : public Operator {
public:
    Sort(OperatorPtr input, double rows, std::vector<SortKey> keys, std::vector<std::size_t> kept, Bounds bounds, std::string details)
        : Operator({std::move(input)}, rows), keys_(std::move(keys)), kept_(std::move(kept)), bounds_(bounds), details_(std::move(details)) {}
    void open(Frame& frame) override;
    bool next(Frame& frame) override;
    std::string name() const override { return bounds_.limit ? "Top" : "Sort"; }
    std::string details() const override { return details_; }

private:
    struct Row {
        List keys, values;
        std::size_t number = 0;
    };
    bool comes_before(const Row& a, const Row& b) const;
    void gather(Frame& frame);

    std::vector<SortKey> keys_;
    std::vector<std::size_t> kept_;  // slots that are asked for later
    Bounds bounds_;
    std::string details_;
    std::vector<Row> rows_;
    std::size_t at_ = 0;
    bool gathered_ = false;
};

/// Leaves rows out.
class Cut final : public Operator {
public:
    Cut(OperatorPtr input, double rows, Bounds bounds, std::string details)
        : Operator({std::move(input)}, rows), bounds_(bounds), details_(std::move(details)) {}
    void open(Frame& frame) override;
    bool next(Frame& frame) override;
    std::string name() const override { return bounds_.limit ? "Limit" : "Skip"; }
    std::string details() const override { return details_; }

private:
    Bounds bounds_;
    std::string details_;
    std::uint64_t to_skip_ = 0, left_ = 0;
};

}  // namespace entente::cypher
