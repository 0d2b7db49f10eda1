#include "formats/out/write_graph.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "formats/out/edge_numbers.hpp"
#include "formats/out/neighbourhood.hpp"

namespace entente::formats {
namespace {

/// The numbers of nodes, by actor. A store numbers its actors from 1 on, so that a list serves; four bytes each.
class NodeNumbers {
public:
    /// An actor that is to be written, and will be given a number.
    void want(ActorNo actor) { of(actor) = wanted; }
    bool knows(ActorNo actor) const { return static_cast<std::size_t>(actor) < numbers_.size() && numbers_[static_cast<std::size_t>(actor)] != absent; }
    void set(ActorNo actor, std::uint32_t number) { of(actor) = number; }
    std::uint32_t at(ActorNo actor) const { return numbers_.at(static_cast<std::size_t>(actor)); }

private:
    static constexpr auto absent = UINT32_MAX, wanted = UINT32_MAX - 1;

    std::uint32_t& of(ActorNo actor) {
        const auto at = static_cast<std::size_t>(actor);
        if (at >= numbers_.size()) numbers_.resize(std::max(at + 1, numbers_.size() * 2), absent);
        return numbers_[at];
    }

    std::vector<std::uint32_t> numbers_;
};

class Export {
public:
    Export(Store& store, const Selection& selection, Content content, const EdgeNumbers& numbers, GraphWriter& writer)
        : store_(store), selection_(selection), content_(content), told_(numbers), writer_(writer), everything_(selection.is_everything()) {
        // Records are reports, each for itself.
        if (content != Content::graph) selection_.filter.window = std::nullopt;
        if (selection.among) some_.emplace(selection.among->begin(), selection.among->end());
        else if (selection.around) some_ = neighbourhood(store, selection_);
    }

    Written run() {
        if (content_ != Content::records) {
            number_actors();
            nodes();
            edges();
        }
        if (content_ != Content::graph) records();
        writer_.end();
        return written_;
    }

private:
    template <class Take>
    void each_edge(Take&& take) {
        if (some_) store_.each_edge_among(*some_, selection_.filter, take);
        else store_.each_edge(selection_.filter, take);
    }

    void number_actors() {
        if (everything_) return;
        if (!some_) return store_.each_actor_with_edges(selection_.filter, [&](ActorNo actor, std::uint64_t) { numbers_.want(actor); });
        for (const auto actor : *some_) numbers_.want(actor);
    }

    void nodes() {
        std::unordered_map<ActorNo, Merged> merged;
        store_.each_merged([&](ActorNo shown, const Actor& facts) {
            if (!everything_ && !numbers_.knows(shown)) return;
            merged[shown].names.push_back(facts.name);
            merged[shown].ids.push_back(facts.id);
        });
        const Merged nobody;
        store_.each_actor([&](ActorNo actor, const Actor& facts) {
            if (!everything_ && !numbers_.knows(actor)) return;
            const auto number = static_cast<std::uint32_t>(written_.actors++);
            numbers_.set(actor, number);
            const auto at = merged.find(actor);
            writer_.node({number, facts, at == merged.end() ? nobody : at->second});
        });
    }

    void edges() {
        each_edge([&](const StoredEdge& edge) {
            writer_.edge({numbers_.at(edge.source), numbers_.at(edge.target), edge, store_.relation(edge.facts.relation), told_.of(edge.facts.id)});
            ++written_.edges;
        });
    }

    void records() {
        std::unordered_set<EdgeId> wanted;
        if (some_) each_edge([&](const StoredEdge& edge) { wanted.insert(edge.facts.id); });
        store_.each_record(selection_.filter, [&](EdgeId edge, const Record& record) {
            if (some_ && !wanted.contains(edge)) return;
            writer_.record(record);
            ++written_.records;
        });
    }

    Store& store_;
    Selection selection_;
    Content content_;
    const EdgeNumbers& told_;
    GraphWriter& writer_;
    bool everything_;
    std::optional<std::unordered_set<ActorNo>> some_;  // absent: all
    NodeNumbers numbers_;
    Written written_;
};

}  // namespace

Written write_graph(Store& store, const Selection& selection, Content content, MakeWriter make, const OpenFile& open) {
    const auto snapshot = store.snapshot();
    const EdgeNumbers numbers(store);
    const auto writer = make(open, numbers.attributes());
    return Export(store, selection, content, numbers, *writer).run();
}

}  // namespace entente::formats
