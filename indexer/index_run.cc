#include "indexer/index_run.h"

#include <algorithm>
#include <deque>
#include <set>

#include <xapian.h>

#include "indexer/article_placer.h"
#include "indexer/dropping_step.h"
#include "indexer/index_writer.h"
#include "indexer/pipeline.h"
#include "indexer/records.h"
#include "indexer/survey.h"
#include "indexer/tally.h"

namespace dateline {

namespace {

using Clock = std::chrono::steady_clock;

// A file whose time is this close to now may still change without its time changing.
bool is_settled(std::int64_t mtime_ns) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() - mtime_ns > 2'000'000'000;
}

// A file between its first record and its last.
struct OpenFile {
    SourceFile file;
    FileRecord record;
    std::map<std::string, unsigned> known;  // fingerprint to docid, as the index held them before
    std::set<unsigned> stale;               // of those, the ones not met again yet
    std::size_t under_way = 0;
    bool is_read = false;
    bool keeps_stale = false;  // it could not be read to its end: what was not met may still be there
};

class Run {
public:
    Run(const SourceListing& listing, const RunOptions& options, IndexWriter& index, const IndexWriter* previous,
        Report& report, const std::atomic<bool>& stop)
        : listing_(listing),
          options_(options),
          index_(index),
          tally_(report),
          stop_(stop),
          survey_(survey_catalogue(listing, index)),
          placer_(index, previous, survey_) {}

    RunOutcome run() {
        for (const Unreadable& unreadable : listing_.unreadable)
            tally_.count_rejected(unreadable.path, {0, unreadable.reason});
        std::vector<SourceFile> to_read = files_to_read();
        add_standard_input(to_read, listing_);
        read(to_read);
        if (!stop_) drop();
        if (!stop_) read(overshadowed());
        index_.commit();
        outcome_.was_stopped = stop_;
        outcome_.stats = tally_.stats();
        outcome_.stats.articles = index_.articles();
        outcome_.stats.seconds = std::chrono::duration<double>(Clock::now() - start_).count();
        return std::move(outcome_);
    }

private:
    // --- list

    std::vector<SourceFile> files_to_read() {
        std::vector<SourceFile> to_read;
        for (const SourceFile& file : listing_.files) {
            const auto known = index_.find_file(file.path);
            const bool is_same =
                known && !known->hash.empty() && known->size == file.size && known->mtime_ns == file.mtime_ns;
            if (options_.full || !is_same) {
                to_read.push_back(file);
            } else {
                tally_.count_unchanged(*known, index_.count_articles_of(file.path));
            }
        }
        return to_read;
    }

    // --- read

    void read(const std::vector<SourceFile>& files) {
        std::uint64_t total = 0;
        for (const SourceFile& file : files) total += file.size;
        Progress progress(options_.show_progress, total);
        {
            Pipeline pipeline(options_.jobs, options_.dry_run ? std::nullopt : std::optional(index_.language()),
                              index_.line_verdicts());
            read_files(files, pipeline, progress);
        }
        // After a stop, files half read are read again by the next run.
        closed_ = opened_;
        open_.clear();
    }

    void read_files(const std::vector<SourceFile>& files, Pipeline& pipeline, Progress& progress) {
        std::uint64_t bytes_before = 0;
        for (const SourceFile& file : files) {
            if (stop_) break;
            if (std::optional<OpenFile> opened = open(file)) {
                open_.push_back(std::move(*opened));
                ++opened_;
                read_file(open_.back(), pipeline,
                          [&](std::uint64_t consumed) { progress.show(bytes_before + consumed, done_); });
            }
            bytes_before += file.size;
            progress.show(bytes_before, done_);
        }
        while (!pipeline.is_empty()) consume(pipeline.next());
        close_finished();
    }

    // Nothing where the file turns out to be the same as before, or cannot be opened.
    std::optional<OpenFile> open(const SourceFile& file) {
        OpenFile opened;
        opened.file = file;
        opened.record = {file.path, file.size, is_settled(file.mtime_ns) ? file.mtime_ns : 0, "", false, 0, {}};
        if (file.path == standard_input) return opened;
        const Result<std::string> hash = hash_file(file.path);
        const auto known = index_.find_file(file.path);
        if (!hash) {
            tally_.count_rejected(file.path, {0, hash.fault()});
            return std::nullopt;
        }
        opened.record.hash = *hash;
        if (known && known->hash == *hash && !options_.full && !again_) {
            FileRecord touched = *known;
            touched.size = file.size;
            touched.mtime_ns = opened.record.mtime_ns;
            index_.put_file(touched);
            tally_.count_unchanged(touched, index_.count_articles_of(file.path));
            return std::nullopt;
        }
        if (!known) left_.new_hashes.insert(*hash);
        opened.known = index_.articles_of(file.path);
        for (const auto& [fingerprint, docid] : opened.known) opened.stale.insert(docid);
        return opened;
    }

