#include "syntax/evaluation.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <vector>

#include "syntax/word_features.hpp"

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

}  // namespace

TreeScores score_trees(const Analysis& gold, const Analysis& system) {
    TreeScores scores;
    std::string a, b;
    for (std::size_t i = 0; i < gold.words.size(); ++i) {
        const auto &g = gold.words[i], &s = system.words[i];
        ++scores.words;
        scores.upos += g.upos == s.upos;
        scores.xpos += g.xpos == s.xpos;
        a.clear();
        b.clear();
        append_lower(g.lemma, a);
        append_lower(s.lemma, b);
        scores.lemma += a == b || g.lemma == "_" || g.lemma.empty();
        if (g.head != s.head) continue;
        ++scores.heads;
        scores.full_relations += g.deprel == s.deprel;
        scores.relations += base(g.deprel) == base(s.deprel);
    }
    return scores;
}

NameScores score_names(const Analysis& gold, const Analysis& system, bool nationalities) {
    const auto g = spans(gold, nationalities), s = spans(system, nationalities);
    std::vector<Span> both;
    std::set_intersection(g.begin(), g.end(), s.begin(), s.end(), std::back_inserter(both));
    return {g.size(), s.size(), both.size()};
}

}  // namespace entente::syntax
