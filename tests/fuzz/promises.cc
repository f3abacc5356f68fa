#include "tests/fuzz/promises.h"

#include <algorithm>
#include <string>

#include <xapian.h>

#include "indexer/base/utf8.h"
#include "indexer/model/analyser.h"
#include "indexer/model/document.h"

namespace dateline::testing {

namespace {

constexpr std::size_t longest_message = 1000;

bool is_line(std::string_view text) {
    return text.find_first_of("\n\t") == std::string_view::npos && trim(text) == text;
}

void check_line(std::string_view text, const std::string& name) {
    check_text(text);
    expect(is_line(text), name + " is one line");
}

void check_names(const std::vector<std::string>& names, const std::string& field) {
    for (const std::string& name : names) {
        check_line(name, field);
        expect(!name.empty(), "no item of " + field + " is empty");
    }
    std::vector<std::string> sorted = names;
    std::ranges::sort(sorted);
    expect(std::ranges::adjacent_find(sorted) == sorted.end(), "each item of " + field + " is there once");
}

void check_url(std::string_view url) {
    check_line(url, "url");
    expect(url.find(' ') == std::string_view::npos, "a URL has no spaces");
    const std::string_view scheme = url.substr(0, url.find("://"));
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    expect(url.empty() || (url.size() > scheme.size() && std::ranges::all_of(scheme.substr(0, 4), is_letter)),
           "a URL is one of the web");
}

void check_language(std::string_view language) {
    const auto may_stand = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    expect(std::ranges::all_of(language, may_stand), "a language is a tag in lower case");
}

void check_body(std::string_view body) {
    check_text(body);
    expect(trim(body) == body, "a body has no blanks at its ends");
    expect(body.find('\t') == std::string_view::npos, "a body has no tabs");
    expect(body.find("\n\n\n") == std::string_view::npos, "paragraphs are parted by one empty line");
}

std::size_t size_of(const Article& article) {
    std::size_t size = article.title.size() + article.body.size() + article.summary.size() + article.source.size() +
                       article.section.size() + article.url.size() + article.id.size();
    for (const std::string& name : article.authors) size += name.size();
    for (const std::string& name : article.tags) size += name.size();
    return size;
}

void check_article(const Article& article) {
    expect(!article.id.empty(), "an article has an id");
    check_line(article.id, "id");
    check_url(article.url);
    expect(!article.title.empty(), "an article has a title");
    check_line(article.title, "title");
    check_body(article.body);
    check_body(article.summary);
    check_line(article.source, "source");
    check_line(article.section, "section");
    check_names(article.authors, "authors");
    check_names(article.tags, "tags");
    check_language(article.language);
}

void check_index(const Article& article) {
    static Analyser analyser("en");
    const Xapian::Document document = make_document(article, analyser);
    expect(fingerprint(parse_stored(document.get_data())) == fingerprint(article), "the index gives back what it got");
}

void check_message(std::string_view message) {
    check_line(message, "message");
    expect(!message.empty() && message.size() <= longest_message, "a message can be read at a glance");
}

}  // namespace

void expect(bool kept, std::string_view promise) {
    if (!kept) throw BrokenPromise("broken promise: " + std::string(promise));
}

void check_text(std::string_view text) {
    expect(is_valid_utf8(text), "text is valid UTF-8");
    expect(without_controls(text) == text, "text has no control characters");
}

void check_articles(const ReadArticles& articles, std::size_t size) {
    std::size_t text = 0;
    for (const Result<ReadArticle>& read : articles) {
        if (!read) {
            check_message(read.fault());
            continue;
        }
        check_article(read->article);
        check_index(read->article);
        for (const std::string& note : read->notes) check_message(note);
        text += size_of(read->article);
    }
    constexpr std::size_t most_growth = 64;
    expect(text <= most_growth * (size + longest_message), "text does not grow without bounds");
}

}  // namespace dateline::testing
