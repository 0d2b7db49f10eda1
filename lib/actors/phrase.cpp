#include "actors/phrase.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "actors/bodies.hpp"
#include "actors/cast.hpp"
#include "actors/codes.hpp"
#include "actors/descriptions.hpp"
#include "actors/offices.hpp"
#include "actors/resolver.hpp"
#include "actors/state_forces.hpp"

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

bool is_plural(std::string_view form) { return form.size() > 2 && form.back() == 's' && form[form.size() - 2] != 's'; }

/// "al-Tayeb", "ul-Haq", "ash-Sham": an article joined to a name; "ex-President" and "US-led" have none.
bool has_article(std::string_view form) {
    const auto hyphen = form.find('-');
    if (hyphen == std::string_view::npos || hyphen < 2 || hyphen > 3 || hyphen + 1 == form.size()) return false;
    const auto prefix = form.substr(0, hyphen);
    if (among(prefix, {"al", "Al", "el", "El"})) return true;
    return is_capital(form[hyphen + 1]) && !is_capital(prefix[1]) && !among(prefix, {"ex", "Ex", "pro", "Pro", "non", "Non"});
}

/// Small words inside names of people: "Mohammed bin Rashid", "Ursula von der Leyen".
bool is_particle(std::string_view form) {
    return among(form, {"bin", "ibn", "bint", "van", "von", "der", "den", "de", "da", "dos", "del", "della", "la", "di", "du", "ould", "al", "el"});
}

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
        const bool article = has_article(word);
        auto hyphen = word.find('-');
        if (article) {  // "al-Qaida-linked"
            const auto next = word.find('-', hyphen + 1);
            if (next != std::string_view::npos && next + 1 < word.size() && !is_capital(word[next + 1])) {
                tokens.push_back(word.substr(0, next));
                tokens.push_back(word.substr(next, 1));
                tokens.push_back(word.substr(next + 1));
                tokens.insert(tokens.end(), tail.rbegin(), tail.rend());
                continue;
            }
        }
        // Headlines shorten two offices; in running text "pm" is a time of day.
        if (word == "PM" || word == "FM") {
            tokens.push_back(word == "PM" ? "Prime" : "Foreign");
            tokens.push_back("Minister");
            tokens.insert(tokens.end(), tail.rbegin(), tail.rend());
            continue;
        }
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
        join_names();
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
        const bool small = std::none_of(text.begin(), text.end(), is_capital);
        for (const auto token : cut(text)) {
            if (!d.text.empty() && !is_genitive(token)) d.text += ' ';
            text::Token t;
            t.begin = static_cast<std::uint32_t>(d.text.size());
            d.text += token;
            if (small && names_land(token)) d.text[t.begin] = static_cast<char>(d.text[t.begin] - 'a' + 'A');
            t.end = static_cast<std::uint32_t>(d.text.size());
            d.tokens.push_back(t);
        }
        d.given = d.text;
        d.sentences.push_back({0, size(), text::SentenceKind::body});
        p_.analysis.words.resize(size());
    }

    /// "iraqi" in a phrase without capitals.
    bool names_land(std::string_view token) const {
        std::string capital(token);
        if (capital.front() < 'a' || capital.front() > 'z') return false;
        capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
        const auto namings = directory_.find_name(capital);
        return std::any_of(namings.begin(), namings.end(), [&](const Naming& n) {
            return n.use == NameUse::adjective || n.use == NameUse::demonym || directory_.at(n.entry).kind == ActorKind::country;
        });
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
            else if (is_adjective(t) || says_whose(t)) w.upos = Upos::ADJ, w.xpos = Xpos::JJ;
            else if (has_article(f) || joins_name(t)) w.upos = Upos::PROPN, w.xpos = Xpos::NNP;
            else if (is_capital(f.front()) && !agents_.find(f)) w.upos = Upos::PROPN, w.xpos = is_plural(f) ? Xpos::NNPS : Xpos::NNP;
            else w.upos = Upos::NOUN, w.xpos = is_plural(f) ? Xpos::NNS : Xpos::NN;
        }
    }

    /// A particle with a name's words on either side.
    bool joins_name(std::uint32_t t) {
        if (t == 0 || !is_particle(form(t)) || word(t - 1).upos != Upos::PROPN) return false;
        auto next = t + 1;
        while (next < size() && is_particle(form(next))) ++next;
        return next < size() && (is_capital(form(next).front()) || has_article(form(next)));
    }

    /// "loyal" of "forces loyal to Laurent Gbagbo".
    bool says_whose(std::uint32_t t) const {
        return t > 0 && t + 2 < size() && among(form(t), {"loyal", "faithful", "allied", "linked"}) && among(form(t + 1), {"to", "with"});
    }

    bool is_adjective(std::uint32_t t) const {
        if (t + 1 == size() || is_preposition(form(t + 1)) || form(t + 1) == ",") return false;
        const auto namings = directory_.find_name(form(t));
        const bool of_a_land = std::any_of(namings.begin(), namings.end(), [](const Naming& n) {
            return n.use == NameUse::adjective || n.use == NameUse::demonym;
        });
        return of_a_land || agents_.reference().has_form(WordList::former, form(t)) ||
               agents_.reference().has_form(WordList::foreign, form(t));
    }

    /// "Bank of England governor": what stands within a name that another noun follows opens no phrase.
    void join_names() {
        constexpr std::uint32_t longest = 8;
        name_of_.resize(size());
        for (std::uint32_t t = 0; t < size(); ++t) name_of_[t] = t;
        for (std::uint32_t t = 1; t + 2 < size(); ++t) {
            if (word(t).upos != Upos::ADP || name_of_[t] != t) continue;
            for (auto first = t; first-- > 0;) {
                if (word(first).upos == Upos::ADP || form(first) == ",") break;
                for (auto last = std::min(size() - 1, first + longest); last > t + 1; --last) {
                    const auto next = word(last).upos == Upos::PART && last + 1 < size() ? last + 1 : last;
                    if (word(next).upos != Upos::NOUN || directory_.find_name(words(first, last)).empty()) continue;
                    for (auto u = first; u < last; ++u) name_of_[u] = first;
                    break;
                }
            }
        }
    }

    bool opens_phrase(std::uint32_t t) {
        return (word(t).upos == Upos::ADP && name_of_[t] == t) || form(t) == "," || form(t) == "(";
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
            title_ = match->last - 1;
            for (auto u = match->first; u < match->last; ++u)
                if (word(u).upos == Upos::ADP) title_ = match->head;
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
        while (end < size() && !opens_phrase(end)) ++end;
        p_.head = 0;
        for (std::uint32_t t = 0; t < end; ++t)
            if (is_noun(t) || (word(t).upos == Upos::ADJ && !says_whose(t))) p_.head = t;
        if (name_last_ > name_first_ && name_first_ < end) p_.head = name_first_;
        word(p_.head).head = -1;
        word(p_.head).deprel = Deprel::root;

        for (std::uint32_t t = 0; t < end; ++t) {
            if (t == p_.head) continue;
            if (t > name_first_ && t < name_last_) hang(t, name_first_, Deprel::flat);
            else if (name_of_[t] != t) hang(t, name_of_[t], Deprel::flat);
            else if (t > p_.head) hang(t, p_.head, word(t).upos == Upos::PUNCT ? Deprel::punct : Deprel::dep);
            else if (word(t).upos == Upos::PART) hang(t, t - 1, Deprel::case_);
            else hang(t, t < title_ && title_ < p_.head ? title_ : p_.head, relation_before(t));
        }
        // Each preposition opens a phrase whose last noun is its head and hangs on the head of the phrase before.
        auto governor = p_.head;
        if (end > 0 && says_whose(end - 1)) governor = end - 1, word(end - 1).deprel = Deprel::amod;
        for (auto begin = end; begin < size();) {
            auto stop = begin + 1;
            while (stop < size() && !opens_phrase(stop)) ++stop;
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

    bool is_capital_noun(std::uint32_t t) { return is_noun(t) && (is_capital(form(t).front()) || has_article(form(t))); }

    std::string_view words(std::uint32_t first, std::uint32_t last) const {
        const auto begin = p_.document.tokens[first].begin;
        return std::string_view(p_.document.text).substr(begin, p_.document.tokens[last - 1].end - begin);
    }

    static bool is_body_or_government(ActorKind kind) { return is_body(kind) || kind == ActorKind::government; }

    /// Nouns with capitals from `t` on, through "of", "for" and "and": "Confederation of Trade Unions". It ends before a country.
    std::uint32_t end_of_title(std::uint32_t t) {
        auto last = t;
        while (last < size() && is_capital_noun(last)) {
            ++last;
            auto next = last;
            while (next < size() && among(form(next), {"of", "for", "and", "the", "on"})) ++next;
            if (next == last || next >= size() || !is_capital_noun(next) || !directory_.find_name(form(next)).empty()) continue;
            last = next;
        }
        return last;
    }

    /// Whether the words are a body's own name: one of its nouns says what it is, and another is no name or noun that is known.
    bool names_body(std::uint32_t first, std::uint32_t last) {
        bool body = false, own = false;
        std::vector<bool> explained(last - first);
        for (auto t = first; t < last; ++t) {
            const auto match = agents_.match(p_.document, p_.analysis, t, first);
            if (!match || match->last > last) continue;
            body = body || is_body_or_government(agents_.at(match->agent).kind);
            for (auto u = match->first; u < match->last; ++u) explained[u - first] = true;
        }
        for (auto t = first; t < last;) {
            auto end = t;
            while (end < last && !explained[end - first] && word(end).upos == Upos::PROPN) ++end;
            own = own || (end > t && directory_.find_name(words(t, end)).empty());
            t = std::max(end, t + 1);
        }
        return body && own;
    }

    bool is_person_noun(std::uint32_t first, std::uint32_t last) {
        for (auto t = first; t < last; ++t) {
            const auto match = agents_.match(p_.document, p_.analysis, t);
            if (match && match->first >= first && !is_body_or_government(agents_.at(match->agent).kind)) return true;
        }
        return false;
    }

    /// "Li Wenhua, a Chinese dissident", "a Hamas spokesman, Fawzi Selim": the noun on the comma's other side says that it is a person.
    bool stands_with_person_noun(std::uint32_t first, std::uint32_t last) {
        if (last < size() && form(last) == ",") {
            auto stop = last + 1;
            while (stop < size() && word(stop).upos != Upos::ADP && form(stop) != ",") ++stop;
            if (is_person_noun(last + 1, stop)) return true;
        }
        return first > 1 && form(first - 1) == "," && last - first > 1 && is_person_noun(0, first - 1);
    }

    /// Words of nouns of several words, which are no names: "Human Rights Commission".
    std::vector<bool> words_of_nouns() {
        std::vector<bool> found(size());
        for (std::uint32_t t = 0; t < size(); ++t)
            if (const auto match = agents_.match(p_.document, p_.analysis, t))
                std::fill(found.begin() + match->first, found.begin() + match->last, true);
        return found;
    }

    /// Names that no title tells: people by given name, apposition or directory, else bodies; what is known already stays unmarked.
    void name_the_unknown() {
        if (name_last_ > name_first_) return;
        const auto of_noun = words_of_nouns();
        for (std::uint32_t t = 0; t < size();) {
            if (const auto last = end_of_title(t); last > t + 1 && directory_.find_name(words(t, last)).empty() && names_body(t, last)) {
                for (auto u = t; u < last; ++u) mark(u, NameKind::organization, u == t);
                t = last;
                continue;
            }
            if (word(t).upos != Upos::PROPN || of_noun[t]) {
                ++t;
                continue;
            }
            auto last = t + 1;
            while (last < size() && word(last).upos == Upos::PROPN && !of_noun[last]) ++last;
            name_run(t, last);
            t = last;
        }
    }

    void name_run(std::uint32_t first, std::uint32_t last) {
        const auto namings = directory_.find_name(words(first, last));
        const auto is_person = [&](const Naming& naming) { return directory_.at(naming.entry).kind == ActorKind::person; };
        if (!namings.empty()) {
            if (std::all_of(namings.begin(), namings.end(), is_person))
                for (auto t = first; t < last; ++t) mark(t, NameKind::person, t == first);
            return;
        }
        // "Ukrainian Orthodox priest": a word of its own that says more of the noun.
        if (last - first == 1 && last < size() && word(last).upos == Upos::NOUN && word(first).deprel == Deprel::compound) {
            word(first).upos = Upos::ADJ;
            word(first).deprel = Deprel::amod;
            return;
        }
        bool person = stands_with_person_noun(first, last);
        for (auto t = first; t + 1 < last; ++t) person = person || agents_.reference().given_name(form(t)) != Gender::unknown;
        for (auto t = first; t < last; ++t) mark(t, person ? NameKind::person : NameKind::organization, t == first);
    }

    Phrase& p_;
    const Directory& directory_;
    const Agents& agents_;
    std::vector<std::uint32_t> name_of_;  // by token: the first of the name of several words that it stands in, or itself
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

/// Without a day the office that the phrase names says when: "Prime Minister Tony Blair", "former Finnish president Ahtisaari".
static std::optional<Coding> coding_by_office(const Directory& directory, const Offices& offices, const Agents& agents, const Mention& mention,
                                              const Actor& person) {
    if (mention.role == nobody || person.kind != ActorKind::person || !person.known) return std::nullopt;
    const auto& agent = agents.at(mention.role);
    for (const auto& role : directory.at(directory.find(person.id)).roles) {
        if (role.of == no_entry || offices.office_of(role.title, role.of) != agent.office) continue;
        const auto& of = directory.at(role.of);
        if (of.country.empty()) return std::nullopt;
        return Coding{of.country, "", mention.role_former ? "ELI" : role.sector};
    }
    // "Senator", "opposition leader": what he is called, where no entry says since when.
    if (!mention.role_former && among(agent.sector, {"LEG", "JUD", "OPP", "PTY"})) return Coding{person.country, "", agent.sector};
    return std::nullopt;
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
    syntax::Coreferents alone;  // a phrase points back to nothing
    alone.mention_of_head.assign(phrase->document.tokens.size(), syntax::no_mention);
    const auto cast = resolve(phrase->document, phrase->analysis, alone);
    const auto* mention = cast.at(phrase->head);
    if (!mention) {
        for (const auto& m : cast.mentions)
            if (m.actor != nobody && (!mention || m.last - m.first > mention->last - mention->first)) mention = &m;
        // "the family of Alexei Navalny" is his people, not he.
        const auto noun = agents_->match(phrase->document, phrase->analysis, phrase->head);
        if (noun && mention && cast.actors[mention->actor].kind == ActorKind::person) {
            const auto& agent = agents_->at(noun->agent);
            const auto& person = cast.actors[mention->actor];
            const auto name = (agent.plural.empty() ? agent.noun : agent.plural) + " of " + person.name;
            const Coding coding{person.country, "", agent.sector};
            add({unknown_id(ActorKind::people, name), name, ActorKind::people, coding.country, coding.sector, coding.code(), false, false}, "noun with " + person.name);
        }
    }

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
    // A name that several share, and nothing in the phrase tells which: rather one of them than somebody unknown.
    const bool whole = mention && mention->last - mention->first == phrase->document.tokens.size();
    const bool undecided = whole && mention->actor != nobody && !cast.actors[mention->actor].known && !others.empty();
    if (undecided) {
        std::stable_partition(others.begin(), others.end(), [&](const PhraseReading& reading) {
            const auto& roles = directory_->at(directory_->find(reading.actor.id)).roles;
            return std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
                const auto agent = agents_->find(role.title);
                return agent && agents_->is_unique(agents_->at(*agent)) && role.sector == "GOV" && role.of != no_entry &&
                       directory_->at(role.of).kind == ActorKind::country;
            });
        });
    }
    if (mention && mention->actor != nobody && !undecided) {
        auto actor = cast.actors[mention->actor];
        if (const auto coding = day ? std::nullopt : coding_by_office(*directory_, *offices_, *agents_, *mention, actor)) {
            actor.country = coding->country;
            actor.sector = coding->sector;
            actor.code = coding->code();
        }
        if (mention->state_forces) add(state_of_forces(*directory_, actor), mention->resolution);
        add(actor, mention->resolution);
        for (const auto other : mention->also) add(cast.actors[other], mention->resolution);
    }
    for (auto& reading : others) add(reading.actor, std::move(reading.resolution));
    return readings;
}

}  // namespace entente::actors
