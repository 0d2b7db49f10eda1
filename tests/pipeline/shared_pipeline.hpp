#pragma once
// The knowledge, loaded once for all tests of the room.

#include <entente/pipeline.hpp>

inline const entente::Pipeline& shared_pipeline() {
    static const entente::Pipeline pipeline;
    return pipeline;
}
