#include "output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include <sys/ioctl.h>
#include <unistd.h>
#include <fmt/format.h>
#include <utf8proc.h>

#include <entente/error.hpp>

namespace entente::cli {

namespace {

constexpr std::size_t buffered = 1 << 16;

bool wants_colour(int descriptor) {
    const char* no = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    return isatty(descriptor) && !(no && *no) && !(term && std::strcmp(term, "dumb") == 0);
}

int terminal_width() {
    winsize size{};
    return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::string_view code(Ink ink) {
    switch (ink) {
        case Ink::strong: return "1";
        case Ink::faint: return "2";
        case Ink::source: return "1;34";
        case Ink::target: return "1;35";
        case Ink::trigger: return "1;33";
        case Ink::good: return "32";
        case Ink::bad: return "31";
        case Ink::plain: break;
    }
    return {};
}

std::string coloured(Ink ink, std::string_view text) {
    return std::string("\x1b[").append(code(ink)).append("m").append(text).append("\x1b[0m");
}

// Calls with each code point and its bytes; what is no UTF-8 comes as U+FFFD, a byte at a time.
template <class Each>
void each_character(std::string_view text, Each each) {
    while (!text.empty()) {
        utf8proc_int32_t point = -1;
        auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &point);
        if (size <= 0) {
            size = 1;
            point = 0xfffd;
        }
        each(point, text.substr(0, static_cast<std::size_t>(size)));
        text.remove_prefix(static_cast<std::size_t>(size));
    }
}

// Bidirectional overrides turn a line round as control characters can; both are shown as U+FFFD.
bool steers(utf8proc_int32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfffd;
}

}  // namespace

Output::Output() : colour_(wants_colour(STDOUT_FILENO)), width_(terminal_width()) { buffer_.reserve(buffered); }

void Output::write(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= buffered) flush();
}

void Output::line(std::string_view text) {
    write(text);
    write("\n");
}

void Output::flush() {
    std::string_view left = buffer_;
    while (!left.empty()) {
        const auto written = ::write(STDOUT_FILENO, left.data(), left.size());
        if (written >= 0) {
            left.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EPIPE) {
            throw ReaderGone{};
        } else if (errno != EINTR) {
            throw Error(ErrorCode::io, fmt::format("cannot be written ({})", std::generic_category().message(errno)), "standard output", "see where it goes, and that there is room");
        }
    }
    buffer_.clear();
}

std::string Output::ink(Ink ink, std::string_view text) const {
    return colour_ && ink != Ink::plain ? coloured(ink, text) : std::string(text);
}

bool stderr_is_terminal() { return isatty(STDERR_FILENO); }

namespace {

void tell(std::string_view prefix, Ink ink, std::string_view text) {
    static const bool colour = wants_colour(STDERR_FILENO);
    std::string line = colour ? coloured(ink, prefix) : std::string(prefix);
    line.append(" ").append(printable(text)).append("\n");
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

void complain(std::string_view text) { tell("entente:", Ink::bad, text); }

void remark(std::string_view text) { tell("note:", Ink::faint, text); }

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    each_character(text, [&](utf8proc_int32_t c, std::string_view bytes) {
        if (c == '\n' || c == '\t' || c == '\r') out += ' ';
        else if (steers(c)) out += "\xef\xbf\xbd";
        else out += bytes;
    });
    return out;
}

int columns(std::string_view text) {
    int width = 0;
    each_character(text, [&](utf8proc_int32_t c, std::string_view) { width += utf8proc_charwidth(c); });
    return width;
}

std::string shorten(std::string_view text, int width) {
    if (columns(text) <= width) return std::string(text);
    std::string out;
    int used = 0;
    bool full = width < 1;
    each_character(text, [&](utf8proc_int32_t c, std::string_view bytes) {
        full = full || used + utf8proc_charwidth(c) > width - 1;
        if (full) return;
        out += bytes;
        used += utf8proc_charwidth(c);
    });
    return width < 1 ? out : out + "…";
}

}  // namespace entente::cli
