#pragma once
// Inputs (files, folders, standard input) -> raw documents, one at a time.

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>

#include <entente/error.hpp>

#include "text/raw_document.hpp"

namespace entente::text {

struct ReaderOptions {
    std::optional<Date> published;                       // for documents that do not say themselves when they were published
    std::size_t largest_document = 100'000'000;          // bytes; a larger one is a fault
    std::istream* standard_input = nullptr;              // what "-" reads; null: std::cin
    std::function<void(const std::string&)> on_note;     // what is no fault, but should be known: files that were skipped
};

/// Takes the document; false ends the reading.
using OnDocument = std::function<bool(RawDocument&&)>;
/// Learns of an input or a document that cannot be read; the reading goes on with the next.
using OnFault = std::function<void(const Error&)>;

/// Reads the inputs in their order: a folder recursively, its files in the order of their names; "-" is standard input. One
/// document is held at a time. Returns how many documents were handed over.
std::uint64_t read(std::span<const std::string> inputs, const ReaderOptions& options, const OnDocument& on_document,
                   const OnFault& on_fault);

/// A plain text that the caller holds, checked and identified as one that was read. Throws Error (input).
RawDocument raw_document(std::string text, DocumentInfo info, const std::string& origin);

/// Bytes that reading the inputs will take, for progress; nothing where that cannot be told (standard input).
std::optional<std::uint64_t> input_bytes(std::span<const std::string> inputs);

}  // namespace entente::text
