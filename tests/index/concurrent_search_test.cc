// Searches at the same time share nothing that is not made for it.

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "tests/support/index.h"

namespace dateline::testing {
namespace {

// Xapian counts the uses of a query without regard to threads. Sharing its constant Query::MatchAll ends in a crash
// once enough uses were miscounted, within a second or so here.
TEST(ConcurrentSearch, ForEverythingManyTimesIsSound) {
    TestIndex index;
    index.folder.write("in/a.jsonl", R"({"title":"Storm over Veldhaven","date":"2022-03-18"})"
                                     "\n"
                                     R"({"title":"Harbour closed","date":"2022-03-19"})"
                                     "\n");
    index.stats();
    constexpr std::size_t threads = 4;
    Searcher searcher(index.index, threads);
    std::atomic<int> wrong = 0;
    const auto ask = [&] {
        SearchRequest everything;
        SearchRequest all_but_one;
        all_but_one.q = "-storm";
        for (int round = 0; round < 5'000; ++round) {
            if (searcher.search(everything).total != 2) ++wrong;
            if (searcher.search(all_but_one).total != 1) ++wrong;
            if (searcher.summary().facets.empty()) continue;
        }
    };
    std::vector<std::thread> asking;
    for (std::size_t i = 0; i < threads; ++i) asking.emplace_back(ask);
    for (std::thread& thread : asking) thread.join();
    EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace dateline::testing
