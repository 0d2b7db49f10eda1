#include "actors/reference.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <entente/error.hpp>

#include "text/ascii.hpp"
#include "text/json_file.hpp"

namespace entente::actors {
namespace {

using rapidjson::Value;

constexpr std::size_t longest_word = 48;

[[noreturn]] void fail(std::string what, std::string where) {
    throw Error(ErrorCode::schema, std::move(what), std::move(where), "docs/file-formats.md describes the members");
}

/// The member of an object, an empty object or array where it is absent.
const Value& member(const Value& object, const char* name, const Value& otherwise) {
    const auto at = object.FindMember(name);
    return at == object.MemberEnd() ? otherwise : at->value;
}

Gender gender(const std::string& written, const std::string& where) {
    if (written == "female") return Gender::female;
    if (written == "male") return Gender::male;
    if (!written.empty()) fail("unknown gender \"" + written + "\"", where);
    return Gender::unknown;
}

Pronoun::Refers refers(const std::string& written, const std::string& where) {
    constexpr std::array<std::pair<std::string_view, Pronoun::Refers>, 5> names{{{"person", Pronoun::person},
                                                                                {"thing", Pronoun::thing},
                                                                                {"any", Pronoun::any},
                                                                                {"relative", Pronoun::relative},
                                                                                {"speaker", Pronoun::speaker}}};
    for (const auto& [name, value] : names)
        if (name == written) return value;
    fail("unknown \"refers\": \"" + written + "\"", where);
}

/// The word in lower case in a buffer of the stack; empty where it is too long for any list.
class Lowered {
public:
    explicit Lowered(std::string_view word) : size_(word.size() <= longest_word ? word.size() : 0) {
        std::transform(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(size_), letters_.begin(),
                       [](char c) { return text::ascii_lower(c); });
    }
    std::string_view view() const { return {letters_.data(), size_}; }

private:
    std::array<char, longest_word> letters_;
    std::size_t size_;
};

}  // namespace

std::shared_ptr<const Reference> Reference::load(const std::filesystem::path& file) {
    const auto json = text::read_json_file(file);
    const auto where = file.string();
    auto reference = std::make_shared<Reference>();
    const Value empty_object(rapidjson::kObjectType), empty_array(rapidjson::kArrayType);

    const auto list = [&](const Value& object, const char* name, WordList to) {
        for (const auto& word : text::json_strings(object, name, where))
            reference->lists_[text::ascii_lower(word)] |= 1u << static_cast<unsigned>(to);
    };
    list(json, "pair", WordList::pair);
    list(json, "counterparts", WordList::counterpart);
    list(json, "former", WordList::former);
    list(json, "foreign", WordList::foreign);
    list(json, "quantities", WordList::quantity);
    list(json, "speech", WordList::speech);
    list(json, "calendar", WordList::calendar);
    list(json, "calendar_names", WordList::calendar_name);
    list(json, "governments", WordList::government);
    reference->armed_forces_ = text::json_strings(json, "armed_forces", where);
    // What is built in counts on a first one.
    if (reference->armed_forces_.empty()) fail("\"armed_forces\" is missing or empty: the folder is of another version", where);
    const auto& determiners = member(json, "determiners", empty_object);
    const auto& address = member(json, "address", empty_object);
    const auto& aliases = member(json, "aliases", empty_object);
    if (!determiners.IsObject() || !address.IsObject() || !aliases.IsObject())
        fail("\"determiners\", \"address\" or \"aliases\" is no object", where);
    list(determiners, "definite", WordList::definite_determiner);
    list(determiners, "indefinite", WordList::indefinite_determiner);
    list(address, "place_prepositions", WordList::place_preposition);
    list(address, "mixed_prepositions", WordList::mixed_preposition);
    list(address, "place_governors", WordList::place_governor);
    list(address, "talks", WordList::talk);
    list(address, "capital_nouns", WordList::capital_noun);
    list(address, "place_participles", WordList::place_participle);
    list(json, "belonging_participles", WordList::belonging_participle);
    list(json, "group_deeds", WordList::group_deed);
    list(address, "from_government", WordList::from_government);
    list(aliases, "links", WordList::alias_link);
    list(aliases, "cores", WordList::alias_core);
    list(aliases, "participles", WordList::alias_active);
    list(aliases, "nicknames", WordList::alias_nickname);
    list(aliases, "nouns", WordList::alias_noun);
    for (const auto core : {"cores", "participles", "nicknames", "nouns"}) {
        list(aliases, core, WordList::alias_link);
        list(aliases, core, WordList::alias_core);
    }
    reference->read_given_names(file.parent_path() / "names.json");

    const auto reflexive = text::json_strings(json, "reflexive", where);
    const auto possessive = text::json_strings(json, "possessive", where);
    const auto among = [](const std::vector<std::string>& words, const std::string& word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    const auto& pronouns = member(json, "pronouns", empty_array);
    const auto& definite = member(json, "definite", empty_array);
    if (!pronouns.IsArray() || !definite.IsArray()) fail("\"pronouns\" or \"definite\" is no array", where);
    for (const auto& entry : pronouns.GetArray()) {
        if (!entry.IsObject()) fail("\"pronouns\" holds something that is no object", where);
        Pronoun pronoun;
        pronoun.refers = refers(text::json_string(entry, "refers", where), where);
        pronoun.plural = text::json_string(entry, "number", where) == "plural";
        pronoun.gender = gender(text::json_string(entry, "gender", where), where);
        for (const auto& form : text::json_strings(entry, "forms", where)) {
            pronoun.reflexive = among(reflexive, form);
            pronoun.possessive = among(possessive, form);
            reference->pronouns_[text::ascii_lower(form)] = pronoun;
        }
    }
    for (const auto& entry : definite.GetArray()) {
        if (!entry.IsObject()) fail("\"definite\" holds something that is no object", where);
        std::uint32_t kinds = 0;
        for (const auto& name : text::json_strings(entry, "kinds", where)) {
            const auto kind = actor_kind(name);
            if (!kind) fail("unknown kind \"" + name + "\"", where);
            kinds |= 1u << static_cast<unsigned>(*kind);
        }
        for (const auto& noun : text::json_strings(entry, "nouns", where)) reference->definite_[text::ascii_lower(noun)] = kinds;
    }
    return reference;
}

void Reference::read_given_names(const std::filesystem::path& file) {
    const auto json = text::read_json_file(file);
    const auto where = file.string();
    const Value empty_object(rapidjson::kObjectType);
    for (const char* list : {"given", "given_and_word"}) {
        const auto& names = member(json, list, empty_object);
        if (!names.IsObject()) fail(std::string("\"") + list + "\" is no object", where);
        for (const auto& [written, gender] :
             {std::pair{"female", Gender::female}, std::pair{"male", Gender::male}, std::pair{"either", Gender::unknown}})
            for (const auto& name : text::json_strings(names, written, where)) {
                const auto [at, fresh] = given_names_.try_emplace(text::ascii_lower(name), gender);
                if (!fresh && at->second != gender) at->second = Gender::unknown;
            }
    }
    std::erase_if(given_names_, [](const auto& name) { return name.second == Gender::unknown; });
    names_alone_ = given_names_;
    for (const char* list : {"surname", "surname_and_word"})
        for (const auto& name : text::json_strings(json, list, where)) names_alone_.erase(text::ascii_lower(name));
}

bool Reference::has(WordList list, std::string_view word) const {
    const auto at = lists_.find(word);
    return at != lists_.end() && (at->second >> static_cast<unsigned>(list) & 1u);
}

bool Reference::has_form(WordList list, std::string_view form) const { return has(list, Lowered(form).view()); }

const Pronoun* Reference::pronoun(std::string_view form) const {
    const auto at = pronouns_.find(Lowered(form).view());
    return at == pronouns_.end() ? nullptr : &at->second;
}

std::uint32_t Reference::definite_kinds(std::string_view noun) const {
    const auto at = definite_.find(Lowered(noun).view());
    return at == definite_.end() ? 0 : at->second;
}

Gender Reference::given_name(std::string_view name) const {
    const auto at = given_names_.find(Lowered(name).view());
    return at == given_names_.end() ? Gender::unknown : at->second;
}

Gender Reference::name_alone(std::string_view name) const {
    const auto at = names_alone_.find(Lowered(name).view());
    return at == names_alone_.end() ? Gender::unknown : at->second;
}

}  // namespace entente::actors
