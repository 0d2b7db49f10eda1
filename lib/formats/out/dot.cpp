#include "formats/out/attributes.hpp"
#include "formats/out/formats.hpp"
#include "formats/out/look.hpp"
#include "formats/out/text_out.hpp"
#include "formats/utf8.hpp"

namespace entente::formats {
namespace {

/// Graphviz's language. Shapes tell kinds, colours quad classes; what is negated, planned, requested or possible is dashed.
class DotWriter final : public GraphWriter {
public:
    explicit DotWriter(std::ostream& out) : out_(out) {
        out_ << "digraph entente {\n"
                "graph [overlap=false, splines=true, charset=\"UTF-8\"];\n"
                "node [style=filled, fontname=\"sans-serif\", fontsize=11];\n"
                "edge [fontname=\"sans-serif\", fontsize=9];\n";
    }

    void node(const NodeOut& node) override {
        const auto& look = look_of(node.actor.kind);
        (out_ << "n").number(node.number) << " [label=";
        quoted(node.actor.name);
        out_ << ", tooltip=";
        quoted(node.actor.id);
        out_ << ", shape=" << look.graphviz << ", fillcolor=\"" << look.fill << "\"];\n";
        out_.row_ends();
    }

    void edge(const EdgeOut& edge) override {
        const auto& facts = edge.edge.facts;
        (out_ << "n").number(edge.source);
        ((out_ << " -> n").number(edge.target) << " [id=\"e").hex(facts.id) << "\", label=";
        quoted(label_of(edge.relation));
        (out_ << ", weight=").number(facts.reports) << ", color=\"" << colour_of_quad(edge.relation.quad) << "\"";
        if (const auto date = facts.date()) {
            out_ << ", tooltip=\"" << days_.of(date->start);
            if (date->end != date->start) out_ << "/" << days_.of(date->end);
            out_ << "\"";
        }
        if (facts.reciprocal) out_ << ", dir=both";
        if (facts.polarity != Polarity::affirmed || facts.modality != Modality::actual) out_ << ", style=dashed";
        out_ << "];\n";
        out_.row_ends();
    }

    void end() override {
        out_ << "}\n";
        out_.end();
    }

private:
    /// Graphviz takes backslashes for escapes and "&amp;" for an ampersand, and passes on into SVG what may not stand there (control
    /// characters, U+FFFE, U+FFFF): it becomes U+FFFD.
    void quoted(std::string_view text) {
        auto& out = out_.text();
        out += '"';
        text = well_formed(text, scratch_);
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            const auto three = text.substr(i, 3);
            if (c == '"') out += "\\\"";
            else if (c == '\\') out += "\\\\";
            else if (c == '&') out += "&amp;";
            else if (c == '\n') out += "\\n";
            else if (static_cast<unsigned char>(c) < 0x20 && c != '\t') out += "\xEF\xBF\xBD";
            else if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") out += "\xEF\xBF\xBD", i += 2;
            else out += c;
        }
        out += '"';
    }

    TextOut out_;
    IsoDays days_;
    std::string scratch_;
};

}  // namespace

std::unique_ptr<GraphWriter> make_dot(const OpenFile& open, Attributes) { return std::make_unique<DotWriter>(open({})); }

}  // namespace entente::formats
