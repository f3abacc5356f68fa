#include "indexer/dropping_step.h"

#include <algorithm>

#include "indexer/index_writer.h"
#include "indexer/survey.h"
#include "indexer/tally.h"

namespace dateline {

std::string to_message(const HeavyLoss& loss) {
    return loss.root + ": " + std::to_string(loss.lost) + " of the " + std::to_string(loss.had) +
           " articles it had are gone; nothing was deleted. If that is meant, say --allow-mass-delete";
}

std::vector<HeavyLoss> DroppingStep::heavy_losses() const {
    std::vector<HeavyLoss> losses;
    for (const auto& [root, had] : survey_.roots) {
        std::size_t lost = 0;
        for (const auto& [path, record] : survey_.vanished) {
            if (is_below(root, path) && !left_.new_hashes.contains(record.hash)) lost += index_.count_articles_of(path);
        }
        for (const StaleArticles& stale : left_.stale) {
            if (!is_below(root, stale.path)) continue;
            // What stands in another file by now is not lost.
            lost += static_cast<std::size_t>(std::ranges::count_if(
                stale.docids, [&](unsigned docid) { return index_.get(docid).path == stale.path; }));
        }
        if (lost * 2 > had) losses.push_back({root, lost, had});
    }
    return losses;
}

void DroppingStep::drop(const std::vector<HeavyLoss>& spared) {
    const auto is_spared = [&](const std::string& path) {
        return std::ranges::any_of(spared, [&](const HeavyLoss& loss) { return is_below(loss.root, path); });
    };
    for (const auto& [path, record] : survey_.vanished) {
        if (!is_spared(path)) drop_vanished(path);
    }
    for (const StaleArticles& stale : left_.stale) {
        if (!is_spared(stale.path)) drop_stale(stale);
    }
}

void DroppingStep::drop_vanished(const std::string& path) {
    for (const auto& [fingerprint, docid] : index_.articles_of(path)) remove(docid);
    index_.remove_file(path);
}

void DroppingStep::drop_stale(const StaleArticles& stale) {
    for (const unsigned docid : stale.docids) {
        if (index_.get(docid).path == stale.path) remove(docid);
    }
    // As it is in the index: another file may have taken an article of it meanwhile.
    std::optional<FileRecord> record = index_.find_file(stale.path);
    if (!record) return;
    if (!record->shadowed || tally_.stats().deleted == 0) record->hash = stale.hash;
    index_.put_file(*record);
}

void DroppingStep::remove(unsigned docid) {
    if (tally_.stats().deleted == 0) mark_shadowed_as_unread();
    const IndexedArticle article = index_.get(docid);
    index_.remove(docid);
    tally_.count_deleted(article);
    index_.commit_if_due();
}

// What is removed may have an id that they have too. They are read again in this run, or by a later one: where this one
// is ended before that, or was not given their SOURCE.
void DroppingStep::mark_shadowed_as_unread() {
    for (const std::string& path : survey_.shadowed) {
        std::optional<FileRecord> record = index_.find_file(path);
        if (!record) continue;
        record->hash.clear();
        index_.put_file(*record);
    }
}

}  // namespace dateline
