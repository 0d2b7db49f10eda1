#include "progress.hpp"

#include <cmath>
#include <cstdio>

#include <fmt/format.h>

#include "output.hpp"

namespace entente::cli {

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
    const double seconds = std::chrono::duration<double>(now - start_).count();
    if (total > done && done > 0 && seconds > 1)
        line += fmt::format("  {} left", duration(seconds * static_cast<double>(total - done) / static_cast<double>(done)));
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
