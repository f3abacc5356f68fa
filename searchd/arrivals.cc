#include "searchd/arrivals.h"

#include <algorithm>
#include <tuple>

#include <xapian.h>

#include "indexer/model/document.h"
#include "indexer/model/schema.h"

namespace dateline {

namespace {

struct Arrival {
    std::uint64_t indexed = 0;  // YYYYMMDDhhmmss
    std::uint64_t published = 0;
    DocId article = 0;

    bool operator<(const Arrival& other) const {
        return std::tie(indexed, published, article) < std::tie(other.indexed, other.published, other.article);
    }
};

std::vector<Arrival> read_arrivals(const Xapian::Database& database, const Columns& columns, const DocSet& set) {
    std::vector<Arrival> arrivals;
    Xapian::ValueIterator value = database.valuestream_begin(slot::indexed);
    const Xapian::ValueIterator end = database.valuestream_end(slot::indexed);
    set.for_each([&](DocId id) {
        if (value != end) value.skip_to(id);
        const bool is_known = value != end && value.get_docid() == id;
        arrivals.push_back({is_known ? sort_key_number(*value) : 0, columns.published[id], id});
    });
    return arrivals;
}

void keep_first_of_stories(const Columns& columns, std::vector<Arrival>& arrivals) {
    std::vector<Arrival> first(columns.story_ids.size() + 1);
    for (const Arrival& one : arrivals) {
        Arrival& known = first[columns.story[one.article]];
        if (known.article == 0 || one < known) known = one;
    }
    std::erase_if(arrivals, [&](const Arrival& one) {
        const std::uint32_t story = columns.story[one.article];
        return story != 0 && first[story].article != one.article;
    });
}

}  // namespace

std::vector<DocId> latest_arrivals(const Xapian::Database& database, const Columns& columns, const DocSet& set,
                                   const Slice& slice) {
    std::vector<Arrival> arrivals = read_arrivals(database, columns, set);
    if (slice.folds_stories) keep_first_of_stories(columns, arrivals);
    const std::size_t end = std::min(slice.first + slice.count, arrivals.size());
    std::ranges::partial_sort(arrivals, arrivals.begin() + static_cast<std::ptrdiff_t>(end),
                              [](const Arrival& a, const Arrival& b) { return b < a; });
    std::vector<DocId> articles;
    for (std::size_t i = slice.first; i < end; ++i) articles.push_back(arrivals[i].article);
    return articles;
}

}  // namespace dateline
