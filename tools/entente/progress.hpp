#pragma once
// The progress bar: on standard error, and only where that is a terminal.

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace entente::cli {

/// How long the rest takes, by the pace of the last half minute: a start that loads, or documents that are passed over, says little of it.
class TimeLeft {
public:
    /// `seconds` since the start, and what is done by then; called in the order of time.
    void saw(double seconds, std::uint64_t done);
    /// In seconds; nothing where less than a second was seen, or nothing is known to move.
    std::optional<double> until(std::uint64_t total) const;

private:
    struct Moment {
        double seconds;
        std::uint64_t done;
    };
    std::deque<Moment> seen_;
};

class Progress {
public:
    Progress();
    ~Progress() { clear(); }

    /// `done` of `total` units of work (0: unknown), after which comes `text`. Draws ten times a second at most.
    void show(std::uint64_t done, std::uint64_t total, std::string_view text);
    /// Takes the bar away, so that a line can be written in its place.
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    const bool on_;
    const Clock::time_point start_ = Clock::now();
    Clock::time_point drawn_{};
    TimeLeft left_;
    bool visible_ = false;
};

/// "0.4 s", "12 s", "3:07", "1:02:45".
std::string duration(double seconds);
/// "12,345".
std::string grouped(std::uint64_t number);
/// "1 document", "12,345 documents".
std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace entente::cli
