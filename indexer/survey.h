// What the index knows of the SOURCEs before a run, held against what is there now.
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

struct SurveyedRoot {
    std::string path;
    std::size_t articles = 0;  ///< in the index, of the files below it, before the run
};

struct Survey {
    std::vector<SurveyedRoot> roots;             ///< the SOURCEs
    std::map<std::string, FileRecord> vanished;  ///< known files below a SOURCE that are not there any more, by path
    std::set<std::string> shadowed;              ///< paths of files with articles that another file holds
};

Survey survey_catalogue(const SourceListing& listing, const IndexWriter& index);

/// Whether `path` is `root` or lies in it.
bool is_below(std::string_view root, std::string_view path);

}  // namespace dateline
