#include "events/why_not.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace entente::events {

using syntax::Deprel;
using syntax::Upos;

namespace {

// By Stop.
constexpr std::array<std::string_view, 22> names{
    "no-frame", "bare-participle", "compound-part", "light-verb", "particle", "condition", "no-event", "absorbed", "no-actor", "no-source", "no-target",
    "topic", "refused", "told-by-casualties", "part-of-demand", "implausible", "low-confidence", "self-relation", "private-matter", "covered", "open-source", "open-actors"};
static_assert(names.size() == static_cast<std::size_t>(Stop::open_actors) + 1);

constexpr std::array<std::string_view, 3> parts_of_speech{"verb", "noun", "adjective"};
constexpr std::array<std::string_view, 3> files{"schema/lexicon/en/verbs.json", "schema/lexicon/en/nouns.json", "schema/lexicon/en/adjectives.json"};
constexpr std::string_view file_of_nouns_for_actors = "schema/lexicon/en/agents.json", folder_of_actors = "schema/actors/";

constexpr std::size_t most_phrase_words = 8;
constexpr std::size_t most_frames_named = 4;

class Wording {
public:
    explicit Wording(const Scene& scene) : scene_(scene), in_mention_(scene.tree.size(), 0) {
        for (const auto& m : scene.cast.mentions) std::fill(in_mention_.begin() + m.first, in_mention_.begin() + m.last, 1);
    }

    /// Whether the word could have carried an event at all: not part of an actor's name or description, no mere attribute.
    bool candidate(std::uint32_t token) const {
        switch (scene_.tree.upos(token)) {
            case Upos::VERB: return true;
            case Upos::NOUN: return !in_mention_[token] && scene_.cast.mention_at[token] == actors::nobody;
            case Upos::ADJ: return scene_.tree.has_child(token, Deprel::cop);
            default: return false;
        }
    }

    Reason reason(const Obstacle& o) const {
        const auto& d = scene_.document;
        Reason r;
        const auto pos = pos_of(o.token);
        r.name = names[static_cast<std::size_t>(o.stop)];
        r.word = scene_.tree.form(o.token);
        r.lemma = scene_.tree.lemma(o.token);
        r.pos = parts_of_speech[static_cast<std::size_t>(pos)];
        r.extent = d.offsets.given(d.tokens[o.token].begin, d.tokens[o.token].end);
        if (o.frame) r.frame = o.frame->id;
        r.file = files[static_cast<std::size_t>(pos)];
        if (o.stop == Stop::implausible) r.plausibility = o.reached, r.floor = o.floor;
        if (o.stop == Stop::low_confidence) r.confidence = o.reached, r.floor = o.floor;
        if (tells_of_slots(o.stop))
            for (const auto& slot : o.slots) r.slots.push_back(reading(slot, r));
        r.detail = detail(o, pos, r);
        return r;
    }

private:
    static bool tells_of_slots(Stop stop) {
        return stop == Stop::no_actor || stop == Stop::no_source || stop == Stop::no_target || stop == Stop::topic || stop == Stop::implausible;
    }

    Pos pos_of(std::uint32_t token) const {
        const auto upos = scene_.tree.upos(token);
        return upos == Upos::NOUN ? Pos::noun : upos == Upos::ADJ ? Pos::adjective : Pos::verb;
    }

    std::string word(std::uint32_t token) const { return fmt::format("\"{}\"", scene_.tree.form(token)); }

    /// The phrase below a word, without the clauses in it; the word alone where that is long.
    std::string phrase(std::uint32_t head) const {
        const auto& tree = scene_.tree;
        auto first = head, last = head;
        for (const auto c : tree.children(head)) {
            if (tree.rel(c) == Deprel::case_ || tree.rel(c) == Deprel::punct || tree.rel(c) == Deprel::conj || tree.rel(c) == Deprel::cc || is_clausal(tree.rel(c))) continue;
            if (c < first && head - c < most_phrase_words) first = c;
            if (c > last && tree.rel(c) == Deprel::flat && c - head < most_phrase_words) last = c;
        }
        const auto& d = scene_.document;
        return d.text.substr(d.tokens[first].begin, d.tokens[last].end - d.tokens[first].begin);
    }

