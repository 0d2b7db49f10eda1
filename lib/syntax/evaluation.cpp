#include "syntax/evaluation.hpp"

#include <algorithm>
#include <istream>
#include <iterator>
#include <tuple>

#include "syntax/word_features.hpp"
#include "text/utf8.hpp"

namespace entente::syntax {

namespace {

std::string base(Deprel relation) {
    const std::string name(to_string(relation));
    return name.substr(0, name.find(':'));
}

using Span = std::tuple<std::size_t, std::size_t, NameKind>;

std::vector<Span> spans(const Analysis& analysis, bool nationalities) {
    std::vector<Span> found;
    const auto& words = analysis.words;
    for (std::size_t i = 0; i < words.size();) {
        if (words[i].name == NameKind::none) {
            ++i;
            continue;
        }
        auto last = i + 1;
        while (last < words.size() && words[last].name == words[i].name && !words[last].name_begins) ++last;
        if (nationalities || words[i].name != NameKind::nationality) found.emplace_back(i, last, words[i].name);
        i = last;
    }
    return found;
}

/// Where each word lies among the characters of its document: those of its surface token, which a multiword token's words share.
struct Place {
    std::size_t begin = 0, end = 0, order = 0;
    auto operator<=>(const Place&) const = default;
};

std::vector<Place> places(const text::Document& document) {
    std::vector<Place> out(document.tokens.size());
    std::size_t position = 0;
    for (std::uint32_t first = 0; first < out.size();) {
        auto last = first + 1;
        while (last < out.size() && document.tokens[last - 1].joined) ++last;
        const auto begin = position;
        for (auto at = document.tokens[first].begin; at < document.tokens[last - 1].end;) {
            const auto c = text::decode(document.text, at);
            position += !text::is_blank(c.value) && !text::is_invisible(c.value);
            at += c.size;
        }
        for (auto word = first; word < last; ++word) out[word] = {begin, position, word - first};
        first = last;
    }
    return out;
}

/// Where sentences begin and end, by the places of their words.
std::vector<std::pair<std::size_t, std::size_t>> sentence_places(const text::Document& document, const std::vector<Place>& words) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (const auto& sentence : document.sentences)
        if (sentence.size()) out.emplace_back(words[sentence.first].begin, words[sentence.last - 1].end);
    return out;
}

bool same_lemma(std::string_view gold, std::string_view system) {
    if (gold.empty() || gold == "_") return true;
    std::string a, b;
    append_lower(gold, a);
    append_lower(system, b);
    return a == b;
}

}  // namespace

TreeScores score_trees(const Analysis& gold, const Analysis& system) {
    TreeScores scores;
    for (std::size_t i = 0; i < gold.words.size(); ++i) {
        const auto &g = gold.words[i], &s = system.words[i];
        ++scores.words;
        scores.upos += g.upos == s.upos;
        scores.xpos += g.xpos == s.xpos;
        scores.lemma += same_lemma(g.lemma, s.lemma);
        if (g.head != s.head) continue;
        ++scores.heads;
        scores.full_relations += g.deprel == s.deprel;
        scores.relations += base(g.deprel) == base(s.deprel);
    }
    return scores;
}

RawScores& RawScores::operator+=(const RawScores& other) {
    gold_sentences += other.gold_sentences;
    system_sentences += other.system_sentences;
    sentences += other.sentences;
    gold_words += other.gold_words;
    system_words += other.system_words;
    words += other.words;
    upos += other.upos;
    lemma += other.lemma;
    heads += other.heads;
    relations += other.relations;
    return *this;
}

RawScores score_raw(const text::Document& gold_document, const Analysis& gold, const text::Document& document, const Analysis& system) {
    constexpr auto unaligned = static_cast<std::int32_t>(-2);
    RawScores scores;
    const auto g = places(gold_document), s = places(document);
    const auto gold_ends = sentence_places(gold_document, g), ends = sentence_places(document, s);
    scores.gold_sentences = gold_ends.size();
    scores.system_sentences = ends.size();
    scores.gold_words = g.size();
    scores.system_words = s.size();
    // All lists rise, since words and sentences stand in the order of the text.
    std::vector<std::pair<std::size_t, std::size_t>> same;
    std::set_intersection(gold_ends.begin(), gold_ends.end(), ends.begin(), ends.end(), std::back_inserter(same));
    scores.sentences = same.size();

    std::vector<std::int32_t> gold_of(s.size(), unaligned);
    for (std::size_t i = 0, j = 0; i < s.size() && j < g.size();) {
        if (s[i] == g[j]) gold_of[i++] = static_cast<std::int32_t>(j++);
        else if (s[i] < g[j]) ++i;
        else ++j;
    }
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (gold_of[i] == unaligned) continue;
        const auto &a = gold.words[static_cast<std::size_t>(gold_of[i])], &b = system.words[i];
        ++scores.words;
        scores.upos += a.upos == b.upos;
        scores.lemma += same_lemma(a.lemma, b.lemma);
        if ((b.head < 0 ? -1 : gold_of[static_cast<std::size_t>(b.head)]) != a.head) continue;
        ++scores.heads;
        scores.relations += base(a.deprel) == base(b.deprel);
    }
    return scores;
}

std::vector<TreebankDocument> treebank_documents(std::istream& in) {
    std::vector<TreebankDocument> out;
    std::string_view gap;
    const auto value = [](std::string_view line) {
        const auto at = line.find("= ");
        return at == std::string_view::npos ? std::string_view{} : line.substr(at + 2);
    };
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        const std::string_view text = line;
        const auto key = text.starts_with("# ") ? text.substr(2, std::min(text.find_first_of(" =", 2), text.size()) - 2) : "";
        if (out.empty() || key == "newdoc") {
            out.emplace_back();
            if (key == "newdoc") out.back().name = value(text);
            gap = "";
        }
        auto& document = out.back();
        if (key == "newpar") gap = "\n\n";
        if (key == "text") {
            if (!document.text.empty()) document.text += gap;
            document.text += value(text);
            gap = " ";
        }
        document.conllu += line;
        document.conllu += '\n';
    }
    std::erase_if(out, [](const auto& document) { return document.text.empty(); });
    return out;
}

NameScores score_names(const Analysis& gold, const Analysis& system, bool nationalities) {
    const auto g = spans(gold, nationalities), s = spans(system, nationalities);
    std::vector<Span> both;
    std::set_intersection(g.begin(), g.end(), s.begin(), s.end(), std::back_inserter(both));
    return {g.size(), s.size(), both.size()};
}

}  // namespace entente::syntax
