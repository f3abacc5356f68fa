// The command line of dateline-searchd, which may also come from the environment (DATELINE_INDEX …) and a config file.
#pragma once

#include <optional>
#include <string>

#include "searchd/server.h"

namespace dateline {

struct SearchdOptions {
    std::string index;
    ServerOptions server;
    std::string root;    ///< the path of --base-url
    std::string origin;  ///< what comes before it
    std::string web;
    unsigned searches = 4;  ///< at once
};

/// Nothing where the command line asked for --help or --version, which has been printed. Throws ExitError.
std::optional<SearchdOptions> parse_searchd_options(int argc, const char* const* argv);

}  // namespace dateline
