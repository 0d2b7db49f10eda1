#include "text/reader.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "text/json_document.hpp"
#include "text/utf8.hpp"

namespace entente::text {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t largest_page = 16'000'000;  // bytes of HTML, whose tree takes many times that

enum class Kind { unknown, plain, html, lines, json };

Kind kind_of(const fs::path& file) {
    auto extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    if (extension == ".txt") return Kind::plain;
    if (extension == ".html" || extension == ".htm") return Kind::html;
    if (extension == ".jsonl") return Kind::lines;
    if (extension == ".json") return Kind::json;
    return Kind::unknown;
}

std::string at_line(const std::string& name, std::uint64_t line) { return fmt::format("{}:{}", name, line); }

/// No text at all, or not text: throws Error (input) that says where.
void check_bytes(std::string_view bytes, const std::string& name, std::uint64_t first_line) {
    const auto place = [&](std::size_t at) {
        return at_line(name, first_line + static_cast<std::uint64_t>(
                                              std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n')));
    };
    const auto column = [&](std::size_t at) { return at - (at == 0 ? 0 : bytes.rfind('\n', at - 1) + 1) + 1; };
    const auto control = std::find_if(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && !(byte >= '\t' && byte <= '\r')) || byte == 0x7F;
    });
    const auto bad = first_invalid_utf8(bytes);
    if (control != bytes.end()) {
        const auto at = static_cast<std::size_t>(control - bytes.begin());
        if (!bad || at < *bad) {
            if (*control == '\0')
                throw Error(ErrorCode::input, fmt::format("binary data: a NUL at byte {} of the line", column(at)), place(at),
                            "give text in UTF-8 (iconv -f UTF-16 -t UTF-8 converts UTF-16)");
            throw Error(ErrorCode::input,
                        fmt::format("control character U+{:04X} at byte {} of the line", static_cast<unsigned>(*control),
                                    column(at)),
                        place(at), "remove it, or give the text instead of a binary file");
        }
    }
    if (bad) {
        const auto utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
        throw Error(ErrorCode::input, fmt::format("invalid UTF-8 at byte {} of the line", column(*bad)), place(*bad),
                    utf16 ? "it looks like UTF-16: convert it with iconv -f UTF-16 -t UTF-8"
                          : "convert the file to UTF-8, for example with iconv");
    }
}

bool is_only_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto c = decode(text, at);
        if (!is_blank(c.value) && !is_invisible(c.value)) return false;
        at += c.size;
    }
    return true;
}

/// The same for the same title and text, wherever they were read.
std::string content_id(const RawDocument& raw) {
    const auto title = XXH64(raw.info.title.data(), raw.info.title.size(), 0);
    return fmt::format("doc-{:016x}", XXH64(raw.text.data(), raw.text.size(), title));
}

std::string remedy_for_size(std::size_t limit) {
    return fmt::format("documents of up to {} bytes are taken: cut it into parts", limit);
}

/// Reads a stream to its end or to `limit` bytes more than are taken.
std::string slurp(std::istream& in, std::size_t limit, const std::string& name, std::string bytes = {}) {
    constexpr std::size_t step = 1 << 16;
    while (in) {
        const auto size = bytes.size();
        bytes.resize(size + step);
        in.read(bytes.data() + size, step);
        bytes.resize(size + static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > limit)
            throw Error(ErrorCode::input, fmt::format("a document is larger than {} bytes", limit), name, remedy_for_size(limit));
    }
    if (in.bad()) throw Error(ErrorCode::io, "reading failed", name, "check the device and the permissions");
    return bytes;
}

/// What there is to read, at least a byte before the end: a pipe gives what was written to it, however little, and who wrote it waits for
/// what is made of it.
std::string_view read_some(std::istream& in, std::span<char> buffer) {
    if (in.peek() == std::char_traits<char>::eof()) return {};
    const auto size = static_cast<std::streamsize>(buffer.size());
    if (in.rdbuf()->in_avail() > 0) return {buffer.data(), static_cast<std::size_t>(in.readsome(buffer.data(), size))};
    in.read(buffer.data(), size);
    return {buffer.data(), static_cast<std::size_t>(in.gcount())};
}

class Reader {
public:
    Reader(const ReaderOptions& options, const OnDocument& on_document, const OnFault& on_fault)
        : options_(options), on_document_(on_document), on_fault_(on_fault) {}

    /// False: the caller has had enough.
    bool input(const std::string& name);
    std::uint64_t documents() const { return documents_; }

private:
    bool folder(const fs::path& path);
    void list(const fs::path& path, std::vector<fs::path>& files, std::uint64_t& skipped);
    bool file(const fs::path& path, Kind kind);
    bool stream(std::istream& in, const std::string& name);
    bool whole(std::istream& in, const std::string& name, Format format, std::string start = {});
    bool lines(std::istream& in, const std::string& name, std::string start = {});
    bool json(std::istream& in, const std::string& name);
    bool json_text(std::string_view json, const std::string& name, std::uint64_t line, std::uint64_t bytes);
    bool hand_over(RawDocument&& raw);
    /// Runs `work`; an Error goes to the caller, and the reading goes on.
    template <class Work>
    bool survive(Work&& work) {
        try {
            return work();
        } catch (const Error& error) {
            on_fault_(error);
            return true;
        }
    }

