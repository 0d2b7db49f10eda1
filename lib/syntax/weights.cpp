#include "syntax/weights.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <type_traits>

#include <entente/error.hpp>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace entente::syntax {

namespace {

constexpr char magic[8] = {'E', 'N', 'T', 'S', 'Y', 'N', 'T', 'X'};
constexpr std::uint32_t version = 2;

struct Header {
    char magic[8];
    std::uint32_t version, reserved;
    std::uint64_t size, hash;  // of what follows
};

class Writer {
public:
    template <class T>
    void number(const T& value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof value); }
    template <class T>
    void array(const std::vector<T>& values) {
        static_assert(std::is_trivially_copyable_v<T>);
        number(static_cast<std::uint64_t>(values.size()));
        bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    }
    void text(const std::string& value) {
        number(static_cast<std::uint32_t>(value.size()));
        bytes += value;
    }
    std::string bytes;
};

struct Damaged {};

class Reader {
public:
    Reader(const char* data, std::size_t size) : data_(data), left_(size) {}
    template <class T>
    void number(T& value) { std::memcpy(&value, take(sizeof value), sizeof value); }
    template <class T>
    void array(std::vector<T>& values) {
        std::uint64_t count = 0;
        number(count);
        if (count > left_ / sizeof(T)) throw Damaged{};
        values.resize(count);
        if (count > 0) std::memcpy(values.data(), take(count * sizeof(T)), count * sizeof(T));
    }
    void text(std::string& value) {
        std::uint32_t size = 0;
        number(size);
        value.assign(take(size), size);
    }
    bool done() const { return left_ == 0; }

private:
    const char* take(std::size_t size) {
        if (size > left_) throw Damaged{};
        const char* from = data_;
        data_ += size;
        left_ -= size;
        return from;
    }
    const char* data_;
    std::size_t left_;
};

// One description of the content serves both ways.

template <class Archive, class Table>
void table(Archive& archive, Table& t) {
    archive.number(t.rows);
    archive.number(t.width);
    archive.array(t.bytes);
    archive.array(t.scale);
}
template <class Archive, class Layer>
void layer(Archive& archive, Layer& l) {
    archive.number(l.inputs);
    archive.number(l.outputs);
    archive.array(l.weights);
    archive.array(l.scale);
    archive.array(l.bias);
}
template <class Archive, class W>
void network(Archive& archive, W& w) {
    archive.array(w.vocabulary);
    for (auto* t : {&w.word, &w.ngram, &w.prefix, &w.suffix, &w.form_shape}) table(archive, *t);
    layer(archive, w.mix);
    archive.array(w.mix_gain);
    archive.array(w.mix_bias);
    for (auto& l : w.layers) {
        archive.array(l.gain);
        archive.array(l.bias);
        layer(archive, l.gates);
        archive.array(l.peephole);
    }
    archive.array(w.last_gain);
    archive.array(w.last_bias);
    for (auto* l : {&w.tags, &w.heads, &w.bilinear, &w.relation}) layer(archive, *l);
    archive.array(w.root_arc);
    archive.array(w.arc_distance);
    archive.array(w.relation_distance);
    archive.array(w.name_transitions);
}

template <class Archive, class W>
void word_classes(Archive& archive, W& w) {
    archive.array(w.classes.keys);
    archive.array(w.classes.classes);
    table(archive, w.word_class);
}

template <class Archive, class R>
void ranker(Archive& archive, R& r) {
    archive.array(r.table);
    archive.number(r.scale);
    archive.array(r.linked);
    archive.array(r.novel);
    archive.array(r.genders.female);
    archive.array(r.genders.male);
}

void write_lemmas(Writer& archive, const Lemmatizer& lemmas) {
    archive.number(static_cast<std::uint32_t>(lemmas.rules().size()));
    for (const auto& rule : lemmas.rules()) {
        archive.number(rule.strip);
        archive.text(rule.append);
    }
    archive.number(static_cast<std::uint32_t>(lemmas.endings().size()));
    for (const auto& ending : lemmas.endings()) {
        archive.number(ending.key);
        archive.number(ending.rule);
    }
    archive.number(static_cast<std::uint32_t>(lemmas.exceptions().size()));
    for (const auto& exception : lemmas.exceptions()) {
        archive.number(exception.key);
        archive.text(exception.lemma);
    }
}

Lemmatizer read_lemmas(Reader& archive, const std::vector<std::uint64_t>& vocabulary) {
    const auto read = [&archive]<class Item>(std::vector<Item> items, auto&& one) {
        std::uint32_t count = 0;
        archive.number(count);
        for (std::uint32_t i = 0; i < count; ++i) one(items.emplace_back());
        return items;
    };
    auto rules = read(std::vector<Lemmatizer::Rule>{}, [&](auto& rule) {
        archive.number(rule.strip);
        archive.text(rule.append);
    });
    auto endings = read(std::vector<Lemmatizer::Ending>{}, [&](auto& ending) {
        archive.number(ending.key);
        archive.number(ending.rule);
        if (ending.rule >= rules.size()) throw Damaged{};
    });
    auto exceptions = read(std::vector<Lemmatizer::Exception>{}, [&](auto& exception) {
        archive.number(exception.key);
        archive.text(exception.lemma);
    });
    return {std::move(rules), std::move(endings), std::move(exceptions), vocabulary};
}

void expect(bool holds) {
    if (!holds) throw Damaged{};
}

