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

void take_fields(const QueryNode& node, std::vector<const Field*>& fields) {
    if (node.field != nullptr && std::ranges::find(fields, node.field) == fields.end()) fields.push_back(node.field);
    for (const QueryNode& child : node.children) take_fields(child, fields);
}

void set_field(QueryNode& node, const Field* field) {
    if (node.children.empty()) node.field = field;
    for (QueryNode& child : node.children) set_field(child, field);
}

// Where one field is named, it holds for all of the run: title:oil NEAR price.
void share_field(QueryNode& run) {
    std::vector<const Field*> named;
    take_fields(run, named);
    if (named.size() != 1) return;
    for (QueryNode& child : run.children) set_field(child, named.front());
}

}  // namespace

void NearRun::add(std::vector<QueryNode> operand, const Span& typed) {
    for (QueryNode& node : operand) node.typed = typed;
    if (!operand.empty()) operands_.push_back(std::move(operand));
}

std::optional<QueryNode> NearRun::joined(unsigned distance) const {
    QueryNode run;
    run.kind = Kind::near;
    run.distance = distance;
    run.is_required = true;
    for (const std::vector<QueryNode>& operand : operands_) {
        std::vector<QueryNode> choices;
        if (operand.size() != 1 || !take_choices(operand.front(), choices)) return std::nullopt;
        run.children.push_back(group(Kind::any, std::move(choices)));
        run.children.back().typed = operand.front().typed;
    }
    share_field(run);
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
