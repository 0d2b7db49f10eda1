#include "answer.hpp"

#include <cmath>

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "wording.hpp"

namespace entente::cli {
namespace {

class JsonWriter {
public:
    explicit JsonWriter(rapidjson::StringBuffer& buffer) : json_(buffer) {}

    void row(const std::vector<std::string>& columns, const AnswerList& values) {
        json_.StartObject();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            key(columns[i]);
            add(values[i]);
        }
        json_.EndObject();
    }

    void operator()(std::monostate) { json_.Null(); }
    void operator()(bool value) { json_.Bool(value); }
    void operator()(std::int64_t value) { json_.Int64(value); }
    void operator()(double value) {
        // JSON has no infinity, and nothing that is no number.
        if (std::isfinite(value)) json_.Double(value);
        else json_.Null();
    }
    void operator()(const std::string& value) { string(value); }
    void operator()(const Date& value) { string(value.iso()); }
    void operator()(const AnswerDuration& value) { string(value.iso); }
    void operator()(const Actor& actor) {
        json_.StartObject();
        member("id", actor.id);
        member("name", actor.name);
        member("kind", std::string(to_string(actor.kind)));
        for (const auto& [name, value] : {std::pair("country", &actor.country), {"sector", &actor.sector}, {"code", &actor.code}})
            if (!value->empty()) member(name, *value);
        json_.EndObject();
    }
    void operator()(const AnswerEdge& edge) {
        const auto record = json_of(edge.best);
        json_.RawValue(record.data(), record.size(), rapidjson::kObjectType);
    }
    void operator()(const std::shared_ptr<const AnswerEdge>& edge) { (*this)(*edge); }
    void operator()(const std::shared_ptr<const AnswerPath>& path) {
        json_.StartObject();
        json_.Key("length");
        json_.Uint64(path->edges.size());
        json_.Key("nodes");
        list(path->actors);
        json_.Key("relationships");
        list(path->edges);
        json_.EndObject();
    }
    void operator()(const AnswerList& items) {
        json_.StartArray();
        for (const auto& item : items) add(item);
        json_.EndArray();
    }
    void operator()(const AnswerMap& map) {
        json_.StartObject();
        for (const auto& [name, value] : map) {
            key(name);
            add(value);
        }
        json_.EndObject();
    }

private:
    void key(const std::string& name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
    void string(const std::string& text) { json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
    void add(const AnswerValue& value) { std::visit(*this, value.value); }
    void member(const char* name, const std::string& value) {
        json_.Key(name);
        string(value);
    }
    template <class Item>
    void list(const std::vector<Item>& items) {
        json_.StartArray();
        for (const auto& item : items) (*this)(item);
        json_.EndArray();
    }

    rapidjson::Writer<rapidjson::StringBuffer> json_;
};

struct Words {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return fmt::format("{}", value); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const Date& value) const { return value.iso(); }
    std::string operator()(const AnswerDuration& value) const { return value.iso; }
    std::string operator()(const Actor& actor) const { return actor_words(actor); }
    std::string operator()(const std::shared_ptr<const AnswerEdge>& edge) const { return fmt::format("-{}->", edge->type); }
    std::string operator()(const std::shared_ptr<const AnswerPath>& path) const {
        std::string words = actor_words(path->actors.front());
        for (std::size_t i = 0; i < path->edges.size(); ++i) {
            const auto& edge = path->edges[i];
            const bool forward = edge.source == path->actors[i].id;
            words += fmt::format(" {}-{}-{} {}", forward && !edge.facts.reciprocal ? "" : "<", edge.type, forward || edge.facts.reciprocal ? ">" : "", actor_words(path->actors[i + 1]));
        }
        return words;
    }
    std::string operator()(const AnswerList& items) const {
        std::string words;
        for (const auto& item : items) words += (words.empty() ? "" : ", ") + inside(item);
        return "[" + words + "]";
    }
    std::string operator()(const AnswerMap& map) const {
        std::string words;
        for (const auto& [key, value] : map) words += fmt::format("{}{}: {}", words.empty() ? "" : ", ", key, inside(value));
        return "{" + words + "}";
    }
    static std::string inside(const AnswerValue& value) { return std::holds_alternative<std::monostate>(value.value) ? "null" : words_of(value); }
};

}  // namespace

std::string json_of(const std::vector<std::string>& columns, const AnswerList& row) {
    rapidjson::StringBuffer buffer;
    JsonWriter(buffer).row(columns, row);
    return {buffer.GetString(), buffer.GetSize()};
}

std::string words_of(const AnswerValue& value) { return std::visit(Words(), value.value); }

Ink ink_of(const AnswerValue& value) { return std::holds_alternative<Actor>(value.value) ? Ink::strong : Ink::plain; }

bool is_number(const AnswerValue& value) { return std::holds_alternative<std::int64_t>(value.value) || std::holds_alternative<double>(value.value); }

}  // namespace entente::cli
