#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "formats/out/attributes.hpp"
#include "formats/out/formats.hpp"
#include "formats/svg_network.hpp"

namespace entente::formats {
namespace {

constexpr std::size_t most_nodes = 150, most_labelled_links = 40;

/// A colour for each; kinds that act alike share one.
constexpr std::array<std::uint32_t, 12> groups{0, 1, 1, 2, 5, 3, 2, 2, 4, 4, 7, 7};  // in the order of ActorKind
const std::vector<std::string> group_names{"person", "country, government", "organization", "party", "media, company", "armed group", "", "people, place"};

/// A picture: all edges between two actors are one line, and what is said of them shows where the pointer rests.
class SvgWriter final : public GraphWriter {
public:
    explicit SvgWriter(std::ostream& out) : out_(out) {}

    void node(const NodeOut& node) override {
        if (nodes_.size() == most_nodes)
            throw Error(ErrorCode::usage, fmt::format("is for {} actors at most, and these are more", most_nodes), "svg",
                        "take fewer --hops, or a filter; dot, gexf and graphml have no such limit");
        auto& drawn = nodes_.emplace_back();
        drawn.label = node.actor.name;
        drawn.weight = 0;
        drawn.group = groups[static_cast<std::size_t>(node.actor.kind)];
        drawn.details = fmt::format("{}, {} ({})", node.actor.name, to_string(node.actor.kind), node.actor.id);
    }

    void edge(const EdgeOut& edge) override {
        ++edges_;
        nodes_[edge.source].weight += 1;
        nodes_[edge.target].weight += 1;
        if (edge.source == edge.target) return;
        auto& pair = pairs_[std::minmax(edge.source, edge.target)];
        ++pair.edges;
        pair.hostile += edge.relation.quad >= 3;
        ++pair.types[edge.relation.type];
        if (pair.told++ < 20) {
            const auto date = edge.edge.facts.date();
            pair.details += fmt::format("{} {} {} {}\n", nodes_[edge.source].label, label_of(edge.relation), nodes_[edge.target].label, date ? date->start.iso() : std::string());
        }
    }

    void end() override {
        std::vector<DrawnLink> links;
        for (auto& [ends, pair] : pairs_) {
            auto& link = links.emplace_back(DrawnLink{ends.first, ends.second, static_cast<double>(pair.edges), 2 * pair.hostile > pair.edges});
            link.details = std::move(pair.details);
            if (pairs_.size() > most_labelled_links) continue;
            for (const auto& [type, times] : pair.types)
                link.label += fmt::format("{}{}{}", link.label.empty() ? "" : ", ", type, times > 1 ? fmt::format(" ×{}", times) : "");
        }
        write_svg_network(out_, fmt::format("{} actors, {} edges", nodes_.size(), edges_), nodes_, links, group_names);
        out_.flush();
        if (!out_) throw Error(ErrorCode::io, "writing failed", "the picture", "see that there is room on the disk");
    }

private:
    struct Pair {
        std::uint64_t edges = 0, hostile = 0, told = 0;
        std::map<std::string, std::uint64_t> types;
        std::string details;
    };

    std::ostream& out_;
    std::vector<DrawnNode> nodes_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, Pair> pairs_;
    std::uint64_t edges_ = 0;
};

}  // namespace

std::unique_ptr<GraphWriter> make_svg(const OpenFile& open, Attributes) { return std::make_unique<SvgWriter>(open({})); }

}  // namespace entente::formats
