// Requests that ask for less than another one.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "searchd/query.h"
#include "searchd/search_request.h"

namespace dateline {

struct Relaxation {
    std::string what;       ///< differs, for people: "of any date"
    SearchRequest request;  ///< on its first page
    std::size_t lost = 0;   ///< how much of what was asked for it gives up
};

inline constexpr std::size_t lost_by_loosening = 1;
inline constexpr std::size_t lost_by_dropping = 2;

inline SearchRequest on_first_page(SearchRequest request) {
    request.page = 1;
    return request;
}

inline SearchRequest with_q(SearchRequest request, const std::string& q) {
    request.q = q;
    return on_first_page(std::move(request));
}

struct ArticleCount {
    std::size_t articles = 0;
    bool is_exact = true;
    bool have_some = false;  ///< of the words, which the request alone does not say
};

/// How many articles a search finds; nothing where that is not known.
using CountArticles = std::function<std::optional<ArticleCount>(const SearchRequest&)>;

/// How a request is read.
using ReadQuery = std::function<QueryNode(const SearchRequest&)>;

}  // namespace dateline
