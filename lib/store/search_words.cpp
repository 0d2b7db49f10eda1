#include "store/search_words.hpp"

#include <vector>

#include <fmt/format.h>
#include <utf8proc.h>

#include <entente/error.hpp>

namespace entente::store {

namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";
constexpr std::size_t most_words = 200;  // FTS5 goes down one level for each
constexpr int deepest = 40;              // FTS5's parser has room for twice as many parentheses

/// Whether FTS5's tokenizer unicode61 finds anything in it: what has no letter and no digit would be in no sentence.
bool has_token(std::string_view words) {
    while (!words.empty()) {
        utf8proc_int32_t code = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(words.data()), static_cast<utf8proc_ssize_t>(words.size()), &code);
        const auto category = length > 0 ? utf8proc_category(code) : UTF8PROC_CATEGORY_CN;
        if ((category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) || (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO) || category == UTF8PROC_CATEGORY_CO) return true;
        words.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
    }
    return false;
}

class Reader {
public:
    explicit Reader(std::string_view words) : words_(words) {}

    std::string expression() {
        read_either();
        skip_blanks();
        if (at_ < words_.size()) fail("a closing parenthesis without an opening one");  // nothing else ends an expression
        return std::move(out_);
    }

private:
    /// OR binds least, then AND (also where nothing stands between two words), then NOT: as FTS5 has it.
    void read_either() {
        read_all();
        while (take("OR")) {
            out_ += " OR ";
            read_all();
        }
    }

    void read_all() {
        read_without();
        while (true) {
            const bool said = take("AND");
            if (!said && !operand_follows()) return;
            out_ += " AND ";
            read_without();
        }
    }

    void read_without() {
        read_operand();
        while (take("NOT")) {
            out_ += " NOT ";
            read_operand();
        }
    }

    void read_operand() {
        skip_blanks();
        if (++operands_ > most_words) fail(fmt::format("more than {} words", most_words));
        if (at_ == words_.size()) fail(out_.empty() ? "no word" : "a word is missing at the end");
        if (words_[at_] == '(') {
            if (++depth_ > deepest) fail(fmt::format("parentheses nest more than {} deep", deepest));
            ++at_;
            out_ += '(';
            read_either();
            skip_blanks();
            if (at_ == words_.size()) fail("a parenthesis is not closed");
            ++at_;
            --depth_;
            out_ += ')';
            return;
        }
        if (words_[at_] == ')') fail("a word is missing before ')'");
        if (words_[at_] == '"') return read_phrase();
        if (const auto word = next_word(); is_operator(word)) fail(fmt::format("a word is missing before {}", word));
        else read_word(word);
    }

    void read_phrase() {
        const auto end = words_.find('"', at_ + 1);
        if (end == std::string_view::npos) fail("a double quote is not closed");
        const auto phrase = words_.substr(at_ + 1, end - at_ - 1);
        if (!has_token(phrase)) fail("no word stands between the double quotes");
        quote(phrase);
        at_ = end + 1;
    }

    void read_word(std::string_view word) {
        at_ += word.size();
        const bool begins = word.size() > 1 && word.back() == '*';
        quote(begins ? word.substr(0, word.size() - 1) : word);
        if (begins) out_ += " *";
    }

    void quote(std::string_view phrase) {
        out_ += '"';
        for (const char c : phrase)
            if (c != '"' && c != '\0') out_ += c;
        out_ += '"';
    }

    static bool is_operator(std::string_view word) { return word == "AND" || word == "OR" || word == "NOT"; }

    std::string_view next_word() const {
        const auto end = words_.find_first_of(" \t\r\n\f\v()\"", at_);
        return words_.substr(at_, end == std::string_view::npos ? end : end - at_);
    }

    bool take(std::string_view op) {
        skip_blanks();
        if (next_word() != op) return false;
        at_ += op.size();
        return true;
    }

    bool operand_follows() {
        skip_blanks();
        return at_ < words_.size() && words_[at_] != ')' && !is_operator(next_word());
    }

    /// Blanks, and signs that stand alone ("Kerry - Lavrov").
    void skip_blanks() {
        while (true) {
            const auto next = words_.find_first_not_of(blanks, at_);
            at_ = next == std::string_view::npos ? words_.size() : next;
            const auto word = next_word();
            if (word.empty() || has_token(word)) return;
            at_ += word.size();
        }
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw Error(ErrorCode::usage, fmt::format("is no search: {}", what), std::string(words_),
                    "write words, \"several words\" in double quotes, or the beginning of a word with * after it; AND, OR, NOT and parentheses combine them");
    }

    std::string_view words_;
    std::size_t at_ = 0, operands_ = 0;
    int depth_ = 0;
    std::string out_;
};

}  // namespace

std::string fts_expression(std::string_view words) { return Reader(words).expression(); }

}  // namespace entente::store
