#pragma once
// Taking documents out of a graph, so that it is the graph of those that remain.

#include <cstdint>
#include <span>
#include <string>

#include <entente/store.hpp>

#include "store/store_writer.hpp"

namespace entente::store {

/// Tables are left with rows that point nowhere unless it ends: to be used within a transaction that removes (Writing::removes).
class DocumentRemover {
public:
    explicit DocumentRemover(Database& database);

    /// Documents that are not there are given to `fault`.
    Removed remove(std::span<const std::string> documents, const Store::Fault& fault);

    /// Removes documents and adds them as they are given. Throws Error where one is not there, or contradicts itself.
    Replaced replace(std::span<const Extraction> documents, StoreWriter& writer);

private:
    void mark(std::span<const std::string> documents, const Store::Fault& fault);
    void take_out();
    void lessen_aliases();
    std::uint64_t delete_evidence();
    std::uint64_t weaken_edges();
    std::uint64_t delete_actors();
    void recode_actors();
    void tidy();

    Database& database_;
    Removed removed_;
};

}  // namespace entente::store
