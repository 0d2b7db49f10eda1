#pragma once
// How many were killed, wounded, arrested ...: the numbers that a document's words tell, and the records that they belong to.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <entente/record.hpp>

#include "events/arguments.hpp"
#include "events/scene.hpp"

namespace entente::events {

class Counts {
public:
    explicit Counts(const Scene& scene);

    /// Adds to a record what the word at `trigger` counts: of its target, where that is one of those counted, else of all.
    void add_own(std::uint32_t trigger, const std::optional<ActorRef>& target, Record& record) const;
    /// Adds numbers whose words gave no record to the deed that they go with ("a bomb killed 12 people and wounded 30").
    void add_left(std::uint32_t sentence, std::span<Record> records) const;

private:
    struct Found {
        std::uint32_t word, counted;  // "wounded", "30"
        std::string_view count;
        NumberRange range;
    };
    void read(std::uint32_t token);
    void keep(std::uint32_t word, std::uint32_t counted, std::string_view count);
    std::optional<NumberRange> number(std::uint32_t counted) const;
    std::optional<std::uint64_t> value(std::uint32_t first, std::uint32_t last) const;
    Bound bound(std::uint32_t sentence_first, std::uint32_t number_first) const;
    Record* deed(std::uint32_t word, std::span<Record> records) const;

    const Scene& scene_;
    const NumberWords& words_;
    Arguments arguments_;
    std::vector<Found> found_;  // in the order of the text
};

/// Takes over from `other` what `record` does not count itself.
void add_numbers(Record& record, const Record& other);

}  // namespace entente::events
