#include <entente/formats.hpp>

#include "formats/out/formats.hpp"
#include "formats/out/text_out.hpp"

namespace entente::formats {
namespace {

/// The records as `extract` writes them and `load` reads them.
class JsonLinesWriter final : public GraphWriter {
public:
    explicit JsonLinesWriter(std::ostream& out) : out_(out) {}

    void record(const Record& record) override {
        append_json(out_.text(), record);
        out_ << "\n";
        out_.row_ends();
    }
    void end() override { out_.end(); }

private:
    TextOut out_;
};

}  // namespace

std::unique_ptr<GraphWriter> make_json_lines(const OpenFile& open, Attributes) { return std::make_unique<JsonLinesWriter>(open({})); }

}  // namespace entente::formats
