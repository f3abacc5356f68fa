// What a search found: all that the renderers see. They never see the index, so that JSON and HTML cannot disagree.
#pragma once

#include <string>
#include <vector>

#include "indexer/model/article.h"
#include "searchd/search_request.h"
#include "searchd/snippet.h"

namespace dateline {

struct Hit {
    Article article;  ///< without its body
    MarkedText title;
    MarkedText snippet;
    double score = 0;
};

struct FacetValue {
    std::string value;
    std::size_t count = 0;
};

struct Facet {
    const Field* field = nullptr;
    std::vector<FacetValue> values;  ///< the most frequent first
};

/// Which state of the index an answer speaks of.
struct IndexState {
    std::string uuid;
    unsigned revision = 0;
    std::string updated;  ///< RFC 3339
    std::size_t articles = 0;
};

struct ResultPage {
    SearchRequest request;
    std::string read_as;
    std::vector<std::string> warnings;
    std::size_t total = 0;  ///< exact
    std::vector<Hit> hits;
    std::vector<Facet> facets;
    IndexState index;
    double took_ms = 0;

    std::size_t pages() const { return (total + request.per_page - 1) / request.per_page; }
};

/// An article as its own page shows it.
struct ArticlePage {
    Article article;
    std::string q;  ///< the query whose words are marked
    std::vector<Span> title_marks;
    std::vector<Span> body_marks;
    IndexState index;
};

}  // namespace dateline
