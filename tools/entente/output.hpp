#pragma once
// Standard output and standard error, and how words look on them.

#include <string>
#include <string_view>

namespace entente::cli {

enum class Ink { plain, strong, faint, source, target, trigger, good, bad };

/// Thrown where nobody reads standard output any more (`entente who ... | head`): the program ends, and nothing was wrong.
struct ReaderGone {};

/// Standard output, buffered. Throws Error (io) where the system refuses (disk full).
class Output {
public:
    Output();

    void write(std::string_view text);
    void line(std::string_view text = {});
    void flush();

    /// `text` in that ink where standard output is a terminal that wants colour, else `text` alone.
    std::string ink(Ink ink, std::string_view text) const;
    bool colour() const { return colour_; }
    /// Columns of the terminal; 0 where it is none, and nothing needs to fit.
    int width() const { return width_; }

private:
    std::string buffer_;
    bool colour_;
    int width_;
};

bool stderr_is_terminal();
/// One line on standard error: a fault.
void complain(std::string_view text);
/// One line on standard error: what is no fault, but should be known.
void remark(std::string_view text);

/// Control characters, which could steer a terminal, replaced; line breaks and tabs become blanks.
std::string printable(std::string_view text);
/// The columns that a text takes on a terminal.
int columns(std::string_view text);
/// At most `width` columns of a text, an ellipsis where it was cut.
std::string shorten(std::string_view text, int width);

}  // namespace entente::cli
