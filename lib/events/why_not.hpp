#pragma once
// What a trace found, in words that someone who extends the lexicon can act on.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <entente/record.hpp>

#include "events/scene.hpp"

namespace entente::events {

/// A phrase that stands where a frame looks for an actor, and why it is none.
struct SlotReading {
    bool target = false;
    std::string at;      // the relation, as frames write it: "subject", "with"
    std::string phrase;  // empty where nothing stands there
    std::string fault;   // "names no known actor"; empty where nothing stands there
};

/// Why one word gave no record.
struct Reason {
    std::string_view name;    // "no-frame", "condition", ...
    std::string word, lemma;
    std::string_view pos;     // "verb", "noun", "adjective"
    Extent extent;            // of the word, in the text as given
    std::string frame;        // the frame's id, where one was found or tried
    std::string_view file;    // that one would extend, from the schema folder on; empty where nothing is to be extended
    std::string detail;       // one clause
    std::vector<SlotReading> slots;
    std::optional<double> plausibility, confidence, floor;
};

struct SentenceReasons {
    std::uint32_t sentence = 0;
    Extent extent;
    std::string text;
    std::size_t records = 0;      // that it gave
    std::vector<Reason> reasons;  // by word
};

/// Of the sentences without a record or, where `all` is set, of all in which a word was stopped; what was stopped by the trace
/// of the same scene.
std::vector<SentenceReasons> why_not(const Scene& scene, const Trace& trace, std::span<const Record> records, bool all);

}  // namespace entente::events
