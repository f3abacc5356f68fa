// What dateline-indexer can be asked to do.
#pragma once

#include <atomic>

#include "indexer/base/exit_code.h"
#include "indexer/options.h"

namespace dateline {

/// Runs what `options` ask for; a set `stop` ends it after a clean commit. Throws ExitError, and what Xapian throws.
ExitCode run_indexer(const IndexerOptions& options, const std::atomic<bool>& stop);

}  // namespace dateline
