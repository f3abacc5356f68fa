// Stories: which articles tell the same one, in nearly the same words.
//
// Pure functions of the articles, so that the order in which they arrive makes no difference.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/model/shingles.h"

namespace dateline {

/// An article as far as its story goes.
struct Telling {
    std::string id;
    std::optional<Timestamp> published;
    ShingleSet words;
};

/// Whether one is a copy, a cut, an update or a correction of the other: enough of their words are the same, and their
/// numbers, and they were published within three days; within twenty hours where they are short, since notices of one
/// kind come every day in the same words. An unknown date is within three days of
/// any, but not within twenty hours. Symmetric. The bounds were chosen on labelled pairs, see
/// tests/relevance/README.md.
bool tells_same_story(const Telling& a, const Telling& b);

/// Parts a group, each of which tells the same story as some other, into stories no longer than a week: going through
/// them in order of time, an article joins the oldest story that is still open and has a telling like it. Gives indices
/// into `group`; each story in order of time, the ones without a date last.
std::vector<std::vector<std::size_t>> part_into_stories(const std::vector<Telling>& group);

}  // namespace dateline
