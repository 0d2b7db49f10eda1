#pragma once
// What the first lines of a plain text say about it: its title, the day it was written.

#include <optional>
#include <string_view>

#include <entente/date.hpp>

#include "text/conventions.hpp"
#include "text/paragraphs.hpp"

namespace entente::text {

/// A first line that is set off by a blank line and does not read like a paragraph; empty where there is none.
Paragraph title_line(std::string_view text);

/// The date that stands in the head of a text: on a line of its own, in a byline, or in a dateline that opens a paragraph.
/// A date without a year ("MOSCOW, July 15 (Reuters) -") takes the year that brings it nearest to `near`.
std::optional<Date> head_date(std::string_view text, const Conventions& conventions, std::optional<Date> near);

}  // namespace entente::text
