#include <entente/formats.hpp>

#include <algorithm>
#include <cmath>
#include <istream>

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/writer.h>

#include "formats/json_appender.hpp"
#include "formats/utf8.hpp"

namespace entente {
namespace {

constexpr std::uint64_t most_counted = 1'000'000'000'000;

class RecordWriter {
public:
    explicit RecordWriter(std::string& out) : stream_(out), json_(stream_) {}

    void write(const Record& record) {
        json_.StartObject();
        text("kind", to_string(record.kind));
        text("id", record.id);
        text("edge", record.edge);
        text("doc", record.document ? std::string_view(record.document->id) : std::string_view());
        number("sentence", record.sentence);
        text("type", record.type);
        text_unless_empty("mode", record.mode);
        if (!record.contexts.empty()) {
            json_.Key("contexts");
            json_.StartArray();
            for (const auto& context : record.contexts) value(context);
            json_.EndArray();
        }
        text_unless_empty("cameo", record.cameo);
        json_.Key("quad");
        json_.Int(record.quad);
        actor("source", record.source);
        actor("target", record.target);
        json_.Key("reciprocal");
        json_.Bool(record.reciprocal);
        json_.Key("date");
        if (record.date) {
            json_.StartObject();
            text("start", record.date->start.iso());
            text("end", record.date->end.iso());
            json_.EndObject();
        } else {
            json_.Null();
        }
        json_.Key("place");
        if (record.place) {
            json_.StartObject();
            text("name", record.place->name);
            text_unless_empty("country", record.place->country);
            coordinates(record.place->coordinates);
            json_.EndObject();
        } else {
            json_.Null();
        }
        if (!record.numbers.empty()) {
            json_.Key("numbers");
            json_.StartObject();
            for (const auto& [name, range] : record.numbers) {
                json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
                json_.StartObject();
                if (range.least) json_.Key("min"), json_.Uint64(*range.least);
                if (range.most) json_.Key("max"), json_.Uint64(*range.most);
                json_.EndObject();
            }
            json_.EndObject();
        }
        text("polarity", to_string(record.polarity));
        text("modality", to_string(record.modality));
        actor("attributed_to", record.attributed_to);
        json_.Key("confidence");
        json_.Double(std::isfinite(record.confidence) ? record.confidence : 0.0);
        text_unless_empty("rule", record.rule);
        json_.Key("trigger");
        json_.StartObject();
        text("text", record.trigger);
        number("begin", record.trigger_extent.begin);
        number("end", record.trigger_extent.end);
        json_.EndObject();
        text("text", record.text);
        number("text_begin", record.text_extent.begin);
        number("text_end", record.text_extent.end);
        if (record.document) document(*record.document);
        json_.EndObject();
    }

private:
    void value(std::string_view text) {
        const auto good = formats::well_formed(text, scratch_);
        json_.String(good.data(), static_cast<rapidjson::SizeType>(good.size()));
    }
    void text(const char* member, std::string_view text) {
        json_.Key(member);
        value(text);
    }
    void text_unless_empty(const char* member, std::string_view content) {
        if (!content.empty()) text(member, content);
    }
    void number(const char* member, std::uint32_t number) {
        json_.Key(member);
        json_.Uint(number);
    }
    void coordinates(const std::optional<Coordinates>& at) {
        if (!at) return;
        json_.Key("latitude");
        json_.Double(at->latitude);
        json_.Key("longitude");
        json_.Double(at->longitude);
    }
    void actor(const char* member, const std::optional<ActorRef>& actor) {
        json_.Key(member);
        if (!actor) {
            json_.Null();
            return;
        }
        json_.StartObject();
        text("id", actor->id);
        text("name", actor->name);
        text("kind", to_string(actor->kind));
        text_unless_empty("country", actor->country);
        text_unless_empty("sector", actor->sector);
        text_unless_empty("code", actor->code);
        coordinates(actor->coordinates);
        text("mention", actor->mention);
        number("begin", actor->extent.begin);
        number("end", actor->extent.end);
        text_unless_empty("resolution", actor->resolution);
        if (actor->from_text) {
            json_.Key("from_text");
            json_.Bool(true);
        }
        json_.EndObject();
    }
    void document(const DocumentInfo& info) {
        json_.Key("document");
        json_.StartObject();
        text_unless_empty("title", info.title);
        if (info.published) text("published", info.published->iso());
        text_unless_empty("publisher", info.publisher);
        text_unless_empty("url", info.url);
        text_unless_empty("language", info.language);
        text_unless_empty("extra", info.extra);
        json_.EndObject();
    }

    formats::JsonAppender stream_;
    rapidjson::Writer<formats::JsonAppender> json_;
    std::string scratch_;
};

/// Members of one object, each checked for what it must be.
class Members {
public:
    using Value = rapidjson::Value;
    Members(const Value& object, std::string_view where, std::string path) : object_(object), where_(where), path_(std::move(path)) {}

