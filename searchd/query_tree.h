// What the parts of the parser do to the tree they build.
#pragma once

#include <string_view>
#include <vector>

#include "searchd/query.h"

namespace dateline {

/// `children` as one node of `kind`, `all` or `any`: each once, and without what says nothing beside them (all
/// articles). One child is itself; a bare negation stays a child. None is `nothing`.
QueryNode group(QueryNode::Kind kind, std::vector<QueryNode> children, bool is_implicit = false);

/// The opposite of `nodes`, all of which hold together, for a child of `all`; `nothing` for none, or for all articles.
QueryNode negated(std::vector<QueryNode> nodes);

/// A bare negation as a node of its own: all the other articles.
QueryNode standing_alone(QueryNode node);

/// In a run of words side by side, brackets around some of them say nothing: "Oil (and gas) up".
void flatten_words(std::vector<QueryNode>& parts);

/// Words that say little are not needed, unless there is nothing else.
void drop_stopwords(std::vector<QueryNode>& parts);

struct CommonField {
    const Field* field = nullptr;  ///< null also for words that name none
    bool is_one = false;
};
/// The field that all words, phrases and keys below `node` are of, where it is one and nothing else is there.
CommonField common_field(const QueryNode& node);

}  // namespace dateline
