#include "indexer/survey.h"

#include <algorithm>

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

std::size_t count_held(const std::string& path, const StaleArticles& stale, const IndexWriter& index) {
    return static_cast<std::size_t>(
        std::ranges::count_if(stale.docids, [&](unsigned docid) { return index.get(docid).path == path; }));
}

Survey survey_catalogue(const SourceListing& listing, const IndexWriter& index) {
    std::set<std::string> present;
    for (const SourceFile& file : listing.files) present.insert(file.path);
    // What lies at or below something unreadable has not vanished for all we know.
    const auto may_be_hidden = [&](const std::string& path) {
        return std::ranges::any_of(listing.unreadable,
                                   [&](const Unreadable& unreadable) { return is_below(unreadable.path, path); });
    };
    Survey survey;
    for (const std::string& root : listing.roots) survey.roots.push_back({root});
    index.for_each_file([&](const FileRecord& record) {
        if (record.shadowed) survey.shadowed.insert(record.path);
        bool is_named = false;
        for (SurveyedRoot& root : survey.roots) {
            if (!is_below(root.path, record.path)) continue;
            root.articles += index.count_articles_of(record.path);
            is_named = true;
        }
        if (is_named && !present.contains(record.path) && !may_be_hidden(record.path))
            survey.vanished.emplace(record.path, record);
    });
    return survey;
}

}  // namespace dateline
