#include "searchd/request_reading.h"

#include <algorithm>

#include "searchd/query_tree.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

QueryNode value_of_field(const Filter& filter) {
    QueryNode node;
    node.kind = filter.is_of_any() ? Kind::present : Kind::key;
    node.field = filter.field;
    node.value = filter.value;
    return node;
}

// Beside any value others say nothing.
QueryNode one_of(std::vector<QueryNode> values) {
    const auto any = std::ranges::find(values, Kind::present, &QueryNode::kind);
    return any != values.end() ? std::move(*any) : group(Kind::any, std::move(values));
}

// One of the wanted values of a field, and none of the others.
void add_filters(const Field& field, const std::vector<Filter>& filters, std::vector<QueryNode>& limits) {
    std::vector<QueryNode> wanted;
    std::vector<QueryNode> unwanted;
    for (const Filter& filter : filters) {
        if (filter.field == &field) (filter.is_excluded ? unwanted : wanted).push_back(value_of_field(filter));
    }
    limits.push_back(one_of(std::move(wanted)));
    limits.push_back(negated({one_of(std::move(unwanted))}));
}

}  // namespace

std::string describe(const QueryNode& root, const SearchRequest& request) {
    if (root.kind == Kind::nothing) return "";
    std::vector<QueryNode> parts = root.kind == Kind::all ? root.children : std::vector<QueryNode>{root};
    for (const Field& field : fields) add_filters(field, request.filters, parts);
    if (request.from || request.to) {
        QueryNode dates;
        dates.kind = Kind::dates;
        dates.from = request.from;
        dates.to = request.to;
        parts.push_back(std::move(dates));
    }
    return describe(group(Kind::all, std::move(parts)), request.q);
}

}  // namespace dateline
