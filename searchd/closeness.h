// How close to each other the words of a short query stand in an article.
#pragma once

#include <string>
#include <vector>

#include "searchd/doc_set.h"
#include "searchd/query.h"

namespace Xapian {
class Database;
}

namespace dateline {

class Closeness {
public:
    /// Takes the words of `root` that stand side by side and name no field.
    Closeness(const Xapian::Database& database, const QueryNode& root);

    /// For two to four words; longer queries did not gain by it.
    bool applies() const { return !words_.empty(); }

    /// 0 if no two neighbours of the query stand within five words; more the closer, the oftener and the rarer they are.
    double score(DocId article) const;

private:
    struct Word {
        std::vector<std::string> readings;
        double rarity = 0;  ///< inverse document frequency
    };
    std::vector<std::uint32_t> positions(const Word& word, std::string_view prefix, DocId article) const;

    const Xapian::Database& database_;
    std::vector<Word> words_;
};

}  // namespace dateline
