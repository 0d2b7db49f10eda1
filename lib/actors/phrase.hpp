#pragma once
// A noun phrase given by itself, as a document with the analysis that a noun phrase has: no model is needed for it.

#include <memory>
#include <optional>
#include <string_view>

#include <entente/date.hpp>

#include "actors/agents.hpp"
#include "actors/directory.hpp"
#include "syntax/analysis.hpp"
#include "text/document.hpp"

namespace entente::actors {

struct Phrase {
    text::Document document;
    syntax::Analysis analysis;
    std::uint32_t head = 0;  // token
};

/// nullptr where the text holds no word.
std::unique_ptr<Phrase> parse_phrase(std::string_view text, const std::optional<Date>& day, const Directory& directory,
                                     const Agents& agents);

}  // namespace entente::actors
