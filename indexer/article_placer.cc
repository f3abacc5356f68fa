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
    if (held && held->path != article.path && outranks(*held, article.path)) {
        survey_.shadowed.insert(article.path);
        return {Placement::Kind::duplicate, 0, held->path};
    }
    return write(prepared, held);
}

Placement ArticlePlacer::write(PreparedArticle& prepared, const std::optional<IndexedArticle>& held) {
    Article& article = prepared.read->article;
    article.indexed = first_indexed(article.id, held);
    if (held && held->path != article.path) note_loss(*held);
    if (prepared.document == nullptr) prepared.document = make_missing_document(prepared);
    store_article(*prepared.document, article);
    const unsigned docid = held ? held->docid : 0;
    index_.put(docid, *prepared.document, to_indexed(docid, article));
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

bool ArticlePlacer::outranks(const IndexedArticle& held, const std::string& newcomer) const {
    if (newcomer == standard_input || survey_.is_gone(held)) return false;
    return held.path == standard_input || held.path > newcomer;
}

// A file that has an article which now stands in another one has to be read again should that one go. One that vanished
// may have lost it for that reason alone: should it come back, it is read, whether it has changed or not.
void ArticlePlacer::note_loss(const IndexedArticle& held) {
    if (survey_.is_stale(held)) return;
    survey_.shadowed.insert(held.path);
    std::optional<FileRecord> record = index_.find_file(held.path);
    if (!record) return;
    record->shadowed = true;
    if (survey_.vanished.contains(held.path)) record->hash.clear();
    index_.put_file(*record);
}

}  // namespace dateline
