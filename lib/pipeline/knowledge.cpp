#include "pipeline/knowledge.hpp"

#include "actors/agents.hpp"
#include "actors/directory.hpp"
#include "actors/imported_actor.hpp"
#include "events/lexicon.hpp"
#include "syntax/time_lexicon.hpp"

namespace entente::pipeline {

Knowledge::Knowledge(const Schema& schema, Imports imports)
    : Knowledge(schema, actors::Agents::load(schema.lexicon() / "agents.json", std::move(imports.nouns)),
                actors::Directory::load(schema.actors(), std::move(imports.actors), nullptr, schema.facts())) {}

Knowledge::Knowledge(const Schema& schema, std::shared_ptr<const actors::Agents> agents, std::shared_ptr<const actors::Directory> directory)
    : segmenter(text::Segmenter::load(schema.lexicon() / "abbreviations.json")),
      model(syntax::Model::load(schema.model(), schema.facts() / "lemmas-en.tsv")),
      times(syntax::TimeLexicon::load(schema.lexicon())),
      resolver(directory, agents),
      coder(events::Lexicon::load(schema.lexicon(), schema.ontology()), agents, directory) {}

}  // namespace entente::pipeline