    const ReaderOptions& options_;
    const OnDocument& on_document_;
    const OnFault& on_fault_;
    std::uint64_t documents_ = 0;
};

bool Reader::hand_over(RawDocument&& raw) {
    if (is_only_blank(raw.text))
        throw Error(ErrorCode::input, "empty: there is no text in it", raw.origin, "remove it, or give it text");
    if (raw.info.id.empty()) raw.info.id = content_id(raw);
    raw.default_published = options_.published;
    ++documents_;
    return on_document_(std::move(raw));
}

bool Reader::whole(std::istream& in, const std::string& name, Format format, std::string start) {
    RawDocument raw;
    const auto limit = format == Format::html ? std::min(options_.largest_document, largest_page) : options_.largest_document;
    raw.text = slurp(in, limit, name, std::move(start));
    raw.format = format;
    raw.origin = name;
    raw.input_bytes = raw.text.size();
    check_bytes(raw.text, name, 1);
    return hand_over(std::move(raw));
}

bool Reader::json_text(std::string_view json, const std::string& name, std::uint64_t line, std::uint64_t bytes) {
    return survive([&] {
        check_bytes(json, name, line);
        auto raw = json_document(json, at_line(name, line));
        check_bytes(raw.text, at_line(name, line) + ", its text", 1);  // "\u0000" is well-formed JSON
        raw.input_bytes = bytes;
        return hand_over(std::move(raw));
    });
}

/// JSON Lines: a document a line, blank lines apart. A line that cannot be read costs no other.
bool Reader::lines(std::istream& in, const std::string& name, std::string start) {
    std::array<char, 1 << 16> buffer;
    std::string line;
    std::uint64_t number = 0;
    const auto before = documents_;
    bool fault = false;
    std::size_t dropped = 0;  // bytes of a line that is too long to be kept
    const auto end_line = [&](std::string_view text) {
        ++number;
        if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        const bool blank = dropped == 0 && text.find_first_not_of(" \t\r") == std::string_view::npos;
        bool more = true;
        if (dropped > 0) {
            on_fault_(Error(ErrorCode::input, fmt::format("a document is larger than {} bytes", options_.largest_document),
                            at_line(name, number), remedy_for_size(options_.largest_document)));
        } else if (!blank) {
            more = json_text(text, name, number, text.size() + 1);
        }
        fault = fault || !blank;
        dropped = 0;
        return more;
    };
    const auto take = [&](std::string_view piece) {
        while (true) {
            const auto stop = piece.find('\n');
            const auto part = piece.substr(0, stop);
            if (dropped > 0 || line.size() + part.size() > options_.largest_document) {
                dropped += line.size() + part.size();
                line.clear();
            } else {
                line += part;
            }
            if (stop == std::string_view::npos) return true;
            const bool more = end_line(line);
            line.clear();
            if (!more) return false;
            piece.remove_prefix(stop + 1);
        }
    };
    if (!take(start)) return false;
    for (std::string_view part; !(part = read_some(in, buffer)).empty();)
        if (!take(part)) return false;
    if (in.bad()) throw Error(ErrorCode::io, "reading failed", at_line(name, number + 1), "check the device and the permissions");
    if ((!line.empty() || dropped > 0) && !end_line(line)) return false;
    if (documents_ == before && !fault)
        throw Error(ErrorCode::input, "empty: there is no document in it", name, "remove it, or give it one JSON object a line");
    return true;
}

/// A .json file is JSON Lines where its first line is a whole object; else one object, or an array of them.
bool Reader::json(std::istream& in, const std::string& name) {
    std::string first;
    while (first.size() < options_.largest_document) {
        const int c = in.get();
        if (c == std::char_traits<char>::eof()) break;
        first.push_back(static_cast<char>(c));
        if (c == '\n') break;
    }
    const auto visible = first.find_last_not_of(" \t\r\n");
    if (visible != std::string::npos && first[visible] == '}' && first.find('{') == first.find_first_not_of(" \t\xEF\xBB\xBF"))
        return lines(in, name, std::move(first));

    const auto all = slurp(in, options_.largest_document, name, std::move(first));
    auto text = std::string_view(all);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    check_bytes(text, name, 1);
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        throw Error(ErrorCode::input, "empty: there is no document in it", name, "remove it, or give it a JSON object");
    std::uint64_t line = 1;
    auto counted = text.data();
    for (const auto element : json_elements(text, name)) {
        line += static_cast<std::uint64_t>(std::count(counted, element.data(), '\n'));
        counted = element.data();
        if (!json_text(element, name, line, element.size())) return false;
    }
    return true;
}

