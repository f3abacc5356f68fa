// Which state an open database is in.
#pragma once

#include "searchd/result_page.h"

namespace Xapian {
class Database;
}

namespace dateline {

IndexState read_state(const Xapian::Database& database);

}  // namespace dateline
