#pragma once
// entente-train evaluate

namespace CLI {
class App;
}

namespace entente::train {

void add_evaluate(CLI::App& app);

}  // namespace entente::train
