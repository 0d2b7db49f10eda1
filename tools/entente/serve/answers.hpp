#pragma once
// The questions of the interface, each answered by one call of the library. docs/api.md describes them.

#include <functional>
#include <string>

#include <entente/store.hpp>

#include "serve/request.hpp"

namespace entente::cli {

/// What a question is answered with.
struct Answer {
    std::string body;
    std::string type = "application/json";
    std::string file_name;  // of a file to be kept; else empty
};

struct Question {
    const char* path;
    Answer (*answer)(Store& store, Parameters& asked);
};

/// `name` stands for the graph: its file's name.
Answer answer_info(Store& store, const std::string& name);
/// All others.
const std::vector<Question>& questions();

/// The error as JSON.
std::string json_of(const Error& error);

}  // namespace entente::cli
