#include "events/dates.hpp"

#include <array>
#include <cctype>
#include <string>

namespace entente::events {

using syntax::Deprel;

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 12> months = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
constexpr std::array<std::string_view, 12> short_months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 13> numbers = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};

std::string lower(std::string_view s) {
    std::string out(s);
    for (auto& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

template <std::size_t N>
int index_of(const std::array<std::string_view, N>& names, std::string_view word) {
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == word) return static_cast<int>(i);
    return -1;
}

int month_of(std::string_view form) {
    auto w = lower(form);
    if (!w.empty() && w.back() == '.') w.pop_back();
    if (w == "may" && form[0] != 'M') return -1;
    if (w == "march" && form[0] != 'M') return -1;
    const auto full = index_of(months, w);
    if (full >= 0) return full + 1;
    if (w == "sep") return 9;
    const auto brief = index_of(short_months, w);
    return brief >= 0 && w != "may" && std::isupper(static_cast<unsigned char>(form[0])) ? brief + 1 : -1;
}

std::optional<int> digits(std::string_view s) {
    if (s.empty() || s.size() > 4) return {};
    int n = 0;
    for (const char c : s) {
        if (c < '0' || c > '9') return {};
        n = n * 10 + (c - '0');
    }
    return n;
}

std::optional<int> day_number(std::string_view s) {
    if (s.size() > 2 && (s.ends_with("st") || s.ends_with("nd") || s.ends_with("rd") || s.ends_with("th"))) s.remove_suffix(2);
    const auto n = digits(s);
    return n && s.size() <= 2 && *n >= 1 && *n <= 31 ? n : std::nullopt;
}

std::optional<int> year_number(std::string_view s) {
    const auto n = digits(s);
    return n && s.size() == 4 && *n >= 1800 && *n <= 2100 ? n : std::nullopt;
}

std::optional<int> count(std::string_view s) {
    const auto w = lower(s);
    if (w == "a" || w == "an") return 1;
    if (const auto i = index_of(numbers, w); i >= 0) return i;
    const auto n = digits(w);
    return n && *n <= 1000 ? n : std::nullopt;
}

DateSpan day(Date d) { return {d, d}; }
DateSpan month_span(int year, int month) {
    const auto start = Date::of(year, static_cast<unsigned>(month), 1);
    const auto next = month == 12 ? Date::of(year + 1, 1, 1) : Date::of(year, static_cast<unsigned>(month) + 1, 1);
    return {start, next.plus_days(-1)};
}
DateSpan year_span(int year) { return {Date::of(year, 1, 1), Date::of(year, 12, 31)}; }

// A month by name, or "the 15th of July": the last one that is not after today, and the first that is not before.
std::pair<DateSpan, DateSpan> nearest(Date today, int month, std::optional<int> d) {
    const auto in = [&](int y) { return d ? day(Date::of(y, static_cast<unsigned>(month), static_cast<unsigned>(*d))) : month_span(y, month); };
    int past = today.year(), future = today.year();
    if (in(past).start > today) --past;
    if (in(future).end < today) ++future;
    return {in(past), in(future)};
}

// Weeks begin on Monday, as ISO 8601 has it.
DateSpan week(Date in) {
    const auto monday = in.plus_days(-static_cast<int>((in.weekday() + 6) % 7));
    return {monday, monday.plus_days(6)};
}

DateSpan unit_ago(Date today, std::string_view unit, int n) {
    if (unit == "day") return day(today.plus_days(-n));
    if (unit == "week") return week(today.plus_days(-7 * n));
    if (unit == "month") {
        const int m = today.year() * 12 + static_cast<int>(today.month()) - 1 - n;
        return month_span(m / 12, m % 12 + 1);
    }
    if (unit == "decade") n *= 10;
    return year_span(today.year() - n);
}

}  // namespace

Dates::Dates(const Scene& scene, const Predicates& predicates)
    : scene_(scene), predicates_(predicates), today_(scene.document.info->published), expression_at_(scene.tree.size(), no_token) {
    for (const auto& s : scene.document.sentences) find(s.first, s.last);
}

