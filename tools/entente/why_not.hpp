#pragma once
// extract --why-not: what stopped the sentences that gave nothing.

#include <string>
#include <vector>

#include <entente/entente.hpp>

#include "verb.hpp"

namespace entente::cli {

struct WhyNotOptions {
    std::vector<std::string> inputs;
    ReadOptions read;
    bool all = false;   // also what was stopped in sentences that gave a record
    bool json = false;
};

int run_why_not(const Pipeline& pipeline, const WhyNotOptions& options, Context& context);

}  // namespace entente::cli
