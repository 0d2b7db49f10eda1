#include "syntax/time_reader.hpp"

#include <algorithm>

#include "syntax/time_text.hpp"

namespace entente::syntax {

namespace {

using Role = TimeRole;
using Unit = TimeUnit;

constexpr TimeWord nothing{};

constexpr std::string_view mid = "mid-";
bool has_mid(std::string_view s) { return s.size() > mid.size() && (s[0] == 'm' || s[0] == 'M') && s.substr(1, 3) == mid.substr(1); }

}  // namespace

TimeReader::TimeReader(const TimeLexicon& lexicon, const text::Document& document, const Analysis& analysis)
    : lexicon_(lexicon), document_(document), analysis_(analysis), today_(document.info ? document.info->published : std::nullopt) {
    words_.reserve(document.tokens.size());
    for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
        auto form = document.form(t);
        if (has_mid(form)) form.remove_prefix(mid.size());
        words_.push_back(lexicon.find(form));
    }
}

const TimeWord& TimeReader::at(std::uint32_t t) const { return inside(t) && words_[t] ? *words_[t] : nothing; }

/// A word with the first part of a compound: "mid-July" is one token.
bool TimeReader::prefixed(std::uint32_t t) const { return has_mid(document_.form(t)); }

bool TimeReader::dash(std::uint32_t t) const {
    const auto f = form(t);
    return f == "-" || f == "–" || f == "—" || f == "--";
}

/// No phrase goes on here, which "before" or "after" could govern.
bool TimeReader::ends_phrase(std::uint32_t t) const {
    if (!inside(t)) return true;
    const auto u = word(t).upos;
    return u == Upos::PUNCT || u == Upos::CCONJ || u == Upos::ADP || (u == Upos::AUX && word(t).xpos != Xpos::VBG) || word(t).xpos == Xpos::VBD;
}

TimeExpression TimeReader::made(std::uint32_t first, std::uint32_t last, Unit unit) const {
    TimeExpression e;
    e.first = first, e.last = last, e.precision = unit;
    return e;
}

TimeExpression TimeReader::made(std::uint32_t first, std::uint32_t last, Unit unit, DateSpan span) const {
    auto e = made(first, last, unit);
    e.past = e.future = span;
    return e;
}

/// What comes once a year: the last one that has begun on the document's day, and the first that has not ended.
TimeExpression TimeReader::nearest(std::uint32_t first, std::uint32_t last, Unit unit, const std::function<std::optional<DateSpan>(int year)>& in_year) const {
    auto e = made(first, last, unit);
    if (!today_) return e;
    for (int y = today_->year() - 4; y <= today_->year() + 4; ++y) {  // a 29 February comes every fourth
        const std::optional<DateSpan> span = in_year(y);
        if (!span) continue;
        if (span->start <= *today_) e.past = span;
        if (span->end >= *today_ && !e.future) e.future = span;
    }
    return e;
}

TimeExpression TimeReader::weekday_of(std::uint32_t first, std::uint32_t last, int weekday) const {
    auto e = made(first, last, Unit::day);
    if (!today_) return e;
    const int back = (static_cast<int>(today_->weekday()) + 7 - weekday % 7) % 7;
    const auto past = today_->plus_days(-back), future = back == 0 ? past : past.plus_days(7);
    e.past = DateSpan{past, past}, e.future = DateSpan{future, future};
    return e;
}

TimeExpression TimeReader::from_today(std::uint32_t first, std::uint32_t last, Unit unit, int n) const {
    const auto precision = unit == Unit::hour ? Unit::day : unit;
    if (!today_) return made(first, last, precision);
    // A decade or a century ago lies about that year, and not anywhere in the decade before this one.
    if (unit == Unit::decade || unit == Unit::century) return made(first, last, precision, unit_span(Unit::year, moved(*today_, unit, n)));
    return made(first, last, precision, unit_after(precision, *today_, unit == Unit::hour ? 0 : n));
}

