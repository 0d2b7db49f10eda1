#include "formats/out/attributes.hpp"
#include "formats/out/formats.hpp"
#include "formats/out/text_out.hpp"
#include "formats/xml.hpp"

namespace entente::formats {
namespace {

/// What GEXF has elements or attributes of its own for.
bool is_built_in(const Attribute& attribute) {
    for (const auto* known : {&attribute::node_label, &attribute::edge_label, &attribute::interaction, &attribute::weight})
        if (&attribute == known) return true;
    return false;
}

struct AttributeValues {
    std::string& to;

    void text(const Attribute& attribute, std::string_view value) {
        if (is_built_in(attribute)) return;
        open(attribute);
        if (attribute.type == ValueType::day) to += value;
        else append_xml_attribute(to, value);
        to += "\"/>";
    }
    template <class Number>
    void number(const Attribute& attribute, Number value) {
        if (is_built_in(attribute)) return;
        open(attribute);
        TextOut::append_number(to, value);
        to += "\"/>";
    }
    void open(const Attribute& attribute) {
        to += "<attvalue for=\"";
        to += attribute.id;
        to += "\" value=\"";
    }
};

/// GEXF 1.3: an edge is there on its days, so that Gephi's timeline shows the graph as it grew.
class GexfWriter final : public GraphWriter {
public:
    GexfWriter(std::ostream& out, Attributes attributes) : out_(out) {
        out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                " xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n"
                "<meta><creator>entente</creator></meta>\n"
                "<graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n";
        declare("node", Owner::node, attributes);
        declare("edge", Owner::edge, attributes);
        out_ << "<nodes>\n";
    }

    void node(const NodeOut& node) override {
        (out_ << "<node id=\"n").number(node.number) << "\" label=\"";
        append_xml_attribute(out_.text(), node.actor.name);
        out_ << "\"><attvalues>";
        each_attribute(node, values_);
        out_ << "</attvalues></node>\n";
        out_.row_ends();
    }

    void edge(const EdgeOut& edge) override {
        if (!edges_begun_) begin_edges();
        const auto& facts = edge.edge.facts;
        ((out_ << "<edge id=\"e").hex(facts.id) << "\" source=\"n").number(edge.source);
        (out_ << "\" target=\"n").number(edge.target) << "\" kind=\"";
        append_xml_attribute(out_.text(), edge.relation.type);
        out_ << "\" label=\"";
        append_xml_attribute(out_.text(), label_of(edge.relation));
        (out_ << "\" weight=\"").number(facts.reports) << "\"";
        if (const auto date = facts.date()) {
            out_ << " start=\"" << days_.of(date->start);
            out_ << "\" end=\"" << days_.of(date->end) << "\"";
        }
        out_ << "><attvalues>" << sorts_.of(edge, [&](std::string& text) {
            AttributeValues values{text};
            each_attribute(EdgeSort(edge), values);
        });
        each_attribute(edge, days_, values_);
        out_ << "</attvalues></edge>\n";
        out_.row_ends();
    }

    void end() override {
        if (!edges_begun_) begin_edges();
        out_ << "</edges>\n</graph>\n</gexf>\n";
        out_.end();
    }

private:
    void declare(std::string_view of, Owner owner, Attributes attributes) {
        out_ << "<attributes class=\"" << of << "\" mode=\"static\">\n";
        for (const auto* attribute : attributes) {
            if (attribute->owner != owner || is_built_in(*attribute)) continue;
            const auto type = attribute->type == ValueType::whole ? "integer" : attribute->type == ValueType::real ? "double" : "string";
            out_ << "<attribute id=\"" << attribute->id << "\" title=\"" << attribute->name << "\" type=\"" << type << "\"/>\n";
        }
        out_ << "</attributes>\n";
    }
    void begin_edges() {
        out_ << "</nodes>\n<edges>\n";
        edges_begun_ = true;
    }

    TextOut out_;
    AttributeValues values_{out_.text()};
    SortTexts sorts_;
    IsoDays days_;
    bool edges_begun_ = false;
};

}  // namespace

std::unique_ptr<GraphWriter> make_gexf(const OpenFile& open, Attributes attributes) { return std::make_unique<GexfWriter>(open({}), attributes); }

}  // namespace entente::formats
