#include "formats/out/edge_numbers.hpp"

#include <algorithm>

namespace entente::formats {
namespace {

/// A name of an attribute and an id in XML: what is none of a-z, 0-9 and "_" becomes "_".
std::string as_word(std::string name) {
    std::replace_if(name.begin(), name.end(), [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); }, '_');
    return name;
}

}  // namespace

EdgeNumbers::EdgeNumbers(Store& store) : attributes_(attribute::all.begin(), attribute::all.end()) {
    store.each_number([&](EdgeId edge, const std::string& name, const NumberRange& range) {
        auto& numbers = numbers_[edge];
        if (range.least) numbers.push_back({attribute(as_word(name) + "_min"), *range.least});
        if (range.most) numbers.push_back({attribute(as_word(name) + "_max"), *range.most});
    });
    std::sort(attributes_.begin() + static_cast<std::ptrdiff_t>(attribute::all.size()), attributes_.end(),
              [](const Attribute* a, const Attribute* b) { return std::string_view(a->name) < b->name; });
}

std::span<const NumberOut> EdgeNumbers::of(EdgeId edge) const {
    const auto at = numbers_.find(edge);
    return at == numbers_.end() ? std::span<const NumberOut>() : std::span<const NumberOut>(at->second);
}

const Attribute* EdgeNumbers::attribute(const std::string& name) {
    auto& known = by_name_[name];
    if (!known) {
        const auto& id = names_.emplace_back("n_" + name);
        known = &own_.emplace_back(Attribute{id.c_str(), id.c_str() + 2, Owner::edge, ValueType::whole});
        attributes_.push_back(known);
    }
    return known;
}

}  // namespace entente::formats
