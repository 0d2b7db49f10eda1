#include "actors/phrase.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "actors/cast.hpp"
#include "actors/codes.hpp"
#include "actors/resolver.hpp"

namespace entente::actors {

using syntax::Deprel;
using syntax::NameKind;
using syntax::Upos;
using syntax::Xpos;

namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_capital(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_preposition(std::string_view form) {
    return among(form, {"of", "for", "in", "to", "at", "from", "with", "by", "on", "within", "against", "near"});
}

bool is_genitive(std::string_view form) { return among(form, {"'s", "’s", "'", "’"}); }

/// Tokens as the segmenter cuts them, as far as noun phrases go: genitives and hyphens apart, but articles of Arabic names.
std::vector<std::string_view> cut(std::string_view text) {
    std::vector<std::string_view> tokens;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r') {
            ++i;
            continue;
        }
        auto end = i;
        while (end < text.size() && text[end] != ' ' && text[end] != '\t' && text[end] != '\n' && text[end] != '\r') ++end;
        auto word = text.substr(i, end - i);
        i = end;
        while (!word.empty() && among(word.substr(0, 1), {"(", "[", "\"", "'"})) {
            tokens.push_back(word.substr(0, 1));
            word.remove_prefix(1);
        }
        std::vector<std::string_view> tail;
        while (word.size() > 1 && among(word.substr(word.size() - 1), {",", ";", ":", ")", "]", "\"", "?", "!"})) {
            tail.push_back(word.substr(word.size() - 1));
            word.remove_suffix(1);
        }
        for (const std::string_view genitive : {"'s", "’s", "s'", "s’"}) {
            if (word.size() <= genitive.size() || !word.ends_with(genitive)) continue;
            const auto keep = genitive.front() == 's' ? 1 : 0;  // the s of "rebels'" is the plural's
            tail.push_back(word.substr(word.size() - genitive.size() + static_cast<std::size_t>(keep)));
            word.remove_suffix(genitive.size() - static_cast<std::size_t>(keep));
            break;
        }
        const auto hyphen = word.find('-');
        const bool article = hyphen != std::string_view::npos && hyphen <= 3;  // "al-Nusra", "ash-Sham"
        if (hyphen == std::string_view::npos || article || hyphen == 0 || hyphen + 1 == word.size()) {
            if (!word.empty()) tokens.push_back(word);
        } else {
            tokens.push_back(word.substr(0, hyphen));
            tokens.push_back(word.substr(hyphen, 1));
            tokens.push_back(word.substr(hyphen + 1));
        }
        tokens.insert(tokens.end(), tail.rbegin(), tail.rend());
    }
    return tokens;
}

class PhraseParser {
public:
    PhraseParser(Phrase& phrase, const Directory& directory, const Agents& agents)
        : p_(phrase), directory_(directory), agents_(agents) {}

    bool parse(std::string_view text) {
        lay_out(text);
        if (p_.document.tokens.empty()) return false;
        tag();
        find_person();
        attach();
        name_the_unknown();
        return true;
    }

private:
    std::string_view form(std::uint32_t t) const { return p_.document.form(t); }
    syntax::Word& word(std::uint32_t t) { return p_.analysis.words[t]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(p_.document.tokens.size()); }
    bool is_noun(std::uint32_t t) { return word(t).upos == Upos::NOUN || word(t).upos == Upos::PROPN; }

    void lay_out(std::string_view text) {
        auto& d = p_.document;
        for (const auto token : cut(text)) {
            if (!d.text.empty() && !is_genitive(token)) d.text += ' ';
            text::Token t;
            t.begin = static_cast<std::uint32_t>(d.text.size());
            d.text += token;
            t.end = static_cast<std::uint32_t>(d.text.size());
            d.tokens.push_back(t);
        }
        d.given = d.text;
        d.sentences.push_back({0, size(), text::SentenceKind::body});
        p_.analysis.words.resize(size());
    }

