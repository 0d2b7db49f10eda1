#pragma once
// Names of actors as the rules of identity compare them.

#include <string>
#include <string_view>
#include <vector>

namespace entente::query {

/// The parts of a name in lower case without diacritics, and without the Arabic article: "Hisham al-Hashimi" is "hisham" "hashimi".
std::vector<std::string> name_pieces(std::string_view name);

/// Whether every word of the name is written as those of proper names are: with a capital letter, or one of the small words in
/// names. "Staffan de Mistura", "Union of Medical Care"; not "Foreign Office spokesman".
bool is_proper_name(std::string_view name);

/// Two to eight capital letters in one word.
bool is_abbreviation(std::string_view name);
/// Whether it is made of the initials of the name, with or without those of its small words.
bool abbreviates(std::string_view abbreviation, std::string_view name);

/// A word before a name that makes another name of it: "Abu Ahmed" is not Ahmed, "Mohammed bin Salman" not Salman.
bool makes_another_name(std::string_view piece);

/// How two spellings of one piece of a name differ: not at all; in vowels or doubled letters, as transliterations do; in one letter;
/// or in more.
enum class Spelling { equal, transliterated, one_letter, other };
Spelling compare_spelling(std::string_view a, std::string_view b);

}  // namespace entente::query
