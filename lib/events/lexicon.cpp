#include "events/lexicon.hpp"

#include <algorithm>
#include <tuple>

#include "text/json_file.hpp"

namespace entente::events {

using text::json_bool;
using text::json_string;
using text::json_strings;

namespace {

constexpr const char* see_formats = "see docs/file-formats.md";

constexpr std::pair<std::string_view, Relation::Kind> named_relations[] = {
    {"subject", Relation::subject}, {"object", Relation::object}, {"iobj", Relation::iobj}, {"possessive", Relation::possessive},
    {"modifier", Relation::modifier}, {"governor", Relation::governor}, {"complement", Relation::complement},
    {"complement.subject", Relation::complement_subject}, {"complement.object", Relation::complement_object},
    {"complement.target", Relation::complement_target}, {"case", Relation::own_case}};

Relation relation(std::string name) {
    for (const auto& [word, kind] : named_relations)
        if (word == name) return {kind, {}};
    return {Relation::preposition, std::move(name)};
}

std::vector<Relation> relations(const std::vector<std::string>& names) {
    std::vector<Relation> out;
    for (const auto& n : names) out.push_back(relation(n));
    return out;
}

Complement complement(const std::string& name, const std::string& where) {
    static const std::pair<std::string_view, Complement> named[] = {
        {"", Complement::none}, {"report", Complement::report}, {"content", Complement::content}, {"absorb", Complement::absorb},
        {"planned", Complement::planned}, {"requested", Complement::requested}, {"possible", Complement::possible}, {"negated", Complement::negated}};
    for (const auto& [word, value] : named)
        if (word == name) return value;
    throw Error(ErrorCode::schema, "complement \"" + name + "\" is not known", where, see_formats);
}

Pos part_of_speech(const std::string& name, const std::string& where) {
    if (name == "verb") return Pos::verb;
    if (name == "noun") return Pos::noun;
    if (name == "adjective") return Pos::adjective;
    throw Error(ErrorCode::schema, "pos \"" + name + "\" is not verb, noun or adjective", where, see_formats);
}

std::vector<Relation> default_source(Pos pos) {
    if (pos == Pos::noun) return relations({"possessive", "by", "modifier"});
    return relations({"subject"});
}

std::vector<Relation> default_target(Pos pos, bool reciprocal) {
    if (pos == Pos::noun) return relations({"against", "on", "with", "of"});
    if (pos == Pos::adjective) return relations({"to", "of"});
    return reciprocal ? relations({"object", "with"}) : relations({"object"});
}

}  // namespace

std::string name(const Relation& relation) {
    for (const auto& [word, kind] : named_relations)
        if (kind == relation.kind) return std::string(word);
    return relation.word;
}

std::shared_ptr<const Lexicon> Lexicon::load(const std::filesystem::path& folder, const std::filesystem::path& ontology) {
    auto out = std::make_shared<Lexicon>();
    out->ontology_ = Ontology::load(ontology);
    out->read_classes(folder / "classes.json");
    out->read_irregular(folder / "irregular.json");
    out->numbers_ = NumberWords::load(folder / "numbers.json");
    for (const char* file : {"verbs.json", "nouns.json", "adjectives.json"}) out->read(folder / file);
    if (const auto file = folder / "confidence.json"; std::filesystem::exists(file)) out->confidence_ = ConfidenceModel(file);
    out->index();
    out->index_forms();
    return out;
}

void Lexicon::read_classes(const std::filesystem::path& file) {
    const auto json = text::read_json_file(file);
    const auto it = json.FindMember("classes");
    if (it == json.MemberEnd() || !it->value.IsArray()) throw Error(ErrorCode::schema, "holds no list \"classes\"", file.string(), see_formats);
    for (const auto& entry : it->value.GetArray()) {
        if (!entry.IsObject()) throw Error(ErrorCode::schema, "a class is no object", file.string(), see_formats);
        const auto name = json_string(entry, "class", file.string());
        auto& words = classes_[name];
        for (auto& w : json_strings(entry, "words", file.string() + ", class " + name)) words.insert(std::move(w));
    }
}

void Lexicon::read_irregular(const std::filesystem::path& file) {
    const auto json = text::read_json_file(file);
    const auto it = json.FindMember("verbs");
    if (it == json.MemberEnd() || !it->value.IsArray()) throw Error(ErrorCode::schema, "holds no list \"verbs\"", file.string(), see_formats);
    for (const auto& entry : it->value.GetArray()) {
        if (!entry.IsObject()) throw Error(ErrorCode::schema, "a verb is no object", file.string(), see_formats);
        irregular_[json_string(entry, "lemma", file.string())] = {json_string(entry, "past", file.string()), json_string(entry, "participle", file.string())};
    }
}

void Lexicon::read(const std::filesystem::path& file) {
    const auto json = text::read_json_file(file);
    const auto it = json.FindMember("frames");
    if (it == json.MemberEnd() || !it->value.IsArray()) throw Error(ErrorCode::schema, "holds no list \"frames\"", file.string(), see_formats);
    std::size_t number = 0;
    for (const auto& entry : it->value.GetArray()) {
        auto where = file.string() + ", frame " + std::to_string(++number);
        if (!entry.IsObject()) throw Error(ErrorCode::schema, "a frame is no object", where, see_formats);
        Frame f;
        f.lemma = json_string(entry, "lemma", where);
        if (f.lemma.empty()) throw Error(ErrorCode::schema, "a frame has no lemma", where, see_formats);
        where += " (" + f.lemma + ")";
        f.particle = json_string(entry, "particle", where);
        f.pos = part_of_speech(json_string(entry, "pos", where, "verb"), where);
        f.type = json_string(entry, "type", where);
        f.mode = json_string(entry, "mode", where);
        f.cameo = json_string(entry, "cameo", where);
        f.contexts = json_strings(entry, "contexts", where);
        f.reciprocal = json_bool(entry, "reciprocal", where);
        f.complement = complement(json_string(entry, "complement", where), where);
        f.source = relations(json_strings(entry, "source", where));
        f.target = relations(json_strings(entry, "target", where));
        if (!entry.HasMember("source")) f.source = default_source(f.pos);
        if (!entry.HasMember("target")) f.target = default_target(f.pos, f.reciprocal);
        for (const auto& side : json_strings(entry, "requires", where)) {
            if (side != "source" && side != "target") throw Error(ErrorCode::schema, "\"requires\" names neither source nor target", where, see_formats);
            (side == "source" ? f.needs_source : f.needs_target) = true;
        }
        if (const auto l = entry.FindMember("light"); l != entry.MemberEnd()) {
            if (l->value.IsString()) f.light = true, f.light_at = relation(l->value.GetString());
            else f.light = json_bool(entry, "light", where);
        }
        if (const auto c = entry.FindMember("confidence"); c != entry.MemberEnd()) {
            if (!c->value.IsNumber() || c->value.GetDouble() < 0 || c->value.GetDouble() > 1)
                throw Error(ErrorCode::schema, "confidence is no number from 0 to 1", where, see_formats);
            f.confidence = c->value.GetDouble();
        }
        if (const auto w = entry.FindMember("when"); w != entry.MemberEnd()) {
            if (!w->value.IsObject()) throw Error(ErrorCode::schema, "\"when\" is no object", where, see_formats);
            for (const auto& [key, value] : w->value.GetObject()) {
                (void)value;
                f.when.push_back({relation(key.GetString()), json_strings(w->value, key.GetString(), where)});
            }
        }
        if (!f.type.empty()) {
            const auto* type = ontology_->type(f.type);
            f.tie = !type && ontology_->tie(f.type);
            if (type && f.pos == Pos::noun && !entry.HasMember("requires")) f.needs_source = type->noun_needs_source, f.needs_target = type->noun_needs_target;
            if (!type && !f.tie) throw Error(ErrorCode::schema, "type \"" + f.type + "\" is neither an event type nor a tie of the ontology", where, "correct it, or add it to schema/ontology");
            if (type && !f.mode.empty() && std::find(type->modes.begin(), type->modes.end(), f.mode) == type->modes.end())
                throw Error(ErrorCode::schema, "mode \"" + f.mode + "\" is not one of " + f.type, where, "correct it, or add it to schema/ontology");
        } else if (!f.light && f.complement == Complement::none) {
            throw Error(ErrorCode::schema, "a frame has no type, no complement and is not light", where, see_formats);
        }
        frames_.push_back(std::move(f));
    }
}

void Lexicon::index() {
    // More conditions first; among equals the order of the file, which the author chose.
    std::stable_sort(frames_.begin(), frames_.end(), [](const Frame& a, const Frame& b) {
        const auto weight = [](const Frame& f) { return f.when.size() * 2 + (f.particle.empty() ? 0 : 1); };
        return std::make_tuple(a.pos, std::string_view(a.lemma), -static_cast<long>(weight(a))) <
               std::make_tuple(b.pos, std::string_view(b.lemma), -static_cast<long>(weight(b)));
    });
    static constexpr std::string_view names[] = {"verb.", "noun.", "adjective."};
    for (std::uint32_t i = 0; i < frames_.size(); ++i) {
        auto& f = frames_[i];
        auto& range = by_lemma_[static_cast<int>(f.pos)][f.lemma];
        if (range.count == 0) range.first = i;
        ++range.count;
        f.id = std::string(names[static_cast<int>(f.pos)]) + f.lemma + (f.particle.empty() ? "" : "+" + f.particle);
        if (range.count > 1) f.id += "#" + std::to_string(range.count);
    }
}

namespace {

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// The stems that English spelling puts before -ed and -ing; both spellings where the stress, which is not written, decides.
std::vector<std::string> stems(const std::string& verb, bool before_ed) {
    const auto n = verb.size();
    if (n < 2) return {verb};
    const char last = verb[n - 1], before = verb[n - 2];
    if (last == 'e') return {before == 'e' && !before_ed ? verb : verb.substr(0, n - 1)};
    if (last == 'y' && !vowel(before) && before_ed) return {verb.substr(0, n - 1) + "i"};
    std::vector<std::string> out{verb};
    if (!vowel(last) && last != 'w' && last != 'x' && last != 'y' && vowel(before) && (n < 3 || !vowel(verb[n - 3]))) out.push_back(verb + last);
    return out;
}

std::string third_person(const std::string& verb) {
    const auto n = verb.size();
    const char last = verb[n - 1];
    if (last == 'y' && n > 1 && !vowel(verb[n - 2])) return verb.substr(0, n - 1) + "ies";
    if (last == 's' || last == 'x' || last == 'z' || last == 'o' || verb.ends_with("ch") || verb.ends_with("sh")) return verb + "es";
    return verb + "s";
}

}  // namespace

void Lexicon::index_forms() {
    // In the order of the frames, so that the first verb keeps a form that two would have.
    for (const auto& f : frames_) {
        if (f.pos != Pos::verb) continue;
        const auto add = [&](const std::string& form) {
            if (!by_lemma_[static_cast<int>(Pos::verb)].contains(form)) verb_of_form_.emplace(form, f.lemma);
        };
        add(third_person(f.lemma));
        for (const auto& stem : stems(f.lemma, false)) add(stem + "ing");
        if (const auto it = irregular_.find(f.lemma); it != irregular_.end()) {
            add(it->second.past);
            add(it->second.participle);
        } else {
            for (const auto& stem : stems(f.lemma, true)) add(stem + "ed");
        }
    }
}

std::span<const Frame> Lexicon::frames(Pos pos, std::string_view lemma, std::string_view form) const {
    if (const auto found = frames(pos, lemma); !found.empty() || pos != Pos::verb) return found;
    std::string small(form);
    for (auto& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const auto it = verb_of_form_.find(small);
    return it == verb_of_form_.end() ? std::span<const Frame>{} : frames(pos, it->second);
}

std::span<const Frame> Lexicon::frames(Pos pos, std::string_view lemma) const {
    const auto& map = by_lemma_[static_cast<int>(pos)];
    const auto it = map.find(lemma);
    if (it == map.end()) return {};
    return {frames_.data() + it->second.first, it->second.count};
}

bool Lexicon::in_class(std::string_view word, std::string_view word_class) const {
    const auto it = classes_.find(word_class);
    return it != classes_.end() && it->second.find(word) != it->second.end();
}

}  // namespace entente::events
