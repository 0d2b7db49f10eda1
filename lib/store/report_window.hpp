#pragma once
// Reports that a reader takes for one event although their days differ: edges of one relation between the same two, a few days
// apart, are shown as one. Nothing in the file changes; the window is a matter of the question.

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <entente/store.hpp>

namespace entente::store {

/// What the evidence of an edge says of documents and places.
struct Reports {
    std::set<std::int64_t> documents;
    std::set<std::pair<std::string, std::string>> places;  // name, country; of reports that tell one
};
using ReportsOf = std::function<Reports(EdgeId)>;

/// Of one relation, polarity, modality and direction between the same two: joins edges whose first and last days are at most
/// `window` days from those of the first of them, and whose places agree: one in common, or none told. The outcome hangs on the
/// set of edges alone. A joined edge has the id and confidence of the surest, all reports, all days and all documents. Undated
/// edges stay as they are. Order by id.
void join_reports(std::vector<StoredEdge>& edges, int window, const ReportsOf& reports_of);

/// A walker over one that lets more through: joins what it gives, then asks for the filter's days and confidence.
class WindowWalker final : public Walker {
public:
    WindowWalker(std::unique_ptr<Walker> all, Filter filter, ReportsOf reports_of)
        : all_(std::move(all)), filter_(std::move(filter)), reports_of_(std::move(reports_of)) {}

    void out_edges(ActorNo actor, std::vector<Hop>& hops) override;
    void in_edges(ActorNo actor, std::vector<Hop>& hops) override;

private:
    void join(ActorNo actor, bool outward, std::vector<Hop>& hops);

    std::unique_ptr<Walker> all_;
    Filter filter_;
    ReportsOf reports_of_;
    std::vector<Hop> step_;
};

/// The filter without what is asked of a joined edge only.
Filter before_joining(Filter filter);
/// Whether a joined edge has the days and the confidence that the filter asks for.
bool passes(const EdgeFacts& edge, const Filter& filter);

}  // namespace entente::store
