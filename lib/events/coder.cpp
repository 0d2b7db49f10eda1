#include "events/coder.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "actors/state_forces.hpp"
#include "events/composer.hpp"
#include "events/counts.hpp"
#include "events/dates.hpp"
#include "events/feature_reader.hpp"
#include "events/lexicon.hpp"
#include "events/locations.hpp"
#include "events/predicates.hpp"
#include "events/ties.hpp"
#include "events/why_not.hpp"

namespace entente::events {

using syntax::Deprel;
using syntax::Upos;

namespace {

struct Candidate {
    Record record;
    double plausibility = 0;
};

/// Turns what was composed into records of one document.
class RecordMaker {
public:
    RecordMaker(const Scene& scene, const Predicates& predicates, const Composer& composer, const Dates& dates, const Counts& counts)
        : scene_(scene), predicates_(predicates), composer_(composer), dates_(dates), counts_(counts), locations_(scene, predicates), features_(scene, predicates) {}

    void event(const ComposedEvent& e, std::vector<Candidate>& out) const {
        const auto& p = predicates_.all()[e.predicate];
        auto r = sentence_record(p.sentence);
        const auto* type = scene_.lexicon.ontology().type(e.type);
        r.kind = p.frame->tie ? RecordKind::tie : RecordKind::event;
        r.type = e.type;
        r.mode = e.mode;
        r.cameo = e.cameo;
        r.contexts = p.frame->tie ? p.frame->contexts : contexts(p);
        r.quad = type ? type->quad : 0;
        r.reciprocal = e.reciprocal;
        r.polarity = e.polarity;
        r.modality = e.modality;
        r.rule = p.frame->id;
        r.date = dates_.of(p);
        // "arrives on Sunday": what has a day after that of the report has not happened yet. What is told in the past has, whatever its day.
        const auto xpos = scene_.tree.word(p.anchor.carrier != no_token ? p.anchor.carrier : p.anchor.token).xpos;
        const bool present = xpos == syntax::Xpos::VBZ || xpos == syntax::Xpos::VBP || xpos == syntax::Xpos::VBG;
        if (present && r.modality == Modality::actual && r.kind == RecordKind::event && r.quad > 0 && r.date && r.document->published && *r.document->published < r.date->start) r.modality = Modality::planned;
        trigger(p.anchor.token, p.anchor.token + 1, r);
        if (p.claimed_by != no_predicate)
            if (const auto& s = composer_.sources(p.claimed_by); !s.empty()) r.attributed_to = reference(s.front().mention, false, s.front().also);
        if (!r.attributed_to)
            if (const auto m = according_to(p.anchor.token); m != actors::nobody) r.attributed_to = reference(m);
        // A place cannot act; and to visit or sign with a city is to do so with its country.
        const bool diplomatic = type && (type->quad == 1 || type->quad == 3);
        const auto common = features_.of(e);
        const double ceiling = composer_.gated(e) && e.plausibility < least_plausibility ? e.plausibility : 1;
        const auto make = [&](const Argument* source, const Argument* target) {
            if (r.kind == RecordKind::tie && (!source || !target)) return scene_.stop(source ? Stop::no_target : Stop::no_source, p.anchor.token, p.frame);
            auto copy = r;
            if (source) copy.source = reference(source->mention, true, source->also);
            if (target) copy.target = reference(target->mention, diplomatic, target->also);
            if (private_matter(copy)) return scene_.stop(Stop::private_matter, p.anchor.token, p.frame);
            keep_forces_apart(copy, source, target);
            // "We should think again", says a minister: he asks it of his own side.
            const bool own_side = copy.source && copy.target && copy.target->kind == ActorKind::country && copy.source->kind == ActorKind::person && copy.source->country == copy.target->country &&
                                  scene_.cast.mentions[target->mention].kind == actors::MentionKind::pronoun;
            if (copy.source && copy.target && !copy.source->id.empty() && (own_side || copy.source->id == copy.target->id)) return scene_.stop(Stop::self_relation, p.anchor.token, p.frame);
            copy.place = locations_.of(p, e.type, e.mode, source ? source->mention : actors::nobody, target ? target->mention : actors::nobody);
            counts_.add_own(p.anchor.token, copy.target, copy);
            finish({std::move(copy), e.plausibility}, {r.kind, r.type, p.frame->id, e.plausibility, features_.of(e, common, source, target), ceiling}, out);
        };
        if (e.reciprocal && e.targets.empty() && e.sources.size() >= 2) {
            const bool pairs = in_pairs(e.sources);
            for (std::size_t i = 0; i < e.sources.size(); i += pairs ? 2 : 1)
                for (std::size_t j = i + 1; j < (pairs ? i + 2 : e.sources.size()); ++j) make(&e.sources[i], &e.sources[j]);
            return;
        }
        if (e.targets.empty()) for (const auto& s : e.sources) make(&s, nullptr);
        else if (e.sources.empty()) for (const auto& t : e.targets) make(nullptr, &t);
        else
            for (const auto& s : e.sources)
                for (const auto& t : e.targets) make(&s, &t);
    }

