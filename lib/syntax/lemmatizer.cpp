#include "syntax/lemmatizer.hpp"

#include <algorithm>
#include <map>

#include "syntax/word_features.hpp"

namespace entente::syntax {

namespace {

std::uint64_t tag_seed(Upos upos, Xpos xpos) { return 16 + static_cast<std::uint64_t>(upos) * 64 + static_cast<std::uint64_t>(xpos); }
constexpr std::uint64_t exception_seed = 4096, rank_seed = 8192;

/// False where there is less than the rule takes off.
bool apply(const Lemmatizer::Rule& rule, std::string_view word, std::string& out) {
    if (rule.strip > word.size() || (rule.strip == word.size() && rule.append.empty())) return false;
    out.assign(word, 0, word.size() - rule.strip);
    out += rule.append;
    return true;
}

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || static_cast<unsigned char>(c) >= 0x80; }

/// Of the letter at `i`: V, C, or D for a consonant that the next letter doubles.
char letter_class(std::string_view word, std::size_t i) {
    const bool consonant = !vowel(word[i]) || (word[i] == 'y' && i == 0) || (word[i] == 'u' && i > 0 && word[i - 1] == 'q');
    if (!consonant) return 'V';
    return i + 1 < word.size() && word[i] == word[i + 1] ? 'D' : 'C';
}

}  // namespace

LemmaContexts::LemmaContexts(std::string_view lower) {
    constexpr std::size_t patterns_before = 4, general_before = 3;
    // of -ies, -ied, -ing the i too: it tells more than that it is a vowel
    const std::size_t inflection = lower.size() >= 3 && lower[lower.size() - 3] == 'i' ? 3 : 2;
    general_as_written_ = inflection;
    for (std::size_t size = std::min(Lemmatizer::longest_ending, lower.size()) + 1; size-- > 0;) {
        if (size == patterns_before) add_pattern(lower, inflection + 1);
        if (size == general_before) add_pattern(lower, inflection);
        add_ending(lower, size);
    }
}

void LemmaContexts::add_ending(std::string_view lower, std::size_t size) {
    auto& context = contexts_[count_++];
    context.size = context.as_written = lower.copy(context.bytes, size, lower.size() - size);
    context.halves_double = size > 0 && size < lower.size() && letter_class(lower, lower.size() - size - 1) == 'D';
}

void LemmaContexts::add_pattern(std::string_view lower, std::size_t as_written) {
    if (lower.size() < as_written) return;
    constexpr std::size_t classes = 3;
    auto& context = contexts_[count_++];
    context.as_written = as_written;
    char* to = context.bytes;
    const std::size_t end = lower.size() - as_written, first = end > classes ? end - classes : 0;
    bool syllable = false;  // before the classes
    for (std::size_t i = 0; i < first; ++i) syllable |= letter_class(lower, i) == 'V';
    *to++ = first == 0 ? '\x01' : syllable ? '\x02' : '\x03';  // no letter of a word
    for (std::size_t i = first; i < end; ++i) *to++ = letter_class(lower, i);
    to += lower.copy(to, as_written, end);
    context.size = static_cast<std::size_t>(to - context.bytes);
}

bool LemmaContexts::fits(std::size_t i, const Lemmatizer::Rule& rule) const {
    const auto& context = contexts_[i];
    if (rule.strip < context.as_written || context.size == 0) return true;
    if (!pattern(i)) return rule.strip == context.as_written && !context.halves_double;
    if (rule.strip == context.as_written) return true;
    const auto classes = context.size - context.as_written;  // with the mark before them
    return rule.strip == context.as_written + 1 && rule.append.empty() && classes > 2 && context.bytes[classes - 2] == 'D';
}

