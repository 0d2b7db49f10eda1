// Functions of nodes, relationships, paths and maps.

#include "query/cypher/functions.hpp"

namespace entente::cypher::functions {
namespace {

const Relationship& relationship(const FunctionValues& values) {
    if (const auto* relationship = values[0].relationship()) return **relationship;
    throw values.not_taken(values[0], with_article(Type::relationship));
}

const Path& path(const FunctionValues& values) {
    if (const auto* path = values[0].path()) return *path;
    throw values.not_taken(values[0], with_article(Type::path));
}

Map properties_of(const FunctionValues& values) {
    if (const auto* node = values[0].node()) return values.graph.properties(node->id);
    if (const auto* relationship = values[0].relationship()) return values.graph.properties(**relationship);
    if (const auto* map = values[0].map()) return *map;
    throw values.not_taken(values[0], "a node, a relationship or a map");
}

}  // namespace

Value id(const FunctionValues& values) {
    if (const auto* node = values[0].node()) return node->id;
    if (const auto* relationship = values[0].relationship()) return static_cast<std::int64_t>((*relationship)->id);
    throw values.not_taken(values[0], "a node or a relationship");
}

Value type(const FunctionValues& values) { return values.graph.type_name(relationship(values).type); }

Value labels(const FunctionValues& values) {
    if (!values[0].node()) throw values.not_taken(values[0], with_article(Type::node));
    List list;
    for (auto& label : values.graph.labels(values[0].node()->id)) list.emplace_back(std::move(label));
    return list;
}

Value properties(const FunctionValues& values) { return properties_of(values); }

Value keys(const FunctionValues& values) {
    List list;
    for (const auto& [key, value] : properties_of(values)) list.emplace_back(key);
    return list;
}

Value nodes(const FunctionValues& values) {
    List list;
    for (const auto node : path(values).nodes) list.emplace_back(Node{node});
    return list;
}

Value relationships(const FunctionValues& values) {
    List list;
    for (const auto& step : path(values).relationships) list.emplace_back(step);
    return list;
}

Value start_node(const FunctionValues& values) { return Node{relationship(values).start}; }
Value end_node(const FunctionValues& values) { return Node{relationship(values).end}; }

Value length(const FunctionValues& values) { return static_cast<std::int64_t>(path(values).relationships.size()); }

Value exists(const FunctionValues& values) { return !values[0].is_null(); }

}  // namespace entente::cypher::functions
