// What every format leaves to finish_article() of reader.h.
#include <algorithm>

#include "indexer/base/utf8.h"
#include "indexer/model/hash.h"
#include "indexer/model/language_tag.h"
#include "indexer/readers/language_detection.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/scraped_text.h"
#include "indexer/readers/web_address.h"

namespace dateline {

namespace {

// One line, inner white space collapsed.
std::string one_line(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char c = decode_utf8(text, at);
        if (!is_space(c.code)) {
            out += text.substr(at, c.length);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
        at += c.length;
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

// Trimmed, with tabs as spaces and one empty line at most between paragraphs.
std::string paragraphs_in(std::string_view text) {
    std::string out;
    for (const char c : trim(text)) {
        if (c != '\n' || !out.ends_with("\n\n")) out += c == '\t' ? ' ' : c;
    }
    return out;
}

constexpr std::size_t most_names = 200;

void tidy(std::vector<std::string>& values) {
    std::vector<std::string> kept;
    for (const std::string& value : values) {
        std::string line = short_line(value, longest_line);
        if (!line.empty() && std::ranges::find(kept, line) == kept.end()) kept.push_back(std::move(line));
        if (kept.size() == most_names) break;
    }
    values = std::move(kept);
}

std::string made_id(const Article& article, const Origin& origin) {
    constexpr std::size_t digits = 20;
    if (!article.url.empty()) return hash_hex(article.url.substr(0, article.url.find('#'))).substr(0, digits);
    // A line of standard input has no lasting place: what it says is what it is.
    if (origin.path == "-") return hash_hex(article.title + "\n" + article.body).substr(0, digits);
    const std::string member = origin.member.empty() ? "" : "/" + origin.member;
    const std::string line = origin.line == 0 ? "" : "#" + std::to_string(origin.line);
    return hash_hex(origin.path + member + line).substr(0, digits);
}

void settle_language(ReadArticle& read) {
    Article& article = read.article;
    const std::string stated = article.language;
    article.language = settled_language(stated, detect_language(article.title + "\n" + article.body));
    const std::string tag = language_tag(stated);
    if (!tag.empty() && tag != article.language)
        read.notes.push_back("the language is said to be " + tag + ", the text is in " + article.language);
}

}  // namespace

std::string short_line(std::string_view text, std::size_t longest) {
    // More bytes are white space, or cut off in any case.
    std::string line = one_line(text.substr(0, utf8_floor(text, 4 * longest)));
    if (line.size() <= longest) return line;
    line.resize(utf8_floor(line, longest));
    return std::string(trim(line)) + "…";
}

Result<ReadArticle> finish_article(ReadArticle read, const Origin& origin) {
    Article& article = read.article;
    article.title = short_line(article.title, longest_line);
    article.body = paragraphs_in(article.body);
    article.summary = paragraphs_in(article.summary);
    if (article.title.empty() && article.body.empty()) return Fault{"holds no text"};
    if (article.title.empty()) article.title = title_from_body(article.body);
    article.url = web_address(one_line(article.url));
    article.id = one_line(article.id);
    if (article.id.size() > longest_url) article.id = hash_hex(article.id);
    if (article.id.empty()) article.id = made_id(article, origin);
    article.source = short_line(article.source, longest_line);
    article.section = short_line(article.section, longest_line);
    tidy(article.authors);
    tidy(article.tags);
    if (!article.published && !article.url.empty()) article.published = date_in_path(article.url);
    article.path = origin.path;
    if (!origin.shown.empty()) article.shown_path = origin.shown + (origin.member.empty() ? "" : "/" + origin.member);
    settle_language(read);
    for (std::string& note : read.notes) note = one_line(note);
    return read;
}

}  // namespace dateline
