// The layout is described in the README of the collection, section VI. It is read without a parser of SGML: its
// elements do not nest but for lists, and texts hold "<" as an entity only.

#include "indexer/readers/reuters_sgml_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "indexer/base/utf8.h"
#include "indexer/readers/charset.h"
#include "indexer/readers/scraped_line.h"
#include "indexer/readers/wire_text.h"

namespace dateline {

namespace {

constexpr std::string_view start_mark = "<REUTERS";

struct Entity {
    std::string_view written;
    char meant;
};
constexpr std::array entities = {Entity{"&lt;", '<'}, Entity{"&gt;", '>'}, Entity{"&amp;", '&'}, Entity{"&quot;", '"'},
                                 Entity{"&apos;", '\''}};

// Behind "&#" and in front of ";"; 0 for what is no number of a character.
char32_t character_of(std::string_view digits) {
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code);
    const bool is_character = error == std::errc() && end == digits.data() + digits.size() && code <= 0x10FFFF &&
                              (code < 0xD800 || code > 0xDFFF);
    return is_character ? code : 0;
}

// Takes the entity at the start of `text`; the wire's control characters, such as &#3;, become nothing.
void take_entity(std::string_view& text, std::string& out) {
    for (const Entity& entity : entities) {
        if (!text.starts_with(entity.written)) continue;
        out += entity.meant;
        text.remove_prefix(entity.written.size());
        return;
    }
    constexpr std::size_t longest = 12;
    const std::size_t end = text.substr(0, longest).find(';');
    if (!text.starts_with("&#") || end == std::string_view::npos) {
        out += '&';
        text.remove_prefix(1);
        return;
    }
    if (const char32_t code = character_of(text.substr(2, end - 2)); code != 0) append_utf8(out, code);
    text.remove_prefix(end + 1);
}

std::string plain(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = std::min(text.find('&'), text.size());
        out += text.substr(0, length);
        text.remove_prefix(length);
        if (!text.empty()) take_entity(text, out);
    }
    return without_controls(out);
}

// An element's place in a story; `inner` is nothing where there is none.
struct Element {
    std::size_t start = std::string_view::npos;
    std::size_t end = std::string_view::npos;
    std::string_view inner;
};

// An element that is not closed ends where the next one starts; the text, which holds others, with the story.
Element element_of(std::string_view story, std::string_view name) {
    const std::string open = "<" + std::string(name);
    for (std::size_t start = story.find(open); start < story.size(); start = story.find(open, start + 1)) {
        const char behind = start + open.size() < story.size() ? story[start + open.size()] : '>';
        if (behind != '>' && behind != ' ') continue;
        const std::size_t from = std::min(story.find('>', start), story.size() - 1) + 1;
        const std::string close = "</" + std::string(name) + ">";
        const std::size_t to = story.find(close, from);
        if (to != std::string_view::npos) return {start, to + close.size(), story.substr(from, to - from)};
        const std::size_t next = name == "TEXT" ? story.size() : std::min(story.find('<', from), story.size());
        return {start, next, story.substr(from, next - from)};
    }
    return {};
}

std::string line_in(std::string_view story, std::string_view name) {
    return collapse_spaces(plain(element_of(story, name).inner));
}

std::string attribute_in(std::string_view story, std::string_view name) {
    const std::string_view tag = story.substr(0, story.find('>'));
    const std::string key = " " + std::string(name) + "=\"";
    const std::size_t found = tag.find(key);
    if (found == std::string_view::npos) return {};
    const std::string_view value = tag.substr(found + key.size());
    return std::string(value.substr(0, value.find('"')));
}

void take_list(std::string_view list, std::vector<std::string>& tags) {
    constexpr std::string_view open = "<D>";
    for (std::size_t at = list.find(open); at != std::string_view::npos; at = list.find(open, at)) {
        at += open.size();
        tags.push_back(plain(list.substr(at, std::min(list.find('<', at), list.size()) - at)));
    }
}

