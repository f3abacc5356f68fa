// The answers of the API.
#pragma once

#include <string>
#include <string_view>

#include "searchd/result_page.h"
#include "searchd/searcher.h"
#include "searchd/suggestions.h"

namespace dateline {

/// `root`: the path that links start with, empty or "/news".
std::string to_json(const ResultPage& page, std::string_view root);
std::string to_json(const ArticlePage& page);
/// The same on a line of its own.
std::string to_json_line(const ListedArticle& one);
std::string to_json(const RelatedPage& page);
/// At most `values` of each facet.
std::string to_json(const IndexSummary& summary, std::size_t values);
std::string to_json(const std::vector<Suggestion>& suggestions, std::string_view q);

/// As browsers take it for their search bars (OpenSearch Suggestions): the texts alone.
std::string to_opensearch_json(const std::vector<Suggestion>& suggestions, std::string_view q);

/// RFC 9457. `detail` tells a person what was wrong, where more is known than the status says; `wrong` tells programs.
std::string to_problem_json(int status, std::string_view detail, const std::vector<WrongParameter>& wrong = {});

}  // namespace dateline
