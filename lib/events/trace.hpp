#pragma once
// What stopped a word from giving a record, and what makes a record as sure as it is, noted while a document is coded, for
// whoever asks. In an ordinary reading nobody does: a hook is then one test of a pointer, at a place where something is left out anyway.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "events/confidence.hpp"
#include "events/lexicon.hpp"
#include "events/tree.hpp"

namespace entente::events {

enum class Stop : std::uint8_t {
    no_frame,            // the lexicon has none for this lemma and part of speech
    bare_participle,     // "armed men": a participle that only describes
    compound_part,       // "peace talks": the head has the frame
    light_verb,          // the frame only carries an event noun, and the verb has none
    particle,            // the frame's particle does not stand there
    condition,           // a condition of the frame does not hold
    no_event,            // an operator, or a sense that is no event
    absorbed,            // part of what its governor says ("threatened to attack")
    no_actor,            // nobody at either side
    no_source,           // nobody who says or does it, where the frame or the type needs one
    no_target,           // nobody whom it touches, where the frame needs one
    topic,               // a noun that speaks of such events in general ("cooperation is needed")
    refused,             // "decided not to join": told by the refusal
    told_by_casualties,  // "exploded, wounding twelve": told by the dead and wounded
    part_of_demand,      // what a demand asks for
    implausible,         // does not pass the gate of the composer
    low_confidence,      // less sure than was asked for
    self_relation,       // source and target are one actor
    private_matter,      // words or help between private persons
    covered,             // another word tells the same deed, more fully or more surely
    open_source,         // the source is a word that leads to nobody, and without one it says nothing
    open_actors,         // the same of all sides
};

/// A phrase that stands where a frame looks for an actor.
struct Slot {
    bool target = false;
    const Relation* at = nullptr;
    std::uint32_t token = no_token;  // the head of the phrase; no_token where nothing stands there
};

struct Obstacle {
    Stop stop = Stop::no_frame;
    std::uint32_t token = no_token;         // the word that was stopped
    const Frame* frame = nullptr;
    std::uint32_t other = no_token;         // the word that speaks for it, where there is one
    const Condition* condition = nullptr;   // of the frame, that does not hold
    std::vector<std::uint32_t> stood = {};  // what stands where the condition looks
    std::vector<Slot> slots = {};
    double reached = 0, floor = 0;          // of what is implausible or not sure enough, and what it had to reach
};

class Trace {
public:
    void add(Obstacle obstacle) { obstacles_.push_back(std::move(obstacle)); }
    /// A frame was found for the word: why others did not fit is of no interest.
    void forget(std::uint32_t token) {
        std::erase_if(obstacles_, [&](const Obstacle& o) { return o.token == token; });
    }
    /// What the last condition that failed looked at.
    void looked_at(std::vector<std::uint32_t> tokens) { looked_at_ = std::move(tokens); }
    std::vector<std::uint32_t> looked_at() { return std::exchange(looked_at_, {}); }

    /// What a record's confidence is made of.
    void weighed(std::string record, ConfidenceParts parts) { parts_[std::move(record)] = std::move(parts); }
    void renamed(const std::string& was, const std::string& record) {
        if (auto node = parts_.extract(was); !node.empty()) {
            node.key() = record;
            parts_.insert(std::move(node));
        }
    }
    /// Of a record that the coding gave; null of any other.
    const ConfidenceParts* parts(const std::string& record) const {
        const auto it = parts_.find(record);
        return it == parts_.end() ? nullptr : &it->second;
    }

    /// In the order in which they came up: while words look for their frames, then predicates for their actors, then records.
    const std::vector<Obstacle>& obstacles() const { return obstacles_; }

private:
    std::vector<Obstacle> obstacles_;
    std::vector<std::uint32_t> looked_at_;
    std::unordered_map<std::string, ConfidenceParts> parts_;  // by record
};

}  // namespace entente::events
