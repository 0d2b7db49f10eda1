#pragma once
// A map from actors to small numbers that is filled and thrown away with every search: open addressing, no allocation an entry.

#include <cstdint>
#include <utility>
#include <vector>

#include <entente/store.hpp>

namespace entente::query {

class ActorIndex {
public:
    ActorIndex() { clear(); }

    void clear() {
        slots_.assign(64, Slot{});
        size_ = 0;
    }
    /// The number of an actor; none where it has none.
    const std::uint32_t* find(ActorNo actor) const {
        const auto& slot = slots_[place(actor)];
        return slot.actor ? &slot.number : nullptr;
    }
    /// Gives an actor a number where it has none. The number it has, and whether it is new.
    std::pair<std::uint32_t, bool> emplace(ActorNo actor, std::uint32_t number) {
        if (2 * size_ >= slots_.size()) grow();
        auto& slot = slots_[place(actor)];
        if (slot.actor) return {slot.number, false};
        slot = {actor, number};
        ++size_;
        return {number, true};
    }

private:
    struct Slot {
        ActorNo actor = 0;  // none has the number 0
        std::uint32_t number = 0;
    };

    std::size_t place(ActorNo actor) const {
        const auto mask = slots_.size() - 1;
        auto at = static_cast<std::size_t>(static_cast<std::uint64_t>(actor) * 0x9E3779B97F4A7C15u >> 32) & mask;  // Fibonacci hashing
        while (slots_[at].actor && slots_[at].actor != actor) at = (at + 1) & mask;
        return at;
    }
    void grow() {
        auto old = std::move(slots_);
        slots_.assign(4 * old.size(), Slot{});
        for (const auto& slot : old)
            if (slot.actor) slots_[place(slot.actor)] = slot;
    }

    std::vector<Slot> slots_;  // a power of two
    std::size_t size_ = 0;
};

}  // namespace entente::query
