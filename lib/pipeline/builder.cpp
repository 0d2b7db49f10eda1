#include <entente/builder.hpp>
#include <entente/identity.hpp>

#include <algorithm>
#include <chrono>
#include <mutex>

#include "pipeline/reading_run.hpp"

namespace entente {

namespace {

// A transaction costs a wait for the disk, so documents that are ready together share one; but none waits long for the others.
constexpr std::size_t batch_documents = 64;
constexpr std::chrono::milliseconds batch_age{500};

/// Whether the graph has this document, as far as can be told without reading it.
bool is_stored(Store& store, const text::RawDocument& raw) {
    const auto stored = store.find_document(raw.info.id);
    if (!stored || stored->second != raw.text) return false;
    const auto agree = [](const std::string& given, const std::string& known) { return given.empty() || given == known; };
    const auto &given = raw.info, &known = stored->first;
    return agree(given.title, known.title) && agree(given.publisher, known.publisher) && agree(given.url, known.url) && agree(given.language, known.language) &&
           agree(given.extra, known.extra) && (!given.published || given.published == known.published);
}

}  // namespace

void Tally::count(const Extraction& extraction) {
    ++documents;
    const auto is_tie = [](const Record& record) { return record.kind == RecordKind::tie; };
    const auto tied = static_cast<std::uint64_t>(std::ranges::count_if(extraction.records, is_tie));
    ties += tied;
    events += extraction.records.size() - tied;
}

void Tally::count(const Added& stored) {
    added.documents += stored.documents;
    added.unchanged += stored.unchanged;
    added.refused += stored.refused;
    added.records += stored.records;
}

Tally Builder::extract(const std::vector<std::string>& inputs, const OnExtraction& each) const {
    return pipeline::run_documents(
        pipeline_.knowledge(), options_, inputs, {on_fault_, on_note_, on_progress_, stop_},
        [this](pipeline::Worker& worker, text::RawDocument&& raw) { return worker.extract(std::move(raw), {.min_confidence = options_.min_confidence}); },
        [&](Extraction&& extraction, Tally& tally) {
            tally.count(extraction);
            each(extraction);
        });
}

Tally Builder::build(Store& store, const std::vector<std::string>& inputs) const {
    using Clock = std::chrono::steady_clock;
    std::vector<Extraction> batch;
    Clock::time_point oldest;
    std::mutex using_store;  // one thread at a time
    const auto refuse = [&](const Error& error) {
        if (on_fault_) on_fault_(error);
    };
    const auto store_batch = [&](Tally& tally) {
        if (batch.empty()) return;
        const std::lock_guard lock(using_store);
        const Added added = store.add(batch, refuse);
        tally.count(added);
        tally.faults += added.refused;
        batch.clear();
    };

    Tally tally = pipeline::run_documents(
        pipeline_.knowledge(), options_, inputs, {on_fault_, on_note_, on_progress_, stop_},
        [&](pipeline::Worker& worker, text::RawDocument&& raw) -> std::optional<Extraction> {
            if (options_.resume) {
                const std::lock_guard lock(using_store);
                if (is_stored(store, raw)) return std::nullopt;
            }
            return worker.extract(std::move(raw), {.min_confidence = options_.min_confidence});
        },
        [&](std::optional<Extraction>&& extraction, Tally& so_far) {
            if (!extraction) {
                ++so_far.added.unchanged;
                return;
            }
            so_far.count(*extraction);
            if (batch.empty()) oldest = Clock::now();
            batch.push_back(std::move(*extraction));
            if (batch.size() >= batch_documents || Clock::now() - oldest >= batch_age) store_batch(so_far);
        });
    store_batch(tally);
    settle_actors(store);
    return tally;
}

}  // namespace entente
