// One run of the indexer: makes the index mirror what the SOURCEs hold, in four steps.
//
// - survey: which files are there, which of them are new or changed, which are gone;
// - read (ReadingStep): new and changed files, through the pipeline; an ArticlePlacer writes what differs;
// - read again: where something is gone, files that have ids which others held; they take them over;
// - drop (DroppingStep): what is gone and stands nowhere else, but not by accident most of what a SOURCE had.
//
// Nothing that standard input brought is ever dropped but by a rebuild.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "indexer/report.h"
#include "indexer/source.h"

namespace dateline {

class IndexWriter;

struct RunOptions {
    std::size_t jobs = 1;
    bool full = false;               ///< read every file again
    bool keep_vanished = false;      ///< drop nothing
    bool allow_mass_delete = false;  ///< drop even more than half of a SOURCE
    bool dry_run = false;
    bool show_progress = false;
};

struct RunOutcome {
    RunStats stats;
    std::vector<std::string>
        refusals;              ///< SOURCEs of which nothing was deleted, as messages; the run was otherwise complete
    bool was_stopped = false;  ///< by `stop`; what was done is committed
};

/// `previous` (may be null): the index that is being rebuilt; the times at which articles were first indexed are taken
/// from it. `stop` may be set by a signal handler. Throws what the index throws.
RunOutcome run_index(const SourceListing& listing, const RunOptions& options, IndexWriter& index,
                     const IndexWriter* previous, Report& report, const std::atomic<bool>& stop);

}  // namespace dateline
