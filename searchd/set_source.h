// A DocSet as a part of a Xapian query, without weight.
#pragma once

#include "searchd/doc_set.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace dateline {

/// The articles of `set`, which must outlive the query. `database` may consist of several; it gave the docids.
Xapian::Query in_set(const DocSet& set, const Xapian::Database& database);

}  // namespace dateline
