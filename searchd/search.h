// One search on one state of the index: reads the query, finds, ranks, and makes the page.
#pragma once

#include "searchd/columns.h"
#include "searchd/result_page.h"
#include "searchd/search_budget.h"

namespace dateline {

class Analysers;

/// All that a request finds, in order, for one index: its docids stay what they are over commits, until another index
/// is swapped in.
struct Listing {
    IndexState index;
    std::vector<DocId> articles;
    bool is_exact = true;  ///< false where the search was cut, see ResultPage::total_is_exact
};

/// All but the state of the index and the time it took. Where `budget` runs out, the page says that it is partial.
ResultPage search(const Xapian::Database& database, Analysers& analysers, const Columns& columns,
                  const SearchRequest& request, const SearchBudget& budget);

/// Every hit, whatever the page that is asked for. All but the state of the index.
Listing list_all(const Xapian::Database& database, Analysers& analysers, const Columns& columns,
                 const SearchRequest& request);

/// The query of `request` as its search reads it, with what was sought instead of misspelt words: what is marked in an
/// article that it found. Only where a word is unknown it is searched for.
QueryNode query_as_read(const Xapian::Database& database, Analysers& analysers, const Columns& columns,
                        const SearchRequest& request);

}  // namespace dateline
