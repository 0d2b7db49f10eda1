#include "coreference.hpp"

#include <chrono>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <entente/schema.hpp>

#include "syntax/analyzer.hpp"
#include "syntax/coreference/gold_coreference.hpp"
#include "syntax/model.hpp"

namespace entente::train {

namespace {

struct Settings {
    std::filesystem::path model, data, output, reference;
    syntax::RankerOptions options;
};

void run(const Settings& settings) {
    const auto start = std::chrono::steady_clock::now();
    std::string fingerprint;
    auto weights = syntax::Weights::read(settings.model, fingerprint);
    train_coreference(weights, settings.data, settings.reference, settings.options);
    weights.write(settings.output);
    std::cerr << fmt::format("coreference trained in {:.0f} s\n",
                             std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
}

}  // namespace

void train_coreference(syntax::Weights& weights, const std::filesystem::path& data, const std::filesystem::path& reference,
                       const syntax::RankerOptions& options) {
    const auto genders = syntax::GenderWords::load(reference.empty() ? Schema::locate().lexicon() / "reference.json" : reference);
    const auto gold = syntax::read_gold_coreference(data / "ud/en_gum-train.conllu");
    syntax::Analyzer analyzer(syntax::Model::hold(weights));
    std::vector<std::unique_ptr<syntax::Analysis>> analyses;
    std::vector<syntax::RankerDocument> documents;
    for (const auto& document : gold) {
        auto& analysis = analyses.emplace_back(std::make_unique<syntax::Analysis>());
        analyzer.analyze(document.document, *analysis);
        documents.push_back({&document, analysis.get()});
    }
    weights.ranker = syntax::train_ranker(documents, genders, options);
}

void add_coreference(CLI::App& app) {
    auto settings = std::make_shared<Settings>();
    auto* command = app.add_subcommand("coreference", "Trains the coreference of a model alone, on GUM under --data; the rest of the model stays");
    command->add_option("model", settings->model, "The model")->required();
    command->add_option("--data", settings->data, "The folder that holds ud/")->required()->check(CLI::ExistingDirectory);
    command->add_option("-o,--output", settings->output, "The model to write; may be the same file")->required();
    command->add_option("--reference", settings->reference, "The language's reference.json, with names.json beside it, for words that tell a gender (default: the ones that came with the program)");
    auto& o = settings->options;
    command->add_option("--seed", o.seed, "The same seed gives the same bytes")->capture_default_str();
    command->add_option("--epochs", o.epochs, "Times through the data")->capture_default_str()->check(CLI::Range(1, 1000));
    command->add_option("--rate", o.rate, "Learning rate at the start")->capture_default_str();
    command->callback([settings] { run(*settings); });
}

}  // namespace entente::train
