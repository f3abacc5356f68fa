#include "indexer/index_run.h"

#include <algorithm>

#include "indexer/article_placer.h"
#include "indexer/dropping_step.h"
#include "indexer/index_writer.h"
#include "indexer/reading_step.h"
#include "indexer/survey.h"
#include "indexer/tally.h"

namespace dateline {

namespace {

using Clock = std::chrono::steady_clock;

class Run {
public:
    Run(const SourceListing& listing, const RunOptions& options, IndexWriter& index, const IndexWriter* previous,
        Report& report, const std::atomic<bool>& stop)
        : listing_(listing),
          options_(options),
          index_(index),
          previous_(previous),
          stop_(stop),
          survey_(survey_catalogue(listing, index)),
          tally_(report) {}

    RunOutcome run() {
        for (const Unreadable& unreadable : listing_.unreadable)
            tally_.count_rejected(unreadable.path, {0, unreadable.reason});
        if (!options_.keep_vanished) begin_baselines();
        read(changed_files());
        if (!options_.keep_vanished) {
            if (!stop_ && survey_.is_anything_gone()) read_again();
            if (!stop_) drop();
        }
        index_.commit();
        outcome_.was_stopped = stop_;
        outcome_.stats = tally_.stats();
        outcome_.stats.articles = index_.articles();
        outcome_.stats.seconds = std::chrono::duration<double>(Clock::now() - start_).count();
        return std::move(outcome_);
    }

private:
    std::vector<SourceFile> changed_files() {
        std::vector<SourceFile> files;
        for (const SourceFile& file : listing_.files) {
            const auto known = index_.find_file(file.path);
            const bool is_same =
                known && !known->hash.empty() && known->size == file.size && known->mtime_ns == file.mtime_ns;
            if (options_.full || !is_same) {
                files.push_back(file);
            } else {
                tally_.count_unchanged(*known, index_.count_articles_of(file.path));
            }
        }
        add_standard_input(files, listing_);
        return files;
    }

    void read(const std::vector<SourceFile>& files) {
        ArticlePlacer placer(index_, previous_, survey_);
        ReadingStep{options_, index_, placer, survey_, tally_}.read(files, stop_);
    }

    // An id of what is gone may stand in another file: in one that was read before this was known, in one that has not
    // changed, or in one that this run cannot read or was not given, which a later run will read. So it may where a
    // file took it over already: one that sorts before the other.
    void read_again() {
        for (const std::string& path : survey_.shadowed) mark_as_unread(path);
        std::vector<SourceFile> files;
        std::ranges::copy_if(listing_.files, std::back_inserter(files),
                             [&](const SourceFile& file) { return survey_.shadowed.contains(file.path); });
        tally_.begin_again();
        read(files);
    }

    void mark_as_unread(const std::string& path) {
        std::optional<FileRecord> record = index_.find_file(path);
        if (!record) return;
        record->hash.clear();
        index_.put_file(*record);
    }

    void drop() {
        DroppingStep step(survey_, index_, tally_);
        std::vector<HeavyLoss> refused;
        if (!options_.allow_mass_delete) refused = step.heavy_losses();
        for (const HeavyLoss& loss : refused) outcome_.refusals.push_back(to_message(loss));
        step.drop(refused);
        end_baselines(refused);
    }

    // A run that is killed has not dropped anything, but may have added much.
    void begin_baselines() {
        std::vector<Baseline> baselines = survey_.elsewhere;
        for (const SurveyedRoot& root : survey_.roots) {
            const bool has_older = !baselines.empty() && baselines.back().root == root.baseline.root;
            if (root.is_standing || (root.articles != 0 && !has_older)) baselines.push_back(root.baseline);
        }
        index_.set_baselines(std::move(baselines));
    }

    // A baseline stands until what it had is there again or was dropped.
    void end_baselines(const std::vector<HeavyLoss>& refused) {
        std::vector<Baseline> baselines = survey_.elsewhere;
        for (const HeavyLoss& loss : refused) baselines.push_back(loss.baseline);
        index_.set_baselines(std::move(baselines));
    }

    const SourceListing& listing_;
    const RunOptions& options_;
    IndexWriter& index_;
    const IndexWriter* previous_;
    const std::atomic<bool>& stop_;
    Clock::time_point start_ = Clock::now();
    RunOutcome outcome_;
    Survey survey_;
    Tally tally_;
};

}  // namespace

RunOutcome run_index(const SourceListing& listing, const RunOptions& options, IndexWriter& index,
                     const IndexWriter* previous, Report& report, const std::atomic<bool>& stop) {
    return Run(listing, options, index, previous, report, stop).run();
}

}  // namespace dateline
