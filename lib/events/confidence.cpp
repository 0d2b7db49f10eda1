#include "events/confidence.hpp"

#include <algorithm>
#include <cmath>

#include "text/json_file.hpp"

namespace entente::events {

namespace {

constexpr const char* see_formats = "see docs/file-formats.md";
constexpr double least_prior = 0.05;  // nor is anything surer than 1 less that

double log_odds(double p) { return std::log(p / (1 - p)); }
double probability(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }
/// In hundredths: more is not known, and no processor's arithmetic shows.
double rounded(double p) { return std::clamp(std::round(p * 100) / 100, 0.01, 0.99); }

/// In hundredths, downwards: what is below the gate of the coder does not look as if it had passed.
double most(const Evidence& evidence) { return std::max(std::floor(evidence.ceiling * 100) / 100, 0.01); }

double number(const rapidjson::Value& object, const char* member, double fallback, const std::string& where) {
    const auto it = object.FindMember(member);
    if (it == object.MemberEnd()) return fallback;
    if (!it->value.IsNumber()) throw Error(ErrorCode::schema, std::string("\"") + member + "\" is no number", where, see_formats);
    return it->value.GetDouble();
}

/// The members of an object of numbers.
template <typename Take>
void each_weight(const rapidjson::Value& object, const char* member, const std::string& where, Take&& take) {
    const auto it = object.FindMember(member);
    if (it == object.MemberEnd()) return;
    if (!it->value.IsObject()) throw Error(ErrorCode::schema, std::string("\"") + member + "\" is no object", where, see_formats);
    for (const auto& [name, weight] : it->value.GetObject()) {
        if (!weight.IsNumber()) throw Error(ErrorCode::schema, std::string("the weight of \"") + name.GetString() + "\" is no number", where, see_formats);
        take(std::string(name.GetString(), name.GetStringLength()), weight.GetDouble());
    }
}

}  // namespace

ConfidenceModel::ConfidenceModel(const std::filesystem::path& file) {
    const auto json = text::read_json_file(file);
    for (const auto& [member, weights] : {std::pair{"events", &events_}, std::pair{"ties", &ties_}}) {
        const auto where = file.string() + ", " + member;
        const auto it = json.FindMember(member);
        if (it == json.MemberEnd() || !it->value.IsObject()) throw Error(ErrorCode::schema, std::string("holds no object \"") + member + "\"", file.string(), see_formats);
        weights->constant = number(it->value, "constant", 0, where);
        weights->prior = number(it->value, "prior", 1, where);
        for (const char* list : {"types", "rules"}) each_weight(it->value, list, where, [&](std::string name, double weight) { weights->named[std::move(name)] = weight; });
        each_weight(it->value, "features", where, [&](const std::string& name, double weight) {
            for (std::size_t f = 0; f < feature_count; ++f)
                if (feature_name(f) == name) {
                    weights->features[f] = weight;
                    return;
                }
            throw Error(ErrorCode::schema, "feature \"" + name + "\" is not known", where, see_formats);
        });
    }
}

double ConfidenceModel::Weights::of_name(std::string_view name) const {
    const auto it = named.find(name);
    return it == named.end() ? 0 : it->second;
}

double ConfidenceModel::Weights::start(const Evidence& evidence) const {
    return constant + prior * log_odds(std::clamp(evidence.prior, least_prior, 1 - least_prior));
}

double ConfidenceModel::of(const Evidence& evidence) const {
    const auto& weights = evidence.kind == RecordKind::tie ? ties_ : events_;
    double sum = weights.start(evidence) + weights.of_name(evidence.type) + weights.of_name(evidence.rule);
    for (std::size_t f = 0; f < feature_count; ++f)
        if (evidence.features.test(f)) sum += weights.features[f];
    return std::min(rounded(probability(sum)), most(evidence));
}

ConfidenceParts ConfidenceModel::parts(const Evidence& evidence) const {
    const auto& weights = evidence.kind == RecordKind::tie ? ties_ : events_;
    double sum = weights.start(evidence);
    ConfidenceParts out{evidence.prior, probability(sum), {}};
    const auto add = [&](std::string_view name, double weight) {
        out.parts.push_back({name, probability(sum + weight) - probability(sum)});
        sum += weight;
    };
    add("type", weights.of_name(evidence.type));
    add("rule", weights.of_name(evidence.rule));
    for (std::size_t f = 0; f < feature_count; ++f)
        if (evidence.features.test(f)) add(feature_name(f), weights.features[f]);
    if (const auto reached = probability(sum), ceiling = most(evidence); reached > ceiling) out.parts.push_back({"implausible", ceiling - reached});
    return out;
}

}  // namespace entente::events
