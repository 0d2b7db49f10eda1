#include "events/dates.hpp"

#include <algorithm>

namespace entente::events {

using syntax::Deprel;
using syntax::TimeExpression;
using syntax::TimeKind;
using syntax::TimeSense;
using syntax::TimeUnit;

namespace {

constexpr std::uint32_t none = 0xffffffff;
constexpr int highest_climb = 12;
constexpr int deepest_argument = 3;  // nouns between a verb and an expression that was hung on the last of them

bool argument(Deprel r) {
    return r == Deprel::obj || r == Deprel::obl || r == Deprel::nmod || r == Deprel::nsubj_pass || r == Deprel::obl_unmarked || r == Deprel::nmod_unmarked || r == Deprel::obl_agent;
}

bool of_complement(Deprel r) {
    return r == Deprel::xcomp || r == Deprel::advcl || r == Deprel::acl || r == Deprel::csubj || r == Deprel::obj || r == Deprel::obl || r == Deprel::nmod;
}

/// "In a speech on Friday", "at Friday's meeting", "during the July talks": at the same time as what stands there.
bool same_time(std::string_view preposition) { return preposition == "in" || preposition == "at" || preposition == "during" || preposition == "on"; }

bool other_time(std::string_view preposition) { return preposition == "after" || preposition == "before" || preposition == "since" || preposition == "until" || preposition == "ahead of"; }

bool said_by_then(const Predicate& p) { return p.modality == Modality::actual && !p.future; }

}  // namespace

Dates::Dates(const Scene& scene, const Predicates& predicates, std::span<const TimeExpression> times)
    : scene_(scene), predicates_(predicates), times_(times), today_(scene.document.info->published), first_on_(scene.tree.size(), none), next_(times.size(), none), at_(scene.tree.size(), none) {
    // Backwards, so that each token's list is in the order of the text.
    for (auto e = static_cast<std::uint32_t>(times.size()); e-- > 0;) hang(e);
}

void Dates::hang(std::uint32_t e) {
    const auto& tree = scene_.tree;
    const auto& time = times_[e];
    at_[time.head] = e;
    auto host = tree.head(time.head);
    if (host == no_token) return;
    // "On Monday Turkey agreed": the parser makes the day a part of the name, though the preposition stands before the day.
    if (tree.rel(time.head) == Deprel::compound && host >= time.last && tree.upos(host) == syntax::Upos::PROPN && time.first > 0 && tree.rel(time.first - 1) == Deprel::case_ &&
        tree.head(host) != no_token)
        host = tree.head(host);
    // What follows a report's content belongs to the content, whichever verb the parser hung it on: "said Turkey attacked on Friday".
    for (bool down = true; down;) {
        down = false;
        for (const auto c : tree.children(host))
            if (tree.rel(c) == Deprel::ccomp && c > host && c < time.first) {
                host = c;
                down = true;
                break;
            }
    }
    next_[e] = first_on_[host];
    first_on_[host] = e;
}

std::optional<Dates::Answer> Dates::read(const TimeExpression& e, const Predicate& p) const {
    if (e.kind == TimeKind::duration || e.precision == TimeUnit::hour) return std::nullopt;
    if (e.kind == TimeKind::set) return Answer{};
    if (e.kind == TimeKind::vague) return e.sense == TimeSense::past ? std::optional(Answer{}) : std::nullopt;
    const auto& span = p.future ? e.future : e.span();
    if (!span) return e.sense == TimeSense::future ? std::nullopt : std::optional(Answer{});  // "two days after the vote" leaves it open
    if (e.kind == TimeKind::date) return Answer{span};
    if (!today_) return Answer{};
    switch (e.kind) {
        case TimeKind::since:
            if (span->start <= *today_) return Answer{DateSpan{span->start, *today_}};
            return Answer{};
        case TimeKind::after:
            if (span->end < *today_) return Answer{DateSpan{span->end.plus_days(1), *today_}};
            return std::nullopt;
        default: break;
    }
    // Until, before, by: of what is to come, from today on; of what has happened, only a bound that it reached is told.
    const auto end = e.kind == TimeKind::before ? span->start.plus_days(-1) : span->end;
    if (end >= *today_) return said_by_then(p) ? std::nullopt : std::optional(Answer{DateSpan{*today_, end}});
    return e.kind == TimeKind::before ? Answer{} : Answer{span};
}

/// The first expression on a token that tells days, else what the first of the others says.
std::optional<Dates::Answer> Dates::on(std::uint32_t token, const Predicate& p) const {
    std::optional<Answer> open;
    for (auto e = first_on_[token]; e != none; e = next_[e]) {
        const auto answer = read(times_[e], p);
        if (answer && answer->span) return answer;
        if (!open) open = answer;
    }
    return open;
}

/// On an argument: the parser hangs "on Friday" on the noun before it, be that a person or a place.
std::optional<Dates::Answer> Dates::beside(std::uint32_t head, const Predicate& p, int depth) const {
    const auto& tree = scene_.tree;
    if (depth > deepest_argument) return std::nullopt;
    for (const auto c : tree.children(head)) {
        if (!argument(tree.rel(c)) || at_[c] != none) continue;
        const auto preposition = tree.preposition(c);
        if (other_time(preposition)) continue;
        const bool shares = same_time(preposition);
        if (!shares && predicates_.at(c) != no_predicate) continue;
        for (auto e = first_on_[c]; e != none; e = next_[e]) {
            const auto r = tree.rel(times_[e].head);
            const bool apart = times_[e].first > c && r != Deprel::appos && r != Deprel::compound && r != Deprel::nmod_poss;
            if (times_[e].kind != TimeKind::date || (!apart && !(shares && tree.upos(c) == syntax::Upos::NOUN))) continue;
            if (const auto answer = read(times_[e], p); answer && answer->span) return answer;
        }
        if (const auto answer = beside(c, p, depth + 1)) return answer;
    }
    return std::nullopt;
}

/// On a clause or a phrase above in which the predicate stands, as far as that tells of the same time.
std::optional<Dates::Answer> Dates::above(std::uint32_t token, const Predicate& p) const {
    const auto& tree = scene_.tree;
    bool asked = false;  // an operator stands between: what was agreed on Friday is not yet done on Friday
    auto t = token;
    for (int climb = 0; climb < highest_climb; ++climb) {
        const auto r = tree.rel(t);
        const auto h = tree.head(t);
        if (h == no_token) break;
        if (r == Deprel::acl_relcl || r == Deprel::advcl_relcl) {
            if (at_[h] != none) return read(times_[at_[h]], p);  // "in April, when she met Renzi"
            // "on Monday he flew to Geneva, where he met Zarif": of one time, unless it is set back ("had met").
            const bool there = tree.child_with_lemma(t, Deprel::advmod, "where") != no_token && tree.child_with_lemma(t, Deprel::aux, "have") == no_token;
            if (!there) break;
            t = h;
            continue;
        }
        // A report has its own day; so has the clause that an "after"-clause explains.
        if (r == Deprel::ccomp || r == Deprel::parataxis) break;
        if (r == Deprel::advcl && tree.finite(t) && tree.child_with_lemma(t, Deprel::advmod, "when") == no_token && tree.mark(t) != "when" && tree.mark(t) != "while") break;
        if (r == Deprel::conj && t != token && predicates_.at(t) != no_predicate) break;
        if (p.modality != Modality::actual && of_complement(r) && predicates_.at(h) != no_predicate) asked = true;
        t = h;
        if (at_[t] != none) return read(times_[at_[t]], p);
        for (auto e = first_on_[t]; e != none; e = next_[e]) {
            const auto answer = read(times_[e], p);
            if (!answer) continue;
            const bool ahead = today_ && answer->span && answer->span->start > *today_;
            if (!asked || ahead || times_[e].first > p.anchor.token) return answer;
        }
    }
    return std::nullopt;
}

std::optional<DateSpan> Dates::of(const Predicate& p) const {
    auto answer = on(p.anchor.token, p);
    if (!answer && p.anchor.carrier != no_token) answer = on(p.anchor.carrier, p);
    if (!answer) answer = beside(p.anchor.token, p, 0);
    if (!answer && p.anchor.carrier != no_token) answer = beside(p.anchor.carrier, p, 0);
    if (!answer) answer = above(p.anchor.token, p);
    if (answer) return answer->span;
    if (!today_ || p.modality == Modality::planned || p.modality == Modality::requested || p.modality == Modality::possible) return {};
    return DateSpan{*today_, *today_};
}

}  // namespace entente::events
