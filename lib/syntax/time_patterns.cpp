// The patterns of TimeReader that begin with a name or a number: days, months, years, seasons, amounts.

#include <algorithm>

#include "syntax/time_reader.hpp"
#include "syntax/time_text.hpp"

namespace entente::syntax {

namespace {

using Role = TimeRole;
using Unit = TimeUnit;

}  // namespace

/// The number of a day, 1 to 31, that counts nothing else ("in May 20 people").
std::optional<int> TimeReader::day_at(std::uint32_t t) const {
    if (!inside(t)) return std::nullopt;
    const auto f = form(t);
    auto n = digits(without_ordinal(f), 2);
    if (!n && at(t).ordinal && (is(t + 1, Role::of) || at(t + 1).month)) n = at(t).ordinal;
    if (!n || *n < 1 || *n > 31) return std::nullopt;
    const auto h = word(t).head;
    const bool counts = word(t).deprel == Deprel::nummod && h > static_cast<std::int32_t>(t) && !at(static_cast<std::uint32_t>(h)).month;
    if (counts && (word(static_cast<std::uint32_t>(h)).xpos == Xpos::NNS || form(t + 1) == "%")) return std::nullopt;
    return n;
}

/// 1 to 12, or 0 where the word is no month: a modal, a verb, a person's or a body's name.
int TimeReader::month_at(std::uint32_t t) const {
    const auto& w = at(t);
    if (!w.month) return 0;
    const bool dated = day_at(t + 1) || (t > first_ && digits(without_ordinal(form(t - 1)), 2)) || year_at(form(t + 1) == "," ? t + 2 : t + 1) ||
                       (t > first_ + 1 && is(t - 1, Role::of) && day_at(t - 2));
    if (w.is(Role::short_)) return dated && capital(form(t)) ? w.month : 0;
    if (prefixed(t)) return w.month;
    if (!capital(form(t)) || name(t, NameKind::organization)) return 0;
    if (dated) return w.month;
    if (w.is(Role::also_name)) {  // "May" is a prime minister, too
        auto before = t;
        while (before > first_ && (is(before - 1, Role::article) || part_at(before - 1) != TimePart::whole)) --before;
        const bool led = before < t || (before > first_ && (word(before - 1).upos == Upos::ADP || word(before - 1).upos == Upos::SCONJ || word(before - 1).upos == Upos::CCONJ ||
                                                            word(before - 1).upos == Upos::PART || word(before - 1).upos == Upos::ADJ || word(before - 1).upos == Upos::DET));
        const auto r = word(t).deprel;
        if (!led || (before == t && (r == Deprel::nsubj || r == Deprel::nmod_poss || r == Deprel::obj))) return 0;
    }
    const auto x = word(t).xpos;
    return word(t).name == NameKind::person || (x != Xpos::NNP && x != Xpos::NN && x != Xpos::NNPS) ? 0 : w.month;
}

/// A number of four digits that is a year. One before 1900 needs a preposition or a month before it.
std::optional<int> TimeReader::year_at(std::uint32_t t) const {
    if (!inside(t)) return std::nullopt;
    auto f = form(t);
    if (prefixed(t)) f.remove_prefix(4);
    const auto n = f.size() == 4 ? digits(f, 4) : std::nullopt;
    if (!n || *n < 1000 || *n > 2100) return std::nullopt;
    if (const auto next = form(t + 1); next == "%" || next == "km") return std::nullopt;
    const auto before = t > first_ ? t - 1 : t;
    if (t > first_ && (word(before).upos == Upos::SYM || word(before).xpos == Xpos::hash)) return std::nullopt;
    const bool led = t > first_ && (is(before, Role::in) || is(before, Role::since) || is(before, Role::until) || is(before, Role::by) || at(before).month ||
                                    is(before, Role::of) || is(before, Role::from) || is(before, Role::between) || at(before).season);
    const auto h = word(t).head;
    if (word(t).deprel == Deprel::nummod && h > static_cast<std::int32_t>(t)) {  // "2000 troops", but "the 2014 elections"
        const bool determined = t > first_ && (word(before).upos == Upos::DET || word(before).xpos == Xpos::PRPS || word(before).xpos == Xpos::POS);
        if (word(static_cast<std::uint32_t>(h)).xpos == Xpos::NNS && !determined && *n % 50 == 0) return std::nullopt;
    }
    if (*n < 1900 && !led) return std::nullopt;
    return n;
}

std::uint32_t TimeReader::with_day_part(std::uint32_t t) const { return is(t, Role::day_part) ? t + 1 : t; }

/// "Friday", "Friday night", "Friday 15 July", "Friday, July 15, 2016".
TimeReader::Found TimeReader::weekday(std::uint32_t t) const {
    const auto& w = at(t);
    if (!w.weekday || w.is(Role::many) || !capital(form(t)) || name(t, NameKind::organization) || name(t, NameKind::person)) return {};
    if (t > first_ && is(t - 1, Role::not_after)) return {};
    const auto end = with_day_part(t + 1);
    auto next = form(end) == "," ? end + 1 : end;
    if (is(next, Role::article)) ++next;
    if (auto e = month(next); e && e->precision == Unit::day) {
        e->first = t;
        // Without a year, the one in which that day has this name.
        if (today_ && e->past && e->future && e->past != e->future) {
            const auto fits = [&](const DateSpan& s) { return static_cast<int>((s.start.weekday() + 6) % 7) + 1 == w.weekday; };
            if (fits(*e->past) != fits(*e->future)) e->past = e->future = fits(*e->past) ? e->past : e->future;
        }
        return e;
    }
    if (w.is(Role::short_)) return {};
    if (t > first_ && is(t - 1, Role::one)) return made(t, end, Unit::day);  // "on a Wednesday morning"
    return weekday_of(t, end, w.weekday);
}

/// "July", "15 July", "July 15, 2016", "the 15th of July", "July of 2016", "3-5 May", "May 3 to 5".
TimeReader::Found TimeReader::month(std::uint32_t t) const {
    std::optional<int> d, d2, y;
    auto next = t;
    int m = 0;
    const auto range = [&](std::uint32_t from) -> std::uint32_t {  // a second day
        if (!dash(from) && !is(from, Role::to) && !is(from, Role::and_)) return 0;
        const auto n = day_at(from + 1);
        if (!n || *n <= *d || (is(from, Role::and_) && *n != *d + 1)) return 0;
        d2 = n;
        return from + 2;
    };
    if (d = day_at(t); d) {
        ++next;
        if (!at(next).month)
            if (const auto to = range(next); to) next = to;
        if (is(next, Role::of)) ++next;
        m = month_at(next);
        if (!m) return {};
        ++next;
    } else {
        m = month_at(t);
        if (!m) return {};
        ++next;
        if (d = day_at(next); d && form(next + 1) != ":") {
            ++next;
            const auto to = range(next);
            if (to && !at(to).month) next = to;
            else d2.reset();
        } else {
            d.reset();
        }
    }
    auto at_year = form(next) == "," || is(next, Role::of) ? next + 1 : next;
    if (y = year_at(at_year); y) next = at_year + 1;
    if (const auto year = y || !today_ || at(next + 1).unit != Unit::year ? std::nullopt : determined(next); year && year->past)
        y = year->past->end.year(), next = year->last;  // "in May last year"
    const auto in_year = [&](int year) -> std::optional<DateSpan> {
        const auto all = month_span(year, m);
        if (!d) return all;
        const auto from = calendar_day(year, m, *d), to = d2 ? calendar_day(year, m, *d2) : from;
        if (!from || !to) return std::nullopt;
        return DateSpan{*from, *to};
    };
    if (y) {
        const auto span = in_year(*y);
        return span ? made(t, next, d ? Unit::day : Unit::month, *span) : made(t, next, Unit::month, month_span(*y, m));
    }
    if (d && !calendar_day(2016, m, std::max(*d, d2.value_or(0)))) {  // a day that no month has is no day; 2016 has a 29 February
        d.reset();
        return nearest(t, next, Unit::month, in_year);
    }
    return nearest(t, next, d ? Unit::day : Unit::month, in_year);
}

/// "2014", "2014-15".
TimeReader::Found TimeReader::year(std::uint32_t t) const {
    const auto y = year_at(t);
    if (!y) return {};
    if (dash(t + 1) || form(t + 1) == "/")
        if (const auto to = digits(form(t + 2), 2); to && form(t + 2).size() == 2 && *to == (*y + 1) % 100)
            return made(t, t + 3, Unit::year, {year_span(*y).start, year_span(*y + 1).end});
    return made(t, t + 1, Unit::year, year_span(*y));
}

/// "the 1990s", "the 90s", "the nineties": without a century, of the last one that has begun it.
TimeReader::Found TimeReader::decade(std::uint32_t t) const {
    auto f = form(t);
    if (prefixed(t)) f.remove_prefix(4);
    std::optional<int> n;
    if (f.ends_with("s")) n = digits(f.substr(0, f.size() - 1), 4);
    if (n && f.size() == 5 && *n % 10 == 0) {
        if (*n % 100 == 0 && !(t > first_ && part_at(t - 1) != TimePart::whole)) return made(t, t + 1, Unit::century, unit_span(Unit::century, Date::of(*n, 1, 1)));
        return made(t, t + 1, Unit::decade, unit_span(Unit::decade, Date::of(*n, 1, 1)));
    }
    if (n && (f.size() != 3 || *n % 10 != 0)) return {};
    if (!n && at(t).decade) n = at(t).decade;
    if (!n) return {};
    auto led = t;
    while (led > first_ && (part_at(led - 1) != TimePart::whole || dash(led - 1) || form(led - 1) == "'" || form(led - 1) == "’")) --led;
    if (!prefixed(t) && !(led > first_ && is(led - 1, Role::article))) return {};  // "in his thirties"
    const int year = today_ && 2000 + *n <= today_->year() ? 2000 + *n : 1900 + *n;
    return made(t, t + 1, Unit::decade, unit_span(Unit::decade, Date::of(year, 1, 1)));
}

/// "19th century", "twenty-first century".
TimeReader::Found TimeReader::century(std::uint32_t t) const {
    int n = at(t).ordinal;
    auto next = t + 1;
    if (const auto d = digits(without_ordinal(form(t)), 2); d && form(t).size() > 2) n = *d;
    if (at(t).cardinal == 20 && dash(t + 1) && at(t + 2).ordinal && at(t + 2).ordinal < 10) n = 20 + at(t + 2).ordinal, next = t + 3;
    if (dash(next)) ++next;
    if (n < 2 || n > 22 || at(next).unit != Unit::century) return {};
    return made(t, next + 1, Unit::century, unit_span(Unit::century, Date::of((n - 1) * 100, 1, 1)));
}

/// "spring 2015", "the summer of 2014", "in the winter".
TimeReader::Found TimeReader::season(std::uint32_t t) const {
    const auto& w = at(t);
    if (!w.season || (word(t).upos != Upos::NOUN && word(t).upos != Upos::PROPN) || (t > first_ && is(t - 1, Role::not_after))) return {};
    const auto after = is(t + 1, Role::of) ? t + 2 : t + 1;
    const int s = w.season - 1;
    if (const auto y = year_at(after); y) return made(t, after + 1, Unit::season, season_span(*y, s));
    if (is(t + 1, Role::of)) return {};  // "the fall of Aleppo"
    auto before = t;
    while (before > first_ && (is(before - 1, Role::article) || part_at(before - 1) != TimePart::whole || dash(before - 1))) --before;
    const bool led = before > first_ && (is(before - 1, Role::in) || is(before - 1, Role::by) || is(before - 1, Role::since) || is(before - 1, Role::until) || is(before - 1, Role::of));
    if (!led && !prefixed(t)) return {};
    return nearest(t, t + 1, Unit::season, [s](int y) { return std::optional(season_span(y, s)); });
}

/// "Q3 2015", "Q3".
TimeReader::Found TimeReader::quarter(std::uint32_t t) const {
    const auto f = form(t);
    if (f.size() != 2 || f[0] != 'Q' || f[1] < '1' || f[1] > '4') return {};
    const int q = f[1] - '0';
    const auto after = is(t + 1, Role::of) ? t + 2 : t + 1;
    if (const auto y = year_at(after); y) return made(t, after + 1, Unit::quarter, fraction_of(year_span(*y), q, 4));
    return nearest(t, t + 1, Unit::quarter, [q](int y) { return std::optional(fraction_of(year_span(y), q, 4)); });
}

/// "yesterday", "tomorrow morning", "the day before yesterday".
TimeReader::Found TimeReader::today(std::uint32_t t) const {
    if (const auto n = at(t).from_today; n) {
        if (name(t, NameKind::organization) || (capital(form(t)) && t > first_ && word(t - 1).upos != Upos::PUNCT)) return {};  // a newspaper
        return from_today(t, with_day_part(t + 1), Unit::day, *n);
    }
    if (at(t).unit != Unit::day || is(t, Role::many)) return {};
    const int step = is(t + 1, Role::after) ? 1 : is(t + 1, Role::before) ? -1 : 0;
    if (const auto n = at(t + 2).from_today; n && step * *n > 0) return from_today(t, t + 3, Unit::day, *n + step);
    return {};
}

/// "over the weekend"; "the day before", "the year after": one unit from what the text named last.
TimeReader::Found TimeReader::unit_of(std::uint32_t t) const {
    const auto& w = at(t);
    if ((w.unit == Unit::none && !w.is(Role::day_part)) || w.is(Role::many) || t == first_ || !is(t - 1, Role::article)) return {};
    if (w.unit == Unit::weekend) {
        auto e = made(t, t + 1, Unit::weekend);
        if (!today_) return e;
        const auto here = unit_span(Unit::weekend, *today_), last = unit_after(Unit::weekend, *today_, -1);
        e.past = here.start <= *today_ ? here : last;
        e.future = here;
        return e;
    }
    const bool before = is(t + 1, Role::before) || is(t + 1, Role::earlier), after = is(t + 1, Role::after) || is(t + 1, Role::later);
    if (!before && !after) return {};
    const auto unit = w.unit == Unit::none ? Unit::day : w.unit;
    if (!ends_phrase(t + 2)) return made(t, t + 2, unit);  // "the day before the vote"
    return from_anchor(t, t + 2, unit, before ? -1 : 1);
}

/// Where a time of day that begins at `t` ends, `t` where none does: "3pm", "10:30 GMT", "9 p.m.", "noon".
std::uint32_t TimeReader::clock_end(std::uint32_t t) const {
    const auto f = form(t);
    if (f.empty()) return t;
    if (!digit(f[0])) return is(t, Role::day_part) && t > first_ && is(t - 1, Role::at) ? t + 1 : t;
    std::size_t i = 0;
    while (i < f.size() && digit(f[i])) ++i;
    if (i > 2) return t;
    bool time = false;
    if (i < f.size() && (f[i] == ':' || f[i] == '.') && f.size() >= i + 3 && digit(f[i + 1]) && digit(f[i + 2])) {
        time = f[i] == ':';
        i += 3;
    }
    const auto rest = f.substr(i);
    if (rest == "am" || rest == "pm" || rest == "a.m." || rest == "p.m.") time = true;
    else if (!rest.empty()) return t;
    auto end = t + 1;
    while (is(end, Role::clock)) ++end, time = true;
    return time ? end : t;
}

/// "3pm", "3pm on Tuesday".
TimeReader::Found TimeReader::clock(std::uint32_t t) const {
    const auto end = clock_end(t);
    if (end == t) return {};
    auto next = is(end, Role::in) || form(end) == "," ? end + 1 : end;
    if (is(next, Role::article)) ++next;
    if (next < last_ && (at(next).weekday || at(next).month || at(next).from_today || digit(form(next)[0])))
        if (auto e = point(next); e && e->precision == Unit::day) {
            e->first = t;
            return e;
        }
    return made(t, end, Unit::hour);
}

/// "3", "twenty-five", "a", "a few", "several", "two and a half".
std::optional<TimeReader::Number> TimeReader::number(std::uint32_t t) const {
    if (!inside(t)) return std::nullopt;
    const auto& w = at(t);
    std::optional<Number> out;
    if (const auto d = digits(form(t), 4)) {
        out = Number{t + 1, *d};
    } else if (w.cardinal) {
        out = Number{t + 1, w.cardinal};
        const int tens = w.cardinal;
        if (tens >= 20 && tens < 100 && dash(t + 1) && at(t + 2).cardinal && at(t + 2).cardinal < 10) out = Number{t + 3, tens + at(t + 2).cardinal};
    } else if (w.is(Role::one)) {
        out = Number{t + 1, 1};
        if (at(t + 1).cardinal == 100) out = Number{t + 2, 100};
        else if (is(t + 1, Role::few)) out = Number{is(t + 2, Role::of) ? t + 3 : t + 2, 0};
        return out;
    } else if (w.is(Role::few)) {
        return Number{is(t + 1, Role::of) ? t + 2 : t + 1, 0};
    }
    if (out && is(out->last, Role::and_) && is(out->last + 1, Role::one) && at(out->last + 2).unit == Unit::half) out->last += 3;
    return out;
}

/// A number of units: how long, or with "ago", "later" and their like when.
TimeReader::Found TimeReader::amount(std::uint32_t t) const {
    auto n = number(t);
    const bool bare = !n;
    if (bare) {
        if (at(t).unit == Unit::none || !is(t, Role::many)) return {};
        n = Number{t, 0};
    }
    auto at_unit = n->last;
    const bool compound = !bare && dash(at_unit);
    if (compound) ++at_unit;
    else if (!bare && inside(at_unit) && word(at_unit).upos == Upos::ADJ && at(at_unit).unit == Unit::none && !at(at_unit).ordinal) ++at_unit;  // "three consecutive days"
    const auto& u = at(at_unit);
    const auto unit = u.unit;
    if (unit == Unit::none || unit == Unit::half || unit == Unit::quarter || (unit == Unit::weekend && bare)) return {};
    if (!bare && !compound && n->count != 1 && !u.is(Role::many)) return {};
    if (u.ordinal && word(at_unit).upos != Upos::NOUN) return {};  // "a second time"
    auto end = at_unit + 1;
    if (is(end, Role::age) || (dash(end) && is(end + 1, Role::age))) return {};
    if (is(end, Role::and_) && is(end + 1, Role::one) && at(end + 2).unit == Unit::half) end += 3;  // "a year and a half"
    const int count = n->count == 1 && u.is(Role::many) ? 0 : n->count * u.unit_count;  // "a decades-long war"
    const auto side = [&](std::uint32_t last, TimeSense sense) {
        auto e = made(t, last, unit);
        e.kind = TimeKind::vague, e.sense = sense;
        return e;
    };
    if (!compound) {
        if (is(end, Role::ago)) return n->count ? from_today(t, end + 1, unit, -count) : side(end + 1, TimeSense::past);
        if (is(end, Role::from) && is(end + 1, Role::now)) return n->count ? from_today(t, end + 2, unit, count) : side(end + 2, TimeSense::future);
        const bool back = is(end, Role::earlier) || is(end, Role::before), on = is(end, Role::later) || is(end, Role::after);
        if (back || on) {
            // "Two days before the election": the text does not say when that was.
            const bool counts = is(end, Role::earlier) || is(end, Role::later) || ends_phrase(end + 1);
            if (counts && n->count) return from_anchor(t, end + 1, unit, back ? -count : count);
            auto e = made(t, end + 1, unit);
            e.sense = back ? TimeSense::past : TimeSense::none;
            return e;
        }
        if (u.is(Role::many) || n->count == 1) {
            const bool possessive = inside(end) && word(end).xpos == Xpos::POS;  // "in two years' time"
            if (possessive && form(end + 1) == "time" && n->count) return from_today(t, end + 2, unit, count);
        }
    }
    if (bare) {
        if (t == first_) return {};
        const auto before = word(t - 1).upos;
        if (before == Upos::DET || before == Upos::ADJ || before == Upos::PRON || before == Upos::NUM || before == Upos::PUNCT) return {};
    }
    auto e = made(t, end, unit);
    e.kind = TimeKind::duration;
    e.count = static_cast<std::uint32_t>(count);
    // "100 barrels a day", "twice a week"
    if (!bare && is(t, Role::per) && t > first_ && (is(t - 1, Role::occasions) || word(t - 1).upos == Upos::SYM || (word(t - 1).xpos == Xpos::NNS && at(t - 1).unit == Unit::none))) {
        e.kind = TimeKind::set;
        e.count = 0;
    }
    return e;
}

/// "every Friday", "each of the first days", "on Fridays", "annual".
TimeReader::Found TimeReader::repeated(std::uint32_t t) const {
    const auto& w = at(t);
    const auto set = [&](std::uint32_t last, Unit unit) {
        auto e = made(t, last, unit);
        e.kind = TimeKind::set;
        return e;
    };
    if (w.weekday && w.is(Role::many) && capital(form(t))) return set(t + 1, Unit::day);
    if (w.is(Role::set) && word(t).name == NameKind::none && word(t).upos != Upos::PROPN && (t == first_ || !capital(form(t)))) return set(t + 1, Unit::none);
    const bool per = w.is(Role::per) && !w.is(Role::one);
    if (!w.is(Role::every) && !per) return {};
    auto next = t + 1;
    if (const auto n = number(next); n) next = n->last;
    else if (at(next).ordinal || (inside(next) && word(next).upos == Upos::ADJ)) ++next;
    const auto& u = at(next);
    if (u.unit != Unit::none) return set(next + 1, u.unit);
    if (u.weekday || u.is(Role::day_part)) return set(next + 1, Unit::day);
    if (u.month && month_at(next)) return set(next + 1, Unit::month);
    if (u.season) return set(next + 1, Unit::season);
    return {};
}

}  // namespace entente::syntax
