#pragma once
// The one exception that crosses the public face: what went wrong, where, and how to mend it.

#include <stdexcept>
#include <string>
#include <utility>

namespace entente {

enum class ErrorCode {
    input,   // a document, record or file that was given has a fault
    graph,   // a graph file is missing, foreign, damaged, newer than this program, or locked
    schema,  // a file under schema/ (ontology, lexicon, actors, model) has a fault
    usage,   // the caller asked for what cannot be (an ambiguous actor, a filter that fits nothing known)
    io,      // the system refused: permission, disk full, unreadable folder
};

class Error : public std::runtime_error {
public:
    /// what: one clause, lower case, no full stop. where: a file, "file:line", an actor, an option.
    /// remedy: what the reader can do about it; may be empty where nothing is known to help.
    Error(ErrorCode code, std::string what, std::string where, std::string remedy = {})
        : std::runtime_error(where + (where.empty() ? "" : ": ") + what + (remedy.empty() ? "" : "; " + remedy)),
          code_(code), what_(std::move(what)), where_(std::move(where)), remedy_(std::move(remedy)) {}

    ErrorCode code() const noexcept { return code_; }
    const std::string& fault() const noexcept { return what_; }
    const std::string& where() const noexcept { return where_; }
    const std::string& remedy() const noexcept { return remedy_; }

private:
    ErrorCode code_;
    std::string what_, where_, remedy_;
};

}  // namespace entente
