#include "syntax/coreference/ranker_weights.hpp"

#include <algorithm>

#include <entente/error.hpp>

#include "syntax/coreference/phrase_structure.hpp"
#include "text/json_file.hpp"

namespace entente::syntax {

GenderWords GenderWords::load(const std::filesystem::path& reference) {
    const auto json = text::read_json_file(reference);
    GenderWords words;
    for (const char* list : {"given_names", "gendered_nouns"}) {
        const auto found = json.FindMember(list);
        if (found == json.MemberEnd() || !found->value.IsObject())
            throw Error(ErrorCode::schema, std::string("\"") + list + "\" is missing or no object", reference.string(), "give lists of words for female and male");
        for (const auto& [gender, to] : {std::pair{"female", &words.female}, std::pair{"male", &words.male}})
            for (const auto& word : text::json_strings(found->value, gender, reference.string())) to->push_back(caseless_hash(word));
    }
    for (auto* list : {&words.female, &words.male}) std::sort(list->begin(), list->end());
    return words;
}

}  // namespace entente::syntax
