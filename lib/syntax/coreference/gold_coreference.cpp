#include "syntax/coreference/gold_coreference.hpp"

#include <fstream>
#include <map>
#include <sstream>
#include <string_view>

#include <entente/error.hpp>

#include "syntax/conllu.hpp"
#include "syntax/coreference/entity_brackets.hpp"

namespace entente::syntax {

namespace {

/// Reads what was gathered of one document.
class Gathered {
public:
    std::string name, text;

    void line(const std::string& line) {
        text += line;
        text += '\n';
        if (line.empty() || line[0] == '#') return;
        // words alone count: no ranges, no empty nodes
        const auto tab = line.find('\t');
        if (tab == std::string::npos || line.find_first_of("-.") < tab) return;
        brackets_.read(entity_field(std::string_view(line).substr(line.rfind('\t') + 1)), words_++, closed_);
    }

    GoldDocument finish(const std::string& where) {
        GoldDocument out;
        out.name = name;
        out.trees = std::make_unique<Analysis>();
        std::istringstream in(text);
        read_conllu(in, name.empty() ? where : where + " (" + name + ")", out.document, *out.trees);
        std::map<std::string, std::uint32_t> clusters;
        for (const auto& m : closed_) {
            const auto cluster = clusters.emplace(m.group, static_cast<std::uint32_t>(clusters.size())).first->second;
            out.mentions.push_back({static_cast<std::uint32_t>(m.first), static_cast<std::uint32_t>(m.last + 1), cluster});
        }
        out.skipped = brackets_.skipped();
        *this = {};
        return out;
    }

    bool any() const { return words_ > 0; }

private:
    EntityBrackets brackets_;
    std::vector<EntityMention> closed_;
    std::size_t words_ = 0;
};

}  // namespace

std::vector<GoldDocument> read_gold_coreference(const std::filesystem::path& conllu) {
    std::ifstream in(conllu);
    if (!in) throw Error(ErrorCode::input, "cannot be opened", conllu.string());
    std::vector<GoldDocument> documents;
    Gathered now;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.starts_with("# newdoc")) {
            if (now.any()) documents.push_back(now.finish(conllu.string()));
            const auto equals = line.find("= ");
            now.name = equals == std::string::npos ? "" : line.substr(equals + 2);
        }
        now.line(line);
    }
    if (now.any()) documents.push_back(now.finish(conllu.string()));
    return documents;
}

}  // namespace entente::syntax
