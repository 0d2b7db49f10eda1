#include "syntax/coreference/mention_detector.hpp"

#include <algorithm>
#include <array>

namespace entente::syntax {

namespace {

constexpr auto singular = MentionNumber::singular, plural = MentionNumber::plural;
constexpr auto any_number = MentionNumber::unknown;
constexpr auto any_gender = MentionGender::unknown, female = MentionGender::female, male = MentionGender::male, neuter = MentionGender::neuter;

constexpr std::array<PronounForm, 36> pronouns{{
    {"i", 1, singular, any_gender, false, false, false}, {"me", 1, singular, any_gender, false, false, false},
    {"my", 1, singular, any_gender, true, false, false}, {"mine", 1, singular, any_gender, true, false, false},
    {"myself", 1, singular, any_gender, false, true, false}, {"we", 1, plural, any_gender, false, false, false},
    {"us", 1, plural, any_gender, false, false, false}, {"our", 1, plural, any_gender, true, false, false},
    {"ours", 1, plural, any_gender, true, false, false}, {"ourselves", 1, plural, any_gender, false, true, false},
    {"you", 2, any_number, any_gender, false, false, false}, {"your", 2, any_number, any_gender, true, false, false},
    {"yours", 2, any_number, any_gender, true, false, false}, {"yourself", 2, singular, any_gender, false, true, false},
    {"yourselves", 2, plural, any_gender, false, true, false}, {"he", 3, singular, male, false, false, false},
    {"him", 3, singular, male, false, false, false}, {"his", 3, singular, male, true, false, false},
    {"himself", 3, singular, male, false, true, false}, {"she", 3, singular, female, false, false, false},
    {"her", 3, singular, female, false, false, false}, {"hers", 3, singular, female, true, false, false},
    {"herself", 3, singular, female, false, true, false}, {"it", 3, singular, neuter, false, false, false},
    {"its", 3, singular, neuter, true, false, false}, {"itself", 3, singular, neuter, false, true, false},
    {"they", 3, plural, any_gender, false, false, false}, {"them", 3, plural, any_gender, false, false, false},
    {"their", 3, plural, any_gender, true, false, false}, {"theirs", 3, plural, any_gender, true, false, false},
    {"themselves", 3, plural, any_gender, false, true, false}, {"this", 3, singular, neuter, false, false, true},
    {"that", 3, singular, neuter, false, false, true}, {"these", 3, plural, any_gender, false, false, true},
    {"those", 3, plural, any_gender, false, false, true}, {"'s", 1, plural, any_gender, false, false, false},
}};

bool equal_caseless(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x + 32 : x) == y; });
}

bool one_of(std::string_view form, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](auto w) { return equal_caseless(form, w); });
}

/// Parts of a clause and of what stands beside the phrase; all else belongs to it.
bool outside_left(Deprel relation) {
    switch (relation) {
        case Deprel::case_: case Deprel::cc: case Deprel::cc_preconj: case Deprel::mark: case Deprel::cop: case Deprel::aux: case Deprel::aux_pass:
        case Deprel::nsubj: case Deprel::nsubj_pass: case Deprel::nsubj_outer: case Deprel::csubj: case Deprel::csubj_pass: case Deprel::csubj_outer:
        case Deprel::expl: case Deprel::discourse: case Deprel::parataxis: case Deprel::vocative: case Deprel::advcl: case Deprel::advcl_relcl:
        case Deprel::dislocated: case Deprel::reparandum: case Deprel::obl: case Deprel::obl_agent: case Deprel::obl_tmod: case Deprel::orphan:
        case Deprel::conj: case Deprel::appos: case Deprel::nmod: return true;
        default: return false;
    }
}

bool outside_right(Deprel relation) {
    switch (relation) {
        case Deprel::conj: case Deprel::cc: case Deprel::appos: case Deprel::parataxis: case Deprel::dep: case Deprel::list: case Deprel::discourse:
        case Deprel::vocative: case Deprel::nsubj: case Deprel::nsubj_pass: case Deprel::nsubj_outer: case Deprel::csubj: case Deprel::csubj_pass:
        case Deprel::cop: case Deprel::aux: case Deprel::advcl: case Deprel::advcl_relcl: case Deprel::orphan: case Deprel::obl_tmod:
        case Deprel::reparandum: case Deprel::dislocated: return true;
        default: return false;
    }
}

bool opens_parenthesis(std::string_view form) { return form == "(" || form == "[" || form == "--" || form == "–" || form == "—"; }

bool is_clausal_part(Deprel relation) {
    return relation == Deprel::obl || relation == Deprel::advmod || relation == Deprel::ccomp || relation == Deprel::xcomp || relation == Deprel::obl_unmarked;
}

}  // namespace

const PronounForm* pronoun_form(std::string_view form, std::uint8_t& index) {
    index = 0;
    if (form.size() > 10) return nullptr;
    for (std::size_t i = 0; i < pronouns.size(); ++i)
        if (equal_caseless(form, pronouns[i].form)) {
            index = static_cast<std::uint8_t>(i + 1);
            return &pronouns[i];
        }
    return nullptr;
}

