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
                  const SearchRequest& request, const SearchBudget& budget = {});

/// Every hit, whatever the page that is asked for. All but the state of the index.
Listing list_all(const Xapian::Database& database, Analysers& analysers, const Columns& columns,
                 const SearchRequest& request);

}  // namespace dateline
