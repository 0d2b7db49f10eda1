#pragma once
// Records as files that other programs read. What they look like is in docs/file-formats.md.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include <entente/error.hpp>
#include <entente/record.hpp>

namespace entente {

/// Appends the record as one JSON object on one line, without the line's end. Valid UTF-8 whatever the record holds: what is
/// none becomes U+FFFD.
void append_json(std::string& out, const Record& record);

/// The record that a JSON object says. Its ids come from its content; those that stand there are not looked at. Throws Error
/// (input) that names `where`, the member, and what was expected.
Record parse_record(std::string_view json, std::string_view where);

/// Reads JSON Lines, as append_json writes them, document by document.
class RecordReader {
public:
    /// `name` stands for the stream in errors. A line that is no record is given to `fault` and left out.
    RecordReader(std::istream& in, std::string name, std::function<void(const Error&)> fault);

    /// The records of the next document: those of all following lines with the same document. It has no text and no sentences
    /// of its own. False at the end.
    bool next(Extraction& out);

private:
    bool next_record(Record& out);

    std::istream& in_;
    std::string name_, line_;
    std::function<void(const Error&)> fault_;
    std::size_t number_ = 0;
    bool ahead_ = false;  // next_ holds the first record of the next document
    Record next_;
};

}  // namespace entente
