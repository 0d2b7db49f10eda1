#include "actors/codes.hpp"

#include <array>
#include <cstdint>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "actors/normalise.hpp"

namespace entente::actors {
namespace {

/// Whether `a` was taken up after `b`; an unknown start counts as the earliest.
bool later(const Role& a, const Role& b) {
    if (!a.term.from) return false;
    return !b.term.from || *b.term.from < *a.term.from;
}

Coding coding_in(const Directory& directory, const Entry& person, const Role& role) {
    Coding coding{person.country, person.code, role.sector};
    if (role.of == no_entry) return coding;
    const auto& of = directory.at(role.of);
    if (!of.code.empty()) {
        coding.country.clear();
        coding.body = of.code;
        // The head of a body above countries speaks for it; it has no government.
        if (coding.sector == "GOV") coding.sector.clear();
    } else {
        if (!of.country.empty()) coding.country = of.country;
        if (coding.sector.empty()) coding.sector = of.sector;
    }
    return coding;
}

/// The last hexadecimal digits of the number, at most 16.
std::string hex_digits(std::uint64_t number, std::size_t count) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out(count, '0');
    for (auto at = out.rbegin(); at != out.rend(); ++at, number >>= 4) *at = digits[number & 15];
    return out;
}

}  // namespace

const Role* role_on(const Entry& entry, const std::optional<Date>& day) {
    const Role* found = nullptr;
    for (const auto& role : entry.roles)
        if ((!day || role.term.holds_on(*day)) && (!found || later(role, *found))) found = &role;
    return found;
}

Coding coding_on(const Directory& directory, const Entry& entry, const std::optional<Date>& day) {
    Coding coding{entry.country, entry.code, entry.sector};
    if (!coding.body.empty()) coding.country.clear();
    if (entry.kind != ActorKind::person || entry.roles.empty()) {
        if (entry.kind == ActorKind::country || entry.kind == ActorKind::place) coding.sector.clear();
        return coding;
    }
    if (const auto* role = role_on(entry, day)) return coding_in(directory, entry, *role);

    // No role on the day: one that has left office belongs to the former elite.
    const Role* last = nullptr;
    for (const auto& role : entry.roles)
        if (role.term.to && *role.term.to < *day && (!last || *last->term.to < *role.term.to)) last = &role;
    if (last) {
        coding = coding_in(directory, entry, *last);
        coding.sector = "ELI";
    }
    return coding;
}

std::string document_mark(std::string_view document_id) {
    constexpr std::size_t digits = 12;  // of 560 collections of a million documents each, one has two with the same mark
    return document_id.empty() ? std::string() : "@" + hex_digits(XXH64(document_id.data(), document_id.size(), 0), digits);
}

std::string id_in_country(std::string_view id, std::string_view country) {
    auto out = std::string(id).append("-");
    for (const char c : country) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

std::string unknown_id(ActorKind kind, std::string_view name) {
    auto tail = slug(name);
    if (tail.empty()) {
        // A name in another script: its bytes, so that it is the same in every document (FNV-1a).
        std::uint64_t hash = 0xcbf29ce484222325u;
        for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
        tail = hex_digits(hash, 16);
    }
    return std::string(to_string(kind)).append("/").append(tail);
}

}  // namespace entente::actors
