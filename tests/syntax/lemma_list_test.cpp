#include "catch.hpp"

#include <filesystem>
#include <string>

#include <entente/error.hpp>

#include "support/temporary_folder.hpp"
#include "syntax/lemma_list.hpp"
#include "syntax/lemmatizer.hpp"

using namespace entente;
using namespace entente::syntax;

namespace {

/// A table in a folder of its own.
struct Table {
    tests::TemporaryFolder folder;
    std::filesystem::path path;
    explicit Table(const std::string& rows) : path(folder.write("entente-lemmas.tsv", rows)) {}
};

}  // namespace

TEST_CASE("a dictionary's lemma is used for inflected forms of its part of speech that the model has not learnt") {
    const Table table("# made up\nnoun\tmedulsae\tmedulsa\nverb\tforspake\tforspeak\nnoun\tmice\tmicetta\n");
    Lemmatizer lemmas({}, {}, {{Lemmatizer::exception_key("mice", Upos::NOUN, Xpos::NNS), "mouse"}}, {});
    std::string out;
    lemmas.lemma("Medulsae", "medulsae", Upos::NOUN, Xpos::NNS, out);
    CHECK(out == "medulsae");
    lemmas.consult(LemmaList::load(table.path));
    lemmas.lemma("Medulsae", "medulsae", Upos::NOUN, Xpos::NNS, out);
    CHECK(out == "medulsa");
    lemmas.lemma("forspake", "forspake", Upos::VERB, Xpos::VBD, out);
    CHECK(out == "forspeak");
    lemmas.lemma("medulsae", "medulsae", Upos::NOUN, Xpos::NN, out);  // no plural
    CHECK(out == "medulsae");
    lemmas.lemma("mice", "mice", Upos::NOUN, Xpos::NNS, out);  // learnt
    CHECK(out == "mouse");
}

TEST_CASE("a table of lemmas that is no such table is refused by name and line") {
    const Table table("# made up\nnoun\tmedulsae\n");
    try {
        LemmaList::load(table.path);
        FAIL("was read");
    } catch (const Error& error) {
        CHECK(std::string(error.what()).find("entente-lemmas.tsv:2") != std::string::npos);
    }
}
