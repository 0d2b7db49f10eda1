#include <entente/query.hpp>

namespace entente {

SearchAnswer search(Store& store, std::string_view words, const SearchOptions& options) {
    const auto snapshot = store.snapshot();
    SearchAnswer answer;
    auto filter = options.filter;
    filter.window.reset();  // evidence is told as it is stored
    store.search(words, filter, [&](FoundSentence&& sentence) {
        answer.cut = answer.sentences.size() == options.limit;
        if (!answer.cut) answer.sentences.push_back(std::move(sentence));
        return !answer.cut;
    });
    for (const auto& [number, edges] : store.list_actors(words, options.most_actors)) answer.actors.push_back({number, store.actor(number), edges});
    return answer;
}

}  // namespace entente
