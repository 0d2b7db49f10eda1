#include "formats/out/attributes.hpp"
#include "formats/out/formats.hpp"
#include "formats/out/look.hpp"
#include "formats/out/text_out.hpp"
#include "formats/xml.hpp"

namespace entente::formats {
namespace {

/// Attributes as <data> elements.
struct DataElements {
    std::string& to;

    void text(const Attribute& attribute, std::string_view value) {
        open(attribute);
        if (attribute.type == ValueType::day) to += value;
        else append_xml(to, value);
        to += "</data>";
    }
    template <class Number>
    void number(const Attribute& attribute, Number value) {
        open(attribute);
        TextOut::append_number(to, value);
        to += "</data>";
    }
    void open(const Attribute& attribute) {
        to += "<data key=\"";
        to += attribute.id;
        to += "\">";
    }
};

/// Leaves it to the reader how the graph looks.
struct NoLook {
    static constexpr std::string_view name_space{}, keys{};
    static void node(TextOut&, const NodeOut&) {}
    static void edge(TextOut&, const EdgeOut&) {}
};

/// yEd shows only what its own elements say. It lays a graph out when it is told to; until then the nodes stand in rows.
struct YedLook {
    static constexpr std::string_view name_space = " xmlns:y=\"http://www.yworks.com/xml/graphml\"";
    static constexpr std::string_view keys =
        "<key id=\"node-graphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
        "<key id=\"edge-graphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";
    static constexpr std::uint32_t nodes_in_a_row = 24, width = 180, height = 90;

    static void node(TextOut& out, const NodeOut& node) {
        const auto& look = look_of(node.actor.kind);
        (out << "<data key=\"node-graphics\"><y:ShapeNode><y:Geometry height=\"40.0\" width=\"140.0\" x=\"").number(node.number % nodes_in_a_row * width);
        (out << "\" y=\"").number(node.number / nodes_in_a_row * height) << "\"/><y:Fill color=\"" << look.fill << "\" transparent=\"false\"/><y:NodeLabel>";
        append_xml(out.text(), node.actor.name);
        out << "</y:NodeLabel><y:Shape type=\"" << look.yed << "\"/></y:ShapeNode></data>";
    }
    static void edge(TextOut& out, const EdgeOut& edge) {
        const auto& facts = edge.edge.facts;
        const bool happened = facts.polarity == Polarity::affirmed && facts.modality == Modality::actual;
        out << "<data key=\"edge-graphics\"><y:PolyLineEdge><y:LineStyle color=\"" << colour_of_quad(edge.relation.quad) << "\" type=\"" << (happened ? "line" : "dashed")
            << "\" width=\"1.0\"/><y:Arrows source=\"" << (facts.reciprocal ? "standard" : "none") << "\" target=\"standard\"/><y:EdgeLabel>";
        append_xml(out.text(), label_of(edge.relation));
        out << "</y:EdgeLabel></y:PolyLineEdge></data>";
    }
};

/// One profile for all readers: ids that are words, each key for one domain, no types but string and double, no defaults.
template <class Look>
class GraphmlWriter final : public GraphWriter {
public:
    GraphmlWriter(std::ostream& out, Attributes attributes) : out_(out) {
        out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
             << Look::name_space
             << " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
             << Look::keys;
        for (const auto* attribute : attributes) {
            const bool number = attribute->type == ValueType::real || attribute->type == ValueType::whole;
            out_ << "<key id=\"" << attribute->id << "\" for=\"" << (attribute->owner == Owner::node ? "node" : "edge") << "\" attr.name=\"" << attribute->name << "\" attr.type=\""
                 << (number ? "double" : "string") << "\"/>\n";
        }
        out_ << "<graph id=\"G\" edgedefault=\"directed\">\n";
    }

    void node(const NodeOut& node) override {
        (out_ << "<node id=\"n").number(node.number) << "\">";
        each_attribute(node, data_);
        Look::node(out_, node);
        out_ << "</node>\n";
        out_.row_ends();
    }

    void edge(const EdgeOut& edge) override {
        ((out_ << "<edge id=\"e").hex(edge.edge.facts.id) << "\" source=\"n").number(edge.source);
        (out_ << "\" target=\"n").number(edge.target) << "\">";
        out_ << sorts_.of(edge, [&](std::string& text) {
            DataElements data{text};
            each_attribute(EdgeSort(edge), data);
        });
        each_attribute(edge, days_, data_);
        Look::edge(out_, edge);
        out_ << "</edge>\n";
        out_.row_ends();
    }

    void end() override {
        out_ << "</graph>\n</graphml>\n";
        out_.end();
    }

private:
    TextOut out_;
    DataElements data_{out_.text()};
    SortTexts sorts_;
    IsoDays days_;
};

}  // namespace

std::unique_ptr<GraphWriter> make_graphml(const OpenFile& open, Attributes attributes) { return std::make_unique<GraphmlWriter<NoLook>>(open({}), attributes); }
std::unique_ptr<GraphWriter> make_graphml_yed(const OpenFile& open, Attributes attributes) { return std::make_unique<GraphmlWriter<YedLook>>(open({}), attributes); }

}  // namespace entente::formats
