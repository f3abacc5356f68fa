// Operands of NEAR, joined to one node.
#pragma once

#include <optional>
#include <vector>

#include "searchd/query.h"

namespace dateline {

/// Collects `a NEAR/3 b NEAR/3 c`.
class NearRun {
public:
    explicit NearRun(std::vector<QueryNode> first) { add(std::move(first)); }

    void add(std::vector<QueryNode> operand) {
        if (!operand.empty()) operands_.push_back(std::move(operand));
    }

    bool is_single() const { return operands_.size() < 2; }

    /// The run as a node of kind near, where each operand is a word, a phrase, or a choice of these, and no two name
    /// different fields; else nothing.
    std::optional<QueryNode> joined(unsigned distance) const;

    /// All that was added, side by side.
    std::vector<QueryNode> operands() &&;

private:
    std::vector<std::vector<QueryNode>> operands_;
};

}  // namespace dateline