TimeExpression TimeReader::from_anchor(std::uint32_t first, std::uint32_t last, Unit unit, int n) const {
    const auto precision = unit == Unit::hour ? Unit::day : unit;
    auto e = made(first, last, precision);
    if (!anchor_ || (anchor_unit_ > precision && anchor_->start != anchor_->end)) return e;
    e.past = e.future = unit_after(precision, n > 0 ? anchor_->end : anchor_->start, unit == Unit::hour ? 0 : n);
    return e;
}

TimeExpression TimeReader::parted(TimeExpression e, std::uint32_t first, TimePart part) {
    e.first = first;
    if (part == TimePart::whole || e.precision == Unit::day) return e;
    if (e.past) e.past = part_of(*e.past, part);
    if (e.future) e.future = part_of(*e.future, part);
    return e;
}

TimeReader::Found TimeReader::read(std::uint32_t t) const {
    if (auto e = phrase(t)) return e;
    if (auto e = repeated(t)) return e;
    if (auto e = point(t)) return e;
    return amount(t);
}

TimeReader::Found TimeReader::point(std::uint32_t t) const {
    if (!inside(t) || idle(t)) return {};
    using Pattern = Found (TimeReader::*)(std::uint32_t) const;
    constexpr Pattern patterns[] = {&TimeReader::figures, &TimeReader::in_part, &TimeReader::fraction, &TimeReader::determined, &TimeReader::weekday,
                                    &TimeReader::month, &TimeReader::year, &TimeReader::decade, &TimeReader::century, &TimeReader::season,
                                    &TimeReader::quarter, &TimeReader::today, &TimeReader::unit_of, &TimeReader::clock};
    for (const auto pattern : patterns)
        if (auto e = (this->*pattern)(t)) {
            // "Tuesday at 3pm", "15 July 2016, 10:30 GMT"
            const auto time = is(e->last, Role::at) ? e->last + 1 : e->last;
            if (e->precision == Unit::day)
                if (const auto end = clock_end(time); end > time) e->last = end;
            return e;
        }
    return {};
}

/// What stands after "of" or "in": a point with or without an article, or "the year", which is the document's.
TimeReader::Found TimeReader::point_after(std::uint32_t t) const {
    const bool article = is(t, Role::article);
    if (article) ++t;
    if (auto e = point(t)) return e;
    if (article && at(t).unit > Unit::day && !is(t, Role::many) && !is(t + 1, Role::of)) {
        auto e = from_today(t, t + 1, at(t).unit, 0);
        if (e.past && e.precision >= Unit::decade) e.past = e.future = unit_span(e.precision, *today_);
        return e;
    }
    return {};
}

TimeReader::Found TimeReader::phrase(std::uint32_t t) const {
    if (!at(t).phrase_count) return {};
    for (const auto& p : lexicon_.phrases(at(t))) {
        const auto n = static_cast<std::uint32_t>(p.words.size());
        if (t + n > last_) continue;
        bool same = true;
        for (std::uint32_t i = 1; i < n && same; ++i) {
            const auto f = form(t + i);
            same = std::equal(f.begin(), f.end(), p.words[i].begin(), p.words[i].end(),
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a | 0x20 : a) == b; });
        }
        if (!same) continue;
        if (p.kind == TimePhrase::Kind::no_time) return made(t + n, t + n, Unit::none);
        if (at(t + n).unit != Unit::none || at(t + n).cardinal || is(t + n, Role::few) || is(t + n, Role::day_part)) continue;  // "in the past two years"
        if (p.kind == TimePhrase::Kind::named) return made(t, t + n, Unit::day, {*p.day, *p.day});
        if (p.kind == TimePhrase::Kind::anchored) {
            auto e = from_anchor(t, t + n, anchor_unit_ == Unit::none ? Unit::day : anchor_unit_, 0);
            if (is(t, Role::since)) e.kind = TimeKind::since;
            else if (is(t, Role::until)) e.kind = TimeKind::until;
            else if (is(t, Role::by)) e.kind = TimeKind::by;
            return e;
        }
        auto e = made(t, t + n, Unit::none);
        e.kind = TimeKind::vague;
        e.sense = p.kind == TimePhrase::Kind::past ? TimeSense::past : p.kind == TimePhrase::Kind::present ? TimeSense::present : TimeSense::future;
        return e;
    }
    return {};
}

