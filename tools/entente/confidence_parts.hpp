#pragma once
// What a record's confidence is made of: in words for explain, as a member of the record for extract --confidence-parts.

#include <string>
#include <vector>

#include <entente/entente.hpp>

#include "events/confidence.hpp"
#include "verb.hpp"

namespace entente::cli {

/// "0.77 verb.meet#5, -0.08 source pronoun, -0.02 far apart": what moves it by a hundredth and more, the most first.
std::string confidence_words(const events::ConfidenceParts& parts, const std::string& rule);

/// extract --confidence-parts: records as ever, each with the member "confidence_parts". The exit status.
int run_confidence_parts(const Pipeline& pipeline, const std::vector<std::string>& inputs, const ReadOptions& options, Context& context);

}  // namespace entente::cli
