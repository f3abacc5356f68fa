#include "indexer/story_grouper.h"

#include <deque>

#include <xapian.h>

#include "indexer/model/document.h"
#include "indexer/model/schema.h"

namespace dateline {

namespace {

// Bounds for what is no news: thousands of pages that all say "subscribe to read on".
constexpr std::size_t most_in_a_group = 2000;
constexpr std::size_t most_candidates_a_band = 2000;

}  // namespace

StoryGrouper::StoryGrouper(Xapian::WritableDatabase& database, const IndexLanguage& language)
    : database_(database), analysers_(language) {}

void StoryGrouper::before_change(unsigned docid) {
    const std::string story = database_.get_document(docid).get_value(slot::story);
    if (!story.empty()) changed_stories_.insert(story);
    changed_.erase(docid);
}

void StoryGrouper::after_change(unsigned docid) { changed_.insert(docid); }

std::set<unsigned> StoryGrouper::regroup() {
    std::set<unsigned> waiting = std::exchange(changed_, {});
    for (const std::string& story : std::exchange(changed_stories_, {})) add_members(story, waiting);
    while (!waiting.empty()) {
        const std::vector<unsigned> group = group_around(*waiting.begin());
        for (const unsigned docid : group) waiting.erase(docid);
        store_stories(group);
    }
    tellings_.clear();
    return std::exchange(regrouped_, {});
}

// All that is connected with the article by tellings of the same story, itself first.
std::vector<unsigned> StoryGrouper::group_around(unsigned docid) {
    std::vector<unsigned> group = {docid};
    std::set<unsigned> seen = {docid};
    for (std::size_t next = 0; next < group.size() && group.size() < most_in_a_group; ++next) {
        for (const unsigned candidate : candidates(group[next])) {
            if (seen.contains(candidate) || !tells_same_story(telling(group[next]), telling(candidate))) continue;
            seen.insert(candidate);
            group.push_back(candidate);
        }
    }
    return group;
}

std::set<unsigned> StoryGrouper::candidates(unsigned docid) const {
    std::set<unsigned> found;
    const std::string prefix(term::band_prefix);
    Xapian::TermIterator band = database_.termlist_begin(docid);
    for (band.skip_to(prefix); band != database_.termlist_end(docid) && (*band).starts_with(prefix); ++band) {
        std::size_t count = 0;
        for (auto it = database_.postlist_begin(*band); it != database_.postlist_end(*band); ++it) {
            if (++count > most_candidates_a_band) break;
            found.insert(*it);
        }
    }
    found.erase(docid);
    return found;
}

const Telling& StoryGrouper::telling(unsigned docid) {
    const auto known = tellings_.find(docid);
    if (known != tellings_.end()) return known->second;
    const Article article = parse_stored(database_.get_document(docid).get_data());
    return tellings_.emplace(docid, make_telling(article, analysers_.of(article.language))).first->second;
}

void StoryGrouper::store_stories(const std::vector<unsigned>& group) {
    if (group.size() == 1) {
        store_story(group.front(), "");
        return;
    }
    std::vector<Telling> tellings;
    tellings.reserve(group.size());
    for (const unsigned docid : group) tellings.push_back(telling(docid));
    for (const std::vector<std::size_t>& story : part_into_stories(tellings)) {
        const std::string id = story.size() == 1 ? "" : tellings[story.front()].id;
        for (const std::size_t member : story) store_story(group[member], id);
    }
}

void StoryGrouper::store_story(unsigned docid, const std::string& id) {
    Xapian::Document document = database_.get_document(docid);
    const std::string before = document.get_value(slot::story);
    if (before == id) return;
    if (!before.empty()) document.remove_term(term::story(before));
    if (!id.empty()) document.add_boolean_term(term::story(id));
    document.add_value(slot::story, id);
    database_.replace_document(docid, document);
    regrouped_.insert(docid);
}

void StoryGrouper::add_members(const std::string& story, std::set<unsigned>& docids) const {
    const std::string term = term::story(story);
    for (auto it = database_.postlist_begin(term); it != database_.postlist_end(term); ++it) docids.insert(*it);
}

}  // namespace dateline
