// Speed and size of the language engine on one core, from raw text to trees, names and coreference:
//
//     bench_language [--runs N] [--schema FOLDER] [--model FILE] [--udpipe MODEL] [INPUT...]
//
// INPUT is what `entente build` reads; without one, a made-up text. Each stage goes over all documents, once to warm up and then N
// times; median and range are of the N, in time of the processor. With a model for udpipe, and the program installed, its speed on the same text is shown too.

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <entente/error.hpp>
#include <entente/schema.hpp>

#include "syntax/analyzer.hpp"
#include "syntax/coreference/coreference.hpp"
#include "syntax/model.hpp"
#include "syntax/weights.hpp"
#include "text/reader.hpp"
#include "text/segmenter.hpp"
#include "processor_time.hpp"

using namespace entente;
using processor_time::seconds;

namespace {

constexpr double mark_words = 60'000, mark_load_ms = 150, mark_memory = 100e6, mark_model = 20e6;

double in_seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); }

/// What the processor spends on a program that is run.
double seconds_of_program(const std::string& command) {
    const auto now = [] {
        rusage usage{};
        getrusage(RUSAGE_CHILDREN, &usage);
        return in_seconds(usage.ru_utime) + in_seconds(usage.ru_stime);
    };
    const auto start = now();
    if (std::system(command.c_str()) != 0) throw Error(ErrorCode::input, "the program failed", command, "run the command by hand");
    return now() - start;
}

/// The largest memory this process has had, in bytes.
double peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

struct Settings {
    int runs = 5;
    std::filesystem::path schema, model, udpipe;
    std::vector<std::string> inputs;
};

struct Times {
    std::vector<double> runs;  // seconds

    double median() const {
        auto sorted = runs;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
    void print(const char* stage, double words) const {
        const auto [least, most] = std::minmax_element(runs.begin(), runs.end());
        std::printf("%-28s %9.0f words/s   %6.2f us a word   (%.0f to %.0f words/s)\n", stage, words / median(), 1e6 * median() / words,
                    words / *most, words / *least);
    }
};

/// Sentences as the news have them, about people and places that do not exist, in many orders.
std::string made_up_text(std::size_t document) {
    static constexpr const char* sentences[]{
        "The foreign minister of Varonia, Ilse Marken, met her counterpart from Testland on Tuesday to discuss a ceasefire along the border.",
        "Rebels of the Northern Front shelled the town of Oster for a third night, killing at least twelve people, officials said.",
        "\"We will not negotiate under fire,\" the president told reporters in Karlow, adding that the talks had been postponed until May.",
        "Opposition lawmakers accused the government of withholding aid from the besieged province, which it denies.",
        "He said the two countries had agreed to exchange prisoners, but gave no date.",
        "Thousands of protesters marched through the capital and demanded that Prime Minister Jonas Feld resign.",
        "The U.N. envoy, who arrived on Monday, called on both sides to allow relief convoys to pass.",
        "Testland's army withdrew from three villages after its supply lines were cut, a spokesman for the militia told the Karlow Post.",
        "The sanctions, imposed in 2014 and extended twice since, target 38 officials and four state-owned banks.",
        "In a statement, the ministry condemned the attack and vowed to bring those responsible to justice."};
    std::string text;
    for (std::size_t i = 0; i < 60; ++i) {
        text += sentences[(document * 7 + i * i + 3 * i) % std::size(sentences)];
        text += i % 4 == 3 ? "\n\n" : " ";
    }
    return text;
}

std::vector<text::RawDocument> documents(const std::vector<std::string>& inputs) {
    std::vector<text::RawDocument> out;
    if (inputs.empty())
        for (std::size_t i = 0; i < 100; ++i) out.push_back(text::raw_document(made_up_text(i), {}, fmt::format("made-up text {}", i)));
    text::read(inputs, {}, [&](text::RawDocument&& raw) {
        out.push_back(std::move(raw));
        return true;
    }, [](const Error& error) { throw error; });
    return out;
}

void bench_udpipe(const std::filesystem::path& model, const std::vector<text::Document>& all, int runs) {
    if (std::system("command -v udpipe >/dev/null 2>&1") != 0) {
        std::printf("udpipe                       is not installed\n");
        return;
    }
    if (model.empty()) {
        std::printf("udpipe                       is installed; give it a model with --udpipe\n");
        return;
    }
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("entente-bench-{}", std::chrono::steady_clock::now().time_since_epoch().count());
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "none.txt");
    {
        std::ofstream out(folder / "all.txt", std::ios::binary);
        for (const auto& document : all) out << document.text << "\n\n";
    }
    const auto run = [&](const char* file) {
        const auto command = fmt::format("udpipe --tokenize --tag --parse '{}' '{}' > '{}' 2>/dev/null", model.string(), (folder / file).string(), (folder / "out").string());
        return seconds_of_program(command);
    };
    Times times;
    for (int i = 0; i < runs; ++i) {
        const double loading = run("none.txt");
        times.runs.push_back(std::max(1e-9, run("all.txt") - loading));
    }
    std::size_t words = 0;
    std::ifstream parsed(folder / "out");
    for (std::string line; std::getline(parsed, line);) words += !line.empty() && line[0] != '#' && line.substr(0, line.find('\t')).find_first_of("-.") == std::string::npos;
    times.print("udpipe, without loading", static_cast<double>(words));
    std::filesystem::remove_all(folder);
}

