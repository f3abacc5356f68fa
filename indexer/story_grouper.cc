#include "indexer/story_grouper.h"

#include <cstdint>

#include <xapian.h>

#include "indexer/model/document.h"
#include "indexer/model/schema.h"

namespace dateline {

namespace {

// A band with more articles tells nothing: thousands of pages say "subscribe to read on".
constexpr unsigned most_in_a_band = 1000;
// Beyond this, groups are cut off, in an order that depends on that of arrival; real ones have no hundredth of it.
constexpr std::size_t most_in_a_group = 20'000;

// Calls `visit` for each band of the article.
template <typename Visit>
void for_each_band(const Xapian::Database& database, unsigned docid, const Visit& visit) {
    const auto end = database.termlist_end(docid);
    auto term = database.termlist_begin(docid);
    for (term.skip_to(std::string(term::band_prefix)); term != end && (*term).starts_with(term::band_prefix); ++term)
        visit(*term);
}

}  // namespace

StoryGrouper::StoryGrouper(Xapian::WritableDatabase& database, const IndexLanguage& language)
    : database_(database), analysers_(language) {}

void StoryGrouper::before_change(unsigned docid) {
    const std::string story = database_.get_document(docid).get_value(slot::story);
    if (!story.empty()) changed_stories_.insert(story);
    changed_.erase(docid);
    count_bands(docid, -1);
}

void StoryGrouper::after_change(unsigned docid) {
    changed_.insert(docid);
    count_bands(docid, 1);
}

void StoryGrouper::count_bands(unsigned docid, int change) {
    for_each_band(database_, docid, [&](const std::string& band) { band_changes_[band] += change; });
}

// The articles of bands that have begun to tell nothing, or have ceased to.
void StoryGrouper::add_crowds(std::set<unsigned>& docids) {
    for (const auto& [band, change] : std::exchange(band_changes_, {})) {
        const auto now = static_cast<std::int64_t>(database_.get_termfreq(band));
        if ((now > most_in_a_band) == (now - change > most_in_a_band)) continue;
        for (auto it = database_.postlist_begin(band); it != database_.postlist_end(band); ++it) docids.insert(*it);
    }
}

std::set<unsigned> StoryGrouper::regroup() {
    std::set<unsigned> waiting = std::exchange(changed_, {});
    for (const std::string& story : std::exchange(changed_stories_, {})) add_members(story, waiting);
    add_crowds(waiting);
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
    for_each_band(database_, docid, [&](const std::string& band) {
        if (database_.get_termfreq(band) > most_in_a_band) return;
        for (auto it = database_.postlist_begin(band); it != database_.postlist_end(band); ++it) found.insert(*it);
    });
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