/// 2016-07-14, 2016-07, 14/07/2016, 14.7.2016. Where day and month could change places, the days stay unknown.
TimeReader::Found TimeReader::figures(std::uint32_t t) const {
    const auto s = form(t);
    if (s.size() < 7 || s.size() > 10 || !digit(s[0])) return {};
    if (s[4] == '-') {
        const auto y = digits(s.substr(0, 4), 4), m = digits(s.substr(5, 2), 2);
        if (!y || !m || *m < 1 || *m > 12) return {};
        if (s.size() == 7) return made(t, t + 1, Unit::month, month_span(*y, *m));
        const auto d = s.size() == 10 && s[7] == '-' ? digits(s.substr(8), 2) : std::nullopt;
        if (const auto day = d ? calendar_day(*y, *m, *d) : std::nullopt) return made(t, t + 1, Unit::day, {*day, *day});
        return {};
    }
    for (const char sign : {'/', '.', '-'}) {
        const auto one = s.find(sign), two = one == s.npos ? one : s.find(sign, one + 1);
        if (two == s.npos || s.size() - two != 5) continue;
        const auto a = digits(s.substr(0, one), 2), b = digits(s.substr(one + 1, two - one - 1), 2), y = digits(s.substr(two + 1), 4);
        if (!a || !b || !y) continue;
        if (*a <= 12 && *b <= 12 && *a != *b) return made(t, t + 1, Unit::day);
        if (const auto day = *a > 12 ? calendar_day(*y, *b, *a) : calendar_day(*y, *a, *b)) return made(t, t + 1, Unit::day, {*day, *day});
    }
    return {};
}

TimePart TimeReader::part_at(std::uint32_t t) const {
    const auto& w = at(t);
    if (w.is(Role::early)) return TimePart::early;
    if (w.is(Role::middle)) return TimePart::middle;
    if (w.is(Role::late)) return TimePart::late;
    if (w.is(Role::beginning)) return TimePart::beginning;
    if (w.is(Role::end)) return TimePart::end;
    return TimePart::whole;
}

/// "early March", "late on Friday", "the end of the year", "mid-2014", "the night of 3 May", "earlier this week", "the week of 3 May".
TimeReader::Found TimeReader::in_part(std::uint32_t t) const {
    if (prefixed(t)) {
        auto e = month(t);
        if (!e) e = year(t);
        if (!e) e = decade(t);
        if (!e) e = season(t);
        if (!e && at(t).weekday) e = weekday(t);
        if (e) return parted(*e, t, TimePart::middle);
        return {};
    }
    const auto& w = at(t);
    const auto part = part_at(t);
    if (part != TimePart::whole) {
        auto next = dash(t + 1) ? t + 2 : t + 1;
        const bool joined = is(next, Role::of) || is(next, Role::in);
        if (joined) ++next;
        else if (part == TimePart::beginning || part == TimePart::end) return {};
        if (is(t + 1, Role::in) && is(next, Role::article) && !point(next + 1) && at(next + 1).unit == Unit::day) return {};
        if (auto e = joined ? point_after(next) : point(next); e && e->kind == TimeKind::date) return parted(*e, t, part);
        return {};
    }
    if (w.is(Role::earlier) || w.is(Role::later)) {
        const auto next = is(t + 1, Role::in) ? t + 2 : t + 1;
        auto e = next > t + 1 ? point_after(next) : point(next);
        if (!e || e->kind != TimeKind::date) return {};
        e->first = t;
        if (today_ && e->past && e->past == e->future && e->past->start <= *today_ && *today_ <= e->past->end) {
            if (w.is(Role::earlier)) e->past->end = *today_;
            else e->past->start = *today_;
            e->future = e->past;
        }
        return e;
    }
    // A part of a day, or a month and its name.
    if (w.is(Role::day_part) && (is(t + 1, Role::of) || is(t + 1, Role::in))) {
        auto e = point_after(t + 2);
        if (!e || e->precision != Unit::day) return {};
        e->first = t;
        return e;
    }
    if (w.unit >= Unit::week && !w.is(Role::many) && is(t + 1, Role::of) && t > first_ && is(t - 1, Role::article)) {
        auto e = point(t + 2);
        if (!e || e->kind != TimeKind::date) return {};
        if (w.unit == Unit::month && e->precision == Unit::month) {
            e->first = t;
            return e;
        }
        if (w.unit != Unit::week || e->precision != Unit::day) return {};
        e->first = t, e->precision = Unit::week;
        if (e->past) e->past = unit_span(Unit::week, e->past->start);
        if (e->future) e->future = unit_span(Unit::week, e->future->start);
        return e;
    }
    return {};
}

