#include "summary.hpp"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "progress.hpp"

namespace entente::cli {

std::string Summary::so_far(const Tally& tally) const {
    return fmt::format("{}, {}, {:.0f} documents/s", counted(tally.documents, "document"), counted(tally.events, "event"),
                       static_cast<double>(tally.documents) / std::max(seconds(), 0.001));
}

void Summary::print(const std::string& subject, const Tally& tally) const {
    std::string line = subject.empty() ? "" : subject + ": ";
    line += fmt::format("{} read", counted(tally.documents, "document"));
    if (!subject.empty()) line += fmt::format(", {} new", grouped(tally.added.documents));
    if (tally.added.unchanged) line += fmt::format(", {} unchanged", grouped(tally.added.unchanged));
    line += fmt::format("; {}, {}", counted(tally.events, "event"), counted(tally.ties, "tie"));
    if (tally.faults) line += fmt::format("; {} left out", counted(tally.faults, "input"));
    line += fmt::format("; {}\n", duration(seconds()));
    std::fputs(line.c_str(), stderr);
}

}  // namespace entente::cli
