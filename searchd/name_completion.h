// Completes a name that is being typed behind that of its field: author:ines.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searchd/columns.h"
#include "searchd/suggestions.h"
#include "searchd/typed_query.h"

namespace Xapian {
class Database;
}

namespace dateline {

class Analysers;

/// `values` of `field` as people type them: languages by their names.
Suggestions names_of(const Field& field, std::vector<Suggestion> values);

/// `name` completed with `names`, as queries that keep all before it: author:"Ines Calloway", lang:de. The most
/// frequent where nothing of it is typed yet.
std::vector<Suggestion> complete_name(const Suggestions& names, const TypedName& name, std::size_t limit);

/// Likewise with the names of the articles that what stands before it finds; of the newest where that would take longer
/// than a few milliseconds, and then without counts.
std::vector<Suggestion> complete_name_beside(const Xapian::Database& database, const Columns& columns,
                                             Analysers& analysers, const TypedName& name, std::size_t limit);

/// What finds the articles that are meant: author:"Ana Ruiz" of a name, the phrase of a title; the text where that is a
/// query already.
std::string query_of(const Suggestion& suggestion);

}  // namespace dateline