/// "first half of 2014", "second week of May", "first three months of last year", "last days of July", "third quarter".
TimeReader::Found TimeReader::fraction(std::uint32_t t) const {
    const auto& w = at(t);
    const bool last = w.is(Role::final);
    int n = w.ordinal;
    if (const auto d = digits(without_ordinal(form(t)), 2); !n && d && form(t).size() > 2) n = *d;
    if (!n && !last) return {};
    auto next = dash(t + 1) ? t + 2 : t + 1;
    const auto many = number(next);
    if (many) next = many->last;
    const auto unit = at(next).unit;
    const auto after = next + 1;
    if (unit == Unit::none || unit == Unit::hour) return {};
    if (!is(after, Role::of) && !is(after, Role::in)) {
        if (unit != Unit::quarter || !n || n > 4 || many) return {};
        const int q = n;  // "the third quarter" of the document's year, or the one before
        if (auto year = year_at(after); year) return made(t, after + 1, Unit::quarter, fraction_of(year_span(*year), q, 4));
        return nearest(t, after, Unit::quarter, [&](int y) { return std::optional(fraction_of(year_span(y), q, 4)); });
    }
    auto e = point_after(after + 1);
    if (!e || e->kind != TimeKind::date || (unit != Unit::half && unit != Unit::quarter && e->precision <= unit) || e->precision == Unit::day) return {};
    const int units = many && many->count ? many->count : at(next).is(Role::many) ? 0 : 1;
    const auto cut = [&](std::optional<DateSpan>& span) {
        if (!span) return;
        if (unit == Unit::half || (unit == Unit::quarter && e->precision != Unit::century)) {
            const int parts = unit == Unit::half ? 2 : 4;
            if (n <= parts) span = fraction_of(*span, last ? parts : n, parts);
            return;
        }
        if (!units) {
            span = part_of(*span, last ? TimePart::late : TimePart::early);
            return;
        }
        const auto whole = *span;
        if (last) {
            span->start = std::max(whole.start, moved(whole.end.plus_days(1), unit, -units));
            return;
        }
        // "The first three months" are counted from the beginning, "the third month" is one.
        const int from = units > 1 ? (n - 1) * units : n - 1;
        span = DateSpan{moved(whole.start, unit, from), std::min(moved(whole.start, unit, from + units).plus_days(-1), whole.end)};
        if (span->start > whole.end) span.reset();
    };
    cut(e->past);
    cut(e->future);
    e->first = t;
    // A second half of a year is a unit of the calendar; three months of it are not.
    if (units == 1 || unit == Unit::half || unit == Unit::quarter) e->precision = unit == Unit::half && e->precision != Unit::year ? e->precision : unit;
    return e;
}

