#include "confidence_parts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "events/trace.hpp"
#include "fault_log.hpp"
#include "json_line.hpp"
#include "pipeline/reading_run.hpp"
#include "progress.hpp"
#include "summary.hpp"
#include "wording.hpp"

namespace entente::cli {

namespace {

struct Weighed {
    Extraction extraction;
    std::vector<std::string> lines;
};

std::string line_of(const Record& record, const events::ConfidenceParts* parts) {
    auto json = json_of(record);
    if (!parts) return json;
    JsonLine member;
    member.open("confidence_parts").real("prior", parts->prior).real("start", parts->start);
    for (const auto& part : parts->parts) member.real(std::string(part.name).c_str(), part.change);
    member.close();
    json.back() = ',';
    return json.append(member.ended().substr(1));
}

}  // namespace

std::string confidence_words(const events::ConfidenceParts& parts, const std::string& rule) {
    auto moving = parts.parts;
    std::erase_if(moving, [](const events::ConfidencePart& p) { return std::abs(p.change) < 0.005; });
    std::stable_sort(moving.begin(), moving.end(), [](const events::ConfidencePart& a, const events::ConfidencePart& b) { return std::abs(a.change) > std::abs(b.change); });
    auto words = fmt::format("{:.2f} {}", parts.start, rule);
    for (const auto& part : moving) words += fmt::format(", {:+.2f} {}", part.change, part.name);
    return words;
}

int run_confidence_parts(const Pipeline& pipeline, const std::vector<std::string>& inputs, const ReadOptions& options, Context& context) {
    Progress progress;
    FaultLog faults(progress);
    const Summary summary;
    const Tally tally = pipeline::run_documents(
        pipeline.knowledge(), options, inputs,
        {std::ref(faults), [&](const std::string& note) { faults.note(note); }, [&](const Tally& so_far) { progress.show(so_far.bytes, so_far.total_bytes, summary.so_far(so_far)); }},
        [&](pipeline::Worker& worker, text::RawDocument&& raw) {
            events::Trace trace;
            Weighed result{worker.extract(std::move(raw), {.min_confidence = options.min_confidence, .trace = &trace}), {}};
            for (const auto& record : result.extraction.records) result.lines.push_back(line_of(record, trace.parts(record.id)));
            return result;
        },
        [&](Weighed&& result, Tally& so_far) {
            so_far.count(result.extraction);
            for (const auto& line : result.lines) context.out.line(line);
        });
    context.out.flush();
    progress.clear();
    summary.print("", tally);
    return faults.status();
}

}  // namespace entente::cli
