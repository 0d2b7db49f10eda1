#include "actors/resolver.hpp"

#include <algorithm>
#include <numeric>

#include "actors/aliases.hpp"
#include "actors/coreference.hpp"
#include "actors/country_context.hpp"
#include "actors/directory.hpp"
#include "actors/name_finder.hpp"
#include "actors/name_resolver.hpp"
#include "actors/nominals.hpp"
#include "actors/offices.hpp"
#include "actors/person_resolver.hpp"
#include "actors/reading.hpp"
#include "actors/state_forces.hpp"

namespace entente::actors {
namespace {

/// "dozens of rebels": the quantity is the head of the phrase, the noun in it the actor.
void read_quantities(Reading& r) {
    for (std::uint32_t t = 0; t < r.size(); ++t) {
        if (r.mention_at[t] != none || !r.reference.has_form(WordList::quantity, r.form(t))) continue;
        for (const auto c : r.tree.children(t)) {
            if (r.tree.rel(c) != syntax::Deprel::nmod || r.tree.preposition(c) != "of" || r.mention_at[c] == none) continue;
            r.mention_at[t] = r.mention_at[c];
            break;
        }
    }
}

/// The mentions in the order of the text, the longer before one that lies in it.
Cast finish(Reading& r, std::vector<AliasDefinition> aliases) {
    const auto count = r.mentions.size();
    std::vector<std::uint32_t> order(count), place(count);
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto &x = r.mentions[a], &y = r.mentions[b];
        return x.first != y.first ? x.first < y.first : x.last > y.last;
    });
    for (std::uint32_t i = 0; i < count; ++i) place[order[i]] = i;
    mark_state_forces(r, order);

    Cast cast;
    cast.actors = r.actors.take();
    cast.mentions.reserve(count);
    for (const auto i : order) {
        auto& mention = cast.mentions.emplace_back(std::move(r.mentions[i]));
        if (mention.role_of != nobody) mention.role_of = place[mention.role_of];
    }
    cast.aliases = std::move(aliases);
    for (auto& alias : cast.aliases) {
        alias.name = place[alias.name];
        alias.alias = place[alias.alias];
    }
    cast.mention_at = std::move(r.mention_at);
    for (auto& m : cast.mention_at)
        if (m != nobody) m = place[m];
    return cast;
}

}  // namespace

Resolver::Resolver(std::shared_ptr<const Directory> directory, std::shared_ptr<const Agents> agents)
    : directory_(std::move(directory)),
      agents_(std::move(agents)),
      offices_(std::make_shared<const Offices>(*directory_, *agents_)) {}

Cast Resolver::resolve(const text::Document& document, const syntax::Analysis& analysis, const syntax::Coreferents& coreferents) const {
    Reading reading({*directory_, *agents_, *offices_}, document, analysis);
    NameFinder(reading).run();
    Aliases aliases(reading);
    aliases.find();
    CountryContext context(reading);
    NameResolver names(reading, context);
    names.run();
    aliases.join_bodies();
    context.finish();
    Nominals nominals(reading, context);
    PersonResolver persons(reading, context, names, nominals);
    persons.run();
    aliases.join_persons(nominals);
    Coreference(reading, coreferents, context, nominals, persons).run();
    read_quantities(reading);
    aliases.settle();
    return finish(reading, aliases.take());
}

}  // namespace entente::actors
