#pragma once
// Aligned columns for people.

#include <string>
#include <vector>

#include "output.hpp"

namespace entente::cli {

class Table {
public:
    enum class Align { left, right };
    struct Column {
        std::string title;
        Align align = Align::left;
        bool flexible = false;  // cut first where the terminal is too narrow
    };
    struct Cell {
        std::string text;
        Ink ink = Ink::plain;
        Cell(std::string t, Ink i = Ink::plain) : text(std::move(t)), ink(i) {}
        Cell(const char* t, Ink i = Ink::plain) : text(t), ink(i) {}
    };

    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
    void add(std::vector<Cell> row);
    bool empty() const { return rows_.empty(); }
    void print(Output& out) const;

private:
    std::vector<Column> columns_;
    std::vector<std::vector<Cell>> rows_;
};

}  // namespace entente::cli
