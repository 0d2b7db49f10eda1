#pragma once
// Reads one expression of time from a given word on. The patterns of the recogniser (time_expressions.hpp).

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "syntax/time_expressions.hpp"
#include "syntax/time_lexicon.hpp"

namespace entente::syntax {

/// One a document. All token indices are the document's.
class TimeReader {
public:
    using Found = std::optional<TimeExpression>;

    /// Keeps references. Looks each word of the document up once.
    TimeReader(const TimeLexicon& lexicon, const text::Document& document, const Analysis& analysis);

    /// Where the sentence in hand begins and ends; read() looks no further.
    void enter(std::uint32_t first, std::uint32_t last) { first_ = first, last_ = last; }
    /// The expression that begins at `t`, without article or preposition.
    Found read(std::uint32_t t) const;
    /// What "two days later" counts from henceforth.
    void anchor(DateSpan span, TimeUnit precision) { anchor_ = span, anchor_unit_ = precision; }

    bool is(std::uint32_t t, TimeRole role) const { return at(t).is(role); }
    /// Nothing has to do with time here.
    bool idle(std::uint32_t t) const {
        const auto first = document_.form(t)[0];
        return !words_[t] && (first < '0' || first > '9') && first != 'Q' && !prefixed(t);
    }
    bool dash(std::uint32_t t) const;

private:
    struct Number { std::uint32_t last; int count; };  // 0: a few

    const TimeWord& at(std::uint32_t t) const;
    std::string_view form(std::uint32_t t) const { return inside(t) ? document_.form(t) : std::string_view{}; }
    const Word& word(std::uint32_t t) const { return analysis_.words[t]; }
    bool inside(std::uint32_t t) const { return t >= first_ && t < last_; }
    bool name(std::uint32_t t, NameKind kind) const { return inside(t) && word(t).name == kind; }
    bool prefixed(std::uint32_t t) const;
    bool ends_phrase(std::uint32_t t) const;

    TimeExpression made(std::uint32_t first, std::uint32_t last, TimeUnit unit) const;
    TimeExpression made(std::uint32_t first, std::uint32_t last, TimeUnit unit, DateSpan span) const;
    TimeExpression nearest(std::uint32_t first, std::uint32_t last, TimeUnit unit, const std::function<std::optional<DateSpan>(int year)>& in_year) const;
    TimeExpression weekday_of(std::uint32_t first, std::uint32_t last, int weekday) const;
    /// `n` units from the document's day; the day itself, where hours are counted.
    TimeExpression from_today(std::uint32_t first, std::uint32_t last, TimeUnit unit, int n) const;
    /// `n` units from the anchor, as long as that is known as precisely.
    TimeExpression from_anchor(std::uint32_t first, std::uint32_t last, TimeUnit unit, int n) const;
    static TimeExpression parted(TimeExpression e, std::uint32_t first, TimePart part);

    Found point(std::uint32_t t) const;
    Found point_after(std::uint32_t t) const;
    Found phrase(std::uint32_t t) const;
    Found figures(std::uint32_t t) const;
    Found in_part(std::uint32_t t) const;
    Found fraction(std::uint32_t t) const;
    Found determined(std::uint32_t t) const;
    Found determined_units(std::uint32_t t, std::uint32_t unit, int count) const;
    Found weekday(std::uint32_t t) const;
    Found month(std::uint32_t t) const;
    Found year(std::uint32_t t) const;
    Found decade(std::uint32_t t) const;
    Found century(std::uint32_t t) const;
    Found season(std::uint32_t t) const;
    Found quarter(std::uint32_t t) const;
    Found today(std::uint32_t t) const;
    Found unit_of(std::uint32_t t) const;
    Found clock(std::uint32_t t) const;
    Found amount(std::uint32_t t) const;
    Found repeated(std::uint32_t t) const;

    std::optional<Number> number(std::uint32_t t) const;
    std::optional<int> year_at(std::uint32_t t) const;
    std::optional<int> day_at(std::uint32_t t) const;
    int month_at(std::uint32_t t) const;
    std::uint32_t clock_end(std::uint32_t t) const;
    std::uint32_t with_day_part(std::uint32_t t) const;
    TimePart part_at(std::uint32_t t) const;

    const TimeLexicon& lexicon_;
    const text::Document& document_;
    const Analysis& analysis_;
    std::vector<const TimeWord*> words_;
    std::optional<Date> today_;
    std::optional<DateSpan> anchor_;
    TimeUnit anchor_unit_ = TimeUnit::none;
    std::uint32_t first_ = 0, last_ = 0;
};

}  // namespace entente::syntax
