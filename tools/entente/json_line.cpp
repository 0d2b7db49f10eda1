#include "json_line.hpp"

#include <cmath>

namespace entente::cli {

JsonLine& JsonLine::text(const char* name, std::string_view value) {
    json_.Key(name);
    string(value);
    return *this;
}

JsonLine& JsonLine::texts(const char* name, const std::vector<std::string>& values) {
    json_.Key(name);
    json_.StartArray();
    for (const auto& value : values) string(value);
    json_.EndArray();
    return *this;
}

JsonLine& JsonLine::number(const char* name, std::uint64_t value) {
    json_.Key(name);
    json_.Uint64(value);
    return *this;
}

JsonLine& JsonLine::real(const char* name, double value) {
    json_.Key(name);
    json_.Double(std::isfinite(value) ? value : 0);
    return *this;
}

JsonLine& JsonLine::boolean(const char* name, bool value) {
    json_.Key(name);
    json_.Bool(value);
    return *this;
}

JsonLine& JsonLine::date(const char* name, const std::optional<DateSpan>& span) {
    if (span) return open(name).text("start", span->start.iso()).text("end", span->end.iso()).close();
    json_.Key(name);
    json_.Null();
    return *this;
}

JsonLine& JsonLine::actor(const char* name, const Actor& actor) {
    open(name).text("id", actor.id).text("name", actor.name).text("kind", to_string(actor.kind));
    if (!actor.country.empty()) text("country", actor.country);
    if (!actor.sector.empty()) text("sector", actor.sector);
    if (!actor.code.empty()) text("code", actor.code);
    return close();
}

JsonLine& JsonLine::open(const char* name) {
    json_.Key(name);
    json_.StartObject();
    return *this;
}

JsonLine& JsonLine::open_list(const char* name) {
    json_.Key(name);
    json_.StartArray();
    return *this;
}

JsonLine& JsonLine::open_item() {
    json_.StartObject();
    return *this;
}

JsonLine& JsonLine::close() {
    json_.EndObject();
    return *this;
}

JsonLine& JsonLine::close_list() {
    json_.EndArray();
    return *this;
}

JsonLine& JsonLine::raw(const char* name, std::string_view json) {
    json_.Key(name);
    return raw_item(json);
}

JsonLine& JsonLine::raw_item(std::string_view json) {
    json_.RawValue(json.data(), json.size(), rapidjson::kObjectType);
    return *this;
}

std::string_view JsonLine::ended() {
    json_.EndObject();
    return {buffer_.GetString(), buffer_.GetSize()};
}

void JsonLine::print(Output& out) { out.line(ended()); }

}  // namespace entente::cli
