#include "indexer/model/story.h"

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace dateline {
namespace {

/// A text of `words` words of which those numbered from `first` on are shared with other texts.
std::string text_of(std::size_t first, std::size_t words) {
    std::string text;
    for (std::size_t i = first; i < first + words; ++i) {
        std::string word = "w";
        for (std::size_t n = i * 7919; n > 0; n /= 20) word += static_cast<char>('a' + n % 20);
        text += word + " ";
    }
    return text;
}

Telling telling(const std::string& id, const std::string& published, const std::string& text) {
    Analyser analyser("en");
    return {id, parse_timestamp(published), make_shingle_set({}, analyser.analyse(text))};
}

TEST(TellsSameStory, CopiesCutsAndUpdatesDo) {
    const Telling first = telling("a", "2026-03-18T10:00:00Z", text_of(0, 200));
    EXPECT_TRUE(tells_same_story(first, telling("b", "2026-03-20T10:00:00Z", text_of(0, 200)))) << "a copy";
    EXPECT_TRUE(tells_same_story(first, telling("b", "2026-03-18T11:00:00Z", text_of(0, 80)))) << "a cut";
    EXPECT_TRUE(tells_same_story(first, telling("b", "2026-03-18T12:00:00Z", text_of(0, 300)))) << "an update";
    EXPECT_TRUE(tells_same_story(first, telling("b", "", text_of(0, 200)))) << "a copy without a date";
    EXPECT_TRUE(tells_same_story(first, telling("b", "2026-03-18", text_of(0, 200)))) << "a copy that tells the day";
}

TEST(TellsSameStory, OthersDoNot) {
    const Telling first = telling("a", "2026-03-18T10:00:00Z", text_of(0, 200));
    EXPECT_FALSE(tells_same_story(first, telling("b", "2026-03-18T10:00:00Z", text_of(500, 200)))) << "another text";
    EXPECT_FALSE(tells_same_story(first, telling("b", "2026-03-18T10:00:00Z", text_of(150, 200))))
        << "a quarter shared";
    EXPECT_FALSE(tells_same_story(first, telling("b", "2026-03-25T10:00:00Z", text_of(0, 200)))) << "a week later";
}

TEST(TellsSameStory, DatesOfAYearOrAMonthCount) {
    const Telling first = telling("a", "2019", text_of(0, 200));
    EXPECT_TRUE(tells_same_story(first, telling("b", "2019-03-02", text_of(0, 200))));
    EXPECT_TRUE(tells_same_story(first, telling("b", "2019-12", text_of(0, 200))));
    EXPECT_FALSE(tells_same_story(first, telling("b", "2024-03-02", text_of(0, 200))));
    EXPECT_FALSE(tells_same_story(first, telling("b", "2011", text_of(0, 200))));
}

TEST(TellsSameStory, ShortTextsWithoutDatesDoNot) {
    EXPECT_FALSE(tells_same_story(telling("a", "", text_of(0, 30)), telling("b", "", text_of(0, 30))));
    EXPECT_TRUE(tells_same_story(telling("a", "", text_of(0, 90)), telling("b", "", text_of(0, 90))));
}

TEST(TellsSameStory, NoticesOfOneKindDoNot) {
    const auto notice = [](const std::string& day, const std::string& sum, const std::string& rate) {
        return telling(day, day,
                       "The bank entered the securities market to arrange " + sum +
                           " billion of repurchase agreements. "
                           "Dealers said that funds were trading at " +
                           rate +
                           " pct when it began its temporary and indirect supply "
                           "of reserves to the banking system, as it does on most days when they are scarce and the "
                           "rate is high.");
    };
    EXPECT_FALSE(
        tells_same_story(notice("2026-03-18T15:00:00Z", "1.5", "6.25"), notice("2026-03-18T16:00:00Z", "2.5", "6.5")))
        << "with other numbers";
    EXPECT_FALSE(tells_same_story(notice("2026-03-18", "1.5", "6.25"), notice("2026-03-19", "1.5", "6.25")))
        << "of the next day";
    EXPECT_TRUE(
        tells_same_story(notice("2026-03-18T15:00:00Z", "1.5", "6.25"), notice("2026-03-18T18:00:00Z", "1.5", "6.25")));
}

TEST(PartIntoStories, TakesTheOldestStoryThatIsOpen) {
    std::vector<Telling> group;
    for (int day = 1; day <= 16; ++day)
        group.push_back(telling("d" + std::to_string(day),
                                "2026-03-" + std::string(day < 10 ? "0" : "") + std::to_string(day), text_of(0, 200)));
    const auto stories = part_into_stories(group);
    ASSERT_EQ(stories.size(), 2u) << "a story is a week long";
    EXPECT_EQ(stories[0].size(), 8u);
    EXPECT_EQ(group[stories[0].front()].id, "d1");
    EXPECT_EQ(group[stories[1].front()].id, "d9");
}

TEST(PartIntoStories, DoesNotDependOnTheOrderOfItsArguments) {
    std::mt19937 random(7);
    std::vector<Telling> group;
    for (int i = 0; i < 30; ++i) {
        const std::string day = i % 5 == 4 ? "" : "2026-03-" + std::to_string(10 + i % 9);
        group.push_back(telling("t" + std::to_string(i), day,
                                text_of(static_cast<std::size_t>(i % 6) * 30, 150 + static_cast<std::size_t>(i))));
    }
    const auto as_ids = [](const std::vector<Telling>& tellings) {
        std::set<std::set<std::string>> ids;
        for (const auto& story : part_into_stories(tellings)) {
            std::set<std::string> members;
            for (const std::size_t i : story) members.insert(tellings[i].id);
            ids.insert(members);
        }
        return ids;
    };
    const auto expected = as_ids(group);
    for (int round = 0; round < 20; ++round) {
        std::ranges::shuffle(group, random);
        ASSERT_EQ(as_ids(group), expected);
    }
}

}  // namespace
}  // namespace dateline
