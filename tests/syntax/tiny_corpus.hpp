#pragma once
// A treebank of a few dozen sentences made from one pattern, enough to train a model that is wrong but whole.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"
#include "syntax/conllu.hpp"
#include "syntax/model.hpp"
#include "syntax/trainer.hpp"

namespace tiny {

inline entente::syntax::TrainingCorpus corpus() {
    using namespace entente::syntax;
    const auto tag = [](auto value) { return static_cast<std::uint8_t>(value); };
    TrainingCorpus made;
    const char* subjects[]{"envoy", "minister", "spokesman", "general"};
    const char* verbs[]{"left", "visited", "praised"};
    const char* lemmas[]{"leave", "visit", "praise"};
    const char* places[]{"Geneva", "Cairo", "Vienna"};
    for (const char* subject : subjects)
        for (int v = 0; v < 3; ++v)
            for (const char* place : places) {
                TrainingSentence s;
                s.forms = {"The", subject, verbs[v], place, "."};
                s.upos = {tag(Upos::DET), tag(Upos::NOUN), tag(Upos::VERB), tag(Upos::PROPN), tag(Upos::PUNCT)};
                s.xpos = {tag(Xpos::DT), tag(Xpos::NN), tag(Xpos::VBD), tag(Xpos::NNP), tag(Xpos::period)};
                s.deprel = {tag(Deprel::det), tag(Deprel::nsubj), tag(Deprel::root), tag(Deprel::obj), tag(Deprel::punct)};
                s.heads = {1, 2, -1, 2, 2};
                s.names = {0, 0, 0, 5, 0};
                const char* words[]{"the", subject, lemmas[v], place, "."};
                for (std::size_t i = 0; i < s.size(); ++i)
                    made.lemmas.add(s.forms[i], static_cast<Upos>(s.upos[i]), static_cast<Xpos>(s.xpos[i]), words[i]);
                made.sentences.push_back(std::move(s));
            }
    return made;
}

inline entente::syntax::TrainingOptions options() {
    entente::syntax::TrainingOptions o;
    o.epochs = 20;
    o.layers = 2;
    o.batch_words = 60;
    o.rate = 0.004f;
    return o;
}

inline entente::syntax::Weights train(const entente::syntax::TrainingOptions& options) {
    const auto made = corpus();
    entente::syntax::Trainer trainer(made, options);
    for (int i = 1; i <= options.pretraining; ++i) trainer.pretrain(i, {});
    for (int i = 1; i <= options.epochs; ++i) trainer.epoch(i, {});
    return trainer.weights();
}

/// A file in a folder of its own, gone with the object.
class File {
public:
    explicit File(const std::string& name) : path_(folder_.path() / name) {}
    const std::filesystem::path& path() const { return path_; }
    void write(const std::string& bytes) const { folder_.write(path_.filename(), bytes); }
    std::string read() const {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    entente::tests::TemporaryFolder folder_;
    std::filesystem::path path_;
};

/// One model for all tests of a program.
inline std::shared_ptr<const entente::syntax::Model> model() {
    static const auto loaded = [] {
        const File file("tiny.model");
        train(options()).write(file.path());
        return entente::syntax::Model::load(file.path());
    }();
    return loaded;
}

/// Sentences of words, each word followed by a blank.
inline entente::text::Document document(const std::vector<std::vector<std::string>>& sentences) {
    entente::text::Document d;
    d.info = std::make_shared<entente::DocumentInfo>();
    for (const auto& words : sentences) {
        const auto first = static_cast<std::uint32_t>(d.tokens.size());
        for (const auto& word : words) {
            const auto begin = static_cast<std::uint32_t>(d.text.size());
            d.text += word;
            d.tokens.push_back({begin, static_cast<std::uint32_t>(d.text.size()), true, false});
            d.text += ' ';
        }
        d.sentences.push_back({first, static_cast<std::uint32_t>(d.tokens.size()), entente::text::SentenceKind::body});
    }
    d.given = d.text;
    return d;
}

}  // namespace tiny
