// The command line of dateline-indexer, which may also come from the environment (DATELINE_INDEX …) and a config file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/index_run.h"
#include "indexer/line_overrides.h"

namespace dateline {

struct IndexerOptions {
    std::vector<std::string> sources;
    std::string index;
    std::string language;  ///< empty: as the index has it, "auto" for a new one
    RunOptions run;
    std::string keep_lines;  ///< file names
    std::string drop_lines;
    LineOverrides line_overrides;  ///< what stands in them; not read yet by parse_indexer_options()
    bool boilerplate = false;
    bool print = false;
    bool rebuild = false;
    bool strict = false;
    bool quiet = false;
    bool verbose = false;
    int lock_wait = 0;
    std::string progress = "auto";
    std::string stats;  ///< "", "text" or "json"
    std::string report_file;
    std::string metrics_file;
};

/// Nothing where the command line asked for --help or --version, which has been printed. Throws ExitError (usage,
/// configuration).
std::optional<IndexerOptions> parse_indexer_options(int argc, const char* const* argv);

}  // namespace dateline
