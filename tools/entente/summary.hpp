#pragma once
// What a run has done, in words: beside the progress bar, and in the line at the end.

#include <chrono>
#include <string>

#include <entente/entente.hpp>

namespace entente::cli {

class Summary {
public:
    /// "120 documents, 3,456 events, 55 documents/s".
    std::string so_far(const Tally& tally) const;
    /// One line on standard error; `subject` is what was made: a graph's file, or nothing.
    void print(const std::string& subject, const Tally& tally) const;

private:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

    const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace entente::cli
