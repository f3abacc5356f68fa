// Decides whether an article that was read is written to the index, and writes it.
//
// Where several files hold one id, the file whose path sorts last has it, whatever the order of arrival; within a file,
// the last record has. Standard input wins over files. A file that does not have the article any more is no rival.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace Xapian {
class Document;
}

namespace dateline {

class IndexWriter;
struct Article;
struct IndexedArticle;
struct PreparedArticle;
struct Survey;

/// What became of an article.
struct Placement {
    enum class Kind {
        added,
        updated,
        unchanged,
        duplicate,  ///< another file has the id
    };
    Kind kind;
    unsigned docid = 0;       ///< of what the index held before, where that was kept or replaced; else 0
    std::string holder = {};  ///< of a duplicate: the file that has the id
};

/// For one pass over files: what it has written over is not what the index held before it.
class ArticlePlacer {
public:
    /// `previous` (may be null): the index that is being rebuilt. `survey` is told which files are shadowed. All must
    /// outlive this.
    ArticlePlacer(IndexWriter& index, const IndexWriter* previous, Survey& survey);

    /// `known`: fingerprint to docid of what the index held of the article's file when that was opened. `prepared` has
    /// an article. Afterwards it may have another document.
    Placement place(const std::map<std::string, unsigned>& known, PreparedArticle& prepared);

private:
    Placement write(PreparedArticle& prepared, const std::optional<IndexedArticle>& held);
    std::unique_ptr<Xapian::Document> make_missing_document(PreparedArticle& prepared) const;
    std::chrono::sys_seconds first_indexed(const std::string& id, const std::optional<IndexedArticle>& held) const;
    bool outranks(const IndexedArticle& held, const std::string& newcomer) const;
    void note_loss(const IndexedArticle& held);

    IndexWriter& index_;
    const IndexWriter* previous_;
    Survey& survey_;
    std::chrono::sys_seconds now_;
    std::set<unsigned> overwritten_;  // docids of articles that this pass has replaced
};

}  // namespace dateline
