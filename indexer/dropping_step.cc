#include "indexer/dropping_step.h"

#include <algorithm>
#include <unordered_map>

#include "indexer/index_writer.h"
#include "indexer/survey.h"
#include "indexer/tally.h"

namespace dateline {

namespace {

bool is_heavy(const HeavyLoss& loss) { return loss.lost * 2 > loss.had; }

}  // namespace

std::string to_message(const HeavyLoss& loss) {
    return loss.baseline.root + ": " + std::to_string(loss.lost) + " of the " + std::to_string(loss.had) +
           " articles it had are gone; nothing was deleted. If that is meant, say --allow-mass-delete";
}

std::vector<HeavyLoss> DroppingStep::heavy_losses() const {
    const std::set<std::string> moved = moved_hashes();
    std::vector<HeavyLoss> losses;
    for (const SurveyedRoot& root : survey_.roots) {
        const std::vector<unsigned> lost = lost_of(root.baseline, moved);
        // What was held back and cannot be looked into is not back.
        HeavyLoss loss{root.baseline, lost.size() + (root.is_standing ? root.hidden : 0), root.articles};
        if (is_heavy(loss)) loss.lost -= count_moved(lost);
        if (!is_heavy(loss)) continue;
        const bool is_told =
            !losses.empty() && losses.back().baseline.root == root.baseline.root && losses.back().lost == loss.lost;
        if (!is_told) losses.push_back(loss);
    }
    return losses;
}

// Docids of what is gone, and was not moved with its file.
std::vector<unsigned> DroppingStep::lost_of(const Baseline& baseline, const std::set<std::string>& moved) const {
    std::vector<unsigned> lost;
    const auto add = [&](unsigned docid) {
        if (docid <= baseline.last_docid) lost.push_back(docid);
    };
    for (const auto& [path, record] : survey_.vanished) {
        if (is_below(baseline.root, path) && !moved.contains(record.hash))
            std::ranges::for_each(index_.docids_of(path), add);
    }
    for (const auto& [path, stale] : survey_.stale) {
        if (!is_below(baseline.root, path) || moved.contains(stale.hash_before)) continue;
        for (const unsigned docid : stale.docids) {
            if (index_.get(docid).path == path) add(docid);  // others may have taken it over
        }
    }
    return lost;
}

// Without an id of its own an article gets another one where it moves to, and is told by its text alone.
std::size_t DroppingStep::count_moved(const std::vector<unsigned>& lost) const {
    const SurveyedRoot& oldest =
        *std::ranges::min_element(survey_.roots, {}, [](const SurveyedRoot& root) { return root.baseline.last_docid; });
    std::unordered_map<std::uint64_t, std::size_t> came;
    index_.for_each_article_after(oldest.baseline.last_docid, [&](const IndexedArticle& article) {
        if (!survey_.is_gone(article)) ++came[article.text];
    });
    std::size_t moved = 0;
    for (const unsigned docid : lost) {
        const auto found = came.find(index_.get(docid).text);
        if (found == came.end() || found->second == 0) continue;
        --found->second;
        ++moved;
    }
    return moved;
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
        return std::ranges::any_of(spared, [&](const HeavyLoss& loss) { return is_below(loss.baseline.root, path); });
    };
    for (const auto& [path, record] : survey_.vanished) {
        if (!is_spared(path)) drop_vanished(path);
    }
    for (const auto& [path, stale] : survey_.stale) {
        if (!is_spared(path)) drop_stale(path, stale);
    }
}

void DroppingStep::drop_vanished(const std::string& path) {
    for (const unsigned docid : index_.docids_of(path)) remove(docid);
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

std::vector<HeavyLoss> losses_by_rebuild(const IndexWriter& previous, const IndexWriter& rebuilt) {
    std::vector<HeavyLoss> losses;
    for (const Baseline& baseline : previous.baselines()) losses.push_back({baseline});
    previous.for_each_file([&](const FileRecord& record) {
        for (HeavyLoss& loss : losses) {
            if (!is_below(loss.baseline.root, record.path)) continue;
            for (const unsigned docid : previous.docids_of(record.path)) {
                if (docid > loss.baseline.last_docid) continue;
                ++loss.had;
                if (!rebuilt.find(previous.get(docid).id)) ++loss.lost;
            }
        }
    });
    std::erase_if(losses, [](const HeavyLoss& loss) { return !is_heavy(loss); });
    return losses;
}

}  // namespace dateline
