#pragma once
// Names as they are compared: lower case, no diacritics, apostrophes or full stops, one spelling of the Arabic article.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::actors {

/// How a piece is written; what tells "US" from "us".
enum class Shape : std::uint8_t { lower, capitalized, capitals, digits };

struct Piece {
    std::string_view text;  // normalised; lives until the next call of the same Normaliser
    Shape shape = Shape::lower;
};

/// Splits a word or a name at everything but letters, digits, full stops and apostrophes: "al-Nusra" is "al" "nusra",
/// "U.S." is "us", "Shi'ite" is "shiite", "Lord's" is "lord" "s". The articles al-, el-, ul- and their assimilated
/// forms (ash-Sham) all become "al". Holds buffers, so that no word costs an allocation; one a thread.
class Normaliser {
public:
    const std::vector<Piece>& pieces(std::string_view text);

private:
    void close(bool hyphen);

    struct Bounds { std::size_t begin, end; Shape shape; };
    std::string buffer_;
    std::vector<Bounds> bounds_;
    std::vector<Piece> pieces_;
    std::size_t begin_ = 0, upper_ = 0, letters_ = 0;
    bool first_upper_ = false;
};

/// Pieces joined by hyphens: what follows the slash of an actor's id. ASCII; empty where nothing is left.
std::string slug(std::string_view name);

}  // namespace entente::actors
