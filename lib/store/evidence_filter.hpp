#pragma once
// A Filter as it is asked of the edges of evidence, those of which one side is not named among them.

#include <string>

#include "store/edge_filter.hpp"
#include "store/decisions.hpp"
#include "store/rows.hpp"

namespace entente::store {

class EvidenceFilter {
public:
    EvidenceFilter(Database& database, const Filter& filter) : conditions_(database, filter), identities_(database, filter.rollup) {}

    /// What it reads of `edges AS e`, from column 0 on.
    static std::string columns() { return std::string(edge_columns) + ", e.source, e.target"; }

    bool passes(Statement& row) {
        if (conditions_.unmet(edge_facts(row))) return false;
        if (!conditions_.asks_of_actors()) return true;
        const auto source = number_or_null(row, edge_column_count), target = number_or_null(row, edge_column_count + 1);
        return source && target && !conditions_.unmet_by(identities_.shown_as(*source)) && !conditions_.unmet_by(identities_.shown_as(*target));
    }

private:
    EdgeFilter conditions_;
    Identities identities_;
};

}  // namespace entente::store
