#include "serve/store_pool.hpp"

#include <chrono>

namespace entente::cli {

StorePool::StorePool(std::string graph, std::size_t most) : graph_(std::move(graph)), may_open_(most - 1) { free_.push_back(Store::open(graph_)); }

std::optional<StorePool::Lease> StorePool::take() {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, std::chrono::seconds(10), [&] { return !free_.empty() || may_open_ > 0; })) return std::nullopt;
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
        freed_.notify_one();
        throw;
    }
}

void StorePool::give_back(std::unique_ptr<Store> store) {
    {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(store));
    }
    freed_.notify_one();
}

}  // namespace entente::cli
