#pragma once
// What is kept of nodes and edges, told once for all formats that have attributes.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <entente/date.hpp>

#include "formats/out/graph_writer.hpp"

namespace entente::formats {

enum class ValueType : std::uint8_t { text, whole, real, day };
enum class Owner : std::uint8_t { node, edge };

struct Attribute {
    const char *id, *name;  // the id is a word that no other attribute has; nodes and edges may share a name
    Owner owner;
    ValueType type;
};

namespace attribute {
// Cytoscape wants `interaction`, Gephi `label` and `weight`, igraph `name`.
inline constexpr Attribute name{"node-name", "name", Owner::node, ValueType::text};
inline constexpr Attribute node_label{"node-label", "label", Owner::node, ValueType::text};
inline constexpr Attribute actor{"actor", "actor", Owner::node, ValueType::text};
inline constexpr Attribute actor_kind{"actor-kind", "kind", Owner::node, ValueType::text};
inline constexpr Attribute country{"country", "country", Owner::node, ValueType::text};
inline constexpr Attribute sector{"sector", "sector", Owner::node, ValueType::text};
inline constexpr Attribute code{"code", "code", Owner::node, ValueType::text};
inline constexpr Attribute latitude{"latitude", "latitude", Owner::node, ValueType::real};
inline constexpr Attribute longitude{"longitude", "longitude", Owner::node, ValueType::real};
inline constexpr Attribute also{"also", "also", Owner::node, ValueType::text};
inline constexpr Attribute merged{"merged", "merged", Owner::node, ValueType::text};
inline constexpr Attribute edge_label{"edge-label", "label", Owner::edge, ValueType::text};
inline constexpr Attribute interaction{"interaction", "interaction", Owner::edge, ValueType::text};
inline constexpr Attribute weight{"weight", "weight", Owner::edge, ValueType::real};
inline constexpr Attribute record_kind{"record-kind", "kind", Owner::edge, ValueType::text};
inline constexpr Attribute mode{"mode", "mode", Owner::edge, ValueType::text};
inline constexpr Attribute quad{"quad", "quad", Owner::edge, ValueType::whole};
inline constexpr Attribute first_date{"first-date", "first_date", Owner::edge, ValueType::day};
inline constexpr Attribute last_date{"last-date", "last_date", Owner::edge, ValueType::day};
inline constexpr Attribute polarity{"polarity", "polarity", Owner::edge, ValueType::text};
inline constexpr Attribute modality{"modality", "modality", Owner::edge, ValueType::text};
inline constexpr Attribute direction{"direction", "direction", Owner::edge, ValueType::text};
inline constexpr Attribute confidence{"confidence", "confidence", Owner::edge, ValueType::real};
inline constexpr Attribute reports{"reports", "reports", Owner::edge, ValueType::whole};
inline constexpr Attribute documents{"documents", "documents", Owner::edge, ValueType::whole};

/// Of every graph; the numbers that its reports tell come after them (edge_numbers.hpp).
inline constexpr std::array all{&name,       &node_label, &actor,  &actor_kind, &country, &sector,     &code,      &latitude, &longitude, &also,       &merged,  &edge_label, &interaction,
                                &weight,     &record_kind, &mode,  &quad,       &first_date, &last_date, &polarity, &modality, &direction, &confidence, &reports, &documents};
}  // namespace attribute

/// The parts of a list, one after the other.
std::string joined(const std::vector<std::string>& parts, std::string_view between);
/// Type and mode.
std::string label_of(const Relation& relation);

/// Calls `take.text(attribute, text)`, `take.number(attribute, number)` for each attribute that the node has, in their order.
template <class Take>
void each_attribute(const NodeOut& node, Take& take) {
    const auto text = [&](const Attribute& attribute, std::string_view value) {
        if (!value.empty()) take.text(attribute, value);
    };
    const auto& actor = node.actor;
    text(attribute::name, actor.name);
    text(attribute::node_label, actor.name);
    text(attribute::actor, actor.id);
    text(attribute::actor_kind, to_string(actor.kind));
    text(attribute::country, actor.country);
    text(attribute::sector, actor.sector);
    text(attribute::code, actor.code);
    if (actor.coordinates) {
        take.number(attribute::latitude, actor.coordinates->latitude);
        take.number(attribute::longitude, actor.coordinates->longitude);
    }
    text(attribute::also, joined(node.merged.names, "; "));
    text(attribute::merged, joined(node.merged.ids, " "));
}

/// What many edges have alike.
struct EdgeSort {
    const Relation& relation;
    bool reciprocal;
    Polarity polarity;
    Modality modality;

    explicit EdgeSort(const EdgeOut& edge)
        : relation(edge.relation), reciprocal(edge.edge.facts.reciprocal), polarity(edge.edge.facts.polarity), modality(edge.edge.facts.modality) {}
};

/// The same for what all edges of a sort have alike.
template <class Take>
void each_attribute(const EdgeSort& sort, Take& take) {
    take.text(attribute::edge_label, label_of(sort.relation));
    take.text(attribute::interaction, sort.relation.type);
    take.text(attribute::record_kind, to_string(sort.relation.kind));
    if (!sort.relation.mode.empty()) take.text(attribute::mode, sort.relation.mode);
    if (sort.relation.quad) take.number(attribute::quad, sort.relation.quad);
    take.text(attribute::polarity, to_string(sort.polarity));
    take.text(attribute::modality, to_string(sort.modality));
    take.text(attribute::direction, sort.reciprocal ? "both" : "forward");
}

/// Days as text. Edges come about a month at a time, so that few days are written anew.
class IsoDays {
public:
    const std::string& of(const Date& day) {
        auto& [known, iso] = days_[static_cast<std::size_t>(day.day.time_since_epoch().count()) % days_.size()];
        if (day != known || iso.empty()) iso = day.iso();
        known = day;
        return iso;
    }

private:
    std::array<std::pair<Date, std::string>, 64> days_;
};

/// The same for what each edge has for itself.
template <class Take>
void each_attribute(const EdgeOut& edge, IsoDays& days, Take& take) {
    const auto& facts = edge.edge.facts;
    take.number(attribute::weight, facts.reports);
    if (const auto date = facts.date()) {
        take.text(attribute::first_date, days.of(date->start));
        take.text(attribute::last_date, days.of(date->end));
    }
    take.number(attribute::confidence, facts.confidence);
    take.number(attribute::reports, facts.reports);
    take.number(attribute::documents, edge.edge.documents);
    for (const auto& [attribute, value] : edge.numbers) take.number(*attribute, value);
}

/// What the attributes of a sort of edges come to in one format, made once for each.
class SortTexts {
public:
    /// `make` appends to the text that it is given.
    template <class Make>
    const std::string& of(const EdgeOut& edge, Make&& make) {
        const auto& facts = edge.edge.facts;
        const auto sort = (std::uint64_t{facts.relation} << 8) | (static_cast<unsigned>(facts.modality) << 2) | (static_cast<unsigned>(facts.polarity) << 1) | unsigned{facts.reciprocal};
        const auto [at, is_new] = texts_.try_emplace(sort);
        if (is_new) make(at->second);
        return at->second;
    }

private:
    std::unordered_map<std::uint64_t, std::string> texts_;
};

}  // namespace entente::formats
