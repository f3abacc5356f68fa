// Which lines are boilerplate, as the learner has found and as people say: asked by the threads that make documents
// while the learner goes on.
#pragma once

#include <shared_mutex>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/line_overrides.h"
#include "indexer/model/article.h"

namespace dateline {

class LineVerdicts {
public:
    explicit LineVerdicts(LineOverrides overrides) : overrides_(std::move(overrides)) {}

    const LineOverrides& overrides() const { return overrides_; }

    /// `line`: its term.
    void set_boilerplate(const std::string& line, bool is_boilerplate);

    /// What Article::boilerplate should be: nothing where no other line would be left.
    std::vector<std::size_t> boilerplate_of(const Article& article) const;

private:
    bool is_boilerplate(const std::string& outlet, std::string_view text) const;

    const LineOverrides overrides_;
    mutable std::shared_mutex mutex_;
    std::unordered_set<std::string> learnt_;
};

}  // namespace dateline
