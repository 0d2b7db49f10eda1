// Documents from a queue into its graph, and into the queue.

#include <entente/builder.hpp>
#include <entente/identity.hpp>

#include <thread>

#include <fmt/format.h>

#include "pipeline/queued_document.hpp"
#include "pipeline/reading_run.hpp"

namespace entente {
namespace {

constexpr std::size_t added_at_once = 256;
constexpr std::size_t taken_at_once = 32;
constexpr std::chrono::milliseconds until_next_look{500};

/// What came of a document.
using Outcome = std::variant<Extraction, Error>;

}  // namespace

Tally Builder::queue(WorkQueue& queue, const std::vector<std::string>& inputs) const {
    Tally tally;
    tally.total_bytes = text::input_bytes(inputs).value_or(0);
    std::vector<WorkQueue::Item> batch;
    const auto add_batch = [&] {
        tally.added.documents += queue.add(batch);
        batch.clear();
        if (on_progress_) on_progress_(tally);
    };
    text::read(
        inputs, {.published = options_.published, .on_note = on_note_},
        [&](text::RawDocument&& raw) {
            ++tally.documents;
            tally.bytes += raw.input_bytes;
            batch.push_back(pipeline::queued(raw));
            if (batch.size() == added_at_once) add_batch();
            return true;
        },
        [&](const Error& error) {
            ++tally.faults;
            if (on_fault_) on_fault_(error);
        });
    add_batch();
    return tally;
}

Tally Builder::work(Store& store, WorkQueue& queue, const std::function<bool()>& wait) const {
    Tally tally;
    const auto tell = [&](const Error& error) {
        ++tally.faults;
        if (on_fault_) on_fault_(error);
    };
    const auto aside = [&](const WorkQueue::Item& item) {
        tell(Error(ErrorCode::input, fmt::format("set aside: taken {} times, and each time the program that read it ended", WorkQueue::most_attempts), item.origin,
                   "see what is in it; 'entente work --retry' has it read again"));
    };
    bool settled = false;
    while (true) {
        const auto items = queue.take(taken_at_once, aside);
        if (items.empty()) {
            if (queue.counts().waiting == 0) {
                if (!settled) settle_actors(store);
                settled = true;
                if (!wait()) return tally;
            }
            std::this_thread::sleep_for(until_next_look);  // others are reading, and may not come to the end
            continue;
        }
        settled = false;
        try {
            work_through(store, queue, items, tally, tell);
        } catch (...) {
            queue.let_go();
            throw;
        }
    }
}

void Builder::work_through(Store& store, WorkQueue& queue, const std::vector<WorkQueue::Item>& items, Tally& tally, const OnFault& tell) const {
    std::vector<WorkQueue::Faulty> faulty;
    std::vector<Extraction> batch;
    std::vector<std::size_t> numbers;  // of the items in the batch
    std::size_t number = 0;
    const auto produce = [&](auto put) {
        for (const auto& item : items)
            if (!put(pipeline::Item(pipeline::dequeued(item)), item.content.size())) return;
    };
    const auto read = [this](pipeline::Worker& worker, text::RawDocument&& raw) -> Outcome {
        try {
            return worker.extract(std::move(raw), {.min_confidence = options_.min_confidence});
        } catch (const Error& error) {
            return error;
        }
    };
    const auto take = [&](Outcome&& outcome, Tally& so_far) {
        if (const auto* error = std::get_if<Error>(&outcome)) {
            faulty.push_back({number, error->what()});
            tell(*error);
        } else {
            so_far.count(std::get<Extraction>(outcome));
            batch.push_back(std::move(std::get<Extraction>(outcome)));
            numbers.push_back(number);
        }
        ++number;
    };
    pipeline::run_items(pipeline_.knowledge(), options_.jobs, {on_fault_, on_note_, on_progress_}, produce, read, take, tally);
    const auto added = store.add(batch, [&](const Error& error) {
        for (auto i = batch.size(); i-- > 0;) {
            if (batch[i].document->id != error.where()) continue;
            faulty.push_back({numbers[i], error.what()});
            break;
        }
        tell(error);
    });
    tally.count(added);
    queue.finish(faulty);
    if (on_progress_) on_progress_(tally);
}

}  // namespace entente
