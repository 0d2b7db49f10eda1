#include "lemmas.hpp"

#include <filesystem>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "syntax/training_corpus.hpp"
#include "syntax/weights.hpp"

namespace entente::train {

namespace {

struct Settings {
    std::filesystem::path model, data, irregular, output;
};

void run(const Settings& settings) {
    std::string fingerprint;
    auto weights = syntax::Weights::read(settings.model, fingerprint);
    syntax::TrainingCorpus corpus;
    for (const char* treebank : {"ud/en_ewt-train.conllu", "ud/en_gum-train.conllu"}) corpus.add_treebank(settings.data / treebank);
    if (!settings.irregular.empty()) corpus.lemmas.settle_irregular(settings.irregular);
    weights.lemmas = corpus.lemmas.learn(weights.vocabulary);
    weights.write(settings.output);
}

}  // namespace

void add_lemmas(CLI::App& app) {
    auto settings = std::make_shared<Settings>();
    auto* command = app.add_subcommand("lemmas", "Learns the lemmas of a model again; the rest of the model stays");
    command->add_option("model", settings->model, "The model")->required();
    command->add_option("--data", settings->data, "The folder that holds ud/")->required()->check(CLI::ExistingDirectory);
    command->add_option("--irregular", settings->irregular, "The language's irregular.json, whose forms need not be learnt");
    command->add_option("-o,--output", settings->output, "The model to write; may be the same file")->required();
    command->callback([settings] { run(*settings); });
}

}  // namespace entente::train
