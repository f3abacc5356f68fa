#include "tests/support/scanned_article.h"

#include <cctype>

#include <nlohmann/json.hpp>

namespace dateline::testing {

namespace {

std::string words_in_a_row(Random& random, const Words& words, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + any_of(random, words);
    return text;
}

PlacedWords placed(const std::string& text) {
    constexpr int gap = 10;
    PlacedWords placed;
    int place = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        for (std::string& word : words_of(text.substr(at, end - at))) placed.emplace_back(++place, std::move(word));
        place += gap;
        at = end == text.size() ? end : end + 2;
    }
    return placed;
}

std::string two_digits(std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string random_date(Random& random) {
    return std::to_string(2024 + below(random, 3)) + "-" + two_digits(1 + below(random, 12)) + "-" +
           two_digits(1 + below(random, 28));
}

// Lines are long enough that none recurs by chance.
std::string random_body(Random& random, const Words& words) {
    std::string body;
    for (std::size_t lines = 1 + below(random, 4); lines > 0; --lines) {
        if (!body.empty()) body += "\n\n";
        body += words_in_a_row(random, words, 5 + below(random, 5));
    }
    return body;
}

}  // namespace

std::size_t below(Random& random, std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}
bool happens(Random& random, std::size_t once_in) { return below(random, once_in) == 0; }
const std::string& any_of(Random& random, const Words& words) { return words[below(random, words.size())]; }

const Words& english_words() {
    static const Words words = {"bank",    "banks",   "boat", "boats",  "grain",    "harbour", "strike",
                                "strikes", "storm",   "tram", "tunnel", "vote",     "votes",   "wind",
                                "worker",  "workers", "dam",  "flood",  "Ferrante", "Maren"};
    return words;
}
const Words& polish_words() {
    static const Words words = {"dworzec", "szkoda", "rzeka", "kwiat"};
    return words;
}
const Words& source_names() {
    static const Words names = {"Harbour Gazette", "Continental Wire", "Evening Courier", "Maren Post"};
    return names;
}
const Words& author_names() {
    static const Words names = {"Ilse Brandt", "Jon Vega", "Maren Vega", "Tomo Okafor"};
    return names;
}
const Words& section_names() {
    static const Words names = {"Markets", "Culture", "Sport"};
    return names;
}
const Words& tag_names() {
    static const Words names = {"shipping", "grain trade", "weather"};
    return names;
}

Words words_of(const std::string& text) {
    Words words(1);
    for (const char c : text) {
        if (c == ' ' || c == '\n') {
            words.emplace_back();
        } else {
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    std::erase(words, "");
    return words;
}

void ScannedArticle::place_words() {
    texts = {{"title", {placed(title)}},
             {"body", {placed(body)}},
             {"source", {placed(source)}},
             {"author", {}},
             {"section", {placed(section)}},
             {"lang", {placed(language)}},
             {"tag", {}}};
    for (const std::string& author : authors) texts["author"].push_back(placed(author));
    for (const std::string& tag : tags) texts["tag"].push_back(placed(tag));
}

std::string ScannedArticle::to_json() const {
    nlohmann::json line = {{"id", id},          {"url", url},       {"title", title},
                           {"body", body},      {"source", source}, {"section", section},
                           {"author", authors}, {"tags", tags},     {"language", language}};
    if (!date.empty()) line["published"] = date;
    return line.dump() + "\n";
}

std::vector<ScannedArticle> random_articles(Random& random, std::size_t count) {
    static const Words hosts = {"https://www.gazette.example/", "https://news.wire.example/", "https://wire.example/"};
    std::vector<ScannedArticle> articles;
    for (std::size_t i = 0; i < count; ++i) {
        ScannedArticle article;
        const bool is_copy = i > 0 && happens(random, 5);
        if (is_copy) {
            article = articles[below(random, articles.size())];
        } else {
            const bool is_polish = happens(random, 6);
            const Words& words = is_polish ? polish_words() : english_words();
            article.language = is_polish ? "pl" : "en";
            article.title = words_in_a_row(random, words, 2 + below(random, 3));
            article.body = random_body(random, words);
            if (!happens(random, 8)) article.date = random_date(random);
            if (!happens(random, 6)) article.section = any_of(random, section_names());
            for (std::size_t n = below(random, 3); n > 0; --n) article.tags.push_back(any_of(random, tag_names()));
        }
        article.id = "a" + std::to_string(i);
        article.url = any_of(random, hosts) + (happens(random, 2) ? "2025/" : "2026/") + article.id;
        article.source = happens(random, 10) ? "" : any_of(random, source_names());
        article.authors.clear();
        if (!happens(random, 8)) article.authors.push_back(any_of(random, author_names()));
        if (happens(random, 3)) article.authors.push_back(any_of(random, author_names()));
        if (article.authors.size() == 2 && article.authors.front() == article.authors.back()) article.authors.resize(1);
        article.place_words();
        articles.push_back(std::move(article));
    }
    return articles;
}

}  // namespace dateline::testing
