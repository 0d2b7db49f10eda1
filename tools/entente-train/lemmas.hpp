#pragma once
// entente-train lemmas

namespace CLI {
class App;
}

namespace entente::train {

void add_lemmas(CLI::App& app);

}  // namespace entente::train
