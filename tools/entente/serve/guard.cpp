#include "serve/guard.hpp"

#include <algorithm>
#include <array>
#include <random>

#include <fmt/format.h>

namespace entente::cli {
namespace {

bool starts_with_ignoring_case(std::string_view text, std::string_view start) {
    return text.size() >= start.size() &&
           std::equal(start.begin(), start.end(), text.begin(), [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

}  // namespace

bool is_loopback(std::string_view address) {
    if (address == "localhost" || address == "::1" || address == "[::1]") return true;
    const bool digits = std::all_of(address.begin(), address.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
    return digits && address.starts_with("127.");
}

std::string new_token() {
    std::random_device random;  // the system's own, on the platforms that Entente runs on
    std::string token;
    for (int i = 0; i < 4; ++i) token += fmt::format("{:08x}", static_cast<std::uint32_t>(random()));
    return token;
}

bool Guard::is_token(std::string_view given) const {
    // The time taken does not depend on where they differ.
    unsigned different = given.size() != token_.size();
    for (std::size_t i = 0; i < token_.size(); ++i) different |= static_cast<unsigned char>(token_[i] ^ (i < given.size() ? given[i] : 0));
    return !token_.empty() && different == 0;
}

std::string Guard::cookie() const { return fmt::format("{}={}; HttpOnly; SameSite=Strict; Path=/", cookie_name(), token_); }

bool Guard::has_token(const Header& header) const {
    if (const auto bearer = header("Authorization"); starts_with_ignoring_case(bearer, "bearer ")) return is_token(std::string_view(bearer).substr(7));
    const auto cookies = header("Cookie");
    const auto name = cookie_name() + "=";
    for (std::size_t at = 0; at < cookies.size();) {
        const auto end = std::min(cookies.find(';', at), cookies.size());
        auto one = std::string_view(cookies).substr(at, end - at);
        one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
        if (one.starts_with(name) && is_token(one.substr(name.size()))) return true;
        at = end + 1;
    }
    return false;
}

bool Guard::names_this_machine(std::string_view host) const {
    const auto port = fmt::format(":{}", port_);
    if (host.ends_with(port)) host.remove_suffix(port.size());
    else if (port_ != 80) return false;
    std::string lower(host);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return is_loopback(lower);
}

std::optional<std::string> Guard::refuses(const Header& header, bool page) const {
    const auto host = header("Host");
    if (token_.empty() && !names_this_machine(host)) return "this server answers to 127.0.0.1 and localhost alone, by its own port";
    if (const auto origin = header("Origin"); !origin.empty() && origin != "http://" + host) return "pages of other servers may not ask here";
    if (const auto site = header("Sec-Fetch-Site"); !page && !site.empty() && site != "same-origin" && site != "none") return "pages of other servers may not ask here";
    if (asks_for_token() && !has_token(header)) return "the token is missing; open the address that 'entente serve' printed";
    return std::nullopt;
}

}  // namespace entente::cli
