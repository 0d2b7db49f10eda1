#include "query/cypher/static_type.hpp"

namespace entente::cypher {

std::string_view described(StaticType::Kind kind) {
    switch (kind) {
        case StaticType::Kind::any: return "a value";
        case StaticType::Kind::boolean: return "a truth value";
        case StaticType::Kind::integer: return "a whole number";
        case StaticType::Kind::decimal: return "a decimal number";
        case StaticType::Kind::string: return "a string";
        case StaticType::Kind::list: return "a list";
        case StaticType::Kind::map: return "a map";
        case StaticType::Kind::node: return "a node";
        case StaticType::Kind::relationship: return "a relationship";
        case StaticType::Kind::path: return "a path";
    }
    return {};
}

}  // namespace entente::cypher
