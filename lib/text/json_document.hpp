#pragma once
// A document written as a JSON object: "text" is required; "id", "title", "published", "publisher", "url" and "language" are ours;
// other members are kept as they are.

#include <string>
#include <string_view>
#include <vector>

#include <entente/error.hpp>

#include "text/raw_document.hpp"

namespace entente::text {

/// Throws Error (input) with `origin`: no JSON, a member of the wrong type, no text.
RawDocument json_document(std::string_view json, const std::string& origin);

/// The elements of a JSON array, each as it stands; the value itself where it is no array. Throws Error (input).
std::vector<std::string_view> json_elements(std::string_view json, const std::string& origin);

}  // namespace entente::text
