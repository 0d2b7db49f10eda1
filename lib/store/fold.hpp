#pragma once
// Names as they are compared.

#include <optional>
#include <string>
#include <string_view>

namespace entente::store {

/// Lower case, without diacritics, apostrophes and full stops, words apart by single blanks: "Jabhat al-Nusra" and
/// "JABHAT AL NUSRA" are one. Where nothing would be left, the text as it stands.
std::string fold(std::string_view name);

/// The words as an alias, where they are a proper name: the first and the last word hold a capital letter or a digit, and they
/// are no pronoun at the head of a sentence. A leading "The" goes. Empty for nominals such as "Syrian rebels".
std::string_view alias_in(std::string_view mention);

}  // namespace entente::store
