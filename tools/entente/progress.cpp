#include "progress.hpp"

#include <cmath>
#include <cstdio>

#include <fmt/format.h>

#include "output.hpp"

namespace entente::cli {

void TimeLeft::saw(double seconds, std::uint64_t done) {
    constexpr double lately = 30;
    if (seen_.empty()) seen_.push_back({0, 0});
    seen_.push_back({seconds, done});
    while (seen_.size() > 2 && seen_[1].seconds <= seconds - lately) seen_.pop_front();
}

std::optional<double> TimeLeft::until(std::uint64_t total) const {
    if (seen_.empty() || total <= seen_.back().done) return std::nullopt;
    const double seconds = seen_.back().seconds - seen_.front().seconds;
    const auto done = seen_.back().done - seen_.front().done;
    if (seconds < 1 || done == 0) return std::nullopt;
    return seconds * static_cast<double>(total - seen_.back().done) / static_cast<double>(done);
}

Progress::Progress() : on_(stderr_is_terminal()) {}

void Progress::show(std::uint64_t done, std::uint64_t total, std::string_view text) {
    if (!on_) return;
    const auto now = Clock::now();
    if (now - drawn_ < std::chrono::milliseconds(100)) return;
    drawn_ = now;
    std::string line;
    if (total > 0) {
        constexpr int cells = 24;
        const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
        const int full = static_cast<int>(share * cells);
        for (int i = 0; i < cells; ++i) line += i < full ? "█" : "░";
        line += fmt::format(" {:3.0f} %  ", share * 100);
    }
    line += text;
    left_.saw(std::chrono::duration<double>(now - start_).count(), done);
    if (const auto seconds = left_.until(total)) line += fmt::format("  {} left", duration(*seconds));
    std::fputs(("\r\x1b[K" + line).c_str(), stderr);
    std::fflush(stderr);
    visible_ = true;
}

void Progress::clear() {
    if (!visible_) return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
    visible_ = false;
}

std::string duration(double seconds) {
    if (seconds < 9.95) return fmt::format("{:.1f} s", seconds);
    const auto whole = static_cast<std::uint64_t>(std::lround(seconds));
    if (whole < 100) return fmt::format("{} s", whole);
    if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

std::string counted(std::uint64_t number, std::string_view noun) {
    return fmt::format("{} {}{}", grouped(number), noun, number == 1 ? "" : "s");
}

}  // namespace entente::cli
