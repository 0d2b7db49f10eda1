#pragma once
// The event lexicon: frames over dependencies, read from schema/lexicon/<language>/. The format is in docs/file-formats.md.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "events/confidence.hpp"
#include "events/number_words.hpp"
#include "events/ontology.hpp"

namespace entente::events {

/// Where an argument stands, seen from its predicate.
struct Relation {
    enum Kind : std::uint8_t {
        subject, object, iobj, possessive, modifier, governor, complement, complement_subject, complement_object, complement_target, own_case, preposition
    };
    Kind kind = subject;
    std::string word;  // of a preposition
};

/// As frames write it: "subject", "complement.object", "with".
std::string name(const Relation& relation);

enum class Complement : std::uint8_t { none, report, content, absorb, planned, requested, possible, negated };

enum class Pos : std::uint8_t { verb, noun, adjective };

struct Condition {
    Relation at;
    std::vector<std::string> words;  // lemmas, or "@class"
};

struct Frame {
    std::string id;  // "verb.call+for#2"; what Record::rule shows
    std::string lemma, particle;
    Pos pos = Pos::verb;
    std::vector<Condition> when;
    std::string type, mode, cameo;  // type empty: an operator or light verb that is no event of its own
    std::vector<std::string> contexts;
    std::vector<Relation> source, target;
    bool reciprocal = false;
    bool tie = false;
    Complement complement = Complement::none;
    bool needs_source = false, needs_target = false;  // no record without them
    bool light = false;
    Relation light_at{Relation::object, {}};
    double confidence = 0.8;
};

class Lexicon {
public:
    /// Reads verbs, nouns, adjectives, classes and, where there is one, the confidence model of one language, and the ontology. Throws Error (schema) with file and entry.
    static std::shared_ptr<const Lexicon> load(const std::filesystem::path& language_folder, const std::filesystem::path& ontology);

    /// Frames of a lemma, those with more conditions first.
    std::span<const Frame> frames(Pos pos, std::string_view lemma) const;
    /// The same for a word of a text. The engine guesses the lemmas of verbs that it never saw ("shelled": "shel"); a verb
    /// that has frames is found by any of its regular and irregular forms, whatever lemma was guessed.
    std::span<const Frame> frames(Pos pos, std::string_view lemma, std::string_view form) const;
    bool in_class(std::string_view word, std::string_view word_class) const;
    const Ontology& ontology() const { return *ontology_; }
    const ConfidenceModel& confidence() const { return confidence_; }
    const NumberWords& numbers() const { return numbers_; }
    std::size_t size() const { return frames_.size(); }

private:
    void read(const std::filesystem::path& file);
    void read_classes(const std::filesystem::path& file);
    void read_irregular(const std::filesystem::path& file);
    void index();
    void index_forms();

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    using WordSet = std::unordered_set<std::string, Hash, std::equal_to<>>;
    std::shared_ptr<const Ontology> ontology_;
    ConfidenceModel confidence_;
    NumberWords numbers_;
    std::vector<Frame> frames_;  // sorted by pos, lemma, conditions
    struct Range { std::uint32_t first = 0, count = 0; };
    std::unordered_map<std::string, Range, Hash, std::equal_to<>> by_lemma_[3];
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> verb_of_form_;  // "shelled": "shell"
    struct Irregular { std::string past, participle; };
    std::unordered_map<std::string, Irregular, Hash, std::equal_to<>> irregular_;
    std::unordered_map<std::string, WordSet, Hash, std::equal_to<>> classes_;
};

}  // namespace entente::events
