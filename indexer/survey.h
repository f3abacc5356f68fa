// What the index holds of the SOURCEs against what is there now: as known before a run, and as it finds out while it
// reads.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/baseline.h"
#include "indexer/catalogue.h"
#include "indexer/source.h"

namespace dateline {

class IndexWriter;
struct IndexedArticle;

/// What a loss is measured by: a SOURCE as it is before the run, or at a baseline of it or of what lies in it.
struct SurveyedRoot {
    Baseline baseline;
    bool is_standing = false;  ///< of an earlier run, else of this one
    std::size_t articles = 0;  ///< of the baseline, in the index before the run
    std::size_t hidden = 0;    ///< of these, in files that are neither there nor known to be gone
};

/// What a file had when it was read before, and has not any more. Until that is removed the file counts as unread.
struct StaleArticles {
    std::string hash_before;  ///< of the file, before this run
    std::string hash;         ///< of the file as it was read now
    std::set<unsigned> docids;
};

struct Survey {
    std::vector<SurveyedRoot> roots;             ///< by path, of each the oldest baseline first
    std::vector<Baseline> elsewhere;             ///< standing ones of other SOURCEs
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

/// Whether `path` is `root` or lies in it.
bool is_below(std::string_view root, std::string_view path);

}  // namespace dateline
