#include "indexer/survey.h"

#include <algorithm>

#include "indexer/index_writer.h"

namespace dateline {

bool is_below(std::string_view root, std::string_view path) {
    if (path == root) return true;
    return path.starts_with(root) && (root.ends_with('/') || path.substr(root.size()).starts_with('/'));
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