bool MentionDetector::is_head(std::uint32_t t) const {
    const auto& w = s_->word(t);
    switch (w.deprel) {
        case Deprel::flat: case Deprel::fixed: case Deprel::goeswith: case Deprel::compound_prt: case Deprel::cc: case Deprel::case_:
        case Deprel::mark: case Deprel::punct: case Deprel::advmod: case Deprel::det: case Deprel::aux: case Deprel::cop: return false;
        default: break;
    }
    switch (w.upos) {
        case Upos::NOUN: return true;
        case Upos::PROPN:
            // a part of a longer name names nothing by itself
            return !(w.deprel == Deprel::compound && w.head >= 0 && w.name != NameKind::none && s_->word(static_cast<std::uint32_t>(w.head)).name == w.name &&
                     !(static_cast<std::uint32_t>(w.head) > t && s_->word(static_cast<std::uint32_t>(w.head)).name_begins));
        case Upos::PRON: return w.xpos != Xpos::WDT && w.xpos != Xpos::WP && w.xpos != Xpos::WPS && w.xpos != Xpos::EX;
        case Upos::NUM: return w.deprel != Deprel::nummod && w.deprel != Deprel::compound && w.deprel != Deprel::amod;
        case Upos::DET: return w.deprel != Deprel::det_predet;
        case Upos::SYM: return w.xpos == Xpos::dollar;
        case Upos::X: return w.xpos == Xpos::FW;
        case Upos::ADJ:
            return w.deprel == Deprel::nsubj || w.deprel == Deprel::nsubj_pass || w.deprel == Deprel::obj ||
                   (w.deprel != Deprel::amod && s_->has_child(t, Deprel::det));
        case Upos::VERB: return w.deprel != Deprel::amod && s_->has_child(t, Deprel::det);
        default: return false;
    }
}

/// Where the phrase ends: after the last of its parts, before what stands beside it.
std::uint32_t MentionDetector::end_of(std::uint32_t t, std::uint32_t limit) const {
    const bool predicate = s_->has_child(t, Deprel::cop);
    auto last = t + 1;
    for (const auto c : s_->children(t)) {
        if (c < t) continue;
        const auto relation = s_->word(c).deprel;
        if (relation == Deprel::punct) continue;
        if (outside_right(relation) || (predicate && is_clausal_part(relation)) || s_->high[c] > limit || opens_parenthesis(s_->form(s_->low[c]))) break;
        last = std::max(last, s_->high[c]);
    }
    while (last > t + 1 && s_->word(last - 1).upos == Upos::PUNCT) {
        const auto form = s_->form(last - 1);
        if (form.size() != 1 || std::string_view(",;:.-!?").find(form[0]) == std::string_view::npos) break;
        --last;
    }
    return last;
}

void MentionDetector::add(std::uint32_t t, bool coordination, std::vector<CoreferenceMention>& mentions) {
    const bool predicate = s_->has_child(t, Deprel::cop);
    CoreferenceMention m;
    m.head = t;
    m.sentence = s_->sentence[t];
    m.coordination = coordination;
    const auto limit = s_->document().sentences[m.sentence].last;
    const auto kids = s_->children(t);
    m.first = t;
    for (auto i = kids.size(); i-- > 0;) {
        const auto c = kids[i];
        if (c > t) continue;
        const auto relation = s_->word(c).deprel;
        if (relation == Deprel::punct) continue;
        if (outside_left(relation) || (relation == Deprel::advmod && predicate)) break;
        // "also, the report": set apart by a comma
        if (relation == Deprel::advmod && s_->word(s_->high[c]).upos == Upos::PUNCT) break;
        m.first = std::min(m.first, s_->low[c]);
    }
    m.last = end_of(t, limit);
    if (coordination)
        for (const auto c : kids)
            if (c > t && s_->word(c).deprel == Deprel::conj) m.last = std::max(m.last, end_of(c, limit));
    // a quotation mark that was opened inside closes inside
    if (m.last < limit && (s_->form(m.last) == "”" || s_->form(m.last) == "''" || s_->form(m.last) == "\""))
        for (auto i = m.first; i < m.last; ++i)
            if (s_->form(i) == "“" || s_->form(i) == "``" || s_->form(i) == "\"") {
                ++m.last;
                break;
            }
    mentions.push_back(m);
}

