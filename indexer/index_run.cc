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
        const Leftovers left = read(changed_files(), options_);
        if (!stop_ && !options_.keep_vanished) drop(left);
        if (!stop_ && tally_.stats().deleted != 0) read_again();
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

    Leftovers read(const std::vector<SourceFile>& files, const RunOptions& options) {
        ArticlePlacer placer(index_, previous_, survey_);
        return ReadingStep{options, index_, placer, tally_}.read(files, stop_);
    }

    void drop(const Leftovers& left) {
        DroppingStep step(survey_, left, index_, tally_);
        std::vector<HeavyLoss> refused;
        if (!options_.allow_mass_delete) refused = step.heavy_losses();
        for (const HeavyLoss& loss : refused) outcome_.refusals.push_back(to_message(loss));
        step.drop(refused);
    }

    // An id that was dropped may stand in another file.
    void read_again() {
        std::vector<SourceFile> files;
        std::ranges::copy_if(listing_.files, std::back_inserter(files),
                             [&](const SourceFile& file) { return survey_.shadowed.contains(file.path); });
        RunOptions all = options_;
        all.full = true;
        tally_.begin_again();
        read(files, all);
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
