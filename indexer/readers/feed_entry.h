// An entry of a feed on its way to an article: what every kind of feed decides in the same way.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/feed_text.h"
#include "indexer/readers/reader.h"

namespace dateline {

/// What a feed says about all of its entries.
struct FeedHead {
    std::string title;
    std::string link;
    std::string language;
    std::string section;
    std::vector<std::string> authors;
};

/// `head` without what is too long to be repeated for every entry.
FeedHead short_head(FeedHead head);

inline constexpr std::size_t most_entries = 100'000;  ///< of one feed; each takes memory, however little it says
Fault too_many_entries();

/// The texts of an entry, each in the order in which they are preferred.
struct FeedTexts {
    std::vector<FeedText> contents;
    std::vector<FeedText> summaries;
    std::vector<FeedText> asides;  ///< used where there is no other
};

/// The fullest text is the body. Another one is the summary, unless it is how the body begins.
void take_texts(const FeedTexts& texts, Article& article);

/// Fills what the entry left open from its feed, and gives an entry without address the id `guid`.
void take_head(const FeedHead& head, std::string_view guid, Article& article);

/// The first of `dates` that is one; a note where there are some and none is.
void take_date(const std::vector<std::string>& dates, ReadArticle& read);

}  // namespace dateline
