#pragma once
// Items through a function on many threads, results out in the order in which the items went in.

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace entente::pipeline {

/// How much may be under way at once: what holds the producer back, and so bounds the memory of a run.
struct ConveyorLimits {
    unsigned threads = 1;
    std::size_t items = 16;           // read but not yet handed on
    std::size_t cost = 64u << 20;     // their summed cost; one item may exceed it alone
};

template <class Item, class Result>
class Conveyor {
public:
    explicit Conveyor(ConveyorLimits limits) : limits_(limits) {}

    /// `produce(put)` runs on a thread of its own and calls `put(item, cost)` for each item; where `put` returns false, the
    /// run has ended and it should return. `make_work()` is called once a thread and gives what turns an Item into a
    /// Result. `consume(Result&&)` runs on the calling thread, in order. The first exception of any of the three ends the
    /// run and is thrown here, after all threads have stopped; of results before it none is lost.
    template <class Produce, class MakeWork, class Consume>
    void run(Produce produce, MakeWork make_work, Consume consume) {
        std::vector<std::jthread> threads;
        // Declared after `threads`, so that it runs before they are joined: whatever ends this function wakes them up.
        const struct Halt {
            Conveyor& conveyor;
            ~Halt() { conveyor.halt(); }
        } halt{*this};

        threads.emplace_back([&] { this->feed(produce); });
        for (unsigned i = 0; i < std::max(1u, limits_.threads); ++i) threads.emplace_back([&] { this->labour(make_work); });
        while (auto result = next()) consume(std::move(*result));
    }

    /// Ends a run, from any thread: what was not handed on yet is dropped.
    void halt() {
        const std::lock_guard lock(mutex_);
        halted_ = true;
        room_.notify_all();
        work_.notify_all();
        done_.notify_all();
    }

private:
    struct Slot {
        Item item;
        std::size_t cost;
        std::optional<Result> result{};
        std::exception_ptr fault{};
        bool done() const { return result || fault; }
    };

    template <class Produce>
    void feed(Produce& produce) {
        std::exception_ptr fault;
        try {
            produce([this](Item item, std::size_t cost) { return put(std::move(item), cost); });
        } catch (...) {
            fault = std::current_exception();
        }
        const std::lock_guard lock(mutex_);
        producer_fault_ = fault;
        complete_ = true;
        work_.notify_all();
        done_.notify_all();
    }

    bool put(Item item, std::size_t cost) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return halted_ || slots_.empty() || (slots_.size() < limits_.items && cost_ + cost <= limits_.cost); });
        if (halted_) return false;
        slots_.push_back({std::move(item), cost});
        cost_ += cost;
        work_.notify_one();
        return true;
    }

    template <class MakeWork>
    void labour(MakeWork& make_work) {
        std::optional<decltype(make_work())> work;
        std::exception_ptr unfit;
        try {
            work.emplace(make_work());
        } catch (...) {
            unfit = std::current_exception();  // reported with the first item that this thread takes
        }
        std::unique_lock lock(mutex_);
        for (;;) {
            work_.wait(lock, [&] { return halted_ || taken_ < slots_.size() || complete_; });
            if (halted_ || taken_ >= slots_.size()) return;
            Slot& slot = slots_[taken_++];  // a deque's elements stay where they are
            lock.unlock();
            std::optional<Result> result;
            std::exception_ptr fault = unfit;
            if (!fault) {
                try {
                    result.emplace((*work)(std::move(slot.item)));
                } catch (...) {
                    fault = std::current_exception();
                }
            }
            lock.lock();
            slot.result = std::move(result);
            slot.fault = fault;
            if (slots_.front().done()) done_.notify_one();
        }
    }

    std::optional<Result> next() {
        std::unique_lock lock(mutex_);
        done_.wait(lock, [&] { return halted_ || (slots_.empty() ? complete_ : slots_.front().done()); });
        if (halted_) return std::nullopt;
        if (slots_.empty()) {
            if (producer_fault_) std::rethrow_exception(producer_fault_);
            return std::nullopt;
        }
        Slot slot = std::move(slots_.front());
        slots_.pop_front();
        --taken_;
        cost_ -= slot.cost;
        room_.notify_one();
        lock.unlock();
        if (slot.fault) std::rethrow_exception(slot.fault);
        return std::move(slot.result);
    }

    const ConveyorLimits limits_;
    std::mutex mutex_;
    std::condition_variable room_, work_, done_;
    std::deque<Slot> slots_;       // in the order of the items; the front is handed on next
    std::size_t taken_ = 0;        // slots that a thread has taken, from the front
    std::size_t cost_ = 0;         // of all slots
    bool complete_ = false;        // the producer has returned
    bool halted_ = false;          // the run is over
    std::exception_ptr producer_fault_;
};

}  // namespace entente::pipeline
