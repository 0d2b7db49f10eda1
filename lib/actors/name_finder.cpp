#include "actors/name_finder.hpp"

#include <algorithm>

namespace entente::actors {

using syntax::NameKind;
using syntax::Upos;

namespace {

bool has_capital(std::string_view form) {
    return std::any_of(form.begin(), form.end(),
                       [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3; });
}

bool bridges(std::string_view form) { return form == "-" || form == "–" || form == "'" || form == "’" || form == "."; }

/// Classes of words that are no name by themselves, whatever their letters: "May", "Will", "Many".
bool is_function_word(Upos upos) {
    return upos == Upos::AUX || upos == Upos::ADP || upos == Upos::PRON || upos == Upos::DET || upos == Upos::CCONJ ||
           upos == Upos::SCONJ || upos == Upos::PART || upos == Upos::NUM || upos == Upos::VERB || upos == Upos::INTJ ||
           upos == Upos::PUNCT;
}

}  // namespace

void NameFinder::run() {
    for (const auto& sentence : r_.document.sentences) {
        cut(sentence.first, sentence.last);
        matched_.clear();
        engine_.clear();
        match_directory();
        collect_engine_names(sentence.first, sentence.last);
        merge(sentence.first, sentence.last);
    }
    find_nouns();
}

void NameFinder::cut(std::uint32_t first, std::uint32_t last) {
    pieces_.clear();
    for (auto t = first; t < last; ++t) {
        const auto form = r_.form(t);
        if (bridges(form)) continue;
        const auto& pieces = normaliser_.pieces(form);
        if (pieces.empty()) {
            pieces_.push_back({NameTrie::none, t, Shape::lower, true, true, false, true});
            continue;
        }
        for (std::size_t i = 0; i < pieces.size(); ++i)
            pieces_.push_back({r_.directory.trie().word(pieces[i].text), t, pieces[i].shape, i == 0, i + 1 == pieces.size(),
                               pieces[i].text == "al", false});
    }
}

bool NameFinder::accepts(const Naming& naming, std::size_t from, std::size_t to) const {
    switch (naming.letters) {
        case NameCase::any: return true;
        case NameCase::capitals:
            for (auto i = from; i <= to; ++i)
                if (pieces_[i].shape == Shape::lower || pieces_[i].shape == Shape::capitalized) return false;
            return true;
        case NameCase::first:
        case NameCase::ends: break;
    }
    auto begin = from;
    if (pieces_[begin].article && pieces_[begin].shape == Shape::lower && begin < to) ++begin;
    // "de Mistura", as the surname stands in a sentence.
    const bool particle = naming.use == NameUse::surname && begin < to;
    // "anti-ISIL coalition" has its capital within the first word.
    if (pieces_[begin].shape == Shape::lower && !particle && !has_capital(r_.form(pieces_[begin].token))) return false;
    if (naming.letters == NameCase::ends) {
        const auto token = pieces_[to].token;
        const bool hyphened = token > pieces_[from].token + 1 && r_.form(token - 1) == "-" && has_capital(r_.form(token - 2));  // "Moon Jae-in"
        return pieces_[to].shape != Shape::lower || hyphened;
    }
    // "US military", but not in "US military cooperation".
    const auto upos = r_.tree.word(pieces_[to].token).upos;
    return upos == Upos::NOUN || upos == Upos::PROPN;
}

bool NameFinder::may_be_name(std::uint32_t first, std::uint32_t last) const {
    // "in May" is a month, and Theresa May acts.
    if (last - first == 1 && r_.reference.has_form(WordList::calendar_name, r_.form(first)) && r_.tree.word(first).name != NameKind::person)
        return r_.tree.is_subject(first) || r_.tree.rel(first) == syntax::Deprel::nmod_poss;
    return last - first > 1 || !is_function_word(r_.tree.word(first).upos) || r_.tree.word(first).name != NameKind::none;
}

void NameFinder::match_directory() {
    const auto& trie = r_.directory.trie();
    for (std::size_t i = 0; i < pieces_.size();) {
        const bool begins = pieces_[i].starts || (i > 0 && pieces_[i - 1].article && pieces_[i - 1].token == pieces_[i].token);
        if (!begins || pieces_[i].word == NameTrie::none) {
            ++i;
            continue;
        }
        std::size_t end = i;
        Found found{pieces_[i].token, 0};
        auto state = NameTrie::root;
        for (auto j = i; j < pieces_.size(); ++j) {
            if (pieces_[j].wall || pieces_[j].word == NameTrie::none) break;
            if ((state = trie.step(state, pieces_[j].word)) == NameTrie::none) break;
            if (!pieces_[j].ends) continue;
            const auto before = r_.candidates.size();
            if (may_be_name(found.first, pieces_[j].token + 1))
                for (const auto value : trie.values(state))
                    if (const auto& naming = r_.directory.naming(value); accepts(naming, i, j)) r_.candidates.push_back(naming);
            if (r_.candidates.size() == before) continue;
            found.last = pieces_[j].token + 1;
            found.candidates = static_cast<std::uint32_t>(before);
            found.count = static_cast<std::uint32_t>(r_.candidates.size() - before);
            end = j + 1;
        }
        if (found.count > 0) {
            matched_.push_back(found);
            i = end;
        } else {
            ++i;
        }
    }
}

void NameFinder::collect_engine_names(std::uint32_t first, std::uint32_t last) {
    for (auto t = first; t < last;) {
        const auto& word = r_.tree.word(t);
        if (word.name == NameKind::none) {
            ++t;
            continue;
        }
        Found found{t, t + 1};
        found.ner = word.name;
        while (found.last < last && r_.tree.word(found.last).name == word.name && !r_.tree.word(found.last).name_begins)
            ++found.last;
        extend(found, first, last);
        t = found.last;
        if (trim(found) && (engine_.empty() || engine_.back().last <= found.first)) engine_.push_back(found);
    }
}

/// Proper nouns that the tree joins to the name: the engine may have seen but half of it.
void NameFinder::extend(Found& found, std::uint32_t first, std::uint32_t last) const {
    using syntax::Deprel;
    const auto joins = [&](std::uint32_t t, std::uint32_t neighbour) {
        const auto& word = r_.tree.word(t);
        if (word.upos != Upos::PROPN || word.name != NameKind::none || !has_capital(r_.form(t)) ||
            r_.agents.match(r_.document, r_.analysis, t))
            return false;
        const auto flat = [&](std::uint32_t lower, std::uint32_t upper) {
            return r_.tree.rel(lower) == Deprel::flat && r_.tree.head(lower) == upper;
        };
        return flat(t, neighbour) || flat(neighbour, t) ||
               (r_.tree.rel(t) == Deprel::flat && r_.tree.rel(neighbour) == Deprel::flat &&
                r_.tree.head(t) == r_.tree.head(neighbour));
    };
    const auto inside = [&](std::uint32_t t) { return t != no_token && t >= found.first && t < found.last; };
    while (found.last < last &&
           (joins(found.last, found.last - 1) || (r_.tree.rel(found.last) == Deprel::flat && inside(r_.tree.head(found.last)) &&
                                                  joins(found.last, r_.tree.head(found.last)))))
        ++found.last;
    while (found.first > first && joins(found.first - 1, found.first)) --found.first;
    // "Jean-Bertrand Aristide"
    const auto hyphened = [&] {
        return found.ner == NameKind::person && found.first > first + 1 && r_.form(found.first - 1) == "-" &&
               r_.tree.word(found.first - 2).upos == Upos::PROPN;
    };
    if (hyphened() && r_.tree.word(found.first - 2).name == NameKind::none && has_capital(r_.form(found.first - 2)))
        found.first -= 2;
}

/// Takes off what does not belong to a name; false where nothing like a name is left.
bool NameFinder::trim(Found& found) const {
    const auto loose = [&](std::uint32_t t) {
        const auto upos = r_.tree.word(t).upos;
        if (r_.reference.has_form(WordList::calendar, r_.form(t))) return true;
        return upos == Upos::PUNCT || upos == Upos::PART || upos == Upos::DET || upos == Upos::ADP || upos == Upos::CCONJ ||
               upos == Upos::SYM;
    };
    while (found.first < found.last && (loose(found.first) || r_.reference.has_form(WordList::former, r_.form(found.first))))
        ++found.first;
    while (found.last > found.first && loose(found.last - 1)) --found.last;
    if (found.ner == NameKind::person) {
        // "President Putin": the title stands before the name.
        for (bool title = true; title && found.first < found.last;) {
            title = false;
            for (auto t = found.first; t < found.last && !title; ++t) {
                const auto match = r_.agents.match(r_.document, r_.analysis, t);
                // Of "Lt Gen" the engine may have taken but the second word.
                if (!match || match->first > found.first || match->last <= found.first || match->last >= found.last ||
                    !r_.agents.at(match->agent).title)
                    continue;
                found.first = match->last;
                title = true;
            }
        }
    }
    const auto only = r_.tree.word(found.first).upos;
    if (found.last - found.first == 1 && found.ner != NameKind::nationality &&
        (only == Upos::ADJ || is_function_word(only) || only == Upos::ADV))
        return false;
    for (auto t = found.first; t < found.last; ++t)
        if (has_capital(r_.form(t))) return true;
    return false;
}

/// Whether an engine's name is but an agent noun, or a directory's name with one: "Foreign Ministry", "Hamas government".
bool NameFinder::all_of_noun(const Found& engine, const Found* directory) const {
    for (auto t = engine.first; t < engine.last; ++t) {
        if (directory && t >= directory->first && t < directory->last) continue;
        const auto match = r_.agents.match(r_.document, r_.analysis, t);
        if (!match) continue;
        bool whole = true;
        for (auto u = engine.first; u < engine.last && whole; ++u) {
            const bool in_noun = u >= match->first && u < match->last,
                       in_name = directory && u >= directory->first && u < directory->last;
            const auto upos = r_.tree.word(u).upos;
            whole = in_noun || in_name || upos == Upos::PART || upos == Upos::ADP || upos == Upos::DET || upos == Upos::PUNCT;
        }
        if (whole) return true;
    }
    return false;
}

/// "United Nations Emergency Relief Coordinator" is someone's title, not a body.
bool NameFinder::is_title(const Found& engine) const {
    const auto match = r_.agents.match(r_.document, r_.analysis, engine.last - 1, engine.first);
    return match && !match->plural && engine.last - engine.first > 1 && match->last == engine.last &&
           r_.agents.at(match->agent).kind == ActorKind::person;
}

/// "State" of "Secretary of State".
bool NameFinder::lies_in_noun(const Found& engine) const {
    constexpr std::uint32_t reach = 4;
    const auto& sentence = r_.document.sentences[r_.sentence_of[engine.first]];
    const auto from = engine.first > sentence.first + reach ? engine.first - reach : sentence.first;
    for (auto t = from; t < std::min(sentence.last, engine.last + reach); ++t) {
        const auto match = r_.agents.match(r_.document, r_.analysis, t);
        if (match && match->first <= engine.first && match->last >= engine.last &&
            match->last - match->first > engine.last - engine.first)
            return true;
    }
    return false;
}

/// Decides between a match of the directory and a name of the engine that share a token.
void NameFinder::settle(Found& directory, Found& engine) const {
    const auto length = [](const Found& f) { return f.last - f.first; };
    if (directory.first == engine.first && directory.last == engine.last) {
        directory.ner = engine.ner;
        engine.dropped = true;
        return;
    }
    const bool inside = directory.first >= engine.first && directory.last <= engine.last;
    if (!inside) {
        // "Sheikh Ahmed" of "Sheikh Ahmed al-Tayeb" is a title and another's first name.
        const auto title = directory.last - directory.first == 2 && engine.ner == NameKind::person && engine.first + 1 == directory.last && engine.last > directory.last
                               ? r_.agents.match(r_.document, r_.analysis, directory.first, directory.first)
                               : std::nullopt;
        const bool full = std::any_of(r_.candidates.begin() + directory.candidates, r_.candidates.begin() + directory.candidates + directory.count,
                                      [](const Naming& naming) { return naming.use == NameUse::name; });
        if (title && title->last == directory.first + 1 && r_.agents.at(title->agent).title && !full) {
            directory.dropped = true;
            return;
        }
        // The longer one; the directory where both are as long.
        (length(engine) > length(directory) ? directory : engine).dropped = true;
        return;
    }
    if (engine.ner == NameKind::nationality) {
        engine.dropped = true;
        return;
    }
    if (engine.ner == NameKind::location) {
        // "northern Iraq" is Iraq, "Gaza City" is not Gaza.
        bool plain = true;
        for (auto t = engine.first; t < engine.last; ++t)
            if ((t < directory.first || t >= directory.last) && has_capital(r_.form(t))) plain = false;
        (plain ? engine : directory).dropped = true;
        return;
    }
    if (engine.ner == NameKind::organization && (all_of_noun(engine, &directory) || is_title(engine))) {
        engine.dropped = true;
        return;
    }
    directory.dropped = true;
}

/// "UN Syria" of "UN Syria envoy": names of the directory side by side are no name together.
bool NameFinder::made_of_names(const Found& engine) const {
    auto t = engine.first;
    std::size_t names = 0;
    for (const auto& found : matched_) {
        if (found.last <= engine.first) continue;
        if (found.first != t || found.last > engine.last) break;
        t = found.last;
        ++names;
    }
    return t == engine.last && names > 1;
}

/// "Bishop" of "Bishop Pedro Morales", "Mufti" of "the Mufti of Jerusalem", which are surnames, too.
bool NameFinder::stands_as_title(const Found& directory, const Found* next) const {
    if (directory.last - directory.first != 1) return false;
    const bool before_name = next && next->ner == NameKind::person && next->first == directory.last;
    const bool before_of = directory.last < r_.size() && r_.form(directory.last) == "of";
    if (!before_name && !before_of) return false;
    const auto match = r_.agents.match(r_.document, r_.analysis, directory.first);
    if (!match || match->last != directory.last || !r_.agents.at(match->agent).title) return false;
    return std::all_of(r_.candidates.begin() + directory.candidates, r_.candidates.begin() + directory.candidates + directory.count,
                       [&](const Naming& naming) { return r_.directory.at(naming.entry).kind == ActorKind::person; });
}

void NameFinder::merge(std::uint32_t first, std::uint32_t last) {
    for (auto& engine : engine_)
        if (engine.ner != NameKind::person && made_of_names(engine)) engine.dropped = true;
    for (std::size_t d = 0, e = 0; d < matched_.size(); ++d) {
        while (e < engine_.size() && engine_[e].first < matched_[d].last) ++e;
        matched_[d].dropped = matched_[d].dropped || stands_as_title(matched_[d], e < engine_.size() ? &engine_[e] : nullptr);
    }
    // Each list is in order and free of overlaps, so that one sweep meets every pair that shares a token.
    for (std::size_t d = 0, e = 0; d < matched_.size() && e < engine_.size();) {
        if (matched_[d].last <= engine_[e].first) ++d;
        else if (engine_[e].last <= matched_[d].first) ++e;
        else {
            if (!matched_[d].dropped && !engine_[e].dropped) settle(matched_[d], engine_[e]);
            matched_[d].last <= engine_[e].last ? ++d : ++e;
        }
    }
    for (auto& engine : engine_)
        if (!engine.dropped && (lies_in_noun(engine) ||
                                (engine.ner == NameKind::organization && (all_of_noun(engine, nullptr) || is_title(engine)))))
            engine.dropped = true;

    const auto from = r_.names.size();
    const auto take = [&](const Found& found) {
        if (found.dropped) return;
        NameSpan name{found.first, found.last, r_.tree.span_head(found.first, found.last), found.candidates, found.count,
                      found.ner,   none};
        r_.names.push_back(name);
    };
    for (const auto& found : matched_) take(found);
    for (const auto& found : engine_) take(found);
    std::sort(r_.names.begin() + static_cast<std::ptrdiff_t>(from), r_.names.end(),
              [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    for (auto i = from; i < r_.names.size(); ++i)
        for (auto t = std::max(first, r_.names[i].first); t < std::min(last, r_.names[i].last); ++t)
            r_.name_at[t] = static_cast<std::uint32_t>(i);
}

/// "military" of "military spokesman", whatever the tagger takes it for.
bool NameFinder::qualifies_person(const AgentMatch& match) const {
    const auto& agent = r_.agents.at(match.agent);
    if (agent.kind == ActorKind::person || agent.sector.empty()) return false;
    const auto governor = r_.tree.head(match.head);
    if (governor == no_token || governor < match.last) return false;
    const auto person = r_.agents.match(r_.document, r_.analysis, governor, match.last);
    return person && person->first == match.last && r_.agents.at(person->agent).kind == ActorKind::person;
}

/// "government spokesman" says less than "government" and "spokesman" do, where the whole has no sector of its own.
std::optional<AgentMatch> NameFinder::shortened(const AgentMatch& match) const {
    const auto& agent = r_.agents.at(match.agent);
    if (agent.kind != ActorKind::person || !agent.sector.empty() || match.last - match.first < 2 || match.head + 1 != match.last)
        return match;
    const auto body = r_.agents.match(r_.document, r_.analysis, match.head - 1, match.first);
    if (!body || body->first != match.first || r_.agents.at(body->agent).sector.empty() ||
        r_.agents.at(body->agent).kind == ActorKind::person)
        return match;
    const auto rest = r_.agents.match(r_.document, r_.analysis, match.head, match.head);
    return rest ? rest : match;
}

/// Whether the name goes on between two words of the noun: "Islamic State leader" is no "Islamic leader".
bool NameFinder::breaks(const NameSpan& name, const AgentMatch& match) const {
    return name.first == match.first && name.last - name.first > 1 && name.last < match.last &&
           !r_.agents.find(r_.text(match.first, match.last));
}

void NameFinder::find_nouns() {
    for (std::uint32_t t = 0; t < r_.size(); ++t) {
        const auto upos = r_.tree.word(t).upos;
        if (r_.name_at[t] != none || (upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::ADJ && upos != Upos::X))
            continue;
        auto match = r_.agents.match(r_.document, r_.analysis, t);
        // "Egyptian military spokesman": what the name has taken is not the noun's.
        if (match && r_.name_at[match->first] != none)
            if (const auto& name = r_.names[r_.name_at[match->first]]; name.first < match->first || breaks(name, *match))
                match = r_.agents.match(r_.document, r_.analysis, t, name.last);
        if (match) match = shortened(*match);
        if (!match) continue;
        // An adjective names someone at the head of its phrase ("the elderly", not "elderly women") or before a title.
        if (upos == Upos::ADJ && match->last - match->first == 1 && r_.tree.is_modifier(t) && !qualifies_person(*match)) continue;
        // A longer noun swallows the shorter ones that lie in it.
        while (!r_.nouns.empty() && r_.nouns.back().match.last > match->first && r_.nouns.back().match.first >= match->first)
            r_.nouns.pop_back();
        if (!r_.nouns.empty() && r_.nouns.back().match.last > match->first) {
            // "U.S. attorney general" is no U.S. attorney: of two that share a word the later has the head, unless it is the shorter.
            const auto& before = r_.nouns.back().match;
            if (match->last - match->first < before.last - before.first) continue;
            r_.nouns.pop_back();
            if (!r_.nouns.empty() && r_.nouns.back().match.last > match->first) continue;
        }
        r_.nouns.push_back({*match, none, false});
    }
    for (std::uint32_t i = 0; i < r_.nouns.size(); ++i)
        for (auto t = r_.nouns[i].match.first; t < r_.nouns[i].match.last; ++t) r_.noun_at[t] = i;
}

}  // namespace entente::actors
