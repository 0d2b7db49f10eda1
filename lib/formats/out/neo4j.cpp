#include <array>
#include <vector>

#include "formats/out/attributes.hpp"
#include "formats/out/formats.hpp"
#include "formats/out/separated.hpp"

namespace entente::formats {
namespace {

/// A file whose columns are attributes, after those that the import itself asks for.
class Table {
public:
    Table(std::ostream& out, std::initializer_list<std::string_view> own, std::vector<const Attribute*> columns) : rows_(out, ','), columns_(std::move(columns)), values_(columns_.size()) {
        for (const auto name : own) rows_.text(name);
        for (const auto* column : columns_) {
            static constexpr std::array<std::string_view, 4> types{":string", ":long", ":double", ":date"};
            rows_.text(std::string(column->name).append(types[static_cast<std::size_t>(column->type)]));
        }
        rows_.row_ends();
    }

    SeparatedRows& row() { return rows_; }
    void text(const Attribute& attribute, std::string_view value) {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i] == &attribute) values_[i] = value;
    }
    template <class Number>
    void number(const Attribute& attribute, Number value) {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i] == &attribute) TextOut::append_number(values_[i], value);
    }
    void row_ends() {
        for (auto& value : values_) {
            rows_.text(value);
            value.clear();
        }
        rows_.row_ends();
    }

private:
    SeparatedRows rows_;
    std::vector<const Attribute*> columns_;
    std::vector<std::string> values_;
};

/// "armed-group": "ArmedGroup".
std::string label_of_kind(ActorKind kind) {
    std::string label;
    bool upper = true;
    for (const char c : to_string(kind)) {
        if (c == '-') upper = true;
        else label += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c, upper = false;
    }
    return label;
}

/// What neo4j-admin's import reads: nodes and relationships, their columns' types in the headers. An empty field is no property.
class Neo4jWriter final : public GraphWriter {
public:
    Neo4jWriter(const OpenFile& open, Attributes attributes)
        : nodes_(open(neo4j_files[0]), {":ID", ":LABEL"}, columns(attributes, Owner::node)),
          edges_(open(neo4j_files[1]), {":START_ID", ":END_ID", ":TYPE", "edge:string"}, columns(attributes, Owner::edge)) {}

    void node(const NodeOut& node) override {
        nodes_.row().number(node.number);
        nodes_.row().text("Actor;" + label_of_kind(node.actor.kind));
        each_attribute(node, nodes_);
        nodes_.row_ends();
    }
    void edge(const EdgeOut& edge) override {
        edges_.row().number(edge.source);
        edges_.row().number(edge.target);
        edges_.row().text(edge.relation.type);
        edges_.row().text(to_hex(edge.edge.facts.id));
        each_attribute(EdgeSort(edge), edges_);
        each_attribute(edge, days_, edges_);
        edges_.row_ends();
    }
    void end() override {
        nodes_.row().end();
        edges_.row().end();
    }

private:
    /// All but those that say again what another column says.
    static std::vector<const Attribute*> columns(Attributes attributes, Owner owner) {
        std::vector<const Attribute*> columns;
        for (const auto* each : attributes)
            if (each->owner == owner && each != &attribute::node_label && each != &attribute::edge_label && each != &attribute::interaction && each != &attribute::weight)
                columns.push_back(each);
        return columns;
    }

    Table nodes_, edges_;
    IsoDays days_;
};

}  // namespace

std::unique_ptr<GraphWriter> make_neo4j(const OpenFile& open, Attributes attributes) { return std::make_unique<Neo4jWriter>(open, attributes); }

}  // namespace entente::formats
