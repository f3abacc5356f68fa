#include "tests/support/index.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace dateline::testing {

namespace {

std::vector<int> told(const Finished& finished) {
    const std::string& out = finished.out;
    const nlohmann::json counts = nlohmann::json::parse(out.substr(out.rfind('{')));
    return {finished.exit_code,  counts["added"],    counts["updated"], counts["deleted"],
            counts["unchanged"], counts["rejected"], counts["articles"]};
}

}  // namespace

Finished TestIndex::run(std::vector<std::string> more, std::vector<std::string> sources,
                        const std::string& input) const {
    std::vector<std::string> arguments = {"--index", index};
    arguments.insert(arguments.end(), more.begin(), more.end());
    if (sources.empty()) sources = {in};
    arguments.insert(arguments.end(), sources.begin(), sources.end());
    return run_indexer(arguments, input);
}

nlohmann::json TestIndex::stats(std::vector<std::string> more) const {
    more.insert(more.end(), {"--stats", "json"});
    const Finished finished = run(std::move(more));
    if (finished.exit_code != 0)
        throw std::runtime_error("exit code " + std::to_string(finished.exit_code) + ": " + finished.err);
    const std::size_t end = finished.out.find_last_not_of('\n');
    const std::size_t begin = finished.out.rfind('\n', end) + 1;
    return nlohmann::json::parse(finished.out.substr(begin, end + 1 - begin));
}

std::vector<int> TestIndex::planned_run(const std::vector<std::string>& more,
                                        const std::vector<std::string>& sources) const {
    std::vector<std::string> options = more;
    options.insert(options.end(), {"--stats", "json"});
    std::vector<std::string> dry = options;
    dry.emplace_back("--dry-run");
    const std::vector<int> plan = told(run(dry, sources));
    const std::vector<int> done = told(run(options, sources));
    EXPECT_EQ(plan, done) << "the dry run says something else";
    return done;
}

ResultPage TestIndex::search(const std::string& q) const {
    Searcher searcher(index, 1);
    SearchRequest request;
    request.q = q;
    request.per_page = 100;
    return searcher.search(request);
}

std::vector<std::string> TestIndex::ids(const std::string& q) const {
    std::vector<std::string> ids;
    for (const Hit& hit : search(q).hits) ids.push_back(hit.article.id);
    return ids;
}

std::vector<std::string> TestIndex::titles(const std::string& q) const {
    std::vector<std::string> titles;
    for (const Hit& hit : search(q).hits) titles.push_back(hit.article.title);
    return titles;
}

std::size_t TestIndex::articles() const { return Searcher(index, 1).state().articles; }

}  // namespace dateline::testing
