// An index of a test's own: indexes with the real program, looks inside with the real searcher.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "searchd/searcher.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace dateline::testing {

class TestIndex {
public:
    /// Runs the indexer on `sources` (by default the folder "in") with `more` options; returns what it printed and its
    /// exit code.
    Finished run(std::vector<std::string> more = {}, std::vector<std::string> sources = {},
                 const std::string& input = {}) const;

    /// The counts of a run that must end well.
    nlohmann::json stats(std::vector<std::string> more = {}) const;

    /// What a run that is planned and then done tells: its exit code, and added, updated, deleted, unchanged, rejected,
    /// articles. Both have to tell the same.
    std::vector<int> planned_run(const std::vector<std::string>& more = {},
                                 const std::vector<std::string>& sources = {}) const;

    /// The ids of all articles that `q` finds, in order.
    std::vector<std::string> ids(const std::string& q) const;
    /// Likewise their titles.
    std::vector<std::string> titles(const std::string& q) const;
    ResultPage search(const std::string& q) const;
    std::size_t articles() const;

    TempFolder folder;  ///< holds "in" and "index"
    std::string in = folder / "in";
    std::string index = folder / "index";
};

}  // namespace dateline::testing
