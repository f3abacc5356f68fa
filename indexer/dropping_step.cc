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
    const std::set<std::string> moved = moved_hashes();
    std::vector<HeavyLoss> losses;
    for (const auto& [root, had] : survey_.roots) {
        std::size_t lost = 0;
        for (const auto& [path, record] : survey_.vanished) {
            if (is_below(root, path) && !moved.contains(record.hash)) lost += index_.count_articles_of(path);
        }
        for (const auto& [path, stale] : survey_.stale) {
            if (is_below(root, path) && !moved.contains(stale.hash_before)) lost += count_held(path, stale, index_);
        }
        if (lost * 2 > had) losses.push_back({root, lost, had});
    }
    return losses;
}

// Of files that are gone, or had other bytes before: the hashes that a file has now.
std::set<std::string> DroppingStep::moved_hashes() const {
    std::set<std::string> gone;
    for (const auto& [path, record] : survey_.vanished) gone.insert(record.hash);
    for (const auto& [path, stale] : survey_.stale) {
        if (stale.hash_before != stale.hash) gone.insert(stale.hash_before);
    }
    gone.erase("");
    std::set<std::string> moved;
    index_.for_each_file([&](const FileRecord& record) {
        if (gone.contains(record.hash) && !survey_.vanished.contains(record.path)) moved.insert(record.hash);
    });
    for (const auto& [path, stale] : survey_.stale) {
        if (gone.contains(stale.hash)) moved.insert(stale.hash);
    }
    return moved;
}

void DroppingStep::drop(const std::vector<HeavyLoss>& spared) {
    const auto is_spared = [&](const std::string& path) {
        return std::ranges::any_of(spared, [&](const HeavyLoss& loss) { return is_below(loss.root, path); });
    };
    for (const auto& [path, record] : survey_.vanished) {
        if (!is_spared(path)) drop_vanished(path);
    }
    for (const auto& [path, stale] : survey_.stale) {
        if (!is_spared(path)) drop_stale(path, stale);
    }
}

void DroppingStep::drop_vanished(const std::string& path) {
    for (const auto& [fingerprint, docid] : index_.articles_of(path)) remove(docid);
    index_.remove_file(path);
}

void DroppingStep::drop_stale(const std::string& path, const StaleArticles& stale) {
    for (const unsigned docid : stale.docids) {
        if (index_.get(docid).path == path) remove(docid);
    }
    // As it is in the index: another file may have taken an article of it meanwhile.
    std::optional<FileRecord> record = index_.find_file(path);
    if (!record) return;
    record->hash = stale.hash;
    index_.put_file(*record);
}

void DroppingStep::remove(unsigned docid) {
    const IndexedArticle article = index_.get(docid);
    index_.remove(docid);
    tally_.count_deleted(article);
    index_.commit_if_due();
}

}  // namespace dateline
