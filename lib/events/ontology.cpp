#include "events/ontology.hpp"

#include <algorithm>

#include "text/json_file.hpp"

namespace entente::events {

using text::json_string;
using text::json_strings;

std::shared_ptr<const Ontology> Ontology::load(const std::filesystem::path& file) {
    const auto json = text::read_json_file(file);
    auto out = std::make_shared<Ontology>();
    const auto list = [&](const char* name) -> const rapidjson::Value* {
        const auto it = json.FindMember(name);
        if (it == json.MemberEnd() || !it->value.IsArray()) return nullptr;
        return &it->value;
    };
    const auto* types = list("types");
    if (!types) throw Error(ErrorCode::schema, "holds no list \"types\"", file.string(), "see docs/file-formats.md");
    for (const auto& entry : types->GetArray()) {
        const auto where = file.string() + ", type " + std::to_string(out->types_.size() + 1);
        if (!entry.IsObject()) throw Error(ErrorCode::schema, "a type is no object", where, "see docs/file-formats.md");
        EventType type;
        type.type = json_string(entry, "type", where);
        if (type.type.empty()) throw Error(ErrorCode::schema, "a type has no \"type\"", where, "give it a name in capitals");
        type.cameo = json_string(entry, "cameo", where);
        if (const auto q = entry.FindMember("quad"); q != entry.MemberEnd() && q->value.IsInt()) type.quad = q->value.GetInt();
        type.cooperative = type.quad == 1 || type.quad == 2;
        for (const auto& side : json_strings(entry, "noun_requires", where)) {
            if (side == "source") type.noun_needs_source = true;
            else if (side == "target") type.noun_needs_target = true;
            else throw Error(ErrorCode::schema, "\"noun_requires\" names neither source nor target", where, "see docs/file-formats.md");
        }
        if (const auto m = entry.FindMember("modes"); m != entry.MemberEnd() && m->value.IsArray())
            for (const auto& mode : m->value.GetArray()) {
                if (!mode.IsObject()) throw Error(ErrorCode::schema, "a mode is no object", where, "see docs/file-formats.md");
                type.modes.push_back(json_string(mode, "mode", where));
                if (auto cameo = json_string(mode, "cameo", where); !cameo.empty()) type.mode_cameo.emplace(type.modes.back(), std::move(cameo));
            }
        if (const auto m = entry.FindMember("complement_modes"); m != entry.MemberEnd() && m->value.IsObject())
            for (const auto& [key, value] : m->value.GetObject())
                if (value.IsString()) type.complement_modes.emplace(key.GetString(), value.GetString());
        if (!out->types_.emplace(type.type, type).second) throw Error(ErrorCode::schema, "type " + type.type + " stands twice", where, "remove one");
    }
    if (const auto* ties = list("ties"))
        for (const auto& tie : ties->GetArray())
            if (tie.IsObject()) out->ties_.push_back(json_string(tie, "type", file.string() + ", ties"));
    if (const auto* contexts = list("contexts"))
        for (const auto& context : contexts->GetArray()) {
            const auto where = file.string() + ", context " + std::to_string(out->contexts_.size() + 1);
            if (!context.IsObject()) throw Error(ErrorCode::schema, "a context is no object", where, "see docs/file-formats.md");
            if (out->contexts_.size() == 64) throw Error(ErrorCode::schema, "more than 64 contexts", where, "join some");
            for (auto& word : json_strings(context, "words", where)) out->context_words_[std::move(word)] |= std::uint64_t{1} << out->contexts_.size();
            out->contexts_.push_back(json_string(context, "context", where));
        }
    std::sort(out->ties_.begin(), out->ties_.end());
    return out;
}

const EventType* Ontology::type(std::string_view name) const {
    const auto it = types_.find(name);
    return it == types_.end() ? nullptr : &it->second;
}

bool Ontology::tie(std::string_view name) const { return std::binary_search(ties_.begin(), ties_.end(), name); }

}  // namespace entente::events
