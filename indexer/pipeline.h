// The part of indexing that several threads share: records become articles and documents, and come out in the order
// they went in.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/model/index_language.h"
#include "indexer/readers/reader.h"

namespace Xapian {
class Document;
}

namespace dateline {

class LineVerdicts;

/// A record on its way in. `known`, the fingerprints that the index holds of the file, must outlive the way through the
/// pipeline.
struct RecordTask {
    std::size_t file = 0;  ///< the caller's number of the file
    const Reader* reader = nullptr;
    Origin origin;
    Result<std::string> bytes;
    const std::map<std::string, unsigned>* known = nullptr;
};

/// An article of it on its way out, or the reason why there is none.
struct PreparedArticle {
    PreparedArticle(Origin from, Result<ReadArticle> outcome);
    PreparedArticle(PreparedArticle&&) noexcept;
    PreparedArticle& operator=(PreparedArticle&&) noexcept;
    ~PreparedArticle();

    Origin origin;
    Result<ReadArticle> read;
    std::string fingerprint;  ///< empty where there is no article
    std::unique_ptr<Xapian::Document>
        document;  ///< null where there is no article, where it is known, and where none was asked for
};

struct PreparedRecord {
    std::size_t file = 0;
    std::vector<PreparedArticle> articles;
};

class Pipeline {
public:
    /// `language`: of the index; none where no documents are wanted. `threads` at least 1. `verdicts` (may be null)
    /// must outlive this.
    Pipeline(std::size_t threads, const std::optional<IndexLanguage>& language, const LineVerdicts* verdicts);
    ~Pipeline();

    /// True while so much is under way that next() has to be called before submit().
    bool is_full() const;
    bool is_empty() const;
    void submit(RecordTask task);

    /// Waits for the oldest record. Only where the pipeline is not empty. Throws what its preparation threw.
    PreparedRecord next();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
