#include "actors/places.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <fstream>
#include <functional>

#include <fmt/format.h>

#include <entente/error.hpp>

#include "actors/normalise.hpp"

namespace entente::actors {
namespace {

constexpr std::size_t columns = 7;  // name, country, province, population, latitude, longitude, "w" or nothing

/// The normalised names under which a written name is found: as it is, and without the Arabic article, which news leaves out. Calls
/// `take` with the hash of each.
template <class Take>
void each_key(Normaliser& normaliser, std::string& buffer, std::string_view name, Take take) {
    const auto& pieces = normaliser.pieces(name);
    const auto key = [&](bool articles) {
        buffer.clear();
        for (const auto& piece : pieces)
            if (articles || piece.text != "al") buffer.append(piece.text) += ' ';
        return std::uint64_t{std::hash<std::string_view>{}(buffer)};
    };
    if (pieces.empty()) return;
    take(key(true));
    const auto articles = std::count_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.text == "al"; });
    if (articles > 0 && static_cast<std::size_t>(articles) < pieces.size()) take(key(false));
}

template <class Number>
Number number(std::string_view text) {
    Number value{};
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::size_t bucket_of(std::uint64_t hash, std::size_t buckets) { return static_cast<std::size_t>(hash) & (buckets - 1); }

}  // namespace

std::shared_ptr<const Places> Places::load(const std::filesystem::path& file) {
    constexpr const char* remedy = "build Entente again: tools/gather-facts makes the table from packages";
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream) throw Error(ErrorCode::schema, "the table of places cannot be read", file.string(), remedy);
    auto places = std::make_shared<Places>();
    places->text_.resize(static_cast<std::size_t>(stream.tellg()));
    stream.seekg(0);
    stream.read(places->text_.data(), static_cast<std::streamsize>(places->text_.size()));

    const std::string_view text = places->text_;
    std::size_t line = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        ++line;
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto row = text.substr(begin, end - begin);
        if (!row.starts_with('#')) {
            if (static_cast<std::size_t>(std::count(row.begin(), row.end(), '\t')) + 1 != columns)
                throw Error(ErrorCode::schema, fmt::format("a row of places that has not {} columns", columns), fmt::format("{}:{}", file.string(), line), remedy);
            places->rows_.push_back(static_cast<std::uint32_t>(begin));
        }
        begin = end + 1;
    }
    places->index();
    return places;
}

void Places::index() {
    std::vector<Key> found;
    found.reserve(rows_.size() + rows_.size() / 8);
    Normaliser normaliser;
    std::string buffer;
    for (std::uint32_t r = 0; r < rows_.size(); ++r) {
        const auto name = std::string_view(text_).substr(rows_[r], text_.find('\t', rows_[r]) - rows_[r]);
        each_key(normaliser, buffer, name, [&](std::uint64_t hash) { found.push_back({hash, r}); });
    }
    const auto count = std::bit_ceil(found.size() + 1);
    buckets_.assign(count + 1, 0);
    for (const auto& key : found) ++buckets_[bucket_of(key.hash, count) + 1];
    for (std::size_t b = 0; b < count; ++b) buckets_[b + 1] += buckets_[b];
    keys_.resize(found.size());
    auto next = buckets_;
    for (const auto& key : found) keys_[next[bucket_of(key.hash, count)]++] = key;
}

KnownPlace Places::row(std::uint32_t number_of_row) const {
    std::array<std::string_view, columns> cells;
    auto rest = std::string_view(text_).substr(rows_[number_of_row]);
    rest = rest.substr(0, rest.find('\n'));
    for (auto& cell : cells) {
        const auto end = std::min(rest.find('\t'), rest.size());
        cell = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    KnownPlace place{cells[0], cells[1], cells[2], number<std::uint32_t>(cells[3]), std::nullopt, cells[6] == "w"};
    if (!cells[4].empty()) place.coordinates = Coordinates{number<double>(cells[4]), number<double>(cells[5])};
    return place;
}

std::vector<KnownPlace> Places::find(std::string_view name) const {
    std::vector<KnownPlace> found;
    if (keys_.empty()) return found;
    Normaliser normaliser;
    std::string buffer;
    const auto& pieces = normaliser.pieces(name);
    for (const auto& piece : pieces) buffer.append(piece.text) += ' ';
    if (pieces.size() > 1 && pieces.front().text == "the") buffer.erase(0, 4);
    const std::uint64_t hash = std::hash<std::string_view>{}(buffer);
    const auto bucket = bucket_of(hash, buckets_.size() - 1);
    for (auto k = buckets_[bucket]; k < buckets_[bucket + 1]; ++k)
        if (keys_[k].hash == hash) found.push_back(row(keys_[k].row));
    std::stable_sort(found.begin(), found.end(), [](const KnownPlace& a, const KnownPlace& b) { return a.population > b.population; });
    return found;
}

std::optional<Coordinates> Places::locate(std::string_view name, std::string_view country) const {
    std::optional<Coordinates> at;
    for (const auto& place : find(name)) {
        if (place.country != country || !place.coordinates) continue;
        if (at) return std::nullopt;
        at = place.coordinates;
    }
    return at;
}

}  // namespace entente::actors
