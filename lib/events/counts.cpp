#include "events/counts.hpp"

#include <algorithm>
#include <cmath>

#include "text/ascii.hpp"

namespace entente::events {

using syntax::Deprel;
using syntax::Upos;

namespace {

constexpr int max_steps = 4;
constexpr std::uint64_t most = 1'000'000'000'000;  // no count of people is larger

/// "1,200", "12", "3.5"; negative where the word is no number in digits.
double digits(std::string_view word) {
    double whole = 0, part = 0;
    bool any = false, fraction = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (c >= '0' && c <= '9') {
            any = true;
            if (fraction) whole += (c - '0') * (part /= 10);
            else whole = whole * 10 + (c - '0');
        } else if (c == ',' && any && !fraction && i + 3 < word.size()) {
            continue;
        } else if (c == '.' && any && !fraction && i + 1 < word.size()) {
            fraction = true;
            part = 1;
        } else {
            return -1;
        }
    }
    return any && whole < static_cast<double>(most) ? whole : -1;
}

void add(Record& record, std::string_view count, const NumberRange& range) {
    for (auto& [name, known] : record.numbers)
        if (name == count) return;
    record.numbers.emplace_back(count, range);
    std::sort(record.numbers.begin(), record.numbers.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

}  // namespace

void add_numbers(Record& record, const Record& other) {
    for (const auto& [name, range] : other.numbers) add(record, name, range);
}

Counts::Counts(const Scene& scene) : scene_(scene), words_(scene.lexicon.numbers()), arguments_(scene) {
    const auto& tree = scene.tree;
    for (const auto& sentence : scene.document.sentences) {
        bool numbers = false;
        for (auto t = sentence.first; t < sentence.last && !numbers; ++t) numbers = tree.upos(t) == Upos::NUM || words_.multiplier(tree.form(t)) > 0;
        for (auto t = sentence.first; numbers && t < sentence.last; ++t) read(t);
    }
}

void Counts::read(std::uint32_t t) {
    const auto& tree = scene_.tree;
    const auto upos = tree.upos(t);
    const auto lemma = tree.lemma(t);
    if (upos == Upos::VERB) {
        std::vector<std::uint32_t> counted;
        if (const auto count = words_.count(Counted::object_of, lemma); !count.empty()) {
            arguments_.tokens_at({t, Pos::verb, no_token}, {Relation::object, {}}, counted);
            for (const auto c : counted) keep(t, c, count);
            // "left 12 dead and 30 wounded": a participle behind the number
            if (counted.empty() && tree.rel(t) == Deprel::amod && tree.head(t) != no_token && tree.head(t) < t) keep(t, tree.head(t), count);
        } else if (const auto undergone = words_.count(Counted::subject_of, lemma); !undergone.empty()) {
            arguments_.tokens_at({t, Pos::verb, no_token}, {Relation::subject, {}}, counted);
            for (const auto c : counted) keep(t, c, undergone);
        }
    } else if (upos == Upos::ADJ || upos == Upos::NOUN) {
        if (const auto state = words_.count(Counted::state, lemma); !state.empty()) {
            if (tree.has_child(t, Deprel::nummod)) keep(t, t, state);  // "at least 20 dead"
            else if (tree.rel(t) == Deprel::amod && tree.head(t) != no_token) keep(t, tree.head(t), state);
            else if (const auto s = tree.surface_subject(t); s != no_token) keep(t, s, state);
            else if (tree.head(t) != no_token && tree.rel(t) == Deprel::xcomp)
                if (const auto o = tree.object(tree.head(t)); o != no_token) keep(t, o, state);
        } else if (const auto count = words_.count(Counted::noun, lemma); upos == Upos::NOUN && !count.empty()) {
            keep(t, t, count);
        }
    }
}

void Counts::keep(std::uint32_t word, std::uint32_t counted, std::string_view count) {
    if (const auto range = number(counted)) found_.push_back({word, counted, count, *range});
}

/// The number at a phrase's head or, where the head is one ("30", "two of them"), the head.
std::optional<NumberRange> Counts::number(std::uint32_t counted) const {
    const auto& tree = scene_.tree;
    auto at = counted;
    if (tree.upos(counted) != Upos::NUM && words_.multiplier(tree.form(counted)) == 0) {
        at = tree.child(counted, Deprel::nummod);
        if (at == no_token || at > counted) return std::nullopt;
    }
    const auto& sentences = scene_.document.sentences;
    const auto sentence = std::upper_bound(sentences.begin(), sentences.end(), at, [](std::uint32_t t, const auto& s) { return t < s.last; });
    const auto begin = sentence->first, last = sentence->last;
    const auto part = [&](std::uint32_t t) {
        const auto form = text::ascii_lower(tree.form(t));
        return tree.upos(t) == Upos::NUM || words_.value(form) > 0 || words_.multiplier(form) > 0;
    };
    auto left = at, right = at + 1;
    while (left > begin && (part(left - 1) || (tree.form(left - 1) == "-" && left - 1 > begin && part(left - 2)))) --left;
    while (right < last && (part(right) || (tree.form(right) == "-" && right + 1 < last && part(right + 1)))) ++right;
    const auto told = value(left, right);
    if (!told) return std::nullopt;
    NumberRange range{*told, *told};
    // "10 to 15", "between 10 and 15"
    if (left > begin + 1 && part(left - 2)) {
        const auto link = tree.form(left - 1);
        const bool between = link == "and" && left > begin + 2 && text::ascii_lower(tree.form(left - 3)) == "between";
        if (link == "to" || link == "or" || between)
            if (const auto low = value(left - 2, left - 1); low && *low < *told) range.least = *low;
    } else {
        switch (bound(begin, left)) {
            case Bound::none: break;
            case Bound::at_least: range.most.reset(); break;
            case Bound::more_than: range = {*told + 1, std::nullopt}; break;
            case Bound::at_most: range.least.reset(); break;
            case Bound::fewer_than: range = {std::nullopt, *told - 1}; break;
        }
    }
    return range;
}

std::optional<std::uint64_t> Counts::value(std::uint32_t first, std::uint32_t last) const {
    const auto& tree = scene_.tree;
    double sum = 0, group = 0;
    bool any = false;
    for (auto t = first; t < last; ++t) {
        const auto word = text::ascii_lower(tree.form(t));
        if (word == "-") continue;
        if (const auto times = words_.multiplier(word); times > 0) {
            group = (any && group > 0 ? group : 1) * static_cast<double>(times);
            if (times >= 1000) sum += group, group = 0;
            any = true;
            continue;
        }
        auto number = digits(word);
        if (number < 0) {
            const auto dash = word.find('-');  // "twenty-five"
            const auto tens = words_.value(std::string_view(word).substr(0, dash)), ones = dash == std::string::npos ? 0 : words_.value(std::string_view(word).substr(dash + 1));
            if (tens == 0 || (dash != std::string::npos && ones == 0)) return std::nullopt;
            number = static_cast<double>(tens + ones);
        }
        group += number;
        any = true;
    }
    sum += group;
    if (!any || sum <= 0 || sum >= static_cast<double>(most)) return std::nullopt;
    return static_cast<std::uint64_t>(std::llround(sum));
}

Bound Counts::bound(std::uint32_t begin, std::uint32_t number) const {
    const auto& tree = scene_.tree;
    for (const auto& phrase : words_.bounds()) {
        const auto n = static_cast<std::uint32_t>(phrase.words.size());
        if (number < begin + n) continue;
        bool same = true;
        for (std::uint32_t i = 0; i < n && same; ++i) same = text::ascii_lower(tree.form(number - n + i)) == phrase.words[i];
        if (same) return phrase.bound;
    }
    return Bound::none;
}

void Counts::add_own(std::uint32_t trigger, const std::optional<ActorRef>& target, Record& record) const {
    const auto& document = scene_.document;
    const auto in_target = [&](const Found& f) {
        const auto at = document.offsets.given(document.tokens[f.counted].begin, document.tokens[f.counted].end).begin;
        return target && target->extent.begin <= at && at < target->extent.end;
    };
    const auto own = [&](const Found& f) { return f.word == trigger; };
    const bool several = std::count_if(found_.begin(), found_.end(), own) > 1;
    for (const auto& f : found_)
        if (own(f) && (in_target(f) || (!target && !several))) add(record, f.count, f.range);
}

/// The record of the deed that a word goes with: the verb whose list or participle it is, the noun that is its subject.
Record* Counts::deed(std::uint32_t word, std::span<Record> records) const {
    const auto& tree = scene_.tree;
    const auto& document = scene_.document;
    const auto at = [&](std::uint32_t t) -> Record* {
        const auto begin = document.offsets.given(document.tokens[t].begin, document.tokens[t].end).begin;
        for (auto& r : records)
            if (r.quad == 4 && r.polarity == Polarity::affirmed && r.trigger_extent.begin == begin) return &r;
        return nullptr;
    };
    auto t = word;
    for (int step = 0; step < max_steps && t != no_token; ++step, t = tree.head(t)) {
        if (auto* r = at(t)) return r;
        for (const auto c : tree.children(t)) {
            const auto rel = tree.rel(c);
            if (is_subject(rel) || rel == Deprel::obl || rel == Deprel::obl_agent || rel == Deprel::advcl)
                if (auto* r = at(c)) return r;
        }
    }
    return nullptr;
}

void Counts::add_left(std::uint32_t sentence, std::span<Record> records) const {
    if (records.empty()) return;
    const auto& s = scene_.document.sentences[sentence];
    const auto first = std::lower_bound(found_.begin(), found_.end(), s.first, [](const Found& f, std::uint32_t t) { return f.word < t; });
    for (auto f = first; f != found_.end() && f->word < s.last; ++f)
        if (auto* r = deed(f->word, records)) add(*r, f->count, f->range);
}

}  // namespace entente::events
