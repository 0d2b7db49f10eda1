#pragma once
// An event before it becomes records: every source with every target.

#include <cstdint>
#include <string>
#include <vector>

#include <entente/record.hpp>

#include "events/arguments.hpp"

namespace entente::events {

struct ComposedEvent {
    std::uint32_t predicate = 0;
    std::string type, mode, cameo;
    std::vector<Argument> sources, targets;
    bool reciprocal = false;
    bool owned_up = false;  // the source is who owned up to the deed
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    double plausibility = 0;  // decides whether it becomes a record, and which of two records tells a deed
};

}  // namespace entente::events
