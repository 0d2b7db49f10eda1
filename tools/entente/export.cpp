// export GRAPH --format F -o FILE: the graph for other programs.

#include <cstdio>
#include <map>
#include <ostream>
#include <streambuf>

#include <fmt/format.h>

#include "options.hpp"
#include "output_file.hpp"
#include "progress.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {

struct ExportOptions {
    std::string graph, format, file;
    FilterOptions filter;
};

using Writer = Written (*)(Store&, const Filter&, std::ostream&);
const std::map<std::string, Writer> writers{{"graphml", write_graphml}};

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