    void tag() {
        const auto& reference = agents_.reference();
        for (std::uint32_t t = 0; t < size(); ++t) {
            const auto f = form(t);
            auto& w = word(t);
            w.lemma = f;
            if (is_genitive(f) && t > 0) w.upos = Upos::PART, w.xpos = Xpos::POS;
            else if (!is_letter(f.front())) w.upos = f.front() >= '0' && f.front() <= '9' ? Upos::NUM : Upos::PUNCT;
            else if (is_preposition(f)) w.upos = Upos::ADP, w.xpos = Xpos::IN;
            else if (f == "and" || f == "or") w.upos = Upos::CCONJ;
            else if (reference.has_form(WordList::definite_determiner, f) ||
                     reference.has_form(WordList::indefinite_determiner, f))
                w.upos = Upos::DET, w.xpos = Xpos::DT;
            else if (t > 1 && form(t - 1) == "-" && f.ends_with("ed")) w.upos = Upos::VERB, w.xpos = Xpos::VBN;
            else if (is_adjective(t)) w.upos = Upos::ADJ, w.xpos = Xpos::JJ;
            else if (is_capital(f.front()) && !agents_.find(f)) w.upos = Upos::PROPN, w.xpos = Xpos::NNP;
            else w.upos = Upos::NOUN, w.xpos = f.size() > 2 && f.back() == 's' && f[f.size() - 2] != 's' ? Xpos::NNS : Xpos::NN;
        }
    }

    bool is_adjective(std::uint32_t t) const {
        if (t + 1 == size()) return false;
        const auto namings = directory_.find_name(form(t));
        const bool of_a_land = std::any_of(namings.begin(), namings.end(), [](const Naming& n) {
            return n.use == NameUse::adjective || n.use == NameUse::demonym;
        });
        return of_a_land || agents_.reference().has_form(WordList::former, form(t)) ||
               agents_.reference().has_form(WordList::foreign, form(t));
    }

    /// Proper nouns right after a title are a person's name: "Kremlin spokesman Dmitry Peskov".
    void find_person() {
        for (std::uint32_t t = 0; t + 1 < size(); ++t) {
            if (!is_noun(t)) continue;
            const auto match = agents_.match(p_.document, p_.analysis, t);
            if (!match || match->last >= size() || !agents_.at(match->agent).title || word(match->last).upos != Upos::PROPN)
                continue;
            name_first_ = name_last_ = match->last;
            while (name_last_ < size() && word(name_last_).upos == Upos::PROPN) ++name_last_;
            title_ = match->head;
        }
        for (auto t = name_first_; t < name_last_; ++t) mark(t, NameKind::person, t == name_first_);
    }

    void mark(std::uint32_t t, NameKind kind, bool begins) {
        word(t).name = kind;
        word(t).name_begins = begins;
    }

    void hang(std::uint32_t t, std::uint32_t head, Deprel rel) {
        word(t).head = static_cast<std::int32_t>(head);
        word(t).deprel = rel;
    }

    /// The head is the last noun before a preposition or a comma; what stands before modifies it, what follows hangs on it.
    void attach() {
        std::uint32_t end = 0;
        while (end < size() && word(end).upos != Upos::ADP && form(end) != "," && form(end) != "(") ++end;
        p_.head = 0;
        for (std::uint32_t t = 0; t < end; ++t)
            if (is_noun(t) || word(t).upos == Upos::ADJ) p_.head = t;
        if (name_last_ > name_first_ && name_first_ < end) p_.head = name_first_;
        word(p_.head).head = -1;
        word(p_.head).deprel = Deprel::root;

        for (std::uint32_t t = 0; t < end; ++t) {
            if (t == p_.head) continue;
            if (t > name_first_ && t < name_last_) hang(t, name_first_, Deprel::flat);
            else if (t > p_.head) hang(t, p_.head, word(t).upos == Upos::PUNCT ? Deprel::punct : Deprel::dep);
            else if (word(t).upos == Upos::PART) hang(t, t - 1, Deprel::case_);
            else hang(t, p_.head, relation_before(t));
        }
        // Each preposition opens a phrase whose last noun is its head and hangs on the head of the phrase before.
        auto governor = p_.head;
        for (auto begin = end; begin < size();) {
            auto stop = begin + 1;
            while (stop < size() && word(stop).upos != Upos::ADP && form(stop) != "," && form(stop) != "(") ++stop;
            auto inner = begin;
            for (auto t = begin; t < stop; ++t)
                if (is_noun(t) || (word(t).upos == Upos::ADJ && !is_noun(inner))) inner = t;
            for (auto t = begin; t < stop; ++t) {
                if (t == inner) continue;
                const auto upos = word(t).upos;
                hang(t, inner,
                     t > inner || upos == Upos::PUNCT ? Deprel::punct
                     : upos == Upos::ADP              ? Deprel::case_
                                                      : relation_before(t));
            }
            hang(inner, governor, word(begin).upos == Upos::ADP ? Deprel::nmod : Deprel::appos);
            governor = inner;
            begin = stop;
        }
    }

