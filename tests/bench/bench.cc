// Searches of the real searcher beside plain Xapian queries on the same index, in turn; prints medians of processor
// time and their ratio. Then suggestions for the beginnings of words of its titles: time, and the time and memory it
// takes to make them.
//
// Usage: dateline-bench INDEX

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <random>

#include <xapian.h>

#include "indexer/model/analyser.h"
#include "indexer/model/schema.h"
#include "searchd/searcher.h"
#include "searchd/suggester.h"

namespace {

using namespace dateline;

// Of processor time, which other programs take no part of; what is read comes from memory.
double milliseconds(const std::function<void()>& work) {
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    };
    const double start = now();
    work();
    return now() - start;
}

double median(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

enum class Plainness { text, snippets };

// The least a search engine has to do: ten best documents for these words, with their text, or with Xapian's snippets.
void search_plainly(Xapian::Database& database, Analyser& analyser, const std::string& q, Plainness what) {
    database.reopen();
    std::vector<Xapian::Query> words;
    for (const Token& token : analyser.analyse(q, Reading::query)) {
        if (!analyser.is_stopword(token)) words.emplace_back(term::stem("", "en", token.stems.front()));
    }
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end()));
    const Xapian::MSet matches = enquire.get_mset(0, 10);
    for (auto it = matches.begin(); it != matches.end(); ++it) {
        const std::string text = it.get_document().get_data();
        if (what == Plainness::snippets) matches.snippet(text, 280, Xapian::Stem("en"));
    }
}

double resident_megabytes() {
    std::size_t whole = 0;
    std::size_t resident = 0;
    std::ifstream("/proc/self/statm") >> whole >> resident;
    return static_cast<double>(resident) * 4096 / 1e6;
}

std::vector<std::string> titles_of(const Xapian::Database& database) {
    std::vector<std::string> titles;
    for (auto it = database.valuestream_begin(slot::title); it != database.valuestream_end(slot::title); ++it)
        titles.push_back(*it);
    return titles;
}

// Searches as people type them: one to four words of a title, in small letters.
std::vector<std::string> typed_queries(const Xapian::Database& database, std::size_t count) {
    std::mt19937 random(1);
    const std::vector<std::string> titles = titles_of(database);
    std::vector<std::string> queries;
    while (queries.size() < count && !titles.empty()) {
        std::vector<std::string> words(1);
        for (const char c : titles[random() % titles.size()]) {
            const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (is_letter) words.back() += static_cast<char>(c | 0x20);
            if (!is_letter && !words.back().empty()) words.emplace_back();
        }
        const std::size_t length = 1 + random() % 4;
        if (words.size() < length) continue;
        const std::size_t first = random() % (words.size() - length + 1);
        std::string query;
        for (std::size_t i = first; i < first + length; ++i) query += words[i] + " ";
        queries.push_back(std::move(query));
    }
    return queries;
}

void measure_typed_queries(const std::string& index) {
    Searcher searcher(index, 1);
    Xapian::Database plain(index);
    Analyser analyser("en");
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> with_snippets;
    for (const std::string& q : typed_queries(plain, 300)) {
        SearchRequest request;
        request.q = q;
        for (int i = 0; i < 5; ++i) {
            ours.push_back(milliseconds([&] { searcher.search(request); }));
            theirs.push_back(milliseconds([&] { search_plainly(plain, analyser, q, Plainness::text); }));
            with_snippets.push_back(milliseconds([&] { search_plainly(plain, analyser, q, Plainness::snippets); }));
        }
    }
    std::printf("%-42s %8zu %10.2f %10.2f %7.1f\n", "(300 of one to four words of titles)", ours.size(), median(ours),
                median(theirs), median(ours) / median(theirs));
    std::printf("%-42s %8s %10s %10.2f %7.1f\n", "(the same, plain with Xapian's snippets)", "", "",
                median(with_snippets), median(ours) / median(with_snippets));
}

// What people type: one to twelve letters from the beginning of a word of a title; every second time with a typo.
std::vector<std::string> typed_beginnings(const Xapian::Database& database, std::size_t count) {
    std::mt19937 random(1);
    const auto below = [&](std::size_t end) { return random() % end; };
    const std::vector<std::string> titles = titles_of(database);
    std::vector<std::string> all;
    while (all.size() < count && !titles.empty()) {
        const std::string& title = titles[below(titles.size())];
        const std::size_t blank = title.rfind(' ', below(title.size()));
        std::string typed = title.substr(blank == std::string::npos ? 0 : blank + 1, 1 + below(12));
        const std::size_t at = below(typed.size());
        switch (below(8)) {
            case 0: typed[at] = static_cast<char>('a' + below(26)); break;
            case 1: typed.erase(at, 1); break;
            case 2: typed.insert(at, 1, static_cast<char>('a' + below(26))); break;
            case 3: std::swap(typed[at], typed[at / 2]); break;
            default: break;
        }
        all.push_back(std::move(typed));
    }
    return all;
}

void measure_suggestions(const std::string& index) {
    const std::vector<std::string> typed = typed_beginnings(Xapian::Database(index), 20'000);
    const double before = resident_megabytes();
    Suggester suggester(index);
    const double making = milliseconds([&] { suggester.suggest("a", 1); });
    const double memory = resident_megabytes() - before;
    std::vector<double> times;
    std::size_t found = 0;
    for (const std::string& one : typed) {
        found += suggester.suggest(one, 10).suggestions.empty() ? 0 : 1;
        // The best of three: what other programs take is not meant.
        double best = 1e9;
        for (int i = 0; i < 3; ++i) best = std::min(best, milliseconds([&] { suggester.suggest(one, 10); }));
        times.push_back(best);
    }
    std::ranges::sort(times);
    std::printf(
        "\nsuggestions for %zu beginnings, %zu of which have some: median %.3f ms, 99 %% %.3f ms, worst %.3f ms\n",
        times.size(), found, median(times), times[times.size() * 99 / 100], times.back());
    std::printf("made in %.0f ms, they take %.0f MB\n", making, memory);
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
            if (*q != '\0')
                theirs.push_back(milliseconds([&] { search_plainly(plain, analyser, q, Plainness::text); }));
        }
        std::printf("%-42s %8zu %10.2f", *q == '\0' ? "(all articles)" : q, total, median(ours));
        if (!theirs.empty()) std::printf(" %10.2f %7.1f", median(theirs), median(ours) / median(theirs));
        std::printf("\n");
    }
    measure_typed_queries(argv[1]);
    measure_suggestions(argv[1]);
    return 0;
}
