#pragma once
// What a page says about itself: title, date, publisher, address, language.

#include <gumbo.h>

#include <entente/record.hpp>

namespace entente::text {

/// Fills what is unset in `info` from JSON-LD, meta elements, <time> and <title>, in that order of trust.
void read_metadata(const GumboNode* root, DocumentInfo& info);

}  // namespace entente::text
