#include "syntax/lemma_learner.hpp"

#include <algorithm>
#include <map>

#include "syntax/word_features.hpp"
#include "text/json_file.hpp"

namespace entente::syntax {

void LemmaLearner::add(std::string_view form, Upos upos, Xpos xpos, std::string_view lemma) {
    if (lemma == "_" && form != "_") return;
    Entry entry{{}, {}, upos, xpos};
    append_lower(form, entry.lower);
    if (upos == Upos::PROPN) entry.lemma = lemma;
    else append_lower(lemma, entry.lemma);
    entries_.push_back(std::move(entry));
}

void LemmaLearner::settle(std::string_view form, Upos upos, Xpos xpos, std::string_view lemma) { settled_[{upos, xpos}][std::string(form)] = lemma; }

void LemmaLearner::settle_irregular(const std::filesystem::path& file) {
    const auto json = text::read_json_file(file);
    const auto each = [&](const char* list, auto&& take) {
        const auto it = json.FindMember(list);
        if (it == json.MemberEnd() || !it->value.IsArray())
            throw Error(ErrorCode::schema, std::string("holds no list \"") + list + "\"", file.string(), "see docs/file-formats.md");
        for (const auto& entry : it->value.GetArray()) {
            if (!entry.IsObject()) throw Error(ErrorCode::schema, std::string("an entry of \"") + list + "\" is no object", file.string(), "see docs/file-formats.md");
            take(entry, text::json_string(entry, "lemma", file.string()));
        }
    };
    each("verbs", [&](const auto& entry, const std::string& lemma) {
        settle(text::json_string(entry, "past", file.string()), Upos::VERB, Xpos::VBD, lemma);
        settle(text::json_string(entry, "participle", file.string()), Upos::VERB, Xpos::VBN, lemma);
    });
    each("nouns", [&](const auto& entry, const std::string& lemma) {
        settle(text::json_string(entry, "plural", file.string()), Upos::NOUN, Xpos::NNS, lemma);
    });
}

namespace {

using Tags = std::pair<Upos, Xpos>;
using Rule = Lemmatizer::Rule;

struct Form {
    std::string lower, lemma;  // lemma in lower case
    std::string cased;
};

Rule rule_between(std::string_view lower, std::string_view lemma) {
    std::size_t same = 0;
    while (same < lower.size() && same < lemma.size() && lower[same] == lemma[same]) ++same;
    while (same > 0 && same < lower.size() && (static_cast<unsigned char>(lower[same]) & 0xC0) == 0x80) --same;
    return {static_cast<std::uint8_t>(lower.size() - same), std::string(lemma.substr(same))};
}

/// Tags that give the same lemmas to the forms they share (past tense and participle) learn from each other's forms too.
constexpr std::size_t least_shared = 30;
constexpr double least_agreement = 0.98;

std::map<Tags, std::vector<Form>> with_borrowed(const std::map<Tags, std::map<std::string, std::string>>& lemmas) {
    std::map<Tags, std::vector<Form>> out;
    const auto add = [](std::vector<Form>& list, const std::string& lower, const std::string& cased) {
        auto& form = list.emplace_back(Form{lower, {}, cased});
        append_lower(cased, form.lemma);
    };
    for (const auto& [tags, own] : lemmas) {
        auto& list = out[tags];
        for (const auto& [lower, lemma] : own) add(list, lower, lemma);
        std::map<std::string, std::string> borrowed;
        for (const auto& [other_tags, others] : lemmas) {
            if (other_tags.first != tags.first || other_tags == tags) continue;
            std::size_t shared = 0, same = 0;
            for (const auto& [lower, lemma] : others)
                if (const auto found = own.find(lower); found != own.end()) {
                    ++shared;
                    same += found->second == lemma;
                }
            if (shared < least_shared || static_cast<double>(same) < least_agreement * static_cast<double>(shared)) continue;
            for (const auto& [lower, lemma] : others)
                if (!own.contains(lower)) borrowed.emplace(lower, lemma);
        }
        for (const auto& [lower, lemma] : borrowed) add(list, lower, lemma);
    }
    return out;
}

const Rule& most_voted(const std::map<Rule, int>& votes) {
    return std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

/// The rules of a tag by context: the one that most of its words obey, where a less telling context does not say the same.
std::map<std::string, Rule> rules_by_context(const std::vector<Form>& words) {
    std::map<std::string, std::map<Rule, int>> votes;
    std::map<std::string, std::vector<std::string>> below;  // less telling contexts of a context, the nearest first
    for (const auto& word : words) {
        const LemmaContexts contexts(word.lower);
        const auto rule = rule_between(word.lower, word.lemma);
        for (std::size_t i = 0; i < contexts.size(); ++i)
            if (contexts.fits(i, rule)) ++votes[std::string(contexts[i])][rule];
    }
    // from the least telling on
    std::map<std::string, Rule> chosen;
    for (std::size_t level = 0; level < LemmaContexts::most; ++level) {
        std::map<std::string, std::pair<int, int>> gains;  // words right by the context itself, and without it
        for (const auto& word : words) {
            const LemmaContexts contexts(word.lower);
            if (level >= contexts.size()) continue;
            const auto own = contexts.size() - 1 - level;
            const auto truth = rule_between(word.lower, word.lemma);
            if (!contexts.fits(own, truth)) continue;
            auto& gain = gains[std::string(contexts[own])];
            // by the votes of the other words
            auto ballot = votes[std::string(contexts[own])];
            if (--ballot[truth] == 0) ballot.erase(truth);
            gain.first += !ballot.empty() && most_voted(ballot) == truth;
            for (auto i = own + 1; i < contexts.size(); ++i)
                if (const auto found = chosen.find(std::string(contexts[i])); found != chosen.end()) {
                    auto others = votes[std::string(contexts[i])];
                    if (contexts.fits(i, truth) && --others[truth] == 0) others.erase(truth);
                    if (others.empty()) continue;
                    gain.second += most_voted(others) == truth;
                    break;
                }
        }
        for (const auto& [context, gain] : gains)
            if (level == 0 || gain.first > gain.second) chosen.emplace(context, most_voted(votes[context]));
    }
    return chosen;
}

/// All rules of the general contexts that change something, the most frequent first.
std::map<std::string, std::vector<Rule>> alternatives(const std::vector<Form>& words) {
    std::map<std::string, std::map<Rule, int>> votes;
    for (const auto& word : words) {
        const LemmaContexts contexts(word.lower);
        const auto rule = rule_between(word.lower, word.lemma);
        for (std::size_t i = 0; i < contexts.size(); ++i)
            if (rule.changes() && contexts.general(i) && contexts.fits(i, rule)) ++votes[std::string(contexts[i])][rule];
    }
    std::map<std::string, std::vector<Rule>> out;
    for (const auto& [context, ballot] : votes) {
        auto& list = out[context];
        for (const auto& [rule, count] : ballot)
            if (count >= 2) list.push_back(rule);
        std::stable_sort(list.begin(), list.end(), [&](const Rule& x, const Rule& y) { return ballot.at(x) > ballot.at(y); });
        if (list.size() > Lemmatizer::most_alternatives) list.resize(Lemmatizer::most_alternatives);
    }
    return out;
}

}  // namespace

Lemmatizer LemmaLearner::learn(std::span<const std::uint64_t> vocabulary) const {
    // one lemma a form and tag: the most frequent
    std::map<Tags, std::map<std::string, std::map<std::string, int>>> counts;
    for (const auto& entry : entries_) ++counts[{entry.upos, entry.xpos}][entry.lower][entry.lemma];
    std::map<Tags, std::map<std::string, std::string>> lemmas;
    for (const auto& [tags, forms] : counts)
        for (const auto& [lower, votes] : forms)
            lemmas[tags][lower] = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
    for (const auto& [tags, forms] : settled_)
        for (const auto& [lower, lemma] : forms) lemmas[tags][lower] = lemma;
    const auto words = with_borrowed(lemmas);

    std::map<Rule, std::uint16_t> rule_ids;
    std::vector<Rule> rules;
    std::vector<Lemmatizer::Ending> endings;
    const auto add = [&](std::uint64_t key, const Rule& rule) {
        const auto id = rule_ids.emplace(rule, static_cast<std::uint16_t>(rules.size()));
        if (id.second) rules.push_back(rule);
        endings.push_back({key, id.first->second});
    };
    for (const auto& [tags, list] : words) {
        const auto [upos, xpos] = tags;
        for (const auto& [context, rule] : rules_by_context(list)) add(Lemmatizer::context_key(context, 0, upos, xpos), rule);
        for (const auto& [context, others] : alternatives(list))
            for (std::size_t i = 0; i < others.size(); ++i) add(Lemmatizer::context_key(context, i + 1, upos, xpos), others[i]);
    }

    // What comes out wrong is an exception. Exceptions serve compounds too, so look again until nothing is wrong.
    std::vector<Lemmatizer::Exception> exceptions;
    std::string lemma, lower;
    while (true) {
        const auto before = exceptions.size();
        Lemmatizer learned(rules, endings, exceptions, vocabulary);
        for (const auto& [tags, list] : words)
            for (const auto& word : list) {
                learned.lemma(word.lower, word.lower, tags.first, tags.second, lemma);
                lower.clear();
                append_lower(lemma, lower);
                if (lower != word.lemma) exceptions.push_back({Lemmatizer::exception_key(word.lower, tags.first, tags.second), word.cased});
            }
        if (exceptions.size() == before) return learned;
    }
}

}  // namespace entente::syntax
