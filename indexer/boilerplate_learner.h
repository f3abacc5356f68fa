// Learns which lines are boilerplate: before each commit, the lines of articles that changed are counted anew, and
// articles of which more or less has turned out to be text are indexed anew from what is stored of them. What comes out
// depends on the articles alone, not on the order they came in.
//
// A line recurs if the articles of five stories have it; ten versions of one report teach nothing. One that recurs is
// boilerplate if a tenth of its outlet's articles have it, see ARCHITECTURE.md.
#pragma once

#include <map>
#include <set>
#include <string>

#include "indexer/line_verdicts.h"
#include "indexer/model/index_language.h"
#include "indexer/recurring_line.h"

namespace Xapian {
class WritableDatabase;
}

namespace dateline {

class BoilerplateLearner {
public:
    /// Takes up what the index has learnt. `database` must outlive this.
    BoilerplateLearner(Xapian::WritableDatabase& database, const IndexLanguage& language, LineOverrides overrides);

    const LineVerdicts& verdicts() const { return verdicts_; }
    /// Whether the overrides are others than those the index was made with: relearn() has to do then even if no article
    /// changes.
    bool has_new_overrides() const { return applied_ != verdicts_.overrides(); }

    /// To be called before the article is replaced or deleted,
    void before_change(unsigned docid);
    /// and after it was added or replaced.
    void after_change(unsigned docid);

    /// Brings the verdicts and all articles up to what changed. `regrouped`: articles that came into another story.
    void relearn(const std::set<unsigned>& regrouped);

private:
    using Docids = std::set<unsigned>;

    bool touch(unsigned docid);
    void note_whether_recurs(const std::string& line, Docids& doubtful);
    bool recurs(const std::string& line) const;
    void judge(const std::string& line, RecurringLine& found, bool is_boilerplate, Docids& doubtful);
    void apply_overrides(Docids& doubtful);
    void add_articles(const std::string& term, Docids& docids) const;
    bool has_term(unsigned docid, const std::string& term) const;
    void index_anew(unsigned docid);

    Xapian::WritableDatabase& database_;
    Analysers analysers_;
    LineVerdicts verdicts_;
    LineOverrides applied_;                           // those that the articles in the index were made with
    std::map<std::string, RecurringLine> recurring_;  // by term
    std::set<std::string> once_boilerplate_;          // in this run: articles may have been made when it was
    // What changed since the last round, lines and outlets as terms.
    Docids changed_;
    std::set<std::string> lines_;
    std::set<std::string> outlets_;
};

}  // namespace dateline
