#include "indexer/pipeline.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

#include <xapian.h>

#include "indexer/line_verdicts.h"
#include "indexer/model/document.h"

namespace dateline {

namespace {

constexpr std::size_t records_a_thread = 64;
constexpr std::size_t most_bytes = 2u << 20;  // as they came in; a document takes many times that

// What a thread makes documents with; no analysers where none are wanted.
struct Maker {
    std::optional<Analysers> analysers;
    const LineVerdicts* verdicts = nullptr;
};

PreparedArticle prepare(Result<ReadArticle> read, Origin origin, const RecordTask& task, Maker& maker) {
    PreparedArticle prepared(std::move(origin), std::move(read));
    if (!prepared.read) return prepared;
    Article& article = prepared.read->article;
    prepared.fingerprint = fingerprint(article);
    const bool is_known = task.known != nullptr && task.known->contains(prepared.fingerprint);
    if (maker.analysers && !is_known) {
        if (maker.verdicts != nullptr) article.boilerplate = maker.verdicts->boilerplate_of(article);
        Analyser& analyser = maker.analysers->of(article.language);
        prepared.document = std::make_unique<Xapian::Document>(make_document(article, analyser));
    }
    return prepared;
}

PreparedRecord prepare(const RecordTask& task, Maker& maker) {
    PreparedRecord record{task.file, {}};
    if (!task.bytes) {
        record.articles.emplace_back(task.origin, Fault{task.bytes.fault()});
        return record;
    }
    ReadArticles articles = task.reader->read(*task.bytes, task.origin);
    record.articles.reserve(articles.size());
    for (std::size_t n = 0; n < articles.size(); ++n) {
        record.articles.push_back(
            prepare(std::move(articles[n]), item_origin(task.origin, n, articles.size()), task, maker));
    }
    return record;
}

}  // namespace

PreparedArticle::PreparedArticle(Origin from, Result<ReadArticle> outcome)
    : origin(std::move(from)), read(std::move(outcome)) {}
PreparedArticle::PreparedArticle(PreparedArticle&&) noexcept = default;
PreparedArticle& PreparedArticle::operator=(PreparedArticle&&) noexcept = default;
PreparedArticle::~PreparedArticle() = default;

struct Pipeline::State {
    struct Job {
        RecordTask task;
        std::promise<PreparedRecord> promise;
    };

    void work(const std::optional<IndexLanguage>& language, const LineVerdicts* verdicts) {
        Maker maker{{}, verdicts};
        if (language) maker.analysers.emplace(*language);
        while (true) {
            std::optional<Job> job;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, [&] { return stopping || !jobs.empty(); });
                if (stopping) return;
                job.emplace(std::move(jobs.front()));
                jobs.pop_front();
            }
            try {
                job->promise.set_value(prepare(job->task, maker));
            } catch (...) {
                job->promise.set_exception(std::current_exception());
            }
        }
    }

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Job> jobs;
    bool stopping = false;
    std::vector<std::thread> threads;
    // Of the caller's thread alone.
    struct UnderWay {
        std::future<PreparedRecord> future;
        std::size_t bytes;
    };
    std::deque<UnderWay> under_way;
    std::size_t bytes_under_way = 0;
};

Pipeline::Pipeline(std::size_t threads, const std::optional<IndexLanguage>& language, const LineVerdicts* verdicts)
    : state_(std::make_unique<State>()) {
    for (std::size_t i = 0; i < threads; ++i) {
        state_->threads.emplace_back([state = state_.get(), language, verdicts] { state->work(language, verdicts); });
    }
}

Pipeline::~Pipeline() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->stopping = true;
    }
    state_->wake.notify_all();
    for (std::thread& thread : state_->threads) thread.join();
}

bool Pipeline::is_full() const {
    return state_->under_way.size() >= records_a_thread * state_->threads.size() ||
           state_->bytes_under_way >= most_bytes;
}

bool Pipeline::is_empty() const { return state_->under_way.empty(); }

void Pipeline::submit(RecordTask task) {
    const std::size_t bytes = task.bytes ? task.bytes->size() : 0;
    std::promise<PreparedRecord> promise;
    state_->under_way.push_back({promise.get_future(), bytes});
    state_->bytes_under_way += bytes;
    {
        const std::lock_guard lock(state_->mutex);
        state_->jobs.push_back({std::move(task), std::move(promise)});
    }
    state_->wake.notify_one();
}

PreparedRecord Pipeline::next() {
    State::UnderWay oldest = std::move(state_->under_way.front());
    state_->under_way.pop_front();
    state_->bytes_under_way -= oldest.bytes;
    return oldest.future.get();
}

}  // namespace dateline