    void tie(const Tie& t, std::vector<Candidate>& out) const {
        auto r = sentence_record(scene_.cast.mentions[t.source].sentence);
        r.kind = RecordKind::tie;
        r.type = t.type;
        // Who commands, joins or speaks for forces does so for the body.
        const bool as_state = t.type == "allied-with" || t.type == "opposed-to" || t.type == "supports";
        r.source = reference(t.source, false, actors::nobody, as_state);
        r.target = reference(t.target, t.type != "controls", actors::nobody, as_state);  // who holds a town does not hold its country
        r.polarity = t.negated ? Polarity::negated : Polarity::affirmed;
        r.rule = t.rule;
        trigger(t.trigger_first, t.trigger_last, r);
        finish({std::move(r), t.confidence}, {RecordKind::tie, t.type, t.rule, t.confidence, features_.of(t)}, out);
    }

private:
    /// Those of the frame, then those that the words of the predicate's phrase tell, in the ontology's order.
    std::vector<std::string> contexts(const Predicate& p) const {
        const auto& ontology = scene_.lexicon.ontology();
        auto out = p.frame->contexts;
        auto told = ontology.contexts_of(scene_.tree.lemma(p.anchor.token));
        const auto top = p.anchor.carrier != no_token ? p.anchor.carrier : p.anchor.token;
        phrase_contexts(top, p.frame->complement == Complement::absorb || p.frame->complement == Complement::content, 0, told);
        if (top != p.anchor.token && scene_.tree.head(p.anchor.token) != top) phrase_contexts(p.anchor.token, false, 0, told);
        for (std::size_t i = 0; told != 0; ++i, told >>= 1)
            if ((told & 1) != 0 && std::find(out.begin(), out.end(), ontology.contexts()[i]) == out.end()) out.push_back(ontology.contexts()[i]);
        return out;
    }

    /// Words below `token` that belong to its event: not those of clauses beside it, nor of what somebody reports.
    void phrase_contexts(std::uint32_t token, bool clauses, int depth, std::uint64_t& told) const {
        const auto& tree = scene_.tree;
        for (const auto c : tree.children(token)) {
            const auto r = tree.rel(c);
            if (r == Deprel::punct || r == Deprel::parataxis || r == Deprel::acl_relcl || r == Deprel::csubj) continue;
            if ((r == Deprel::ccomp && !clauses) || (r == Deprel::advcl && (!clauses || tree.mark(c) == "if")) || (r == Deprel::conj && tree.upos(c) == Upos::VERB)) continue;
            told |= scene_.lexicon.ontology().contexts_of(tree.lemma(c));
            if (depth < 4) phrase_contexts(c, clauses, depth + 1, told);
        }
    }

    Record sentence_record(std::uint32_t sentence) const {
        const auto& d = scene_.document;
        const auto& s = d.sentences[sentence];
        Record r;
        r.document = d.info;
        r.sentence = d.first_sentence + sentence;
        const auto begin = d.tokens[s.first].begin, end = d.tokens[s.last - 1].end;
        r.text = d.text.substr(begin, end - begin);
        r.text_extent = d.offsets.given(begin, end);
        return r;
    }

