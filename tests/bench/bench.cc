// Searches of the real searcher beside plain Xapian queries on the same index, in turn; prints medians and their ratio.
//
// Usage: dateline-bench INDEX

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

#include <xapian.h>

#include "indexer/model/analyser.h"
#include "indexer/model/schema.h"
#include "searchd/searcher.h"

namespace {

using namespace dateline;
using Clock = std::chrono::steady_clock;

double milliseconds(const std::function<void()>& work) {
    const Clock::time_point start = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

// The least a search engine has to do: ten best documents for these words, with their text.
void search_plainly(Xapian::Database& database, Analyser& analyser, const std::string& q) {
    database.reopen();
    std::vector<Xapian::Query> words;
    for (const Token& token : analyser.analyse(q, Reading::query)) {
        if (!analyser.is_stopword(token)) words.emplace_back(term::stem("", "en", token.stems.front()));
    }
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end()));
    const Xapian::MSet matches = enquire.get_mset(0, 10);
    for (auto it = matches.begin(); it != matches.end(); ++it) it.get_document().get_data();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: dateline-bench INDEX\n", stderr);
        return 64;
    }
    constexpr int rounds = 101;
    Searcher searcher(argv[1], 1);
    Xapian::Database plain{std::string(argv[1])};
    Analyser analyser("en");
    std::printf("%-42s %8s %10s %10s %7s\n", "query", "total", "median ms", "plain ms", "ratio");
    for (const char* q :
         {"oil", "oil prices", "opec oil price cut", "\"crude oil\"", "title:oil", "oil OR grain OR gold",
          "the market said", "japan trade surplus with the US", "profits -loss", ""}) {
        SearchRequest request;
        request.q = q;
        std::size_t total = 0;
        std::vector<double> ours;
        std::vector<double> theirs;
        for (int i = 0; i < rounds; ++i) {
            ours.push_back(milliseconds([&] { total = searcher.search(request).total; }));
            if (*q != '\0') theirs.push_back(milliseconds([&] { search_plainly(plain, analyser, q); }));
        }
        std::printf("%-42s %8zu %10.2f", *q == '\0' ? "(all articles)" : q, total, median(ours));
        if (!theirs.empty()) std::printf(" %10.2f %7.1f", median(theirs), median(ours) / median(theirs));
        std::printf("\n");
    }
    return 0;
}
