#include "text/segmenter.hpp"

#include <utility>

#include <entente/error.hpp>

#include "text/cleaner.hpp"
#include "text/head.hpp"
#include "text/paragraphs.hpp"
#include "text/sentence_splitter.hpp"
#include "text/tokenizer.hpp"

namespace entente::text {
Segmenter Segmenter::load(const std::filesystem::path& file) { return Segmenter(Conventions::load(file)); }

Document Segmenter::segment(RawDocument&& raw) const {
    Document document;
    auto info = std::make_shared<DocumentInfo>(std::move(raw.info));
    document.given = std::move(raw.text);

    auto clean = raw.format == Format::html ? clean_html(document.given, conventions_, *info, raw.origin)
                                            : clean_plain(document.given);
    document.text = std::move(clean.text);
    document.offsets = std::move(clean.offsets);
    const std::string_view text = document.text;

    auto blocks = paragraphs(text);
    if (blocks.empty()) throw Error(ErrorCode::input, "holds no text", raw.origin);

    Paragraph title;
    if (raw.format == Format::plain && info->title.empty()) {
        title = title_line(text);
        info->title = text.substr(title.begin, title.end - title.begin);
    }
    if (!info->published) info->published = head_date(text, conventions_, raw.default_published);
    if (!info->published) info->published = raw.default_published;

    document.tokens.reserve(text.size() / 5 + 8);
    const Tokenizer tokenizer(conventions_);
    const SentenceSplitter splitter(conventions_);
    for (const auto& block : blocks) {
        const auto first = static_cast<std::uint32_t>(document.tokens.size());
        tokenizer.tokenize(text, block.begin, block.end, document.tokens);
        const auto last = static_cast<std::uint32_t>(document.tokens.size());
        // News sites often write the headline again above the text.
        const bool is_title = (title.end > title.begin && block.begin == title.begin) ||
                              text.substr(block.begin, block.end - block.begin) == info->title;
        splitter.split(text, document.tokens, first, last, is_title ? SentenceKind::title : SentenceKind::body,
                       document.sentences);
    }
    document.info = std::move(info);
    return document;
}

}  // namespace entente::text