/// After "last", "this", "next", "the same" and their like: a unit, a weekday, a month, a season, a part of the day.
TimeReader::Found TimeReader::determined(std::uint32_t t) const {
    const auto& w = at(t);
    const bool last = w.is(Role::last) || w.is(Role::past), next = w.is(Role::next) || w.is(Role::coming), here = w.is(Role::this_);
    const bool tied = w.is(Role::previous) || w.is(Role::following) || w.is(Role::that) || w.is(Role::same);
    if (!last && !next && !here && !tied && !w.is(Role::recent)) return {};
    auto at_unit = t + 1;
    if (here && (is(at_unit, Role::past) || is(at_unit, Role::coming) || is(at_unit, Role::same))) {
        if (auto e = determined(at_unit)) {
            e->first = t;
            return e;
        }
        return {};
    }
    if (is(at_unit, Role::fiscal)) ++at_unit;
    const auto& u = at(at_unit);
    const auto end = at_unit + 1;
    const auto step = last ? -1 : next ? 1 : 0;

    if (u.is(Role::day_part)) {
        if (w.is(Role::recent)) return {};
        const bool the = t > first_ && is(t - 1, Role::article);
        if (tied || (the && next)) return from_anchor(t, end, Unit::day, w.is(Role::previous) ? -1 : w.is(Role::following) || next ? 1 : 0);
        return from_today(t, end, Unit::day, step);
    }
    if (u.weekday && !u.is(Role::many)) {
        if (!last && !next && !here) {
            auto e = made(t, with_day_part(end), Unit::day);
            if (!anchor_ || anchor_->start != anchor_->end) return e;
            const int day = static_cast<int>((anchor_->start.weekday() + 6) % 7) + 1;
            const int apart = w.is(Role::following) ? (u.weekday - day + 6) % 7 + 1 : w.is(Role::previous) ? -((day - u.weekday + 6) % 7 + 1) : -((day - u.weekday + 7) % 7);
            const auto found = anchor_->start.plus_days(apart);
            e.past = e.future = DateSpan{found, found};
            return e;
        }
        auto e = weekday_of(t, with_day_part(end), u.weekday);
        if (!e.past) return e;
        const bool same = e.past == e.future;
        const auto back = same ? moved(e.past->start, Unit::week, -1) : e.past->start, on = same ? moved(e.past->start, Unit::week, 1) : e.future->start;
        if (last) e.past = e.future = DateSpan{back, back};
        if (next) e.past = e.future = DateSpan{on, on};
        return e;
    }
    if (u.month || u.season) {
        if (w.is(Role::recent) || tied || (u.month && !month_at(at_unit))) return {};
        if (u.month && !here)  // "last 3 March" does not occur; "last July 15" does
            if (const auto d = day_at(end); d) {
                auto e = *month(at_unit);
                e.first = t;
                return e;
            }
        const int m = u.month, s = u.season - 1;
        auto e = nearest(t, end, m ? Unit::month : Unit::season, [&](int y) { return std::optional(m ? month_span(y, m) : season_span(y, s)); });
        if (!e.past || !e.future) return e;
        const auto year = [&](DateSpan span, int n) {
            const int y = span.start.year() + n;
            return m ? month_span(y, m) : season_span(y, s);
        };
        if (e.past == e.future) {  // it is now
            if (last) e.past = e.future = year(*e.past, -1);
            if (next) e.past = e.future = year(*e.past, 1);
        } else if (last) {
            e.future = e.past;
        } else if (next) {
            e.past = e.future;
        }
        return e;
    }
    if (u.unit != Unit::none && !u.is(Role::many)) return determined_units(t, at_unit, 1);
    if (u.unit != Unit::none) return determined_units(t, at_unit, 0);
    if (const auto n = number(at_unit); n && at(n->last).unit != Unit::none && !is(at_unit, Role::one)) {
        auto e = determined_units(t, n->last, n->count == 1 ? 0 : n->count);
        return e;
    }
    return {};
}

