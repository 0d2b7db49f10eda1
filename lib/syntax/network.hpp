#pragma once
// The network in use: from forms to scores, for one thread. One pass gives tags, names, heads and relations.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/kernels.hpp"
#include "syntax/tree.hpp"
#include "syntax/weights.hpp"
#include "syntax/word_features.hpp"

namespace entente::syntax {

class Network {
public:
    /// A stretch that is read by itself: words [first, last).
    struct Piece {
        std::uint32_t first = 0, last = 0;
    };
    /// The longest piece; scores of arcs grow with its square.
    static constexpr std::size_t longest_piece = 160;

    struct Label {
        std::int32_t head = -1;  // index into the words, -1 for the root of the piece
        std::uint8_t upos = 0, xpos = 0, deprel = 0, name = 0;
    };

    Network(const Weights& weights, const Kernels& kernels);

    /// `labels` gets one for each form. The pieces follow each other and cover the forms.
    void run(std::span<const std::string_view> forms, std::span<const Piece> pieces, std::span<Label> labels);

    /// What the labels are chosen by, for one piece; valid until the next call.
    struct Scores {
        const float* tags;         // words x shape::tags: UPOS, Penn tags, names
        const float* arcs;         // words x arc_stride: word i hangs on the root (column 0) or on word j (column j + 1)
        std::size_t arc_stride;
    };
    Scores score(std::span<const std::string_view> forms);
    /// Of the piece scored last: words x shape::relations, for the given heads (-1 the root, whose row says nothing).
    const float* score_relations(std::span<const std::int32_t> heads);

private:
    void embed(std::span<const std::string_view> forms);
    void encode(std::span<const Piece> pieces, std::size_t count);
    void score_tags(std::size_t count);
    void score_sides(std::size_t count);
    std::size_t score_arcs(const Piece& piece);
    void score_relations(const Piece& piece, const std::int32_t* heads);
    void tag(std::span<const Piece> pieces, std::span<Label> labels);
    void parse(const Piece& piece, std::span<Label> labels);
    void multiply(const float* rows, std::size_t count, const ByteLayer& layer, float* out);

    const Weights& weights_;
    const Kernels& kernels_;
    TreeDecoder trees_;

    // words by form, as they leave the first layer; the same form always gives the same, so that what is kept does not matter
    static constexpr std::size_t kept_words = 8192;
    std::vector<std::uint64_t> kept_keys_;
    std::vector<float> kept_;
    struct Slot {
        std::uint64_t word = 0;
        std::uint32_t row = 0;
    };
    std::vector<Slot> vocabulary_;  // open addressing

    WordFeatures features_;
    std::string lower_;
    std::vector<std::uint32_t> missing_;
    std::vector<float> input_, x_, y_, gates_, scratch_;
    std::vector<std::uint8_t> bytes_;
    std::vector<float> scales_;
    std::vector<float> tags_, heads_, queries_, keys_, arcs_, distance_, relation_in_, relation_out_, packed_;
    std::vector<std::int32_t> tree_;
    std::vector<std::uint8_t> back_;
};

/// The best sequence of name labels under the transitions; scores are count x stride, of which the first shape::names count.
void best_names(const float* scores, std::size_t count, std::size_t stride, const NameTransitions& transitions, std::vector<std::uint8_t>& back,
                std::uint8_t* labels);

}  // namespace entente::syntax