std::optional<TimeExpression> Dates::read(std::uint32_t t, std::uint32_t last) const {
    const auto& tree = scene_.tree;
    const auto form = tree.form(t);
    const auto w = lower(form);
    const auto word = [&](std::uint32_t i) { return i < last ? lower(tree.form(i)) : std::string{}; };
    const auto same = [](std::uint32_t a, std::uint32_t b, DateSpan s) { return TimeExpression{a, b, s, s}; };

    if (const auto m = month_of(form); m > 0) {
        auto first = t, end = t + 1;
        std::optional<int> d, y;
        if (t > 0) d = day_number(tree.form(t - 1));
        if (d) first = t - 1;
        if (!d && end < last)
            if (const auto n = day_number(tree.form(end)); n) d = n, ++end;
        const auto comma = word(end) == "," ? end + 1 : end;
        if (comma < last) y = year_number(tree.form(comma));
        if (y) end = comma + 1;
        if (d && static_cast<unsigned>(*d) > 28 && y)
            if (month_span(*y, m).end.day_of_month() < static_cast<unsigned>(*d)) d.reset();
        if (y) return same(first, end, d ? day(Date::of(*y, static_cast<unsigned>(m), static_cast<unsigned>(*d))) : month_span(*y, m));
        if (!today_) return {};
        if (d && *d > 28 && m == 2) d.reset();
        if (d && *d == 31 && (m == 4 || m == 6 || m == 9 || m == 11)) d.reset();
        const auto [past, future] = nearest(*today_, m, d);
        return TimeExpression{first, end, past, future};
    }
    if (const auto y = year_number(form); y) {
        const auto prep = tree.preposition(t);
        const bool dated = prep == "in" || prep == "since" || prep == "by" || prep == "during" || prep == "until" || prep == "from" || tree.rel(t) == Deprel::obl_tmod ||
                           tree.rel(t) == Deprel::nmod_tmod || tree.rel(t) == Deprel::obl_unmarked || tree.rel(t) == Deprel::nmod_unmarked;
        const auto before = t > 0 ? lower(tree.form(t - 1)) : std::string{};
        const auto part = before == "-" && t > 1 ? lower(tree.form(t - 2)) : before;
        const bool qualified = part == "early" || part == "late" || part == "mid";
        if (!dated && !qualified) return {};
        auto span = year_span(*y);
        auto first = t;
        if (qualified) {
            first = before == "-" ? t - 2 : t - 1;
            if (part == "early") span.end = Date::of(*y, 4, 30);
            else if (part == "late") span.start = Date::of(*y, 9, 1);
            else span = {Date::of(*y, 5, 1), Date::of(*y, 8, 31)};
        }
        return same(first, t + 1, span);
    }
    if (w.starts_with("mid-") && w.size() == 8)
        if (const auto y = year_number(std::string_view(w).substr(4)); y) return same(t, t + 1, {Date::of(*y, 5, 1), Date::of(*y, 8, 31)});
    if (!today_) return {};

    if (const auto d = index_of(weekdays, w); d >= 0) {
        const int back = static_cast<int>((today_->weekday() + 7 - static_cast<unsigned>(d)) % 7), ahead = (7 - back) % 7;
        const auto before = t > 0 ? lower(tree.form(t - 1)) : std::string{};
        auto past = today_->plus_days(-back), future = today_->plus_days(ahead);
        auto first = t;
        if (before == "last") first = t - 1, past = back == 0 ? past.plus_days(-7) : past, future = past;
        else if (before == "next") first = t - 1, future = ahead == 0 ? future.plus_days(7) : future, past = future;
        return TimeExpression{first, t + 1, day(past), day(future)};
    }
    if (w == "today" || w == "tonight") return same(t, t + 1, day(*today_));
    if (w == "yesterday") return same(t, t + 1, day(today_->plus_days(-1)));
    if (w == "tomorrow") return same(t, t + 1, day(today_->plus_days(1)));
    const auto unit = tree.lemma(t);
    if (unit == "week" || unit == "month" || unit == "year" || unit == "decade" || unit == "day") {
        const auto before = t > 0 ? lower(tree.form(t - 1)) : std::string{};
        if (before == "last") return same(t - 1, t + 1, unit_ago(*today_, unit, 1));
        if (before == "this" && unit != "day") return same(t - 1, t + 1, unit_ago(*today_, unit, 0));
        if (before == "next") return same(t - 1, t + 1, unit_ago(*today_, unit, -1));
        if (word(t + 1) == "ago" || word(t + 1) == "earlier")
            if (const auto n = t > 0 ? count(tree.form(t - 1)) : std::nullopt; n) return same(t - 1, t + 2, unit_ago(*today_, unit, *n));
    }
    return {};
}

std::uint32_t Dates::head_of(const TimeExpression& e) const {
    for (auto t = e.first; t < e.last; ++t)
        if (const auto h = scene_.tree.head(t); h == no_token || h < e.first || h >= e.last) return t;
    return e.first;
}

void Dates::find(std::uint32_t first, std::uint32_t last) {
    for (auto t = first; t < last;) {
        const auto e = read(t, last);
        if (!e || e->first < first) {
            ++t;
            continue;
        }
        expressions_.push_back(*e);
        const auto hangs_on = scene_.tree.head(head_of(*e));
        if (hangs_on != no_token && expression_at_[hangs_on] == no_token) expression_at_[hangs_on] = static_cast<std::uint32_t>(expressions_.size() - 1);
        t = e->last;
    }
}

std::optional<DateSpan> Dates::of(const Predicate& p) const {
    const auto& tree = scene_.tree;
    const auto chosen = [&](std::uint32_t e) { return p.future ? expressions_[e].future : expressions_[e].past; };
    if (p.anchor.carrier != no_token && expression_at_[p.anchor.carrier] != no_token) return chosen(expression_at_[p.anchor.carrier]);
    auto t = p.anchor.token;
    for (int depth = 0; depth < 12 && t != no_token; ++depth) {
        if (expression_at_[t] != no_token) return chosen(expression_at_[t]);
        // A report has its own day; so has the clause that a relative clause or an "after"-clause explains.
        const auto r = tree.rel(t);
        if (r == Deprel::ccomp || r == Deprel::acl_relcl || r == Deprel::parataxis || (r == Deprel::advcl && tree.finite(t))) break;
        const auto h = tree.head(t);
        if (h != no_token && depth > 0 && predicates_.at(t) != no_predicate && r == Deprel::conj) break;
        t = h;
    }
    if (!today_ || p.modality == Modality::planned || p.modality == Modality::requested || p.modality == Modality::possible) return {};
    return day(*today_);
}

}  // namespace entente::events
