// What a search found: all that the renderers see. They never see the index, so that JSON and HTML cannot disagree.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/model/article.h"
#include "searchd/search_request.h"
#include "searchd/snippet.h"

namespace dateline {

/// The articles that tell a story in nearly the same words.
struct Story {
    std::string id;                    ///< of the article that told it first; of the only one, if it is alone
    std::size_t size = 1;              ///< articles in the whole index
    std::vector<std::string> sources;  ///< who tells it, each once, in order of time
};

/// A part of a score.
struct ScorePart {
    std::string what;  ///< a word of the query, or what else counted
    double score = 0;
};

struct Hit {
    Article article;  ///< without its body
    Story story;
    MarkedText title;
    MarkedText snippet;
    double score = 0;
    std::vector<ScorePart> explanation;  ///< what the score is the sum of, where the request asks for it
};

struct FacetValue {
    std::string value;
    std::size_t count = 0;
};

struct Facet {
    const Field* field = nullptr;
    std::vector<FacetValue> values;  ///< the most frequent first
    std::size_t distinct = 0;        ///< how many values there are, those that were left out included
    std::size_t missing = 0;         ///< articles without any
};

/// At most `most` values of each.
std::vector<Facet> shortened(std::vector<Facet> facets, std::size_t most);

/// Weeks begin on Monday; a decade and a century begin with the years that end in 0 and 00.
enum class TimelineUnit { day, week, month, year, decade, century };

std::string_view to_string(TimelineUnit unit);

struct TimelineBar {
    std::chrono::sys_days from;  ///< both included
    std::chrono::sys_days to;
    std::size_t count = 0;     ///< of what was found
    std::size_t total = 0;     ///< of all articles of the index
    std::size_t compared = 0;  ///< of what the other query finds
};

/// How many articles were published when, in UTC, without gaps from the first to the last. The first and the last bar
/// end where the dates asked for do.
struct Timeline {
    TimelineUnit unit = TimelineUnit::day;
    std::vector<TimelineBar> bars;
};

/// What the query that the timeline is compared with finds, within the same filters and dates, and how it was read; as
/// ResultPage has them.
struct Comparison {
    std::size_t total = 0;  ///< articles
    bool total_is_exact = true;
    std::string read_as{};
    bool is_plain = false;
    std::vector<std::string> corrections{};
    std::vector<std::string> warnings{};  ///< of the query alone, not of the filters
};

/// Which state of the index an answer speaks of.
struct IndexState {
    std::string uuid;
    unsigned revision = 0;
    std::string updated;  ///< RFC 3339
    std::size_t articles = 0;
};

/// A search that asks for less than one which finds nothing.
struct WayOut {
    std::string what;  ///< differs: "of any date"
    SearchRequest request;
    std::size_t total = 0;  ///< articles it finds; never none
    bool total_is_exact = true;
};

struct ResultPage {
    SearchRequest request;
    std::string read_as;
    bool is_plain = false;  ///< read as just the words that were typed
    /// A better spelling of the query, which found this or would find more; empty if there is none.
    std::string corrected;
    /// Where the hits are those of `corrected`: for each word taken for another a sentence that says so.
    std::vector<std::string> corrections;
    bool is_of_corrected = false;  ///< the hits are what a search for `corrected` finds
    std::vector<std::string> warnings;
    std::size_t total = 0;    ///< articles
    std::size_t stories = 0;  ///< stories among them
    bool total_is_exact = true;
    std::vector<Hit> hits;
    std::vector<Facet> facets;
    /// Of each field that values of are asked for: all values over what would be found with any. Only if wanted, and
    /// not where that would cost too much.
    std::vector<Facet> alternatives;
    std::optional<Timeline> timeline;    ///< nothing where no article has a date
    std::optional<Comparison> compared;  ///< where there is another query
    /// Where nothing was found, the best first; where little, or articles with some of the words: names that are meant.
    std::vector<WayOut> ways_out;
    /// Where articles with some of the words were found, and the best come first: those that have all of them, if any.
    std::optional<WayOut> with_all_words;
    IndexState index;
    double took_ms = 0;

    std::size_t pages() const {
        return ((request.folds_stories ? stories : total) + request.per_page - 1) / request.per_page;
    }

    /// What links start from: finds just these hits, and narrowed a part of these, whichever way a misspelt word would
    /// be corrected there.
    SearchRequest linked() const {
        SearchRequest linked = request;
        if (is_of_corrected) linked.q = corrected;
        return linked;
    }
};

/// An article as its own page shows it.
struct ArticlePage {
    Article article;
    Story story;
    SearchRequest search;  ///< that it was come to by: its words are marked, and the way leads back to it
    std::vector<Span> title_marks;
    std::vector<Span> body_marks;
    std::vector<Article> members;  ///< of its story, in order of time, without bodies: the first ones and itself
    std::vector<Hit> related;      ///< on the same subject, the best first
    IndexState index;
};

/// The articles on the subject of another.
struct RelatedPage {
    std::string article;    ///< the id of that other
    std::size_t total = 0;  ///< how many there are; no more than most_related are looked for
    std::vector<Hit> hits;  ///< the best of them, the best first
    IndexState index;
};

/// An article among those of its story.
struct StoryMember {
    Article article;                ///< without its body
    MarkedText opening;             ///< how it begins, where it is the first
    std::vector<MarkedText> added;  ///< paragraphs with words that no earlier member has, which are marked
};

struct StoryPage {
    Story story;
    SearchRequest search;              ///< that it was come to by
    std::vector<StoryMember> members;  ///< in order of time, those without a date last; the first 200
    IndexState index;
};

}  // namespace dateline
