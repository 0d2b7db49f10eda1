#include <entente/query.hpp>

#include <algorithm>
#include <limits>

#include <entente/identity.hpp>

#include "graph/identity.hpp"

namespace entente {

Explanation explain(Store& store, std::string_view id, std::optional<int> window) {
    const auto snapshot = store.snapshot();
    const auto number = from_hex(id);
    if (!number) {
        throw Error(ErrorCode::usage, "no id of an edge or a record: 16 digits from 0 to 9 and a to f were expected", std::string(id),
                    "'who', 'path' and 'timeline' show the ids of edges");
    }
    auto edge = store.find_edge(*number);
    const bool by_record = !edge;
    if (by_record)
        if (const auto behind = store.edge_of_record(*number)) edge = store.find_edge(*behind);
    if (!edge) throw Error(ErrorCode::usage, "no edge and no record of this graph has this id", std::string(id));

    Explanation explanation;
    explanation.edge = edge->facts.id;
    if (edge->source) explanation.source = store.actor(edge->source);
    if (edge->target) explanation.target = store.actor(edge->target);
    for (const auto end : {edge->source, edge->target}) {
        if (!end) continue;
        auto decisions = decisions_in_force(store, end);
        explanation.decisions.insert(explanation.decisions.end(), decisions.begin(), decisions.end());
    }
    explanation.decisions = graph::in_force(explanation.decisions);
    explanation.relation = store.relation(edge->facts.relation);
    explanation.facts = edge->facts;
    explanation.documents = edge->documents;
    explanation.evidence = store.evidence(edge->facts.id, std::numeric_limits<std::size_t>::max());
    if (window) explanation.same_event = store.same_event(edge->facts.id, *window);
    if (by_record) {
        const auto asked = [wanted = to_hex(*number)](const Record& record) { return record.id == wanted; };
        std::stable_partition(explanation.evidence.begin(), explanation.evidence.end(), asked);
    }
    return explanation;
}

}  // namespace entente
