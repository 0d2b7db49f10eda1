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

/// What two readers of JSON want around the same nodes and edges. `key`, `directed` and `multigraph` are what networkx asks for.
struct Dialect {
    const char *head, *between, *tail;
    bool cytoscape;  // each element's members lie in `data`, and nodes have a `value`
};
constexpr Dialect cytoscape{"{\"format_version\":\"1.0\",\"generated_by\":\"entente\",\"target_cytoscapejs_version\":\"~2.1\","
                            "\"directed\":true,\"multigraph\":true,\"data\":{\"name\":\"entente\"},\"elements\":{\"nodes\":[\n",
                            "\n],\"edges\":[\n", "\n]}}\n", true};
constexpr Dialect node_link{"{\"directed\":true,\"multigraph\":true,\"graph\":{},\"nodes\":[\n", "\n],\"links\":[\n", "\n]}\n", false};

class JsonGraphWriter final : public GraphWriter {
public:
    JsonGraphWriter(std::ostream& out, const Dialect& dialect) : out_(out), dialect_(dialect) { out_ << dialect_.head; }

    void node(const NodeOut& node) override {
        const auto id = "n" + std::to_string(node.number);
        element([&](Members& members) {
            members.text("id", id);
            if (dialect_.cytoscape) members.text("value", id);
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
        out_ << dialect_.tail;
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
        if (dialect_.cytoscape) json.StartObject(), json.Key("data");
        json.StartObject();
        write(members);
        json.EndObject();
        if (dialect_.cytoscape) json.EndObject();
        out_.row_ends();
    }
    void begin_edges() {
        out_ << dialect_.between;
        first_ = edges_begun_ = true;
    }

    TextOut out_;
    const Dialect& dialect_;
    IsoDays days_;
    bool first_ = true, edges_begun_ = false;
};

}  // namespace

std::unique_ptr<GraphWriter> make_cytoscape(const OpenFile& open, Attributes) { return std::make_unique<JsonGraphWriter>(open({}), cytoscape); }
std::unique_ptr<GraphWriter> make_node_link(const OpenFile& open, Attributes) { return std::make_unique<JsonGraphWriter>(open({}), node_link); }

}  // namespace entente::formats
