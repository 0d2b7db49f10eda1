#pragma once
// Open stores for the threads that answer: one thread at a time uses one.

#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <entente/store.hpp>

namespace entente::cli {

class StorePool {
public:
    /// At most `most` stores are open at a time, the first of them from now on. Throws Error where the graph cannot be opened.
    StorePool(std::string graph, std::size_t most);

    /// A store until its end, then it goes back.
    class Lease {
    public:
        Lease(StorePool& pool, std::unique_ptr<Store> store) : pool_(&pool), store_(std::move(store)) {}
        Lease(Lease&&) = default;
        ~Lease() {
            if (store_) pool_->give_back(std::move(store_));
        }
        Store& operator*() const { return *store_; }
        Store* operator->() const { return store_.get(); }

    private:
        StorePool* pool_;
        std::unique_ptr<Store> store_;
    };
    /// Waits for one, each in its turn, at most half a minute: then there is none.
    std::optional<Lease> take();

private:
    void give_back(std::unique_ptr<Store> store);

    const std::string graph_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::list<char> waiting_;  // a place for each that waits, the first to come first
    std::vector<std::unique_ptr<Store>> free_;
    std::size_t may_open_;
};

}  // namespace entente::cli
