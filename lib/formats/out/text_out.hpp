#pragma once
// A stream that text is gathered for and written to in large pieces.

#include <array>
#include <charconv>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include <entente/error.hpp>

namespace entente::formats {

class TextOut {
public:
    explicit TextOut(std::ostream& out) : out_(out) {}

    /// What is still to be written; more may be appended.
    std::string& text() { return text_; }
    TextOut& operator<<(std::string_view text) {
        text_ += text;
        return *this;
    }
    /// The shortest decimal number that reads back as this one.
    template <class Number>
    TextOut& number(Number value) {
        append_number(text_, value);
        return *this;
    }
    template <class Number>
    static void append_number(std::string& to, Number value) {
        std::array<char, 32> digits;
        to.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
    }

    /// 16 hex digits, as ids of edges are written.
    TextOut& hex(std::uint64_t value) {
        constexpr int digits = 16;
        const auto from = text_.size();
        text_.resize(from + digits);
        for (int i = digits; i-- > 0; value >>= 4) text_[from + static_cast<std::size_t>(i)] = "0123456789abcdef"[value & 15];
        return *this;
    }

    /// After each row.
    void row_ends() {
        if (text_.size() >= piece) flush();
    }
    /// Throws Error (io) where not all was written.
    void end() {
        flush();
        out_.flush();
        check();
    }

private:
    static constexpr std::size_t piece = 1 << 16;

    void flush() {
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
        check();
    }
    void check() const {
        if (!out_) throw Error(ErrorCode::io, "writing failed", "the file of the graph", "see that there is room on the disk");
    }

    std::ostream& out_;
    std::string text_;
};

}  // namespace entente::formats
