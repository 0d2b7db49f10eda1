#include "syntax/coreference/ranker_weights.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include <entente/error.hpp>

#include "syntax/coreference/phrase_structure.hpp"
#include "text/json_file.hpp"

namespace entente::syntax {

namespace {

using Hashes = std::vector<std::uint32_t>;

void add(const rapidjson::Value& json, const char* member, const char* list, const std::string& where, Hashes& to) {
    const auto found = json.FindMember(member);
    if (found == json.MemberEnd() || !found->value.IsObject())
        throw Error(ErrorCode::schema, std::string("\"") + member + "\" is missing or no object", where, "give lists of words for female and male");
    for (const auto& word : text::json_strings(found->value, list, where)) to.push_back(caseless_hash(word));
}

void put_in_order(Hashes& hashes) {
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

bool has(const Hashes& hashes, std::uint32_t hash) { return std::binary_search(hashes.begin(), hashes.end(), hash); }

}  // namespace

GenderWords GenderWords::load(const std::filesystem::path& reference) {
    const auto nouns = text::read_json_file(reference);
    const auto names_file = reference.parent_path() / "names.json";
    const auto names = text::read_json_file(names_file);
    Hashes given[3], last;  // given names of women, of men, of either
    for (const char* list : {"surname", "surname_and_word"})
        for (const auto& name : text::json_strings(names, list, names_file.string())) last.push_back(caseless_hash(name));
    put_in_order(last);
    for (const char* member : {"given", "given_and_word"})
        for (const auto& [list, to] : {std::pair{"female", &given[0]}, std::pair{"male", &given[1]}, std::pair{"either", &given[2]}})
            add(names, member, list, names_file.string(), *to);
    for (auto& list : given) put_in_order(list);

    GenderWords words;
    add(nouns, "gendered_nouns", "female", reference.string(), words.female);
    add(nouns, "gendered_nouns", "male", reference.string(), words.male);
    for (const auto& [of, other, to] : {std::tuple{&given[0], &given[1], &words.female}, std::tuple{&given[1], &given[0], &words.male}}) {
        for (const auto name : *of) {
            if (has(*other, name) || has(given[2], name)) continue;
            to->push_back(GenderWords::given(name));
            if (!has(last, name)) to->push_back(GenderWords::alone(name));
        }
        put_in_order(*to);
    }
    return words;
}

}  // namespace entente::syntax
