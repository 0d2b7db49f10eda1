// Reads one article, prints what it says, keeps it in a graph, asks the graph, and writes GraphML.
//
//   read_article ARTICLE.txt GRAPH.db ACTOR
//
// With CMake: find_package(entente REQUIRED) and target_link_libraries(... entente::entente).

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include <entente/entente.hpp>

namespace {

std::string name_of(const std::optional<entente::ActorRef>& actor) { return actor ? actor->name : "(nobody named)"; }

void read_article(const std::string& article, const std::string& graph, const std::string& actor) {
    std::ifstream file(article, std::ios::binary);
    if (!file) throw entente::Error(entente::ErrorCode::io, "cannot be opened", article);
    const std::string text(std::istreambuf_iterator<char>(file), {});

    // The model, the directory of actors and the lexicon are loaded once; any number of texts can be read with them.
    const entente::Pipeline pipeline;
    const entente::Extraction extraction = pipeline.read(text);

    for (const entente::Record& record : extraction.records) {
        std::cout << record.type << ": " << name_of(record.source) << " -> " << name_of(record.target);
        if (record.polarity == entente::Polarity::negated) std::cout << " (negated)";
        if (record.modality != entente::Modality::actual) std::cout << " (" << to_string(record.modality) << ")";
        // Every record stands on words: bytes of the text as it was given.
        const auto [begin, end] = record.trigger_extent;
        std::cout << ", because of \"" << text.substr(begin, end - begin) << "\" at byte " << begin << "\n";
    }

    // A graph is one SQLite file. Adding a document again changes nothing.
    const auto store = entente::Store::open(graph, {.access = entente::Access::write});
    store->add(extraction, [](const entente::Error& fault) { std::cerr << fault.what() << "\n"; });

    std::cout << "\nWho relates to " << actor << "?\n";
    for (const entente::Neighbour& line : entente::who(*store, entente::find_one_actor(*store, actor)).lines)
        std::cout << actor << " " << line.type << " " << line.actor.name << ": " << line.best.text << "\n";

    std::ofstream graphml(graph + ".graphml", std::ios::binary);
    const auto written = entente::write_graph(*store, entente::graph_format("graphml"), {}, graphml);
    std::cout << "\n" << graph << ".graphml: " << written.actors << " actors, " << written.edges << " edges\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: read_article ARTICLE.txt GRAPH.db ACTOR\n";
        return 2;
    }
    try {
        read_article(argv[1], argv[2], argv[3]);
        return 0;
    } catch (const entente::Error& error) {
        // One exception for everything: what went wrong, where, and how to mend it.
        std::cerr << error.what() << "\n";
        return 1;
    }
}
