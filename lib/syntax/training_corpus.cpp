#include "syntax/training_corpus.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string_view>

#include <entente/error.hpp>

#include "syntax/conllu.hpp"
#include "syntax/gum_entities.hpp"
#include "syntax/word_features.hpp"

namespace entente::syntax {

namespace {

constexpr std::uint8_t begins(NameKind kind) { return static_cast<std::uint8_t>(2 * static_cast<int>(kind) - 1); }

std::ifstream open(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw Error(ErrorCode::input, "cannot be opened", file.string(), "give --data the folder that holds ud/ and ner/");
    return in;
}

std::string joined(const std::vector<std::string>& forms) {
    std::string all;
    for (const auto& form : forms) (all += form) += ' ';
    return all;
}

/// Titles that GMB and GUM count as part of a person's name.
bool is_title(const std::string& form) {
    static const std::set<std::string> titles{
        "mr.", "mrs.", "ms.", "miss", "mr", "mrs", "ms", "dr.", "dr", "president", "vice", "prime", "premier", "minister", "general", "gen.", "lieutenant", "lt.",
        "colonel", "col.", "major", "maj.", "captain", "capt.", "admiral", "adm.", "brigadier", "sergeant", "sgt.", "private", "senator",
        "sen.", "senators", "representative", "rep.", "congressman", "congresswoman", "governor", "gov.", "mayor", "chancellor", "king",
        "queen", "prince", "princess", "crown", "pope", "archbishop", "bishop", "cardinal", "ayatollah", "secretary", "secretary-general",
        "foreign", "defense", "defence", "interior", "finance", "information", "justice", "deputy", "judge", "ambassador", "professor",
        "prof.", "reverend", "rev.", "sir", "lord", "lady", "chief", "commander", "spokesman", "spokeswoman", "speaker", "former",
        "ex-president", "then-president", "director", "chairman", "chairwoman", "attorney", "envoy", "state", "of", "emir", "sultan"};
    std::string lower;
    append_lower(form, lower);
    return titles.contains(lower);
}

bool capitalised(const std::string& form) { return !form.empty() && form[0] >= 'A' && form[0] <= 'Z'; }

/// Penn tags that GMB uses otherwise than the treebanks (TO for the preposition too, `` for both quotes): they teach nothing.
bool differs(const std::string& penn) { return penn == "TO" || penn == "``" || xpos(penn) == Xpos::other; }

/// Penn tags of a word that makes GMB's `gpe` (nationalities and some countries) a nationality.
bool nationality_tag(const std::string& penn) { return penn == "JJ" || penn == "NNS" || penn == "NNPS"; }

}  // namespace

std::vector<NamedSentence> read_named(const std::filesystem::path& file) {
    auto in = open(file);
    const bool iob2 = file.extension() == ".iob2", gmb = file.extension() == ".tsv";
    std::vector<NamedSentence> sentences;
    NamedSentence now;
    std::vector<std::string> tags;
    const auto flush = [&] {
        for (std::size_t i = 0; i < tags.size();) {
            if (tags[i].size() < 3 || tags[i][1] != '-') {
                ++i;
                continue;
            }
            auto last = i + 1;
            while (last < tags.size() && tags[last].size() > 2 && tags[last][0] != 'B' && tags[last].substr(2) == tags[i].substr(2)) ++last;
            now.spans.push_back({i, last, tags[i].substr(2)});
            i = last;
        }
        if (!now.forms.empty()) sentences.push_back(std::move(now));
        now = {};
        tags.clear();
    };
    std::string line;
    while (std::getline(in, line)) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.find_first_not_of(" \t") == std::string::npos) {
            flush();
            continue;
        }
        if (line.starts_with("# ") || line.starts_with("-DOCSTART-")) continue;
        std::vector<std::string> fields;
        std::istringstream split(line);
        const char mark = iob2 || gmb ? '\t' : ' ';
        for (std::string field; std::getline(split, field, mark);) fields.push_back(field);
        const std::size_t needed = iob2 || gmb ? 3 : 2;
        if (fields.size() < needed) throw Error(ErrorCode::input, "a line of names has too few columns", file.string());
        now.forms.push_back(iob2 ? fields[1] : fields[0]);
        if (gmb) now.tags.push_back(fields[1]);
        tags.push_back(iob2 || gmb ? fields[2] : fields.back());
    }
    flush();
    return sentences;
}

