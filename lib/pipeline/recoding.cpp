#include <entente/builder.hpp>
#include <entente/identity.hpp>

#include "pipeline/reading_run.hpp"
#include "pipeline/rereading.hpp"

namespace entente {

namespace {

// As many documents share a transaction, and no more are held at once.
constexpr std::size_t batch_documents = 256;

}  // namespace

Recoded Builder::recode(Store& store) const {
    Recoded recoded;
    Tally tally;
    const auto ids = store.document_ids();
    tally.total_bytes = store.text_bytes();
    for (std::size_t first = 0; first < ids.size() && !stop_.stop_requested(); first += batch_documents) {
        std::vector<text::RawDocument> documents;
        for (const auto& id : std::span(ids).subspan(first, std::min(batch_documents, ids.size() - first))) {
            auto stored = store.find_document(id);
            if (!stored) continue;  // somebody removed it meanwhile
            auto& [info, text] = *stored;
            if (text.empty()) {
                ++recoded.without_text;
                continue;
            }
            const auto bytes = text.size();
            try {
                documents.push_back(pipeline::stored_document(std::move(text), std::move(info)));
                documents.back().input_bytes = bytes;
            } catch (const Error& error) {  // a newer program may refuse what an older one took
                ++tally.faults;
                if (on_fault_) on_fault_(error);
            }
        }
        std::vector<Extraction> extractions;
        pipeline::run_items(
            pipeline_.knowledge(), options_.jobs, {on_fault_, on_note_, on_progress_, stop_},
            [&](auto put) {
                for (auto& document : documents) {
                    const auto bytes = document.text.size();
                    if (!put(pipeline::Item(std::move(document)), bytes)) return;
                }
            },
            [this](pipeline::Worker& worker, text::RawDocument&& raw) { return worker.extract(std::move(raw), {.min_confidence = options_.min_confidence}); },
            [&](Extraction&& extraction, Tally& so_far) {
                so_far.count(extraction);
                extractions.push_back(std::move(extraction));
            },
            tally);
        const auto replaced = store.replace(extractions);
        recoded.replaced.documents += replaced.documents;
        recoded.replaced.changed += replaced.changed;
        recoded.replaced.gone += replaced.gone;
        recoded.replaced.come += replaced.come;
    }
    recoded.faults = tally.faults;
    recoded.stopped = tally.stopped;
    settle_actors(store);
    return recoded;
}

}  // namespace entente
