#pragma once
// How many were killed, wounded ...: what the reports of edges tell, as attributes that are named as the graph names them.

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "formats/out/attributes.hpp"

namespace entente::formats {

/// Holds those edges only that such numbers are told of.
class EdgeNumbers {
public:
    explicit EdgeNumbers(Store& store);
    EdgeNumbers(const EdgeNumbers&) = delete;
    EdgeNumbers& operator=(const EdgeNumbers&) = delete;

    /// All attributes of the graph, these at the end.
    Attributes attributes() const { return attributes_; }
    std::span<const NumberOut> of(EdgeId edge) const;

private:
    const Attribute* attribute(const std::string& name);

    std::deque<std::string> names_;
    std::deque<Attribute> own_;
    std::unordered_map<std::string, const Attribute*> by_name_;
    std::vector<const Attribute*> attributes_;
    std::unordered_map<EdgeId, std::vector<NumberOut>> numbers_;
};

}  // namespace entente::formats
