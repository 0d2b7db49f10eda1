// export GRAPH --format F -o FILE: the graph for other programs.

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <ostream>
#include <streambuf>

#include <fmt/format.h>

#include "options.hpp"
#include "progress.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {
namespace fs = std::filesystem;

struct ExportOptions {
    std::string graph, format, file;
    FilterOptions filter;
};

using Writer = Written (*)(Store&, const Filter&, std::ostream&);
const std::map<std::string, Writer> writers{{"graphml", write_graphml}};

/// A file that is written whole or not at all: what stood there stays until the new one is complete.
class OutputFile {
public:
    explicit OutputFile(fs::path path) : path_(std::move(path)) {
        std::error_code error;
        const auto status = fs::status(path_, error);
        if (fs::is_directory(status)) throw Error(ErrorCode::io, "is a folder", path_.string(), "name a file in it");
        if (!fs::exists(status) || fs::is_regular_file(status)) part_ = path_.string() + ".part";  // not of a pipe or a device
        errno = 0;
        stream_.open(part_.empty() ? path_ : part_, std::ios::binary | std::ios::trunc);
        if (!stream_) throw Error(ErrorCode::io, fmt::format("cannot be written ({})", std::strerror(errno)), path_.string(), "is the folder there, and may it be written to?");
    }
    ~OutputFile() {
        std::error_code ignored;
        if (!part_.empty()) fs::remove(part_, ignored);
    }
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    std::ostream& stream() { return stream_; }
    void keep() {
        stream_.close();
        if (!stream_) throw Error(ErrorCode::io, "could not be written to its end", path_.string(), "is the disk full?");
        if (part_.empty()) return;
        std::error_code error;
        fs::rename(part_, path_, error);
        if (error) throw Error(ErrorCode::io, error.message(), path_.string());
        part_.clear();
    }

private:
    fs::path path_, part_;
    std::ofstream stream_;
};

/// Standard output as a stream; what Output throws goes through.
class OutputBuffer : public std::streambuf {
public:
    explicit OutputBuffer(Output& out) : out_(out) {}

private:
    int_type overflow(int_type c) override {
        if (c != traits_type::eof()) {
            const char byte = traits_type::to_char_type(c);
            out_.write({&byte, 1});
        }
        return traits_type::not_eof(c);
    }
    std::streamsize xsputn(const char* text, std::streamsize size) override {
        out_.write({text, static_cast<std::size_t>(size)});
        return size;
    }

    Output& out_;
};

int run_export(const ExportOptions& options, Context& context) {
    const auto store = Store::open(options.graph);
    const Writer write = writers.at(options.format);
    const auto filter = options.filter.of(*store);
    Written written;
    if (options.file == "-") {
        OutputBuffer buffer(context.out);
        std::ostream stream(&buffer);
        stream.exceptions(std::ios::badbit);
        written = write(*store, filter, stream);
        context.out.flush();
    } else {
        OutputFile file(options.file);
        written = write(*store, filter, file.stream());
        file.keep();
    }
    std::fputs(fmt::format("{}: {}, {}\n", options.file == "-" ? "standard output" : options.file, counted(written.actors, "actor"), counted(written.edges, "edge")).c_str(), stderr);
    return done;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
    add_verb<ExportOptions>(app, context, "export", "the graph as a file for other programs", run_export, [](CLI::App& verb, ExportOptions& options) {
        declare_graph(verb, options.graph);
        verb.add_option("--format", options.format, "graphml: Gephi, yEd, Cytoscape, networkx, igraph, Boost")
            ->required()
            ->check(CLI::IsMember(writers))
            ->option_text("FORMAT");
        verb.add_option("-o,--output", options.file, "the file to write; - is standard output")->required()->option_text("FILE");
        declare_filter(verb, options.filter);
        verb.footer("Example: entente export world.db --format graphml -o world.graphml --type CONSULT");
    });
}

}  // namespace entente::cli
