#include "query/cypher/render.hpp"

#include <fmt/format.h>

namespace entente::cypher {
namespace {

class Writer {
public:
    explicit Writer(PropertyGraph& graph) : graph_(graph) {}

    void add(const Value& value) {
        switch (value.type()) {
            case Type::map: add(*value.map()); break;
            case Type::node: add(*value.node()); break;
            case Type::relationship: add(**value.relationship()); break;
            case Type::list: add(*value.list()); break;
            case Type::path: add(*value.path()); break;
            case Type::date: text_ += quoted(value.date()->iso()); break;
            case Type::duration: text_ += quoted(value.duration()->iso()); break;
            case Type::string: text_ += quoted(*value.string()); break;
            case Type::boolean: text_ += *value.boolean() ? "true" : "false"; break;
            case Type::integer: text_ += std::to_string(*value.integer()); break;
            case Type::floating: text_ += number_text(*value.floating()); break;
            case Type::null: text_ += "null"; break;
        }
    }

    std::string text() && { return std::move(text_); }

private:
    void add(const Map& map) {
        text_ += '{';
        for (auto at = map.begin(); at != map.end(); ++at) {
            text_ += at == map.begin() ? "" : ", ";
            text_ += at->first;
            text_ += ": ";
            add(at->second);
        }
        text_ += '}';
    }

    void add(const List& list) {
        text_ += '[';
        for (std::size_t i = 0; i < list.size(); ++i) {
            text_ += i == 0 ? "" : ", ";
            add(list[i]);
        }
        text_ += ']';
    }

    void add(const Node& node) {
        text_ += '(';
        for (const auto& label : graph_.labels(node.id)) text_ += ":" + label;
        if (const auto properties = graph_.properties(node.id); !properties.empty()) {
            if (text_.back() != '(') text_ += ' ';
            add(properties);
        }
        text_ += ')';
    }

    void add(const Relationship& relationship) {
        text_ += "[:" + graph_.type_name(relationship.type);
        if (const auto properties = graph_.properties(relationship); !properties.empty()) {
            text_ += ' ';
            add(properties);
        }
        text_ += ']';
    }

    void add(const Path& path) {
        text_ += '<';
        add(Node{path.nodes.front()});
        for (std::size_t i = 0; i < path.relationships.size(); ++i) {
            const auto& step = *path.relationships[i];
            const bool right = step.start == path.nodes[i];
            text_ += right ? "-" : "<-";
            add(step);
            text_ += right ? "->" : "-";
            add(Node{path.nodes[i + 1]});
        }
        text_ += '>';
    }

    PropertyGraph& graph_;
    std::string text_;
};

}  // namespace

std::string cypher_text(PropertyGraph& graph, const Value& value) {
    Writer writer(graph);
    writer.add(value);
    return std::move(writer).text();
}

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (c == '\'' || c == '\\') out += {'\\', c};
        else out += c;
    }
    return out + "'";
}

}  // namespace entente::cypher
