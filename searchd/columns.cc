#include "searchd/columns.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include <xapian.h>

#include "indexer/model/document.h"

namespace dateline {

namespace {

constexpr std::uint64_t one_day = 1'000'000;  // of YYYYMMDDhhmmss

// Calls visit(docid, value) for every article that has a value in `slot`.
template <typename Visit>
void for_each_value(const Xapian::Database& database, std::uint32_t slot, const Visit& visit) {
    const auto end = database.valuestream_end(slot);
    for (auto it = database.valuestream_begin(slot); it != end; ++it) visit(it.get_docid(), *it);
}

// Numbers for strings, in the order in which they are seen.
class Ordinals {
public:
    explicit Ordinals(std::vector<std::string>& values) : values_(values) {}

    std::uint32_t of(std::string_view value) {
        const auto [found, is_new] =
            ordinals_.try_emplace(std::string(value), static_cast<std::uint32_t>(values_.size()));
        if (is_new) values_.emplace_back(value);
        return found->second;
    }

private:
    std::vector<std::string>& values_;
    std::unordered_map<std::string, std::uint32_t> ordinals_;
};

FacetColumn read_facet(const Xapian::Database& database, const Field& field, DocId last) {
    FacetColumn column(field, last);
    Ordinals ordinals(column.values);
    DocId filled = 0;  // `begin` is right up to here
    for_each_value(database, field.facet_slot, [&](DocId id, const std::string& all) {
        while (filled < id) column.begin[++filled] = static_cast<std::uint32_t>(column.ordinals.size());
        for (std::size_t at = 0; at <= all.size();) {
            const std::size_t end = std::min(all.find(value_separator, at), all.size());
            if (end > at) column.ordinals.push_back(ordinals.of(std::string_view(all).substr(at, end - at)));
            at = end + 1;
        }
        if (column.ordinals.size() > column.begin[id]) column.present.add(id);
    });
    while (filled < last + 1) column.begin[++filled] = static_cast<std::uint32_t>(column.ordinals.size());
    return column;
}

}  // namespace

Columns read_columns(const Xapian::Database& database) {
    const DocId last = database.get_lastdocid();
    Columns columns(last);
    const auto end = database.postlist_end("");
    for (auto it = database.postlist_begin(""); it != end; ++it) {
        columns.every.add(*it);
        columns.length[*it] = it.get_doclength();
        columns.oldest_first.push_back(*it);
    }
    for_each_value(database, slot::published,
                   [&](DocId id, const std::string& value) { columns.published[id] = sort_key_number(value); });
    std::ranges::stable_sort(columns.oldest_first, {}, [&](DocId id) { return columns.published[id]; });
    Ordinals ordinals(columns.story_ids);
    for_each_value(database, slot::story,
                   [&](DocId id, const std::string& value) { columns.story[id] = ordinals.of(value) + 1; });
    for (const Field& field : fields) {
        if (field.facet_slot != no_slot) columns.facets.push_back(read_facet(database, field, last));
    }
    return columns;
}

std::uint64_t as_published(std::chrono::sys_seconds at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    const auto year = static_cast<std::uint64_t>(std::max(static_cast<int>(date.year()), 0));
    const std::uint64_t days =
        (year * 100 + static_cast<unsigned>(date.month())) * 100 + static_cast<unsigned>(date.day());
    const auto clock = static_cast<std::uint64_t>((time.hours().count() * 100 + time.minutes().count()) * 100 +
                                                  time.seconds().count());
    return days * one_day + clock;
}

std::chrono::sys_days day_published(std::uint64_t published) {
    const std::uint64_t days = published / one_day;
    return std::chrono::year(static_cast<int>(days / 10000)) / static_cast<int>(days / 100 % 100) /
           static_cast<int>(days % 100);
}

const FacetColumn& facet_column(const Columns& columns, const Field& field) {
    return *std::ranges::find(columns.facets, &field, &FacetColumn::field);
}

DocSet published_between(const Columns& columns, std::optional<std::chrono::sys_seconds> from,
                         std::optional<std::chrono::sys_seconds> to) {
    const std::uint64_t first = std::max<std::uint64_t>(from ? as_published(*from) : 1, 1);
    const std::uint64_t last = to ? as_published(*to) : ~std::uint64_t{0};
    DocSet set(columns.every.last());
    for (DocId id = 1; id <= columns.every.last(); ++id) {
        if (columns.published[id] >= first && columns.published[id] <= last) set.add(id);
    }
    return set;
}

Facet count_facet(const FacetColumn& column, const DocSet& set, std::size_t most) {
    std::vector<std::size_t> counts(column.values.size());
    set.for_each([&](DocId id) {
        for (std::uint32_t i = column.begin[id]; i < column.begin[id + 1]; ++i) ++counts[column.ordinals[i]];
    });
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) order.push_back(i);
    }
    const auto is_before = [&](std::size_t a, std::size_t b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : column.values[a] < column.values[b];
    };
    const std::size_t distinct = order.size();
    const std::size_t kept = std::min(most, distinct);
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(kept), is_before);
    order.resize(kept);
    std::vector<FacetValue> values;
    values.reserve(kept);
    for (const std::size_t i : order) values.push_back({column.values[i], counts[i]});
    DocSet missing = set;
    missing -= column.present;
    return {column.field, std::move(values), distinct, missing.count()};
}

std::vector<Facet> count_facets(const Columns& columns, const DocSet& set, std::size_t most) {
    std::vector<Facet> facets;
    facets.reserve(columns.facets.size());
    for (const FacetColumn& column : columns.facets) facets.push_back(count_facet(column, set, most));
    return facets;
}

std::vector<Facet> shortened(std::vector<Facet> facets, std::size_t most) {
    for (Facet& facet : facets) facet.values.resize(std::min(most, facet.values.size()));
    return facets;
}

std::size_t count_stories(const Columns& columns, const DocSet& set) {
    DocSet seen(static_cast<DocId>(columns.story_ids.size()));
    std::size_t alone = 0;
    set.for_each([&](DocId id) {
        if (columns.story[id] == 0) {
            ++alone;
        } else {
            seen.add(columns.story[id]);
        }
    });
    return alone + seen.count();
}

std::vector<DocId> in_order_of_date(const Columns& columns, const DocSet& set, bool newest_first, bool folds,
                                    std::size_t first, std::size_t count) {
    std::vector<DocId> found;
    DocSet told(static_cast<DocId>(columns.story_ids.size()));
    std::size_t seen = 0;
    const auto visit = [&](DocId id) {
        if (!set.contains(id)) return;
        const std::uint32_t story = columns.story[id];
        if (folds && story != 0) {
            if (told.contains(story)) return;
            told.add(story);
        }
        if (seen++ >= first) found.push_back(id);
    };
    const std::vector<DocId>& order = columns.oldest_first;
    const auto dated = std::ranges::partition_point(order, [&](DocId id) { return columns.published[id] == 0; });
    const auto visit_each = [&](auto from, auto to) {
        for (; from != to && found.size() < count; ++from) visit(*from);
    };
    if (newest_first) {
        visit_each(order.rbegin(), order.rend());
    } else {
        visit_each(dated, order.end());
        visit_each(order.begin(), dated);
    }
    return found;
}

std::shared_ptr<const Columns> ColumnCache::of(const Xapian::Database& database, const IndexState& state) {
    const std::lock_guard lock(mutex_);
    if (columns_ == nullptr || uuid_ != state.uuid || revision_ != state.revision) {
        columns_ = std::make_shared<const Columns>(read_columns(database));
        uuid_ = state.uuid;
        revision_ = state.revision;
    }
    return columns_;
}

}  // namespace dateline
