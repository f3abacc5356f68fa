// The parts of a query as they were typed, and the same text with one of them looser or left out.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/query.h"

namespace dateline {

/// What stands side by side in a query. Several nodes may have been typed in one: `node` is the first.
struct QueryPart {
    Span typed;  ///< with its signs and its name
    const QueryNode* node = nullptr;
};

/// The parts of `root` that all must fit, in order. They point into it.
std::vector<QueryPart> parts_of(const QueryNode& root);

/// Likewise what NEAR joins, of a node of that kind.
std::vector<QueryPart> operands_of(const QueryNode& near);

std::string text_of(std::string_view q, const Span& span);

/// `q` with `text` in place of what stands in `span`.
std::string replaced(std::string_view q, const Span& span, std::string_view text);

// `q` is what the parts are of. Each of these is empty where there is nothing to do.

/// A phrase without its quotation marks, or a compound without its hyphens: title:"bronze masks" as
/// title:(bronze masks), oil-producing as oil producing.
std::string as_words(std::string_view q, const QueryPart& part);

/// Words that are to be near each other, without the NEAR.
std::string without_near(std::string_view q, const QueryPart& part);

/// title:oil or author:oil as oil.
std::string without_field(std::string_view q, const QueryPart& part);

/// source:reutrs as source:"Reuters", of a name's part and `name`.
std::string with_name(std::string_view q, const QueryPart& part, std::string_view name);

/// The whole of `q`, with any of the words instead of all of them; what limits stays.
std::string with_any(std::string_view q, const std::vector<QueryPart>& parts);

/// The whole of `q`, with a plus before each part that might be missing from an article.
std::string with_all(std::string_view q, const std::vector<QueryPart>& parts);

/// The whole of `q`, with the parts alone that `is_kept` names.
std::string with_parts(std::string_view q, const std::vector<QueryPart>& parts,
                       const std::function<bool(const QueryPart&)>& is_kept);

}  // namespace dateline