    [[noreturn]] void fault(const char* member, std::string_view expected) const {
        throw Error(ErrorCode::input, fmt::format("'{}{}' must be {}", path_, member, expected), std::string(where_),
                    "docs/file-formats.md lists the members of a record");
    }

    /// The member, or nullptr where it is absent or null.
    const Value* find(const char* member) const {
        const auto at = object_.FindMember(member);
        return at == object_.MemberEnd() || at->value.IsNull() ? nullptr : &at->value;
    }

    std::string string(const char* member) const {
        const auto* value = find(member);
        if (!value) return {};
        if (!value->IsString()) fault(member, "a string");
        return {value->GetString(), value->GetStringLength()};
    }
    std::string required(const char* member) const {
        auto text = string(member);
        if (text.empty()) fault(member, "a string that is not empty");
        return text;
    }
    std::uint32_t number(const char* member) const {
        const auto* value = find(member);
        if (!value) return 0;
        if (!value->IsUint()) fault(member, "a whole number from 0 to 4294967295");
        return value->GetUint();
    }
    bool truth(const char* member) const {
        const auto* value = find(member);
        if (!value) return false;
        if (!value->IsBool()) fault(member, "true or false");
        return value->GetBool();
    }
    Extent extent(const char* begin, const char* end) const {
        const Extent extent{number(begin), number(end)};
        if (extent.end < extent.begin) fault(end, fmt::format("no less than '{}'", begin));
        return extent;
    }
    std::optional<Coordinates> coordinates() const {
        if (!find("latitude") && !find("longitude")) return std::nullopt;
        return Coordinates{degrees("latitude", 90), degrees("longitude", 180)};
    }
    std::optional<Date> date(const char* member) const {
        const auto text = string(member);
        if (text.empty()) return std::nullopt;
        const auto date = Date::parse(text);
        if (!date) fault(member, "a date such as \"2016-07-14\"");
        return date;
    }
    template <class Enum>
    Enum one_of(const char* member, std::optional<Enum> (*parse)(std::string_view), std::optional<Enum> fallback,
                std::string_view expected) const {
        const auto text = string(member);
        if (text.empty() && fallback) return *fallback;
        const auto value = parse(text);
        if (!value) fault(member, expected);
        return *value;
    }
    std::optional<Members> object(const char* member) const {
        const auto* value = find(member);
        if (!value) return std::nullopt;
        if (!value->IsObject()) fault(member, "an object or null");
        return Members(*value, where_, path_ + member + ".");
    }

private:
    double degrees(const char* member, double most) const {
        const auto* value = find(member);
        if (!value || !value->IsNumber() || value->GetDouble() < -most || value->GetDouble() > most)
            fault(member, fmt::format("a number from -{0} to {0}, as is its companion of latitude and longitude", most));
        return value->GetDouble();
    }

