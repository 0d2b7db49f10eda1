#include "formats/out/rdf_terms.hpp"

#include <array>

#include "formats/utf8.hpp"

namespace entente::formats {
namespace {

struct Prefix {
    std::string_view name, iri;
};
constexpr std::array<Prefix, 8> prefixes{{
    {"ent", "urn:entente:vocabulary:"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"},
}};

}  // namespace

RdfOut::RdfOut(std::ostream& out, RdfSyntax syntax) : out_(out), syntax_(syntax) {
    if (syntax_ == RdfSyntax::turtle)
        for (const auto& [name, iri] : prefixes) out_ << "@prefix " << name << ": <" << iri << "> .\n";
}

void RdfOut::subject(std::string_view iri, std::string_view graph) {
    subject_ = iri;
    graph_ = graph;
    first_ = true;
}

void RdfOut::predicate(std::string_view name) {
    if (syntax_ == RdfSyntax::n_quads || first_) {
        if (syntax_ == RdfSyntax::turtle) out_ << "\n";
        append_iri(subject_);
        out_ << " ";
    } else {
        out_ << " ;\n    ";
    }
    first_ = false;
    append_name(name);
    out_ << " ";
}

void RdfOut::append_iri(std::string_view iri) { out_ << "<" << iri << ">"; }

void RdfOut::append_name(std::string_view name) {
    if (syntax_ == RdfSyntax::turtle) {
        out_ << name;
        return;
    }
    const auto colon = name.find(':');
    for (const auto& prefix : prefixes)
        if (name.substr(0, colon) == prefix.name) out_ << "<" << prefix.iri << name.substr(colon + 1) << ">";
}

void RdfOut::iri(std::string_view predicate, std::string_view object) {
    this->predicate(predicate);
    append_iri(object);
    statement_ends();
}

void RdfOut::name(std::string_view predicate, std::string_view object) {
    this->predicate(predicate);
    append_name(object);
    statement_ends();
}

void RdfOut::text(std::string_view predicate, std::string_view value, std::string_view type) {
    if (value.empty()) return;
    this->predicate(predicate);
    auto& out = out_.text();
    out += '"';
    for (const char c : well_formed(value, scratch_)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"') out += "\\\"";
        else if (c == '\\') out += "\\\\";
        else if (c == '\n') out += "\\n";
        else if (c == '\r') out += "\\r";
        else if (c == '\t') out += "\\t";
        else if (byte == 0) out += "\xEF\xBF\xBD";  // which no store of statements keeps
        else if (byte < 0x20) out.append("\\u00").append(1, "01"[byte >> 4]).append(1, "0123456789ABCDEF"[byte & 15]);
        else out += c;
    }
    out += '"';
    if (!type.empty()) {
        out += "^^";
        append_name(type);
    }
    statement_ends();
}

void RdfOut::statement_ends() {
    if (syntax_ == RdfSyntax::turtle) return;
    if (!graph_.empty()) {
        out_ << " ";
        append_iri(graph_);
    }
    out_ << " .\n";
}

void RdfOut::subject_ends() {
    if (syntax_ == RdfSyntax::turtle && !first_) out_ << " .\n";
    out_.row_ends();
}

void append_iri_part(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~/@").find(c) != std::string_view::npos) out += c;
        else out.append("%").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
}

}  // namespace entente::formats
