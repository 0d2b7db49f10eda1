#pragma once
// A document as it waits in a queue.

#include <entente/work_queue.hpp>

#include "text/raw_document.hpp"

namespace entente::pipeline {

WorkQueue::Item queued(const text::RawDocument& document);
/// Throws Error (graph) where the item is none that queued() made.
text::RawDocument dequeued(const WorkQueue::Item& item);

}  // namespace entente::pipeline