void bench(const Settings& settings) {
    const auto schema = Schema::locate(settings.schema);
    const auto file = settings.model.empty() ? schema.model() : settings.model;
    Times load;
    std::shared_ptr<const syntax::Model> model;
    for (int i = 0; i < settings.runs; ++i) load.runs.push_back(seconds([&] { model = syntax::Model::load(file); }));
    std::printf("model on disk                %9.1f MB        mark %.0f MB\n", static_cast<double>(std::filesystem::file_size(file)) / 1e6, mark_model / 1e6);
    std::printf("model loaded in              %9.1f ms        mark %.0f ms\n", 1e3 * load.median(), mark_load_ms);

    const auto segmenter = text::Segmenter::load(schema.lexicon() / "abbreviations.json");
    const auto raw = documents(settings.inputs);
    const double memory_before = peak_memory();
    syntax::Analyzer analyzer(model);
    syntax::Coreference coreference(model->weights().ranker);
    syntax::Analysis analysis;
    syntax::Coreferents coreferents;
    Times segmentation, analyses, lemmas, references, total;
    std::size_t words = 0;
    std::string lower, lemma;
    std::vector<text::Document> segmented;
    for (int run = -1; run < settings.runs; ++run) {
        double segmenting = 0, analyzing = 0, lemmatizing = 0, referring = 0;
        words = 0;
        segmented.clear();
        for (const auto& document : raw) {
            auto copy = document;
            segmenting += seconds([&] { segmented.push_back(segmenter.segment(std::move(copy))); });
            const auto& now = segmented.back();
            words += now.tokens.size();
            analyzing += seconds([&] { analyzer.analyze(now, analysis); });
            referring += seconds([&] { coreference.resolve(now, analysis, coreferents); });
            lemmatizing += seconds([&] {
                for (std::uint32_t i = 0; i < now.tokens.size(); ++i) {
                    lower.clear();
                    syntax::append_lower(now.form(i), lower);
                    model->weights().lemmas.lemma(now.form(i), lower, analysis.words[i].upos, analysis.words[i].xpos, lemma);
                }
            });
        }
        if (run < 0) continue;
        segmentation.runs.push_back(segmenting);
        analyses.runs.push_back(analyzing);
        lemmas.runs.push_back(lemmatizing);
        references.runs.push_back(referring);
        total.runs.push_back(segmenting + analyzing + referring);
    }
    const auto count = static_cast<double>(words);
    std::printf("%zu documents, %zu words, %d runs\n", raw.size(), words, settings.runs);
    segmentation.print("sentences and tokens", count);
    analyses.print("tags, lemmas, trees, names", count);
    lemmas.print("  lemmas, none kept", count);
    references.print("coreference", count);
    total.print("raw text to coreference", count);
    std::printf("%-28s %9.0f words/s\n", "mark", mark_words);
    std::printf("peak memory                  %9.1f MB        mark %.0f MB (with the text read; %.1f MB before the pipeline)\n", peak_memory() / 1e6,
                mark_memory / 1e6, memory_before / 1e6);
    bench_udpipe(settings.udpipe, segmented, settings.runs);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        Settings settings;
        for (int i = 1; i < argc; ++i) {
            const std::string word = argv[i];
            const bool valued = word == "--runs" || word == "--schema" || word == "--model" || word == "--udpipe";
            if (valued && i + 1 == argc) throw Error(ErrorCode::input, word + " lacks its value", "the command line", "give it");
            if (word == "--runs") settings.runs = std::max(1, std::stoi(argv[++i]));
            else if (word == "--schema") settings.schema = argv[++i];
            else if (word == "--model") settings.model = argv[++i];
            else if (word == "--udpipe") settings.udpipe = argv[++i];
            else settings.inputs.push_back(word);
        }
        bench(settings);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_language: %s\n", error.what());
        return 1;
    }
}
