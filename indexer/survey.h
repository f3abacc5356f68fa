// What the index holds of the SOURCEs against what is there now: as known before a run, and as it finds out while it
// reads.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/source.h"

namespace dateline {

class IndexWriter;
struct IndexedArticle;

struct SurveyedRoot {
    std::string path;
    std::size_t articles = 0;  ///< in the index, of the files below it, before the run
};

/// What a file had when it was read before, and has not any more. Until that is removed the file counts as unread.
struct StaleArticles {
    std::string hash_before;  ///< of the file, before this run
    std::string hash;         ///< of the file as it was read now
    std::set<unsigned> docids;
};

struct Survey {
    std::vector<SurveyedRoot> roots;             ///< the SOURCEs
    std::map<std::string, FileRecord> vanished;  ///< known files below a SOURCE that are not there any more, by path
    std::map<std::string, StaleArticles> stale;  ///< by the path of the file; found while reading
    std::set<std::string> shadowed;              ///< paths of files with articles that another file holds

    bool is_anything_gone() const { return !vanished.empty() || !stale.empty(); }
    /// Whether the file that holds the article is there, and does not have it any more.
    bool is_stale(const IndexedArticle& article) const;
    /// Whether the article is not where the index has it from. Another file may have its id.
    bool is_gone(const IndexedArticle& article) const;
};

Survey survey_catalogue(const SourceListing& listing, const IndexWriter& index);

/// How many of them the file `path` still holds: others may have taken them over.
std::size_t count_held(const std::string& path, const StaleArticles& stale, const IndexWriter& index);

/// Whether `path` is `root` or lies in it.
bool is_below(std::string_view root, std::string_view path);

}  // namespace dateline
