#include <entente/formats.hpp>

#include <array>
#include <charconv>
#include <ostream>
#include <unordered_map>

#include <fmt/format.h>

#include "formats/xml.hpp"

namespace entente {
namespace {

constexpr std::size_t chunk = 1 << 16;

struct Key {
    const char *id, *domain, *name, *type;
};
// One profile for all readers: ids that are words, each key for one domain, no types but string and double, no defaults.
// Cytoscape wants `interaction`, Gephi `label` and `weight`, igraph `name`.
constexpr std::array<Key, 25> keys{{
    {"node-name", "node", "name", "string"},
    {"node-label", "node", "label", "string"},
    {"actor", "node", "actor", "string"},
    {"actor-kind", "node", "kind", "string"},
    {"country", "node", "country", "string"},
    {"sector", "node", "sector", "string"},
    {"code", "node", "code", "string"},
    {"latitude", "node", "latitude", "double"},
    {"longitude", "node", "longitude", "double"},
    {"also", "node", "also", "string"},
    {"merged", "node", "merged", "string"},
    {"edge-label", "edge", "label", "string"},
    {"interaction", "edge", "interaction", "string"},
    {"weight", "edge", "weight", "double"},
    {"record-kind", "edge", "kind", "string"},
    {"mode", "edge", "mode", "string"},
    {"quad", "edge", "quad", "double"},
    {"first-date", "edge", "first_date", "string"},
    {"last-date", "edge", "last_date", "string"},
    {"polarity", "edge", "polarity", "string"},
    {"modality", "edge", "modality", "string"},
    {"direction", "edge", "direction", "string"},
    {"confidence", "edge", "confidence", "double"},
    {"reports", "edge", "reports", "double"},
    {"documents", "edge", "documents", "double"},
}};

/// Names and ids of the actors that are shown as one.
struct Merged {
    std::string names, ids;
};

class GraphmlWriter {
public:
    explicit GraphmlWriter(std::ostream& out) : out_(out) {}

    void begin() {
        buffer_ =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
        for (const auto& key : keys)
            buffer_ += fmt::format("<key id=\"{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", key.id, key.domain, key.name,
                                   key.type);
        buffer_ += "<graph id=\"G\" edgedefault=\"directed\">\n";
    }

    void node(std::uint32_t number, const Actor& actor, const Merged& merged) {
        buffer_ += "<node id=\"n";
        append_number(number);
        buffer_ += "\">";
        text("node-name", actor.name);
        text("node-label", actor.name);
        text("actor", actor.id);
        text("actor-kind", to_string(actor.kind));
        text("country", actor.country);
        text("sector", actor.sector);
        text("code", actor.code);
        if (actor.coordinates) {
            this->number("latitude", actor.coordinates->latitude);
            this->number("longitude", actor.coordinates->longitude);
        }
        text("also", merged.names);
        text("merged", merged.ids);
        buffer_ += "</node>\n";
        flush_when_full();
    }

    void edge(std::uint32_t source, std::uint32_t target, const StoredEdge& edge, const Relation& relation) {
        const auto& facts = edge.facts;
        buffer_ += "<edge id=\"e";
        buffer_ += to_hex(facts.id);
        buffer_ += "\" source=\"n";
        append_number(source);
        buffer_ += "\" target=\"n";
        append_number(target);
        buffer_ += "\">";
        buffer_ += relation_data(facts.relation, relation);
        number("weight", facts.reports);
        if (const auto date = facts.date()) {
            text("first-date", iso(date->start));
            text("last-date", iso(date->end));
        }
        text("polarity", to_string(facts.polarity));
        text("modality", to_string(facts.modality));
        text("direction", facts.reciprocal ? "both" : "forward");
        number("confidence", facts.confidence);
        number("reports", facts.reports);
        number("documents", edge.documents);
        buffer_ += "</edge>\n";
        flush_when_full();
    }

    void end() {
        buffer_ += "</graph>\n</graphml>\n";
        flush();
        out_.flush();
        if (!out_) fail();
    }

private:
    void text(std::string_view key, std::string_view value) {
        if (value.empty()) return;
        open(key);
        formats::append_xml(buffer_, value);
        buffer_ += "</data>";
    }
    template <class Number>
    void number(std::string_view key, Number value) {
        open(key);
        append_number(value);
        buffer_ += "</data>";
    }
    void open(std::string_view key) {
        buffer_ += "<data key=\"";
        buffer_ += key;
        buffer_ += "\">";
    }
    template <class Number>
    void append_number(Number value) {
        std::array<char, 32> digits;
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        buffer_.append(digits.data(), end);
    }
    /// What all edges of a relation say alike, made once.
    const std::string& relation_data(std::uint32_t number_of_relation, const Relation& relation) {
        const auto [at, is_new] = relations_.try_emplace(number_of_relation);
        if (!is_new) return at->second;
        std::swap(buffer_, at->second);
        text("edge-label", relation.mode.empty() ? relation.type : relation.type + " " + relation.mode);
        text("interaction", relation.type);
        text("record-kind", to_string(relation.kind));
        text("mode", relation.mode);
        if (relation.quad) number("quad", relation.quad);
        std::swap(buffer_, at->second);
        return at->second;
    }
    /// Days come in runs.
    const std::string& iso(const Date& day) {
        if (day != day_ || iso_.empty()) iso_ = day.iso();
        day_ = day;
        return iso_;
    }
    void flush_when_full() {
        if (buffer_.size() >= chunk) flush();
    }
    void flush() {
        out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        buffer_.clear();
        if (!out_) fail();
    }
    [[noreturn]] static void fail() { throw Error(ErrorCode::io, "writing failed", "GraphML", "see that there is room on the disk"); }

    std::ostream& out_;
    std::string buffer_;
    std::unordered_map<std::uint32_t, std::string> relations_;
    Date day_;
    std::string iso_;
};

}  // namespace

Written write_graphml(Store& store, const Filter& filter, std::ostream& out) {
    constexpr auto unnumbered = UINT32_MAX;
    const auto snapshot = store.snapshot();
    const bool everything = filter.lets_all_through();
    std::unordered_map<ActorNo, std::uint32_t> numbers;
    if (!everything) {
        store.each_edge(filter, [&](const StoredEdge& edge) {
            numbers.emplace(edge.source, unnumbered);
            numbers.emplace(edge.target, unnumbered);
        });
    }

    Written written;
    GraphmlWriter writer(out);
    writer.begin();
    std::unordered_map<ActorNo, Merged> merged;
    store.each_merged([&](ActorNo shown, const Actor& facts) {
        auto& [names, ids] = merged[shown];
        names.append(names.empty() ? "" : "; ").append(facts.name);
        ids.append(ids.empty() ? "" : " ").append(facts.id);
    });
    const Merged nobody;
    store.each_actor([&](ActorNo actor, const Actor& facts) {
        if (!everything && !numbers.contains(actor)) return;
        const auto number = static_cast<std::uint32_t>(written.actors++);
        numbers[actor] = number;
        const auto at = merged.find(actor);
        writer.node(number, facts, at == merged.end() ? nobody : at->second);
    });
    store.each_edge(filter, [&](const StoredEdge& edge) {
        writer.edge(numbers.at(edge.source), numbers.at(edge.target), edge, store.relation(edge.facts.relation));
        ++written.edges;
    });
    writer.end();
    return written;
}

}  // namespace entente
