#pragma once
// All that a model file holds, and the file itself. docs/training.md describes the bytes.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "syntax/byte_table.hpp"
#include "syntax/coreference/ranker_weights.hpp"
#include "syntax/lemmatizer.hpp"
#include "syntax/word_classes.hpp"
#include "syntax/word_features.hpp"

namespace entente::syntax {

/// Sizes of the network; those of a file must be these.
namespace shape {
inline constexpr std::size_t word = 128, ngrams = 128, prefix = 32, suffix = 48, form_shape = 32;  // embeddings
inline constexpr std::size_t input = word + ngrams + prefix + suffix + form_shape;
inline constexpr std::size_t word_class = 16;                       // behind them, in a model that has word classes
inline constexpr std::size_t width = 256, hidden = width / 2;       // of the encoder; of one direction
inline constexpr std::size_t arc = 128, relation = 96;              // of the parser's two heads
inline constexpr std::size_t heads = 2 * arc + 2 * relation;        // dependent's and head's side of both
inline constexpr std::size_t relations = 64;                        // Deprel, padded
inline constexpr std::size_t upos = 17, xpos = 52, names = 9, tags = 80;  // tags: the three beside each other, padded
inline constexpr std::size_t distances = 32;                        // classes of the distance to the head, padded
}  // namespace shape

/// Class of the way from a word to its head: nine a side, 18 for the root.
std::size_t distance_class(std::ptrdiff_t head_minus_word);
inline constexpr std::size_t root_distance = 18;

/// Labels of the name head: 0 is outside, 2 k - 1 begins NameKind k, 2 k goes on.
using NameTransitions = std::vector<float>;  // (names + 1) x names: from a label (the last row: from the start) to a label

struct Weights {
    std::vector<std::uint64_t> vocabulary;  // hash of word i; row 0 of `word` is the unknown word, row i + 1 is word i
    ByteTable word, ngram, prefix, suffix, form_shape;
    WordClasses classes;
    ByteTable word_class{0, shape::word_class, {}, {}};  // by class; no row in a model without
    ByteLayer mix;                          // input (and word_class) -> 2 width, then maxout
    std::vector<float> mix_gain, mix_bias;
    struct Layer {
        std::vector<float> gain, bias;      // of the normalisation before it
        ByteLayer gates;                    // width -> 6 hidden
        std::vector<float> peephole;        // 4 hidden
    };
    std::vector<Layer> layers;
    std::vector<float> last_gain, last_bias;
    ByteLayer tags, heads, bilinear, relation;
    std::vector<float> root_arc;                        // the root's side of an arc
    std::vector<float> arc_distance;                    // arc x distances
    std::vector<float> relation_distance;               // distances x relation; the root's relation needs no scores
    NameTransitions name_transitions;
    Lemmatizer lemmas;
    RankerWeights ranker;                               // of coreference; as it stands at first it links nothing

    std::size_t inputs() const { return shape::input + (word_class.rows ? shape::word_class : 0); }

    /// Replaces the file whole: who reads it meanwhile has the old one or the new one.
    void write(const std::filesystem::path& file) const;
    /// `fingerprint` gets 16 hex digits over the content.
    static Weights read(const std::filesystem::path& file, std::string& fingerprint);
};

}  // namespace entente::syntax
