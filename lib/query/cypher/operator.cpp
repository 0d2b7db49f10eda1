#include "query/cypher/operator.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace entente::cypher {
namespace {

void add(const Operator& op, unsigned depth, std::string& text) {
    const auto details = op.details();
    const auto rows = std::llround(std::max(op.rows(), 1.0));
    text += fmt::format("{:{}}{}{}{}  ~{} {}\n", "", depth * 2, op.name(), details.empty() ? "" : " ", details, rows, rows == 1 ? "row" : "rows");
    for (std::size_t i = op.inputs().size(); i-- > 0;) add(*op.inputs()[i], depth + 1, text);
}

}  // namespace

std::string plan_text(const Operator& last) {
    std::string text;
    add(last, 0, text);
    return text;
}

}  // namespace entente::cypher
