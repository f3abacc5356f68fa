#include "indexer/reading_step.h"

#include <deque>
#include <map>
#include <optional>
#include <set>

#include "indexer/article_placer.h"
#include "indexer/index_run.h"
#include "indexer/index_writer.h"
#include "indexer/pipeline.h"
#include "indexer/records.h"
#include "indexer/survey.h"
#include "indexer/tally.h"

namespace dateline {

namespace {

// A file whose time is this close to now may still change without its time changing.
bool is_settled(std::int64_t mtime_ns) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() - mtime_ns > 2'000'000'000;
}

std::uint64_t total_size(const std::vector<SourceFile>& files) {
    std::uint64_t total = 0;
    for (const SourceFile& file : files) total += file.size;
    return total;
}

// A file between its first record and its last.
struct OpenFile {
    SourceFile file;
    FileRecord record;
    std::string hash_before;
    std::map<std::string, unsigned> known;  // fingerprint to docid, as the index held them before
    std::set<unsigned> stale;               // of those, the ones not met again yet
    std::size_t under_way = 0;
    bool is_read = false;
    bool keeps_stale = false;  // it could not be read to its end: what was not met may still be there
};

// One pass over the files.
class Pass {
public:
    Pass(const ReadingStep& step, const std::vector<SourceFile>& files, const std::atomic<bool>& stop)
        : step_(step),
          files_(files),
          stop_(stop),
          progress_(step.options.show_progress, total_size(files)),
          pipeline_(step.options.jobs, step.options.dry_run ? std::nullopt : std::optional(step.index.language()),
                    step.index.line_verdicts()) {}

    void run() {
        for (const SourceFile& file : files_) {
            if (stop_) break;
            if (std::optional<OpenFile> opened = open(file)) {
                open_.push_back(std::move(*opened));
                ++opened_;
                read(open_.back());
            }
            bytes_before_ += file.size;
            progress_.show(bytes_before_, articles_);
        }
        while (!pipeline_.is_empty()) consume(pipeline_.next());
        close_finished();
        mark_unfinished();
    }

private:
    // Nothing where the file turns out to be the same as before, or cannot be opened.
    std::optional<OpenFile> open(const SourceFile& file) {
        OpenFile opened;
        opened.file = file;
        opened.record = {file.path, file.size, is_settled(file.mtime_ns) ? file.mtime_ns : 0, "", false, 0, {}};
        if (file.path == standard_input) return opened;
        const Result<std::string> hash = hash_file(file.path);
        if (!hash) {
            step_.tally.count_rejected(file.path, {0, hash.fault()});
            step_.survey.stale.erase(file.path);  // what it did not have a while ago may be there again
            return std::nullopt;
        }
        opened.record.hash = *hash;
        const auto known = step_.index.find_file(file.path);
        if (known && known->hash == *hash && !step_.options.full) {
            touch(*known, opened.record);
            return std::nullopt;
        }
        if (known) opened.hash_before = known->hash;
        opened.known = step_.index.articles_of(file.path);
        for (const auto& [fingerprint, docid] : opened.known) opened.stale.insert(docid);
        return opened;
    }

    // The same bytes as before, with another time.
    void touch(FileRecord known, const FileRecord& now) {
        known.size = now.size;
        known.mtime_ns = now.mtime_ns;
        step_.index.put_file(known);
        step_.tally.count_unchanged(known, step_.index.count_articles_of(known.path));
    }

    void read(OpenFile& opened) {
        const bool is_whole = read_records(opened.file.path, stop_, [&](RawRecord record) {
            while (pipeline_.is_full() && !stop_) consume(pipeline_.next());
            if (stop_) return false;
            const std::uint64_t consumed = record.consumed;
            submit(opened, std::move(record));
            progress_.show(bytes_before_ + consumed, articles_);
            return true;
        });
        opened.keeps_stale = !is_whole;
        opened.is_read = !stop_;
    }