// At times noise follows the time, "26-FEB-1987 15:01:01.79E RM".
std::optional<Timestamp> date_of(const std::string& line) {
    const std::size_t day_end = std::min(line.find(' '), line.size());
    const std::string_view day = std::string_view(line).substr(0, day_end);
    const std::string_view rest = std::string_view(line).substr(day_end);
    const std::string_view clock = rest.substr(0, rest.find_first_not_of("0123456789:. "));
    const auto at = parse_timestamp(std::string(day) + std::string(clock));
    return at ? at : parse_timestamp(day);
}

bool is_sign_off(std::string_view line) {
    const std::string_view word = trim(line);
    return word == "Reuter" || word == "REUTER" || word == "Reuters" || word == "reuter" || word == "REUTERS";
}

bool is_ruler(std::string_view line) { return !line.empty() && line.find_first_not_of('*') == std::string_view::npos; }

// Lines are wrapped by hand; one that is indented starts a paragraph.
std::string joined_paragraphs(std::string_view text) {
    constexpr std::string_view indent = "   ";
    std::string body;
    bool starts_paragraph = true;
    text = trim(text);
    const std::size_t last = text.rfind('\n');
    if (last != std::string_view::npos && is_sign_off(text.substr(last))) text = trim(text.substr(0, last));
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view written = text.substr(at, end - at);
        at = end + 1;
        const std::string line = collapse_spaces(written);
        starts_paragraph = starts_paragraph || line.empty() || written.starts_with(indent);
        if (line.empty() || is_ruler(line)) continue;
        if (!body.empty()) body += starts_paragraph ? "\n\n" : " ";
        body += line;
        starts_paragraph = false;
    }
    return body;
}

// A brief has its text beside the title, an unprocessed story has no elements at all.
std::string loose_text(std::string_view text) {
    std::string rest(text);
    for (const std::string_view name : {"AUTHOR", "DATELINE", "TITLE"}) {
        const Element element = element_of(rest, name);
        if (element.start < rest.size()) rest.replace(element.start, element.end - element.start, "\n");
    }
    const std::string lines = plain(rest);
    return lines.substr(std::min(lines.find_first_not_of("* \n"), lines.size()));
}

Result<ReadArticle> read_story(std::string_view story, const Origin& origin) {
    const std::string_view text = element_of(story, "TEXT").inner;
    const Element body = element_of(text, "BODY");
    ReadArticle read;
    Article& article = read.article;
    // NEWID counts the stories of the published collection, in all of its files and conversions alike. OLDID belongs
    // to an earlier collection, and the place of a story in its file to one way of cutting it.
    if (const std::string number = attribute_in(story, "NEWID"); !number.empty()) article.id = "reuters-" + number;
    article.title = line_in(text, "TITLE");
    article.body = joined_paragraphs(body.start < text.size() ? plain(body.inner) : loose_text(text));
    article.body = with_dateline(line_in(text, "DATELINE"), std::move(article.body));
    article.published = date_of(line_in(story, "DATE"));
    article.source = "Reuters";
    article.language = "en";
    take_byline(line_in(text, "AUTHOR"), article);
    take_list(element_of(story, "TOPICS").inner, article.tags);
    take_list(element_of(story, "PLACES").inner, article.tags);
    return finish_article(std::move(read), origin);
}

}  // namespace

bool is_reuters_sgml(std::string_view head) {
    constexpr std::size_t enough = 4096;
    const std::string_view start = trim(head.substr(0, enough));
    if (start.starts_with("<!DOCTYPE lewis")) return true;
    return start.starts_with(start_mark) && start.find(" NEWID=") < start.find('>');
}

std::vector<Result<ReadArticle>> read_reuters_sgml(std::string_view bytes, const Origin& origin) {
    const std::optional<std::string> text = decode_text_in(bytes, "windows-1252");
    if (!text) return {Fault{"is no Reuters collection: it holds binary data"}};
    std::vector<Result<ReadArticle>> articles;
    const std::string_view file = *text;
    for (std::size_t at = file.find(start_mark); at != std::string_view::npos;) {
        const std::size_t next = file.find(start_mark, at + start_mark.size());
        articles.push_back(read_story(file.substr(at, next - at), origin_of_item(origin, articles.size() + 1)));
        at = next;
    }
    if (articles.empty()) articles.emplace_back(Fault{"is no Reuters collection: it holds no story"});
    return articles;
}

}  // namespace dateline
