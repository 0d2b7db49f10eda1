// Bytes as the parameters of a request to the explorer: a byte for the question, then name=value pairs between "&". They are answered or
// refused, and either is JSON.

#include <map>

#include <rapidjson/document.h>

#include <entente/error.hpp>

#include "fuzz/made_graph.hpp"
#include "fuzz/target.hpp"
#include "serve/answers.hpp"
#include "serve/guard.hpp"

using namespace entente;
using namespace entente::cli;
using entente::fuzz::require;

namespace {

bool is_json(const std::string& text) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
    return !json.HasParseError();
}

void request(std::string_view input) {
    static const fuzz::Folder folder;
    static const auto store = [] {
        const auto file = (folder.path() / "graph.db").string();
        fuzz::make_graph(file);
        return Store::open(file);
    }();
    if (input.empty()) return;
    const auto& question = questions()[static_cast<unsigned char>(input[0]) % questions().size()];
    std::multimap<std::string, std::string> given;
    for (auto rest = input.substr(1); !rest.empty();) {
        const auto pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        const auto equals = std::min(pair.find('='), pair.size());
        given.emplace(pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())));
    }
    try {
        Parameters asked(given);
        const auto answer = question.answer(*store, asked);
        require(answer.type != "application/json" || !answer.file_name.empty() || is_json(answer.body), "an answer is JSON");
    } catch (const Error& error) {
        require(is_json(json_of(error)), "an error is JSON");
    }
    is_loopback(input.substr(1));
    for (const auto& token : {std::string(), std::string("token")})
        Guard(8080, token).refuses([&](const char*) { return std::string(input.substr(1)); }, input[0] % 2);
}

}  // namespace

ENTENTE_FUZZ_TARGET(request, request)
