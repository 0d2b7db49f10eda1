// Walks of an open graph, question by question: tests/bench/walks.py compares them with other programs.
//
//     bench_walks GRAPH < QUESTIONS
//
// A question is a line: path FROM TO | evidence FROM TO | hops ACTOR | simple FROM TO, with actors' numbers. A line of answer: the microseconds of processor
// time that it took, and what was found, so that answers can be compared: the length of the path, or how many.

#include <iostream>
#include <string>

#include <fmt/format.h>

#include <entente/query.hpp>

#include "processor_time.hpp"

using namespace entente;

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const auto store = Store::open(argv[1]);
    std::string task;
    while (std::cin >> task) {
        ActorNo from = 0, to = 0;
        std::size_t found = 0;
        double seconds = 0;
        std::cin >> from;
        if (task != "hops") std::cin >> to;
        if (task == "path") {
            seconds = processor_time::seconds([&] {
                const auto answer = shortest_actor_paths(*store, from, to);
                found = answer.paths.empty() ? 0 : answer.paths[0].size() - 1;
            });
        } else if (task == "evidence") {
            seconds = processor_time::seconds([&] {
                const auto answer = shortest_paths(*store, from, to);
                found = answer.paths.empty() ? 0 : answer.paths[0].size();
            });
        } else if (task == "hops") {
            WhoOptions options;
            options.hops = 2;
            seconds = processor_time::seconds([&] { found = within(*store, from, options).actors.size(); });
        } else {
            PathOptions options;
            options.max_hops = 3;
            seconds = processor_time::seconds([&] { found = simple_paths(*store, from, to, options).paths.size(); });
        }
        fmt::print("{:.1f} {}\n", 1e6 * seconds, found);
    }
}
