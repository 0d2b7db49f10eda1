// What many names cost: a word of running text, memory, and the time to load them.
//
//     bench_directory [--runs N] [--schema FOLDER] [INPUT...]
//
// INPUT is a folder of texts; without one, the project's example articles, again and again. Tries of 1,000, 10,000 and 100,000
// made-up names, of which the text holds the same 200, and the directory's own walk over all words as the name finder does; the places
// are asked for each word with a capital, which is far more often than reading asks them. Each goes over the text once to warm up, then N times; the median is printed, in time
// of the processor.


#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <malloc.h>

#include <entente/error.hpp>
#include <entente/schema.hpp>

#include "actors/directory.hpp"
#include "actors/imported_actor.hpp"
#include "actors/name_trie.hpp"
#include "actors/normalise.hpp"
#include "processor_time.hpp"

using namespace entente;
using processor_time::seconds;

namespace {

constexpr std::size_t words_at_least = 400'000;  // the examples are read again until there are so many

double median(int runs, const std::function<void()>& task) {
    std::vector<double> times;
    task();
    for (int i = 0; i < runs; ++i) times.push_back(seconds(task));
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// Memory that this process has asked for and not given back, in megabytes.
double allocated() {
    const auto heap = mallinfo2();
    return 1e-6 * static_cast<double>(heap.uordblks + heap.hblkhd);
}

/// Words of the text in the order of the text, as the name finder cuts them.
struct Text {
    std::string letters;
    std::vector<std::string_view> words;      // normalised pieces
    std::vector<std::string_view> vocabulary; // each of them once
    std::vector<std::string> capitalised;     // as written

    explicit Text(const std::vector<std::string>& documents) {
        std::vector<std::pair<std::size_t, std::size_t>> bounds;
        actors::Normaliser normaliser;
        while (bounds.size() < words_at_least) {
            const auto before = bounds.size();
            for (const auto& document : documents) {
                for (std::size_t begin = 0; begin < document.size();) {
                    const auto end = std::min(document.find_first_of(" \n\t", begin), document.size());
                    const auto word = std::string_view(document).substr(begin, end - begin);
                    if (!word.empty() && std::isupper(static_cast<unsigned char>(word.front()))) capitalised.emplace_back(word);
                    for (const auto& piece : normaliser.pieces(word)) {
                        bounds.emplace_back(letters.size(), piece.text.size());
                        letters += piece.text;
                    }
                    begin = end + 1;
                }
            }
            if (bounds.size() == before) throw Error(ErrorCode::input, "the input holds no words", "", "name a folder of texts");
        }
        for (const auto& [begin, size] : bounds) words.push_back(std::string_view(letters).substr(begin, size));
        vocabulary = words;
        std::sort(vocabulary.begin(), vocabulary.end());
        vocabulary.erase(std::unique(vocabulary.begin(), vocabulary.end()), vocabulary.end());
    }
};

/// Names of two words: pairs that stand in the text, the same in every trie, and for the rest names that do not stand in it, made up from
/// syllables; of some the first or the last word is the text's, so that matching gets past the first step. All sizes find the same.
std::unique_ptr<actors::NameTrie> made_up_names(std::size_t count, const Text& text) {
    static constexpr const char* syllables[]{"ba", "cor", "del", "fin", "gor", "hal", "ist", "jen", "kal", "lum", "mar", "nov", "ost", "pel", "quin", "ros"};
    constexpr std::uint32_t found = 200;
    std::mt19937 random(7);  // its sequence is the standard's, everywhere the same
    const auto made_up = [&] {
        std::string made;
        for (auto i = 3 + random() % 3; i > 0; --i) made += syllables[random() % std::size(syllables)];
        return made;
    };
    auto trie = std::make_unique<actors::NameTrie>();
    for (std::uint32_t n = 0; n < count; ++n) {
        auto first = made_up(), last = made_up();
        if (n < found) {
            const auto at = random() % (text.words.size() - 1);
            first = text.words[at];
            last = text.words[at + 1];
        } else if (const auto which = random() % 8; which < 2) {
            (which == 0 ? first : last) = text.vocabulary[random() % text.vocabulary.size()];
        }
        const std::string_view pieces[]{first, last};
        trie->add(pieces, n);
    }
    trie->freeze();
    return trie;
}

/// The longest match from each word on, as the name finder looks for it.
std::uint64_t matches(const actors::NameTrie& trie, const Text& text) {
    std::uint64_t found = 0;
    std::vector<actors::NameTrie::Word> words(text.words.size());
    for (std::size_t i = 0; i < words.size(); ++i) words[i] = trie.word(text.words[i]);
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto state = actors::NameTrie::root;
        for (auto j = i; j < words.size() && words[j] != actors::NameTrie::none; ++j) {
            if ((state = trie.step(state, words[j])) == actors::NameTrie::none) break;
            found += trie.values(state).size();
        }
    }
    return found;
}

void print(const char* what, std::size_t names, double seconds_of_text, const Text& text, double megabytes, double load, std::uint64_t found) {
    std::printf("%-32s %8zu names  %6.1f ns a word  %6.1f MB  loads in %6.1f ms  %9llu matches\n", what, names,
                1e9 * seconds_of_text / static_cast<double>(text.words.size()), megabytes, 1e3 * load, static_cast<unsigned long long>(found));
}

void run(int runs, const Schema& schema, const std::vector<std::string>& inputs) {
    std::vector<std::string> documents;
    for (const auto& input : inputs)
        for (const auto& file : std::filesystem::recursive_directory_iterator(input))
            if (file.is_regular_file()) {
                std::ifstream stream(file.path(), std::ios::binary);
                documents.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
            }
    std::sort(documents.begin(), documents.end());
    const Text text(documents);
    std::printf("%zu words; median of %d runs\n", text.words.size(), runs);

    std::uint64_t found = 0;
    for (const std::size_t count : {1'000u, 10'000u, 100'000u}) {
        const auto before = allocated();
        std::unique_ptr<actors::NameTrie> trie;
        const auto load = seconds([&] { trie = made_up_names(count, text); });
        const auto size = allocated() - before;
        const auto time = median(runs, [&] { found = matches(*trie, text); });
        print("made-up names", count, time, text, size, load, found);
    }

    const auto directory = [&](const char* what, const std::filesystem::path& facts) {
        const auto before = allocated();
        std::shared_ptr<const actors::Directory> loaded;
        const auto first = seconds([&] { loaded = actors::Directory::load(schema.actors(), {}, nullptr, facts); });
        const auto size = allocated() - before;
        const auto load = std::min(first, median(runs, [&] { actors::Directory::load(schema.actors(), {}, nullptr, facts); }));
        const auto time = median(runs, [&] { found = matches(loaded->trie(), text); });
        print(what, loaded->names() + loaded->places().size(), time, text, size, load, found);
        return loaded;
    };
    directory("the directory, without facts", {});
    const auto whole = directory("the directory, with the places", schema.facts());
    const auto asked = median(runs, [&] {
        found = 0;
        for (const auto& word : text.capitalised) found += whole->places().find(word).size();
    });
    std::printf("places: %zu, asked %zu times, %.0f ns a question\n", whole->places().size(), text.capitalised.size(),
                1e9 * asked / static_cast<double>(text.capitalised.size()));
}

}  // namespace

int main(int argc, char** argv) {
    int runs = 5;
    std::filesystem::path schema;
    std::vector<std::string> inputs;
    for (int i = 1; i < argc; ++i) {
        const std::string_view option = argv[i];
        if (option == "--runs" && i + 1 < argc) runs = std::max(1, std::atoi(argv[++i]));
        else if (option == "--schema" && i + 1 < argc) schema = argv[++i];
        else inputs.emplace_back(option);
    }
    try {
        const auto located = Schema::locate(schema);
        if (inputs.empty()) inputs.push_back((located.root().parent_path() / "examples" / "articles").string());
        run(runs, located, inputs);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_directory: %s\n", error.what());
        return 1;
    }
    return 0;
}
