#pragma once
// Everything that is needed for the main job: text in, events out, into a graph, walk it, write it.

#include <entente/date.hpp>
#include <entente/error.hpp>
#include <entente/record.hpp>
