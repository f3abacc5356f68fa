// The step of a run that removes what the SOURCEs no longer hold.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace dateline {

class IndexWriter;
class Tally;
struct Survey;

/// What was in a file when it was read before, and is not any more. Until that is removed the file counts as unread.
struct StaleArticles {
    std::string path;
    std::string hash;              ///< of the file as it was read now
    std::vector<unsigned> docids;  ///< some may stand in another file by now
};

/// What reading found out of things that may be gone.
struct Leftovers {
    std::vector<StaleArticles> stale;
    std::set<std::string> new_hashes;  ///< of files that were not known: a vanished file with such a hash was moved
};

/// A SOURCE of which more than half would go: more likely unmounted, or emptied by accident.
struct HeavyLoss {
    std::string root;
    std::size_t lost = 0;
    std::size_t had = 0;
};

/// For a person who is to decide.
std::string to_message(const HeavyLoss& loss);

class DroppingStep {
public:
    DroppingStep(const Survey& survey, const Leftovers& left, IndexWriter& index, Tally& tally)
        : survey_(survey), left_(left), index_(index), tally_(tally) {}

    std::vector<HeavyLoss> heavy_losses() const;

    /// Removes what is gone, but for what is below a root in `spared`. Where anything is, the shadowed files count as
    /// unread from then on.
    void drop(const std::vector<HeavyLoss>& spared);

private:
    void drop_vanished(const std::string& path);
    void drop_stale(const StaleArticles& stale);
    void remove(unsigned docid);
    void mark_shadowed_as_unread();

    const Survey& survey_;
    const Leftovers& left_;
    IndexWriter& index_;
    Tally& tally_;
};

}  // namespace dateline