    void trigger(std::uint32_t first, std::uint32_t last, Record& r) const {
        if (first >= last) return;
        const auto& d = scene_.document;
        r.trigger_extent = d.offsets.given(d.tokens[first].begin, d.tokens[last - 1].end);
        r.trigger = d.given.substr(r.trigger_extent.begin, r.trigger_extent.end - r.trigger_extent.begin);
    }

    /// "hundreds of people": the quantity alone would not say of whom.
    std::uint32_t last_token(const actors::Mention& m) const {
        const auto& tree = scene_.tree;
        if (m.kind == actors::MentionKind::nominal && m.head + 1 == m.last && scene_.lexicon.in_class(tree.lemma(m.head), "quantities"))
            for (const auto c : tree.children(m.head))
                if (tree.rel(c) == Deprel::nmod && c > m.head && tree.preposition(c) == "of" && tree.child(c, Deprel::case_) == m.last) return c;
        return m.last - 1;
    }

    /// `as_state`: forces are the country that acts by them.
    ActorRef reference(std::uint32_t mention, bool country_for_place = false, std::uint32_t also = actors::nobody, bool as_state = true) const {
        const auto& d = scene_.document;
        const auto& m = scene_.cast.mentions[mention];
        ActorRef a;
        a.extent = d.offsets.given(d.tokens[m.first].begin, d.tokens[last_token(m)].end);
        a.mention = d.given.substr(a.extent.begin, a.extent.end - a.extent.begin);
        a.resolution = m.resolution;
        const auto index = also != actors::nobody ? also : m.actor;
        if (index == actors::nobody) {
            a.name = a.mention;
            return a;
        }
        const auto state = as_state && m.state_forces ? std::optional(actors::state_of_forces(scene_.directory, scene_.cast.actors[index])) : std::nullopt;
        const auto& actor = state ? *state : scene_.cast.actors[index];
        a.id = actor.id;
        a.name = actor.name;
        a.kind = actor.kind;
        a.country = actor.country;
        a.sector = actor.sector;
        a.code = actor.code;
        a.coordinates = actor.coordinates;
        a.from_text = !actor.known;
        if (actor.kind == ActorKind::place && country_for_place && !actor.country.empty())
            if (const auto entry = scene_.directory.country(actor.country); entry != actors::no_entry) {
                const auto& country = scene_.directory.at(entry);
                a.id = country.id;
                a.name = country.name;
                a.kind = ActorKind::country;
                a.country = a.code = country.country;
                a.sector.clear();
                a.coordinates.reset();
                a.from_text = false;
                a.resolution += (a.resolution.empty() ? "" : ", ") + std::string("place in ") + country.name;
            }
        return a;
    }

    /// "told his father", "visited her family": words and help between persons who hold no office, one of them private by
    /// the word itself. Who is named and nothing more may be a politician whom nobody has introduced; a crime is an event.
    static bool private_matter(const Record& r) {
        const auto unofficial = [](const std::optional<ActorRef>& a) {
            return a && !a->id.empty() && a->from_text && (a->kind == ActorKind::person || a->kind == ActorKind::people) && a->country.empty() && (a->sector.empty() || a->sector == "CVL");
        };
        if (r.kind != RecordKind::event || r.quad == 4 || !unofficial(r.source) || !unofficial(r.target)) return false;
        const bool person = r.source->kind == ActorKind::person || r.target->kind == ActorKind::person;
        return person && (r.source->sector == "CVL" || r.target->sector == "CVL");
    }

    /// "clashes between Iran and Israel, Syria and Jordan, and Turkey and the Kurds": each with the one it is named with.
    bool in_pairs(const std::vector<Argument>& sides) const {
        if (sides.size() < 4 || sides.size() % 2 != 0) return false;
        for (std::size_t i = 1; i < sides.size(); ++i) {
            bool comma = false, joined = false;
            for (auto t = scene_.cast.mentions[sides[i - 1].mention].last; t < scene_.cast.mentions[sides[i].mention].first; ++t) {
                comma |= scene_.tree.form(t) == "," || scene_.tree.form(t) == ";";
                joined |= scene_.tree.form(t) == "and";
            }
            if (i % 2 == 1 ? comma || !joined : !comma) return false;
        }
        return true;
    }

