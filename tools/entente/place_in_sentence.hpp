#pragma once
// Where words of a record stand in its sentence.

#include <cstddef>
#include <string_view>

#include <entente/record.hpp>

namespace entente::cli {

/// The byte of the sentence where the words with this extent begin; npos where they are not in it. Extents are of the text as given, which
/// of a web page is not the sentence as it is read: there the words are looked for.
std::size_t place_in_sentence(const Record& record, std::string_view words, const Extent& extent);

}  // namespace entente::cli