    SlotReading reading(const Slot& slot, Reason& r) const {
        SlotReading out{slot.target, name(*slot.at), {}, {}};
        if (slot.token == no_token) return out;
        out.phrase = phrase(slot.token);
        const auto* m = scene_.cast.at(slot.token);
        const bool pronoun = scene_.tree.upos(slot.token) == Upos::PRON || scene_.tree.upos(slot.token) == Upos::DET;
        if (m && !m->also.empty()) out.fault = "stands for several whom the text does not name";
        else if (m && m->actor != actors::nobody) out.fault = "stands on the other side already";
        else if (pronoun || (m && m->kind == actors::MentionKind::pronoun)) out.fault = "stands for nobody who was found";
        else {
            out.fault = "is no known actor";
            r.file = scene_.tree.upos(slot.token) == Upos::PROPN ? folder_of_actors : file_of_nouns_for_actors;
        }
        return out;
    }

    static std::string quoted(const std::vector<std::string>& words) {
        std::string out;
        for (const auto& w : words) out += (out.empty() ? "" : ", ") + (w.starts_with('@') ? w : '"' + w + '"');
        return out;
    }

    /// Frames of this lemma as another part of speech.
    std::string elsewhere(std::uint32_t token, Pos pos) const {
        std::string out;
        for (const auto other : {Pos::verb, Pos::noun, Pos::adjective}) {
            if (other == pos) continue;
            std::size_t named = 0;
            for (const auto& f : scene_.lexicon.frames(other, scene_.tree.lemma(token)))
                if (named++ < most_frames_named) out += (out.empty() ? "; it has " : ", ") + f.id;
        }
        return out;
    }

    std::string missing(const Reason& r, bool target) const {
        std::string places, phrases;
        for (const auto& s : r.slots) {
            if (s.target != target) continue;
            if (s.phrase.empty()) places += (places.empty() ? "" : ", ") + s.at;
            else phrases += fmt::format("{}{}: \"{}\" {}", phrases.empty() ? "" : "; ", s.at, s.phrase, s.fault);
        }
        const auto* side = target ? "target" : "source";
        if (!phrases.empty()) return fmt::format("no {} ({})", side, phrases);
        return fmt::format("no {} (nothing at {})", side, places.empty() ? "any place" : places);
    }

    std::string missing(const Reason& r) const {
        std::string out;
        for (const bool target : {false, true})
            if (std::any_of(r.slots.begin(), r.slots.end(), [&](const SlotReading& s) { return s.target == target; })) out += (out.empty() ? "" : ", ") + missing(r, target);
        return out;
    }

