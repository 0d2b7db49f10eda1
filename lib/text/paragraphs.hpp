#pragma once
// Where paragraphs begin and end in clean text.

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente::text {

/// Bytes [begin, end) of the text, without blanks at either end; never empty.
struct Paragraph {
    std::uint32_t begin = 0, end = 0;
};

/// Blank lines part paragraphs, unless every line stands between blank lines and sentences go on across them. A single line
/// break does too, unless the text is wrapped at a width, or the sentence plainly goes on in the next line.
std::vector<Paragraph> paragraphs(std::string_view text);

/// Bytes; a longer paragraph, which nobody wrote for readers, is read in pieces.
inline constexpr std::uint32_t longest_paragraph = 100'000;

/// The piece that a paragraph begins with: all of it unless it is too long, else up to the last blank behind which a sentence seems to
/// begin, or the last blank, or the last character that is allowed.
Paragraph first_piece(std::string_view text, const Paragraph& paragraph);

}  // namespace entente::text
