#pragma once
// The error for a token that cannot stand where it does.

#include <string_view>
#include <vector>

#include <entente/error.hpp>

#include "query/cypher/token.hpp"

namespace entente::cypher {

/// The token at `at`, of those from `first` on, is none of what could stand there. A hint is added for the usual slips.
Error unexpected(const Token* first, const Token* at, const std::vector<std::string_view>& expected);

}  // namespace entente::cypher