    std::string detail(const Obstacle& o, Pos pos, Reason& r) const {
        const auto type = o.frame && !o.frame->type.empty() ? o.frame->type : std::string("an event");
        const auto nothing_to_extend = [&](std::string text) {
            r.file = {};
            return text;
        };
        switch (o.stop) {
            case Stop::no_frame: return fmt::format("{} \"{}\" has no frame{}", r.pos, r.lemma, elsewhere(o.token, pos));
            case Stop::bare_participle: return nothing_to_extend("a participle that only describes is no event");
            case Stop::compound_part: return nothing_to_extend(fmt::format("{} speaks for it", word(o.other)));
            case Stop::light_verb: return fmt::format("only carries an event noun, at {}, and none stands there", name(o.frame->light_at));
            case Stop::particle: return fmt::format("asks for \"{}\", which does not stand there", o.frame->particle);
            case Stop::condition: {
                std::string there;
                for (const auto t : o.stood) there += (there.empty() ? "" : ", ") + word(t);
                return fmt::format("asks for {} at {}; {}", quoted(o.condition->words), name(o.condition->at), there.empty() ? "nothing stands there" : "there stands " + there);
            }
            case Stop::no_event: return "gives no event of its own, only a status to what it governs";
            case Stop::absorbed: return nothing_to_extend(fmt::format("is part of what {} says", o.other == no_token ? "its governor" : word(o.other)));
            case Stop::no_actor: return fmt::format("{} without any actor: {}", type, missing(r));
            case Stop::no_source: return r.slots.empty() ? fmt::format("{} asks for a source", type) : fmt::format("{} asks for a source: {}", type, missing(r, false));
            case Stop::no_target: return r.slots.empty() ? fmt::format("{} asks for a target", type) : fmt::format("{} asks for a target: {}", type, missing(r, true));
            case Stop::topic: return fmt::format("a noun of {} is a topic, no event, without those who take part: {}", type, missing(r));
            case Stop::refused: return nothing_to_extend("is told by its refusal");
            case Stop::told_by_casualties: return nothing_to_extend("is told by those who were hurt");
            case Stop::part_of_demand: return nothing_to_extend(fmt::format("is part of what {} demands", o.other == no_token ? "its governor" : word(o.other)));
            case Stop::low_confidence: return nothing_to_extend(fmt::format("confidence {:.2f} is below the {:.2f} that was asked for", o.reached, o.floor));
            case Stop::implausible: {
                const auto text = fmt::format("plausibility {:.2f} is below the floor of {:.2f}; --min-confidence lowers it", o.reached, o.floor);
                const auto lacking = missing(r);
                return lacking.empty() ? text : text + ": " + lacking;
            }
            case Stop::self_relation: return nothing_to_extend("source and target are one actor");
            case Stop::private_matter: return nothing_to_extend("between private persons");
            case Stop::covered: return nothing_to_extend(o.other == no_token || o.other == o.token ? "another record of the sentence tells the same" : fmt::format("{} tells the same deed", word(o.other)));
            case Stop::open_source: return nothing_to_extend("its source is a word that stands for nobody who was found");
            case Stop::open_actors: return nothing_to_extend("its actors are words that stand for nobody who was found");
        }
        return {};
    }

    const Scene& scene_;
    std::vector<char> in_mention_;  // by token
};

}  // namespace

std::vector<SentenceReasons> why_not(const Scene& scene, const Trace& trace, std::span<const Record> records, bool all) {
    const auto& d = scene.document;
    std::vector<std::vector<const Obstacle*>> by_sentence(d.sentences.size());
    for (const auto& o : trace.obstacles()) {
        const auto after = std::upper_bound(d.sentences.begin(), d.sentences.end(), o.token, [](std::uint32_t t, const text::Sentence& s) { return t < s.first; });
        if (after != d.sentences.begin()) by_sentence[static_cast<std::size_t>(after - d.sentences.begin()) - 1].push_back(&o);
    }
    const Wording wording(scene);
    std::vector<SentenceReasons> out;
    for (std::uint32_t s = 0; s < d.sentences.size(); ++s) {
        SentenceReasons found;
        found.records = static_cast<std::size_t>(std::count_if(records.begin(), records.end(), [&](const Record& r) { return r.sentence == d.first_sentence + s; }));
        if (found.records && !all) continue;
        auto& obstacles = by_sentence[s];
        std::stable_sort(obstacles.begin(), obstacles.end(), [](const Obstacle* a, const Obstacle* b) { return a->token < b->token; });
        for (const auto* o : obstacles) {
            if (o->stop == Stop::no_frame && !wording.candidate(o->token)) continue;
            auto reason = wording.reason(*o);
            const auto same = [&](const Reason& r) { return r.extent == reason.extent && r.name == reason.name && r.frame == reason.frame && r.detail == reason.detail; };
            if (std::none_of(found.reasons.begin(), found.reasons.end(), same)) found.reasons.push_back(std::move(reason));
        }
        if (found.records && found.reasons.empty()) continue;
        const auto begin = d.tokens[d.sentences[s].first].begin, end = d.tokens[d.sentences[s].last - 1].end;
        found.sentence = d.first_sentence + s;
        found.extent = d.offsets.given(begin, end);
        found.text = d.text.substr(begin, end - begin);
        out.push_back(std::move(found));
    }
    return out;
}

}  // namespace entente::events
