// How close to each other the words of a short query stand in an article.
#pragma once

#include <string>
#include <vector>

#include "searchd/doc_set.h"
#include "searchd/posting_lists.h"
#include "searchd/query.h"

namespace Xapian {
class Database;
}

namespace dateline {

class Closeness {
public:
    /// Takes the words of `root` that stand side by side and name no field.
    Closeness(PostingLists& lists, const QueryNode& root);

    /// For two or three words; longer queries did not gain by it.
    bool applies() const { return !words_.empty(); }

    /// For each of `articles`, which are in order: 0 if no two neighbours of the query stand within five words of the
    /// text; more the closer, the oftener and the rarer they are.
    std::vector<double> scores(const std::vector<DocId>& articles) const;

private:
    struct Word {
        std::vector<std::string> readings;
        double rarity = 0;  ///< inverse document frequency
    };
    std::vector<std::uint32_t> positions(const Word& word, DocId article) const;

    const Xapian::Database& database_;
    std::vector<Word> words_;
};

}  // namespace dateline
