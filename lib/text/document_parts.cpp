#include "text/document_parts.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include <entente/error.hpp>

#include "text/cleaner.hpp"
#include "text/head.hpp"
#include "text/sentence_splitter.hpp"
#include "text/tokenizer.hpp"

namespace entente::text {

DocumentParts::DocumentParts(const Conventions& conventions, RawDocument&& raw, Document& document, std::size_t part_tokens)
    : conventions_(conventions), origin_(std::move(raw.origin)), part_tokens_(part_tokens) {
    auto info = std::make_shared<DocumentInfo>(std::move(raw.info));
    document.given = std::move(raw.text);

    auto clean = raw.format == Format::html ? clean_html(document.given, conventions_, *info, origin_) : clean_plain(document.given);
    document.text = std::move(clean.text);
    document.offsets = std::move(clean.offsets);
    document.tokens.clear();
    document.sentences.clear();
    document.first_sentence = 0;
    const std::string_view text = document.text;

    auto found = paragraphs(text);
    if (found.empty()) throw Error(ErrorCode::input, "holds no text", origin_);

    if (raw.format == Format::plain && info->title.empty()) {
        title_ = title_line(text);
        info->title = text.substr(title_.begin, title_.end - title_.begin);
    }
    if (!info->published) info->published = head_date(text, conventions_, raw.default_published);
    if (!info->published) info->published = raw.default_published;
    document.info = std::move(info);

    paragraphs_.reserve(found.size());
    for (auto paragraph : found) {
        if (paragraph.end - paragraph.begin > longest_paragraph) paragraphs_cut_.add(paragraph.begin);
        while (paragraph.begin < paragraph.end) {
            const auto piece = first_piece(text, paragraph);
            paragraphs_.push_back(piece);
            paragraph.begin = piece.end;
        }
    }
}

bool DocumentParts::next(Document& document) {
    document.first_sentence += static_cast<std::uint32_t>(document.sentences.size());
    document.tokens.clear();
    document.sentences.clear();
    if (next_paragraph_ == paragraphs_.size()) return false;
    ++parts_;
    const std::string_view text = document.text;
    const Tokenizer tokenizer(conventions_);
    const SentenceSplitter splitter(conventions_);
    document.tokens.reserve(std::min(part_tokens_, (text.size() - paragraphs_[next_paragraph_].begin) / 5) + 8);
    while (next_paragraph_ < paragraphs_.size() && document.tokens.size() < part_tokens_) {
        const auto& paragraph = paragraphs_[next_paragraph_++];
        const auto first = static_cast<std::uint32_t>(document.tokens.size());
        if (tokenizer.tokenize(text, paragraph.begin, paragraph.end, document.tokens) > 0) tokens_cut_.add(paragraph.begin);
        const auto last = static_cast<std::uint32_t>(document.tokens.size());
        // News sites often write the headline again above the text.
        const bool is_title = (title_.end > title_.begin && paragraph.begin == title_.begin) ||
                              text.substr(paragraph.begin, paragraph.end - paragraph.begin) == document.info->title;
        if (splitter.split(text, document.tokens, first, last, is_title ? SentenceKind::title : SentenceKind::body, document.sentences) > 0)
            sentences_cut_.add(paragraph.begin);
    }
    return true;
}

std::vector<std::string> DocumentParts::notes(const Document& document) const {
    std::vector<std::string> notes;
    const auto note = [&](const Cut& cut, std::string_view what) {
        if (cut.count == 0) return;
        const auto end = document.given.begin() + document.offsets.given(cut.first);
        const auto line = 1 + std::count(document.given.begin(), end, '\n');
        notes.push_back(fmt::format("{}: {}, in line {} of the text{}", origin_, what, line,
                                    cut.count > 1 ? fmt::format(" and {} paragraphs more", cut.count - 1) : ""));
    };
    note(paragraphs_cut_, fmt::format("a paragraph of more than {} bytes is read in pieces", longest_paragraph));
    note(sentences_cut_, fmt::format("a sentence of more than {} tokens is cut", longest_sentence));
    note(tokens_cut_, fmt::format("a word of more than {} bytes is cut", longest_token));
    if (parts_ > 1)
        notes.push_back(fmt::format("{}: read in {} parts of about {} tokens; a short name or a pronoun finds whom it stands for within its part",
                                    origin_, parts_, part_tokens_));
    return notes;
}

}  // namespace entente::text
