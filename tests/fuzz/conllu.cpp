// Bytes as CoNLL-U: what is read has sound trees, and what is written of it is read as the same words and trees.

#include <sstream>

#include <entente/error.hpp>

#include "fuzz/target.hpp"
#include "syntax/conllu.hpp"

using namespace entente;
using namespace entente::syntax;
using entente::fuzz::require;

namespace {

void read(std::string_view bytes, text::Document& document, Analysis& trees) {
    std::istringstream in{std::string(bytes)};
    read_conllu(in, "trees", document, trees);
    require(document.tokens.size() == trees.words.size(), "a word a token");
    std::uint32_t next = 0, text = 0;
    for (const auto& sentence : document.sentences) {
        require(sentence.first == next && sentence.first < sentence.last && sentence.last <= document.tokens.size(), "sentences follow each other");
        next = sentence.last;
        for (auto t = sentence.first; t < sentence.last; ++t) {
            const auto& token = document.tokens[t];
            require(token.begin >= text && token.begin <= token.end && token.end <= document.text.size(), "tokens follow each other");
            text = token.end;
            const auto head = trees.words[t].head;
            require(head == -1 || (head >= static_cast<std::int32_t>(sentence.first) && head < static_cast<std::int32_t>(sentence.last)), "a head stands in its sentence");
        }
    }
    require(next == document.tokens.size(), "every token stands in a sentence");
}

void conllu(std::string_view input) {
    try {
        text::Document document, again;
        Analysis trees, same;
        read(input, document, trees);
        std::ostringstream out;
        write_conllu(out, document, trees);
        read(out.str(), again, same);
        require(again.text == document.text && again.sentences.size() == document.sentences.size(), "what is written has the same words");
        for (std::size_t t = 0; t < trees.words.size(); ++t)
            require(same.words[t].head == trees.words[t].head && same.words[t].deprel == trees.words[t].deprel && same.words[t].upos == trees.words[t].upos, "and the same trees");
    } catch (const Error& error) {
        require(!error.where().empty() && !error.fault().empty(), "a fault says what and where");
    }
}

}  // namespace

ENTENTE_FUZZ_TARGET(conllu, conllu)