/// `count` units (0: a few) at `at_unit` after the word at `t`.
TimeReader::Found TimeReader::determined_units(std::uint32_t t, std::uint32_t at_unit, int count) const {
    const auto& w = at(t);
    const auto& u = at(at_unit);
    const auto unit = u.unit;
    const auto end = at_unit + 1;
    const bool many = u.is(Role::many), the = t > first_ && is(t - 1, Role::article);
    if (unit == Unit::half || (unit == Unit::quarter && is(end, Role::of))) return {};
    const auto vague = [&](TimeSense sense) {
        auto e = made(t, end, unit);
        e.kind = TimeKind::vague, e.sense = sense;
        return e;
    };
    const bool last = w.is(Role::last) || w.is(Role::past), next = w.is(Role::next) || w.is(Role::coming);
    if (w.is(Role::recent)) return many ? Found(vague(TimeSense::past)) : Found();
    if (w.is(Role::this_)) {
        if (many || unit <= Unit::hour) return {};
        auto e = from_today(t, end, unit, 0);
        if (e.past && unit >= Unit::decade) e.past = e.future = unit_span(unit, *today_);
        return e;
    }
    if (w.is(Role::that) || w.is(Role::same)) {
        if (many || (w.is(Role::that) && word(t).upos != Upos::DET)) return {};
        auto e = from_anchor(t, end, unit, 0);
        if (w.is(Role::same) && inside(end) && word(end).upos != Upos::PUNCT && (is(end, Role::that) || form(end) == "as")) e.past = e.future = std::nullopt;
        return e;
    }
    if (w.is(Role::previous) || w.is(Role::following)) {
        const int sign = w.is(Role::previous) ? -1 : 1;
        if (many && !the) return w.is(Role::previous) ? Found(vague(TimeSense::past)) : Found();
        if (w.is(Role::following) && !the) return {};  // "following a week of talks"
        if (!many) return from_anchor(t, end, unit, sign);
        auto e = made(t, end, unit);
        if (!count || !anchor_ || anchor_unit_ > unit) return e;
        const auto from = sign < 0 ? moved(anchor_->start, unit, -count) : anchor_->end, to = sign < 0 ? anchor_->start : moved(anchor_->end, unit, count);
        e.past = e.future = DateSpan{from, to};
        return e;
    }
    // "Last week" is the week before this one; "the last week", "the past year", "the next three months" are counted from today.
    if (many && !count) return vague(last ? TimeSense::past : TimeSense::future);
    if (next && the && !many && unit <= Unit::day) return from_anchor(t, end, unit, 1);
    if (unit == Unit::hour && !many) return {};
    const bool rolling = many || w.is(Role::past) || w.is(Role::coming) || (the && unit > Unit::day && unit != Unit::weekend && unit != Unit::century) || unit == Unit::decade;
    if (!rolling) {
        if (unit == Unit::century && today_) return made(t, end, unit, unit_after(unit, *today_, last ? -1 : 1));
        if (unit == Unit::weekend && today_) {  // on a Sunday, the last weekend is the one before
            const auto now = unit_span(unit, *today_);
            const bool over = now.end < *today_, under_way = now.start <= *today_;
            return made(t, end, unit, unit_after(unit, *today_, last ? (over ? 0 : -1) : (under_way ? 1 : 0)));
        }
        return from_today(t, end, unit, last ? -1 : 1);
    }
    auto e = made(t, end, unit);
    if (!today_) return e;
    const int n = std::max(count, 1) * u.unit_count;
    const auto from = last ? moved(*today_, unit, -n) : *today_, to = last ? *today_ : moved(*today_, unit, n);
    e.past = e.future = DateSpan{from, to};
    return e;
}

}  // namespace entente::syntax
