#include "formats/import/line_feed.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace entente::formats {
namespace {

/// The largest items of Wikidata have a few megabytes.
constexpr std::size_t longest_line = std::size_t{64} << 20;

/// The next line without its end; false at the end of the stream. `whole` is false where it was too long: what is beyond is passed over.
bool next_line(std::streambuf& in, std::string& line, bool& whole) {
    using Traits = std::streambuf::traits_type;
    line.clear();
    whole = true;
    bool any = false;
    for (auto c = in.sbumpc(); !Traits::eq_int_type(c, Traits::eof()); c = in.sbumpc()) {
        any = true;
        if (Traits::to_char_type(c) == '\n') break;
        if (line.size() < longest_line) line += Traits::to_char_type(c);
        else whole = false;
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return any;
}

}  // namespace

std::size_t feed_lines(std::istream& in, ActorReader& reader, const ActorSink& sink) {
    std::string line;
    bool whole = true;
    std::size_t number = 0;
    while (next_line(*in.rdbuf(), line, whole)) {
        ++number;
        std::string_view text = line;
        if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        if (!whole) sink.skipped(number, "the line is longer than 64 MB");
        else if (text::first_invalid_utf8(text)) sink.skipped(number, "the line is no UTF-8");
        else if (std::ranges::any_of(text, [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f'; }))
            sink.skipped(number, "the line holds a control character");
        else reader.line(number, text);
    }
    reader.end();
    return number;
}

}  // namespace entente::formats
