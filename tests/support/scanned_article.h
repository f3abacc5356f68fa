// Articles as a scan sees them: plain words at plain places. Shares no code with the program.
#pragma once

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace dateline::testing {

using Words = std::vector<std::string>;
using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit);
bool happens(Random& random, std::size_t once_in);
const std::string& any_of(Random& random, const Words& words);

/// Words of an article, in small letters, with the place of each: they count on, and an empty line leaves a gap of ten.
using PlacedWords = std::vector<std::pair<int, std::string>>;

struct ScannedArticle {
    std::string id;
    std::string url;
    std::string date;  ///< YYYY-MM-DD; empty where unknown
    std::string source;
    std::string section;
    std::string language;
    Words authors;
    Words tags;
    std::string title;
    std::string body;
    std::string story;  ///< the article whose story it tells
    Words fellows;      ///< the articles that tell it, itself among them: each stands for the story

    std::map<std::string, std::vector<PlacedWords>> texts;  ///< by field, each with places of its own

    /// Makes `texts` of the other members.
    void place_words();
    /// As a line that the indexer reads.
    std::string to_json() const;
};

/// What articles, and queries, are made of: stemming these words is taking an s away, and no two of them differ in one
/// letter else.
const Words& english_words();
/// Those of articles in Polish, which has no stemmer here.
const Words& polish_words();
const Words& source_names();
const Words& author_names();
const Words& section_names();
const Words& tag_names();

/// The words of `text` in small letters, side by side.
Words words_of(const std::string& text);

/// Articles of random words; some repeat another one word for word, some have no date, some no names.
std::vector<ScannedArticle> random_articles(Random& random, std::size_t count);

}  // namespace dateline::testing