    /// "Ankara sent Turkish troops": between a country and its own forces these are a body of it.
    void keep_forces_apart(Record& r, const Argument* source, const Argument* target) const {
        if (!r.source || !r.target || r.source->id != r.target->id) return;
        const auto forces = [&](const Argument& a) { return scene_.cast.mentions[a.mention].state_forces; };
        if (forces(*source) == forces(*target)) return;
        if (forces(*source)) r.source = reference(source->mention, true, source->also, false);
        else r.target = reference(target->mention, false, target->also, false);
    }

    /// Whose word the clause of a predicate is by "according to the army", or nobody.
    std::uint32_t according_to(std::uint32_t token) const {
        const auto& tree = scene_.tree;
        for (int depth = 0; depth < 8 && token != no_token; ++depth, token = tree.head(token))
            for (const auto c : tree.children(token))
                if (tree.rel(c) == Deprel::obl && tree.preposition(c) == "according to") return scene_.cast.mention_at[c];
        return actors::nobody;
    }

    void finish(Candidate candidate, const Evidence& evidence, std::vector<Candidate>& out) const {
        candidate.record.identify();
        candidate.record.confidence = scene_.lexicon.confidence().of(evidence);
        if (scene_.trace) scene_.trace->weighed(candidate.record.id, scene_.lexicon.confidence().parts(evidence));
        out.push_back(std::move(candidate));
    }

    const Scene& scene_;
    const Predicates& predicates_;
    const Composer& composer_;
    const Dates& dates_;
    const Counts& counts_;
    Locations locations_;
    FeatureReader features_;
};

const std::string& id_of(const std::optional<ActorRef>& a) {
    static const std::string none;
    return a ? a->id : none;
}

std::uint32_t begin_of(const std::optional<ActorRef>& a) { return a ? a->extent.begin + 1 : 0; }

/// Two words for the same deed in one sentence ("launched an attack ... the attack"): the fuller and more plausible record stays.
bool covers(const Record& a, const Record& b) {
    if (a.kind != b.kind || a.sentence != b.sentence || a.type != b.type || a.polarity != b.polarity) return false;
    const auto side = [](const std::optional<ActorRef>& x, const std::optional<ActorRef>& y) {
        if (!y) return true;
        if (!x) return false;
        return x->id.empty() || y->id.empty() ? x->extent == y->extent : x->id == y->id;
    };
    if (side(a.source, b.source) && side(a.target, b.target)) return true;
    return a.reciprocal && b.reciprocal && id_of(a.source) == id_of(b.target) && id_of(a.target) == id_of(b.source);
}

/// Tells who asks of a record that is left out, and of the one that covers it.
void stop(const Scene& scene, Stop why, const Record& record, const Record* other = nullptr) {
    if (!scene.trace) return;
    const auto token_of = [&](const Record& r) {
        const auto& d = scene.document;
        const auto& sentence = d.sentences[r.sentence - d.first_sentence];
        for (auto t = sentence.first; t < sentence.last; ++t)
            if (d.offsets.given(d.tokens[t].begin, d.tokens[t].end).begin == r.trigger_extent.begin) return t;
        return no_token;
    };
    if (const auto token = token_of(record); token != no_token)
        scene.trace->add({.stop = why, .token = token, .other = other ? token_of(*other) : no_token, .reached = record.confidence, .floor = scene.min_confidence.value_or(0)});
}

void drop_covered(const Scene& scene, std::vector<Candidate>& candidates) {
    std::vector<char> dead(candidates.size(), 0);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto& record = candidates[i].record;
        const auto plausibility = candidates[i].plausibility;
        for (std::size_t j = 0; j < candidates.size() && !dead[i]; ++j) {
            auto& [other, its_plausibility] = candidates[j];
            if (i == j || dead[j] || record.sentence != other.sentence || !covers(other, record)) continue;
            const bool mutual = covers(record, other);
            if (!mutual || its_plausibility > plausibility || (its_plausibility == plausibility && j < i)) {
                dead[i] = 1;
                add_numbers(other, record);
                stop(scene, Stop::covered, record, &other);
            }
        }
    }
    std::size_t i = 0;
    std::erase_if(candidates, [&](const Candidate&) { return dead[i++] != 0; });
}

/// A pronoun that stayed open told doubles apart; in the graph it is no actor, and a record without any is none. Words and help
/// that came from nobody known say nothing of who deals with whom; force that someone suffered does.
void drop_nobodies(const Scene& scene, std::vector<Candidate>& candidates) {
    const auto drop = [&](Stop why, auto&& empty) {
        std::erase_if(candidates, [&](const Candidate& c) {
            if (!empty(c.record)) return false;
            stop(scene, why, c.record);
            return true;
        });
    };
    drop(Stop::open_source, [](const Record& r) { return r.kind == RecordKind::event && r.quad > 0 && r.quad < 4 && r.source && r.source->id.empty(); });
    for (auto& [record, plausibility] : candidates)
        for (auto* side : {&record.source, &record.target, &record.attributed_to})
            if (*side && (*side)->id.empty()) {
                side->reset();
                const auto was = std::exchange(record.id, {});
                record.identify();
                if (scene.trace) scene.trace->renamed(was, record.id);
            }
    drop(Stop::open_actors, [](const Record& r) { return r.kind == RecordKind::tie ? !r.source || !r.target : !r.source && !r.target; });
}

/// The floor that was asked for. It comes last: which of two records tells a deed does not hang on it.
void drop_unsure(const Scene& scene, std::vector<Record>& records) {
    if (!scene.min_confidence) return;
    std::erase_if(records, [&](const Record& r) {
        if (r.confidence >= *scene.min_confidence) return false;
        stop(scene, Stop::low_confidence, r);
        return true;
    });
}

}  // namespace

