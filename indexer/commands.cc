#include "indexer/commands.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include <unistd.h>
#include <xapian.h>

#include "indexer/dropping_step.h"
#include "indexer/index_folder.h"
#include "indexer/index_writer.h"
#include "indexer/language_probe.h"
#include "indexer/model/article_json.h"
#include "indexer/pipeline.h"
#include "indexer/records.h"

namespace dateline {

namespace {

// Rejected inputs, gathered for one line on standard error.
class Rejections {
public:
    explicit Rejections(const IndexerOptions& options) : options_(options) {}

    void add(const Report::Line& rejected) {
        std::string text(rejected.path);
        if (!rejected.member.empty()) text += ": " + std::string(rejected.member);
        if (rejected.line != 0) text += " line " + std::to_string(rejected.line);
        text += ": " + std::string(rejected.reason);
        if (options_.verbose) std::cerr << "rejected: " << text << '\n';
        if (count_ < most_named) named_ += (count_ == 0 ? " " : "; ") + text;
        ++count_;
    }

    ExitCode summarise() const {
        if (count_ == 0) return ExitCode::done;
        if (!options_.quiet) {
            std::cerr << "dateline-indexer: " << count_
                      << (count_ == 1 ? " input was rejected:" : " inputs were rejected:") << named_
                      << (count_ > most_named ? "; … (--report FILE names all)" : "") << '\n';
        }
        return options_.strict ? ExitCode::rejected : ExitCode::done;
    }

private:
    static constexpr std::size_t most_named = 3;
    const IndexerOptions& options_;
    std::size_t count_ = 0;
    std::string named_;
};

SourceListing list_or_exit(const IndexerOptions& options) {
    Result<SourceListing> listing = list_sources(options.sources);
    if (!listing) throw ExitError(ExitCode::missing_input, listing.fault());
    return std::move(*listing);
}

bool shows_progress(const IndexerOptions& options) {
    return options.progress == "always" ||
           (options.progress == "auto" && !options.quiet && ::isatty(STDERR_FILENO) == 1);
}

// Reads one file for --print.
void print_file(const SourceFile& file, Pipeline& pipeline, const std::function<void()>& write_next,
                const std::atomic<bool>& stop) {
    const auto submit = [&](RawRecord record) {
        while (pipeline.is_full()) write_next();
        pipeline.submit({0,
                         record.reader,
                         {file.path, file.relative, record.line, std::move(record.member), file.shown},
                         std::move(record.bytes),
                         nullptr});
    };
    read_records(file.path, stop, [&](RawRecord record) {
        if (!stop) submit(std::move(record));
        return !stop;
    });
}

ExitCode print_articles(const IndexerOptions& options, const std::atomic<bool>& stop) {
    SourceListing listing = list_or_exit(options);
    add_standard_input(listing.files, listing);
    Rejections rejections(options);
    for (const Unreadable& unreadable : listing.unreadable)
        rejections.add({unreadable.path, "rejected", unreadable.reason});
    Pipeline pipeline(options.run.jobs, std::nullopt, nullptr);
    const auto write_next = [&] {
        const PreparedRecord record = pipeline.next();
        for (const PreparedArticle& prepared : record.articles) {
            if (prepared.read) {
                std::cout << to_json_line(prepared.read->article) << '\n';
            } else {
                const Origin& origin = prepared.origin;
                rejections.add({origin.path, "rejected", prepared.read.fault(), origin.line, {}, origin.member});
            }
        }
    };
    for (const SourceFile& file : listing.files) {
        if (!stop) print_file(file, pipeline, write_next, stop);
    }
    while (!pipeline.is_empty()) write_next();
    std::cout.flush();
    if (!std::cout) throw ExitError(ExitCode::io_error, "cannot write to standard output");
    return rejections.summarise();
}

ExitCode print_boilerplate(const IndexerOptions& options) {
    const std::string generation = IndexFolder::current_generation(options.index);
    if (generation.empty()) throw ExitError(ExitCode::missing_input, options.index + " holds no index");
    const IndexWriter index(generation, Access::dry_run, "");
    index.for_each_boilerplate([](const RecurringLine& line) { std::cout << to_json(line) << '\n'; });
    std::cout.flush();
    if (!std::cout) throw ExitError(ExitCode::io_error, "cannot write to standard output");
    return ExitCode::done;
}

// An index that is built aside: verified and swapped in, or thrown away.
class Rebuild {
public:
    Rebuild(IndexFolder& folder, std::string language_option)
        : folder_(folder), path_(folder.next()), language_option_(std::move(language_option)) {
        before_ = folder.current();
        if (before_.empty()) return;
        try {
            articles_before_ = Xapian::Database(before_).get_doccount();
            previous_ = std::make_unique<IndexWriter>(before_, Access::dry_run, "");
            if (language_option_.empty()) language_option_ = previous_->language().to_option();
        } catch (const ExitError&) {
            previous_ = nullptr;  // of another schema: nothing can be taken over
        } catch (const Xapian::DatabaseError&) {
            previous_ = nullptr;  // damaged, which is what a rebuild is for
        }
    }

