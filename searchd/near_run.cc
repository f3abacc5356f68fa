#include "searchd/near_run.h"

#include <algorithm>

#include "searchd/query_tree.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

// The words and phrases that `node` is a choice of; false where it is something else.
bool take_choices(const QueryNode& node, std::vector<QueryNode>& choices) {
    if (node.kind == Kind::word || node.kind == Kind::phrase) {
        choices.push_back(node);
        return true;
    }
    return node.kind == Kind::any &&
           std::ranges::all_of(node.children, [&](const QueryNode& child) { return take_choices(child, choices); });
}

}  // namespace

std::optional<QueryNode> NearRun::joined(unsigned distance) const {
    QueryNode run;
    run.kind = Kind::near;
    run.distance = distance;
    run.is_required = true;
    for (const std::vector<QueryNode>& operand : operands_) {
        std::vector<QueryNode> choices;
        if (operand.size() != 1 || !take_choices(operand.front(), choices)) return std::nullopt;
        run.children.push_back(group(Kind::any, std::move(choices)));
    }
    const CommonField common = common_field(run);
    run.field = common.field;
    return common.is_one ? std::optional(std::move(run)) : std::nullopt;
}

std::vector<QueryNode> NearRun::operands() && {
    std::vector<QueryNode> nodes;
    for (std::vector<QueryNode>& operand : operands_) {
        for (QueryNode& node : operand) nodes.push_back(std::move(node));
    }
    return nodes;
}

}  // namespace dateline
