#include "syntax/time_expressions.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "syntax/time_reader.hpp"

namespace entente::syntax {

namespace {

using Role = TimeRole;
using Unit = TimeUnit;

constexpr std::array<std::string_view, 8> kinds = {"date", "since", "until", "before", "after", "by", "duration", "set"};
constexpr std::array<std::string_view, 4> senses = {"", "past", "present", "future"};
constexpr int longest_climb = 16;  // from an expression to the verb of its clause

bool verbal(const Word& w) { return w.upos == Upos::VERB || w.upos == Upos::AUX; }

/// The same days, `years` on; what is no whole month keeps its length.
DateSpan years_on(DateSpan span, int years) {
    const auto end = moved(span.end.plus_days(1), Unit::year, years).plus_days(-1);
    return {moved(span.start, Unit::year, years), end};
}

class Finder {
public:
    Finder(const TimeLexicon& lexicon, const text::Document& document, const Analysis& analysis)
        : reader_(lexicon, document, analysis), document_(document), analysis_(analysis) {}

    std::vector<TimeExpression> find() {
        for (const auto& sentence : document_.sentences) {
            reader_.enter(sentence.first, sentence.last);
            sentence_ = sentence;
            for (auto t = sentence.first; t < sentence.last;) {
                auto e = reader_.idle(t) ? std::nullopt : reader_.read(t);
                if (!e) {
                    ++t;
                    continue;
                }
                if (e->first == e->last) {  // words that only sound like time
                    t = e->last;
                    continue;
                }
                range(*e);
                bound(*e);
                t = e->last;
                finish(*e);
                out_.push_back(*e);
            }
        }
        return std::move(out_);
    }

private:
    const Word& word(std::uint32_t t) const { return analysis_.words[t]; }
    bool begins_before(std::uint32_t t) const { return t > sentence_.first; }

    /// "from 2003 to 2011", "between March and May", "Monday to Friday", "2003-2011".
    void range(TimeExpression& e) const {
        if (e.kind != TimeKind::date || e.last + 1 >= sentence_.last) return;
        auto before = e.first;
        if (begins_before(before) && reader_.is(before - 1, Role::article)) --before;
        const bool from = begins_before(before) && reader_.is(before - 1, Role::from), between = begins_before(before) && reader_.is(before - 1, Role::between);
        if (!(between && reader_.is(e.last, Role::and_)) && !reader_.is(e.last, Role::to) && !reader_.dash(e.last)) return;
        auto next = e.last + 1;
        if (reader_.is(next, Role::article) && next + 1 < sentence_.last) ++next;
        const auto to = reader_.idle(next) ? std::nullopt : reader_.read(next);
        if (!to || to->kind != TimeKind::date || to->precision == Unit::hour) return;
        if (!from && !between && to->precision != e.precision) return;
        e.last = to->last;
        if (!e.past || !to->past) {
            e.past = e.future = std::nullopt;
            return;
        }
        // A month or a day takes the year from the other end: "from November to January 2015".
        auto start = *e.past, end = *to->past;
        if (e.past != e.future && to->past == to->future) {
            for (int n = 0; n < 200 && start.start > end.end; ++n) start = years_on(*e.past, -n);
            while (years_on(start, 1).start <= end.start && years_on(start, 1).start > start.start) start = years_on(start, 1);
        } else if (start.start > end.start) {
            if (e.precision == Unit::day && start.start.plus_days(-7) <= end.start) start = {start.start.plus_days(-7), start.end.plus_days(-7)};
            else if (to->past != to->future) end = years_on(end, 1);
        }
        if (start.start > end.end) {
            e.past = e.future = std::nullopt;
            return;
        }
        e.precision = std::max(e.precision, to->precision);
        auto future = DateSpan{start.start, end.end};
        if (e.past != e.future && to->past != to->future && e.future && to->future && e.future->start <= to->future->end) future = {e.future->start, to->future->end};
        e.past = DateSpan{start.start, end.end};
        e.future = future;
    }

