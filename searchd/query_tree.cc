#include "searchd/query_tree.h"

#include <algorithm>
#include <iterator>

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

// Whether two nodes find the same articles for the same reason.
bool is_same(const QueryNode& a, const QueryNode& b) {
    const auto same_word = [](const QueryWord& left, const QueryWord& right) {
        return left.is_prefix == right.is_prefix && left.token.words == right.token.words &&
               left.token.stems == right.token.stems && left.token.accented == right.token.accented;
    };
    return a.kind == b.kind && a.field == b.field && a.distance == b.distance && a.from == b.from && a.to == b.to &&
           a.value == b.value && a.corrects == b.corrects && a.is_implicit == b.is_implicit &&
           std::ranges::equal(a.words, b.words, same_word) && std::ranges::equal(a.children, b.children, is_same);
}

void drop_duplicates(std::vector<QueryNode>& nodes) {
    std::vector<QueryNode> kept;
    for (QueryNode& node : nodes) {
        const auto first = std::ranges::find_if(kept, [&](const QueryNode& other) { return is_same(node, other); });
        if (first == kept.end()) {
            kept.push_back(std::move(node));
        } else {
            first->is_required |= node.is_required;
        }
    }
    nodes = std::move(kept);
}

// Makes one range of dates that overlap.
void join_dates(std::vector<QueryNode>& nodes) {
    const auto is_dates = [](const QueryNode& node) { return node.kind == Kind::dates; };
    const auto first = std::ranges::find_if(nodes, is_dates);
    if (first == nodes.end()) return;
    for (auto other = std::find_if(first + 1, nodes.end(), is_dates); other != nodes.end();) {
        const auto from = std::max(first->from, other->from);  // an open end is less than any other
        const auto to = !first->to ? other->to : !other->to ? first->to : std::min(first->to, other->to);
        if (from && to && *from > *to) return;
        first->from = from;
        first->to = to;
        other = nodes.erase(other);
        other = std::find_if(other, nodes.end(), is_dates);
    }
}

bool is_everything(const QueryNode& node) { return node.kind == Kind::everything; }

QueryNode made_of(Kind kind, std::vector<QueryNode> children, bool is_implicit) {
    if (children.size() == 1 && children[0].kind != Kind::negation) return std::move(children[0]);
    QueryNode node;
    node.kind = children.empty() ? Kind::nothing : kind;
    node.children = std::move(children);
    node.is_implicit = is_implicit;
    return node;
}

}  // namespace

QueryNode group(Kind kind, std::vector<QueryNode> children, bool is_implicit) {
    std::erase_if(children, [](const QueryNode& node) { return node.kind == Kind::nothing; });
    if (const auto all = std::ranges::find_if(children, is_everything); all != children.end()) {
        QueryNode everything = *all;
        if (kind == Kind::any) return everything;
        std::erase_if(children, is_everything);
        if (children.empty()) return everything;
    }
    drop_duplicates(children);
    if (kind == Kind::all) join_dates(children);
    return made_of(kind, std::move(children), is_implicit);
}

QueryNode negated(std::vector<QueryNode> nodes) {
    QueryNode inside = group(Kind::all, std::move(nodes));
    if (inside.kind == Kind::nothing || inside.kind == Kind::everything) return {};
    const bool is_negation = inside.children.size() == 1 && inside.children[0].kind == Kind::negation;
    if (is_negation) {
        QueryNode twice = std::move(inside.children[0].children[0]);
        return twice;
    }
    QueryNode negation;
    negation.kind = Kind::negation;
    negation.children.push_back(std::move(inside));
    return negation;
}

QueryNode standing_alone(QueryNode node) {
    if (node.kind != Kind::negation) return node;
    QueryNode others;
    others.kind = Kind::all;
    others.children.push_back(std::move(node));
    return others;
}

void flatten_words(std::vector<QueryNode>& parts) {
    const auto is_word = [](const QueryNode& node) {
        return (node.kind == Kind::word || node.kind == Kind::phrase || node.kind == Kind::any) && !node.is_required &&
               !is_filter(node);
    };
    std::vector<QueryNode> flat;
    for (QueryNode& part : parts) {
        const bool are_words = part.kind == Kind::all && part.is_implicit && !part.is_required;
        if (are_words && std::ranges::all_of(part.children, is_word)) {
            for (QueryNode& child : part.children) child.typed = part.typed;
            std::ranges::move(part.children, std::back_inserter(flat));
        } else {
            flat.push_back(std::move(part));
        }
    }
    parts = std::move(flat);
}

void drop_stopwords(std::vector<QueryNode>& parts) {
    const auto says_something = [](const QueryNode& node) {
        return !node.is_stopword && node.kind != Kind::negation && node.kind != Kind::everything;
    };
    if (std::ranges::any_of(parts, says_something))
        std::erase_if(parts, [](const QueryNode& node) { return node.is_stopword; });
}

CommonField common_field(const QueryNode& node) {
    if (node.children.empty() || node.kind == Kind::negation)
        return {node.field, node.kind != Kind::dates && node.kind != Kind::negation};
    const CommonField first = common_field(node.children.front());
    const auto is_equal = [&](const QueryNode& child) {
        const CommonField other = common_field(child);
        return other.is_one && other.field == first.field;
    };
    return {first.field, first.is_one && std::ranges::all_of(node.children, is_equal)};
}

bool is_filter(const QueryNode& node) {
    if (node.kind == Kind::dates || node.kind == Kind::key) return true;
    if (node.kind == Kind::all || node.kind == Kind::any) {
        return std::ranges::all_of(
            node.children, [](const QueryNode& child) { return child.kind == Kind::negation || is_filter(child); });
    }
    return node.kind != Kind::negation && common_field(node).field != nullptr &&
           common_field(node).field->kind == FieldKind::name;
}

bool is_optional(const QueryNode& part) { return part.kind != Kind::negation && !part.is_required && !is_filter(part); }

bool can_be_relaxed(const QueryNode& root) {
    if (root.kind == Kind::negation) return false;
    return (root.kind == Kind::all && root.is_implicit && std::ranges::count_if(root.children, is_optional) > 1) ||
           std::ranges::any_of(root.children, can_be_relaxed);
}

QueryNode relaxed(const QueryNode& root) {
    if (root.kind == Kind::negation || root.kind == Kind::near) return root;
    QueryNode copy = root;
    copy.children.clear();
    std::vector<QueryNode> optional;
    std::size_t place = 0;
    for (const QueryNode& child : root.children) {
        if (root.kind != Kind::all || !root.is_implicit || !is_optional(child)) {
            copy.children.push_back(relaxed(child));
        } else {
            if (optional.empty()) place = copy.children.size();
            optional.push_back(relaxed(child));
        }
    }
    if (optional.empty()) return copy;
    QueryNode some = made_of(Kind::any, std::move(optional), true);
    copy.children.insert(copy.children.begin() + static_cast<std::ptrdiff_t>(place), std::move(some));
    if (copy.children.size() == 1) return std::move(copy.children.front());
    return copy;
}

}  // namespace dateline
