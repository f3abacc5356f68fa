#include "indexer/survey.h"

#include <algorithm>
#include <utility>

#include "indexer/index_writer.h"

namespace dateline {

bool is_below(std::string_view root, std::string_view path) {
    if (path == root) return true;
    return path.starts_with(root) && (root.ends_with('/') || path.substr(root.size()).starts_with('/'));
}

bool Survey::is_stale(const IndexedArticle& article) const {
    const auto found = stale.find(article.path);
    return found != stale.end() && found->second.docids.contains(article.docid);
}

bool Survey::is_gone(const IndexedArticle& article) const {
    return vanished.contains(article.path) || is_stale(article);
}

namespace {

void add_roots(Survey& survey, const SourceListing& listing, const IndexWriter& index) {
    for (Baseline& baseline : index.baselines()) {
        const bool is_named =
            std::ranges::any_of(listing.roots, [&](const std::string& root) { return is_below(root, baseline.root); });
        if (is_named) {
            survey.roots.push_back({std::move(baseline), true});
        } else {
            survey.elsewhere.push_back(std::move(baseline));
        }
    }
    for (const std::string& root : listing.roots) {
        const Baseline now{root, index.last_docid()};
        if (std::ranges::find(survey.roots, now, &SurveyedRoot::baseline) == survey.roots.end())
            survey.roots.push_back({now});
    }
    std::ranges::sort(survey.roots, {},
                      [](const SurveyedRoot& root) { return std::pair(root.baseline.root, root.baseline.last_docid); });
}

std::size_t count_articles(const FileRecord& record, const Baseline& baseline, const IndexWriter& index) {
    const std::vector<unsigned> docids = index.docids_of(record.path);
    return static_cast<std::size_t>(
        std::ranges::count_if(docids, [&](unsigned docid) { return docid <= baseline.last_docid; }));
}

}  // namespace

Survey survey_catalogue(const SourceListing& listing, const IndexWriter& index) {
    std::set<std::string> present;
    for (const SourceFile& file : listing.files) present.insert(file.path);
    // What lies at or below something unreadable has not vanished for all we know.
    const auto may_be_hidden = [&](const std::string& path) {
        return std::ranges::any_of(listing.unreadable,
                                   [&](const Unreadable& unreadable) { return is_below(unreadable.path, path); });
    };
    Survey survey;
    add_roots(survey, listing, index);
    index.for_each_file([&](const FileRecord& record) {
        if (record.shadowed) survey.shadowed.insert(record.path);
        const bool is_there = present.contains(record.path);
        const bool is_hidden = !is_there && may_be_hidden(record.path);
        bool is_named = false;
        for (SurveyedRoot& root : survey.roots) {
            if (!is_below(root.baseline.root, record.path)) continue;
            const std::size_t articles = count_articles(record, root.baseline, index);
            root.articles += articles;
            if (is_hidden) root.hidden += articles;
            is_named = true;
        }
        if (is_named && !is_there && !is_hidden) survey.vanished.emplace(record.path, record);
    });
    return survey;
}

}  // namespace dateline
