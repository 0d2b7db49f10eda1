#include "formats/import/names.hpp"

#include "actors/normalise.hpp"

namespace entente::formats {

namespace {
constexpr std::size_t longest_name = 200;

bool is_title(const actors::Agents& agents, std::string_view words) {
    const auto agent = agents.find(words);
    return agent && agents.at(*agent).title;
}

/// "former", "acting" before a title.
bool modifies(const actors::Agents& agents, std::string_view word) {
    return word == "Acting" || agents.reference().has_form(actors::WordList::former, word);
}

}  // namespace

std::string tidy(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string name_fault(std::string_view name) {
    if (name.size() > longest_name) return "the name is longer than 200 bytes";
    actors::Normaliser normaliser;
    std::size_t letters = 0;
    for (const auto& piece : normaliser.pieces(name)) letters += piece.text.size();
    return letters < 2 ? "the name \"" + std::string(name) + "\" has fewer than two letters" : std::string();
}

std::string without_titles(const actors::Agents& agents, const CountryCodes& countries, std::string name) {
    for (auto end = name.rfind(' '); end != std::string::npos && end > 0; end = name.rfind(' ', end - 1)) {
        const auto before = std::string_view(name).substr(0, end);
        bool title = is_title(agents, before);
        for (auto at = before.find(' '); !title && at != std::string_view::npos; at = before.find(' ', at + 1))
            title = (modifies(agents, before.substr(0, at)) || countries.names_country(before.substr(0, at))) && is_title(agents, before.substr(at + 1));
        if (!title) continue;
        name.erase(0, end + 1);
        end = name.size();
    }
    return name;
}

bool names_office(const actors::Agents& agents, const CountryCodes& countries, std::string_view words) {
    const auto without_article = [](std::string_view text) { return text.starts_with("the ") || text.starts_with("The ") ? text.substr(4) : text; };
    words = without_article(words);
    if (agents.find(words)) return true;
    for (auto at = words.find(' '); at != std::string_view::npos; at = words.find(' ', at + 1)) {
        const auto before = words.substr(0, at), behind = words.substr(at + 1);
        if (agents.find(behind) && countries.names_country(before)) return true;
        if (behind.starts_with("of ") && agents.find(before) && countries.names_country(without_article(behind.substr(3)))) return true;
    }
    return false;
}

std::string sector_of_title(const actors::Agents& agents, std::string_view title) {
    const auto sector = [&](std::string_view noun) {
        const auto agent = agents.find(noun);
        return agent ? agents.at(*agent).sector : std::string();
    };
    for (auto end = title.size(); end != std::string_view::npos && end > 0; end = title.rfind(' ', end - 1))
        if (auto found = sector(title.substr(0, end)); !found.empty()) return found;
    for (auto begin = title.find(' '); begin != std::string_view::npos; begin = title.find(' ', begin + 1))
        if (auto found = sector(title.substr(begin + 1)); !found.empty()) return found;
    return {};
}

}  // namespace entente::formats
