#include "formats/out/attributes.hpp"

namespace entente::formats {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const auto& part : parts) all.append(all.empty() ? std::string_view() : between).append(part);
    return all;
}

std::string label_of(const Relation& relation) { return relation.mode.empty() ? relation.type : relation.type + " " + relation.mode; }

}  // namespace entente::formats
