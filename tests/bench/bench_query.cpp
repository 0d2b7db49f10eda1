// Equal questions, asked directly and as queries, of a graph that bench_graph made and kept.
//
//     bench_query FILE

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <random>

#include <fmt/format.h>

#include <entente/cypher.hpp>
#include <entente/query.hpp>

using namespace entente;

namespace {

double seconds(const std::function<void()>& task) {
    const auto start = std::chrono::steady_clock::now();
    task();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Half of the tasks take less time, in milliseconds.
double median_ms(std::vector<double> times) {
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle * 1000;
}

std::uint64_t ask(Store& store, const std::string& text, AnswerMap parameters) {
    CypherOptions options;
    options.parameters = std::move(parameters);
    options.rows = 1'000'000;
    CypherQuery query(store, text, options);
    return query.run([](const AnswerList&) {}).rows;
}

class Comparison {
public:
    Comparison(const char* name, int times) : name_(name), times_(times) {}

    /// Each in turn first, so that neither finds what the other has read.
    void run(const std::function<void()>& draw, const std::function<void()>& direct, const std::function<void()>& query) {
        std::vector<double> direct_times, query_times;
        for (int i = 0; i < times_; ++i) {
            draw();
            if (i % 2 == 0) direct_times.push_back(seconds(direct));
            query_times.push_back(seconds(query));
            if (i % 2 == 1) direct_times.push_back(seconds(direct));
        }
        const auto a = median_ms(direct_times), b = median_ms(query_times);
        std::printf("%-28s direct %8.3f ms   query %8.3f ms   %5.2f times\n", name_, a, b, b / a);
    }

private:
    const char* name_;
    int times_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_query FILE, a graph that bench_graph kept\n");
        return 2;
    }
    const auto store = Store::open(argv[1]);
    const auto actors = store->magnitude().actors;
    std::mt19937 random(11);
    ActorNo from = 0, to = 0;
    std::string from_id, to_id;
    const auto draw = [&] {
        from = static_cast<ActorNo>(1 + random() % actors);
        to = static_cast<ActorNo>(1 + random() % actors);
        from_id = store->actor(from).id;
        to_id = store->actor(to).id;
    };
    const auto ids = [&] { return AnswerMap{{"from", {from_id}}, {"to", {to_id}}}; };

    Comparison("who, with evidence", 200).run(draw, [&] { who(*store, from); }, [&] {
        ask(*store, "MATCH (a {id: $from})-[r]-(b) WITH a, b, r ORDER BY r.confidence DESC, r.reports DESC "
                    "WITH b, type(r) AS type, startNode(r) = a AS out, count(*) AS edges, sum(r.reports) AS reports, min(r.first) AS first, max(r.last) AS last, "
                    "collect(r)[0] AS best RETURN *, best.text", ids());
    });
    Comparison("shortest path", 200).run(draw, [&] { shortest_paths(*store, from, to); }, [&] {
        ask(*store, "MATCH p = shortestPath((a {id: $from})-[*..6]-(b {id: $to})) RETURN p", ids());
    });
    Comparison("timeline", 200).run(draw, [&] { timeline(*store, from, {}, {}, 1'000); }, [&] {
        ask(*store, "MATCH (a {id: $from})-[r]-(b) WHERE r.first IS NOT NULL RETURN b, r, r.text ORDER BY r.first, r.last LIMIT 1000", ids());
    });
    WhoOptions two;
    two.hops = 2;
    Comparison("two hops", 50).run(draw, [&] { who(*store, from, two); }, [&] {
        ask(*store, "MATCH (a {id: $from})-[r*1..2]-(b) WITH b, min(size(r)) AS distance, count(*) AS walks ORDER BY distance, walks DESC LIMIT 1000 RETURN b, distance, walks", ids());
    });
    Comparison("an actor by name", 200).run(draw, [&] { find_actors(*store, store->actor(from).name); }, [&] {
        ask(*store, "MATCH (a {name: $name}) RETURN a", {{"name", {store->actor(from).name}}});
    });
}
