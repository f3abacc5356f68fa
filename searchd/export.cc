#include "searchd/export.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "indexer/model/hash.h"

namespace dateline {

namespace {

// Together with the waits of DatabasePool about half a minute.
constexpr int most_tries = 10;
constexpr std::chrono::seconds between_tries{1};

template <typename Work>
auto patiently(const Work& work) {
    for (int tries = 1;; ++tries) {
        try {
            return work();
        } catch (const Overloaded&) {
            if (tries >= most_tries) throw;
        } catch (const SchemaMismatch&) {
            throw;
        } catch (const IndexUnavailable&) {
            if (tries >= most_tries) throw;
        }
        std::this_thread::sleep_for(between_tries);
    }
}

}  // namespace

Export::Export(Searcher& searcher, SearchRequest request)
    : searcher_(searcher), request_(std::move(request)), listing_(searcher_.list(request_)) {}

std::vector<ListedArticle> Export::next() {
    while (at_ < listing_.articles.size()) {
        std::optional<ListedBatch> batch = patiently([&] { return searcher_.read(listing_, at_); });
        if (!batch) {
            listing_ = patiently([&] { return searcher_.list(request_); });
            at_ = 0;
            std::ranges::sort(given_);
            known_ = given_.size();
            continue;
        }
        at_ = batch->end;
        leave_out_given(batch->articles);
        if (!batch->articles.empty()) return std::move(batch->articles);
    }
    return {};
}

void Export::leave_out_given(std::vector<ListedArticle>& articles) {
    const auto known_end = given_.begin() + static_cast<std::ptrdiff_t>(known_);
    std::erase_if(articles, [&](const ListedArticle& one) {
        return std::binary_search(given_.begin(), known_end, hash64(one.article.id));
    });
    for (const ListedArticle& one : articles) given_.push_back(hash64(one.article.id));
}

}  // namespace dateline
