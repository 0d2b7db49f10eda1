#pragma once
// Queries made at random, and small graphs for them.

#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "../../support/memory_graph.hpp"

namespace entente::cypher {

class Dice {
public:
    explicit Dice(std::uint32_t seed) : random_(seed) {}
    std::size_t below(std::size_t end) { return random_() % end; }
    bool one_in(std::size_t times) { return below(times) == 0; }
    template <class Item>
    const Item& any(const std::vector<Item>& items) {
        return items[below(items.size())];
    }

private:
    std::mt19937 random_;
};

inline void fill(MemoryGraph& graph, Dice& dice) {
    const std::vector<std::string> labels{"A", "B", "C"}, types{"R", "S"}, names{"x", "y", "z"};
    const auto properties = [&] {
        Map map;
        if (!dice.one_in(3)) map.emplace("n", static_cast<std::int64_t>(dice.below(3)));
        if (!dice.one_in(3)) map.emplace("name", dice.any(names));
        return map;
    };
    const auto nodes = 2 + dice.below(4);
    for (std::size_t i = 0; i < nodes; ++i) {
        std::vector<std::string> own;
        for (const auto& label : labels)
            if (dice.one_in(2)) own.push_back(label);
        graph.add_node(std::move(own), properties());
    }
    const auto edges = 3 + dice.below(5);
    for (std::size_t i = 0; i < edges; ++i)
        graph.add_relationship(static_cast<NodeId>(dice.below(nodes)), static_cast<NodeId>(dice.below(nodes)), dice.any(types), properties());
}

class RandomQuery {
public:
    explicit RandomQuery(Dice& dice) : dice_(dice) {}

    std::string text() {
        std::string query = match(false);
        for (auto more = dice_.below(3); more > 0; --more) {
            switch (dice_.below(4)) {
                case 0: query += match(true); break;
                case 1: query += match(false); break;
                case 2: query += unwind(); break;
                default: query += project("WITH");
            }
        }
        return query + project("RETURN");
    }
    /// Whether the order of rows is known.
    bool is_ordered() const { return ordered_; }

private:
    std::string name(const char* kind) { return fmt::format("{}{}", kind, ++names_); }
    std::string literal() { return dice_.any<std::string>({"0", "1", "2", "'x'", "'y'", "null"}); }
    std::string property() { return dice_.one_in(2) ? "n" : "name"; }
    std::string scalar() {
        const auto& of = dice_.one_in(3) ? relationships_ : nodes_;
        if (dice_.one_in(5) && !scalars_.empty()) return dice_.any(scalars_);
        return of.empty() || dice_.one_in(3) ? literal() : fmt::format("{}.{}", dice_.any(of), property());
    }

    std::string properties() { return dice_.one_in(10) ? fmt::format(" {{{}: {}}}", property(), scalar()) : ""; }

    std::string node(std::vector<std::string>& made) {
        std::string variable;
        if (!made.empty() && dice_.one_in(4)) variable = dice_.any(made);
        else if (!nodes_.empty() && dice_.one_in(3)) variable = dice_.any(nodes_);
        else if (!dice_.one_in(4)) made.push_back(variable = name("a"));
        return fmt::format("({}{}{})", variable, dice_.one_in(5) ? fmt::format(":{}", dice_.any<std::string>({"A", "B", "C"})) : "", properties());
    }

    std::string path(std::vector<std::string>& nodes, std::vector<std::string>& relationships, std::vector<std::string>& lists, std::vector<std::string>& paths) {
        std::string text;
        if (dice_.one_in(5)) text = paths.emplace_back(name("p")) + " = ";
        text += node(nodes);
        for (auto steps = std::min(dice_.below(3), steps_left_); steps > 0; --steps) {
            --steps_left_;
            const bool is_long = dice_.one_in(5);
            std::string inside;
            if (dice_.one_in(2)) inside = (is_long ? lists : relationships).emplace_back(name("r"));
            if (dice_.one_in(3)) inside += dice_.any<std::string>({":R", ":S", ":R|S", ":R|T"});
            if (is_long) inside += dice_.any<std::string>({"*..3", "*0..2", "*1..2", "*2", "*0..1"});
            inside += properties();
            const auto direction = dice_.below(4);
            text += fmt::format("{}-[{}]-{}", direction == 0 ? "<" : "", inside, direction == 1 ? ">" : "") + node(nodes);
        }
        return text;
    }

