#pragma once
// entente-train train

namespace CLI {
class App;
}

namespace entente::train {

void add_train(CLI::App& app);

}  // namespace entente::train
