#include "syntax/coreference/entity_brackets.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace entente::syntax {

std::string_view entity_field(std::string_view misc) {
    for (;;) {
        const auto end = misc.find('|');
        const auto entry = misc.substr(0, end);
        if (entry.starts_with("Entity=")) return entry.substr(7);
        if (end == std::string_view::npos) return {};
        misc.remove_prefix(end + 1);
    }
}

void EntityBrackets::read(std::string_view text, std::size_t at, std::vector<EntityMention>& closed) {
    while (!text.empty()) {
        if (text[0] == '(') {
            const auto end = text.find_first_of("()", 1);
            begin(text.substr(1, end - 1), at);
            if (end == std::string_view::npos) return;
            if (text[end] == ')') close(open_.back().group, at, closed);
            text.remove_prefix(text[end] == ')' ? end + 1 : end);
        } else {
            const auto end = text.find(')');
            if (end == std::string_view::npos) return;
            close(text.substr(0, end), at, closed);
            text.remove_prefix(end + 1);
        }
    }
}

void EntityBrackets::begin(std::string_view description, std::size_t at) {
    EntityMention mention;
    mention.first = at;
    for (std::size_t field = 0;; ++field) {
        const auto end = description.find('-');
        const auto value = description.substr(0, end);
        if (field == 0) mention.group = value;
        else if (field == 1) mention.type = value;
        else if (field == 6) mention.link = value;
        else if (field == 5)
            for (auto rest = value; !rest.empty();) {
                std::size_t index = 0;
                const auto comma = std::min(rest.find(','), rest.size());
                std::from_chars(rest.data(), rest.data() + comma, index);
                if (index > 0) mention.minimal.push_back(index);
                rest.remove_prefix(std::min(comma + 1, rest.size()));
            }
        if (end == std::string_view::npos) break;
        description.remove_prefix(end + 1);
    }
    open_.push_back(std::move(mention));
}

void EntityBrackets::close(std::string_view group, std::size_t at, std::vector<EntityMention>& closed) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const EntityMention& m) { return m.group == group; });
    if (found == open_.rend()) return;
    auto mention = std::move(*found);
    open_.erase(std::next(found).base());
    mention.last = at;
    if (mention.group.find('[') != std::string::npos) {
        ++skipped_;
        return;
    }
    closed.push_back(std::move(mention));
}

}  // namespace entente::syntax
