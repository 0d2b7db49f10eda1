#pragma once
// Names of dictionaries that write capitals only, as they stand in running text.

#include <string>
#include <string_view>

namespace entente::formats {

/// "MAZAR-I-SHARIF_" is "Mazar-I-Sharif", "PKK" stays, "COMMUNIST_PARTY_OF_CHINA" is "Communist Party of China". `person`: short
/// words are names, not acronyms. A name that holds a small letter is left as it is, but for the underscores.
std::string running_text(std::string_view name, bool person);

}  // namespace entente::formats
