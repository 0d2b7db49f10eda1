#include "actors/aliases.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <ranges>
#include <set>
#include <tuple>
#include <unordered_map>

#include "actors/normalise.hpp"

namespace entente::actors {

using syntax::NameKind;
using syntax::Upos;
using syntax::Xpos;

namespace {

constexpr std::uint32_t longest_link = 14, longest_name = 8, longest_bracket = 24, longest_spelt = 12;  // tokens

constexpr std::size_t longest_stem = 5;  // letters: "Kurdish" and "Kurdistan", "Workers" and "Worker"

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool has_capital(std::string_view form) {
    return std::any_of(form.begin(), form.end(), [](char c) { return is_upper(c) || static_cast<unsigned char>(c) >= 0xC3; });
}

bool begins_with_capital(std::string_view form) { return !form.empty() && (is_upper(form.front()) || static_cast<unsigned char>(form.front()) >= 0xC3); }

bool is_quote(std::string_view form) { return among(form, {"\"", "“", "”", "``", "''", "'", "‘", "’", "\"\""}); }
bool opens(std::string_view form) { return form == "(" || form == "["; }
bool closes(std::string_view form) { return form == ")" || form == "]"; }
bool is_article(std::string_view form) { return among(form, {"the", "The", "a", "an"}); }

bool is_land(ActorKind kind) { return kind == ActorKind::country || kind == ActorKind::place; }
bool is_person(const Actor& actor) { return actor.kind == ActorKind::person; }

/// "SRN", "HuJI": a word with two or more capitals.
bool is_acronym(std::string_view form) {
    const auto capitals = std::count_if(form.begin(), form.end(), is_upper);
    return form.size() <= 8 && capitals >= 2 && 2 * static_cast<std::size_t>(capitals) >= form.size();
}

std::string as_said(const Reading& r, std::uint32_t sentence) { return ", as sentence " + r.number_of(sentence) + " says"; }

}  // namespace

void Aliases::find() {
    join_nicknamed();
    for (std::uint32_t t = 0; t < r_.size(); ++t) {
        const auto upos = r_.tree.word(t).upos;
        const auto form = r_.form(t);
        if (opens(form)) {
            read_bracket(t);
        } else if (form == "or") {
            read_either(t);
        } else if (form == "the") {
            read_spelt(t);
        } else if (upos != Upos::PUNCT && upos != Upos::DET && upos != Upos::PRON && upos != Upos::AUX && upos != Upos::NUM &&
                   r_.reference.has_form(WordList::alias_core, form) && (definitions_.empty() || definitions_.back().link_last <= t)) {
            read_words(t);
        }
    }
    if (definitions_.empty()) return;
    add_proposed();
    find_elsewhere();
    add_proposed();
}

/// 'John "Jack" Roe' is one name.
void Aliases::join_nicknamed() {
    for (std::size_t n = 0; n < r_.names.size(); ++n) {
        const auto& name = r_.names[n];
        if (name.ner != NameKind::person || name.candidate_count > 0) continue;
        const auto& sentence = r_.document.sentences[r_.sentence_of[name.first]];
        // The engine may have taken the mark, or the nickname too, for a part of the name.
        auto open = name.first + 1;
        while (open < std::min(sentence.last, name.last + 1) && !is_quote(r_.form(open))) ++open;
        if (open >= std::min(sentence.last, name.last + 1) || !r_.document.tokens[open - 1].space_after) continue;
        auto close = open + 1;
        while (close < sentence.last && close - open <= 4 && !is_quote(r_.form(close))) ++close;
        if (close + 1 >= sentence.last || !is_quote(r_.form(close)) || close == open + 1) continue;
        auto last = close + 1;
        while (last < sentence.last && last - close <= 3 && r_.tree.word(last).upos == Upos::PROPN && begins_with_capital(r_.form(last))) ++last;
        if (last > close + 1 && last > name.last) proposed_.push_back({name.first, last, NameKind::person});
    }
    add_proposed();
}

/// Whether the token may stand between a name and another name for it.
bool Aliases::links(std::uint32_t t, std::uint32_t sentence_first) const {
    const auto form = r_.form(t);
    if (among(form, {",", "-", "–", "—", ":"}) || opens(form) || is_quote(form)) return true;
    const auto before = t > sentence_first ? r_.form(t - 1) : std::string_view();
    const auto after = t + 1 < r_.size() ? r_.form(t + 1) : std::string_view();
    if (begins_with_capital(form) && t > sentence_first && r_.reference.has_form(WordList::alias_noun, after)) return true;  // "Arabic acronym"
    if (form == "in") return t + 2 < r_.size() && r_.form(t + 2) == "as";
    if (before == "in" && after == "as") return true;
    if (begins_with_capital(form)) return is_article(form) || (r_.reference.has_form(WordList::alias_core, form) && form.back() == 'A');
    if (form == "of") return r_.reference.has_form(WordList::alias_noun, before);
    if (form == "to") return r_.reference.has_form(WordList::alias_noun, before) || r_.reference.has_form(WordList::alias_active, before);
    if (form == "for") return r_.reference.has_form(WordList::alias_core, before) && r_.tree.word(t - 1).xpos != Xpos::VBN;
    return r_.reference.has_form(WordList::alias_link, form) ||
           (r_.tree.word(t).upos == Upos::ADJ && r_.reference.has_form(WordList::alias_noun, after));
}

/// Whether the word in the link says that another name follows, and not that somebody called somebody.
bool Aliases::tells(std::uint32_t core, std::uint32_t link_first) const {
    const auto form = r_.form(core);
    const auto after = core + 1 < r_.size() ? r_.form(core + 1) : std::string_view();
    if (r_.reference.has_form(WordList::alias_active, form) || r_.reference.has_form(WordList::alias_nickname, form)) {
        if (const auto* pronoun = r_.reference.pronoun(after); pronoun && pronoun->reflexive) return true;
        if (r_.tree.child(core, syntax::Deprel::nsubj) != no_token) return false;
        // "a declaration with Trump, named the Accords": the declaration is.
        if (r_.tree.rel(core) == syntax::Deprel::acl && depends_as_modifier(link_first, r_.tree.head(core))) return false;
        // "N, nicknamed M" is passive whatever the tagger takes it for.
        const bool apposed = link_first + 1 == core && r_.form(link_first) == "," && r_.reference.has_form(WordList::alias_nickname, form);
        return apposed || r_.tree.word(core).xpos == Xpos::VBN;
    }
    if (among(form, {"short", "stands"})) return after == "for";
    if (form == "known") return among(after, {"as", "by", "in"}) || r_.reference.has_form(WordList::alias_core, after) || (core + 2 < r_.size() && r_.form(core + 2) == "as");
    if (form == "born") return begins_with_capital(after);
    // "N, formerly M", but not "N formerly"
    if (r_.tree.word(core).upos == Upos::ADV) return link_first < core && !r_.reference.has_form(WordList::alias_link, r_.form(link_first));
    return true;
}

/// Whether the words right before the link are what a preposition adds to the governor.
bool Aliases::depends_as_modifier(std::uint32_t link_first, std::uint32_t governor) const {
    auto word = link_first;
    while (word > 0 && r_.tree.word(word - 1).upos == Upos::PUNCT) --word;
    if (word == 0 || word - 1 == governor) return false;
    --word;
    while (r_.tree.head(word) != no_token && r_.tree.head(word) != governor) word = r_.tree.head(word);
    return r_.tree.head(word) == governor && governor != no_token && r_.tree.rel(word) == syntax::Deprel::nmod;
}

/// "also known as", "whose real name is": from the word that tells to the names on both sides.
void Aliases::read_words(std::uint32_t core) {
    const auto& sentence = r_.document.sentences[r_.sentence_of[core]];
    auto first = core, last = core + 1;
    const auto tongue = [&](std::uint32_t t) { return r_.reference.has_form(WordList::alias_noun, r_.form(t + 1)); };  // "Kurdish acronym"
    while (first > sentence.first && core - first < longest_link && (r_.name_at[first - 1] == none || tongue(first - 1)) && links(first - 1, sentence.first)) --first;
    while (last < sentence.last && last - core < longest_link && (r_.name_at[last] == none || links(last, sentence.first)) && links(last, sentence.first)) ++last;
    if (first == sentence.first || last == sentence.last) return;
    bool told = false, nickname = false;
    for (auto t = first; t < last; ++t) {
        if (!r_.reference.has_form(WordList::alias_core, r_.form(t))) continue;
        told = told || tells(t, first);
        nickname = nickname || r_.reference.has_form(WordList::alias_nickname, r_.form(t));
    }
    if (told) define(first, first, last, nickname ? Form::nickname : Form::words);
}

/// "Sahel Relief Network (SRN)", "SRN (Sahel Relief Network)", 'Ansar al-Haqq ("Partisans of Truth")'.
void Aliases::read_bracket(std::uint32_t open) {
    const auto& sentence = r_.document.sentences[r_.sentence_of[open]];
    if (open == sentence.first || r_.name_at[open - 1] == none) return;
    const bool first_word_ends = open + 2 < sentence.last && among(r_.form(open + 2), {")", "]", ";", ","});
    if (first_word_ends && is_acronym(r_.form(open + 1))) {
        const auto begin = spelt_from(open);
        if (begin != open) {
            // "Islamic State in the East (ISE)" is not Islamic State, and "(FAE, in French)" says more of the acronym.
            definitions_.push_back({open - 1, open + 1, open, open + 1, Form::bracket, false});
            propose({begin, open, r_.names[r_.name_at[open - 1]].first == begin ? r_.names[r_.name_at[open - 1]].ner : NameKind::organization});
            propose({open + 1, open + 2, NameKind::organization});
            return;
        }
    }
    auto close = open + 1;
    while (close < sentence.last && close - open <= longest_bracket && !closes(r_.form(close))) ++close;
    if (close >= sentence.last || !closes(r_.form(close))) return;
    auto first = open + 1, last = close;
    bool told = false;  // by an article or quotation marks
    const auto quoted_in_bracket = [&] {
        // "(Arabic: ..., "Army of the Just")": what the foreign words mean.
        auto from = first;
        while (from < close && !is_quote(r_.form(from))) ++from;
        while (from < close && is_quote(r_.form(from))) ++from;
        auto to = from;
        while (to < close && !is_quote(r_.form(to))) ++to;
        if (from < to && to < close && to - from <= longest_name && begins_with_capital(r_.form(from))) first = from, last = to, told = true;
    };
    if (r_.form(first + 1) == ":" && first + 2 < close && begins_with_capital(r_.form(first + 2))) first += 2, told = true;  // "(Arabic: Ansar al-Haqq)"
    if (!is_quote(r_.form(first))) quoted_in_bracket();
    const bool quoted = is_quote(r_.form(first));
    while (first < last && (is_quote(r_.form(first)) || r_.form(first) == "the")) ++first, told = true;
    while (first < last && is_quote(r_.form(last - 1))) --last;
    if (first >= last || !begins_with_capital(r_.form(first))) return;
    // "(the Kurdish force that fights them)" describes.
    if (const auto whole = name_after(first, last); whole.first != first || whole.last != last) return;
    const auto& name = r_.names[r_.name_at[open - 1]];
    const auto inner = r_.name_at[first];
    const bool exact = inner != none && r_.names[inner].first == first && r_.names[inner].last == last;
    if (last - first == 1 && is_acronym(r_.form(first))) {
        const bool known = exact && r_.names[inner].candidate_count > 0;
        const bool body = name.last - name.first > 1 && name.ner != NameKind::person && name.ner != NameKind::location;
        const auto variant = [&] {
            const auto from = r_.candidates.begin() + r_.names[inner].candidates;
            return std::any_of(from, from + r_.names[inner].candidate_count, [&](const Naming& naming) { return is_variant(naming.entry, name.first, name.last); });
        };
        if (!fits(name.first, name.last, r_.form(first)) && (!body || (known && !variant()))) return;
    } else if (!told && !exact) {
        return;
    } else if (name.ner == NameKind::person && !(quoted && last - first > 1) && !(told && holds_body_noun({first, last, NameKind::none}))) {
        return;  // "Roe (Green Party)"
    } else if (!told && !is_acronym(r_.form(open - 1))) {
        return;  // "Sahel Network (Red Cross)" tells of another
    }
    definitions_.push_back({open - 1, first, open, first, Form::bracket, false});
    propose({first, last, exact ? r_.names[inner].ner : NameKind::organization});
}

/// "Organization for African Security, or OAS, condemned": not the last of a list.
void Aliases::read_either(std::uint32_t word) {
    const auto& sentence = r_.document.sentences[r_.sentence_of[word]];
    if (word < sentence.first + 2 || r_.form(word - 1) != ",") return;
    auto begin = word + 1;
    bool quoted = false;
    while (begin < sentence.last && (is_quote(r_.form(begin)) || is_article(r_.form(begin)))) quoted = quoted || is_quote(r_.form(begin)), ++begin;
    const auto second = name_after(begin, sentence.last);
    if (second.empty()) return;
    const auto after = second.last < sentence.last ? r_.form(second.last) : std::string_view(".");
    const auto n = r_.name_at[word - 2];
    if (!(among(after, {",", "."}) || closes(after) || is_quote(after))) return;
    if (n != none) {
        const auto& name = r_.names[n];
        const auto before = name.first > sentence.first ? r_.form(name.first - 1) : std::string_view();
        if (before == "," || before == "and" || name.ner == NameKind::person) return;
        const bool acronym = second.last - second.first == 1 && is_acronym(r_.form(second.first));
        if (!quoted && !(acronym && fits(name.first, name.last, r_.form(second.first)))) return;
    } else if (r_.noun_at[word - 2] == none) {
        return;
    }
    define(word - 1, word - 1, begin, Form::either);
}

/// "SRN, the Sahel Relief Network, condemned".
void Aliases::read_spelt(std::uint32_t article) {
    const auto& sentence = r_.document.sentences[r_.sentence_of[article]];
    if (article < sentence.first + 2 || !among(r_.form(article - 1), {",", "-", "–", "—"}) || !is_acronym(r_.form(article - 2))) return;
    const auto second = name_after(article + 1, sentence.last);
    if (!second.empty() && fits(second.first, second.last, r_.form(article - 2))) define(article - 1, article - 1, article + 1, Form::either);
}

void Aliases::define(std::uint32_t before, std::uint32_t link_first, std::uint32_t link_last, Form form) {
    const auto& sentence = r_.document.sentences[r_.sentence_of[link_first]];
    auto end = before;
    // "Sahel Relief Network (SRN), also known as"
    if (end > sentence.first + 2 && closes(r_.form(end - 1))) {
        auto open = end - 1;
        while (open > sentence.first && end - open < longest_name && !opens(r_.form(open))) --open;
        if (opens(r_.form(open))) end = open;
    }
    while (end > sentence.first && is_quote(r_.form(end - 1))) --end;
    if (end == sentence.first) return;
    const auto second = name_after(link_last, sentence.last);
    if (second.empty()) return;
    const bool noun = r_.name_at[end - 1] == none && r_.noun_at[end - 1] != none;
    const auto first = noun ? Span{end - 1, end, NameKind::none} : name_before(end, form == Form::words || form == Form::nickname);
    if (first.empty() || first.ner == NameKind::nationality) return;
    auto ner = second.ner;
    if (ner == NameKind::none) {
        const bool person = noun ? r_.agents.at(r_.nouns[r_.noun_at[end - 1]].match.agent).kind == ActorKind::person : first.ner == NameKind::person;
        ner = person ? NameKind::person : NameKind::organization;
    }
    // "a woman from Aleppo, who identified herself as": not the city.
    if (!noun && first.ner == NameKind::location && ner != NameKind::location && !is_acronym(r_.form(first.first))) return;
    if (!noun) propose({first.first, first.last, first.ner == NameKind::none ? ner : first.ner});
    propose({second.first, second.last, ner});
    definitions_.push_back({end - 1, second.first, link_first, link_last, form, noun});
}

/// The name that ends there; where nobody took the words for one, those with capitals, if what follows is sure to be about a name.
Aliases::Span Aliases::name_before(std::uint32_t end, bool strong) const {
    if (const auto n = r_.name_at[end - 1]; n != none)
        return r_.names[n].last == end ? Span{r_.names[n].first, end, r_.names[n].ner} : Span{};
    if (!strong) return {};
    const auto& sentence = r_.document.sentences[r_.sentence_of[end - 1]];
    auto first = end;
    while (first > sentence.first && end - first < longest_name && r_.tree.word(first - 1).upos == Upos::PROPN && has_capital(r_.form(first - 1)) &&
           r_.name_at[first - 1] == none)
        --first;
    return {first, end, NameKind::none};
}

/// The name that begins there: what is one already, or the words with capitals, or all up to the closing quotation mark.
Aliases::Span Aliases::name_after(std::uint32_t begin, std::uint32_t sentence_last) const {
    if (begin >= sentence_last || !begins_with_capital(r_.form(begin))) {
        // "al-Hamza" in small letters
        if (begin >= sentence_last || r_.name_at[begin] == none || r_.names[r_.name_at[begin]].first != begin) return {};
        const auto& name = r_.names[r_.name_at[begin]];
        return {name.first, name.last, name.ner};
    }
    const bool quoted = is_quote(r_.form(begin - 1));
    auto end = begin;
    for (auto t = begin; t < sentence_last && t - begin < longest_name; ++t) {
        const auto form = r_.form(t);
        if (quoted && is_quote(form)) {
            end = t;
            break;
        }
        if (has_capital(form)) {
            end = t + 1;
            continue;
        }
        const bool bridge = among(form, {"of", "the", "for", "al", "de", "-", "–", "'s", "’s", "'", "’"}) || (quoted && form != ",");
        if (!bridge) break;
    }
    const auto n = r_.name_at[begin];
    const auto last = n == none || r_.names[n].last > sentence_last ? end : std::max(end, r_.names[n].last);
    auto trimmed = last;
    while (trimmed > begin && r_.tree.word(trimmed - 1).upos == Upos::PUNCT) --trimmed;
    if (n != none && r_.names[n].last == trimmed) return {r_.names[n].first, trimmed, r_.names[n].ner};
    return {begin, trimmed, n != none ? r_.names[n].ner : NameKind::none};
}

/// Where the words before the bracket begin that the acronym in it stands for; the bracket where none do. Best those whose initials
/// it has one after the other, else all that may be one name and begin as it does: "African Relief Mission in Chad (AMIC)".
std::uint32_t Aliases::spelt_from(std::uint32_t open) const {
    const auto& sentence = r_.document.sentences[r_.sentence_of[open]];
    const auto acronym = r_.form(open + 1);
    const auto capital = [](char c) { return static_cast<char>(c & ~0x20); };
    const auto whole = [&](std::uint32_t t) { return open - t > 1 && (r_.name_at[t] == none || r_.names[r_.name_at[t]].first == t); };
    auto left = acronym.size();
    auto farthest = open;
    bool in_order = true;
    for (auto t = open; t > sentence.first && open - t < longest_spelt;) {
        const auto form = r_.form(--t);
        const bool small = !begins_with_capital(form);
        if (form == "The" || form == "A") break;
        if (small && !among(form, {"of", "the", "for", "and", "in", "on", "to", "de", "al", "'", "’", "'s", "’s", "-"})) break;
        if (capital(form.front()) == capital(acronym[left - 1]) && (!small || is_lower(acronym[left - 1]))) {
            if (in_order && --left == 0 && whole(t)) return t;
            if (left == 0) left = 1, in_order = false;
        } else if (!small) {
            in_order = false;
        }
        if (!small) farthest = t;
    }
    if (farthest == open || !whole(farthest) || !fits(farthest, open, acronym)) return open;
    // Not where words at the end have no letter in it: "European Commission in Brussels (EC)".
    if (capital(r_.form(open - 1).front()) != capital(acronym.back())) return open;
    // Of a language that turns the words round it is only where the name is one without it.
    return r_.form(farthest).front() == acronym.front() || r_.names[r_.name_at[open - 1]].first == farthest ? farthest : open;
}

/// Whether an acronym has the initials of the words, in whatever order: abbreviations of other languages turn it round.
bool Aliases::fits(std::uint32_t first, std::uint32_t last, std::string_view acronym) const {
    std::array<int, 26> initials{};
    for (auto t = first; t < last; ++t) {
        const auto c = r_.form(t).front();
        if (c >= 'a' && c <= 'z') ++initials[static_cast<std::size_t>(c - 'a')];
        else if (is_upper(c)) ++initials[static_cast<std::size_t>(c - 'A')];
    }
    return last - first > 1 && std::all_of(acronym.begin(), acronym.end(), [&](char c) { return !is_upper(c) || --initials[static_cast<std::size_t>(c - 'A')] >= 0; });
}

bool Aliases::holds_body_noun(const Span& span) const {
    for (auto t = span.first; t < span.last; ++t) {
        const auto match = r_.agents.match(r_.document, r_.analysis, t);
        if (!match || match->first < span.first || match->last > span.last) continue;
        const auto kind = r_.agents.at(match->agent).kind;
        if (kind != ActorKind::person && kind != ActorKind::people && !is_land(kind)) return true;
    }
    return false;
}

void Aliases::propose(Span span) {
    const auto n = r_.name_at[span.first];
    const bool there = n != none && r_.names[n].first == span.first && r_.names[n].last == span.last;
    if (there) return;
    proposed_.push_back(span);
}

/// Makes names of what was proposed, in place of names and nouns that lie in it.
void Aliases::add_proposed() {
    if (proposed_.empty()) return;
    std::sort(proposed_.begin(), proposed_.end(), [](const Span& a, const Span& b) { return std::tuple(a.first, b.last) < std::tuple(b.first, a.last); });
    std::uint32_t end = 0;
    std::erase_if(proposed_, [&](const Span& span) {
        const bool overlaps = span.first < end;
        if (!overlaps) end = span.last;
        return overlaps;
    });
    std::vector<bool> covered(r_.size());
    for (const auto& span : proposed_) std::fill(covered.begin() + span.first, covered.begin() + span.last, true);
    const auto lies_in = [&](std::uint32_t first, std::uint32_t last) {
        return std::any_of(covered.begin() + first, covered.begin() + last, [](bool c) { return c; });
    };
    std::erase_if(r_.names, [&](const NameSpan& name) { return lies_in(name.first, name.last); });
    std::erase_if(r_.nouns, [&](const AgentSpan& noun) { return lies_in(noun.match.first, noun.match.last); });
    for (const auto& span : proposed_) {
        const auto from = static_cast<std::uint32_t>(r_.candidates.size());
        for (const auto& naming : r_.directory.find_name(r_.text(span.first, span.last))) r_.candidates.push_back(naming);
        r_.names.push_back({span.first, span.last, r_.tree.span_head(span.first, span.last), from, static_cast<std::uint32_t>(r_.candidates.size()) - from, span.ner, none});
    }
    std::sort(r_.names.begin(), r_.names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    std::fill(r_.name_at.begin(), r_.name_at.end(), none);
    std::fill(r_.noun_at.begin(), r_.noun_at.end(), none);
    for (std::uint32_t n = 0; n < r_.names.size(); ++n) std::fill(r_.name_at.begin() + r_.names[n].first, r_.name_at.begin() + r_.names[n].last, n);
    for (std::uint32_t n = 0; n < r_.nouns.size(); ++n)
        std::fill(r_.noun_at.begin() + r_.nouns[n].match.first, r_.noun_at.begin() + r_.nouns[n].match.last, n);
    proposed_.clear();
}

/// The aliases' other places in the document, where nobody took all of them for a name.
void Aliases::find_elsewhere() {
    // Where the first words of aliases stand, so that a text of many aliases costs no more than one of few.
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> places;
    for (const auto& definition : definitions_)
        if (const auto n = r_.name_at[definition.second]; n != none) places.try_emplace(r_.form(r_.names[n].first));
    for (std::uint32_t t = 0; t < r_.size(); ++t)
        if (const auto at = places.find(r_.form(t)); at != places.end()) at->second.push_back(t);
    std::set<std::tuple<std::string, NameKind, bool>> done;
    for (const auto& definition : definitions_) {
        const auto n = r_.name_at[definition.second];
        if (n == none) continue;
        const auto alias = r_.names[n];
        const auto size = alias.last - alias.first;
        const auto body = r_.name_at[definition.first];
        const bool of_body = size == 1 && is_acronym(r_.form(alias.first)) && body != none && r_.names[body].ner == NameKind::organization;
        if (!done.emplace(r_.text(alias.first, alias.last), alias.ner, of_body).second) continue;
        for (const auto t : places.at(r_.form(alias.first))) {
            if (t + size > r_.size()) break;
            bool same = true, whole = false;
            for (std::uint32_t i = 0; i < size && same; ++i) {
                same = r_.form(t + i) == r_.form(alias.first + i);
                if (const auto other = r_.name_at[t + i]; other != none) {
                    const auto& name = r_.names[other];
                    same = same && name.first >= t && name.last <= t + size;
                    whole = name.first == t && name.last == t + size;
                }
            }
            if (same && !whole) proposed_.push_back({t, t + size, alias.ner});
            if (same && whole && of_body) r_.names[r_.name_at[t]].ner = NameKind::organization;  // not the person that "OAS said" may be taken for
        }
    }
}

std::uint32_t Aliases::mention_in(std::uint32_t token) const {
    const auto n = r_.name_at[token];
    return n == none ? none : r_.names[n].mention;
}

void Aliases::join_bodies() { join(nullptr); }

void Aliases::join_persons(Nominals& nominals) { join(&nominals); }

void Aliases::join(Nominals* nominals) {
    std::erase_if(definitions_, [&](const Definition& d) {
        const auto other = mention_in(d.second);
        if (other == none || r_.mentions[other].actor == nobody || (d.noun && !nominals)) return false;
        if (d.noun) {
            join_noun(d, other, *nominals);
            return true;
        }
        const auto one = mention_in(d.first);
        if (one == none || r_.mentions[one].actor == nobody) return false;
        join_names(d, one, other);
        return true;
    });
}

/// "a militant group called Soldiers of the Desert": the noun stands for whom the name stands for, and says what that is.
void Aliases::join_noun(const Definition& d, std::uint32_t other, Nominals& nominals) {
    const auto noun = r_.noun_at[d.first];
    if (noun == none || r_.nouns[noun].mention != none || r_.nouns[noun].in_title) return;
    const auto& agent = r_.agents.at(r_.nouns[noun].match.agent);
    auto actor = r_.mentions[other].actor;
    const auto& named = r_.actors.at(actor);
    if (is_land(named.kind) || (agent.kind == ActorKind::person) != is_person(named)) {
        if (named.known || agent.kind == ActorKind::people) return;
    }
    const auto m = nominals.mention_as(noun, actor, "known as " + named.name);
    if (m == none) return;
    const auto coding = nominals.offices().coding_of_title(agent, r_.mentions[m].role_of, r_.mentions[m].role_former, no_token);
    const bool tells_kind = !named.known && agent.kind != ActorKind::people && agent.kind != named.kind &&
                            (named.kind == ActorKind::organization || is_person(named) != (agent.kind == ActorKind::person));
    if (tells_kind) {
        const auto fuller = r_.actors.unknown(agent.kind, named.name, coding);
        replace(actor, fuller, r_.sentence_of[d.link_first]);
        actor = fuller;
    } else {
        r_.actors.complete(actor, coding);
    }
    r_.mentions[m].resolution = "known as " + r_.actors.at(actor).name;
}

/// Whether the words are but another form of a name that the directory has for the actor, and name no other country than its own.
bool Aliases::is_variant(std::uint32_t entry, std::uint32_t first, std::uint32_t last) const {
    const auto& known_actor = r_.directory.at(entry);
    for (auto t = first; t < last && !known_actor.country.empty(); ++t)
        for (const auto& naming : r_.directory.find_name(r_.form(t))) {
            const auto& land = r_.directory.at(naming.entry);
            if (land.kind == ActorKind::country && begins_with_capital(r_.form(t)) && land.country != known_actor.country) return false;
        }
    const auto name = r_.text(first, last);
    Normaliser normaliser;
    const auto words = [&](std::string_view text) {
        std::vector<std::string> out;
        for (const auto& piece : normaliser.pieces(text))
            if (piece.text.size() > 3) out.emplace_back(piece.text.substr(0, longest_stem));
        return out;
    };
    const auto ours = words(name);
    const auto near = [&](const std::string& known) {
        const auto theirs = words(known);
        const auto common = static_cast<std::size_t>(std::count_if(ours.begin(), ours.end(), [&](const auto& w) { return std::find(theirs.begin(), theirs.end(), w) != theirs.end(); }));
        return common > 0 && 2 * common >= std::min(ours.size(), theirs.size());
    };
    return near(known_actor.name) || std::any_of(known_actor.aliases.begin(), known_actor.aliases.end(), near);
}

void Aliases::join_names(const Definition& d, std::uint32_t one, std::uint32_t other) {
    auto a = r_.mentions[one].actor, b = r_.mentions[other].actor;
    if (a != b) {
        const auto &x = r_.actors.at(a), &y = r_.actors.at(b);
        if (x.known && y.known) {
            // 'President Roe, nicknamed "Fox"': but this one is he, whoever else has the name.
            bool quoted = false;
            for (auto t = d.link_first; t < d.link_last; ++t) quoted = quoted || is_quote(r_.form(t));
            if (d.form != Form::nickname || !quoted) return;
            r_.mentions[other].actor = a;
            r_.mentions[other].resolution = "another name of " + x.name + as_said(r_, r_.sentence_of[d.link_first]);
            return;
        }
        const auto span = [&](std::uint32_t m) { return Span{r_.mentions[m].first, r_.mentions[m].last, NameKind::none}; };
        const auto short_form = [&](std::uint32_t m) { return span(m).last - span(m).first == 1 && is_acronym(r_.form(span(m).first)); };
        const bool spelt = !is_land(x.kind) && short_form(other) && fits(span(one).first, span(one).last, r_.form(span(other).first));
        if (d.form == Form::bracket && is_land(x.kind) != is_land(y.kind) && !spelt) return;
        // Of "OAS, or Organization for African Security" the long form is who it is, unless that is but how the text writes one who is known.
        const auto said = r_.sentence_of[d.link_first];
        const bool turned = short_form(one) && !short_form(other);
        auto kept = turned ? other : one, given = turned ? one : other;
        const auto &long_one = r_.actors.at(r_.mentions[kept].actor), &short_one = r_.actors.at(r_.mentions[given].actor);
        bool here_only = false;
        if (short_one.known) {
            const bool same_sort = is_person(short_one) == is_person(long_one) && is_land(short_one.kind) == is_land(long_one.kind);
            const bool another = short_form(given) && fits(r_.mentions[kept].first, r_.mentions[kept].last, r_.form(r_.mentions[given].first)) &&
                                 !is_variant(r_.actors.entry(r_.mentions[given].actor), r_.mentions[kept].first, r_.mentions[kept].last);
            here_only = d.form == Form::nickname || !same_sort || another;
            if (!here_only) std::swap(kept, given);
        } else if (!long_one.known && is_person(long_one) && !is_person(short_one) && holds_body_noun(span(given))) {
            // "Ansar al-Haqq (Partisans of the Front)", taken for a person
            const auto body = r_.actors.unknown(short_one.kind, long_one.name, r_.actors.coding(r_.mentions[given].actor));
            replace(r_.mentions[kept].actor, body, said);
        }
        const auto from = r_.mentions[given].actor, to = r_.mentions[kept].actor;
        if (!here_only) replace(from, to, said);
        rename(given, to, said);
    }
    a = r_.mentions[one].actor;
    if (a != r_.mentions[other].actor) return;
    auto first = d.link_first, last = d.link_last;
    const auto mark = [&](std::uint32_t t) { return r_.tree.word(t).upos == Upos::PUNCT || is_article(r_.form(t)); };
    while (last - first > 1 && mark(last - 1)) --last;
    while (last - first > 1 && mark(first)) ++first;
    found_.push_back({one, other, first, last});
}

/// What the text says of the name goes before the directory: all mentions of these words are the actor's.
void Aliases::rename(std::uint32_t mention, std::uint32_t to, std::uint32_t said) {
    const auto text = r_.text(r_.mentions[mention].first, r_.mentions[mention].last);
    for (const auto& name : r_.names) {
        if (name.mention == none || r_.mentions[name.mention].actor == to || r_.text(name.first, name.last) != text) continue;
        r_.mentions[name.mention].actor = to;
        r_.mentions[name.mention].resolution = "another name of " + r_.actors.at(to).name + as_said(r_, said);
    }
}

void Aliases::replace(std::uint32_t from, std::uint32_t to, std::uint32_t said) {
    if (from == to) return;
    r_.actors.complete(to, r_.actors.coding(from));
    r_.actors.set_gender(to, r_.actors.gender(from));
    joined_.emplace_back(from, to);
    for (auto& mention : r_.mentions) {
        std::replace(mention.also.begin(), mention.also.end(), from, to);
        if (mention.actor != from) continue;
        mention.actor = to;
        const bool acronym = mention.last - mention.first == 1 && is_acronym(r_.form(mention.first));
        mention.resolution = (acronym ? "abbreviation of " : "another name of ") + r_.actors.at(to).name + as_said(r_, said);
    }
}

void Aliases::settle() {
    if (joined_.empty()) return;
    // What each actor became in the end: from the last replacement back, so that each is looked at once.
    std::vector<std::uint32_t> now(r_.actors.size());
    std::iota(now.begin(), now.end(), 0u);
    for (const auto& [from, to] : std::views::reverse(joined_)) now[from] = now[to];
    for (auto& mention : r_.mentions) {
        if (mention.actor != nobody) mention.actor = now[mention.actor];
        for (auto& actor : mention.also) actor = now[actor];
    }
}

std::vector<AliasDefinition> Aliases::take() {
    std::sort(found_.begin(), found_.end(), [](const AliasDefinition& a, const AliasDefinition& b) { return a.link_first < b.link_first; });
    return std::move(found_);
}

}  // namespace entente::actors
