#include "pipeline/queued_document.hpp"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <entente/error.hpp>

namespace entente::pipeline {

WorkQueue::Item queued(const text::RawDocument& document) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    const auto text = [&](const char* name, const std::string& value) {
        writer.Key(name);
        writer.String(value);
    };
    const auto day = [&](const char* name, const std::optional<Date>& value) {
        if (!value) return;
        writer.Key(name);
        writer.Int64(value->day.time_since_epoch().count());
    };
    writer.StartObject();
    text("id", document.info.id);
    text("title", document.info.title);
    text("publisher", document.info.publisher);
    text("url", document.info.url);
    text("language", document.info.language);
    day("published", document.info.published);
    text("extra", document.info.extra);
    text("format", document.format == text::Format::html ? "html" : "plain");
    day("default_published", document.default_published);
    text("text", document.text);
    writer.EndObject();
    std::string content(buffer.GetString(), buffer.GetSize());
    const auto hash = XXH3_128bits(content.data(), content.size());
    return {fmt::format("{:016x}{:016x}", hash.high64, hash.low64), document.origin, std::move(content)};
}

text::RawDocument dequeued(const WorkQueue::Item& item) {
    rapidjson::Document object;
    object.Parse(item.content.data(), item.content.size());
    const auto wrong = [&]() -> Error { return Error(ErrorCode::graph, "the queue holds what is no document", item.origin, "add it again"); };
    if (object.HasParseError() || !object.IsObject()) throw wrong();
    const auto text = [&](const char* name) {
        const auto at = object.FindMember(name);
        if (at == object.MemberEnd() || !at->value.IsString()) throw wrong();
        return std::string(at->value.GetString(), at->value.GetStringLength());
    };
    const auto day = [&](const char* name) -> std::optional<Date> {
        const auto at = object.FindMember(name);
        if (at == object.MemberEnd()) return std::nullopt;
        if (!at->value.IsInt64()) throw wrong();
        return Date{std::chrono::sys_days{std::chrono::days{at->value.GetInt64()}}};
    };
    text::RawDocument document;
    document.info = {text("id"), text("title"), text("publisher"), text("url"), text("language"), day("published"), text("extra")};
    document.format = text("format") == "html" ? text::Format::html : text::Format::plain;
    document.default_published = day("default_published");
    document.text = text("text");
    document.origin = item.origin;
    document.input_bytes = document.text.size();
    return document;
}

}  // namespace entente::pipeline
