#pragma once
// Documents that wait in a graph's database to be read.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// Any number of programs, on any number of machines, may add and take at once: what one has taken no other is given, until it is
/// finished, or the program ends, however it ends. All members throw Error.
class WorkQueue {
public:
    struct Item {
        std::string key;      // of the content: the same is in the queue once
        std::string origin;   // where it came from, for people
        std::string content;
    };
    struct Faulty {
        std::size_t item;  // of those that were taken
        std::string why;
    };
    struct Counts {
        std::uint64_t waiting = 0;  // those that are taken among them
        std::uint64_t done = 0;
        std::uint64_t faulty = 0;   // could not be read, or contradict the graph
        std::uint64_t aside = 0;    // taken `most_attempts` times, and each time the program ended
    };
    static constexpr int most_attempts = 3;

    virtual ~WorkQueue() = default;
    /// The number that are new.
    virtual std::uint64_t add(std::span<const Item> items) = 0;
    /// Takes up to `most`, none where none is free; what is then added to the store is stored when finish() is called, and not before. One
    /// that a program has taken before, and not finished, comes alone. What has been taken too often is set aside and given to `aside`.
    virtual std::vector<Item> take(std::size_t most, const std::function<void(const Item&)>& aside) = 0;
    /// What was taken is done, but for those that are faulty; in one transaction with what was added to the store since.
    virtual void finish(std::span<const Faulty> faulty) = 0;
    /// What was taken is free again, and what was added to the store since is not stored.
    virtual void let_go() noexcept = 0;
    /// Those that are faulty or set aside wait again. How many those are.
    virtual std::uint64_t retry() = 0;
    virtual Counts counts() = 0;
    /// Those that are faulty or set aside, and why; by origin.
    virtual void each_left(const std::function<void(const std::string& origin, const std::string& why)>& take) = 0;
};

}  // namespace entente