void check(const ByteTable& t, std::size_t rows, std::size_t width) {
    expect(t.rows == rows && t.width == width && t.bytes.size() == rows * width && t.scale.size() == rows);
}
void check(ByteLayer& l, std::size_t inputs, std::size_t outputs) {
    expect(l.inputs == inputs && l.outputs == outputs && l.weights.size() == inputs * outputs && l.scale.size() == outputs &&
           l.bias.size() == outputs);
    l.sum_columns();
}
void check(const std::vector<float>& values, std::size_t size) { expect(values.size() == size); }

void check(Weights& w) {
    using namespace shape;
    check(w.word, w.vocabulary.size() + 1, word);
    check(w.ngram, WordFeatures::ngram_rows, ngrams);
    check(w.prefix, WordFeatures::prefix_rows, prefix);
    check(w.suffix, WordFeatures::suffix_rows, suffix);
    check(w.form_shape, WordFeatures::shape_rows, form_shape);
    expect(w.word_class.rows <= WordClasses::most && w.classes.keys.size() == w.classes.classes.size());
    expect(std::is_sorted(w.classes.keys.begin(), w.classes.keys.end()));
    for (const auto classes : w.classes.classes) expect(static_cast<std::uint32_t>(std::bit_width(classes)) <= w.word_class.rows);
    check(w.word_class, w.word_class.rows, shape::word_class);
    check(w.mix, w.inputs(), 2 * width);
    for (const auto* norm : {&w.mix_gain, &w.mix_bias, &w.last_gain, &w.last_bias}) check(*norm, width);
    for (auto& l : w.layers) {
        check(l.gain, width);
        check(l.bias, width);
        check(l.gates, width, 6 * hidden);
        check(l.peephole, 4 * hidden);
    }
    check(w.tags, width, tags);
    check(w.heads, width, heads);
    check(w.bilinear, arc, arc);
    check(w.relation, relation, relations);
    check(w.root_arc, arc);
    check(w.arc_distance, arc * distances);
    check(w.relation_distance, distances * relation);
    check(w.name_transitions, (names + 1) * names);
    expect(w.ranker.table.size() == RankerWeights::rows * RankerWeights::width);
    check(w.ranker.linked, RankerWeights::width);
    check(w.ranker.novel, RankerWeights::width);
}

}  // namespace

std::size_t distance_class(std::ptrdiff_t head_minus_word) {
    const std::size_t side = head_minus_word > 0 ? 9 : 0;
    const auto d = static_cast<std::size_t>(head_minus_word > 0 ? head_minus_word : -head_minus_word);
    return side + (d <= 4 ? d - 1 : d <= 6 ? 4 : d <= 9 ? 5 : d <= 14 ? 6 : d <= 24 ? 7 : 8);
}

void Weights::write(const std::filesystem::path& file) const {
    Writer archive;
    archive.number(static_cast<std::uint32_t>(layers.size()));
    network(archive, *this);
    write_lemmas(archive, lemmas);
    word_classes(archive, *this);
    syntax::ranker(archive, ranker);
    Header header{};
    std::memcpy(header.magic, magic, sizeof magic);
    header.version = version;
    header.size = archive.bytes.size();
    header.hash = XXH3_64bits(archive.bytes.data(), archive.bytes.size());
    auto part = file;
    part += ".part";
    std::ofstream out(part, std::ios::binary);
    out.write(reinterpret_cast<const char*>(&header), sizeof header);
    out.write(archive.bytes.data(), static_cast<std::streamsize>(archive.bytes.size()));
    out.close();
    std::error_code failed;
    if (out) std::filesystem::rename(part, file, failed);
    if (!out || failed) throw Error(ErrorCode::io, "cannot be written", file.string(), "check the folder, its rights and the space on the disk");
}

Weights Weights::read(const std::filesystem::path& file, std::string& fingerprint) {
    const auto fail = [&](const char* what, const char* remedy) { return Error(ErrorCode::schema, what, file.string(), remedy); };
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in || !std::filesystem::is_regular_file(file))
        throw fail("no such language model", "give a file that `entente-train train` wrote, or the one in schema/models");
    std::string bytes(static_cast<std::size_t>(in.tellg()), '\0');
    in.seekg(0);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in) throw Error(ErrorCode::io, "cannot be read", file.string());

    Header header{};
    std::memcpy(&header, bytes.data(), std::min(bytes.size(), sizeof header));
    if (std::memcmp(header.magic, magic, sizeof magic) != 0) throw fail("is no language model", "give a file that `entente-train train` wrote");
    if (bytes.size() < sizeof header) throw fail("the language model is cut short", "copy the file again");
    if (header.version != version)
        throw fail("the language model has another version of the format", "train it again, or take the one that came with this program");
    if (header.size != bytes.size() - sizeof header)
        throw fail(header.size > bytes.size() - sizeof header ? "the language model is cut short" : "the language model has bytes after its end",
                   "copy the file again");
    const char* content = bytes.data() + sizeof header;
    if (XXH3_64bits(content, header.size) != header.hash) throw fail("the language model is damaged", "copy the file again");
    try {
        Weights weights;
        Reader archive(content, header.size);
        std::uint32_t layers = 0;
        archive.number(layers);
        expect(layers > 0 && layers <= 16);
        weights.layers.resize(layers);
        network(archive, weights);
        weights.lemmas = read_lemmas(archive, weights.vocabulary);
        word_classes(archive, weights);
        syntax::ranker(archive, weights.ranker);
        expect(archive.done());
        check(weights);
        static constexpr char digits[] = "0123456789abcdef";
        fingerprint.clear();
        for (int shift = 60; shift >= 0; shift -= 4) fingerprint += digits[(header.hash >> shift) & 15];
        return weights;
    } catch (const Damaged&) {
        throw fail("the language model does not fit this program", "train it again, or take the one that came with this program");
    }
}

}  // namespace entente::syntax
