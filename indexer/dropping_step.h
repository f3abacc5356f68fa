// The step of a run that removes what the SOURCEs no longer hold.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "indexer/baseline.h"

namespace dateline {

class IndexWriter;
class Tally;
struct StaleArticles;
struct Survey;

/// A SOURCE of which more than half would go: more likely unmounted, or emptied by accident. Measured is what it had at
/// its baseline, so that what comes meanwhile does not make a loss lighter.
struct HeavyLoss {
    Baseline baseline;
    std::size_t lost = 0;
    std::size_t had = 0;
};

/// For a person who is to decide.
std::string to_message(const HeavyLoss& loss);

/// To be taken after everything was read, so that no other file has an id of what is gone.
class DroppingStep {
public:
    DroppingStep(const Survey& survey, IndexWriter& index, Tally& tally)
        : survey_(survey), index_(index), tally_(tally) {}

    /// What was in a file whose bytes stand in another one by now is no loss, nor is what stands word for word in an
    /// article that came since: it was moved. Several of one SOURCE tell of different articles.
    std::vector<HeavyLoss> heavy_losses() const;

    /// Removes what is gone, but for what is below the root of one of `spared`.
    void drop(const std::vector<HeavyLoss>& spared);

private:
    std::set<std::string> moved_hashes() const;
    std::vector<unsigned> lost_of(const Baseline& baseline, const std::set<std::string>& moved) const;
    std::size_t count_moved(const std::vector<unsigned>& lost) const;
    void drop_vanished(const std::string& path);
    void drop_stale(const std::string& path, const StaleArticles& stale);
    void remove(unsigned docid);

    const Survey& survey_;
    IndexWriter& index_;
    Tally& tally_;
};

/// What a rebuild would lose of what `previous` held back.
std::vector<HeavyLoss> losses_by_rebuild(const IndexWriter& previous, const IndexWriter& rebuilt);

}  // namespace dateline
