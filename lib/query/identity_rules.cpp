// The rules that decide which actors are one. Each looks at two actors of whom at least one stands in no directory; an actor that
// a directory has is never merged into another. Where a rule is not sure it says so, and nothing is merged.
#include <entente/identity.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "query/identity_names.hpp"

namespace entente {
namespace {

using query::Spelling;

constexpr std::size_t most_namesakes = 64;   // of one last name that are compared with each other
constexpr std::size_t most_candidates = 4;   // for a last name alone; more say nothing

bool is_body(ActorKind kind) {
    return kind == ActorKind::organization || kind == ActorKind::armed_group || kind == ActorKind::party || kind == ActorKind::igo ||
           kind == ActorKind::ngo || kind == ActorKind::media || kind == ActorKind::company;
}

/// Where an actor is mentioned.
struct Places {
    std::vector<std::int64_t> documents, sentences;  // sorted
    std::optional<Date> latest;
};

/// An actor with a proper name.
struct Named {
    ActorNo number = 0;
    Actor actor;
    std::vector<std::string> pieces;
    bool from_text = false;              // no directory has it
    std::set<std::string> abbreviations; // that documents use for it
    std::optional<Places> places;        // once they are asked for: few actors resemble another

    const std::string& id() const { return actor.id; }
};
using Index = std::size_t;  // into the named actors, which stand by id

bool meet(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) return true;
        ++(*x < *y ? x : y);
    }
    return false;
}

bool agree(const std::string& a, const std::string& b) { return !a.empty() && a == b; }
bool differ(const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; }
/// Who was in office once may be anything else on another day.
bool sectors_differ(const Actor& a, const Actor& b) { return a.sector != "ELI" && b.sector != "ELI" && differ(a.sector, b.sector); }

class Rules {
public:
    explicit Rules(Store& store) : store_(store) { read(); }

    std::vector<Decision> decide() {
        same_letters();
        persons();
        abbreviations();
        kinds();
        std::vector<Decision> all;
        for (auto& [pair, decision] : decisions_) all.push_back(std::move(decision));
        return all;
    }

private:
    void read() {
        std::unordered_map<ActorNo, Index> at;
        store_.each_member([&](ActorNo number, const Actor& actor, bool from_text) {
            if ((actor.kind != ActorKind::person && !is_body(actor.kind)) || !query::is_proper_name(actor.name)) return;
            if (is_local_actor(actor.id)) return;  // the same words in another document mean somebody else
            Named named;
            named.pieces = query::name_pieces(actor.name);
            if (named.pieces.empty()) return;
            named.number = number;
            named.actor = actor;
            named.from_text = from_text;
            at.emplace(number, named_.size());
            named_.push_back(std::move(named));
        });
        store_.each_abbreviation([&](ActorNo number, std::string_view name) {
            if (const auto found = at.find(number); found != at.end()) named_[found->second].abbreviations.emplace(name);
        });
    }

    const Places& places(Index i) {
        auto& places = named_[i].places;
        if (places) return *places;
        places.emplace();
        for (const auto& mention : store_.mentions_of(named_[i].number)) {
            places->documents.push_back(mention.document);
            places->sentences.push_back(mention.sentence);
            if (mention.published) places->latest = std::max(places->latest.value_or(*mention.published), *mention.published);
        }
        for (auto* list : {&places->documents, &places->sentences}) {
            std::sort(list->begin(), list->end());
            list->erase(std::unique(list->begin(), list->end()), list->end());
        }
        return *places;
    }

    /// Whether a rule may speak of the two: one of them at least is in no directory.
    bool open(Index a, Index b) const { return named_[a].from_text || named_[b].from_text; }

    /// The first rule that speaks of a pair decides it. `shown` stands in `Decision::actor`; a merged actor is one that no
    /// directory has.
    void decide(Index shown, Index other, Verdict verdict, const char* rule, std::string why) {
        if (!named_[other].from_text) std::swap(shown, other);
        if (!named_[other].from_text || shown == other) return;
        const auto [at, is_new] = decisions_.try_emplace(std::minmax(named_[shown].id(), named_[other].id()));
        if (!is_new) return;
        const auto latest = std::max(places(shown).latest, places(other).latest);
        at->second = {named_[shown].id(), named_[other].id(), verdict, Decider::rule, rule, latest ? latest->iso() : std::string(), std::move(why)};
    }

