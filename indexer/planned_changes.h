// What a dry run would have changed: to be held over what the index has, so that each step sees what those before it
// would have done.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "indexer/catalogue.h"
#include "indexer/index_writer.h"

namespace dateline {

class PlannedChanges {
public:
    /// `last_docid`: of the index; new articles get those that follow.
    explicit PlannedChanges(unsigned last_docid) : last_docid_(last_docid) {}

    /// A docid of 0 adds the article.
    void put(IndexedArticle article, const std::string& fingerprint);
    void remove(const IndexedArticle& article);

    /// Whether the article was put or removed: what the index has of it does not count any more.
    bool covers(unsigned docid) const { return ids_.contains(docid); }
    /// Of one that was put.
    const IndexedArticle& get(unsigned docid) const { return articles_.at(ids_.at(docid)).article; }
    std::optional<IndexedArticle> find(std::string_view id) const;
    /// Fingerprint to docid of what was put for the file.
    std::map<std::string, unsigned> articles_of(std::string_view path) const;
    void for_each_article_after(unsigned docid, const std::function<void(const IndexedArticle&)>& visit) const;
    int growth() const { return growth_; }  ///< articles added but for those removed

    void put_file(const FileRecord& record) { files_.insert_or_assign(record.path, record); }
    void remove_file(std::string_view path) { files_.insert_or_assign(std::string(path), std::nullopt); }
    /// Null where nothing is planned; nothing where it was removed.
    const std::optional<FileRecord>* find_file(std::string_view path) const;
    void for_each_file(const std::function<void(const FileRecord&)>& visit) const;

private:
    struct Planned {
        IndexedArticle article;
        std::string fingerprint;
    };

    void take_from_file(const std::string& id);

    unsigned last_docid_;
    int growth_ = 0;
    std::map<std::string, Planned, std::less<>> articles_;                    // by id
    std::map<unsigned, std::string> ids_;                                     // by docid
    std::map<std::string, std::set<std::string>, std::less<>> ids_of_files_;  // by path
    std::map<std::string, std::optional<FileRecord>, std::less<>> files_;     // by path
};

}  // namespace dateline