    /// What the preposition makes of it.
    void bound(TimeExpression& e) const {
        if (begins_before(e.first) && reader_.is(e.first - 1, Role::article) && within(word(e.first - 1).head, e)) --e.first;
        if (e.kind != TimeKind::date || e.precision == Unit::hour || !begins_before(e.first)) return;
        auto p = e.first - 1;
        if ((word(p).upos == Upos::ADV || word(p).upos == Upos::ADJ) && begins_before(p)) --p;  // "since about 2011"
        if (reader_.is(p, Role::at) && begins_before(p)) --p;  // "since at least 2011"
        const auto upos = word(p).upos;
        if (upos != Upos::ADP && upos != Upos::SCONJ) return;
        // Of "after Friday's attack" the preposition belongs to the attack.
        if (!governs(p, e)) return;
        if (reader_.is(p, Role::since)) e.kind = TimeKind::since;
        else if (reader_.is(p, Role::until)) e.kind = TimeKind::until;
        else if (reader_.is(p, Role::before)) e.kind = TimeKind::before;
        else if (reader_.is(p, Role::after)) e.kind = TimeKind::after;
        else if (reader_.is(p, Role::by)) e.kind = TimeKind::by;
        else if (reader_.is(p, Role::from) && !ranged(e)) e.kind = TimeKind::since;
    }

    static bool within(std::int32_t t, const TimeExpression& e) { return t >= static_cast<std::int32_t>(e.first) && t < static_cast<std::int32_t>(e.last); }

    bool ranged(const TimeExpression& e) const {
        for (auto t = e.first; t < e.last; ++t)
            if (reader_.is(t, Role::to)) return true;
        return false;
    }

    /// Whether a preposition hangs in the expression itself, or on nothing that stands after it.
    bool governs(std::uint32_t preposition, const TimeExpression& e) const {
        const auto h = word(preposition).head;
        return h < static_cast<std::int32_t>(e.last);
    }

    enum class Look { back, on, either };

    /// Where the clause looks: "will" ahead, the past tense back; an infinitive, "would" and the present to what is nearer.
    Look look(std::uint32_t t) const {
        if (word(t).deprel == Deprel::nmod_poss) {  // "responded to Saturday's attack"; but "before Saturday's vote"
            const auto noun = word(t).head;
            for (auto p = sentence_.first; p < t; ++p)
                if (word(p).head == noun && word(p).deprel == Deprel::case_ && (reader_.is(p, Role::before) || word(p).lemma == "ahead")) return Look::on;
            return Look::back;
        }
        for (int climb = 0; climb < longest_climb; ++climb) {
            const auto h = word(t).head;
            if (h < 0) return Look::back;
            if (word(t).deprel == Deprel::parataxis) return Look::either;  // "(The west can do nothing, 9 April)"
            t = static_cast<std::uint32_t>(h);
            if (!verbal(word(t)) && !has_copula(t)) continue;
            bool to = false, have = false, be = word(t).lemma == "be";
            const auto from = t > sentence_.first + 12 ? t - 12 : sentence_.first;
            for (auto a = from; a < std::min(t + 1, sentence_.last); ++a) {
                if (word(a).head != static_cast<std::int32_t>(t)) continue;
                if (word(a).deprel == Deprel::mark && (word(a).lemma == "to" || word(a).lemma == "due")) to = true;  // "due to" may be one marker
                if (word(a).deprel != Deprel::aux && word(a).deprel != Deprel::aux_pass && word(a).deprel != Deprel::cop) continue;
                if (word(a).xpos == Xpos::MD) {
                    const auto l = word(a).lemma;
                    if (l == "will" || l == "wo" || l == "'ll" || l == "shall" || l == "should" || l == "must" || l == "may" || l == "might" || l == "can") return Look::on;
                    return Look::either;
                }
                if (word(a).xpos == Xpos::VBD) return Look::back;
                have = have || word(a).lemma == "have";
                be = be || word(a).lemma == "be";
            }
            const auto x = word(t).xpos;
            if (have || x == Xpos::VBD) return Look::back;
            if (to) {  // "is due to be held in December", but "intervened to oust them in January"
                const auto governor = word(t).head;
                const auto gx = governor < 0 ? Xpos::none : word(static_cast<std::uint32_t>(governor)).xpos;
                return climb == 0 && gx != Xpos::VBD && gx != Xpos::VBN ? Look::on : Look::either;
            }
            if (x == Xpos::VBZ || x == Xpos::VBP || (be && x != Xpos::VBN)) return sentence_.kind == text::SentenceKind::body ? Look::either : Look::back;
            if (x == Xpos::VBN && be) return Look::back;
        }
        return Look::back;
    }