/// JSON Lines where the first character is "{", else one text.
bool Reader::stream(std::istream& in, const std::string& name) {
    std::string start;
    for (int c; (c = in.get()) != std::char_traits<char>::eof();) {
        start.push_back(static_cast<char>(c));
        if (start == "\xEF" || start == "\xEF\xBB" || start == "\xEF\xBB\xBF" || c == ' ' || c == '\t' || c == '\r' || c == '\n')
            continue;
        if (c == '{') return lines(in, name, std::move(start));
        break;
    }
    return whole(in, name, Format::plain, std::move(start));
}

bool Reader::file(const fs::path& path, Kind kind) {
    const auto name = path.string();
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(ErrorCode::io, "cannot be opened", name, "check its permissions");
    switch (kind) {
    case Kind::plain: return whole(in, name, Format::plain);
    case Kind::html: return whole(in, name, Format::html);
    case Kind::lines: return lines(in, name);
    case Kind::json: return json(in, name);
    case Kind::unknown: break;
    }
    throw Error(ErrorCode::input, "unknown kind of file", name,
                "name it .txt, .html, .jsonl or .json, or give it on standard input as -");
}

/// The readable files of a folder and those below it, in the order of their names.
void Reader::list(const fs::path& path, std::vector<fs::path>& files, std::uint64_t& skipped) {
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) entries.push_back(at->path());
    if (error)
        on_fault_(Error(ErrorCode::io, fmt::format("folder cannot be read ({})", error.message()), path.string(),
                        "check its permissions"));
    std::sort(entries.begin(), entries.end(), [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    for (const auto& entry : entries) {
        if (entry.filename().native().starts_with('.')) continue;
        const auto link = fs::symlink_status(entry, error);
        const auto status = fs::status(entry, error);
        if (fs::is_directory(status)) {
            if (!fs::is_symlink(link)) list(entry, files, skipped);  // a link could lead in a circle
        } else if (kind_of(entry) == Kind::unknown) {
            ++skipped;
        } else {
            files.push_back(entry);
        }
    }
}

bool Reader::folder(const fs::path& path) {
    std::vector<fs::path> files;
    std::uint64_t skipped = 0;
    list(path, files, skipped);
    if (files.empty())
        throw Error(ErrorCode::input,
                    skipped ? fmt::format("none of the {} files in the folder is of a kind that is read", skipped)
                            : "there is no file in the folder",
                    path.string(), "give .txt, .html, .jsonl or .json files");
    if (skipped && options_.on_note)
        options_.on_note(fmt::format("{}: skipped {} file{} that {} no .txt, .html, .jsonl or .json", path.string(), skipped,
                                     skipped == 1 ? "" : "s", skipped == 1 ? "is" : "are"));
    for (const auto& entry : files)
        if (!survive([&] { return file(entry, kind_of(entry)); })) return false;
    return true;
}

bool Reader::input(const std::string& name) {
    return survive([&] {
        if (name == "-") return stream(options_.standard_input ? *options_.standard_input : std::cin, "standard input");
        const fs::path path(name);
        std::error_code error;
        const auto status = fs::status(path, error);
        if (status.type() == fs::file_type::not_found)
            throw Error(ErrorCode::input, "no such file or folder", name, "check the path");
        if (error) throw Error(ErrorCode::io, error.message(), name, "check its permissions");
        if (fs::is_directory(status)) return folder(path);
        if (fs::is_regular_file(status)) return file(path, kind_of(path));
        std::ifstream in(path, std::ios::binary);  // a pipe
        if (!in) throw Error(ErrorCode::io, "cannot be opened", name, "check its permissions");
        return stream(in, name);
    });
}

}  // namespace

std::uint64_t read(std::span<const std::string> inputs, const ReaderOptions& options, const OnDocument& on_document,
                   const OnFault& on_fault) {
    Reader reader(options, on_document, on_fault);
    for (const auto& name : inputs)
        if (!reader.input(name)) break;
    return reader.documents();
}

RawDocument raw_document(std::string text, DocumentInfo info, const std::string& origin) {
    RawDocument raw;
    raw.info = std::move(info);
    raw.text = std::move(text);
    raw.origin = origin;
    check_bytes(raw.text, origin, 1);
    if (is_only_blank(raw.text)) throw Error(ErrorCode::input, "empty: there is no text in it", origin, "give it text");
    if (raw.info.id.empty()) raw.info.id = content_id(raw);
    return raw;
}

std::optional<std::uint64_t> input_bytes(std::span<const std::string> inputs) {
    std::uint64_t bytes = 0;
    std::error_code error;
    for (const auto& name : inputs) {
        const auto status = fs::status(name, error);
        if (fs::is_regular_file(status)) {
            bytes += fs::file_size(name, error);
        } else if (fs::is_directory(status)) {
            for (fs::recursive_directory_iterator at(name, fs::directory_options::skip_permission_denied, error), end;
                 !error && at != end; at.increment(error))
                if (at->is_regular_file(error) && kind_of(at->path()) != Kind::unknown) bytes += at->file_size(error);
        } else if (status.type() != fs::file_type::not_found) {
            return std::nullopt;
        }
    }
    return bytes;
}

}  // namespace entente::text
