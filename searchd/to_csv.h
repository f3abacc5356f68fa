// Articles as CSV: RFC 4180, UTF-8, for spreadsheets and statistics programs.
#pragma once

#include <string>

#include "searchd/searcher.h"

namespace dateline {

/// The first line: the names of the columns, which are the members of the article as JSON.
std::string csv_header();

/// One record, with its line end. Values of a list are parted by "; ". A cell that a spreadsheet would take for a
/// formula has an apostrophe before it.
std::string to_csv(const ListedArticle& one);

}  // namespace dateline
