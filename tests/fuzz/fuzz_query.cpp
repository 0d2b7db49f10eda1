// libFuzzer target: bytes as a query. It is read or refused with an error that says where; what was read is checked, and each column
// is read as the same tree again.

#include <cstdint>
#include <cstdlib>
#include <string>

#include <entente/error.hpp>

#include "query/cypher/canonical.hpp"
#include "query/cypher/parser.hpp"
#include "support/query_columns.hpp"

using namespace entente;
using namespace entente::cypher;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        const auto query = parse(text);
        for_each_column(query, [&](const Expression& expression) {
            require(text.compare(expression.position.offset, expression.text.size(), expression.text) == 0);
            const auto written = canonical(expression);
            std::string again;
            for_each_column(parse("RETURN " + written), [&](const Expression& read) { again = canonical(read); });
            require(again == written);
        });
        analyse(query);
    } catch (const Error& error) {
        require(!error.where().empty() && !error.fault().empty());
    }
    return 0;
}
