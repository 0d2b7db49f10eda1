#pragma once
// Everything that is needed for the main job: text in, events out, into a graph, walk it, write it.

#include <entente/actor_import.hpp>
#include <entente/builder.hpp>
#include <entente/cypher.hpp>
#include <entente/date.hpp>
#include <entente/decision.hpp>
#include <entente/error.hpp>
#include <entente/export.hpp>
#include <entente/filter.hpp>
#include <entente/formats.hpp>
#include <entente/graph.hpp>
#include <entente/identity.hpp>
#include <entente/measures.hpp>
#include <entente/pipeline.hpp>
#include <entente/query.hpp>
#include <entente/record.hpp>
#include <entente/schema.hpp>
#include <entente/store.hpp>
