#include "text/reader.hpp"

#include <filesystem>
#include <sstream>

#include <unistd.h>

#include "catch.hpp"
#include "support/temporary_folder.hpp"

using namespace entente;
using namespace entente::text;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

using Folder = tests::TemporaryFolder;

struct Reading {
    std::vector<RawDocument> documents;
    std::vector<std::string> faults, notes;
    std::string fault() const {
        return faults.size() == 1 ? faults.front() : "not one fault but " + std::to_string(faults.size());
    }
};

Reading read_all(std::vector<std::string> inputs, ReaderOptions options = {}) {
    Reading out;
    options.on_note = [&](const std::string& note) { out.notes.push_back(note); };
    const auto count = read(
        inputs, options,
        [&](RawDocument&& document) {
            out.documents.push_back(std::move(document));
            return true;
        },
        [&](const Error& error) { out.faults.push_back(error.what()); });
    CHECK(count == out.documents.size());
    return out;
}

Reading read_input(const std::string& bytes) {
    std::istringstream in(bytes);
    ReaderOptions options;
    options.standard_input = &in;
    return read_all({"-"}, options);
}

/// Gives a line at a time, as a pipe does whose writer is slow, and counts them.
class SlowPipe : public std::streambuf {
public:
    explicit SlowPipe(std::vector<std::string> lines) : lines_(std::move(lines)) {}
    std::size_t given = 0;

private:
    int_type underflow() override {
        if (given == lines_.size()) return traits_type::eof();
        auto& line = lines_[given++];
        setg(line.data(), line.data(), line.data() + line.size());
        return traits_type::to_int_type(line.front());
    }
    std::vector<std::string> lines_;
};

}  // namespace

TEST_CASE("a document of a pipe is handed over before the next one is waited for") {
    SlowPipe pipe({"{\"text\": \"one\"}\n", "{\"text\": \"two\"}\n", "{\"text\": ", "\"three\"}\n"});
    std::istream in(&pipe);
    ReaderOptions options;
    options.standard_input = &in;
    const std::vector<std::string> inputs{"-"};
    std::vector<std::size_t> given;
    read(inputs, options, [&](RawDocument&&) { given.push_back(pipe.given); return true; }, [](const Error& error) { FAIL(error.what()); });
    CHECK(given == std::vector<std::size_t>{1, 2, 4});
}

TEST_CASE("a text file is one document") {
    Folder folder;
    const auto file = folder.write("a.txt", "Kerry met Lavrov.\n");
    const auto reading = read_all({file});
    REQUIRE(reading.documents.size() == 1);
    CHECK(reading.faults.empty());
    CHECK(reading.documents[0].text == "Kerry met Lavrov.\n");
    CHECK(reading.documents[0].format == Format::plain);
    CHECK(reading.documents[0].origin == file);
    CHECK(reading.documents[0].input_bytes == 18);
}

TEST_CASE("a document without an id gets one from its content alone") {
    Folder folder;
    const auto a = read_all({folder.write("a.txt", "Kerry met Lavrov.")}).documents.at(0).info.id;
    const auto b = read_all({folder.write("b.txt", "Kerry met Lavrov.")}).documents.at(0).info.id;
    const auto c = read_all({folder.write("c.txt", "Kerry met Lavrov!")}).documents.at(0).info.id;
    CHECK(a == b);
    CHECK(a != c);
    CHECK(a.size() == 20);
    CHECK(a.starts_with("doc-"));
}

TEST_CASE("JSON Lines are read line by line, and a bad line costs no other") {
    Folder folder;
    const auto file = folder.write("a.jsonl",
                                   "\xEF\xBB\xBF{\"text\": \"One.\", \"id\": \"1\"}\r\n\n{\"text\": \"Two\n{\"text\": "
                                   "3}\n{\"id\": \"4\", \"text\": \"Four.\"}");
    const auto reading = read_all({file});
    REQUIRE(reading.documents.size() == 2);
    CHECK(reading.documents[0].info.id == "1");
    CHECK(reading.documents[1].info.id == "4");
    CHECK(reading.documents[1].origin == file.string() + ":5");
    REQUIRE(reading.faults.size() == 2);
    CHECK_THAT(reading.faults[0], Contains("a.jsonl:3: JSON is truncated"));
    CHECK_THAT(reading.faults[1], Contains("a.jsonl:4: member \"text\" is no string"));
}

