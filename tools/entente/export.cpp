// export GRAPH [ACTOR]: the graph, or what is around an actor, for other programs.

#include <cstdio>
#include <filesystem>
#include <memory>
#include <ostream>
#include <set>
#include <streambuf>

#include <fmt/format.h>

#include "options.hpp"
#include "output_file.hpp"
#include "progress.hpp"
#include "verb.hpp"
#include "wording.hpp"

namespace entente::cli {
namespace {
namespace fs = std::filesystem;

struct ExportOptions {
    std::string graph, actor, with, format, flavour, file = "-";
    std::optional<unsigned> hops;
    FilterOptions filter;
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

/// The files of a format that has several, in a folder that is made where it is missing; none is put in its place before all are whole.
class OutputFolder {
public:
    explicit OutputFolder(fs::path folder) : folder_(std::move(folder)) {
        std::error_code error;
        if (fs::exists(folder_) && !fs::is_directory(folder_)) throw Error(ErrorCode::io, "is no folder", folder_.string(), "this format is several files: name a folder");
        fs::create_directories(folder_, error);
        if (error) throw Error(ErrorCode::io, error.message(), folder_.string());
    }
    std::ostream& open(std::string_view name) { return files_.emplace_back(std::make_unique<OutputFile>(folder_ / name))->stream(); }
    void check() const {
        for (const auto& file : files_) file->check();
    }
    void keep() {
        for (const auto& file : files_) file->keep();
    }

private:
    fs::path folder_;
    std::vector<std::unique_ptr<OutputFile>> files_;
};

/// Who writes sees only that a stream failed; here is known which file it leads to.
template <class File, class Write>
Written write_whole(File& file, Write write) {
    try {
        const auto written = write();
        file.keep();
        return written;
    } catch (const Error&) {
        file.check();
        throw;
    }
}

/// As asked for, else as the file's name ends.
const GraphFormat& format_of(const ExportOptions& options) {
    if (!options.format.empty()) return graph_format(options.format, options.flavour);
    if (const auto* format = graph_format_of(options.file)) return graph_format(format->name, options.flavour);
    throw Error(ErrorCode::usage, "does not end as any format's files do", options.file == "-" ? "standard output" : options.file,
                "say --format; 'entente help export' lists the formats");
}

Selection selection_of(const ExportOptions& options, const GraphFormat& format, Store& store) {
    Selection selection;
    if (format.reports && options.filter.window.given && options.filter.window.days)
        throw Error(ErrorCode::usage, "holds every report by itself and joins none", std::string(format.name), "leave --window out");
    selection.filter = options.filter.of(store);
    if (options.actor.empty() && (!options.with.empty() || options.hops))
        throw Error(ErrorCode::usage, "go with an actor", "--with and --hops", "entente export GRAPH ACTOR --hops 2 ...");
    if (!options.actor.empty()) selection.around = find_one_actor(store, options.actor);
    if (!options.with.empty()) selection.with = find_one_actor(store, options.with);
    selection.hops = options.hops.value_or(1);
    return selection;
}

std::string counts(const Written& written) {
    std::string words;
    const auto add = [&](std::uint64_t number, const char* what) {
        words += fmt::format("{}{}", words.empty() ? "" : ", ", counted(number, what));
    };
    if (written.actors || written.edges || !written.records) add(written.actors, "actor"), add(written.edges, "edge");
    if (written.records) add(written.records, "record");
    return words;
}

int run_export(const ExportOptions& options, Context& context) {
    const auto& format = format_of(options);
    const auto store = Store::open(options.graph);
    const auto selection = selection_of(options, format, *store);
    Written written;
    if (!format.files.empty()) {
        if (options.file == "-") throw Error(ErrorCode::usage, "is several files", std::string(format.name), "name a folder with -o");
        OutputFolder folder(options.file);
        written = write_whole(folder, [&] { return write_graph(*store, format, selection, [&](std::string_view name) -> std::ostream& { return folder.open(name); }); });
    } else if (options.file == "-") {
        OutputBuffer buffer(context.out);
        std::ostream stream(&buffer);
        stream.exceptions(std::ios::badbit);
        written = write_graph(*store, format, selection, stream);
        context.out.flush();
    } else {
        OutputFile file(options.file);
        written = write_whole(file, [&] { return write_graph(*store, format, selection, file.stream()); });
    }
    std::fputs(fmt::format("{}: {}\n", options.file == "-" ? "standard output" : options.file, counts(written)).c_str(), stderr);
    return done;
}

std::set<std::string> names_of_formats() {
    std::set<std::string> names;
    for (const auto& format : graph_formats()) names.emplace(format.name);
    return names;
}

/// A line a format, for help.
std::string list_of_formats() {
    std::string lines = "Formats:\n";
    for (const auto& format : graph_formats()) {
        const auto name = format.flavour.empty() ? std::string(format.name) : fmt::format("  --flavour {}", format.flavour);
        const auto where = format.flavour.empty() ? std::string(format.files.empty() ? format.ending : "a folder") : std::string();
        lines += fmt::format("  {:<16} {:<9} {}\n", name, where, format.reader);
    }
    return lines;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
    add_verb<ExportOptions>(app, context, "export", "the graph as a file for other programs", run_export, [](CLI::App& verb, ExportOptions& options) {
        declare_graph(verb, options.graph);
        verb.add_option("ACTOR", options.actor, "only what is around this actor, an id, name or alias")->option_text(" ");
        verb.add_option("--format", options.format, "one of the formats below (default: as the file's name ends)")->check(CLI::IsMember(names_of_formats()))->option_text("FORMAT");
        verb.add_option("--flavour", options.flavour, "the same format as one reader likes it")->option_text("NAME");
        verb.add_option("-o,--output", options.file, "the file to write, or the folder; - is standard output, the default")->option_text("FILE");
        verb.add_option("--hops", options.hops, "the actors so many steps around ACTOR, and all edges among them (default: 1)")->check(CLI::Range(1, 8))->option_text("N");
        verb.add_option("--with", options.with, "only the actors on a way of at most --hops steps from ACTOR to this one")->option_text("ACTOR");
        declare_filter(verb, options.filter);
        verb.footer(list_of_formats() + "\nExamples:\n"
                    "  entente export world.db -o world.graphml --type CONSULT\n"
                    "  entente export world.db \"Sergei Lavrov\" --hops 2 -o lavrov.svg");
    });
}

}  // namespace entente::cli
