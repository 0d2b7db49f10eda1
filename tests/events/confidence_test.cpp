#include "catch.hpp"

#include <cmath>

#include <entente/error.hpp>

#include "events/confidence.hpp"
#include "support/temporary_folder.hpp"

using namespace entente;
using namespace entente::events;

namespace {

ConfidenceModel learnt(const char* json) {
    const tests::TemporaryFolder folder;
    return ConfidenceModel(folder.write("confidence.json", json));
}

}  // namespace

TEST_CASE("without weights a record is as sure as its frame") {
    Evidence evidence{RecordKind::event, "CONSULT", "verb.meet", 0.7, {}};
    evidence.features.set(false, SideFeature::pronoun);
    CHECK(ConfidenceModel().of(evidence) == 0.7);
}

TEST_CASE("weights move the confidence of their kind of record, and the parts add up to it") {
    const auto model = learnt(R"({"events": {"constant": 0.5, "prior": 1, "types": {"CONSULT": 0.4}, "features": {"source pronoun": -1.2, "passive": -0.3}}, "ties": {"rules": {"tie.title": 1}}})");
    Evidence evidence{RecordKind::event, "CONSULT", "verb.meet", 0.7, {}};
    const auto plain = model.of(evidence);
    evidence.features.set(false, SideFeature::pronoun);
    CHECK(model.of(evidence) < plain);
    const auto parts = model.parts(evidence);
    double sum = parts.start;
    for (const auto& part : parts.parts) sum += part.change;
    CHECK(std::abs(sum - model.of(evidence)) <= 0.005);
    CHECK(parts.parts.back().name == "source pronoun");

    const Evidence tie{RecordKind::tie, "holds-office", "tie.title", 0.7, evidence.features};
    CHECK(model.of(tie) > 0.8);
}

TEST_CASE("what is implausible is no surer than it is plausible, and a part says so") {
    const auto model = learnt(R"({"events": {"constant": 2}, "ties": {}})");
    Evidence evidence{RecordKind::event, "CONSULT", "verb.meet", 0.7, {}};
    CHECK(model.of(evidence) > 0.8);
    evidence.ceiling = 0.399;
    CHECK(model.of(evidence) == 0.39);
    const auto parts = model.parts(evidence);
    double sum = parts.start;
    for (const auto& part : parts.parts) sum += part.change;
    CHECK(std::abs(sum - 0.39) < 1e-9);
    CHECK(parts.parts.back().name == "implausible");
}

TEST_CASE("a feature that the coder does not know is a fault of the file") {
    CHECK_THROWS_AS(learnt(R"({"events": {"features": {"sorce pronoun": 1}}, "ties": {}})"), Error);
    CHECK_THROWS_AS(learnt(R"({"events": {}})"), Error);
}