    void submit(OpenFile& opened, RawRecord record) {
        const SourceFile& file = opened.file;
        ++opened.under_way;
        pipeline_.submit({opened_ - 1,
                          record.reader,
                          {file.path, file.relative, record.line, std::move(record.member), file.shown},
                          std::move(record.bytes),
                          &opened.known});
    }

    void consume(PreparedRecord prepared) {
        close_finished();
        OpenFile& opened = open_[prepared.file - closed_];
        --opened.under_way;
        for (PreparedArticle& article : prepared.articles) take(opened, article);
        close_finished();
        if (!step_.index.is_commit_due()) return;
        mark_unfinished();
        step_.index.commit();
    }

    void take(OpenFile& opened, PreparedArticle& prepared) {
        if (!prepared.read) {
            const Rejection rejection{prepared.origin.line, prepared.read.fault(), prepared.origin.member};
            step_.tally.count_rejected(opened.file.path, rejection);
            add_rejection(opened.record, rejection);
            return;
        }
        ++articles_;
        step_.tally.tell_notes(prepared);
        const Placement placement = step_.placer.place(opened.known, prepared);
        opened.stale.erase(placement.docid);
        if (placement.kind == Placement::Kind::duplicate) opened.record.shadowed = true;
        count(placement, prepared);
    }

    void count(const Placement& placement, const PreparedArticle& prepared) {
        switch (placement.kind) {
            case Placement::Kind::added: return step_.tally.count_added(prepared);
            case Placement::Kind::updated: return step_.tally.count_updated(prepared);
            case Placement::Kind::unchanged: return step_.tally.count_unchanged(prepared);
            case Placement::Kind::duplicate: return step_.tally.tell_duplicate(prepared, placement.holder);
        }
    }

    void close_finished() {
        while (!open_.empty() && open_.front().is_read && open_.front().under_way == 0) {
            close(open_.front());
            open_.pop_front();
            ++closed_;
        }
    }

    // To be called before a commit. Of the files that are open only the first can have articles in the index: it is
    // known from then on, and as unread, whatever becomes of this run and of the file.
    void mark_unfinished() {
        if (open_.empty() || open_.front().file.path == standard_input) return;
        FileRecord record = open_.front().record;
        record.hash.clear();
        step_.index.put_file(record);
    }

    void close(OpenFile& opened) {
        if (opened.file.path == standard_input) return;
        if (!is_as_listed(opened.file) || opened.keeps_stale) opened.record.hash.clear();
        note_stale(opened);
        step_.index.put_file(opened.record);
    }

    // What is gone from the file is dropped at the end, if it is not too much; until then the file counts as unread.
    void note_stale(OpenFile& opened) {
        if (opened.stale.empty() || opened.keeps_stale) {
            step_.survey.stale.erase(opened.file.path);
            return;
        }
        // Of a file that is read again, an earlier pass knows what it was before the run.
        const auto [found, is_new] = step_.survey.stale.try_emplace(opened.file.path);
        StaleArticles& stale = found->second;
        if (is_new) stale.hash_before = opened.hash_before;
        stale.hash = opened.record.hash;
        stale.docids = std::move(opened.stale);
        opened.record.hash.clear();
    }

    const ReadingStep& step_;
    const std::vector<SourceFile>& files_;
    const std::atomic<bool>& stop_;
    Progress progress_;
    std::uint64_t bytes_before_ = 0;  // of the files read
    std::size_t articles_ = 0;        // met

    std::deque<OpenFile> open_;  // files numbered [closed_, opened_)
    std::size_t opened_ = 0;
    std::size_t closed_ = 0;
    Pipeline pipeline_;  // its threads look into open_
};

}  // namespace

void ReadingStep::read(const std::vector<SourceFile>& files, const std::atomic<bool>& stop) const {
    Pass(*this, files, stop).run();
}

}  // namespace dateline