    bool share_document(Index a, Index b) { return meet(places(a).documents, places(b).documents); }
    bool share_sentence(Index a, Index b) { return meet(places(a).sentences, places(b).sentences); }
    bool countries_differ(Index a, Index b) const { return differ(named_[a].actor.country, named_[b].actor.country); }
    std::string countries(Index a, Index b) const {
        return fmt::format("documents give them the countries {} and {}", named_[a].actor.country, named_[b].actor.country);
    }
    bool coded_alike(Index a, Index b) const {
        return agree(named_[a].actor.country, named_[b].actor.country) && agree(named_[a].actor.sector, named_[b].actor.sector);
    }

    /// Of two names, the fuller: more pieces, then more letters, then with a country, then the smaller id.
    bool fuller(Index a, Index b) const {
        const auto rank = [&](Index i) { return std::tuple(named_[i].pieces.size(), named_[i].actor.name.size(), !named_[i].actor.country.empty()); };
        return rank(a) != rank(b) ? rank(a) > rank(b) : a < b;
    }

    /// "Abdul Rahman" and "Abdulrahman", of one kind; one name with and without a country. Who has no country is the one that has
    /// it only where there is but one.
    void same_letters() {
        constexpr auto rule = "same letters";
        std::map<std::pair<ActorKind, std::string>, std::vector<Index>> by_letters;
        for (Index i = 0; i < named_.size(); ++i) {
            std::string letters;
            for (const auto& piece : named_[i].pieces) letters += piece;
            by_letters[{named_[i].actor.kind, std::move(letters)}].push_back(i);
        }
        for (const auto& [letters, all] : by_letters) {
            if (all.size() < 2 || all.size() > most_namesakes) continue;
            std::set<std::string_view> countries;
            for (const auto i : all)
                if (!named_[i].actor.country.empty()) countries.insert(named_[i].actor.country);
            for (std::size_t x = 0; x < all.size(); ++x) {
                for (std::size_t y = x + 1; y < all.size(); ++y) {
                    if (!open(all[x], all[y])) continue;
                    const auto a = fuller(all[x], all[y]) ? all[x] : all[y], b = a == all[x] ? all[y] : all[x];
                    const bool by_country = named_[a].actor.country.empty() != named_[b].actor.country.empty();
                    if (countries_differ(a, b)) decide(a, b, Verdict::unsure, rule, this->countries(a, b));
                    else if (by_country && countries.size() > 1)
                        decide(a, b, Verdict::unsure, rule, fmt::format("documents give the name {} countries", countries.size()));
                    else if (share_sentence(a, b)) decide(a, b, Verdict::unsure, rule, "one sentence names both");
                    else decide(a, b, Verdict::same, rule, "the names are written with the same letters, and nothing contradicts");
                }
            }
        }
    }

    void persons() {
        std::map<std::string, std::vector<Index>> by_last;
        for (Index i = 0; i < named_.size(); ++i)
            if (named_[i].actor.kind == ActorKind::person) by_last[named_[i].pieces.back()].push_back(i);
        for (const auto& [last, all] : by_last) {
            std::vector<Index> full, alone;
            for (const auto i : all) (named_[i].pieces.size() > 1 ? full : alone).push_back(i);
            if (full.size() > most_namesakes) continue;
            for (std::size_t x = 0; x < full.size(); ++x) {
                for (std::size_t y = x + 1; y < full.size(); ++y) {
                    if (!open(full[x], full[y])) continue;
                    const auto a = fuller(full[x], full[y]) ? full[x] : full[y], b = a == full[x] ? full[y] : full[x];
                    if (is_longer(named_[a].pieces, named_[b].pieces)) longer_name(a, b, full);
                    else spelling(a, b);
                }
            }
            for (const auto i : alone) last_name(i, full);
        }
    }

    /// Whether the first has all pieces of the second and others before them or between: "Clive Stafford Smith" and "Stafford Smith",
    /// "Konrad Erik Roe" and "Konrad Roe".
    static bool is_longer(const std::vector<std::string>& a, const std::vector<std::string>& b) {
        if (b.size() < 2 || a.size() <= b.size()) return false;
        const auto extra = static_cast<std::ptrdiff_t>(a.size() - b.size());
        if (std::equal(b.begin(), b.end(), a.begin() + extra)) return !query::makes_another_name(a[static_cast<std::size_t>(extra) - 1]);
        return b.size() == 2 && a.front() == b.front() && a.back() == b.back() && !query::makes_another_name(a[a.size() - 2]);
    }

