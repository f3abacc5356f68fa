#include "indexer/tally.h"

#include "indexer/index_writer.h"
#include "indexer/pipeline.h"

namespace dateline {

void Tally::count_unchanged(const FileRecord& file, std::size_t articles) {
    stats_.unchanged += articles;
    if (file.rejected == 0) report_.add({file.path, "unchanged"});
    for (const Rejection& rejection : file.rejections)
        report_.add({file.path, "rejected", rejection.reason, rejection.line, {}, rejection.member});
    stats_.rejected += file.rejected;
}

void Tally::count_rejected(const std::string& path, const Rejection& rejection) {
    if (is_again_) return;
    ++stats_.rejected;
    report_.add({path, "rejected", rejection.reason, rejection.line, {}, rejection.member});
}

void Tally::count_added(const PreparedArticle& prepared) {
    ++stats_.added;
    tell("added", prepared);
}

void Tally::count_updated(const PreparedArticle& prepared) {
    ++stats_.updated;
    tell("updated", prepared);
}

void Tally::count_unchanged(const PreparedArticle& prepared) {
    if (is_again_) return;
    ++stats_.unchanged;
    tell("unchanged", prepared);
}

void Tally::tell_duplicate(const PreparedArticle& prepared, const std::string& holder) {
    if (is_again_) return;
    tell("duplicate", prepared, "the same id stands in " + holder);
}

void Tally::tell_notes(const PreparedArticle& prepared) {
    if (is_again_) return;
    for (const std::string& note : prepared.read->notes) tell("note", prepared, note);
}

void Tally::count_deleted(const IndexedArticle& article) {
    ++stats_.deleted;
    report_.add({article.path, "deleted", {}, 0, article.id});
}

void Tally::tell(std::string_view status, const PreparedArticle& prepared, std::string_view reason) {
    const Article& article = prepared.read->article;
    report_.add({article.path, status, reason, prepared.origin.line, article.id, prepared.origin.member});
}

}  // namespace dateline
