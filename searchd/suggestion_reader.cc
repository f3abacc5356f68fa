#include "searchd/suggestion_reader.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <xapian.h>

#include "indexer/model/document.h"
#include "indexer/model/schema.h"
#include "searchd/suggestion_key.h"

namespace dateline {

namespace {

using Counts = std::unordered_map<std::string, std::uint32_t>;

// A bound on memory: an index with more spellings than these has names that are none.
constexpr std::size_t most_spellings = 500'000;

// A slot read along with another one.
class ValuesBeside {
public:
    ValuesBeside(const Xapian::Database& database, std::uint32_t slot)
        : at_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

    /// The value of the document, empty where it has none; documents in order.
    std::string of(Xapian::docid document) {
        if (at_ != end_) at_.skip_to(document);
        return at_ != end_ && at_.get_docid() == document ? *at_ : std::string();
    }

private:
    Xapian::ValueIterator at_;
    Xapian::ValueIterator end_;
};

template <typename T, typename Key>
void keep_greatest(std::vector<T>& all, std::size_t most, Key key) {
    if (all.size() <= most) return;
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(most);
    std::ranges::nth_element(all, end, std::greater(), key);
    all.erase(end, all.end());
}

Counts count_values(const Xapian::Database& database, std::uint32_t slot, const std::stop_token& stop) {
    Counts counts;
    const Xapian::ValueIterator end = database.valuestream_end(slot);
    for (auto it = database.valuestream_begin(slot); it != end && !stop.stop_requested(); ++it) {
        const std::string all = *it;
        for (std::size_t at = 0; at < all.size();) {
            const std::size_t stop_at = std::min(all.find(value_separator, at), all.size());
            const std::string value = all.substr(at, stop_at - at);
            if (const auto known = counts.find(value); known != counts.end()) {
                ++known->second;
            } else if (counts.size() < most_spellings) {
                counts.emplace(value, 1);
            }
            at = stop_at + 1;
        }
    }
    return counts;
}

std::vector<Suggestion> to_names(const Counts& counts) {
    struct Name {
        Suggestion suggestion;
        std::uint32_t of_spelling = 0;
    };
    std::unordered_map<std::string, Name> names;
    for (const auto& [spelling, count] : counts) {
        Name& name = names[joined(key_words(spelling))];
        const bool is_usual = std::pair(count, spelling) > std::pair(name.of_spelling, name.suggestion.text);
        name.suggestion.count = count + (name.of_spelling == 0 ? 0 : name.suggestion.count);
        if (!is_usual) continue;
        name.suggestion.text = spelling;
        name.suggestion.kind = SuggestionKind::name;
        name.of_spelling = count;
    }
    std::vector<Suggestion> all;
    all.reserve(names.size());
    for (auto& [key, name] : names) all.push_back(std::move(name.suggestion));
    return all;
}

}  // namespace

std::vector<PublishedTitle> read_titles(const Xapian::Database& database, std::size_t most,
                                        const std::stop_token& stop) {
    std::vector<PublishedTitle> titles;
    ValuesBeside published(database, slot::published);
    ValuesBeside language(database, language_field.facet_slot);
    ValuesBeside story(database, slot::story);
    const Xapian::ValueIterator end = database.valuestream_end(slot::title);
    for (auto it = database.valuestream_begin(slot::title); it != end && !stop.stop_requested(); ++it) {
        const Xapian::docid id = it.get_docid();
        titles.push_back({*it, sort_key_number(published.of(id)), language.of(id), story.of(id)});
        if (titles.size() == 2 * most) keep_greatest(titles, most, &PublishedTitle::published);
    }
    keep_greatest(titles, most, &PublishedTitle::published);
    std::ranges::stable_sort(titles, std::greater(), &PublishedTitle::published);
    std::unordered_set<std::string> stories;
    std::erase_if(titles,
                  [&](const PublishedTitle& one) { return !one.story.empty() && !stories.insert(one.story).second; });
    return titles;
}

std::vector<Suggestion> read_names(const Xapian::Database& database, const Field& field, std::size_t most,
                                   const std::stop_token& stop) {
    std::vector<Suggestion> names = to_names(count_values(database, field.facet_slot, stop));
    keep_greatest(names, most, &Suggestion::count);
    return names;
}

}  // namespace dateline