    void longer_name(Index longer, Index shorter, const std::vector<Index>& namesakes) {
        constexpr auto rule = "longer name";
        const auto& of = named_[longer].actor.name;
        const auto others = std::count_if(namesakes.begin(), namesakes.end(), [&](Index i) {
            return i != longer && is_longer(named_[i].pieces, named_[shorter].pieces);
        });
        if (countries_differ(longer, shorter)) return decide(longer, shorter, Verdict::different, rule, countries(longer, shorter));
        if (share_sentence(longer, shorter)) return decide(longer, shorter, Verdict::unsure, rule, "one sentence names both");
        if (others > 0)
            return decide(longer, shorter, Verdict::unsure, rule, fmt::format("{} longer names have all of this one", others + 1));
        if (sectors_differ(named_[longer].actor, named_[shorter].actor))
            return decide(longer, shorter, Verdict::unsure, rule, "documents give them different sectors");
        if (share_document(longer, shorter))
            return decide(longer, shorter, Verdict::same, rule, fmt::format("part of the name {}, in the same document", of));
        if (coded_alike(longer, shorter))
            return decide(longer, shorter, Verdict::same, rule, fmt::format("part of the name {}, of the same country and sector", of));
        decide(longer, shorter, Verdict::unsure, rule, fmt::format("part of the name {}, but nothing else ties the two", of));
    }

