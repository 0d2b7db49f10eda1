#include <array>
#include <vector>

#include "formats/out/attributes.hpp"
#include "formats/out/formats.hpp"
#include "formats/out/rdf_terms.hpp"

namespace entente::formats {
namespace {

std::string named(std::string_view what, std::string_view id) {
    std::string iri = "urn:entente:";
    iri.append(what).append(":");
    append_iri_part(iri, id);
    return iri;
}

/// "armed-group": "ent:ArmedGroup".
std::string class_of(ActorKind kind) {
    std::string name = "ent:";
    bool upper = true;
    for (const char c : to_string(kind)) {
        if (c == '-') upper = true;
        else name += upper ? static_cast<char>(c - 'a' + 'A') : c, upper = false;
    }
    return name;
}

/// Actors, edges and the reports behind them. An edge is a resource, and was derived (PROV-O) from each of its reports, which was
/// derived from the sentence, which is part of the document. What is affirmed and happened is a plain statement between the two, too.
class RdfWriter final : public GraphWriter {
public:
    RdfWriter(std::ostream& out, RdfSyntax syntax) : out_(out, syntax) {}

    void node(const NodeOut& node) override {
        const auto& actor = node.actor;
        out_.subject(actors_.emplace_back(named("actor", actor.id)));
        out_.name("rdf:type", class_of(actor.kind));
        out_.text("rdfs:label", actor.name);
        out_.text("ent:country", actor.country);
        out_.text("ent:sector", actor.sector);
        out_.text("ent:code", actor.code);
        if (actor.coordinates) {
            out_.number("geo:lat", actor.coordinates->latitude, "xsd:decimal");
            out_.number("geo:long", actor.coordinates->longitude, "xsd:decimal");
        }
        for (const auto& name : node.merged.names) out_.text("ent:alsoNamed", name);
        for (const auto& id : node.merged.ids) out_.iri("owl:sameAs", named("actor", id));
        out_.subject_ends();
    }

    void edge(const EdgeOut& edge) override {
        const auto& facts = edge.edge.facts;
        const auto& source = actors_[edge.source];
        const auto& target = actors_[edge.target];
        out_.subject(named("edge", to_hex(facts.id)));
        out_.name("rdf:type", edge.relation.kind == RecordKind::event ? "ent:Event" : "ent:Tie");
        relation(edge.relation.type, edge.relation.mode, edge.relation.quad);
        out_.iri("ent:source", source);
        out_.iri("ent:target", target);
        if (const auto date = facts.date()) {
            out_.text("ent:firstDate", days_.of(date->start), "xsd:date");
            out_.text("ent:lastDate", days_.of(date->end), "xsd:date");
        }
        status(facts.reciprocal, facts.polarity, facts.modality);
        out_.number("ent:confidence", facts.confidence, "xsd:double");
        out_.number("ent:reports", facts.reports, "xsd:integer");
        out_.subject_ends();
        if (facts.polarity != Polarity::affirmed || facts.modality != Modality::actual) return;
        const auto predicate = "ent:" + edge.relation.type;
        out_.subject(source);
        out_.iri(predicate, target);
        out_.subject_ends();
        if (!facts.reciprocal || edge.source == edge.target) return;
        out_.subject(target);
        out_.iri(predicate, source);
        out_.subject_ends();
    }

    void record(const Record& record) override {
        if (record.document != document_) begin_document(record.document);
        if (record.sentence != sentence_ || sentence_iri_.empty()) begin_sentence(record);
        const auto report = named("record", record.id);
        out_.subject(named("edge", record.edge));
        out_.iri("prov:wasDerivedFrom", report);
        out_.subject_ends();

        out_.subject(report, document_iri_);
        out_.name("rdf:type", "ent:Report");
        out_.iri("prov:wasDerivedFrom", sentence_iri_);
        relation(record.type, record.mode, record.quad);
        if (record.source) out_.iri("ent:source", named("actor", record.source->id));
        if (record.target) out_.iri("ent:target", named("actor", record.target->id));
        if (record.attributed_to) out_.iri("prov:wasAttributedTo", named("actor", record.attributed_to->id));
        status(record.reciprocal, record.polarity, record.modality);
        if (record.date) {
            out_.text("ent:firstDate", days_.of(record.date->start), "xsd:date");
            out_.text("ent:lastDate", days_.of(record.date->end), "xsd:date");
        }
        if (record.place) {
            out_.text("ent:place", record.place->name);
            out_.text("ent:placeCountry", record.place->country);
        }
        for (const auto& [name, range] : record.numbers) {
            if (range.least) out_.number("ent:" + name + "AtLeast", *range.least, "xsd:integer");
            if (range.most) out_.number("ent:" + name + "AtMost", *range.most, "xsd:integer");
        }
        out_.text("ent:cameo", record.cameo);
        for (const auto& context : record.contexts) out_.text("ent:context", context);
        out_.text("ent:trigger", record.trigger);
        out_.text("ent:rule", record.rule);
        out_.number("ent:confidence", record.confidence, "xsd:double");
        out_.subject_ends();
    }

    void end() override { out_.end(); }

private:
    void relation(std::string_view type, std::string_view mode, int quad) {
        out_.text("ent:type", type);
        out_.text("ent:mode", mode);
        if (quad) out_.number("ent:quad", quad, "xsd:integer");
    }
    void status(bool reciprocal, Polarity polarity, Modality modality) {
        if (reciprocal) out_.text("ent:reciprocal", "true", "xsd:boolean");
        out_.text("ent:polarity", to_string(polarity));
        out_.text("ent:modality", to_string(modality));
    }
    void begin_document(const std::shared_ptr<const DocumentInfo>& document) {
        document_ = document;
        document_iri_ = named("document", document->id);
        sentence_iri_.clear();
        out_.subject(document_iri_, document_iri_);
        out_.name("rdf:type", "ent:Document");
        out_.text("dcterms:identifier", document->id);
        out_.text("dcterms:title", document->title);
        if (document->published) out_.text("dcterms:issued", document->published->iso(), "xsd:date");
        out_.text("dcterms:publisher", document->publisher);
        out_.text("dcterms:language", document->language);
        out_.text("ent:url", document->url);
        out_.subject_ends();
    }
    void begin_sentence(const Record& record) {
        sentence_ = record.sentence;
        sentence_iri_ = named("sentence", document_->id) + "#";
        TextOut::append_number(sentence_iri_, sentence_);
        out_.subject(sentence_iri_, document_iri_);
        out_.name("rdf:type", "ent:Sentence");
        out_.iri("dcterms:isPartOf", document_iri_);
        out_.number("ent:number", sentence_, "xsd:integer");
        out_.number("ent:byteBegin", record.text_extent.begin, "xsd:integer");
        out_.number("ent:byteEnd", record.text_extent.end, "xsd:integer");
        out_.text("prov:value", record.text);
        out_.subject_ends();
    }

    RdfOut out_;
    IsoDays days_;
    std::vector<std::string> actors_;  // their IRIs, by number
    std::shared_ptr<const DocumentInfo> document_;
    std::string document_iri_, sentence_iri_;
    std::uint32_t sentence_ = 0;
};

}  // namespace

std::unique_ptr<GraphWriter> make_turtle(const OpenFile& open, Attributes) { return std::make_unique<RdfWriter>(open({}), RdfSyntax::turtle); }
std::unique_ptr<GraphWriter> make_n_quads(const OpenFile& open, Attributes) { return std::make_unique<RdfWriter>(open({}), RdfSyntax::n_quads); }

}  // namespace entente::formats
