#include "searchd/edits.h"

#include <initializer_list>
#include <utility>

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Edits, ApartByOneLetterInAnyScript) {
    for (const auto& [one, other] : std::initializer_list<std::pair<const char*, const char*>>{{"gazete", "gazette"},
                                                                                               {"gazette", "gazete"},
                                                                                               {"reutrs", "reuters"},
                                                                                               {"reuetrs", "reuters"},
                                                                                               {"courier", "couriex"},
                                                                                               {"газета", "газеты"},
                                                                                               {"a", ""},
                                                                                               {"東京", "東北"},
                                                                                               {"née", "nee"}})
        EXPECT_TRUE(are_one_edit_apart(one, other)) << one << " " << other;
    for (const auto& [one, other] : std::initializer_list<std::pair<const char*, const char*>>{
             {"gazette", "gazette"}, {"", ""}, {"gazete", "gazettes"}, {"abcd", "badc"}, {"oil", "a long one"}})
        EXPECT_FALSE(are_one_edit_apart(one, other)) << one << " " << other;
}

TEST(Edits, AreAllOneEditApart) {
    const std::set<std::string> edits = edits_of(U"oil");
    EXPECT_LE(edits.size(), most_edits_of(U"oil"));
    for (const char* edit : {"ol", "oils", "oik", "iol", "soil"}) EXPECT_TRUE(edits.contains(edit)) << edit;
    for (const std::string& edit : edits) EXPECT_TRUE(edit == "oil" || are_one_edit_apart("oil", edit)) << edit;
}

}  // namespace
}  // namespace dateline
