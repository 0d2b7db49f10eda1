#include "serve/store_pool.hpp"

#include <chrono>

namespace entente::cli {
namespace {

constexpr std::chrono::seconds patience{30};

}  // namespace

StorePool::StorePool(std::string graph, std::size_t most) : graph_(std::move(graph)), may_open_(most - 1) { free_.push_back(Store::open(graph_)); }

std::optional<StorePool::Lease> StorePool::take() {
    std::unique_lock lock(mutex_);
    const auto place = waiting_.insert(waiting_.end(), 0);
    const bool mine = freed_.wait_for(lock, patience, [&] { return place == waiting_.begin() && (!free_.empty() || may_open_ > 0); });
    waiting_.erase(place);
    freed_.notify_all();  // another is the first now
    if (!mine) return std::nullopt;
    if (!free_.empty()) {
        auto store = std::move(free_.back());
        free_.pop_back();
        return Lease(*this, std::move(store));
    }
    --may_open_;
    lock.unlock();
    try {
        return Lease(*this, Store::open(graph_));
    } catch (...) {
        lock.lock();
        ++may_open_;
        freed_.notify_all();
        throw;
    }
}

void StorePool::give_back(std::unique_ptr<Store> store) {
    {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(store));
    }
    freed_.notify_all();
}

}  // namespace entente::cli
