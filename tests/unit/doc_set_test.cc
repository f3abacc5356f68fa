// DocSet against std::set.

#include "searchd/doc_set.h"

#include <random>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

using Ids = std::vector<DocId>;

// Room that ends just before, on and behind the border of a word of bits.
constexpr DocId lasts[] = {0, 1, 62, 63, 64, 65, 127, 128, 129, 191, 192, 1000};

struct Pair {
    DocSet set;
    std::set<DocId> model;
};

Pair random_pair(std::mt19937& random, DocId last) {
    Pair pair{DocSet(last), {}};
    for (std::size_t n = last == 0 ? 0 : random() % (last + 1); n > 0; --n) {
        const DocId id = 1 + static_cast<DocId>(random() % last);
        pair.set.add(id);
        pair.model.insert(id);
    }
    if (last > 0 && random() % 2 == 0) {
        pair.set.add(last);
        pair.model.insert(last);
    }
    return pair;
}

Ids members(const DocSet& set) {
    Ids ids;
    set.for_each([&](DocId id) { ids.push_back(id); });
    return ids;
}

void expect_same(const Pair& pair) {
    const Ids expected(pair.model.begin(), pair.model.end());
    ASSERT_EQ(members(pair.set), expected);
    ASSERT_EQ(pair.set.count(), expected.size());
    ASSERT_EQ(pair.set.empty(), expected.empty());
    Ids backwards;
    pair.set.for_each_from_last([&](DocId id) {
        backwards.push_back(id);
        return true;
    });
    ASSERT_EQ(backwards, Ids(expected.rbegin(), expected.rend()));
    for (DocId id = 0; id <= pair.set.last() + 70; ++id) {
        ASSERT_EQ(pair.set.contains(id), pair.model.contains(id)) << id;
        const auto next = pair.model.lower_bound(id);
        ASSERT_EQ(pair.set.next(id), next == pair.model.end() ? 0 : *next) << id;
    }
}

TEST(DocSet, HoldsWhatAStandardSetHolds) {
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        for (const DocId last : lasts) {
            Pair left = random_pair(random, last);
            const Pair right = random_pair(random, last);
            expect_same(left);
            switch (random() % 3) {
                case 0:
                    left.set &= right.set;
                    std::erase_if(left.model, [&](DocId id) { return !right.model.contains(id); });
                    break;
                case 1:
                    left.set |= right.set;
                    left.model.insert(right.model.begin(), right.model.end());
                    break;
                default:
                    left.set -= right.set;
                    std::erase_if(left.model, [&](DocId id) { return right.model.contains(id); });
            }
            expect_same(left);
            ASSERT_EQ(left.set == right.set, left.model == right.model);
        }
    }
}

TEST(DocSet, GoesNoFurtherThanItsVisitorWants) {
    DocSet set(200);
    for (const DocId id : {1u, 63u, 64u, 65u, 128u, 200u}) set.add(id);
    Ids visited;
    set.for_each_from_last([&](DocId id) {
        visited.push_back(id);
        return id > 64;
    });
    EXPECT_EQ(visited, (Ids{200, 128, 65, 64}));
}

}  // namespace
}  // namespace dateline
