#include "indexer/planned_changes.h"

namespace dateline {

void PlannedChanges::put(IndexedArticle article, const std::string& fingerprint) {
    if (article.docid == 0) {
        article.docid = ++last_docid_;
        ++growth_;
    }
    take_from_file(article.id);
    ids_of_files_[article.path].insert(article.id);
    ids_.insert_or_assign(article.docid, article.id);
    articles_.insert_or_assign(article.id, Planned{article, fingerprint});
}

void PlannedChanges::remove(const IndexedArticle& article) {
    --growth_;
    take_from_file(article.id);
    ids_.insert_or_assign(article.docid, article.id);
    articles_.erase(article.id);
}

void PlannedChanges::take_from_file(const std::string& id) {
    const auto planned = articles_.find(id);
    if (planned != articles_.end()) ids_of_files_[planned->second.article.path].erase(id);
}

std::optional<IndexedArticle> PlannedChanges::find(std::string_view id) const {
    const auto planned = articles_.find(id);
    return planned == articles_.end() ? std::nullopt : std::optional(planned->second.article);
}

std::map<std::string, unsigned> PlannedChanges::articles_of(std::string_view path) const {
    std::map<std::string, unsigned> found;
    const auto ids = ids_of_files_.find(path);
    if (ids == ids_of_files_.end()) return found;
    for (const std::string& id : ids->second) {
        const Planned& planned = articles_.at(id);
        found.emplace(planned.fingerprint, planned.article.docid);
    }
    return found;
}

void PlannedChanges::for_each_article_after(unsigned docid,
                                            const std::function<void(const IndexedArticle&)>& visit) const {
    for (const auto& [id, planned] : articles_) {
        if (planned.article.docid > docid) visit(planned.article);
    }
}

const std::optional<FileRecord>* PlannedChanges::find_file(std::string_view path) const {
    const auto planned = files_.find(path);
    return planned == files_.end() ? nullptr : &planned->second;
}

void PlannedChanges::for_each_file(const std::function<void(const FileRecord&)>& visit) const {
    for (const auto& [path, record] : files_) {
        if (record) visit(*record);
    }
}

}  // namespace dateline
