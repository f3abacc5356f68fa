#include "indexer/article_placer.h"

#include <xapian.h>

#include "indexer/index_writer.h"
#include "indexer/model/document.h"
#include "indexer/model/schema.h"
#include "indexer/pipeline.h"
#include "indexer/survey.h"

namespace dateline {

ArticlePlacer::ArticlePlacer(IndexWriter& index, const IndexWriter* previous, Survey& survey)
    : index_(index),
      previous_(previous),
      survey_(survey),
      now_(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())) {}

Placement ArticlePlacer::place(const std::map<std::string, unsigned>& known, PreparedArticle& prepared) {
    const Article& article = prepared.read->article;
    const auto is_kept = known.find(prepared.fingerprint);
    if (is_kept != known.end() && !overwritten_.contains(is_kept->second))
        return {Placement::Kind::unchanged, is_kept->second};
    const std::optional<IndexedArticle> held = index_.find(article.id);
    if (held && held->path != article.path && outranks(held->path, article.path)) {
        survey_.shadowed.insert(article.path);
        return {Placement::Kind::duplicate, 0, held->path};
    }
    return write(prepared, held);
}

Placement ArticlePlacer::write(PreparedArticle& prepared, const std::optional<IndexedArticle>& held) {
    Article& article = prepared.read->article;
    article.indexed = first_indexed(article.id, held);
    if (held && held->path != article.path) note_shadow(held->path);
    if (prepared.document == nullptr) prepared.document = make_missing_document(prepared);
    store_article(*prepared.document, article);
    const unsigned docid = held ? held->docid : 0;
    index_.put(docid, *prepared.document, {docid, article.id, article.path, article.indexed});
    if (!held) return {Placement::Kind::added};
    overwritten_.insert(docid);
    return {Placement::Kind::updated, docid};
}

// The pipeline makes none in a dry run, nor for what looked unchanged.
std::unique_ptr<Xapian::Document> ArticlePlacer::make_missing_document(PreparedArticle& prepared) const {
    const LineVerdicts* verdicts = index_.line_verdicts();
    if (verdicts == nullptr) {
        auto planned = std::make_unique<Xapian::Document>();
        planned->add_value(slot::fingerprint, prepared.fingerprint);
        return planned;
    }
    Article& article = prepared.read->article;
    article.boilerplate = verdicts->boilerplate_of(article);
    Analyser analyser(index_.language().of(article.language));
    return std::make_unique<Xapian::Document>(make_document(article, analyser));
}

std::chrono::sys_seconds ArticlePlacer::first_indexed(const std::string& id,
                                                      const std::optional<IndexedArticle>& held) const {
    if (held) return held->indexed;
    if (previous_ != nullptr) {
        if (const auto before = previous_->find(id)) return before->indexed;
    }
    return now_;
}

bool ArticlePlacer::outranks(const std::string& holder, const std::string& newcomer) const {
    if (newcomer == standard_input || survey_.vanished.contains(holder)) return false;
    return holder == standard_input || holder > newcomer;
}

// A file whose article now stands in another one has to be read again should that one go.
void ArticlePlacer::note_shadow(const std::string& path) {
    survey_.shadowed.insert(path);
    if (std::optional<FileRecord> record = index_.find_file(path)) {
        record->shadowed = true;
        index_.put_file(*record);
    }
}

}  // namespace dateline
