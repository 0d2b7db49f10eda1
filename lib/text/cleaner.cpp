#include "text/cleaner.hpp"

#include "text/utf8.hpp"

namespace entente::text {

Clean clean_plain(std::string_view given) {
    Clean clean;
    clean.text.reserve(given.size());
    std::size_t copied = 0;
    const auto copy_to = [&](std::size_t end) {
        if (end == copied) return;
        clean.offsets.add(static_cast<std::uint32_t>(clean.text.size()), static_cast<std::uint32_t>(copied));
        clean.text.append(given.substr(copied, end - copied));
    };
    for (std::size_t at = 0; at < given.size();) {
        if (static_cast<unsigned char>(given[at]) < 0x80) {
            ++at;
            continue;
        }
        const auto c = decode(given, at);
        if (is_invisible(c.value)) {
            copy_to(at);
            copied = at + c.size;
        }
        at += c.size;
    }
    copy_to(given.size());
    return clean;
}

}  // namespace entente::text