std::vector<std::uint8_t> reconciled(const NamedSentence& sentence, bool titles) {
    std::vector<std::uint8_t> labels(sentence.forms.size(), 0);
    for (const auto& span : sentence.spans) {
        auto kind = NameKind::none;
        auto first = span.first;
        if (span.kind == "PER" || span.kind == "per") {
            kind = NameKind::person;
            while (titles && first < span.last && is_title(sentence.forms[first])) ++first;
        } else if (span.kind == "ORG" || span.kind == "org") kind = NameKind::organization;
        else if (span.kind == "LOC" || span.kind == "geo") kind = NameKind::location;
        else if (span.kind == "gpe") kind = nationality_tag(sentence.tags[span.last - 1]) ? NameKind::nationality : NameKind::location;
        if (kind == NameKind::none) continue;
        for (auto i = first; i < span.last; ++i) labels[i] = static_cast<std::uint8_t>(begins(kind) + (i > first));
    }
    return labels;
}

void TrainingCorpus::add_treebank(const std::filesystem::path& conllu) {
    auto in = open(conllu);
    text::Document document;
    Analysis gold;
    read_conllu(in, conllu.string(), document, gold);
    for (const auto& sentence : document.sentences) {
        TrainingSentence now;
        for (auto i = sentence.first; i < sentence.last; ++i) {
            const auto& word = gold.words[i];
            now.forms.emplace_back(document.form(i));
            now.upos.push_back(static_cast<std::uint8_t>(word.upos));
            now.xpos.push_back(static_cast<std::uint8_t>(word.xpos));
            now.deprel.push_back(static_cast<std::uint8_t>(word.deprel));
            now.heads.push_back(word.head < 0 ? -1 : word.head - static_cast<std::int32_t>(sentence.first));
            lemmas.add(now.forms.back(), word.upos, word.xpos, word.lemma);
        }
        sentences.push_back(std::move(now));
    }
}

void TrainingCorpus::add_gmb(const std::filesystem::path& tsv) {
    const auto all = read_named(tsv);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (held_back(i)) continue;
        TrainingSentence now;
        now.forms = all[i].forms;
        now.names = reconciled(all[i], true);
        for (const auto& tag : all[i].tags) now.xpos.push_back(static_cast<std::uint8_t>(differs(tag) ? Xpos::none : xpos(tag)));
        for (std::size_t k = 0; k < now.forms.size(); ++k)
            if (now.names[k] == begins(NameKind::nationality)) ++nationalities_[now.forms[k]];
        sentences.push_back(std::move(now));
    }
}

void TrainingCorpus::add_uner(const std::filesystem::path& iob2) { join_names(read_named(iob2), false); }

void TrainingCorpus::add_gum_names(const std::filesystem::path& conllu) { join_names(read_gum_entities(conllu), true); }

void TrainingCorpus::join_names(const std::vector<NamedSentence>& all, bool titles) {
    std::map<std::string, const NamedSentence*> by_words;
    for (const auto& sentence : all) by_words.emplace(joined(sentence.forms), &sentence);
    for (auto& sentence : sentences) {
        if (sentence.heads.empty() || !sentence.names.empty()) continue;
        const auto found = by_words.find(joined(sentence.forms));
        if (found == by_words.end()) continue;
        sentence.names = reconciled(*found->second, titles);
        mark_nationalities(sentence);
    }
}

void TrainingCorpus::add_wikigold(const std::filesystem::path& conll) {
    for (auto& named : read_named(conll)) {
        TrainingSentence now;
        now.forms = named.forms;
        now.names = reconciled(named, false);
        mark_nationalities(now);
        for (const auto& span : named.spans)
            if (span.kind == "MISC" && span.last == span.first + 1 && now.names[span.first] == 0) {
                const auto& form = now.forms[span.first];
                for (const std::string_view ending : {"an", "ish", "ese", "ch", "ans"})
                    if (form.size() > ending.size() + 2 && form.ends_with(ending)) now.names[span.first] = TrainingSentence::unknown;
            }
        sentences.push_back(std::move(now));
    }
}

void TrainingCorpus::add_text(const text::Document& document) {
    for (const auto& sentence : document.sentences) {
        if (sentence.kind != text::SentenceKind::body) continue;
        TrainingSentence now;
        for (auto i = sentence.first; i < sentence.last; ++i) now.forms.emplace_back(document.form(i));
        sentences.push_back(std::move(now));
    }
}

void TrainingCorpus::mark_nationalities(TrainingSentence& sentence) const {
    for (std::size_t i = 0; i < sentence.size(); ++i)
        if (sentence.names[i] == 0 && capitalised(sentence.forms[i]) && nationalities_.contains(sentence.forms[i]))
            sentence.names[i] = begins(NameKind::nationality);
}

}  // namespace entente::syntax
