#include "indexer/line_verdicts.h"

#include <mutex>

#include "indexer/model/lines.h"
#include "indexer/model/schema.h"

namespace dateline {

void LineVerdicts::set_boilerplate(const std::string& line, bool is_boilerplate) {
    const std::unique_lock lock(mutex_);
    if (is_boilerplate) {
        learnt_.insert(line);
    } else {
        learnt_.erase(line);
    }
}

std::vector<std::size_t> LineVerdicts::boilerplate_of(const Article& article) const {
    const std::shared_lock lock(mutex_);
    std::vector<std::size_t> numbers;
    if (learnt_.empty() && overrides_.drop.empty()) return numbers;
    const std::string outlet = term::outlet(outlet_of(article));
    for (const Line& line : lines_of(article.body)) {
        if (is_boilerplate(outlet, line.text)) numbers.push_back(line.number);
    }
    if (!numbers.empty() && without_lines(article.body, numbers).empty()) numbers.clear();
    return numbers;
}

bool LineVerdicts::is_boilerplate(const std::string& outlet, std::string_view text) const {
    if (overrides_.keep.contains(text)) return false;
    return overrides_.drop.contains(text) || learnt_.contains(term::line(outlet, text));
}

}  // namespace dateline
