// Times of the graph: adding, walking and writing, on a generated power-law graph.
//
//     bench_graph [ACTORS EDGES [FILE]]
//
// 100,000 actors and 1,000,000 edges unless told otherwise. FILE is kept, and used again where it is there.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>

#include <fmt/format.h>

#include <entente/export.hpp>
#include <entente/identity.hpp>
#include <entente/query.hpp>

using namespace entente;

namespace {

using Clock = std::chrono::steady_clock;

double seconds(const std::function<void()>& task) {
    const auto start = Clock::now();
    task();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Half of the tasks take less time, in milliseconds.
double median_ms(std::vector<double> times) {
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle * 1000;
}

/// Edges as growing networks have them: half of the ends go to whom edges went before.
class Generator {
public:
    explicit Generator(std::uint32_t actors) : actors_(actors) {}

    ActorRef actor() {
        std::uint32_t number = static_cast<std::uint32_t>(random_() % actors_);
        if (!ends_.empty() && random_() % 2) number = ends_[random_() % ends_.size()];
        ends_.push_back(number);
        const auto name = name_of(number);
        // Half of them are in no directory, so that rules ask who is whom.
        const bool from_text = number % 2 == 1;
        return {fmt::format("person/actor-{}", number), name, ActorKind::person, "SYR", "GOV", "SYRGOV", name, {0, 10},
                from_text ? "name in the text" : "full name", from_text};
    }

    Extraction document(std::uint32_t number, std::uint32_t records) {
        static constexpr const char* types[]{"CONSULT", "ACCUSE", "ASSAULT", "COOPERATE", "REQUEST"};
        Extraction extraction;
        auto info = std::make_shared<DocumentInfo>();
        info->id = fmt::format("doc-{}", number);
        info->published = Date::of(2016, 1, 1).plus_days(static_cast<int>(number % 3000));
        for (std::uint32_t i = 0; i < records; ++i) {
            Record record;
            record.document = info;
            record.sentence = i / 2;
            record.text = fmt::format("Sentence {} of document {}, about as long as those in the news are wont to be.", i / 2, number);
            record.text_extent = {i / 2 * 100, i / 2 * 100 + 90};
            record.type = types[random_() % std::size(types)];
            record.quad = 1;
            record.source = actor();
            record.target = actor();
            record.date = DateSpan{*info->published, *info->published};
            record.confidence = static_cast<double>(random_() % 100) / 100;
            record.rule = "verb:generated";
            record.trigger = "met";
            record.trigger_extent = {i * 10, i * 10 + 3};
            record.identify();
            extraction.records.push_back(std::move(record));
        }
        extraction.document = std::move(info);
        return extraction;
    }

private:
    /// A given name of 300 and a last name of 3,000, as many to share them as news has.
    static std::string name_of(std::uint32_t number) {
        static constexpr const char* syllables[]{"ba", "ko", "lin", "mar", "sa", "tov", "ri", "han", "de", "ju", "fel", "wo", "zan", "pe", "gur"};
        const auto hash = number * 2654435761u;
        const auto word = [&](std::uint32_t of) {
            std::string letters;
            for (; of > 0 || letters.empty(); of /= 15) letters += syllables[of % 15];
            letters[0] = static_cast<char>(letters[0] - 'a' + 'A');
            return letters;
        };
        return word(1000 + hash % 300) + " " + word(4000 + hash / 300 % 3000);
    }

    std::uint32_t actors_;
    std::mt19937 random_{7};
    std::vector<std::uint32_t> ends_;
};

void generate(const std::string& file, std::uint32_t actors, std::uint32_t edges) {
    constexpr std::uint32_t records = 20, batch = 64;
    Generator generator(actors);
    const auto store = Store::open(file, {Access::write});
    double spent = 0;
    for (std::uint32_t document = 0; document * records < edges;) {
        std::vector<Extraction> documents;
        for (; documents.size() < batch && document * records < edges; ++document)
            documents.push_back(generator.document(document, records));
        spent += seconds([&] { store->add(documents, [](const Error& error) { throw error; }); });
    }
    std::printf("adding                   %9.0f records/s\n", edges / spent);
}

/// What every build ends with.
void settle(const std::string& file) {
    const auto store = Store::open(file, {Access::write});
    const auto first = seconds([&] { settle_actors(*store); });
    const auto info = store->info();
    std::printf("who is whom, first       %9.3f s  (%llu mentions, %llu merged, %llu unsure)\n", first, static_cast<unsigned long long>(info.mentions),
                static_cast<unsigned long long>(info.merged), static_cast<unsigned long long>(info.unsure));
    std::printf("who is whom, again       %9.3f s\n", seconds([&] { settle_actors(*store); }));
}

/// Every format but the picture, which is for few actors.
void write_formats(Store& store, const std::string& file) {
    for (const auto& format : graph_formats()) {
        if (format.name == "svg") continue;
        std::vector<std::filesystem::path> paths;
        std::uintmax_t bytes = 0;
        const double spent = seconds([&] {
            std::deque<std::ofstream> streams;
            write_graph(store, format, {Filter::everything()}, [&](std::string_view name) -> std::ostream& {
                paths.push_back(fmt::format("{}.{}{}", file, format.name, name));
                return streams.emplace_back(paths.back(), std::ios::binary);
            });
        });
        for (const auto& path : paths) bytes += std::filesystem::file_size(path), std::filesystem::remove(path);
        std::printf("%-24s %9.3f s  (%.0f MB)\n", fmt::format("{} {}", format.name, format.flavour).c_str(), spent, static_cast<double>(bytes) / 1e6);
    }
}

void walk(const std::string& file) {
    std::unique_ptr<Store> store;
    double first = seconds([&] { store = Store::open(file); });
    const auto actors = store->info().actors;
    std::mt19937 random(11);
    const auto any = [&] { return static_cast<ActorNo>(1 + random() % actors); };

    first += seconds([&] { shortest_paths(*store, any(), any()); });
    std::printf("first path from closed   %9.2f ms\n", first * 1000);

    std::vector<double> paths, several, two_hops, neighbours;
    for (int i = 0; i < 500; ++i) {
        const auto from = any(), to = any();
        paths.push_back(seconds([&] { shortest_paths(*store, from, to); }));
    }
    for (int i = 0; i < 50; ++i) {
        PathOptions options;
        options.k = 3;
        const auto from = any(), to = any();
        several.push_back(seconds([&] { shortest_paths(*store, from, to, options); }));
    }
    const auto walker = store->walker({});
    std::vector<Hop> near, far;
    for (int i = 0; i < 500; ++i) {
        const auto actor = any();
        two_hops.push_back(seconds([&] {
            near.clear();
            walker->out_edges(actor, near);
            walker->in_edges(actor, near);
            std::vector<ActorNo> reached;
            for (const auto& hop : near) {
                far.clear();
                walker->out_edges(hop.neighbour, far);
                walker->in_edges(hop.neighbour, far);
                for (const auto& next : far) reached.push_back(next.neighbour);
            }
            std::sort(reached.begin(), reached.end());
            reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
        }));
        neighbours.push_back(seconds([&] { who(*store, actor); }));
    }
    std::printf("shortest path            %9.3f ms median\n", median_ms(paths));
    std::printf("three shortest paths     %9.3f ms median\n", median_ms(several));
    std::printf("two hops                 %9.3f ms median\n", median_ms(two_hops));
    std::printf("who, with evidence       %9.3f ms median\n", median_ms(neighbours));
    std::printf("actors by edges          %9.3f s\n", seconds([&] { store->list_actors("", 20); }));
    std::printf("info                     %9.3f s\n", seconds([&] { store->info(); }));
    std::printf("into memory              %9.3f s\n", seconds([&] { store->graph(Filter::everything()); }));
    write_formats(*store, file);
}

}  // namespace

int main(int argc, char** argv) {
    const auto actors = argc > 2 ? static_cast<std::uint32_t>(std::stoul(argv[1])) : 100'000u;
    const auto edges = argc > 2 ? static_cast<std::uint32_t>(std::stoul(argv[2])) : 1'000'000u;
    const std::string file = argc > 3 ? argv[3] : (std::filesystem::temp_directory_path() / "entente-bench.db").string();
    if (!std::filesystem::exists(file)) generate(file, actors, edges);
    settle(file);
    walk(file);
    if (argc <= 3) std::filesystem::remove(file);
}
