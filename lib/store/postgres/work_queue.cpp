#include "store/postgres/work_queue.hpp"

#include <array>
#include <unordered_map>

#include <fmt/format.h>
#include <unistd.h>

namespace entente::store {
namespace {

constexpr Oid text_type = 25;

std::string name_of_program() {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return fmt::format("{}/{}", host.data(), ::getpid());
}

}  // namespace

PostgresWorkQueue::PostgresWorkQueue(PostgresDatabase& database, const std::string& address)
    : database_(database), witness_(address), name_(name_of_program()),
      fresh_(database, "SELECT key, origin, content FROM work WHERE state = 'waiting' AND NOT EXISTS (SELECT 1 FROM work_attempts AS a WHERE a.key = work.key)"
                       " ORDER BY number LIMIT ? FOR UPDATE SKIP LOCKED"),
      met_before_(database, "SELECT key, origin, content, (SELECT count(*) FROM work_attempts AS a WHERE a.key = work.key) FROM work"
                            " WHERE state = 'waiting' ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED"),
      set_aside_(database, "UPDATE work SET state = 'aside', fault = ?2 WHERE key = ?1"),
      done_(database, "UPDATE work SET state = 'done', content = '', fault = NULL WHERE key = ?"),
      faulty_(database, "UPDATE work SET state = 'faulty', fault = ?2 WHERE key = ?1"),
      forget_attempts_(database, "DELETE FROM work_attempts WHERE key = ?") {}

std::uint64_t PostgresWorkQueue::add(std::span<const Item> items) {
    Statement insert(database_, "INSERT INTO work (key, origin, content, state) VALUES (?, ?, ?, 'waiting') ON CONFLICT DO NOTHING");
    std::uint64_t added = 0;
    database_.begin_taking();
    try {
        for (const auto& item : items) {
            run(insert, item.key, item.origin, item.content);
            added += database_.changes();
        }
        database_.end_taking();
    } catch (...) {
        database_.stop_taking();
        throw;
    }
    return added;
}

std::vector<WorkQueue::Item> PostgresWorkQueue::take(std::size_t most, const std::function<void(const Item&)>& aside) {
    std::vector<Item> items;
    taken_.clear();
    const auto add = [&](Statement& row) { items.push_back({text(row, 0), text(row, 1), text(row, 2)}); };
    database_.begin_taking();
    try {
        each_row(fresh_, add, static_cast<std::int64_t>(most));
        if (items.empty()) {
            std::int64_t attempts = 0;
            each_row(met_before_, [&](Statement& row) { add(row), attempts = number(row, 3); });
            if (!items.empty() && attempts >= most_attempts) {
                const auto why = fmt::format("taken {} times, and each time the program that read it ended", attempts);
                run(set_aside_, items.front().key, why);
                run(forget_attempts_, items.front().key);
                database_.end_taking();
                aside(items.front());
                return take(most, aside);
            }
        }
        if (items.empty()) {
            database_.end_taking();
            return items;
        }
        for (const auto& item : items) {
            taken_.push_back(item.key);
            Parameters parameters;
            parameters.set(1, text_type, std::string(item.key));
            parameters.set(2, text_type, std::string(name_));
            witness_.execute("INSERT INTO work_attempts (key, taken_by) VALUES ($1, $2)", parameters);
        }
    } catch (...) {
        database_.stop_taking();
        throw;
    }
    return items;
}

void PostgresWorkQueue::finish(std::span<const Faulty> faulty) {
    std::unordered_map<std::size_t, const std::string*> faults;
    for (const auto& each : faulty) faults.emplace(each.item, &each.why);
    for (std::size_t i = 0; i < taken_.size(); ++i) {
        if (const auto fault = faults.find(i); fault != faults.end()) run(faulty_, taken_[i], *fault->second);
        else run(done_, taken_[i]);
        run(forget_attempts_, taken_[i]);
    }
    database_.end_taking();
    taken_.clear();
}

void PostgresWorkQueue::let_go() noexcept {
    database_.stop_taking();
    taken_.clear();
}

std::uint64_t PostgresWorkQueue::retry() {
    return database_.execute("UPDATE work SET state = 'waiting', fault = NULL WHERE state IN ('faulty', 'aside')");
}

WorkQueue::Counts PostgresWorkQueue::counts() {
    Counts counts;
    Statement select(database_, "SELECT count(*) FILTER (WHERE state = 'waiting'), count(*) FILTER (WHERE state = 'done'),"
                                " count(*) FILTER (WHERE state = 'faulty'), count(*) FILTER (WHERE state = 'aside') FROM work");
    each_row(select, [&](Statement& row) {
        const auto at = [&](int column) { return static_cast<std::uint64_t>(number(row, column)); };
        counts = {at(0), at(1), at(2), at(3)};
    });
    return counts;
}

void PostgresWorkQueue::each_left(const std::function<void(const std::string&, const std::string&)>& take) {
    Statement left(database_, "SELECT origin, fault FROM work WHERE state IN ('faulty', 'aside') ORDER BY origin, key", Use::many);
    each_row(left, [&](Statement& row) { take(text(row, 0), text(row, 1)); });
}

}  // namespace entente::store
