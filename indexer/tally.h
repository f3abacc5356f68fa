// What becomes of articles in a run: counted, and told to the report as it happens.
#pragma once

#include "indexer/catalogue.h"
#include "indexer/report.h"

namespace dateline {

struct IndexedArticle;
struct PreparedArticle;

class Tally {
public:
    /// `report` must outlive this.
    explicit Tally(Report& report) : report_(report) {}

    /// A file that was not read, as its `articles` and what was rejected of it are known.
    void count_unchanged(const FileRecord& file, std::size_t articles);
    void count_rejected(const std::string& path, const Rejection& rejection);

    // Of an article that was read:
    void count_added(const PreparedArticle& prepared);
    void count_updated(const PreparedArticle& prepared);
    void count_unchanged(const PreparedArticle& prepared);
    /// Not counted: `holder` is the file that holds the article's id.
    void tell_duplicate(const PreparedArticle& prepared, const std::string& holder);
    /// Not counted: what was read otherwise than it was written.
    void tell_notes(const PreparedArticle& prepared);

    void count_deleted(const IndexedArticle& article);

    /// From now on files are read once more: what is unchanged, rejected, noted or a duplicate in them was told before.
    void begin_again() { is_again_ = true; }

    /// But for `articles` and `seconds`.
    const RunStats& stats() const { return stats_; }

private:
    void tell(std::string_view status, const PreparedArticle& prepared, std::string_view reason = {});

    Report& report_;
    RunStats stats_;
    bool is_again_ = false;
};

}  // namespace dateline
