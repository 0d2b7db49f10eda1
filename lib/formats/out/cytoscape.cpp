#include <rapidjson/writer.h>

#include "formats/json_appender.hpp"
#include "formats/out/attributes.hpp"
#include "formats/out/formats.hpp"
#include "formats/out/text_out.hpp"
#include "formats/utf8.hpp"

namespace entente::formats {
namespace {

using Json = rapidjson::Writer<JsonAppender>;

/// Attributes as members of the object that is being written.
struct Members {
    Json& json;
    std::string scratch = {};

    void text(const char* name, std::string_view value) {
        json.Key(name);
        const auto good = well_formed(value, scratch);
        json.String(good.data(), static_cast<rapidjson::SizeType>(good.size()));
    }
    void text(const Attribute& attribute, std::string_view value) { text(attribute.name, value); }
    void number(const Attribute& attribute, double value) {
        json.Key(attribute.name);
        if (attribute.type == ValueType::whole) json.Int64(static_cast<std::int64_t>(value));
        else json.Double(value);
    }
};

/// Cytoscape's JSON; `value`, `key`, `directed` and `multigraph` are what networkx asks for.
class CytoscapeWriter final : public GraphWriter {
public:
    explicit CytoscapeWriter(std::ostream& out) : out_(out) {
        out_ << "{\"format_version\":\"1.0\",\"generated_by\":\"entente\",\"target_cytoscapejs_version\":\"~2.1\","
                "\"directed\":true,\"multigraph\":true,\"data\":{\"name\":\"entente\"},\"elements\":{\"nodes\":[\n";
    }

    void node(const NodeOut& node) override {
        const auto id = "n" + std::to_string(node.number);
        element([&](Members& members) {
            members.text("id", id);
            members.text("value", id);
            each_attribute(node, members);
        });
    }

    void edge(const EdgeOut& edge) override {
        if (!edges_begun_) begin_edges();
        const auto id = "e" + to_hex(edge.edge.facts.id);
        element([&](Members& members) {
            members.text("id", id);
            members.text("key", id);
            members.text("source", "n" + std::to_string(edge.source));
            members.text("target", "n" + std::to_string(edge.target));
            each_attribute(EdgeSort(edge), members);
            each_attribute(edge, days_, members);
        });
    }

    void end() override {
        if (!edges_begun_) begin_edges();
        out_ << "\n]}}\n";
        out_.end();
    }

private:
    template <class Write>
    void element(Write&& write) {
        if (!first_) out_ << ",\n";
        first_ = false;
        JsonAppender stream(out_.text());
        Json json(stream);
        Members members{json};
        json.StartObject();
        json.Key("data");
        json.StartObject();
        write(members);
        json.EndObject();
        json.EndObject();
        out_.row_ends();
    }
    void begin_edges() {
        out_ << "\n],\"edges\":[\n";
        first_ = edges_begun_ = true;
    }

    TextOut out_;
    IsoDays days_;
    bool first_ = true, edges_begun_ = false;
};

}  // namespace

std::unique_ptr<GraphWriter> make_cytoscape(const OpenFile& open, Attributes) { return std::make_unique<CytoscapeWriter>(open({})); }

}  // namespace entente::formats