    std::string condition() {
        switch (dice_.below(9)) {
            case 0: return fmt::format("({} AND {})", condition(), condition());
            case 1: return fmt::format("({} OR {})", condition(), condition());
            case 2: return fmt::format("NOT ({})", condition());
            case 3: return fmt::format("{} IS {}NULL", scalar(), dice_.one_in(2) ? "NOT " : "");
            case 4: return fmt::format("{} IN [{}, {}]", scalar(), literal(), scalar());
            case 5:
                if (!nodes_.empty()) return fmt::format("{}:{}", dice_.any(nodes_), dice_.any<std::string>({"A", "B", "C"}));
                [[fallthrough]];
            case 6:
                if (!nodes_.empty()) return fmt::format("({})-[{}]->()", dice_.any(nodes_), dice_.any<std::string>({"", ":R", ":S"}));
                [[fallthrough]];
            default: return fmt::format("{} {} {}", scalar(), dice_.any<std::string>({"=", "<>", "<", "<=", ">", ">="}), scalar());
        }
    }

    std::string match(bool optional) {
        std::vector<std::string> nodes, relationships, lists, paths;
        std::string text = optional ? "OPTIONAL MATCH " : "MATCH ";
        text += path(nodes, relationships, lists, paths);
        if (steps_left_ > 0 && dice_.one_in(3)) text += ", " + path(nodes, relationships, lists, paths);
        nodes_.insert(nodes_.end(), nodes.begin(), nodes.end());
        relationships_.insert(relationships_.end(), relationships.begin(), relationships.end());
        lists_.insert(lists_.end(), lists.begin(), lists.end());
        paths_.insert(paths_.end(), paths.begin(), paths.end());
        if (dice_.one_in(3)) text += " WHERE " + condition();
        return text + " ";
    }

    std::string unwind() {
        auto text = fmt::format("UNWIND [{}, {}, {}] AS ", scalar(), scalar(), scalar());
        return text + scalars_.emplace_back(name("u")) + " ";
    }

    std::string project(const std::string& clause) {
        std::vector<std::string> nodes, relationships, scalars, columns;
        std::string items;
        const auto add = [&](const std::string& expression, std::vector<std::string>* kind, const char* prefix) {
            const auto column = columns.emplace_back(name(prefix));
            if (kind) kind->push_back(column);
            items += fmt::format("{}{} AS {}", items.empty() ? "" : ", ", expression, column);
        };
        const bool distinct = dice_.one_in(4);
        for (auto count = 1 + dice_.below(3); count > 0; --count) {
            switch (dice_.below(7)) {
                case 0:
                    if (!relationships_.empty()) { add(dice_.any(relationships_), &relationships, "r"); break; }
                    [[fallthrough]];
                case 1:
                case 2:
                    if (!nodes_.empty()) { add(dice_.any(nodes_), &nodes, "a"); break; }
                    [[fallthrough]];
                case 3: add(scalar(), &scalars, "v"); break;
                case 4: add(dice_.one_in(2) ? "count(*)" : fmt::format("count({}{})", dice_.one_in(2) ? "DISTINCT " : "", scalar()), &scalars, "c"); break;
                case 5: add(fmt::format("{}({})", dice_.any<std::string>({"min", "max"}), scalar()), &scalars, "m"); break;
                default:
                    if (!paths_.empty()) add(fmt::format("length({})", dice_.any(paths_)), &scalars, "l");
                    else if (!lists_.empty()) add(fmt::format("size({})", dice_.any(lists_)), &scalars, "s");
                    else add(scalar(), &scalars, "v");
            }
        }
        std::string text = fmt::format("{} {}{}", clause, distinct ? "DISTINCT " : "", items);
        ordered_ = dice_.one_in(2);
        if (ordered_) {
            text += " ORDER BY ";
            // All columns, so that equal rows are the same rows.
            for (std::size_t i = 0; i < columns.size(); ++i) text += fmt::format("{}{}{}", i == 0 ? "" : ", ", columns[i], dice_.one_in(3) ? " DESC" : "");
            if (dice_.one_in(3)) text += fmt::format(" SKIP {}", dice_.below(3));
            if (dice_.one_in(2)) text += fmt::format(" LIMIT {}", dice_.below(6));
        }
        nodes_ = std::move(nodes);
        relationships_ = std::move(relationships);
        scalars_ = std::move(scalars);
        lists_.clear();
        paths_.clear();
        if (clause == "WITH" && dice_.one_in(3)) text += " WHERE " + condition();
        return text + " ";
    }

    Dice& dice_;
    unsigned names_ = 0;
    std::size_t steps_left_ = 4;  // rows are many where patterns are long
    bool ordered_ = false;
    std::vector<std::string> nodes_, relationships_, lists_, paths_, scalars_;
};

}  // namespace entente::cypher
