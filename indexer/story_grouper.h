// Keeps the stories of an index: before each commit, the articles that changed, and those their stories touch, are
// grouped anew. What comes out depends on the articles alone, not on the order they came in.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexer/model/index_language.h"
#include "indexer/model/story.h"

namespace Xapian {
class Document;
class WritableDatabase;
}  // namespace Xapian

namespace dateline {

class StoryGrouper {
public:
    /// `database` must outlive this.
    StoryGrouper(Xapian::WritableDatabase& database, const IndexLanguage& language);

    /// To be called before the article is replaced or deleted,
    void before_change(unsigned docid);
    /// and after it was added or replaced.
    void after_change(unsigned docid);

    /// Gives every article that changed, and every article that a change touches, its story. Returns those that are in
    /// another one now.
    std::set<unsigned> regroup();

private:
    void count_bands(unsigned docid, int change);
    void add_crowds(std::set<unsigned>& docids);
    const Telling& telling(unsigned docid);
    std::set<unsigned> candidates(unsigned docid) const;
    std::vector<unsigned> group_around(unsigned docid);
    void store_stories(const std::vector<unsigned>& group);
    void store_story(unsigned docid, const std::string& id);
    void add_members(const std::string& story, std::set<unsigned>& docids) const;

    Xapian::WritableDatabase& database_;
    Analysers analysers_;
    std::set<unsigned> changed_;
    std::set<std::string> changed_stories_;
    std::map<std::string, int> band_changes_;  // how many articles a band has gained or lost
    std::set<unsigned> regrouped_;
    std::map<unsigned, Telling> tellings_;  // of this round, as they are compared again and again
};

}  // namespace dateline
