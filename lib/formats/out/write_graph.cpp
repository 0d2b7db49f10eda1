#include "formats/out/write_graph.hpp"

#include <unordered_map>
#include <unordered_set>

#include "formats/out/edge_numbers.hpp"
#include "formats/out/neighbourhood.hpp"

namespace entente::formats {
namespace {

class Export {
public:
    Export(Store& store, const Selection& selection, Content content, const EdgeNumbers& numbers, GraphWriter& writer)
        : store_(store), selection_(selection), content_(content), told_(numbers), writer_(writer), everything_(selection.is_everything()) {
        // Records are reports, each for itself.
        if (content != Content::graph) selection_.filter.window = std::nullopt;
        if (selection.around) around_ = neighbourhood(store, selection_);
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
    static constexpr auto unnumbered = UINT32_MAX;

    template <class Take>
    void each_edge(Take&& take) {
        store_.each_edge(selection_.filter, [&](const StoredEdge& edge) {
            if (!selection_.around || (around_.contains(edge.source) && around_.contains(edge.target))) take(edge);
        });
    }

    void number_actors() {
        if (everything_) return;
        for (const auto actor : around_) numbers_.emplace(actor, unnumbered);
        if (!selection_.around) {
            each_edge([&](const StoredEdge& edge) {
                numbers_.emplace(edge.source, unnumbered);
                numbers_.emplace(edge.target, unnumbered);
            });
        }
    }

    void nodes() {
        std::unordered_map<ActorNo, Merged> merged;
        store_.each_merged([&](ActorNo shown, const Actor& facts) {
            if (!everything_ && !numbers_.contains(shown)) return;
            merged[shown].names.push_back(facts.name);
            merged[shown].ids.push_back(facts.id);
        });
        const Merged nobody;
        store_.each_actor([&](ActorNo actor, const Actor& facts) {
            if (!everything_ && !numbers_.contains(actor)) return;
            const auto number = static_cast<std::uint32_t>(written_.actors++);
            numbers_[actor] = number;
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
        if (selection_.around) each_edge([&](const StoredEdge& edge) { wanted.insert(edge.facts.id); });
        store_.each_record(selection_.filter, [&](EdgeId edge, const Record& record) {
            if (selection_.around && !wanted.contains(edge)) return;
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
    std::unordered_set<ActorNo> around_;
    std::unordered_map<ActorNo, std::uint32_t> numbers_;
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