Coder::Coder(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const actors::Agents> agents, std::shared_ptr<const actors::Directory> directory)
    : lexicon_(std::move(lexicon)), agents_(std::move(agents)), directory_(std::move(directory)) {}

std::vector<Record> Coder::code(const text::Document& document, const syntax::Analysis& analysis, const actors::Cast& cast,
                                std::span<const syntax::TimeExpression> times, const CodeOptions& options) const {
    const Tree tree(document, analysis);
    const Scene scene{document, analysis, cast, tree, *lexicon_, *agents_, *directory_, options.min_confidence, options.trace};
    const Predicates predicates(scene);
    Composer composer(scene, predicates);
    const auto events = composer.compose();
    const Dates dates(scene, predicates, times);
    const Counts counts(scene);
    const RecordMaker maker(scene, predicates, composer, dates, counts);

    std::vector<Record> out, sentence;
    std::vector<Candidate> candidates;
    // By sentence, so that the search for doubles stays within one.
    const auto ties = find_ties(scene);
    std::size_t e = 0, t = 0;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        candidates.clear();
        for (; e < events.size() && predicates.all()[events[e].predicate].sentence == s; ++e) maker.event(events[e], candidates);
        for (; t < ties.size() && cast.mentions[ties[t].source].sentence == s; ++t) maker.tie(ties[t], candidates);
        drop_covered(scene, candidates);
        drop_nobodies(scene, candidates);
        sentence.clear();
        for (auto& candidate : candidates) sentence.push_back(std::move(candidate.record));
        drop_unsure(scene, sentence);
        counts.add_left(s, sentence);
        std::stable_sort(sentence.begin(), sentence.end(), [](const Record& a, const Record& b) {
            return std::make_tuple(a.trigger_extent.begin, a.kind, begin_of(a.source), begin_of(a.target)) <
                   std::make_tuple(b.trigger_extent.begin, b.kind, begin_of(b.source), begin_of(b.target));
        });
        std::move(sentence.begin(), sentence.end(), std::back_inserter(out));
    }
    return out;
}

std::vector<SentenceReasons> Coder::why_not(const text::Document& document, const syntax::Analysis& analysis, const actors::Cast& cast, const Trace& trace,
                                            std::span<const Record> records, bool all) const {
    const Tree tree(document, analysis);
    return events::why_not({document, analysis, cast, tree, *lexicon_, *agents_, *directory_}, trace, records, all);
}

}  // namespace entente::events
