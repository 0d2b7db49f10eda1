#pragma once
// The queue of work in a PostgreSQL database.

#include <string>
#include <vector>

#include <entente/work_queue.hpp>

#include "store/postgres/database.hpp"

namespace entente::store {

/// Who takes a document locks its row until the transaction ends that also stores what it says. That it was taken is written through a
/// second connection, and so stands even if the program that took it is killed.
class PostgresWorkQueue final : public WorkQueue {
public:
    PostgresWorkQueue(PostgresDatabase& database, const std::string& address);

    std::uint64_t add(std::span<const Item> items) override;
    std::vector<Item> take(std::size_t most, const std::function<void(const Item&)>& aside) override;
    void finish(std::span<const Faulty> faulty) override;
    void let_go() noexcept override;
    std::uint64_t retry() override;
    Counts counts() override;
    void each_left(const std::function<void(const std::string&, const std::string&)>& take) override;

private:
    std::vector<Item> lock(Statement& select, std::size_t most);

    PostgresDatabase& database_;
    Connection witness_;
    std::string name_;  // of this program, for people who look at the table
    Statement fresh_, met_before_, set_aside_, done_, faulty_, forget_attempts_;
    std::vector<std::string> taken_;  // keys
};

}  // namespace entente::store
