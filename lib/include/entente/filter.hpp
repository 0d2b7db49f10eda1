#pragma once
// Which edges a walk, a list or an export takes.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <entente/record.hpp>

namespace entente {

/// The conditions of a Filter, by name.
enum class FilterPart : std::uint8_t { type, kind, quad, since, until, confidence, polarity, modality, document, actor_kind, country };

/// What actors are shown as, where the graph has it: by how they are coded, and persons without a country by the offices that ties tell.
enum class Rollup : std::uint8_t {
    government,  // who is of a country's government or its forces (sectors GOV, MIL, COP, SPY), or holds an office of it, as that government
    country,     // all who are of a country as that country
};

/// Every condition must hold; one that is left as it is asks for nothing. An edge's own word decides: an undated edge lies in
/// no span of time.
struct Filter {
    std::vector<std::string> types;       // any of these: "CONSULT", "holds-office"; letters' case does not count
    std::optional<RecordKind> kind;       // events only, or ties only
    std::vector<int> quads;               // any of these quad classes, 1..4
    std::optional<Date> since, until;     // the edge's days and these have a day in common
    double min_confidence = 0;            // of the edge's best evidence
    bool all = false;                     // negated edges too, and those that are planned, requested or possible
    /// Shows reports of one relation between the same two as one edge where their days are at most so many apart and their places
    /// agree (docs/graph-schema.md); `since`, `until` and `min_confidence` then ask of that edge. Absent: edges as they are stored.
    std::optional<int> window;
    std::optional<Polarity> polarity;     // only this one, whatever `all` says
    std::optional<Modality> modality;     // only this one, whatever `all` says
    std::vector<std::string> documents;   // with evidence in any of these (documents' ids)
    std::vector<ActorKind> actor_kinds;   // actors of any of these kinds
    std::vector<std::string> countries;   // actors of any of these countries, ISO 3166-1 alpha-3
    /// Shows edges of many as edges of few; the conditions on actors then ask of these. Edges within one are loops of it.
    std::optional<Rollup> rollup;

    bool operator==(const Filter&) const = default;

    /// Lets every edge through.
    static Filter everything() {
        Filter filter;
        filter.all = true;
        return filter;
    }
    /// Whether no edge is left out, be some shown as one or not.
    bool lets_all_through() const {
        auto all_of_it = everything();
        all_of_it.window = window;
        return *this == all_of_it;
    }
};

}  // namespace entente
