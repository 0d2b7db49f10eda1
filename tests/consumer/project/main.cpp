// Reads one sentence. Fails where it says nothing.
#include <entente/entente.hpp>

#include <iostream>

int main() {
    try {
        const entente::Pipeline pipeline;
        const auto extraction = pipeline.read("Russian President Vladimir Putin met Chinese President Xi Jinping in Beijing.", {.published = entente::Date::of(2022, 2, 5)});
        for (const auto& record : extraction.records)
            std::cout << record.type << ": " << (record.source ? record.source->name : "-") << " -> " << (record.target ? record.target->name : "-") << "\n";
        return extraction.records.empty() ? 1 : 0;
    } catch (const entente::Error& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
