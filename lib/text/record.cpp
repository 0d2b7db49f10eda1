#include <entente/record.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace entente {
namespace {

template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<ActorKind, 12> actor_kinds{{
    {ActorKind::person, "person"}, {ActorKind::country, "country"}, {ActorKind::government, "government"},
    {ActorKind::organization, "organization"}, {ActorKind::armed_group, "armed-group"}, {ActorKind::party, "party"},
    {ActorKind::igo, "igo"}, {ActorKind::ngo, "ngo"}, {ActorKind::media, "media"}, {ActorKind::company, "company"},
    {ActorKind::people, "people"}, {ActorKind::place, "place"},
}};
constexpr Names<RecordKind, 2> record_kinds{{{RecordKind::event, "event"}, {RecordKind::tie, "tie"}}};
constexpr Names<Polarity, 2> polarities{{{Polarity::affirmed, "affirmed"}, {Polarity::negated, "negated"}}};
constexpr Names<Modality, 4> modalities{{
    {Modality::actual, "actual"}, {Modality::planned, "planned"}, {Modality::requested, "requested"}, {Modality::possible, "possible"},
}};

// The tables stand in the order of the enumerators.
template <class Enum, std::size_t N>
std::string_view name_of(const Names<Enum, N>& names, Enum value) {
    return names.at(static_cast<std::size_t>(value)).second;
}

template <class Enum, std::size_t N>
std::optional<Enum> value_of(const Names<Enum, N>& names, std::string_view name) {
    const auto at = std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.second == name; });
    if (at == names.end()) return std::nullopt;
    return at->first;
}

/// XXH64 over fields that are told apart by their lengths, in an order of bytes that is the same on every machine.
class Digest {
public:
    Digest() { XXH64_reset(&state_, 0); }

    void add(std::uint64_t value) {
        std::array<unsigned char, 8> bytes;
        for (auto& byte : bytes) {
            byte = static_cast<unsigned char>(value);
            value >>= 8;
        }
        XXH64_update(&state_, bytes.data(), bytes.size());
    }
    void add(std::string_view field) {
        add(std::uint64_t{field.size()});
        XXH64_update(&state_, field.data(), field.size());
    }
    void add(const Extent& extent) { add(std::uint64_t{extent.begin} << 32 | extent.end); }
    void add(const Date& date) { add(static_cast<std::uint64_t>(date.day.time_since_epoch().count())); }
    template <class T>
    void add(const std::optional<T>& field) {
        add(std::uint64_t{field.has_value()});
        if (field) add(*field);
    }
    void add(const DateSpan& span) {
        add(span.start);
        add(span.end);
    }
    void add(const ActorRef& actor) {
        add(actor.id);
        add(actor.extent);
    }

    void add(const Place& place) {
        add(place.name);
        add(place.country);
    }

    std::uint64_t value() const { return XXH64_digest(&state_); }

private:
    XXH64_state_t state_;
};

/// 16 hex digits: the lowest `bits` of `group`, then as much of `value` as there is room for. Ids of one group stand together in
/// a sorted index, so that storing what belongs together touches few pages.
std::string hex(std::uint64_t group, unsigned bits, std::uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    auto id = group << (64 - bits) | value >> bits;
    std::string text(16, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, id >>= 4) *digit = digits[id & 15];
    return text;
}

}  // namespace

std::string_view to_string(ActorKind kind) { return name_of(actor_kinds, kind); }
std::string_view to_string(RecordKind kind) { return name_of(record_kinds, kind); }
std::string_view to_string(Polarity value) { return name_of(polarities, value); }
std::string_view to_string(Modality value) { return name_of(modalities, value); }
std::optional<ActorKind> actor_kind(std::string_view name) { return value_of(actor_kinds, name); }
std::optional<RecordKind> record_kind(std::string_view name) { return value_of(record_kinds, name); }
std::optional<Polarity> polarity(std::string_view name) { return value_of(polarities, name); }
std::optional<Modality> modality(std::string_view name) { return value_of(modalities, name); }

void Record::identify() {
    const std::string_view document_id = document ? std::string_view(document->id) : std::string_view();

    Digest reading;
    reading.add(document_id);
    reading.add(std::uint64_t{sentence});
    reading.add(static_cast<std::uint64_t>(kind));
    reading.add(type);
    reading.add(mode);
    reading.add(cameo);
    reading.add(source);
    reading.add(target);
    reading.add(trigger_extent);
    reading.add(std::uint64_t{reciprocal});
    reading.add(static_cast<std::uint64_t>(polarity));
    reading.add(static_cast<std::uint64_t>(modality));
    reading.add(date);
    reading.add(attributed_to);
    if (place) reading.add(*place);  // the last field, so that what tells no place needs no mark of it
    id = hex(XXH64(document_id.data(), document_id.size(), 0), 24, reading.value());

    // Either side of a reciprocal record may stand first; the edge is the same.
    auto side = [](const std::optional<ActorRef>& actor) { return actor ? std::string_view(actor->id) : std::string_view(); };
    auto from = side(source), to = side(target);
    if (reciprocal && source && target && to < from) std::swap(from, to);

    Digest shared;
    shared.add(static_cast<std::uint64_t>(kind));
    shared.add(type);
    shared.add(mode);
    shared.add(static_cast<std::uint64_t>(quad));
    shared.add(from);
    shared.add(to);
    shared.add(std::uint64_t{reciprocal});
    shared.add(static_cast<std::uint64_t>(polarity));
    shared.add(static_cast<std::uint64_t>(modality));
    shared.add(date);
    // Nothing says that undated events of two documents are one event; a tie lasts, so an undated one is.
    if (kind == RecordKind::event && !date) shared.add(document_id);
    // An event happens somewhere; a tie lasts wherever its two are.
    if (kind == RecordKind::event && place) shared.add(*place);
    const auto day = date ? date->start.day.time_since_epoch().count() : 0;
    edge = hex(static_cast<std::uint64_t>(day / 32), 12, shared.value());
}

}  // namespace entente
