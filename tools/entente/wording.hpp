#pragma once
// How edges, dates and records are put into words, alike in every verb.

#include <optional>
#include <string>

#include <entente/entente.hpp>

#include "json_line.hpp"

namespace entente::cli {

/// "2016-07-14", "2016-07" or "2016" for a whole month or year, "2016-07-14/2016-07-16"; empty where there is none.
std::string date_words(const std::optional<DateSpan>& span);
/// "12", "10 to 15", "at least 20", "at most 30".
std::string number_words(const NumberRange& range);
/// "CONSULT visit", "CONSULT (negated)", "AGREE (planned)".
std::string relation_words(const Relation& relation, const EdgeFacts& facts);
/// "→" from left to right, "←", or "⇄" for a reciprocal one.
std::string arrow(bool forward, bool reciprocal);
/// "██▌": a share of `most` as a bar of at most `width` columns; empty of what is not positive.
std::string bar(double value, double most, int width = 24);
/// A step of a walk on two lines: the relation with its date and edge, then the sentence.
void print_step(const PathStep& step, Output& out);
/// An actor as it stands in a walk: name and code.
std::string node_words(const Actor& actor, const Output& out);
/// Members that tell a step: from, to, forward, the edge, edges, best.
void add_step(JsonLine& line, const PathStep& step);
/// The record as JSON, as extract writes it.
std::string json_of(const Record& record);
/// The name; of an actor that is one document's own with the mark of the document that its id has: "rebels @5c1d0f0e9ab3".
std::string actor_words(const Actor& actor);
/// "Kerry in Moscow (example.org, 2016-07-15)": the document's title, else its id.
std::string document_words(const DocumentInfo& document);

/// The sentence; on a terminal, where it will be cut, from a few words before its trigger on.
std::string evidence_words(const Record& record, const Output& out);

/// "; 3 edges left out by --since": how many edges the conditions left out, or nothing.
std::string left_out_words(const LeftOut& left_out, const Filter& filter);
/// "its limit of edges", "its limit of time".
std::string limit_words(Limit limit);

/// Members that tell an edge: edge, kind, type, mode, quad, date, reciprocal, polarity, modality, confidence, reports.
void add_edge(JsonLine& line, EdgeId id, const Relation& relation, const EdgeFacts& facts);

}  // namespace entente::cli
