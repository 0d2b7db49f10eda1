// =~, by PCRE2. Its limits of backtracking make a pattern that would take forever a fault that is named.

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <memory>

#include <fmt/format.h>

#include "query/cypher/expressions.hpp"
#include "query/cypher/syntax_error.hpp"

namespace entente::cypher {
namespace {

struct Free {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};

std::string message(int number) {
    PCRE2_UCHAR text[256];
    pcre2_get_error_message(number, text, sizeof text);
    return reinterpret_cast<const char*>(text);
}

const unsigned char* bytes(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

/// A pattern, kept from row to row.
class Matcher {
public:
    Matcher(const std::string& pattern, const Position& position) : pattern_(pattern) {
        int fault = 0;
        PCRE2_SIZE at = 0;
        code_.reset(pcre2_compile(bytes(pattern), pattern.size(), PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_ENDANCHORED, &fault, &at, nullptr));
        if (!code_) throw error_at(position, fmt::format("the pattern '{}' of =~ is faulty at its byte {}: {}", pattern, at + 1, message(fault)));
        data_.reset(pcre2_match_data_create_from_pattern(code_.get(), nullptr));
    }

    const std::string& pattern() const { return pattern_; }

    bool matches(const std::string& text, const Position& position) {
        const int found = pcre2_match(code_.get(), bytes(text), text.size(), 0, 0, data_.get(), nullptr);
        if (found < 0 && found != PCRE2_ERROR_NOMATCH) throw error_at(position, fmt::format("the pattern '{}' of =~ could not be tried: {}", pattern_, message(found)));
        return found >= 0;
    }

private:
    std::string pattern_;
    std::unique_ptr<pcre2_code, Free> code_;
    std::unique_ptr<pcre2_match_data, Free> data_;
};

}  // namespace

Compiled compile_matching(Compiled text, Compiled pattern, const Position& position) {
    return [text = std::move(text), pattern = std::move(pattern), position, matcher = std::shared_ptr<Matcher>()](Frame& frame) mutable {
        const auto subject = text(frame), wanted = pattern(frame);
        if (!subject.string() || !wanted.string()) return Value();
        if (!matcher || matcher->pattern() != *wanted.string()) matcher = std::make_shared<Matcher>(*wanted.string(), position);
        return Value(matcher->matches(*subject.string(), position));
    };
}

}  // namespace entente::cypher