    template <typename ShowProgress>
    void read_file(OpenFile& opened, Pipeline& pipeline, const ShowProgress& show_progress) {
        const SourceFile& file = opened.file;
        const std::size_t number = opened_ - 1;
        const auto submit = [&](RawRecord record) {
            ++opened.under_way;
            pipeline.submit({number,
                             record.reader,
                             {file.path, file.relative, record.line, std::move(record.member)},
                             std::move(record.bytes),
                             &opened.known});
        };
        const bool is_whole = read_records(file.path, stop_, [&](RawRecord record) {
            while (pipeline.is_full() && !stop_) consume(pipeline.next());
            if (stop_) return false;
            const std::uint64_t consumed = record.consumed;
            submit(std::move(record));
            show_progress(consumed);
            return true;
        });
        opened.keeps_stale = !is_whole;
        opened.is_read = !stop_;
    }

    void consume(PreparedRecord prepared) {
        close_finished();
        OpenFile& opened = open_[prepared.file - closed_];
        --opened.under_way;
        for (PreparedArticle& article : prepared.articles) take(opened, article);
        index_.commit_if_due();
        close_finished();
    }

    void take(OpenFile& opened, PreparedArticle& prepared) {
        const Origin& origin = prepared.origin;
        if (!prepared.read) {
            const Rejection rejection{origin.line, prepared.read.fault(), origin.member};
            tally_.count_rejected(opened.file.path, rejection);
            add_rejection(opened.record, rejection);
            return;
        }
        tally_.tell_notes(prepared);
        ++done_;
        const Placement placement = placer_.place(opened.known, prepared);
        opened.stale.erase(placement.docid);
        if (placement.kind == Placement::Kind::duplicate) opened.record.shadowed = true;
        tell(placement, prepared);
    }

    void tell(const Placement& placement, const PreparedArticle& prepared) {
        switch (placement.kind) {
            case Placement::Kind::added: return tally_.count_added(prepared);
            case Placement::Kind::updated: return tally_.count_updated(prepared);
            case Placement::Kind::duplicate: return tally_.tell_duplicate(prepared, placement.holder);
            case Placement::Kind::unchanged: return tally_.count_unchanged(prepared);
        }
    }

    void close_finished() {
        while (!open_.empty() && open_.front().is_read && open_.front().under_way == 0) {
            close(open_.front());
            open_.pop_front();
            ++closed_;
        }
    }

    void close(OpenFile& opened) {
        if (opened.file.path == standard_input) return;
        if (!is_as_listed(opened.file) || opened.keeps_stale) opened.record.hash.clear();
        if (!opened.stale.empty() && !opened.keeps_stale) {
            // What is gone from the file is dropped at the end, if it is not too much; until then the file counts as
            // unread.
            left_.stale.push_back({opened.record, std::vector<unsigned>(opened.stale.begin(), opened.stale.end())});
            opened.record.hash.clear();
        }
        index_.put_file(opened.record);
    }

    // --- drop

    void drop() {
        if (options_.keep_vanished) return;
        DroppingStep step(survey_, left_, index_, tally_);
        std::vector<HeavyLoss> refused;
        if (!options_.allow_mass_delete) refused = step.heavy_losses();
        for (const HeavyLoss& loss : refused) outcome_.refusals.push_back(to_message(loss));
        step.drop(refused);
    }

    // --- again

    std::vector<SourceFile> overshadowed() {
        std::vector<SourceFile> files;
        if (tally_.stats().deleted == 0) return files;
        again_ = true;
        tally_.begin_again();
        std::ranges::copy_if(listing_.files, std::back_inserter(files),
                             [&](const SourceFile& file) { return survey_.shadowed.contains(file.path); });
        return files;
    }

    const SourceListing& listing_;
    const RunOptions& options_;
    IndexWriter& index_;
    Tally tally_;
    const std::atomic<bool>& stop_;

    Clock::time_point start_ = Clock::now();
    RunOutcome outcome_;
    Survey survey_;
    ArticlePlacer placer_;
    Leftovers left_;
    bool again_ = false;  // in the last step

    std::deque<OpenFile> open_;  // files numbered [closed_, opened_)
    std::size_t opened_ = 0;
    std::size_t closed_ = 0;
    std::size_t done_ = 0;  // articles met
};

}  // namespace

RunOutcome run_index(const SourceListing& listing, const RunOptions& options, IndexWriter& index,
                     const IndexWriter* previous, Report& report, const std::atomic<bool>& stop) {
    return Run(listing, options, index, previous, report, stop).run();
}

}  // namespace dateline