    const Value& object_;
    std::string_view where_;
    std::string path_;
};

std::optional<ActorRef> read_actor(const Members& record, const char* member) {
    const auto members = record.object(member);
    if (!members) return std::nullopt;
    ActorRef actor;
    actor.id = members->required("id");
    actor.name = members->required("name");
    actor.kind = members->one_of<ActorKind>("kind", actor_kind, std::nullopt, "a kind of actor such as \"person\" or \"armed-group\"");
    actor.country = members->string("country");
    actor.sector = members->string("sector");
    actor.code = members->string("code");
    actor.coordinates = members->coordinates();
    actor.mention = members->string("mention");
    actor.extent = members->extent("begin", "end");
    actor.resolution = members->string("resolution");
    actor.from_text = members->truth("from_text");
    return actor;
}

std::vector<std::pair<std::string, NumberRange>> read_numbers(const Members& record) {
    std::vector<std::pair<std::string, NumberRange>> numbers;
    const auto* object = record.find("numbers");
    if (!object) return numbers;
    if (!object->IsObject()) record.fault("numbers", "an object");
    for (const auto& [name, value] : object->GetObject()) {
        NumberRange range;
        const auto read = [&](const char* member, std::optional<std::uint64_t>& into) {
            if (const auto at = value.FindMember(member); at != value.MemberEnd()) {
                if (!at->value.IsUint64() || at->value.GetUint64() > most_counted) record.fault("numbers", "an object of whole numbers up to 10^12");
                into = at->value.GetUint64();
            }
        };
        if (!value.IsObject()) record.fault("numbers", "an object of objects");
        read("min", range.least);
        read("max", range.most);
        if ((!range.least && !range.most) || (range.least && range.most && *range.most < *range.least)) record.fault("numbers", "an object in which each \"max\" is no less than its \"min\"");
        numbers.emplace_back(std::string(name.GetString(), name.GetStringLength()), range);
    }
    // By name, each once: whoever wrote them.
    std::sort(numbers.begin(), numbers.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (std::adjacent_find(numbers.begin(), numbers.end(), [](const auto& a, const auto& b) { return a.first == b.first; }) != numbers.end())
        record.fault("numbers", "an object without doubles");
    return numbers;
}

std::shared_ptr<const DocumentInfo> read_document(const Members& record) {
    auto info = std::make_shared<DocumentInfo>();
    info->id = record.required("doc");
    if (const auto document = record.object("document")) {
        info->title = document->string("title");
        info->published = document->date("published");
        info->publisher = document->string("publisher");
        info->url = document->string("url");
        info->language = document->string("language");
        info->extra = document->string("extra");
    }
    return info;
}

Record read_record(const Members& members) {
    Record record;
    record.kind = members.one_of<RecordKind>("kind", record_kind, std::nullopt, "\"event\" or \"tie\"");
    record.document = read_document(members);
    record.sentence = members.number("sentence");
    record.type = members.required("type");
    record.mode = members.string("mode");
    record.cameo = members.string("cameo");
    if (const auto* contexts = members.find("contexts")) {
        if (!contexts->IsArray()) members.fault("contexts", "an array of strings");
        for (const auto& context : contexts->GetArray()) {
            if (!context.IsString()) members.fault("contexts", "an array of strings");
            record.contexts.emplace_back(context.GetString(), context.GetStringLength());
        }
    }
    const auto quad = members.number("quad");
    if (quad > 4) members.fault("quad", "a whole number from 0 to 4");
    record.quad = static_cast<int>(quad);
    record.source = read_actor(members, "source");
    record.target = read_actor(members, "target");
    record.reciprocal = members.truth("reciprocal");
    if (const auto span = members.object("date")) {
        const auto start = span->date("start"), end = span->date("end");
        if (!start) span->fault("start", "a date such as \"2016-07-14\"");
        if (!end || *end < *start) span->fault("end", "a date no earlier than 'start'");
        record.date = DateSpan{*start, *end};
    }
    if (const auto place = members.object("place")) record.place = Place{place->required("name"), place->string("country"), place->coordinates()};
    record.numbers = read_numbers(members);
    record.polarity = members.one_of<Polarity>("polarity", polarity, Polarity::affirmed, "\"affirmed\" or \"negated\"");
    record.modality =
        members.one_of<Modality>("modality", modality, Modality::actual, "\"actual\", \"planned\", \"requested\" or \"possible\"");
    record.attributed_to = read_actor(members, "attributed_to");
    const auto* confidence = members.find("confidence");
    if (!confidence || !confidence->IsNumber() || confidence->GetDouble() < 0 || confidence->GetDouble() > 1)
        members.fault("confidence", "a number from 0 to 1");
    record.confidence = confidence->GetDouble();
    record.rule = members.string("rule");
    if (const auto trigger = members.object("trigger")) {
        record.trigger = trigger->string("text");
        record.trigger_extent = trigger->extent("begin", "end");
    }
    record.text = members.string("text");
    record.text_extent = members.extent("text_begin", "text_end");
    record.identify();
    return record;
}

}  // namespace

void append_json(std::string& out, const Record& record) { RecordWriter(out).write(record); }

Record parse_record(std::string_view json, std::string_view where) {
    // Full precision, so that a confidence comes back as it was; iterative, so that no depth of nesting exhausts the stack.
    constexpr unsigned flags =
        rapidjson::kParseFullPrecisionFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
    rapidjson::Document document;
    document.Parse<flags>(json.data(), json.size());
    if (document.HasParseError()) {
        throw Error(ErrorCode::input,
                    fmt::format("no JSON at byte {}: {}", document.GetErrorOffset(), rapidjson::GetParseError_En(document.GetParseError())),
                    std::string(where), "each line must hold one record, whole, as 'extract' writes them");
    }
    if (!document.IsObject()) {
        throw Error(ErrorCode::input, "no record: a JSON object was expected", std::string(where),
                    "each line must hold one record, whole, as 'extract' writes them");
    }
    return read_record(Members(document, where, ""));
}

RecordReader::RecordReader(std::istream& in, std::string name, std::function<void(const Error&)> fault)
    : in_(in), name_(std::move(name)), fault_(std::move(fault)) {}

bool RecordReader::next_record(Record& out) {
    while (std::getline(in_, line_)) {
        ++number_;
        if (!line_.empty() && line_.back() == '\r') line_.pop_back();
        if (line_.find_first_not_of(" \t") == std::string::npos) continue;
        try {
            out = parse_record(line_, fmt::format("{}:{}", name_, number_));
            return true;
        } catch (const Error& error) {
            fault_(error);
        }
    }
    if (in_.bad()) throw Error(ErrorCode::io, "reading failed", fmt::format("{}:{}", name_, number_ + 1));
    return false;
}

bool RecordReader::next(Extraction& out) {
    if (!ahead_ && !next_record(next_)) return false;
    out = {};
    out.document = next_.document;
    do {
        next_.document = out.document;
        out.records.push_back(std::move(next_));
        ahead_ = next_record(next_);
    } while (ahead_ && *next_.document == *out.document);
    return true;
}

}  // namespace entente
