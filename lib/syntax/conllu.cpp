#include "syntax/conllu.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <istream>
#include <memory>
#include <ostream>
#include <string_view>
#include <vector>

#include <entente/error.hpp>

namespace entente::syntax {

namespace {

constexpr std::array<std::string_view, 5> name_labels{"", "PER", "ORG", "LOC", "NAT"};

using Columns = std::array<std::string_view, 10>;

bool split(std::string_view line, Columns& columns) {
    std::size_t n = 0;
    for (;;) {
        const auto tab = line.find('\t');
        if (n == columns.size()) return false;
        columns[n++] = line.substr(0, tab);
        if (tab == std::string_view::npos) break;
        line.remove_prefix(tab + 1);
    }
    return n == columns.size();
}

bool number(std::string_view text, std::uint32_t& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

bool has(std::string_view misc, std::string_view entry) {
    for (std::size_t at = 0; at < misc.size();) {
        const auto end = std::min(misc.find('|', at), misc.size());
        if (misc.substr(at, end - at) == entry) return true;
        at = end + 1;
    }
    return false;
}

Upos upos_of(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(Upos::X); ++i)
        if (to_string(static_cast<Upos>(i)) == name) return static_cast<Upos>(i);
    return Upos::X;
}

void read_name(std::string_view misc, Word& word) {
    for (std::size_t at = 0; at < misc.size();) {
        const auto end = std::min(misc.find('|', at), misc.size());
        const auto entry = misc.substr(at, end - at);
        at = end + 1;
        if (entry.size() < 7 || entry.substr(0, 4) != "NER=" || entry[5] != '-') continue;
        for (std::size_t kind = 1; kind < name_labels.size(); ++kind)
            if (entry.substr(6) == name_labels[kind]) {
                word.name = static_cast<NameKind>(kind);
                word.name_begins = entry[4] == 'B';
            }
    }
}

class Reading {
public:
    Reading(const std::string& where, text::Document& document, Analysis& gold) : where_(where), document_(document), gold_(gold) {}

    void line(std::string_view text, std::size_t number_of_line) {
        line_ = number_of_line;
        if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
        if (text.empty()) return end_sentence();
        if (text[0] == '#') return;
        Columns c;
        if (!split(text, c)) fail("a CoNLL-U line has other than 10 columns set apart by tabs");
        if (c[0].find('.') != std::string_view::npos) return;  // an empty node of the enhanced graph
        if (c[1].empty()) fail("a CoNLL-U line has an empty form");
        if (const auto dash = c[0].find('-'); dash != std::string_view::npos) return range(c, dash);
        word(c);
    }

    void end_sentence() {
        const auto last = static_cast<std::uint32_t>(document_.tokens.size());
        if (last == first_) return;
        if (range_last_ > last - first_) fail("a range of a multiword token goes beyond the sentence");
        for (auto i = first_; i < last; ++i) {
            auto& head = gold_.words[i].head;  // within the sentence, from 1; 0 the root
            if (head > static_cast<std::int32_t>(last - first_)) fail("a head lies beyond the sentence");
            head = head <= 0 ? -1 : head - 1 + static_cast<std::int32_t>(first_);
        }
        if (!document_.text.empty() && document_.text.back() == ' ') document_.text.back() = '\n';
        else document_.text += '\n';
        document_.sentences.push_back({first_, last, text::SentenceKind::body});
        first_ = last;
        range_last_ = 0;
    }

private:
    [[noreturn]] void fail(const char* what) const {
        throw Error(ErrorCode::input, what, where_ + ":" + std::to_string(line_), "mend the line, or leave the sentence out");
    }

    void range(const Columns& c, std::size_t dash) {
        std::uint32_t from = 0, to = 0;
        const auto next = static_cast<std::uint32_t>(document_.tokens.size()) - first_ + 1;
        if (!number(c[0].substr(0, dash), from) || !number(c[0].substr(dash + 1), to) || from != next || to <= from)
            fail("a range of a multiword token is out of order");
        range_last_ = to;
        surface_ = c[1];
        range_spaced_ = !has(c[9], "SpaceAfter=No");
    }

