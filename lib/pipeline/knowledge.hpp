#pragma once
// All that reading needs to know, loaded once and shared by all threads.

#include <memory>

#include <entente/schema.hpp>

#include "actors/resolver.hpp"
#include "events/coder.hpp"
#include "pipeline/imports.hpp"
#include "syntax/model.hpp"
#include "syntax/time_expressions.hpp"
#include "text/segmenter.hpp"

namespace entente::pipeline {

struct Knowledge {
    explicit Knowledge(const Schema& schema, Imports imports = {});

    text::Segmenter segmenter;
    std::shared_ptr<const syntax::Model> model;
    syntax::TimeRecognizer times;
    actors::Resolver resolver;
    events::Coder coder;

private:
    Knowledge(const Schema& schema, std::shared_ptr<const actors::Agents> agents, std::shared_ptr<const actors::Directory> directory);
};

}  // namespace entente::pipeline