    ~Rebuild() {
        std::error_code ignored;
        if (!is_published_) std::filesystem::remove_all(path_, ignored);
        std::filesystem::remove_all(path_ + ".loose", ignored);
    }
    Rebuild(const Rebuild&) = delete;
    Rebuild& operator=(const Rebuild&) = delete;

    const IndexWriter* previous() const { return previous_.get(); }
    std::size_t articles_before() const { return articles_before_; }
    std::string loose_path() const { return path_ + ".loose"; }
    const std::string& language_option() const { return language_option_; }

    // Of `rebuilt`, for what it would lose.
    std::vector<std::string> refusals(const IndexWriter& rebuilt) const {
        if (rebuilt.articles() * std::size_t{2} < articles_before_) {
            return {"the SOURCEs hold " + std::to_string(rebuilt.articles()) + " of the " +
                    std::to_string(articles_before_) +
                    " articles of the index; it was left as it is. If that is meant, say --allow-mass-delete"};
        }
        std::vector<std::string> messages;
        if (previous_ == nullptr) return messages;
        for (const HeavyLoss& loss : losses_by_rebuild(*previous_, rebuilt)) messages.push_back(to_message(loss));
        return messages;
    }

    // Compacts, which also reads every block; then checks every table.
    void publish(std::size_t articles) {
        Xapian::Database(loose_path()).compact(path_, Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
        const std::size_t errors = Xapian::Database::check(path_);
        if (errors != 0 || Xapian::Database(path_).get_doccount() != articles) {
            throw ExitError(ExitCode::internal, "the index that was built is damaged; the one before stays in use");
        }
        folder_.publish(path_);
        is_published_ = true;
    }

private:
    IndexFolder& folder_;
    std::string path_;
    std::string language_option_;
    std::string before_;
    std::size_t articles_before_ = 0;
    std::unique_ptr<IndexWriter> previous_;
    bool is_published_ = false;
};

RunOutcome rebuild(const IndexerOptions& options, const SourceListing& listing, IndexFolder& folder, Report& report,
                   const std::atomic<bool>& stop) {
    Rebuild fresh(folder, options.language);
    RunOutcome outcome;
    {
        const IndexLanguage language = language_of_new_index(fresh.language_option(), listing, stop);
        IndexWriter index(fresh.loose_path(), Access::create, language.to_stored(), options.line_overrides);
        outcome = run_index(listing, options.run, index, fresh.previous(), report, stop);
        if (outcome.was_stopped) return outcome;
        if (!options.run.allow_mass_delete) outcome.refusals = fresh.refusals(index);
    }
    if (!outcome.refusals.empty()) {
        outcome.stats = {.articles = fresh.articles_before(), .seconds = outcome.stats.seconds};
        return outcome;
    }
    fresh.publish(outcome.stats.articles);
    return outcome;
}

RunOutcome update(const IndexerOptions& options, const SourceListing& listing, IndexFolder& folder, Report& report,
                  const std::atomic<bool>& stop) {
    std::string generation = folder.current();
    if (generation.empty()) {
        generation = folder.next();
        const IndexLanguage language = language_of_new_index(options.language, listing, stop);
        { const IndexWriter fresh(generation, Access::create, language.to_stored()); }
        folder.publish(generation);
    }
    IndexWriter index(generation, Access::write, options.language, options.line_overrides);
    return run_index(listing, options.run, index, nullptr, report, stop);
}

RunOutcome dry_run(const IndexerOptions& options, const SourceListing& listing, Report& report,
                   const std::atomic<bool>& stop) {
    IndexWriter index(IndexFolder::current_generation(options.index), Access::dry_run, options.language);
    return run_index(listing, options.run, index, nullptr, report, stop);
}

RunOutcome index_articles(const IndexerOptions& options, Report& report, const std::atomic<bool>& stop) {
    IndexerOptions adjusted = options;
    adjusted.line_overrides = read_line_overrides(options.keep_lines, options.drop_lines);
    const SourceListing listing = list_or_exit(options);
    adjusted.run.show_progress = shows_progress(options);
    if (options.run.dry_run) return dry_run(adjusted, listing, report, stop);
    IndexFolder folder(options.index, options.lock_wait, stop);
    return options.rebuild ? rebuild(adjusted, listing, folder, report, stop)
                           : update(adjusted, listing, folder, report, stop);
}

// Found out before hours of work rather than after.
void check_metrics_file(const IndexerOptions& options) {
    if (options.metrics_file.empty()) return;
    const std::filesystem::path folder = std::filesystem::absolute(options.metrics_file).parent_path();
    if (::access(folder.c_str(), W_OK) != 0)
        throw ExitError(ExitCode::cannot_create,
                        "cannot write " + options.metrics_file + ": " + std::generic_category().message(errno));
}

void write_metrics(const IndexerOptions& options, const RunStats& stats, ExitCode code) {
    if (options.metrics_file.empty()) return;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    write_file_atomically(options.metrics_file, to_prometheus(stats, now, static_cast<int>(code)));
}

void print_stats(const IndexerOptions& options, const RunStats& stats) {
    const bool is_seen = options.stats.empty() && !options.quiet && ::isatty(STDOUT_FILENO) == 1;
    if (options.stats == "json") std::cout << to_json(stats) << '\n';
    if (options.stats == "text" || is_seen) std::cout << to_text(stats) << '\n';
    std::cout.flush();
}

}  // namespace

ExitCode run_indexer(const IndexerOptions& options, const std::atomic<bool>& stop) {
    if (options.boilerplate) return print_boilerplate(options);
    if (options.print) return print_articles(options, stop);
    check_metrics_file(options);
    Rejections rejections(options);
    Report report(options.report_file, [&](const Report::Line& line) {
        if (line.status == "rejected") rejections.add(line);
        const bool is_plan = options.run.dry_run && line.status != "unchanged" && line.status != "note";
        if (is_plan) std::cout << line.status << ' ' << line.path << (line.id.empty() ? "" : " ") << line.id << '\n';
    });
    const RunOutcome outcome = index_articles(options, report, stop);
    report.close();
    for (const std::string& refusal : outcome.refusals) std::cerr << "dateline-indexer: " << refusal << '\n';
    ExitCode code = rejections.summarise();
    if (!outcome.refusals.empty()) code = ExitCode::missing_input;
    if (outcome.was_stopped) code = ExitCode::terminated;
    write_metrics(options, outcome.stats, code);
    print_stats(options, outcome.stats);
    return code;
}

}  // namespace dateline
