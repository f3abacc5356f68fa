// Ranked articles as hits: read from the index, with their stories and with marked words.
#pragma once

#include <map>
#include <string>

#include "indexer/model/index_language.h"
#include "searchd/columns.h"
#include "searchd/query.h"
#include "searchd/ranker.h"
#include "searchd/result_page.h"
#include "searchd/snippet.h"

namespace dateline {

class HitReader {
public:
    /// `query`: whose words are marked. The others must outlive the reader.
    HitReader(const Xapian::Database& database, Analysers& analysers, const Columns& columns, const QueryNode& query)
        : database_(database),
          analysers_(analysers),
          columns_(columns),
          in_title_(query, title_field),
          in_body_(query, body_field) {}

    Hit read(const RankedArticle& one);

private:
    Story story_of(DocId docid, const Article& article);

    const Xapian::Database& database_;
    Analysers& analysers_;
    const Columns& columns_;
    Highlighter in_title_;
    Highlighter in_body_;
    std::map<std::uint32_t, Story> stories_;  ///< of several articles, those that were read, by their column
};

}  // namespace dateline