Lemmatizer::Lemmatizer(std::vector<Rule> rules, std::vector<Ending> endings, std::vector<Exception> exceptions, std::span<const std::uint64_t> vocabulary)
    : rules_(std::move(rules)), endings_(std::move(endings)), exceptions_(std::move(exceptions)) {
    rule_of_.reserve(endings_.size());
    for (const auto& ending : endings_) rule_of_.emplace(ending.key, ending.rule);
    exception_of_.reserve(exceptions_.size());
    for (std::uint32_t i = 0; i < exceptions_.size(); ++i) exception_of_.emplace(exceptions_[i].key, i);
    std::size_t slots = 64;
    while (slots < 2 * vocabulary.size()) slots *= 2;
    known_.assign(slots, 0);
    for (const auto word : vocabulary) {
        auto at = word & (slots - 1);
        while (known_[at]) at = (at + 1) & (slots - 1);
        known_[at] = static_cast<std::uint32_t>(word >> 32) | 1;
    }
}

std::uint64_t Lemmatizer::context_key(std::string_view context, std::size_t rank, Upos upos, Xpos xpos) {
    return hash_of(context, tag_seed(upos, xpos) + rank_seed * rank);
}
std::uint64_t Lemmatizer::exception_key(std::string_view lower, Upos upos, Xpos xpos) { return hash_of(lower, tag_seed(upos, xpos) + exception_seed); }

const Lemmatizer::Rule* Lemmatizer::rule(std::uint64_t key) const {
    const auto found = rule_of_.find(key);
    return found == rule_of_.end() ? nullptr : &rules_[found->second];
}

bool Lemmatizer::known(std::string_view word) const {
    if (known_.empty()) return false;
    const auto hash = hash_of(word);
    for (auto at = hash & (known_.size() - 1); known_[at]; at = (at + 1) & (known_.size() - 1))
        if (known_[at] == (static_cast<std::uint32_t>(hash >> 32) | 1)) return true;
    return false;
}

/// "overthrew" by the exception "threw".
bool Lemmatizer::known_compound(std::string_view lower, Upos upos, Xpos xpos, std::string& out) const {
    for (std::size_t begin = 2; begin + 3 <= lower.size(); ++begin)
        if (const auto found = exception_of_.find(exception_key(lower.substr(begin), upos, xpos)); found != exception_of_.end()) {
            out.assign(lower, 0, begin);
            out += exceptions_[found->second].lemma;
            if (out != lower && known(out)) return true;
        }
    return false;
}

void Lemmatizer::lemma(std::string_view form, std::string_view lower, Upos upos, Xpos xpos, std::string& out) const {
    if (const auto found = exception_of_.find(exception_key(lower, upos, xpos)); found != exception_of_.end()) {
        out = exceptions_[found->second].lemma;
        return;
    }
    if (const auto* listed = list_.find(lower, upos, xpos)) {
        out = *listed;
        return;
    }
    if (const auto hyphen = lower.rfind('-'); hyphen != std::string_view::npos && lower.size() - hyphen > 3 && form.size() == lower.size()) {
        // the last part is what is inflected
        lemma(form.substr(hyphen + 1), lower.substr(hyphen + 1), upos, xpos, out);
        out.insert(0, upos == Upos::PROPN ? form.substr(0, hyphen + 1) : lower.substr(0, hyphen + 1));
        return;
    }
    const bool keeps_case = upos == Upos::PROPN && form.size() == lower.size();
    const auto make = [&](const Rule& chosen) {
        if (!apply(chosen, keeps_case ? form : lower, out)) out = keeps_case ? form : lower;
    };
    const Rule* first = nullptr;  // of the most telling context
    const LemmaContexts contexts(lower);
    const auto makes_known = [&](const Rule& r) { return r.changes() && apply(r, lower, out) && out.size() > 2 && known(out); };
    for (std::size_t i = 0; i < contexts.size(); ++i) {
        const auto* found = rule(context_key(contexts[i], 0, upos, xpos));
        if (!found) continue;
        if (!first) first = found;
        if (!first->changes()) break;
        if (makes_known(*found)) return make(*found);
    }
    if (first && first->changes()) {
        if (known_compound(lower, upos, xpos, out)) return;
        for (std::size_t i = 0; i < contexts.size(); ++i)
            for (std::size_t rank = 1; rank <= most_alternatives; ++rank) {
                const auto* found = rule(context_key(contexts[i], rank, upos, xpos));
                if (!found) break;
                if (makes_known(*found)) return make(*found);
            }
    }
    make(first ? *first : Rule{});
}

}  // namespace entente::syntax
