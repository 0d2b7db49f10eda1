#include "query/cypher/row_operators.hpp"

#include <algorithm>

#include "query/cypher/value_operations.hpp"

namespace entente::cypher {
namespace {

List values_in(const Frame& frame, const std::vector<std::size_t>& slots) {
    List values;
    values.reserve(slots.size());
    for (const auto slot : slots) values.push_back(frame.slots[slot]);
    return values;
}

}  // namespace

bool Select::next(Frame& frame) {
    while (input().next(frame)) {
        frame.run.step();
        if (truth(condition_(frame), position_) == true) return true;
    }
    return false;
}

bool Project::next(Frame& frame) {
    if (!input().next(frame)) return false;
    for (const auto& [expression, slot] : assignments_) frame.slots[slot] = expression(frame);
    return true;
}

void Unwind::open(Frame& frame) {
    Operator::open(frame);
    at_ = size_ = 0;
}

bool Unwind::next(Frame& frame) {
    while (at_ == size_) {
        if (!input().next(frame)) return false;
        list_ = expression_(frame);
        at_ = 0;
        // What is no list is unwound as a list of itself.
        size_ = list_.list() ? list_.list()->size() : list_.is_null() ? 0 : 1;
    }
    frame.run.step();
    frame.slots[slot_] = list_.list() ? (*list_.list())[at_] : list_;
    ++at_;
    return true;
}

void Distinct::open(Frame& frame) {
    Operator::open(frame);
    seen_.clear();
}

bool Distinct::next(Frame& frame) {
    while (input().next(frame)) {
        if (!seen_.insert(values_in(frame, slots_)).second) continue;
        frame.run.keep();
        return true;
    }
    return false;
}

void Aggregate::open(Frame& frame) {
    Operator::open(frame);
    groups_.clear();
    group_numbers_.clear();
    at_ = 0;
    gathered_ = false;
}

Aggregate::Group& Aggregate::add_group(Frame& frame, List keys) {
    frame.run.keep();
    Group group;
    group.keys = std::move(keys);
    for (const auto& call : calls_) group.accumulators.push_back(make_accumulator(call, frame));
    return groups_.emplace_back(std::move(group));
}

Aggregate::Group& Aggregate::group_of(Frame& frame) {
    if (keys_.empty()) return groups_.empty() ? add_group(frame, {}) : groups_.front();
    List keys;
    keys.reserve(keys_.size());
    for (const auto& key : keys_) keys.push_back(key.expression(frame));
    const auto [at, is_new] = group_numbers_.try_emplace(std::move(keys), groups_.size());
    return is_new ? add_group(frame, at->first) : groups_[at->second];
}

void Aggregate::gather(Frame& frame) {
    gathered_ = true;
    while (input().next(frame)) {
        frame.run.step();
        if (keeps_rows_) frame.run.keep();
        auto& group = group_of(frame);
        for (std::size_t i = 0; i < calls_.size(); ++i) group.accumulators[i]->take(calls_[i].argument ? calls_[i].argument(frame) : Value(true));
    }
    if (groups_.empty() && keys_.empty()) add_group(frame, {});
}

bool Aggregate::next(Frame& frame) {
    if (!gathered_) gather(frame);
    if (at_ == groups_.size()) return false;
    auto& group = groups_[at_++];
    for (std::size_t i = 0; i < keys_.size(); ++i) frame.slots[keys_[i].slot] = std::move(group.keys[i]);
    for (std::size_t i = 0; i < calls_.size(); ++i) frame.slots[calls_[i].slot] = group.accumulators[i]->result();
    group = {};
    return true;
}

void Sort::open(Frame& frame) {
    Operator::open(frame);
    rows_.clear();
    at_ = 0;
    gathered_ = false;
}

bool Sort::comes_before(const Row& a, const Row& b) const {
    for (std::size_t i = 0; i < keys_.size(); ++i)
        if (const auto step = order(a.keys[i], b.keys[i]); step != 0) return keys_[i].descending ? step > 0 : step < 0;
    return a.number < b.number;
}

void Sort::gather(Frame& frame) {
    gathered_ = true;
    const auto most = bounds_.end();
    const auto before = [this](const Row& a, const Row& b) { return comes_before(a, b); };
    std::size_t number = 0;
    while (most > 0 && input().next(frame)) {
        frame.run.step();
        Row row;
        row.number = number++;
        for (const auto& key : keys_) row.keys.push_back(key.expression(frame));
        if (rows_.size() == most) {
            // The last of those that are kept stands at the top of the heap.
            if (!before(row, rows_.front())) continue;
            std::pop_heap(rows_.begin(), rows_.end(), before);
            rows_.pop_back();
        } else {
            frame.run.keep();
        }
        row.values = values_in(frame, kept_);
        rows_.push_back(std::move(row));
        if (bounds_.limit) std::push_heap(rows_.begin(), rows_.end(), before);
    }
    std::sort(rows_.begin(), rows_.end(), before);
    at_ = static_cast<std::size_t>(std::min<std::uint64_t>(bounds_.skip, rows_.size()));
}

bool Sort::next(Frame& frame) {
    if (!gathered_) gather(frame);
    if (at_ == rows_.size()) return false;
    auto& row = rows_[at_++];
    for (std::size_t i = 0; i < kept_.size(); ++i) frame.slots[kept_[i]] = std::move(row.values[i]);
    return true;
}

void Cut::open(Frame& frame) {
    Operator::open(frame);
    to_skip_ = bounds_.skip;
    left_ = bounds_.limit.value_or(UINT64_MAX);
}

bool Cut::next(Frame& frame) {
    if (left_ == 0) return false;
    for (; to_skip_ > 0; --to_skip_)
        if (!input().next(frame)) return false;
    if (!input().next(frame)) return false;
    --left_;
    return true;
}

}  // namespace entente::cypher