    void word(const Columns& c) {
        std::uint32_t id = 0;
        const auto index = static_cast<std::uint32_t>(document_.tokens.size()) - first_ + 1;
        if (!number(c[0], id) || id != index) fail("a CoNLL-U word is out of order");
        text::Token token;
        token.begin = static_cast<std::uint32_t>(document_.text.size());
        if (index < range_last_) {
            // the pieces of a multiword token share out the bytes that stand in the text
            auto size = std::min(c[1].size(), surface_.size());
            document_.text += surface_.substr(0, size);
            surface_.erase(0, size);
            token.joined = true;
            token.space_after = false;
        } else if (index == range_last_) {
            document_.text += surface_;
            token.space_after = range_spaced_;
        } else {
            document_.text += c[1];
            token.space_after = !has(c[9], "SpaceAfter=No");
        }
        token.end = static_cast<std::uint32_t>(document_.text.size());
        if (token.space_after) document_.text += ' ';
        document_.tokens.push_back(token);

        Word w;
        w.upos = upos_of(c[3]);
        w.xpos = c[4] == "_" ? Xpos::none : xpos(c[4]);
        std::uint32_t head = 0;
        if (c[6] != "_" && !number(c[6], head)) fail("a head is no number");
        w.head = static_cast<std::int32_t>(head);
        w.deprel = c[7] == "_" ? Deprel::none : deprel(c[7]);
        if (c[2] != "_" || c[1] == "_") {
            auto* copy = static_cast<char*>(gold_.lemmas.allocate(c[2].size() + 1, 1));
            std::memcpy(copy, c[2].data(), c[2].size());
            w.lemma = {copy, c[2].size()};
        }
        read_name(c[9], w);
        gold_.words.push_back(w);
    }

    const std::string& where_;
    text::Document& document_;
    Analysis& gold_;
    std::size_t line_ = 0;
    std::uint32_t first_ = 0, range_last_ = 0;  // of the sentence; of the multiword token, counted within the sentence from 1
    std::string surface_;
    bool range_spaced_ = true;
};

}  // namespace

void read_conllu(std::istream& in, const std::string& where, text::Document& document, Analysis& gold) {
    document = {};
    document.info = std::make_shared<DocumentInfo>();
    gold.words.clear();
    gold.lemmas.release();
    Reading reading(where, document, gold);
    std::string line;
    std::size_t count = 0;
    while (std::getline(in, line)) reading.line(line, ++count);
    reading.line("", count + 1);
    document.given = document.text;
}

void write_conllu(std::ostream& out, const text::Document& document, const Analysis& analysis, const ConlluOptions& options) {
    std::string line;
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        const auto& sentence = document.sentences[s];
        if (sentence.size() == 0) continue;
        line = "# sent_id = " + std::to_string(document.first_sentence + s + 1) + "\n# text = ";
        const auto text_at = line.size();
        line.append(document.text, document.tokens[sentence.first].begin,
                    document.tokens[sentence.last - 1].end - document.tokens[sentence.first].begin);
        std::replace_if(line.begin() + static_cast<std::ptrdiff_t>(text_at), line.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
        line += '\n';
        bool inside = false;
        for (auto i = sentence.first; i < sentence.last; ++i) {
            const auto& token = document.tokens[i];
            const auto& word = analysis.words[i];
            if (token.joined && !inside) {
                auto last = i;
                while (last + 1 < sentence.last && document.tokens[last].joined) ++last;
                line += std::to_string(i - sentence.first + 1) + '-' + std::to_string(last - sentence.first + 1) + '\t';
                line.append(document.text, token.begin, document.tokens[last].end - token.begin);
                line += "\t_\t_\t_\t_\t_\t_\t_\t";
                line += document.tokens[last].space_after ? "_\n" : "SpaceAfter=No\n";
            }
            const bool ends_inside = inside && !token.joined;  // the last piece: its blank is the range's
            inside = token.joined;
            const auto column = [&](std::string_view value) {
                line += '\t';
                line += value.empty() ? std::string_view("_") : value;
            };
            line += std::to_string(i - sentence.first + 1);
            column(document.form(i));
            column(word.lemma);
            column(to_string(word.upos));
            column(to_string(word.xpos));
            column("_");
            column(word.head < 0 ? "0" : std::to_string(word.head - static_cast<std::int32_t>(sentence.first) + 1));
            column(to_string(word.deprel));
            column("_");
            std::string misc;
            const auto add = [&](std::string_view entry) {
                if (entry.empty()) return;
                if (!misc.empty()) misc += '|';
                misc += entry;
            };
            if (word.name != NameKind::none)
                add(std::string(word.name_begins ? "NER=B-" : "NER=I-") + std::string(name_labels[static_cast<std::size_t>(word.name)]));
            if (options.misc) add(options.misc(i));
            if (!token.space_after && !token.joined && !ends_inside) add("SpaceAfter=No");
            column(misc);
            line += '\n';
        }
        line += '\n';
        out << line;
    }
}

}  // namespace entente::syntax
