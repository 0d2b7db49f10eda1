// Bytes as a language model: changes (patched) of one that is sound, with a header that fits, or after a first byte that is odd, a file
// as it stands. What is taken for a model analyses a text.

#include <algorithm>
#include <cstring>
#include <random>

#include <entente/error.hpp>

#include "fuzz/target.hpp"
#include "syntax/analyzer.hpp"
#include "syntax/coreference/coreference.hpp"
#include "syntax/model.hpp"
#include "syntax/weights.hpp"
#include "text/segmenter.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

using namespace entente;
using namespace entente::syntax;
using entente::fuzz::require;

namespace {

constexpr std::size_t header_size = 32, size_at = 16, hash_at = 24;

/// A model that has learnt nothing, with the least of everything.
std::string sound_model(const fuzz::Folder& folder) {
    std::mt19937 random(1);
    const auto numbers = [&](std::size_t count) {
        std::vector<float> values(count);
        for (auto& value : values) value = static_cast<float>(random() % 2001) / 1000.0f - 1.0f;
        return values;
    };
    const auto table = [&](std::size_t rows, std::size_t width) { return ByteTable::quantized(numbers(rows * width).data(), rows, width); };
    const auto layer = [&](std::size_t inputs, std::size_t outputs) { return ByteLayer::quantized(numbers(inputs * outputs).data(), numbers(outputs).data(), inputs, outputs); };
    using namespace shape;
    Weights w;
    for (const char* word : {"the", "talks", "ended"}) w.vocabulary.push_back(hash_of(word));
    std::sort(w.vocabulary.begin(), w.vocabulary.end());
    w.word = table(w.vocabulary.size() + 1, word);
    w.ngram = table(WordFeatures::ngram_rows, ngrams);
    w.prefix = table(WordFeatures::prefix_rows, prefix);
    w.suffix = table(WordFeatures::suffix_rows, suffix);
    w.form_shape = table(WordFeatures::shape_rows, form_shape);
    w.mix = layer(w.inputs(), 2 * width);
    for (auto* norm : {&w.mix_gain, &w.mix_bias, &w.last_gain, &w.last_bias}) *norm = numbers(width);
    w.layers.resize(1);
    w.layers[0] = {numbers(width), numbers(width), layer(width, 6 * hidden), numbers(4 * hidden)};
    w.tags = layer(width, tags);
    w.heads = layer(width, heads);
    w.bilinear = layer(arc, arc);
    w.relation = layer(relation, relations);
    w.root_arc = numbers(arc);
    w.arc_distance = numbers(arc * distances);
    w.relation_distance = numbers(distances * relation);
    w.name_transitions = numbers((names + 1) * names);
    w.lemmas = {{{0, ""}, {1, "y"}}, {{hash_of("s"), 1}}, {{hash_of("was"), "be"}}, w.vocabulary};
    w.ranker.linked = numbers(RankerWeights::width);
    w.ranker.novel = numbers(RankerWeights::width);
    w.write(folder.path() / "sound.model");
    return fuzz::bytes_of(folder.path() / "sound.model");
}

void model(std::string_view input) {
    static const fuzz::Folder folder;
    static const auto sound = sound_model(folder);
    static const auto segmenter = text::Segmenter::load(ENTENTE_ROOT "/schema/lexicon/en/abbreviations.json");
    if (input.empty()) return;
    std::string bytes;
    if (static_cast<unsigned char>(input[0]) % 2) {
        bytes = input.substr(1);
    } else {
        bytes = sound.substr(0, header_size) + fuzz::patched(sound.substr(header_size), input.substr(1));
        const std::uint64_t size = bytes.size() - header_size, hash = XXH3_64bits(bytes.data() + header_size, size);
        std::memcpy(bytes.data() + size_at, &size, sizeof size);
        std::memcpy(bytes.data() + hash_at, &hash, sizeof hash);
    }
    const auto file = folder.write("fuzzed.model", bytes);
    try {
        const auto read = Model::load(file);
        text::RawDocument raw;
        raw.text = "The talks ended. President Roe said that she was glad of it; her envoys left.";
        const auto document = segmenter.segment(std::move(raw));
        Analysis analysis;
        Analyzer(read).analyze(document, analysis);
        for (const auto& word : analysis.words) {
            require(word.head >= -1 && word.head < static_cast<std::int32_t>(analysis.words.size()), "heads stand in the text");
            require(word.upos <= Upos::X && word.xpos <= Xpos::other && word.deprel <= Deprel::xcomp && word.name <= NameKind::nationality, "labels are ones that there are");
        }
        Coreferents found;
        Coreference(read->weights().ranker).resolve(document, analysis, found);
    } catch (const Error& error) {
        require(!error.where().empty() && !error.fault().empty(), "a fault says what and where");
    }
}

}  // namespace

ENTENTE_FUZZ_TARGET(model, model)
