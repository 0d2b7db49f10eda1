#pragma once
// From text to events: the knowledge, loaded once, and the way of a document through it.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <entente/record.hpp>
#include <entente/schema.hpp>
#include <entente/store.hpp>

namespace entente {

/// The library's version: "0.9.0".
std::string_view version();

namespace pipeline {
struct Knowledge;
}

/// What a mention given alone stands for.
struct MentionReading {
    std::optional<ActorRef> actor;  // absent where nothing in it names one
    bool known = false;             // stands in the directory
    std::vector<ActorRef> others;   // what else the directory has under this name
};

/// Holds model, directory and lexicon, which never change: any number of threads may use one at once, and two know nothing of
/// each other. A copy shares what the original holds.
class Pipeline {
public:
    /// Reads the knowledge, in some hundred milliseconds. Throws Error (schema) that names the file with the fault.
    explicit Pipeline(const Schema& schema = Schema::locate());
    /// Knows what was imported for a graph (Store::imports()), too.
    Pipeline(const Schema& schema, std::span<const ImportedEntry> imports);

    /// What one plain text (UTF-8) says. `info.id` may be empty: it then comes from the content. `info.published` is the day
    /// against which roles and "last Thursday" are read; without it a dateline in the text serves.
    /// Throws Error (input) where the text is none: empty, no UTF-8, binary.
    Extraction read(std::string_view text, DocumentInfo info = {}) const;

    /// The actor that a mention given alone stands for ("Egyptian military spokesman"), coded on that day, else on its latest.
    /// Throws Error (input) where the text is none.
    MentionReading resolve(std::string_view mention, std::optional<Date> day = {}) const;

    /// 16 hex digits over the model's content: a graph remembers what read it.
    const std::string& model_fingerprint() const;

    /// For the rooms of this library; nothing outside it needs more than the name.
    const std::shared_ptr<const pipeline::Knowledge>& knowledge() const { return knowledge_; }

private:
    std::shared_ptr<const pipeline::Knowledge> knowledge_;
};

}  // namespace entente
