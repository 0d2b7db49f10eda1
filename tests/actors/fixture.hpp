#pragma once
// The small world of tests/actors/world/ and the project's own nouns, loaded once.

#include <memory>
#include <string>

#include "actors/agents.hpp"
#include "actors/codes.hpp"
#include "actors/directory.hpp"
#include "actors/resolver.hpp"
#include "support/parsed.hpp"
#include "support/temporary_folder.hpp"
#include "syntax/coreference/coreference.hpp"
#include "syntax/model.hpp"
#include "syntax/weights.hpp"

namespace entente::tests {

inline std::shared_ptr<const actors::Agents> english_agents() {
    static const auto agents = actors::Agents::load(std::filesystem::path(ENTENTE_ROOT) / "schema/lexicon/en/agents.json");
    return agents;
}

inline std::shared_ptr<const actors::Directory> world() {
    static const auto directory = actors::Directory::load(std::filesystem::path(ENTENTE_TESTS) / "actors/world");
    return directory;
}

inline const actors::Resolver& resolver() {
    static const actors::Resolver resolver(world(), english_agents());
    return resolver;
}

/// By the shipped model's ranker, over trees by hand.
inline syntax::Coreferents coreferents(const text::Document& document, const syntax::Analysis& analysis) {
    static const auto model = syntax::Model::load(std::filesystem::path(ENTENTE_ROOT) / "schema/models/en.model");
    syntax::Coreferents found;
    syntax::Coreference(model->weights().ranker).resolve(document, analysis, found);
    return found;
}

/// A document and its cast; asks by form of the head token.
struct Resolved {
    std::unique_ptr<Parsed> parsed;
    actors::Cast cast;

    Resolved(std::string_view rows, std::string_view published = "2016-07-15")
        : parsed(tests::parsed(rows, published)), cast(resolver().resolve(parsed->document, parsed->analysis, coreferents(parsed->document, parsed->analysis))) {}

    const actors::Mention* mention(std::string_view form, std::uint32_t nth = 0) const {
        std::uint32_t token = parsed->token(form);
        for (; nth > 0; --nth) token = parsed->token(form, token + 1);
        return cast.at(token);
    }
    /// The id of the actor that the word stands for; "-" where it is no mention, "?" where the mention is open.
    std::string id(std::string_view form, std::uint32_t nth = 0) const {
        const auto* m = mention(form, nth);
        return !m ? "-" : m->actor == actors::nobody ? "?" : cast.actors[m->actor].id;
    }
    /// What stands behind the id of an actor that is the document's own.
    std::string mark() const { return actors::document_mark(parsed->document.info->id); }
    const actors::Actor& actor(std::string_view form, std::uint32_t nth = 0) const {
        return cast.actors.at(mention(form, nth)->actor);
    }
};

}  // namespace entente::tests
