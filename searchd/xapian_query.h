// A query tree as Xapian understands it.
#pragma once

#include "searchd/query.h"
#include "searchd/search_request.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace dateline {

/// All documents, alike. Stands in for Xapian::Query::MatchAll, which may not be used: it is one object for the whole
/// process, and Xapian's counting of a query's uses is not thread-safe.
Xapian::Query every_article();

/// Documents that match `root`, weighted; words in any inflection of `languages`, each in articles of that language.
/// `database` is asked which terms it has.
Xapian::Query to_xapian(const QueryNode& root, const Xapian::Database& database,
                        const std::vector<Analyser*>& languages);

/// `query` restricted to the dates and filters of `request`, which do not change weights. Articles without a date are
/// in no range.
Xapian::Query restricted(const Xapian::Query& query, const SearchRequest& request);

}  // namespace dateline
