#include "syntax/lemmatizer.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "syntax/word_features.hpp"

namespace entente::syntax {

namespace {

std::uint64_t tag_seed(Upos upos, Xpos xpos) { return 16 + static_cast<std::uint64_t>(upos) * 64 + static_cast<std::uint64_t>(xpos); }

Lemmatizer::Rule rule_between(std::string_view lower, std::string_view lemma) {
    std::size_t same = 0;
    while (same < lower.size() && same < lemma.size() && lower[same] == lemma[same]) ++same;
    while (same > 0 && same < lower.size() && (static_cast<unsigned char>(lower[same]) & 0xC0) == 0x80) --same;
    return {static_cast<std::uint8_t>(lower.size() - same), std::string(lemma.substr(same))};
}

}  // namespace

Lemmatizer::Lemmatizer(std::vector<Rule> rules, std::vector<Ending> endings, std::vector<Exception> exceptions)
    : rules_(std::move(rules)), endings_(std::move(endings)), exceptions_(std::move(exceptions)) {
    rule_of_.reserve(endings_.size());
    for (const auto& ending : endings_) rule_of_.emplace(ending.key, ending.rule);
    exception_of_.reserve(exceptions_.size());
    for (std::uint32_t i = 0; i < exceptions_.size(); ++i) exception_of_.emplace(exceptions_[i].key, i);
}

std::uint64_t Lemmatizer::ending_key(std::string_view ending, Upos upos, Xpos xpos) { return hash_of(ending, tag_seed(upos, xpos)); }
std::uint64_t Lemmatizer::exception_key(std::string_view lower, Upos upos, Xpos xpos) {
    return hash_of(lower, tag_seed(upos, xpos) + 4096);
}

void Lemmatizer::lemma(std::string_view form, std::string_view lower, Upos upos, Xpos xpos, std::string& out) const {
    if (const auto found = exception_of_.find(exception_key(lower, upos, xpos)); found != exception_of_.end()) {
        out = exceptions_[found->second].lemma;
        return;
    }
    out = upos == Upos::PROPN && form.size() == lower.size() ? form : lower;
    for (std::size_t size = std::min(longest_ending, lower.size()) + 1; size-- > 0;) {
        const auto found = rule_of_.find(ending_key(lower.substr(lower.size() - size), upos, xpos));
        if (found == rule_of_.end()) continue;
        const auto& rule = rules_[found->second];
        if (rule.strip >= out.size() && rule.append.empty()) return;
        if (rule.strip <= out.size()) {
            out.resize(out.size() - rule.strip);
            out += rule.append;
        }
        return;
    }
}

void LemmaLearner::add(std::string_view form, Upos upos, Xpos xpos, std::string_view lemma) {
    if (lemma == "_" && form != "_") return;
    Entry entry{{}, {}, upos, xpos};
    append_lower(form, entry.lower);
    if (upos == Upos::PROPN) entry.lemma = lemma;
    else append_lower(lemma, entry.lemma);
    entries_.push_back(std::move(entry));
}

Lemmatizer LemmaLearner::learn() const {
    // one lemma a form and tag: the most frequent
    using Key = std::tuple<Upos, Xpos, std::string>;
    std::map<Key, std::map<std::string, int>> counts;
    for (const auto& entry : entries_) ++counts[{entry.upos, entry.xpos, entry.lower}][entry.lemma];

    struct Form {
        std::string lower, lemma;  // lemma in lower case
        std::string cased;
        int count;
    };
    std::map<std::pair<Upos, Xpos>, std::vector<Form>> words;
    for (const auto& [key, lemmas] : counts) {
        const auto best = std::max_element(lemmas.begin(), lemmas.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        Form word{std::get<2>(key), {}, best->first, best->second};
        append_lower(best->first, word.lemma);
        words[{std::get<0>(key), std::get<1>(key)}].push_back(std::move(word));
    }

    std::map<Lemmatizer::Rule, std::uint16_t> rule_ids;
    std::vector<Lemmatizer::Rule> rules;
    std::vector<Lemmatizer::Ending> endings;
    std::vector<Lemmatizer::Exception> exceptions;
    for (const auto& [tags, list] : words) {
        const auto [upos, xpos] = tags;
        std::map<std::string, Lemmatizer::Rule> chosen;  // by ending
        for (std::size_t size = 0; size <= Lemmatizer::longest_ending; ++size) {
            std::map<std::string, std::map<Lemmatizer::Rule, int>> votes;
            for (const auto& word : list)
                if (word.lower.size() >= size) ++votes[word.lower.substr(word.lower.size() - size)][rule_between(word.lower, word.lemma)];
            for (const auto& [ending, ballot] : votes) {
                const auto best = std::max_element(ballot.begin(), ballot.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
                if (size > 0 && best->second < 2) continue;
                const Lemmatizer::Rule* inherited = nullptr;
                for (std::size_t shorter = size; shorter-- > 0 && !inherited;) {
                    const auto found = chosen.find(ending.substr(size - shorter));
                    if (found != chosen.end()) inherited = &found->second;
                }
                if (inherited && *inherited == best->first) continue;
                if (best->first.strip > size + 0u && size > 0 && best->second < 3) continue;  // it would cut what it has not seen
                chosen.emplace(ending, best->first);
            }
        }
        for (const auto& [ending, rule] : chosen) {
            const auto id = rule_ids.emplace(rule, static_cast<std::uint16_t>(rules.size()));
            if (id.second) rules.push_back(rule);
            endings.push_back({Lemmatizer::ending_key(ending, upos, xpos), id.first->second});
        }
        for (const auto& word : list) {
            std::string found = word.lower;
            for (std::size_t size = std::min(Lemmatizer::longest_ending, word.lower.size()) + 1; size-- > 0;) {
                const auto rule = chosen.find(word.lower.substr(word.lower.size() - size));
                if (rule == chosen.end()) continue;
                if (rule->second.strip <= found.size()) {
                    found.resize(found.size() - rule->second.strip);
                    found += rule->second.append;
                }
                break;
            }
            if (found != word.lemma) exceptions.push_back({Lemmatizer::exception_key(word.lower, upos, xpos), word.cased});
        }
    }
    return {std::move(rules), std::move(endings), std::move(exceptions)};
}

}  // namespace entente::syntax
