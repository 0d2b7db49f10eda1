#pragma once
// Expressions of time ("Thursday", "mid-2014", "since 2011", "two days later", "every Friday") and the days they mean. Which
// event they date is asked elsewhere.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/date.hpp>

#include "syntax/analysis.hpp"
#include "syntax/time_calendar.hpp"
#include "text/document.hpp"

namespace entente::syntax {

class TimeLexicon;

enum class TimeKind : std::uint8_t {
    date,      // in it
    since,     // from it on, to a day that the text leaves open
    until, before, after, by,
    duration,  // so long: "the two-day visit"
    set,       // again and again: "every Friday"
    vague,     // "recently", "in recent months": at most before, at or after the document's day
};
std::string_view to_string(TimeKind kind);  // "since"

enum class TimeSense : std::uint8_t { none, past, present, future };
std::string_view to_string(TimeSense sense);  // "past"

struct TimeExpression {
    std::uint32_t first = 0, last = 0;  // tokens [first, last), without the preposition
    std::uint32_t head = 0;             // the token that hangs on a word outside
    TimeKind kind = TimeKind::date;
    TimeUnit precision = TimeUnit::none;  // of a duration: what it is counted in
    TimeSense sense = TimeSense::none;    // of a vague one; of a weekday and its like, the side its clause looks to
    std::uint32_t count = 0;              // units in a duration, 0 where the text does not say
    /// A weekday, a month or a season without a year lies before the document's day or after it: both are kept, and are the same for
    /// all others. Empty where the text does not tell the days: no date of the document, nothing to count from, "two days before
    /// the election". Of a bounded kind, the bound.
    std::optional<DateSpan> past, future;

    const std::optional<DateSpan>& span() const { return sense == TimeSense::future ? future : past; }
};

/// The members of a CoNLL-U MISC column that tell of an expression: "Date=2016-07-14|Precision=day|Time=date". docs/commands.md.
std::string to_misc(const TimeExpression& expression);

/// Never changes; one serves all threads.
class TimeRecognizer {
public:
    explicit TimeRecognizer(std::shared_ptr<const TimeLexicon> lexicon) : lexicon_(std::move(lexicon)) {}

    /// The expressions of a document in the order of the text; none overlaps another. "Two days later" counts from the last one
    /// before it that tells its days. Linear in the words; allocates for the document, not for a word.
    std::vector<TimeExpression> find(const text::Document& document, const Analysis& analysis) const;

private:
    std::shared_ptr<const TimeLexicon> lexicon_;
};

}  // namespace entente::syntax
