// Asks a graph: how two actors are connected, a question in openCypher, who stands between the others, and a picture.
//
//   ask_graph GRAPH.db FROM TO
//
// With CMake: find_package(entente REQUIRED) and target_link_libraries(... entente::entente).

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <variant>

#include <entente/entente.hpp>

namespace {

void show_path(entente::Store& store, entente::ActorNo from, entente::ActorNo to) {
    const entente::PathAnswer answer = entente::shortest_paths(store, from, to, {.max_hops = 4});
    for (const entente::Path& path : answer.paths)
        for (const entente::PathStep& step : path)
            std::cout << step.from.name << (step.forward ? " -" : " <-") << step.relation.type << (step.forward ? "-> " : "- ") << step.to.name
                      << "\n    " << step.best.text << "\n";
    if (answer.paths.empty()) std::cout << "no path\n";
    if (answer.cut) std::cout << "the search ended at a limit\n";  // no limit is silent
}

void show_most_active(entente::Store& store) {
    // Values go in as parameters, never by pasting them into the text.
    entente::CypherOptions options;
    options.parameters["least"] = {std::int64_t{2}};
    entente::CypherQuery query(store,
                                     "MATCH (a:Person)-[r]->() WITH a, count(r) AS edges WHERE edges >= $least "
                                     "RETURN a.name, edges ORDER BY edges DESC, a.name LIMIT 3",
                                     options);
    query.run([](const entente::AnswerList& row) {
        std::cout << std::get<std::string>(row[0].value) << ": " << std::get<std::int64_t>(row[1].value) << " edges\n";
    });
}

void show_broker(entente::Store& store) {
    const entente::Graph graph = store.graph(entente::Filter());  // the part of it that a filter lets through, in memory
    const auto scores = entente::betweenness(graph).scores;
    if (scores.empty()) return;
    const auto most = static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
    std::cout << graph.actors()[most].name << " stands between most others: " << scores[most] << "\n";
}

void draw_neighbourhood(entente::Store& store, entente::ActorNo actor, const std::string& file) {
    entente::Selection selection;
    selection.around = actor;
    std::ofstream svg(file, std::ios::binary);
    const entente::Written written = entente::write_graph(store, entente::graph_format("svg"), selection, svg);
    std::cout << file << ": " << written.actors << " actors, " << written.edges << " edges\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: ask_graph GRAPH.db FROM TO\n";
        return 2;
    }
    try {
        const std::string graph = argv[1];
        const auto store = entente::Store::open(graph);
        // An id, a name or an alias; where it may mean several, the error names them.
        const auto from = entente::find_one_actor(*store, argv[2]), to = entente::find_one_actor(*store, argv[3]);
        show_path(*store, from, to);
        show_most_active(*store);
        show_broker(*store);
        draw_neighbourhood(*store, from, graph + ".svg");
        return 0;
    } catch (const entente::Error& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
