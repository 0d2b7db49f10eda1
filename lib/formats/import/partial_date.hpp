#pragma once
// Days as files of others write them: "2010", "2010-05", "2010-05-03", with a time behind or not.

#include <optional>
#include <string_view>

#include "actors/directory.hpp"

namespace entente::formats {

/// The first or the last day that is meant; nothing where it is no date.
std::optional<Date> first_day(std::string_view written);
std::optional<Date> last_day(std::string_view written);

/// The days from the first of `from` to the last of `to`, either of which may be empty. Nothing where one is no date, or where
/// they are out of order.
std::optional<actors::Term> term_of(std::string_view from, std::string_view to);

}  // namespace entente::formats