    bool ahead(const TimeExpression& e) const {
        if (!e.future) return false;
        if (begins_before(e.first) && reader_.is(e.first - 1, Role::for_)) return true;  // "planned for September"
        const auto seen = look(e.head);
        if (seen != Look::either || !e.past) return seen == Look::on;
        const auto today = document_.info->published->day;
        return e.future->start.day - today <= today - e.past->end.day;
    }

    bool has_copula(std::uint32_t t) const {
        const auto from = t > sentence_.first + 6 ? t - 6 : sentence_.first;
        for (auto a = from; a < t; ++a)
            if (word(a).head == static_cast<std::int32_t>(t) && word(a).deprel == Deprel::cop) return true;
        return false;
    }

    void finish(TimeExpression& e) {
        e.head = e.first;
        for (auto t = e.first; t < e.last; ++t) {
            const auto h = word(t).head;
            if (h < static_cast<std::int32_t>(e.first) || h >= static_cast<std::int32_t>(e.last)) {
                if (word(t).upos == Upos::DET || word(t).upos == Upos::PUNCT) continue;
                e.head = t;
                break;
            }
        }
        if (e.past != e.future && e.kind != TimeKind::vague) e.sense = !e.past || ahead(e) ? TimeSense::future : TimeSense::past;
        if (e.kind != TimeKind::duration && e.kind != TimeKind::set && e.kind != TimeKind::vague && e.span() && e.precision != Unit::hour) reader_.anchor(*e.span(), e.precision);
    }

    TimeReader reader_;
    const text::Document& document_;
    const Analysis& analysis_;
    text::Sentence sentence_;
    std::vector<TimeExpression> out_;
};

}  // namespace

std::string_view to_string(TimeKind kind) { return kind == TimeKind::vague ? "vague" : kinds[static_cast<std::size_t>(kind)]; }
std::string_view to_string(TimeSense sense) { return senses[static_cast<std::size_t>(sense)]; }

std::string to_misc(const TimeExpression& e) {
    std::string out;
    if (e.kind != TimeKind::duration && e.kind != TimeKind::set && e.span()) {
        const auto value = edtf(*e.span(), e.precision);
        const bool open_end = e.kind == TimeKind::since || e.kind == TimeKind::after, open_start = e.kind == TimeKind::until || e.kind == TimeKind::before || e.kind == TimeKind::by;
        if (open_end) out = fmt::format("Date={}/..|", e.precision >= Unit::decade || value.find('/') != value.npos ? e.span()->start.iso() : value);
        else if (open_start) out = fmt::format("Date=../{}|", e.precision >= Unit::decade || value.find('/') != value.npos ? e.span()->end.iso() : value);
        else out = fmt::format("Date={}|", value);
    }
    if (e.precision != Unit::none) out += fmt::format("Precision={}|", to_string(e.precision));
    if (e.kind == TimeKind::vague) out += fmt::format("Sense={}|", to_string(e.sense));
    if (e.kind == TimeKind::duration && e.count) out += fmt::format("Units={}|", e.count);
    return out + fmt::format("Time={}", to_string(e.kind));
}

std::vector<TimeExpression> TimeRecognizer::find(const text::Document& document, const Analysis& analysis) const {
    return Finder(*lexicon_, document, analysis).find();
}

}  // namespace entente::syntax