void MentionDetector::find(const PhraseStructure& structure, std::vector<CoreferenceMention>& mentions, std::vector<MentionTraits>& traits) {
    s_ = &structure;
    words_.clear();
    mentions.clear();
    for (std::uint32_t t = 0; t < structure.size(); ++t) {
        if (!is_head(t)) continue;
        add(t, false, mentions);
        if (structure.word(t).upos != Upos::PUNCT && structure.has_child(t, Deprel::conj)) add(t, true, mentions);
    }
    std::sort(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        if (a.last != b.last) return a.last > b.last;
        return a.head != b.head ? a.head < b.head : a.coordination > b.coordination;
    });
    mentions.erase(std::unique(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) { return a.first == b.first && a.last == b.last; }),
                   mentions.end());
    traits.resize(mentions.size());
    for (std::size_t m = 0; m < mentions.size(); ++m) {
        traits[m] = {};
        describe(mentions[m], traits[m]);
        auto& mention = mentions[m];
        std::uint8_t index = 0;
        const auto& word = structure.word(mention.head);
        const bool name = word.upos == Upos::PROPN || word.name != NameKind::none;
        const auto* pronoun = !mention.coordination && (word.upos == Upos::PRON || word.upos == Upos::DET) ? pronoun_form(structure.form(mention.head), index) : nullptr;
        if (pronoun) {
            mention.type = MentionType::pronoun;
            mention.number = pronoun->number;
            mention.gender = pronoun->gender;
            traits[m].pronoun = index;
            traits[m].person = pronoun->person;
            traits[m].possessive = pronoun->possessive;
            traits[m].reflexive = pronoun->reflexive;
            traits[m].demonstrative = pronoun->demonstrative;
            traits[m].lemma = structure.lower[mention.head];
        } else {
            mention.type = word.upos == Upos::PRON || word.upos == Upos::DET ? MentionType::pronoun : name ? MentionType::name : MentionType::nominal;
            mention.number = mention.coordination || word.xpos == Xpos::NNS || word.xpos == Xpos::NNPS ? MentionNumber::plural : MentionNumber::singular;
        }
    }
}

void MentionDetector::describe(const CoreferenceMention& mention, MentionTraits& x) {
    const auto& s = *s_;
    const auto head = mention.head;
    const auto& word = s.word(head);
    x.lemma = s.lemma[head];
    x.name = word.name;
    x.quoted = s.quoted[head];
    x.compound = word.deprel == Deprel::compound;
    x.predicate = s.has_child(head, Deprel::cop);
    x.apposition = word.deprel == Deprel::appos;
    x.length = static_cast<std::uint8_t>(std::min(mention.last - mention.first, 255u));
    auto top = head;
    while (s.word(top).deprel == Deprel::conj && s.head(top) >= 0) top = static_cast<std::uint32_t>(s.head(top));
    x.listed = top != head;
    x.role = s.word(top).deprel;
    if (s.head(top) >= 0) {
        x.governor_token = static_cast<std::uint32_t>(s.head(top));
        x.governor = s.lemma[x.governor_token];
        auto up = x.governor_token;
        while (s.word(up).upos != Upos::VERB && s.word(up).upos != Upos::AUX && s.head(up) >= 0 && !s.has_child(up, Deprel::cop))
            up = static_cast<std::uint32_t>(s.head(up));
        x.clause = up;
    }
    // The words that tell it from others of its head: names' parts, premodifiers.
    x.words = static_cast<std::uint32_t>(words_.size());
    std::uint32_t text = 0, last_proper = head, proper = 0;
    std::uint32_t initials = 2166136261u;
    for (auto t = mention.first; t < mention.last; ++t) {
        const auto& w = s.word(t);
        if (t > head && w.upos != Upos::PROPN && w.deprel != Deprel::flat) x.postmodified = x.postmodified || w.deprel != Deprel::case_;
        if (w.deprel == Deprel::punct || (w.deprel == Deprel::case_ && w.xpos == Xpos::POS)) continue;
        const bool own = w.head == static_cast<std::int32_t>(head);
        if (own && (w.deprel == Deprel::det || w.deprel == Deprel::det_predet) && t < head) {
            const auto form = s.form(t);
            x.determiner = equal_caseless(form, "the")                                  ? Determiner::definite
                           : one_of(form, {"a", "an", "another"})                       ? Determiner::indefinite
                           : one_of(form, {"this", "that", "these", "those", "such"})   ? Determiner::demonstrative
                                                                                        : Determiner::quantifier;
            continue;
        }
        if (own && w.deprel == Deprel::nmod_poss && t < head) x.determiner = w.xpos == Xpos::PRPS ? Determiner::possessive_pronoun : Determiner::possessive;
        if (own && w.deprel == Deprel::nummod && x.determiner == Determiner::none) x.determiner = Determiner::number;
        text = text * 0x9E3779B1u + s.lower[t];
        if (t != head && (t < head || (w.deprel == Deprel::flat && own)) && words_.size() < x.words + 8) words_.push_back(s.lower[t]);
        if (w.upos == Upos::PROPN) {
            const auto first = s.form(t).substr(0, 1);
            initials = (initials ^ static_cast<unsigned char>(first[0] >= 'A' && first[0] <= 'Z' ? first[0] + 32 : first[0])) * 16777619u;
            ++proper;
            if (t <= head || own) last_proper = t;
        }
    }
    x.word_count = static_cast<std::uint32_t>(words_.size()) - x.words;
    x.text = text;
    x.initials = proper > 1 ? initials : s.lower[head];
    if (word.upos == Upos::PROPN) x.last_name = s.lower[last_proper];
}

}  // namespace entente::syntax
