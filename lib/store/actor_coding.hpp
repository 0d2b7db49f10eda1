#pragma once
// How an actor's row codes it, of all the ways in which documents do.

#include <string>
#include <tuple>

#include <entente/record.hpp>

namespace entente::store {

/// Name, kind, country, sector and code, in the order in which codings of one day are compared.
using ActorCoding = std::tuple<std::string, std::string, std::string, std::string, std::string>;

/// A country that a record codes by its forces ("RUSMIL") is still the whole country.
inline ActorCoding shown_coding(ActorCoding coding) {
    auto& [name, kind, country, sector, code] = coding;
    if (kind == to_string(ActorKind::country) && !sector.empty()) {
        sector.clear();
        code = country;
    }
    return coding;
}

}  // namespace entente::store