TEST_CASE("a JSON file holds one document, an array of them, or one a line") {
    Folder folder;
    CHECK(read_all({folder.write("one.json", "{\n  \"text\": \"One.\"\n}\n")}).documents.size() == 1);
    CHECK(read_all({folder.write("lines.json", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n")}).documents.size() == 2);
    const auto reading =
        read_all({folder.write("array.json", "[{\"text\": \"One.\"},\n {\"title\": \"x\"},\n {\"text\": \"Three.\"}]")});
    CHECK(reading.documents.size() == 2);
    CHECK_THAT(reading.fault(), Contains("array.json:2: a document has no member \"text\""));
}

TEST_CASE("standard input is JSON Lines where it begins with a brace, else one text") {
    CHECK(read_input("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n").documents.size() == 2);
    const auto text = read_input("Kerry met Lavrov.\n{Yes}\n");
    REQUIRE(text.documents.size() == 1);
    CHECK(text.documents[0].text == "Kerry met Lavrov.\n{Yes}\n");
    CHECK_THAT(read_input("").fault(), Contains("standard input: empty"));
}

TEST_CASE("a folder is read to its depths, in the order of names, and says what it skipped") {
    Folder folder;
    folder.write("b.txt", "B.");
    folder.write("a/z.txt", "Z.");
    folder.write("a/y.html", "<p>Y.</p>");
    folder.write("c.jsonl", "{\"text\": \"C.\"}\n");
    folder.write("picture.png", "no text");
    folder.write(".hidden.txt", "H.");
    const auto reading = read_all({folder.path()});
    std::vector<std::string> names;
    for (const auto& document : reading.documents) names.push_back(fs::path(document.origin).filename().string());
    CHECK(names == std::vector<std::string>{"y.html", "z.txt", "b.txt", "c.jsonl:1"});
    CHECK(reading.faults.empty());
    REQUIRE(reading.notes.size() == 1);
    CHECK_THAT(reading.notes[0], Contains("skipped 1 file"));
}

TEST_CASE("a link from a folder to itself is not followed") {
    Folder folder;
    folder.write("a.txt", "A.");
    fs::create_directory_symlink(folder.path(), folder / "loop");
    CHECK(read_all({folder.path()}).documents.size() == 1);
}

TEST_CASE("inputs that cannot be read are named, and the others are read") {
    Folder folder;
    const auto good = folder.write("good.txt", "Kerry met Lavrov.");
    const auto reading = read_all({folder / "missing.txt", folder.write("a.pdf", "x"), good});
    CHECK(reading.documents.size() == 1);
    REQUIRE(reading.faults.size() == 2);
    CHECK_THAT(reading.faults[0], Contains("missing.txt: no such file or folder"));
    CHECK_THAT(reading.faults[1], Contains("a.pdf: unknown kind of file"));
}

TEST_CASE("a folder without anything to read is a fault") {
    Folder folder;
    CHECK_THAT(read_all({folder.path()}).fault(), Contains("no file in the folder"));
    folder.write("a.png", "x");
    CHECK_THAT(read_all({folder.path()}).fault(), Contains("none of the 1 files"));
}

TEST_CASE("a folder or a file that may not be read is a fault") {
    if (geteuid() == 0) return;  // to whom nothing is forbidden
    Folder folder;
    folder.write("open.txt", "Kerry met Lavrov.");
    const auto file = folder.write("closed.txt", "x");
    fs::permissions(file, fs::perms::none);
    folder.write("shut/a.txt", "x");
    fs::permissions(folder / "shut", fs::perms::none);
    const auto reading = read_all({folder.path()});
    CHECK(reading.documents.size() == 1);
    CHECK(reading.faults.size() == 2);
    fs::permissions(folder / "shut", fs::perms::owner_all);
}

TEST_CASE("bytes that are no text are named with file and line") {
    Folder folder;
    CHECK_THAT(read_all({folder.write("a.txt", "Good line.\nBad \xC3( line.")}).fault(),
               Contains("a.txt:2: invalid UTF-8 at byte 5"));
    CHECK_THAT(read_all({folder.write("b.txt", std::string("PK\x03\x04\0\0", 6))}).fault(),
               Contains("b.txt:1: control character U+0003 at byte 3"));
    CHECK_THAT(read_all({folder.write("c.txt", std::string("a\n\0b", 4))}).fault(), Contains("c.txt:2: binary data"));
    CHECK_THAT(read_all({folder.write("d.txt", std::string_view("\xFF\xFEK\0e\0", 6))}).fault(), Contains("UTF-16"));
    CHECK_THAT(read_all({folder.write("e.txt", "")}).fault(), Contains("empty"));
    CHECK_THAT(read_all({folder.write("f.txt", "\xEF\xBB\xBF \r\n\xC2\xA0")}).fault(), Contains("empty"));
    CHECK_THAT(read_all({folder.write("g.jsonl", "{\"text\": \"a\"}\n{\"text\": \"\xFF\"}\n")}).fault(),
               Contains("g.jsonl:2: invalid UTF-8 at byte 11"));
    CHECK_THAT(read_all({folder.write("h.jsonl", "{\"text\": \"a\\u0000b\"}\n")}).fault(), Contains("h.jsonl:1"));
    CHECK_THAT(read_all({folder.write("i.jsonl", "\n \n")}).fault(), Contains("empty"));
    CHECK_THAT(read_all({folder.write("j.jsonl", "{\"text\": \" \"}\n")}).fault(), Contains("j.jsonl:1: empty"));
}

TEST_CASE("all that text may hold passes without a word") {
    Folder folder;
    const auto reading =
        read_all({folder.write("a.txt",
                               "\xEF\xBB\xBFKerry\xC2\xA0met \xE2\x80\x9CLavrov\xE2\x80\x9D\r\nco\xC2\xADoperation\f\ttab "
                               "\xF0\x9F\x98\x80\r\n")});
    CHECK(reading.faults.empty());
    CHECK(reading.notes.empty());
    CHECK(reading.documents.size() == 1);
}

TEST_CASE("a document larger than the limit is refused, and the limit named") {
    Folder folder;
    ReaderOptions options;
    options.largest_document = 1000;
    CHECK_THAT(read_all({folder.write("a.txt", std::string(1001, 'a'))}, options).fault(), Contains("larger than 1000 bytes"));
    CHECK(read_all({folder.write("b.txt", std::string(1000, 'a'))}, options).documents.size() == 1);
    const auto lines =
        read_all({folder.write("c.jsonl", "{\"text\": \"" + std::string(200000, 'a') + "\"}\n{\"text\": \"b\"}\n")}, options);
    CHECK_THAT(lines.fault(), Contains("c.jsonl:1: a document is larger than 1000 bytes"));
    CHECK(lines.documents.size() == 1);
}

TEST_CASE("the caller may stop the reading") {
    Folder folder;
    folder.write("a.txt", "A.");
    folder.write("b.jsonl", "{\"text\": \"B.\"}\n{\"text\": \"C.\"}\n");
    folder.write("c.txt", "C.");
    const std::vector<std::string> inputs{folder.path()};
    int seen = 0;
    read(inputs, {}, [&](RawDocument&&) { return ++seen < 2; }, [](const Error&) {});
    CHECK(seen == 2);
}

TEST_CASE("the default date goes along with every document") {
    Folder folder;
    ReaderOptions options;
    options.published = Date::of(2016, 7, 15);
    const auto reading = read_all({folder.write("a.txt", "A.")}, options);
    CHECK(reading.documents.at(0).default_published == Date::of(2016, 7, 15));
    CHECK_FALSE(reading.documents.at(0).info.published);
}

TEST_CASE("the size of inputs is known before they are read") {
    Folder folder;
    folder.write("a.txt", "12345");
    folder.write("b/c.jsonl", "{}");
    folder.write("d.png", "123");
    const std::vector<std::string> files{folder.path()}, input{"-"};
    CHECK(input_bytes(files) == 7);
}
