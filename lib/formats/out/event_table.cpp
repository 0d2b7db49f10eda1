#include <array>

#include "formats/out/attributes.hpp"
#include "formats/out/formats.hpp"
#include "formats/out/separated.hpp"

namespace entente::formats {
namespace {

constexpr std::array<std::string_view, 41> columns{
    "record",         "edge",           "kind",          "date",          "date_end",      "source_name",    "source_id",      "source_kind", "source_country",
    "source_sector",  "source_code",    "target_name",   "target_id",     "target_kind",   "target_country", "target_sector",  "target_code", "type",
    "mode",           "contexts",       "cameo",         "quad",          "reciprocal",    "polarity",       "modality",       "claimant_id", "place",
    "place_country",  "latitude",       "longitude",     "numbers",       "confidence",    "rule",           "trigger",        "document",    "title",
    "publisher",      "published",      "url",           "sentence",      "text"};

/// A row a report, with the columns that tables of ICEWS and POLECAT have and what stands behind it.
class EventTableWriter final : public GraphWriter {
public:
    EventTableWriter(std::ostream& out, char separator) : rows_(out, separator) {
        for (const auto column : columns) rows_.text(column);
        rows_.row_ends();
    }

    void record(const Record& record) override {
        rows_.text(record.id);
        rows_.text(record.edge);
        rows_.text(to_string(record.kind));
        rows_.text(record.date ? record.date->start.iso() : std::string());
        rows_.text(record.date ? record.date->end.iso() : std::string());
        actor(record.source);
        actor(record.target);
        rows_.text(record.type);
        rows_.text(record.mode);
        rows_.text(joined(record.contexts, ";"));
        rows_.text(record.cameo);
        rows_.number(record.quad);
        rows_.number(record.reciprocal ? 1 : 0);
        rows_.text(to_string(record.polarity));
        rows_.text(to_string(record.modality));
        rows_.text(record.attributed_to ? std::string_view(record.attributed_to->id) : std::string_view());
        place(record.place);
        rows_.text(numbers(record));
        rows_.number(record.confidence);
        rows_.text(record.rule);
        rows_.text(record.trigger);
        document(*record.document);
        rows_.number(record.sentence);
        rows_.text(record.text);
        rows_.row_ends();
    }

    void end() override { rows_.end(); }

private:
    void actor(const std::optional<ActorRef>& actor) {
        static const ActorRef nobody;
        const auto& known = actor ? *actor : nobody;
        rows_.text(known.name);
        rows_.text(known.id);
        rows_.text(actor ? to_string(known.kind) : std::string_view());
        rows_.text(known.country);
        rows_.text(known.sector);
        rows_.text(known.code);
    }
    void place(const std::optional<Place>& place) {
        rows_.text(place ? std::string_view(place->name) : std::string_view());
        rows_.text(place ? std::string_view(place->country) : std::string_view());
        if (place && place->coordinates) {
            rows_.number(place->coordinates->latitude);
            rows_.number(place->coordinates->longitude);
        } else {
            rows_.nothing();
            rows_.nothing();
        }
    }
    void document(const DocumentInfo& document) {
        rows_.text(document.id);
        rows_.text(document.title);
        rows_.text(document.publisher);
        rows_.text(document.published ? document.published->iso() : std::string());
        rows_.text(document.url);
    }
    /// "killed=3..5;wounded=20..": an end that the words leave open is left out.
    static std::string numbers(const Record& record) {
        std::string all;
        for (const auto& [name, range] : record.numbers) {
            all.append(all.empty() ? "" : ";").append(name).append("=");
            if (range.least) TextOut::append_number(all, *range.least);
            all += "..";
            if (range.most) TextOut::append_number(all, *range.most);
        }
        return all;
    }

    SeparatedRows rows_;
};

}  // namespace

std::unique_ptr<GraphWriter> make_tsv(const OpenFile& open, Attributes) { return std::make_unique<EventTableWriter>(open({}), '\t'); }
std::unique_ptr<GraphWriter> make_csv(const OpenFile& open, Attributes) { return std::make_unique<EventTableWriter>(open({}), ','); }

}  // namespace entente::formats
