#pragma once
// Faults that a run survived: each told in a line as it comes, and counted for the exit status.

#include <cstdint>

#include <entente/error.hpp>

#include "progress.hpp"
#include "verb.hpp"

namespace entente::cli {

class FaultLog {
public:
    explicit FaultLog(Progress& progress) : progress_(progress) {}

    void operator()(const Error& error) {
        progress_.clear();
        complain(error.what());
        ++count_;
    }
    void note(const std::string& text) {
        progress_.clear();
        remark(text);
    }
    std::uint64_t count() const { return count_; }
    int status() const { return count_ ? faulty : done; }

private:
    Progress& progress_;
    std::uint64_t count_ = 0;
};

}  // namespace entente::cli
