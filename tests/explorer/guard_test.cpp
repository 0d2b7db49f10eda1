#include "catch.hpp"

#include <map>
#include <set>

#include "serve/guard.hpp"

using namespace entente::cli;

namespace {

std::optional<std::string> refused(const Guard& guard, const std::map<std::string, std::string>& headers, bool page = false) {
    return guard.refuses(
        [&](const char* name) {
            const auto at = headers.find(name);
            return at == headers.end() ? std::string() : at->second;
        },
        page);
}

}  // namespace

TEST_CASE("addresses of this machine are told from all others") {
    for (const auto* own : {"127.0.0.1", "127.255.255.254", "localhost", "::1", "[::1]"}) CHECK(is_loopback(own));
    for (const auto* other : {"", "0.0.0.0", "::", "128.0.0.1", "192.168.1.1", "127.0.0.1.example.org", "127.example.org", "localhost.example.org", "xlocalhost", "1127.0.0.1", "127", "::1.example.org"})
        CHECK_FALSE(is_loopback(other));
}

TEST_CASE("a host is this machine by its own port alone") {
    const Guard guard(8383, "");
    for (const auto* own : {"127.0.0.1:8383", "localhost:8383", "LocalHost:8383", "[::1]:8383"}) CHECK_FALSE(refused(guard, {{"Host", own}}));
    for (const auto* other : {"", "127.0.0.1", "localhost", ":8383", "127.0.0.1:80", "127.0.0.1:18383", "evil.example:8383", "127.0.0.1:8383.evil.example", "127.0.0.1:8383:8383", "localhost:8383@evil.example", "127.0.0.1:8383 ", "localhost.:8383"})
        CHECK(refused(guard, {{"Host", other}}));
    CHECK_FALSE(refused(Guard(80, ""), {{"Host", "127.0.0.1"}}));
    CHECK_FALSE(refused(Guard(80, ""), {{"Host", "127.0.0.1:80"}}));
    CHECK(refused(Guard(80, ""), {{"Host", "evil.example"}}));
}

TEST_CASE("pages of other servers may link to the page and ask nothing") {
    const Guard guard(8383, "");
    const auto with = [](const char* name, const char* value) { return std::map<std::string, std::string>{{"Host", "127.0.0.1:8383"}, {name, value}}; };
    CHECK_FALSE(refused(guard, with("Origin", "http://127.0.0.1:8383")));
    for (const auto* other : {"null", "http://evil.example", "https://127.0.0.1:8383", "http://localhost:8383", "http://127.0.0.1:83830", "http://127.0.0.1"}) {
        CHECK(refused(guard, with("Origin", other)));
        CHECK(refused(guard, with("Origin", other), true));
    }
    for (const auto* own : {"same-origin", "none"}) CHECK_FALSE(refused(guard, with("Sec-Fetch-Site", own)));
    for (const auto* other : {"cross-site", "same-site", "anything"}) {
        CHECK(refused(guard, with("Sec-Fetch-Site", other)));
        CHECK_FALSE(refused(guard, with("Sec-Fetch-Site", other), true));
    }
}

TEST_CASE("a token is known whole, as a cookie or a bearer's") {
    const std::string token = "0123456789abcdef0123456789abcdef";
    const Guard guard(8383, token);
    CHECK(guard.asks_for_token());
    CHECK(guard.is_token(token));
    for (std::size_t i = 0; i < token.size(); ++i) {
        auto other = token;
        other[i] = 'x';
        CHECK_FALSE(guard.is_token(other));
        CHECK_FALSE(guard.is_token(token.substr(0, i)));
        CHECK_FALSE(guard.is_token(token.substr(i + 1)));
    }
    CHECK_FALSE(guard.is_token(token + token));
    CHECK_FALSE(guard.is_token(token + std::string(1, '\0')));
    CHECK_FALSE(Guard(8383, "").is_token(""));
    CHECK(guard.cookie() == "entente_8383=" + token + "; HttpOnly; SameSite=Strict; Path=/");

    for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
             {"Cookie", "entente_8383=" + token}, {"Cookie", "a=b;  entente_8383=" + token + "; c=d"}, {"Cookie", "entente_8383=old; entente_8383=" + token}, {"Authorization", "Bearer " + token}, {"Authorization", "BEARER " + token}})
        CHECK_FALSE(refused(guard, {{"Host", "any.example"}, {name, value}}));
    for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
             {"X", ""}, {"Cookie", "entente_8384=" + token}, {"Cookie", "xentente_8383=" + token}, {"Cookie", "entente_8383=" + token + "x"}, {"Cookie", "entente_8383="}, {"Cookie", ";;; ;"}, {"Cookie", "entente_8383=\"" + token + "\""},
             {"Authorization", token}, {"Authorization", "Bearer"}, {"Authorization", "Bearer  " + token}, {"Authorization", "Basic " + token}})
        for (const bool page : {false, true}) CHECK(refused(guard, {{"Host", "127.0.0.1:8383"}, {name, value}}, page));
    // A wrong bearer's is not made good by a cookie that a browser sends along.
    CHECK(refused(guard, {{"Authorization", "Bearer x"}, {"Cookie", "entente_8383=" + token}}));
    CHECK(refused(guard, {{"Origin", "http://evil.example"}, {"Cookie", "entente_8383=" + token}}));
}

TEST_CASE("tokens are 32 hex digits, each another") {
    std::set<std::string> tokens;
    for (int i = 0; i < 1'000; ++i) {
        const auto token = new_token();
        CHECK(token.size() == 32);
        CHECK(token.find_first_not_of("0123456789abcdef") == std::string::npos);
        tokens.insert(token);
    }
    CHECK(tokens.size() == 1'000);
}
