// Ranked articles as hits: read from the index, with their stories and with marked words.
#pragma once

#include <map>
#include <string>

#include "indexer/model/index_language.h"
#include "searchd/query.h"
#include "searchd/ranker.h"
#include "searchd/result_page.h"
#include "searchd/snippet.h"

namespace dateline {

class HitReader {
public:
    /// `query`: whose words are marked. The others must outlive the reader.
    HitReader(const Xapian::Database& database, Analysers& analysers, const QueryNode& query)
        : database_(database), analysers_(analysers), in_title_(query, title_field), in_body_(query, body_field) {}

    Hit read(const RankedArticle& one);

private:
    const Xapian::Database& database_;
    Analysers& analysers_;
    Highlighter in_title_;
    Highlighter in_body_;
    std::map<std::string, Story> stories_;  ///< of several articles, those that were read
};

}  // namespace dateline