    Deprel relation_before(std::uint32_t t) {
        switch (word(t).upos) {
            case Upos::DET: return Deprel::det;
            case Upos::NUM: return Deprel::nummod;
            case Upos::CCONJ: return Deprel::cc;
            case Upos::PUNCT: return Deprel::punct;
            case Upos::ADJ:
            case Upos::VERB: return Deprel::amod;
            default: break;
        }
        if (t + 1 < size() && word(t + 1).upos == Upos::PART) return Deprel::nmod_poss;
        return title_ == t ? Deprel::nmod_desc : Deprel::compound;
    }

    /// A name that neither the directory nor a noun explains: a person where the given name says so, else a body.
    void name_the_unknown() {
        if (name_last_ > name_first_) return;
        for (std::uint32_t t = 0; t < size();) {
            if (word(t).upos != Upos::PROPN) {
                ++t;
                continue;
            }
            auto last = t + 1;
            while (last < size() && word(last).upos == Upos::PROPN) ++last;
            const auto begin = p_.document.tokens[t].begin;
            if (directory_.find_name(std::string_view(p_.document.text).substr(begin, p_.document.tokens[last - 1].end - begin))
                    .empty()) {
                const bool person = last - t > 1 && agents_.reference().given_name(form(t)) != Gender::unknown;
                for (auto u = t; u < last; ++u) mark(u, person ? NameKind::person : NameKind::organization, u == t);
            }
            t = last;
        }
    }

    Phrase& p_;
    const Directory& directory_;
    const Agents& agents_;
    std::uint32_t name_first_ = 0, name_last_ = 0, title_ = 0xffffffff;
};

}  // namespace

std::unique_ptr<Phrase> parse_phrase(std::string_view text, const std::optional<Date>& day, const Directory& directory,
                                     const Agents& agents) {
    auto phrase = std::make_unique<Phrase>();
    auto info = std::make_shared<DocumentInfo>();
    info->published = day;
    phrase->document.info = std::move(info);
    if (!PhraseParser(*phrase, directory, agents).parse(text)) return nullptr;
    return phrase;
}

std::vector<PhraseReading> Resolver::resolve_phrase(std::string_view text, const std::optional<Date>& day) const {
    std::vector<PhraseReading> readings;
    const auto phrase = parse_phrase(text, day, *directory_, *agents_);
    if (!phrase) return readings;
    const auto add = [&](const Actor& actor, std::string resolution) {
        const bool fresh =
            std::none_of(readings.begin(), readings.end(), [&](const PhraseReading& r) { return r.actor.id == actor.id; });
        if (fresh && !actor.id.empty()) readings.push_back({actor, std::move(resolution)});
    };
    const auto cast = resolve(phrase->document, phrase->analysis);
    const auto* mention = cast.at(phrase->head);
    if (!mention)
        for (const auto& m : cast.mentions)
            if (m.actor != nobody && (!mention || m.last - m.first > mention->last - mention->first)) mention = &m;

    // Everything else that bears the name; a capital by itself is its government before it is a place.
    std::vector<PhraseReading> others;
    const auto first = phrase->document.tokens.size() > 1 && phrase->analysis.words.front().upos == Upos::DET
                           ? phrase->document.tokens[1].begin
                           : 0;
    for (const auto& naming : directory_->find_name(std::string_view(phrase->document.text).substr(first))) {
        auto entry = naming.entry;
        const bool capital = naming.use == NameUse::capital || naming.use == NameUse::seat;
        if (capital) entry = directory_->government(directory_->at(entry).country);
        if (entry == no_entry) continue;
        const auto coding = coding_on(*directory_, directory_->at(entry), day);
        const auto& e = directory_->at(entry);
        PhraseReading reading{{e.id, e.name, e.kind, coding.country, coding.sector, coding.code(), true, false},
                              capital ? "capital of " + directory_->at(naming.entry).name : "name of " + e.name};
        if (capital) add(reading.actor, reading.resolution);
        else others.push_back(std::move(reading));
    }
    if (mention && mention->actor != nobody) {
        add(cast.actors[mention->actor], mention->resolution);
        for (const auto actor : mention->also) add(cast.actors[actor], mention->resolution);
    }
    for (auto& reading : others) add(reading.actor, std::move(reading.resolution));
    return readings;
}

}  // namespace entente::actors
