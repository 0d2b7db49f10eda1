#pragma once
// Many documents at once: from files and folders to records in order, or into a graph.

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <entente/error.hpp>
#include <entente/pipeline.hpp>
#include <entente/store.hpp>

namespace entente {

struct ReadOptions {
    unsigned jobs = 0;                // threads that read; 0: one a core. Changes nothing but the time
    std::optional<Date> published;    // of documents that do not say themselves
    /// The least confidence of every record, 0 to 1; 0 gives every reading. Absent: all but the events that the coder finds implausible,
    /// of which two in three are wrong.
    std::optional<double> min_confidence;
    /// build() does not read a document that the graph has, with these bytes and what its source says of it: it counts as unchanged. By
    /// which knowledge, and with which of these options, the graph's was read, is not asked.
    bool resume = false;
};

/// What a run has done, so far or in all.
struct Tally {
    std::uint64_t documents = 0, events = 0, ties = 0;  // read, and what they say
    std::uint64_t faults = 0;                           // inputs and documents that were left out
    std::uint64_t bytes = 0, total_bytes = 0;           // read of the inputs; the total is 0 where it is not known (standard input)
    Added added;                                        // where the run goes into a graph
    bool stopped = false;                               // before all was read, because it was asked to (Builder::stop_on)

    void count(const Extraction& extraction);
    void count(const Added& stored);
};

/// What reading a graph's documents again has done.
struct Recoded {
    Replaced replaced;
    std::uint64_t without_text = 0;  // only their records came, so they stay as they are
    std::uint64_t faults = 0;        // that could not be read; they stay as they are
    bool stopped = false;            // before all were read; the others are as they were
};

/// Reads inputs on several threads. Each callback runs on the thread that called, in the order of the inputs; memory is bounded
/// by the documents under way, not by the inputs.
class Builder {
public:
    using OnExtraction = std::function<void(const Extraction&)>;
    using OnFault = std::function<void(const Error&)>;      // one document or input that was left out; the run goes on
    using OnProgress = std::function<void(const Tally&)>;   // after each document

    using OnNote = std::function<void(const std::string&)>; // what is no fault, but should be known: files that were skipped

    explicit Builder(Pipeline pipeline, ReadOptions options = {}) : pipeline_(std::move(pipeline)), options_(options) {}

    void on_fault(OnFault callback) { on_fault_ = std::move(callback); }
    void on_note(OnNote callback) { on_note_ = std::move(callback); }
    void on_progress(OnProgress callback) { on_progress_ = std::move(callback); }
    /// Where a stop is requested, a run reads no further document, stores those that it has read, and ends as at the end of its inputs.
    void stop_on(std::stop_token stop) { stop_ = std::move(stop); }

    /// `inputs`: files, folders (recursively), or "-" for standard input. Formats: docs/commands.md. What `each` throws ends the run.
    Tally extract(const std::vector<std::string>& inputs, const OnExtraction& each) const;

    /// The same, into a graph, batch by batch; then the rules decide which of its actors are one (entente/identity.hpp).
    Tally build(Store& store, const std::vector<std::string>& inputs) const;

    /// Puts the documents of the inputs into a queue, unread; what is there already is not put there again. Tally::added has the new ones.
    Tally queue(WorkQueue& queue, const std::vector<std::string>& inputs) const;

    /// Reads what waits in the store's queue, beside any number of others, until nothing is left and `wait` says not to wait for more. What
    /// cannot be read is given to on_fault, and stays in the queue with the reason.
    Tally work(Store& store, WorkQueue& queue, const std::function<bool()>& wait) const;

    /// Reads the documents of a graph again, with what the pipeline knows now, and puts what they say in the place of what they said,
    /// batch by batch: an end in the middle leaves documents as they were or as they are, and none half. Then the rules decide as after
    /// build. Persons' decisions and imports stay.
    Recoded recode(Store& store) const;

private:
    void work_through(Store& store, WorkQueue& queue, const std::vector<WorkQueue::Item>& items, Tally& tally, const OnFault& tell) const;

    Pipeline pipeline_;
    ReadOptions options_;
    OnFault on_fault_;
    OnNote on_note_;
    OnProgress on_progress_;
    std::stop_token stop_;
};

}  // namespace entente
