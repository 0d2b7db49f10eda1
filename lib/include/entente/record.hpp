#pragma once
// What reading yields: events and ties, each with the words it stands on. The JSON form is in docs/file-formats.md.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/date.hpp>

namespace entente {

enum class ActorKind : std::uint8_t {
    person, country, government, organization, armed_group, party, igo, ngo, media, company, people, place
};
std::string_view to_string(ActorKind kind);                     // "armed-group"
std::optional<ActorKind> actor_kind(std::string_view name);

enum class RecordKind : std::uint8_t { event, tie };
enum class Polarity : std::uint8_t { affirmed, negated };
enum class Modality : std::uint8_t { actual, planned, requested, possible };
std::string_view to_string(RecordKind);
std::string_view to_string(Polarity);
std::string_view to_string(Modality);
std::optional<RecordKind> record_kind(std::string_view);
std::optional<Polarity> polarity(std::string_view);
std::optional<Modality> modality(std::string_view);

/// Bytes of the document's text as given, end exclusive.
struct Extent {
    std::uint32_t begin = 0, end = 0;
    auto operator<=>(const Extent&) const = default;
};

/// What is known of a document beside its text. Dates: the day of publication.
struct DocumentInfo {
    std::string id, title, publisher, url, language;
    std::optional<Date> published;
    std::string extra;  // what else the source says of it: a JSON object, as given, or empty
    bool operator==(const DocumentInfo&) const = default;
};

/// Decimal degrees, WGS 84: north and east are positive.
struct Coordinates {
    double latitude = 0, longitude = 0;
    auto operator<=>(const Coordinates&) const = default;
};

/// An actor as it stands in one record: who it is, how it is coded on that day, and the words that name it there.
struct ActorRef {
    std::string id;          // "person/john-kerry"; the same actor has the same id in every document
    std::string name;        // "John Kerry"
    ActorKind kind = ActorKind::people;
    std::string country;     // ISO 3166-1 alpha-3, or empty
    std::string sector;      // PLOVER sector code, or empty
    std::string code;        // country or IGO/NGO/MNC/IMG, then sector: "USAGOV"
    std::string mention;     // the words, as they stand
    Extent extent;           // where they stand
    std::string resolution;  // how the words came to this actor, for `explain`: "surname of John Kerry (sentence 1)"
    bool from_text = false;  // built from the words of documents: no directory has the actor, and rules may find that it is another
    std::optional<Coordinates> coordinates = {};  // of a place, where they are known
    bool operator==(const ActorRef&) const = default;
};

struct Place {
    std::string name, country;  // as in the text; ISO 3166-1 alpha-3 or empty
    std::optional<Coordinates> coordinates = {};
    bool operator==(const Place&) const = default;
};

/// How many: the least and the most that the words allow ("at least 20" has no most).
struct NumberRange {
    std::optional<std::uint64_t> least, most;
    bool operator==(const NumberRange&) const = default;
};

struct Record {
    std::string id;    // of this reading: document, sentence, trigger, type, actors. 16 hex digits
    std::string edge;  // of the edge it stands behind; equal for reports of the same event. 16 hex digits
    RecordKind kind = RecordKind::event;
    std::shared_ptr<const DocumentInfo> document;
    std::uint32_t sentence = 0;         // from 0
    std::string type, mode, cameo;      // type: PLOVER or STATEMENT, or the tie's; mode, cameo may be empty
    std::vector<std::string> contexts;  // PLOVER's
    int quad = 0;                       // 1..4 for events, 0 for ties and STATEMENT
    std::optional<ActorRef> source, target;
    bool reciprocal = false;
    std::optional<DateSpan> date;
    std::optional<Place> place;
    std::vector<std::pair<std::string, NumberRange>> numbers;  // how many were "killed", "wounded", "arrested" ..., by name
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    std::optional<ActorRef> attributed_to;
    double confidence = 0;              // 0..1
    std::string rule;                   // id of the lexicon entry or rule
    std::string trigger;                // the words of the predicate
    Extent trigger_extent;
    std::string text;                   // the sentence
    Extent text_extent;                 // where the sentence stands

    /// Fills `id` and `edge` from the other members. Called once all of them stand.
    void identify();
};

/// All that one document gave.
struct Extraction {
    std::shared_ptr<const DocumentInfo> document;
    std::string text;                 // as given
    struct Sentence { Extent extent; };
    std::vector<Sentence> sentences;
    std::vector<Record> records;      // by sentence, then trigger
};

}  // namespace entente
