#pragma once
// Statements of RDF in Turtle or N-Quads.

#include <string>
#include <string_view>

#include "formats/out/text_out.hpp"

namespace entente::formats {

/// How statements are written. Both are the same statements, but N-Quads keep those on a document in a graph named by it.
enum class RdfSyntax { turtle, n_quads };

/// Statements, subject by subject.
class RdfOut {
public:
    RdfOut(std::ostream& out, RdfSyntax syntax);

    /// All following statements are on `subject`, an IRI; in N-Quads in the graph of that name, where it is not empty.
    void subject(std::string_view iri, std::string_view graph = {});
    /// `predicate` is a prefixed name: "ent:source".
    void iri(std::string_view predicate, std::string_view object);
    /// The same with a prefixed name as object: of a class.
    void name(std::string_view predicate, std::string_view object);
    /// Left out where it is empty. `type` is a prefixed name, or empty for a plain text.
    void text(std::string_view predicate, std::string_view value, std::string_view type = {});
    template <class Number>
    void number(std::string_view predicate, Number value, std::string_view type) {
        digits_.clear();
        TextOut::append_number(digits_, value);
        text(predicate, digits_, type);
    }
    void subject_ends();
    void end() { out_.end(); }

private:
    void predicate(std::string_view name);
    void append_name(std::string_view name);
    void append_iri(std::string_view iri);
    void statement_ends();

    TextOut out_;
    RdfSyntax syntax_;
    bool first_ = true;
    std::string subject_, graph_, digits_, scratch_;
};

/// Appends a text as part of an IRI: letters and digits of ASCII, and a few signs, as they are; all other bytes as "%C3".
void append_iri_part(std::string& out, std::string_view text);

}  // namespace entente::formats