    /// "Abdulkarim Omar" and "Abdelkarim Omar", "Sergei Skripal" and "Sergeir Skripal".
    void spelling(Index a, Index b) {
        const auto& x = named_[a].pieces;
        const auto& y = named_[b].pieces;
        if (x.size() != y.size() || countries_differ(a, b)) return;
        std::size_t changed = 0;
        auto worst = Spelling::equal;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const auto piece = query::compare_spelling(x[i], y[i]);
            changed += piece != Spelling::equal;
            worst = std::max(worst, piece);
        }
        if (changed != 1 || worst == Spelling::other || share_sentence(a, b)) return;
        // A document spells a name in one way, or it speaks of two persons.
        if (coded_alike(a, b) && !share_document(a, b))
            return decide(a, b, Verdict::same, "spelling", "one name that documents spell in two ways, of the same country and sector");
        decide(a, b, Verdict::unsure, "spelling",
               worst == Spelling::transliterated ? "the names differ in vowels or doubled letters" : "the names differ in a letter");
    }

    /// "Cantlie" and "John Cantlie".
    void last_name(Index alone, const std::vector<Index>& full) {
        constexpr auto rule = "last name";
        std::vector<Index> near, far;
        for (const auto i : full) {
            const auto& pieces = named_[i].pieces;
            if (!open(alone, i) || query::makes_another_name(pieces[pieces.size() - 2]) || countries_differ(alone, i)) continue;
            (share_document(alone, i) ? near : far).push_back(i);
        }
        if (near.size() > most_candidates) return;
        if (near.empty()) {
            if (far.size() == 1)
                decide(far.front(), alone, Verdict::unsure, rule, "the only one with this last name, but no document names both");
            return;
        }
        if (near.size() > 1) {
            for (const auto i : near)
                decide(i, alone, Verdict::unsure, rule, fmt::format("one of {} with this last name in the same documents", near.size()));
            return;
        }
        const auto only = near.front();
        const auto& person = named_[only];
        if (sectors_differ(named_[alone].actor, person.actor))
            return decide(only, alone, Verdict::unsure, rule, "the only one with this last name there, but of another sector");
        const auto &theirs = places(only).documents, &here = places(alone).documents;
        if (!std::includes(theirs.begin(), theirs.end(), here.begin(), here.end()))
            return decide(only, alone, Verdict::unsure, rule, "other documents have the last name alone");
        if (is_first_name(alone))
            return decide(only, alone, Verdict::unsure, rule, "somebody in the same documents has this name as a first name");
        decide(only, alone, Verdict::same, rule, fmt::format("last name of {}, the only one of this name where it stands", person.actor.name));
    }

    bool is_first_name(Index last) {
        if (by_first_.empty())
            for (Index i = 0; i < named_.size(); ++i)
                if (named_[i].actor.kind == ActorKind::person && named_[i].pieces.size() > 1) by_first_[named_[i].pieces.front()].push_back(i);
        const auto at = by_first_.find(named_[last].pieces.front());
        return at != by_first_.end() && std::any_of(at->second.begin(), at->second.end(), [&](Index i) { return share_document(i, last); });
    }

    /// "SOHR" and "Syrian Observatory for Human Rights".
    void abbreviations() {
        constexpr auto rule = "abbreviation";
        std::map<std::string, std::vector<Index>> by_initial, resolved;
        std::vector<Index> short_ones;
        for (Index i = 0; i < named_.size(); ++i) {
            if (!is_body(named_[i].actor.kind)) continue;
            if (query::is_abbreviation(named_[i].actor.name)) short_ones.push_back(i);
            if (named_[i].pieces.size() < 2) continue;
            by_initial[named_[i].actor.name.substr(0, 1)].push_back(i);
            for (const auto& abbreviation : named_[i].abbreviations) resolved[abbreviation].push_back(i);
        }
        for (const auto i : short_ones) {
            const auto& name = named_[i].actor.name;
            std::set<Index> defining, fitting;
            for (const auto full : resolved[name])
                if (full != i) defining.insert(full);
            for (const auto full : by_initial[name.substr(0, 1)]) {
                if (!open(i, full) || !query::abbreviates(name, named_[full].actor.name)) continue;
                if (defines(full, name)) defining.insert(full);
                else if (share_document(i, full)) fitting.insert(full);
            }
            for (const auto full : defining) {
                const auto& of = named_[full].actor.name;
                if (defining.size() > 1) decide(full, i, Verdict::unsure, rule, fmt::format("texts define it in {} ways", defining.size()));
                else if (countries_differ(full, i)) decide(full, i, Verdict::unsure, rule, countries(full, i));
                else decide(full, i, Verdict::same, rule, fmt::format("a text defines it as {}", of));
            }
            // Without a definition initials are a hint only.
            if (defining.empty())
                for (const auto full : fitting)
                    if (!countries_differ(full, i)) decide(full, i, Verdict::unsure, rule, "its letters are the initials, but no text says so");
        }
    }

    /// Whether a sentence that names the body says "Syrian Observatory for Human Rights (SOHR)".
    bool defines(Index body, const std::string& abbreviation) {
        const auto words = fmt::format("{} ({})", named_[body].actor.name, abbreviation);
        const auto& sentences = places(body).sentences;
        return std::any_of(sentences.begin(), sentences.end(), [&](std::int64_t sentence) {
            return store_.sentence_text(sentence).find(words) != std::string::npos;
        });
    }

    /// One name, two kinds: what the reader takes an unknown body for depends on the sentence.
    void kinds() {
        std::map<std::vector<std::string>, std::vector<Index>> by_name;
        for (Index i = 0; i < named_.size(); ++i)
            if (named_[i].pieces.size() > 1) by_name[named_[i].pieces].push_back(i);
        for (const auto& [name, all] : by_name) {
            for (std::size_t x = 0; x < all.size() && all.size() <= most_namesakes; ++x) {
                for (std::size_t y = x + 1; y < all.size(); ++y) {
                    auto a = all[x], b = all[y];
                    const auto kind = [&](Index i) { return named_[i].actor.kind; };
                    if (kind(a) == kind(b) || !open(a, b)) continue;
                    // "organization" is what a body is taken for where nothing tells; a person is likelier to be told by the name.
                    if (kind(a) == ActorKind::organization || (is_body(kind(a)) && kind(b) == ActorKind::person)) std::swap(a, b);
                    const bool bodies = is_body(kind(a)) && kind(b) == ActorKind::organization;
                    const bool sure = bodies && !countries_differ(a, b) && !share_sentence(a, b);
                    decide(a, b, sure ? Verdict::same : Verdict::unsure, "kind",
                           sure ? fmt::format("the same name; nothing tells the other from a body of kind {}", to_string(kind(a)))
                                : fmt::format("the same name, of kinds {} and {}", to_string(kind(a)), to_string(kind(b))));
                }
            }
        }
    }

    Store& store_;
    std::vector<Named> named_;
    std::map<std::pair<std::string, std::string>, Decision> decisions_;  // by pair
    std::map<std::string, std::vector<Index>> by_first_;
};

}  // namespace

std::vector<Decision> decide_by_rules(Store& store) {
    const auto snapshot = store.snapshot();
    return Rules(store).decide();
}

}  // namespace entente
