#include "query/cypher/aggregate.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "query/cypher/value_operations.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher {
namespace {

class Count final : public Accumulator {
public:
    void take(const Value&) override { ++count_; }
    Value result() override { return count_; }

private:
    std::int64_t count_ = 0;
};

class Collect final : public Accumulator {
public:
    void take(const Value& value) override { list_.push_back(value); }
    Value result() override { return std::move(list_); }

private:
    List list_;
};

class Extreme final : public Accumulator {
public:
    explicit Extreme(bool greatest) : greatest_(greatest) {}
    void take(const Value& value) override {
        if (extreme_.is_null() || (greatest_ ? order(value, extreme_) > 0 : order(value, extreme_) < 0)) extreme_ = value;
    }
    Value result() override { return std::move(extreme_); }

private:
    bool greatest_;
    Value extreme_;
};

class Sum final : public Accumulator {
public:
    Sum(const AggregateCall& call, bool average) : call_(call), average_(average) {}
    void take(const Value& value) override {
        if (!value.is_number() && !value.duration())
            throw error_at(call_.position, fmt::format("{}() takes numbers and durations, not {}", call_.function->name, with_article(value.type())));
        // Averages are taken of floating-point numbers, whose sum does not overflow.
        const Value addend = average_ && value.integer() ? Value(value.number()) : value;
        sum_ = count_++ == 0 ? addend : arithmetic(BinaryOperator::add, sum_, addend, call_.position);
    }
    Value result() override {
        if (count_ == 0) return average_ ? Value() : Value(std::int64_t{0});
        return average_ ? arithmetic(BinaryOperator::divide, sum_, count_, call_.position) : sum_;
    }

private:
    const AggregateCall& call_;
    bool average_;
    Value sum_;
    std::int64_t count_ = 0;
};

/// By Welford's method.
class Deviation final : public Accumulator {
public:
    Deviation(const AggregateCall& call, bool of_sample) : call_(call), of_sample_(of_sample) {}
    void take(const Value& value) override {
        if (!value.is_number()) throw error_at(call_.position, fmt::format("{}() takes numbers, not {}", call_.function->name, with_article(value.type())));
        ++count_;
        const auto from_mean = value.number() - mean_;
        mean_ += from_mean / count_;
        squares_ += from_mean * (value.number() - mean_);
    }
    Value result() override {
        const auto among = of_sample_ ? count_ - 1 : count_;
        return among > 0 ? std::sqrt(squares_ / among) : 0.0;
    }

private:
    const AggregateCall& call_;
    bool of_sample_;
    double count_ = 0, mean_ = 0, squares_ = 0;
};

class Percentile final : public Accumulator {
public:
    Percentile(const AggregateCall& call, double share, bool continuous) : call_(call), share_(share), continuous_(continuous) {}
    void take(const Value& value) override {
        if (!value.is_number()) throw error_at(call_.position, fmt::format("{}() takes numbers, not {}", call_.function->name, with_article(value.type())));
        numbers_.push_back(value);
    }
    Value result() override {
        if (numbers_.empty()) return {};
        std::sort(numbers_.begin(), numbers_.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
        const auto size = static_cast<double>(numbers_.size());
        if (!continuous_) return numbers_[static_cast<std::size_t>(std::max(std::ceil(share_ * size) - 1, 0.0))];
        const auto place = share_ * (size - 1);
        const auto below = numbers_[static_cast<std::size_t>(place)].number(), above = numbers_[static_cast<std::size_t>(std::ceil(place))].number();
        return below + (above - below) * (place - std::floor(place));
    }

private:
    const AggregateCall& call_;
    double share_;
    bool continuous_;
    List numbers_;
};

class Distinctly final : public Accumulator {
public:
    explicit Distinctly(std::unique_ptr<Accumulator> inner) : inner_(std::move(inner)) {}
    void take(const Value& value) override {
        if (seen_.insert(value).second) inner_->take(value);
    }
    Value result() override { return inner_->result(); }

private:
    std::unique_ptr<Accumulator> inner_;
    std::unordered_set<Value, Hash, Equivalent> seen_;
};

/// All but count(*) leave nulls out.
class WithoutNulls final : public Accumulator {
public:
    explicit WithoutNulls(std::unique_ptr<Accumulator> inner) : inner_(std::move(inner)) {}
    void take(const Value& value) override {
        if (!value.is_null()) inner_->take(value);
    }
    Value result() override { return inner_->result(); }

private:
    std::unique_ptr<Accumulator> inner_;
};

std::unique_ptr<Accumulator> bare(const AggregateCall& call, Frame& frame) {
    const auto name = call.function->name;
    if (name == "count") return std::make_unique<Count>();
    if (name == "collect") return std::make_unique<Collect>();
    if (name == "min" || name == "max") return std::make_unique<Extreme>(name == "max");
    if (name == "sum" || name == "avg") return std::make_unique<Sum>(call, name == "avg");
    if (name == "stDev" || name == "stDevP") return std::make_unique<Deviation>(call, name == "stDev");
    const auto share = call.share(frame);
    if (!share.is_number() || !(share.number() >= 0 && share.number() <= 1))
        throw error_at(call.position, fmt::format("{}() takes a percentile from 0.0 to 1.0", name));
    return std::make_unique<Percentile>(call, share.number(), name == "percentileCont");
}

}  // namespace

bool keeps_values(const AggregateCall& call) {
    return call.distinct || call.function->name == "collect" || call.function->name.starts_with("percentile");
}

std::unique_ptr<Accumulator> make_accumulator(const AggregateCall& call, Frame& frame) {
    auto accumulator = bare(call, frame);
    if (call.distinct) accumulator = std::make_unique<Distinctly>(std::move(accumulator));
    if (call.argument) accumulator = std::make_unique<WithoutNulls>(std::move(accumulator));
    return accumulator;
}

}  // namespace entente::cypher
