#include "query/cypher/types.hpp"

namespace entente::cypher {

std::string_view described(Type::Kind kind) {
    switch (kind) {
        case Type::Kind::any: return "a value";
        case Type::Kind::boolean: return "a truth value";
        case Type::Kind::integer: return "a whole number";
        case Type::Kind::decimal: return "a decimal number";
        case Type::Kind::string: return "a string";
        case Type::Kind::list: return "a list";
        case Type::Kind::map: return "a map";
        case Type::Kind::node: return "a node";
        case Type::Kind::relationship: return "a relationship";
        case Type::Kind::path: return "a path";
    }
    return {};
}

}  // namespace entente::cypher
