// The step of a run that reads files: their records go through the pipeline, and what comes out is placed in order.
#pragma once

#include <atomic>
#include <vector>

#include "indexer/source.h"

namespace dateline {

class ArticlePlacer;
class IndexWriter;
class Tally;
struct RunOptions;
struct Survey;

/// All must outlive the call. Files whose bytes are known are not read, but with RunOptions::full. What is known of a
/// file is written after its last article. What is gone from a file is noted in the survey. Where `stop` ends the
/// reading, files read by half count as unread.
struct ReadingStep {
    const RunOptions& options;
    IndexWriter& index;
    ArticlePlacer& placer;
    Survey& survey;
    Tally& tally;

    void read(const std::vector<SourceFile>& files, const std::atomic<bool>& stop) const;
};

}  // namespace dateline
