#include "syntax/coreference/ranker_features.hpp"

#include <algorithm>
#include <utility>

namespace entente::syntax {

namespace {

/// The row of a feature: a polynomial of its number and values, whose top bits are evenly spread.
template <class... Values>
constexpr std::uint32_t feature(std::uint32_t number, Values... values) {
    std::uint64_t hash = number + 1;
    ((hash = hash * 0x9E3779B97F4A7C15u + static_cast<std::uint32_t>(values) + 1), ...);
    hash ^= hash >> 29;
    return static_cast<std::uint32_t>((hash * 0xBF58476D1CE4E5B9u) >> RankerWeights::row_shift);
}

/// 0, 1, 2, 3 to 4, 5 to 8, ...
constexpr std::uint32_t bucket(std::uint32_t n) {
    if (n < 3) return n;
    std::uint32_t b = 3;
    for (n = (n - 1) >> 2; n > 0; n >>= 1) ++b;
    return b;
}

}  // namespace

void RankerFeatures::Chain::assign(std::size_t mentions) {
    std::size_t size = 16;
    while (size < 2 * mentions) size *= 2;
    keys.assign(size, 0);
    latest.assign(size, no_mention);
    previous.assign(mentions, no_mention);
}

std::uint32_t RankerFeatures::Chain::add(std::uint32_t key, std::uint32_t mention) {
    if (key == 0) return no_mention;
    const auto mask = keys.size() - 1;
    auto at = (key * 0x9E3779B1u >> 8) & mask;
    while (latest[at] != no_mention && keys[at] != key) at = (at + 1) & mask;
    keys[at] = key;
    previous[mention] = latest[at];
    latest[at] = mention;
    return previous[mention];
}

void RankerFeatures::assign(const PhraseStructure& structure, const MentionDetector& detector, const GenderWords& genders,
                            std::vector<CoreferenceMention>& mentions, const std::vector<MentionTraits>& traits) {
    structure_ = &structure;
    detector_ = &detector;
    mentions_ = &mentions;
    traits_ = &traits;
    clusters_.clear();
    for (auto* chain : {&by_lemma_, &by_name_, &by_text_}) chain->assign(mentions.size());
    const auto has = [](const std::vector<std::uint32_t>& words, std::uint32_t word) { return std::binary_search(words.begin(), words.end(), word); };
    for (std::size_t m = 0; m < mentions.size(); ++m) {
        auto& mention = mentions[m];
        const auto& x = traits[m];
        if (mention.type == MentionType::pronoun || mention.coordination) continue;
        const auto tell = [&](std::uint32_t word) {
            if (mention.gender != MentionGender::unknown) return;
            if (has(genders.female, word)) mention.gender = MentionGender::female;
            else if (has(genders.male, word)) mention.gender = MentionGender::male;
        };
        tell(x.lemma);
        if (mention.type != MentionType::name) continue;
        for (const auto word : detector.words(x)) tell(word);  // titles
        if (x.name != NameKind::none && x.name != NameKind::person) continue;
        const auto head = structure.lower[mention.head];
        if (x.word_count == 0) tell(GenderWords::alone(head));
        else if (head != x.last_name) tell(GenderWords::given(head));
        for (const auto word : detector.words(x))
            if (word != x.last_name) tell(GenderWords::given(word));
    }
}

std::span<const std::uint32_t> RankerFeatures::candidates(std::uint32_t a) {
    candidates_.clear();
    const auto& m = (*mentions_)[a];
    const auto& x = (*traits_)[a];
    const bool pronoun = m.type == MentionType::pronoun;
    const auto nearest = a - std::min(a, pronoun ? pronoun_window : window);
    for (auto b = a; b-- > nearest;) candidates_.push_back(b);
    const auto near = static_cast<std::ptrdiff_t>(candidates_.size());
    const auto lemma = by_lemma_.add(x.lemma, a);
    const auto name = by_name_.add(x.last_name, a);
    by_text_.add(pronoun ? 0 : x.text, a);
    if (!pronoun || x.person < 3) {
        std::uint32_t count = 0;
        for (const auto& [chain, from] : {std::pair{&by_lemma_, lemma}, std::pair{&by_name_, name}}) {
            count = 0;
            for (auto b = from; b != no_mention && count < far_mentions; b = chain->previous[b]) {
                if (b >= nearest) continue;
                if (std::find(candidates_.begin() + near, candidates_.end(), b) == candidates_.end())
                    candidates_.push_back(b);
                ++count;
            }
        }
    }
    // how many that agree lie nearer
    compatible_before_.clear();
    std::uint32_t count = 0;
    for (const auto b : candidates_) {
        compatible_before_.push_back(count);
        count += compatible(a, b);
    }
    return candidates_;
}

/// A pronoun's form, or type and determiner.
std::uint32_t RankerFeatures::kind(std::uint32_t m) const {
    const auto& x = (*traits_)[m];
    if (x.pronoun) return x.pronoun;
    const auto& mention = (*mentions_)[m];
    return 64 + static_cast<std::uint32_t>(mention.type) * 16 + (mention.coordination ? 15 : static_cast<std::uint32_t>(x.determiner));
}

bool RankerFeatures::compatible(std::uint32_t a, std::uint32_t b) const {
    const auto &ma = (*mentions_)[a], &mb = (*mentions_)[b];
    const auto &xa = (*traits_)[a], &xb = (*traits_)[b];
    if (xa.pronoun && xb.pronoun && xa.person != xb.person) return false;
    if (ma.number != MentionNumber::unknown && mb.number != MentionNumber::unknown && ma.number != mb.number) return false;
    const auto gender = clusters_[mb.cluster].gender;
    if (ma.gender != MentionGender::unknown && gender != MentionGender::unknown && ma.gender != gender) return false;
    if ((ma.gender == MentionGender::male || ma.gender == MentionGender::female) && xb.name != NameKind::none && xb.name != NameKind::person) return false;
    if (ma.gender == MentionGender::neuter && xb.name == NameKind::person) return false;
    if (xa.person < 3 && !xb.pronoun) return false;
    return !(mb.first <= ma.first && ma.last <= mb.last);
}

void RankerFeatures::describe(std::uint32_t a, std::uint32_t salt, RankerRows& rows) {
    const auto& m = (*mentions_)[a];
    const auto& x = (*traits_)[a];
    const auto& s = *structure_;
    const auto k = kind(a);
    const auto add = [&](std::uint32_t number, auto... values) { rows.add(feature(number + salt, values...)); };
    add(1);
    add(2, k);
    add(3, k, x.role);
    add(4, x.lemma);
    add(5, x.lemma, x.determiner);
    add(6, m.type, x.name, m.number, m.gender);
    add(7, m.type, std::min<std::uint32_t>(x.length, 8), x.determiner);
    add(8, k, x.governor);
    add(9, k, x.quoted, x.listed, x.compound);
    add(10, m.type, x.determiner, x.postmodified, x.word_count > 0);
    add(11, k, m.coordination, x.predicate, x.apposition);
    add(12, m.type, bucket(m.sentence), m.head == s.document().sentences[m.sentence].first);
    if (x.word_count > 0) add(13, m.type, detector_->words(x).back());
    if (x.governor_token != no_mention) {
        // "it is clear that"
        bool clause = false;
        for (const auto c : s.children(x.governor_token)) {
            const auto r = s.word(c).deprel;
            clause = clause || r == Deprel::csubj || r == Deprel::ccomp || r == Deprel::csubj_pass || r == Deprel::xcomp || r == Deprel::advcl;
        }
        add(14, k, clause, s.word(x.governor_token).upos, x.role);
    }
    if (m.first > 0) add(15, m.type, s.lower[m.first - 1]);
}

void RankerFeatures::anaphor(std::uint32_t a, RankerRows& rows) {
    rows.clear();
    describe(a, 100, rows);
}

void RankerFeatures::novel(std::uint32_t a, RankerRows& rows) {
    rows.clear();
    describe(a, 200, rows);
    const auto& m = (*mentions_)[a];
    const auto& x = (*traits_)[a];
    const auto far = [&](const Chain& chain) {
        const auto b = chain.previous[a];
        return b == no_mention ? 9u : std::min(bucket((m.sentence - (*mentions_)[b].sentence)), 8u);
    };
    const auto lemma = far(by_lemma_), name = far(by_name_), text = far(by_text_);
    const auto k = kind(a);
    const auto add = [&](std::uint32_t number, auto... values) { rows.add(feature(number + 200, values...)); };
    add(20, k, lemma, text != 9);
    add(21, k, text, x.word_count > 0);
    add(22, k, name, x.word_count > 0);
    add(23, m.type, x.name, lemma != 9, text != 9, name != 9);
    add(24, x.lemma, lemma != 9);
    std::uint32_t agree = 0;
    for (std::size_t i = 0; i < candidates_.size(); ++i) agree += compatible(a, candidates_[i]);
    add(25, k, bucket(agree));
    add(26, x.role, x.determiner, lemma != 9);
}

void RankerFeatures::antecedent(std::uint32_t b, RankerRows& rows) {
    rows.clear();
    describe(b, 300, rows);
}

/// Between names: 0 nothing shared, 1 one word that is a last name, 2 all words of one in the other, 3 words shared, 4 an acronym.
std::uint32_t RankerFeatures::names_relation(std::uint32_t a, std::uint32_t b) const {
    const auto &xa = (*traits_)[a], &xb = (*traits_)[b];
    if (!xa.last_name || !xb.last_name) return 9;
    if (xa.initials == xb.initials && xa.length != xb.length) return 4;
    const auto in = [&](std::uint32_t word, const MentionTraits& x) {
        if (word == x.lemma || word == x.last_name) return true;
        const auto words = detector_->words(x);
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    std::uint32_t shared = 0, all = 1;
    if (in(xa.lemma, xb)) ++shared;
    for (const auto word : detector_->words(xa)) {
        ++all;
        shared += in(word, xb);
    }
    if (xa.last_name == xb.last_name) return shared == all ? 2 : 1;
    return shared == all ? 5 : shared > 0 ? 3 : 0;
}

/// Between premodifiers: 0 none on either side, 1 the same, 2 the anaphor's are among the other's, 3 the other way round, 4 else.
std::uint32_t RankerFeatures::modifiers_relation(std::uint32_t a, std::uint32_t b) const {
    const auto wa = detector_->words((*traits_)[a]), wb = detector_->words((*traits_)[b]);
    if (wa.empty() && wb.empty()) return 0;
    const auto within = [](auto x, auto y) {
        return std::all_of(x.begin(), x.end(), [&](auto word) { return std::find(y.begin(), y.end(), word) != y.end(); });
    };
    const bool ab = within(wa, wb), ba = within(wb, wa);
    return ab && ba ? 1 : ab ? (wa.empty() ? 5 : 2) : ba ? (wb.empty() ? 6 : 3) : 4;
}

/// How the two stand to each other in the tree: 0 in different sentences.
std::uint32_t RankerFeatures::structure_relation(std::uint32_t a, std::uint32_t b) const {
    const auto &ma = (*mentions_)[a], &mb = (*mentions_)[b];
    const auto &xa = (*traits_)[a], &xb = (*traits_)[b];
    if (ma.sentence != mb.sentence) return 0;
    const auto& s = *structure_;
    if (mb.first <= ma.first && ma.last <= mb.last) return xa.role == Deprel::nmod_poss && xa.governor_token == mb.head ? 1 : 2;
    if (xa.governor_token == mb.head) return xa.apposition ? 3 : 4;
    if (xb.governor_token == ma.head) return xa.predicate ? 5 : 6;
    if (xa.governor_token != no_mention && xa.governor_token == xb.governor_token) return 7;
    if (xa.clause != no_mention && xa.clause == xb.clause) return 8;
    if (xb.clause != no_mention && xa.clause != no_mention && s.low[xb.clause] <= xa.clause && xa.clause < s.high[xb.clause]) return 9;
    if (xb.clause != no_mention && xa.clause != no_mention && s.low[xa.clause] <= xb.clause && xb.clause < s.high[xa.clause]) return 10;
    return 11;
}

void RankerFeatures::pair(std::uint32_t a, std::uint32_t b, std::uint32_t rank, RankerRows& rows) {
    rows.clear();
    const auto &ma = (*mentions_)[a], &mb = (*mentions_)[b];
    const auto &xa = (*traits_)[a], &xb = (*traits_)[b];
    const auto& c = clusters_[mb.cluster];
    const auto add = [&](std::uint32_t number, auto... values) { rows.add(feature(number + 400, values...)); };
    const auto ka = kind(a), kb = kind(b);
    const auto far = std::min(bucket(ma.sentence - mb.sentence), 7u);
    const auto near = std::min(far, 2u);
    const auto structure = structure_relation(a, b);
    const bool latest = c.latest == b;
    add(1, ka, far, latest);
    add(2, ka, bucket(a - b), near);
    add(3, ka, kb);
    add(4, ka, kb, near, structure);
    add(5, ka, xb.role, structure, latest);
    add(6, ma.type, xa.role, xb.role, near);
    add(7, ka, mb.type, xb.name, mb.number, c.gender);
    add(8, ka, c.gender, c.number, c.kind);
    add(9, ka, xa.quoted, xb.quoted, xb.person, xb.pronoun > 0);
    add(10, ka, bucket(c.size), latest);
    add(11, ka, bucket(compatible_before_[rank]), compatible(a, b), near);
    add(12, xa.pronoun ? ka : xa.lemma, xb.lemma);
    if (c.nominal != no_mention && c.nominal != b) add(13, xa.pronoun ? ka : xa.lemma, (*traits_)[c.nominal].lemma);
    if (xa.role == xb.role && xa.governor == xb.governor && xa.governor) add(14, ka, mb.type);
    if (xa.pronoun) {
        add(15, xa.governor, xa.role, xb.lemma);
        return;
    }
    const bool head = xa.lemma == xb.lemma, text = xa.text == xb.text;
    const auto modifiers = modifiers_relation(a, b);
    const auto names = names_relation(a, b);
    const auto cluster_names = c.name != no_mention && c.name != b ? names_relation(a, c.name) : 10u;
    add(20, ma.type, mb.type, text, head, far);
    add(21, ka, kb, text, head);
    if (head) {
        add(22, ma.type, mb.type, modifiers, xa.determiner);
        add(23, xa.determiner, xb.determiner, modifiers, xb.postmodified, xa.postmodified);
        add(24, xa.lemma, text);
        add(25, ma.number, mb.number, modifiers);
    } else {
        add(26, xa.lemma, xb.name, c.kind);
        add(27, xa.name, xb.name, ma.number, mb.number, xa.determiner);
    }
    add(28, names, xa.name, xb.name, ma.number == mb.number);
    add(29, cluster_names, ma.type, xa.name, c.kind);
    add(30, names, text, std::min<std::uint32_t>(xa.length, 4), std::min<std::uint32_t>(xb.length, 4));
    add(31, ma.gender, c.gender, ma.type, xa.name);
    add(32, structure, ma.type, mb.type, xa.role, head);
    if (c.nominal != no_mention) {
        const auto& nominal = (*traits_)[c.nominal];
        add(33, ma.type, xa.determiner, nominal.lemma == xa.lemma, head, text);
    }
}

void RankerFeatures::link(std::uint32_t a, std::uint32_t b) {
    auto& m = (*mentions_)[a];
    const auto& x = (*traits_)[a];
    m.antecedent = b;
    if (b == no_mention) {
        m.cluster = clusters();
        clusters_.emplace_back();
    } else m.cluster = (*mentions_)[b].cluster;
    auto& c = clusters_[m.cluster];
    ++c.size;
    c.latest = a;
    if (m.gender != MentionGender::unknown && (c.gender == MentionGender::unknown || c.gender == MentionGender::neuter)) c.gender = m.gender;
    if (m.number != MentionNumber::unknown && c.number == MentionNumber::unknown) c.number = m.number;
    if (x.name != NameKind::none && c.kind == NameKind::none) c.kind = x.name;
    if (m.type == MentionType::name && (c.name == no_mention || (*traits_)[c.name].length < x.length)) c.name = a;
    if (m.type != MentionType::pronoun) c.nominal = a;
    c.person = x.person;
}

}  // namespace entente::syntax
