#pragma once
// Rows of fields with a separator, quoted as RFC 4180 has it.

#include <string>
#include <string_view>

#include "formats/out/text_out.hpp"

namespace entente::formats {

class SeparatedRows {
public:
    SeparatedRows(std::ostream& out, char separator) : out_(out), separator_(separator) {}

    /// In quotes where it holds the separator, quotes or line breaks, or begins or ends with a blank. NUL, which R and SQL databases end
    /// a text at, and bytes that are no UTF-8 become U+FFFD.
    void text(std::string_view value);
    template <class Number>
    void number(Number value) {
        separate();
        out_.number(value);
    }
    void nothing() { separate(); }
    void row_ends() {
        out_ << "\n";
        first_ = true;
        out_.row_ends();
    }
    void end() { out_.end(); }

private:
    void separate() {
        if (!first_) out_.text() += separator_;
        first_ = false;
    }

    TextOut out_;
    char separator_;
    bool first_ = true;
    std::string scratch_;
};

}  // namespace entente::formats
