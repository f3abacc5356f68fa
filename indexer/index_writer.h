// The index as the indexer sees it: finds, adds, replaces and removes articles and what is known of files, and commits.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/baseline.h"
#include "indexer/catalogue.h"
#include "indexer/line_verdicts.h"
#include "indexer/model/index_language.h"
#include "indexer/recurring_line.h"

namespace Xapian {
class Document;
}

namespace dateline {

struct Article;

/// An article that is in the index.
struct IndexedArticle {
    unsigned docid = 0;
    std::string id;
    std::string path;  ///< of the file that holds it
    std::chrono::sys_seconds indexed{};
    std::uint64_t text = 0;  ///< a hash of what it says, wherever it stands
};

IndexedArticle to_indexed(unsigned docid, const Article& article);

enum class Access {
    create,  ///< a new database; there must be none
    write,
    dry_run,  ///< reads, and remembers what would be written
};

class IndexWriter {
public:
    /// Opens the database at `path`, the generation itself; an empty path with Access::dry_run is an empty index.
    /// `language` is stored by create ("en", "auto en"), and checked otherwise ("en", "auto") unless it is empty.
    /// Throws ExitError (configuration) on another schema or language.
    /// `overrides`: of what is learnt about lines.
    IndexWriter(const std::string& path, Access access, const std::string& language, LineOverrides overrides = {});
    ~IndexWriter();

    IndexLanguage language() const;
    unsigned articles() const;
    unsigned last_docid() const;  ///< of the articles that were ever added, planned ones left out

    /// By which documents are to be made; null in a dry run.
    const LineVerdicts* line_verdicts() const;
    /// The lines of all outlets that were learnt to be boilerplate, but for those that are overridden.
    void for_each_boilerplate(const std::function<void(const RecurringLine&)>& visit) const;

    std::optional<IndexedArticle> find(std::string_view id) const;
    IndexedArticle get(unsigned docid) const;

    /// Fingerprint to docid of all articles held by the file.
    std::map<std::string, unsigned> articles_of(std::string_view path) const;
    std::vector<unsigned> docids_of(std::string_view path) const;
    std::size_t count_articles_of(std::string_view path) const;
    /// All that were added after the one with `docid`.
    void for_each_article_after(unsigned docid, const std::function<void(const IndexedArticle&)>& visit) const;

    /// Replaces the article `docid`, or adds one where it is 0. `article` names what the document was made of.
    void put(unsigned docid, const Xapian::Document& document, const IndexedArticle& article);
    void remove(unsigned docid);

    std::optional<FileRecord> find_file(std::string_view path) const;
    void put_file(const FileRecord& record);
    void remove_file(std::string_view path);
    void for_each_file(const std::function<void(const FileRecord&)>& visit) const;

    /// As of the last commit.
    std::vector<Baseline> baselines() const;
    /// Stored with the next commit; alone they are no reason for one. A dry run forgets them.
    void set_baselines(std::vector<Baseline> baselines);

    /// Makes all changes since the last commit visible and lasting, all or none.
    void commit();
    /// Once a thousand articles or ten seconds have gathered.
    bool is_commit_due() const;
    void commit_if_due();

private:
    struct State;
    void change();
    std::unique_ptr<State> state_;
};

}  // namespace dateline
