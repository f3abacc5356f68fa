// Operands of NEAR, joined to one node.
#pragma once

#include <optional>
#include <vector>

#include "searchd/query.h"

namespace dateline {

/// Collects `a NEAR/3 b NEAR/3 c`.
class NearRun {
public:
    /// `typed`: where the operand stands in the text.
    void add(std::vector<QueryNode> operand, const Span& typed);

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
