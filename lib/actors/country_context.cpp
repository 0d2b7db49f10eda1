#include "actors/country_context.hpp"

#include <algorithm>
#include <numeric>

namespace entente::actors {

namespace {

/// Countries of one sentence that are looked at: longer lists say nothing of where it is, and the work stays linear.
constexpr std::uint32_t most_seen = 64;

}  // namespace

std::uint32_t CountryContext::number(std::string_view country) {
    if (const auto at = numbers_.find(country); at != numbers_.end()) return at->second;
    const auto at = numbers_.emplace(std::string(country), static_cast<std::uint32_t>(codes_.size())).first;
    codes_.push_back(at->first);
    counts_.push_back(0);
    located_.push_back(0);
    return at->second;
}

void CountryContext::add(std::uint32_t token, std::string_view country, bool located) {
    // "the Britain-based observatory": where somebody sits who says something of elsewhere.
    const bool seat = token + 2 < r_.size() && (r_.form(token + 1) == "-" || r_.form(token + 1) == "–") &&
                      r_.reference.has_form(WordList::place_participle, r_.tree.lemma(token + 2));
    if (seat) return;
    if (country.empty()) {
        if (located) seen_.push_back({token, none, true});
        return;
    }
    const auto n = number(country);
    ++counts_[n];
    located_[n] += located;
    seen_.push_back({token, n, located});
}

void CountryContext::finish() {
    std::stable_sort(seen_.begin(), seen_.end(), [](const Seen& a, const Seen& b) { return a.token < b.token; });
    sentence_begin_.assign(r_.document.sentences.size() + 1, 0);
    for (const auto& seen : seen_) ++sentence_begin_[r_.sentence_of[seen.token] + 1];
    std::partial_sum(sentence_begin_.begin(), sentence_begin_.end(), sentence_begin_.begin());
    leading_ = leading(counts_);
    leading_located_ = leading(located_);
}

/// The country that three of five mentions are of.
std::uint32_t CountryContext::leading(const std::vector<std::uint32_t>& counts) const {
    std::uint32_t total = 0, best = none;
    for (std::uint32_t n = 0; n < counts.size(); ++n) {
        total += counts[n];
        if (counts[n] > 0 && (best == none || counts[n] > counts[best])) best = n;
    }
    return best != none && 5 * counts[best] >= 3 * total ? best : none;
}

bool CountryContext::somewhere_unknown(std::uint32_t sentence) const {
    const auto begin = sentence_begin_[sentence], end = std::min(sentence_begin_[sentence + 1], begin + most_seen);
    return std::any_of(seen_.begin() + begin, seen_.begin() + end, [](const Seen& seen) { return seen.country == none; });
}

/// The head of the phrase that the token opens or modifies.
std::uint32_t CountryContext::phrase(std::uint32_t token) const {
    constexpr int deepest = 6;
    for (int i = 0; i < deepest && r_.tree.head(token) != no_token; ++i) {
        const auto rel = r_.tree.rel(token);
        if (!r_.tree.is_modifier(token) && rel != syntax::Deprel::nmod_poss && rel != syntax::Deprel::flat && rel != syntax::Deprel::appos) break;
        token = r_.tree.head(token);
    }
    return token;
}

/// Whether the phrase of the token does what the sentence tells.
bool CountryContext::acts(std::uint32_t token) const {
    const auto head = phrase(token);
    return r_.tree.is_subject(head) || r_.tree.rel(r_.tree.list_head(head)) == syntax::Deprel::obl_agent;
}

/// Whether the two stand in one list.
bool CountryContext::beside(std::uint32_t noun, std::uint32_t token) const {
    const auto head = phrase(token);
    return head != noun && r_.tree.list_head(head) == r_.tree.list_head(noun);
}

/// Whether the noun stands in a clause, or a phrase, of which the sentence says that it is in the country.
bool CountryContext::reaches(std::uint32_t country, std::uint32_t noun) const {
    constexpr int deepest = 40;
    const auto under = [&](std::uint32_t lower, std::uint32_t upper) {
        for (int i = 0; i < deepest && lower != no_token && lower != upper; ++i) lower = r_.tree.head(lower);
        return lower == upper;
    };
    const auto sentence = r_.sentence_of[noun];
    return std::any_of(seen_.begin() + sentence_begin_[sentence], seen_.begin() + sentence_begin_[sentence + 1], [&](const Seen& seen) {
        if (!seen.located || seen.country != country) return false;
        auto governor = r_.tree.predicate(phrase(seen.token));
        for (int i = 0; i < deepest && governor != no_token && r_.tree.rel(governor) == syntax::Deprel::nmod; ++i) governor = r_.tree.head(governor);
        return governor == no_token || under(noun, governor) || under(governor, noun);
    });
}

/// Whether the country and the noun are two sides of one verb.
bool CountryContext::acted_on_by(std::uint32_t noun, std::uint32_t country, Manner manner) const {
    const auto begin = sentence_begin_[r_.sentence_of[noun]];
    const auto end = std::min(sentence_begin_[r_.sentence_of[noun] + 1], begin + most_seen);
    return std::any_of(seen_.begin() + begin, seen_.begin() + end, [&](const Seen& seen) {
        return seen.country == country && !seen.located && opposed(noun, seen.token, manner);
    });
}

bool CountryContext::opposed(std::uint32_t noun, std::uint32_t token, Manner manner) const {
    // "government forces attacked Turkey": the government is on the side of its forces.
    constexpr int most_above = 6;
    for (int i = 0; i < most_above; ++i) {
        const auto first = r_.tree.list_head(noun);
        if (first == token || r_.tree.head(first) == no_token || (!r_.tree.is_modifier(first) && r_.tree.rel(first) != syntax::Deprel::appos)) break;
        noun = r_.tree.head(first);
    }
    // A person is not of the country of whom he meets ("welcomed the South African leader"), where police and those whom they
    // arrest mostly are of one.
    const int deepest = manner == Manner::person ? 6 : 0;
    for (int i = 0; i < deepest && r_.tree.head(token) != no_token &&
                    (r_.tree.is_modifier(token) || r_.tree.rel(token) == syntax::Deprel::nmod_poss ||
                     r_.tree.rel(token) == syntax::Deprel::flat);
         ++i)
        token = r_.tree.head(token);
    if (token == noun) return false;
    return r_.tree.predicate(noun) != no_token && r_.tree.predicate(noun) == r_.tree.predicate(token) &&
           r_.tree.list_head(noun) != r_.tree.list_head(token);
}

/// The one country of the sentence; none where there are several, or where it is what the noun does something to.
std::uint32_t CountryContext::only_in(std::uint32_t sentence, std::uint32_t noun, bool located, Manner manner) const {
    std::uint32_t found = none;
    if (sentence_begin_[sentence + 1] - sentence_begin_[sentence] > most_seen) return none;
    for (auto i = sentence_begin_[sentence]; i < sentence_begin_[sentence + 1]; ++i) {
        const auto& seen = seen_[i];
        if ((located && !seen.located) || (manner == Manner::person && seen.located)) continue;
        if (seen.country == none || (found != none && found != seen.country)) return none;
        // Whoever says or does something need not be of the country of the rebels and civilians in the sentence.
        if (manner == Manner::local && !located && codes_.size() > 1 && acts(seen.token)) return none;
        // "Kurdish fighters and the US military"
        if (!located && noun != no_token && seen.token > noun && beside(noun, seen.token)) return none;
        if (!seen.located && noun != no_token && opposed(noun, seen.token, manner)) return none;
        found = seen.country;
    }
    return found;
}

CountryContext::Guess CountryContext::guess(std::uint32_t noun, Manner manner, bool near) const {
    const auto sentence = r_.sentence_of[noun];
    const bool fighting = manner == Manner::fighting || manner == Manner::people, local = fighting || manner == Manner::local;
    if (manner == Manner::fighting) manner = Manner::local;
    if (const auto n = local ? only_in(sentence, noun, true, manner) : none; n != none) {
        // "Rebels were hit, as ministers met in Brussels", in a document on Syria.
        const bool elsewhere = leading_located_ != none && leading_located_ != n && !reaches(n, noun);
        if (!elsewhere) return {codes_[n], "where the sentence takes place"};
        return {codes_[leading_located_], "where the document takes place"};
    }
    // "Turkey cleared the way for the rebels", in a document on Syria: whoever deals with them lends them no country.
    if (fighting && !near && leading_located_ != none && !somewhere_unknown(sentence)) return {codes_[leading_located_], "where the document takes place"};
    if (manner == Manner::people) return {};
    if (const auto n = only_in(sentence, noun, false, manner); n != none) return {codes_[n], "the sentence's country"};
    if (near || somewhere_unknown(sentence)) return {};
    if (local && leading_located_ != none) return {codes_[leading_located_], "where the document takes place"};
    const bool silent = sentence_begin_[sentence] == sentence_begin_[sentence + 1];
    if (silent && sentence > 0 && !fighting)
        if (const auto n = only_in(sentence - 1, no_token, false, manner); n != none)
            return {codes_[n], "the country of the sentence before"};
    if (leading_ != none && !acted_on_by(noun, leading_, manner)) return {codes_[leading_], "the document's country"};
    return {};
}

std::string_view CountryContext::scene() const {
    return leading_located_ == none ? std::string_view() : codes_[leading_located_];
}

std::uint32_t CountryContext::count(std::string_view country) const {
    const auto at = numbers_.find(country);
    return at == numbers_.end() ? 0 : counts_[at->second];
}

}  // namespace entente::actors
