#pragma once
// Inputs through workers on many threads: what came of each document, in the order of the inputs.

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include <entente/builder.hpp>

#include "pipeline/conveyor.hpp"
#include "pipeline/stoppable_input.hpp"
#include "pipeline/worker.hpp"
#include "text/reader.hpp"

namespace entente::pipeline {

/// Callbacks of a run, all on the thread that called it; any may be empty.
struct Listeners {
    std::function<void(const Error&)> fault;
    std::function<void(const std::string&)> note;
    std::function<void(const Tally&)> progress;
    std::stop_token stop;
};

/// What is no fault, but should be known.
struct Note {
    std::string text;
};
/// Faults and notes travel in line with the documents, so that they are told in the order of the inputs, too.
using Item = std::variant<text::RawDocument, Error, Note>;

/// `produce(put)` runs on a thread of its own and calls `put(item, bytes)` until that returns false or there are no more. Calls
/// `work(worker, raw document)` for each document, on so many threads (0: one a core), and `take(result, tally)` with what it
/// returns, in order. An Error of the producer or of `work` is a fault of that document; the run goes on. `take` counts what it
/// knows of the document into the tally.
template <class Produce, class Work, class Take>
void run_items(const std::shared_ptr<const Knowledge>& knowledge, unsigned jobs, const Listeners& listeners, Produce produce, Work work, Take take, Tally& tally) {
    using Result = std::invoke_result_t<Work&, Worker&, text::RawDocument&&>;
    struct Outcome {
        std::variant<Result, Error, Note> what;
        std::uint64_t bytes = 0;
        std::vector<std::string> notes{};  // on the document
    };

    const unsigned threads = jobs ? jobs : std::max(1u, std::thread::hardware_concurrency());
    Conveyor<Item, Outcome> conveyor({.threads = threads, .items = 16 * std::size_t{threads}});
    const auto make_work = [&] {
        return [worker = std::make_unique<Worker>(knowledge), &work](Item item) -> Outcome {
            if (auto* error = std::get_if<Error>(&item)) return {std::move(*error)};
            if (auto* note = std::get_if<Note>(&item)) return {std::move(*note)};
            auto& raw = std::get<text::RawDocument>(item);
            const std::uint64_t bytes = raw.input_bytes;
            try {
                auto result = work(*worker, std::move(raw));
                return {std::move(result), bytes, worker->notes()};
            } catch (const Error& error) {
                return {error, bytes};
            }
        };
    };
    const std::stop_callback on_stop(listeners.stop, [&] { conveyor.halt(); });
    conveyor.run(produce, make_work, [&](Outcome&& outcome) {
        if (const auto* note = std::get_if<Note>(&outcome.what)) {
            if (listeners.note) listeners.note(note->text);
            return;
        }
        if (listeners.note)
            for (const auto& note : outcome.notes) listeners.note(note);
        tally.bytes += outcome.bytes;
        if (const auto* error = std::get_if<Error>(&outcome.what)) {
            ++tally.faults;
            if (listeners.fault) listeners.fault(*error);
        } else {
            take(std::move(std::get<Result>(outcome.what)), tally);
        }
        if (listeners.progress) listeners.progress(tally);
    });
    tally.stopped = listeners.stop.stop_requested();
}

/// The same for each document that the inputs hold.
template <class Work, class Take>
Tally run_documents(const std::shared_ptr<const Knowledge>& knowledge, const ReadOptions& options, std::span<const std::string> inputs,
                    const Listeners& listeners, Work work, Take take) {
    StoppableInput standard_input(listeners.stop);
    const auto produce = [&](auto put) {
        bool wanted = true;
        const auto hand_on = [&](Item item, std::size_t cost) {
            // A stop ends standard input, perhaps in the middle of a document.
            return wanted = wanted && !listeners.stop.stop_requested() && put(std::move(item), cost);
        };
        text::ReaderOptions reader{.published = options.published, .standard_input = &standard_input.stream(), .on_note = [&](const std::string& note) { hand_on(Note{note}, 0); }};
        text::read(
            inputs, reader,
            [&](text::RawDocument&& raw) {
                const std::size_t size = raw.text.size();
                return hand_on(std::move(raw), size);
            },
            [&](const Error& error) { hand_on(error, 0); });
    };
    Tally tally;
    tally.total_bytes = text::input_bytes(inputs).value_or(0);
    run_items(knowledge, options.jobs, listeners, produce, std::move(work), std::move(take), tally);
    return tally;
}

}  // namespace entente::pipeline
