// Bytes as a query. It is read or refused with an error that says where; what was read is checked, and each column
// is read as the same tree again.

#include <string>

#include <entente/error.hpp>

#include "fuzz/target.hpp"
#include "query/cypher/canonical.hpp"
#include "query/cypher/parser.hpp"
#include "support/query_columns.hpp"

using namespace entente;
using namespace entente::cypher;
using entente::fuzz::require;

namespace {

void query(std::string_view input) {
    const std::string text(input);
    try {
        const auto read = parse(text);
        for_each_column(read, [&](const Expression& expression) {
            require(text.compare(expression.position.offset, expression.text.size(), expression.text) == 0, "an expression stands where it says");
            const auto written = canonical(expression);
            std::string again;
            for_each_column(parse("RETURN " + written), [&](const Expression& column) { again = canonical(column); });
            require(again == written, "what is written is read as the same");
        });
        analyse(read);
    } catch (const Error& error) {
        require(!error.where().empty() && !error.fault().empty(), "a fault says what and where");
    }
}

}  // namespace

ENTENTE_FUZZ_TARGET(query, query)
