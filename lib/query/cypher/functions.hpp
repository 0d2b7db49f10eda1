#pragma once
// The functions that a query can call, by name (docs/query-language.md lists them).

#include <string_view>

namespace entente::cypher {

struct FunctionInfo {
    std::string_view name;   // as the documentation writes it
    unsigned least, most;    // arguments; count(*) has none
    bool aggregate = false;  // makes one value of many rows, and may be asked for with DISTINCT
};

/// By name; letters' case does not count. Null where there is no such function.
const FunctionInfo* find_function(std::string_view name);

}  // namespace entente::cypher
