// entente-train: trains the language model and measures it.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <entente/error.hpp>

#include "coreference.hpp"
#include "evaluate.hpp"
#include "lemmas.hpp"
#include "train.hpp"

int main(int argc, char** argv) {
    CLI::App app{"Trains the language model of Entente and measures it", "entente-train"};
    app.require_subcommand(1);
    entente::train::add_train(app);
    entente::train::add_coreference(app);
    entente::train::add_lemmas(app);
    entente::train::add_evaluate(app);
    try {
        app.parse(argc, argv);
        return 0;
    } catch (const CLI::ParseError& e) {
        return app.exit(e) ? 2 : 0;
    } catch (const std::exception& e) {
        std::cerr << "entente-train: " << e.what() << '\n';
        return 1;
    }
}
