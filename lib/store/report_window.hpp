#pragma once
// Reports that a reader takes for one event although they are not stored as one: edges of one relation between the same two, a few
// days apart, or of which one tells no place, are shown as one. Nothing in the file changes; the window is a matter of the question.

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <entente/store.hpp>

namespace entente::store {

/// Where the reports of an edge say that it happened.
struct Site {
    enum class Kind : std::uint8_t { place, place_of_no_country, whole_country, untold };
    Kind kind = Kind::untold;       // the less it says, the greater
    std::string name, country;      // the name as names are compared

    auto operator<=>(const Site&) const = default;
    /// Whether what happened at the other may be told as having happened here: the same place, its country, or no place told.
    bool covers(const Site& other) const;
};

/// What the evidence of an edge says of kind, documents and place; a tie's place is no matter.
struct Reports {
    bool tie = false;
    std::set<std::int64_t> documents;
    Site site;
};
using ReportsOf = std::function<Reports(EdgeId)>;

/// An edge with the number of documents behind it, and the edges that are one event with it, itself among them, by days and id.
using TakeEvent = std::function<void(const StoredEdge& joined, std::span<const StoredEdge> edges)>;

/// Parts the edges into events. Two are one event where all this holds:
/// - relation, polarity, modality, source and target, in this direction, are the same;
/// - their first days are at most `window` days apart, and so are their last days; or both are undated, and they are ties or stand
///   in one document;
/// - of events, the place of one covers that of the other.
/// It holds of any edge of an event and the one that tells most of the place; the days, of any two. Where several events take an edge,
/// the earliest counts; but what tells no place, or only the country, joins none where those that take it are at different places:
/// nothing says which is meant. The outcome hangs on the set of edges alone. A joined edge has the id and confidence of the surest, all reports, all days, all documents.
void each_event(std::vector<StoredEdge> edges, int window, const ReportsOf& reports_of, const TakeEvent& take);

/// The joined edges of each_event, by id.
void join_reports(std::vector<StoredEdge>& edges, int window, const ReportsOf& reports_of);

/// A walker over one that lets more through: joins what it gives, then asks for the filter's days and confidence.
class WindowWalker final : public Walker {
public:
    WindowWalker(std::unique_ptr<Walker> all, Filter filter, ReportsOf reports_of)
        : all_(std::move(all)), filter_(std::move(filter)), reports_of_(std::move(reports_of)) {}

    std::span<const Hop> edges(ActorNo actor) override;
    void left_out(ActorNo actor, std::vector<LeftOutHop>& hops) override;
    ActorNo shown_as(ActorNo actor) override { return all_->shown_as(actor); }

private:
    /// Calls `take` with each joined edge as a hop.
    template <class Take>
    void each_joined(ActorNo actor, Take&& take);

    std::unique_ptr<Walker> all_;
    Filter filter_;
    ReportsOf reports_of_;
    std::vector<Hop> passing_;
};

/// The filter without what is asked of a joined edge only.
Filter before_joining(Filter filter);
/// Which of the days and the confidence that the filter asks for a joined edge does not have.
std::optional<FilterPart> unmet(const EdgeFacts& edge, const Filter& filter);

}  // namespace entente::store
