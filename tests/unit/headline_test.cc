#include "indexer/readers/headline.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/readers/scraped_text.h"

namespace dateline {
namespace {

const std::string story =
    "The bridge over the Lom was closed to lorries on Wednesday after a survey showed cracks in two of its piers.\n\n"
    "Drivers must now take the road through Alten, which adds forty minutes to the way to the port.";

struct Case {
    std::string head;
    std::string title;
};

TEST(FindHeadline, FindsTheHeadlineAboveAStory) {
    const std::vector<Case> cases{
        {"Lorries banned from Lom bridge", "Lorries banned from Lom bridge"},
        {"Will the Lom bridge hold?", "Will the Lom bridge hold?"},
        {"Close the bridge now!", "Close the bridge now!"},
        {"LORRIES BANNED FROM LOM BRIDGE", "LORRIES BANNED FROM LOM BRIDGE"},
        {"‘It may fall’: lorries banned from Lom bridge", "‘It may fall’: lorries banned from Lom bridge"},
        {"Minister tells port to wait for the U.S.", "Minister tells port to wait for the U.S."},
        {"Lom Bridge Closed to Lorries, Officials Say", "Lom Bridge Closed to Lorries, Officials Say"},
        {"Lorries banned from Lom bridge | Harbour Gazette", "Lorries banned from Lom bridge"},
        {"Lorries banned from Lom bridge - Harbour Gazette", "Lorries banned from Lom bridge"},
        {"Lorries banned from Lom bridge – World – Harbour Gazette", "Lorries banned from Lom bridge – World"},
        {"Lorries banned from Lom bridge - a first since 1950", "Lorries banned from Lom bridge - a first since 1950"},
        {"Lom bridge must close soon - state media", "Lom bridge must close soon - state media"},
        {"Lorries banned\n\nLorries banned\n\nLorries banned", "Lorries banned"},
        {"Lorries banned from Lom bridge\nLorries banned from Lom bridge\n", "Lorries banned from Lom bridge"},
        {"Lorries banned from Lom bridge | Harbour Gazette\n\nLorries banned from Lom bridge",
         "Lorries banned from Lom bridge"},
        {"Lorries banned from Lom bridge.\n\nLorries banned from Lom bridge.", "Lorries banned from Lom bridge."},
        {"Harbour Gazette\n\nLorries banned from Lom bridge", "Lorries banned from Lom bridge"},
        {"BBC News\n\nHome\n\nWorld\n\nLorries banned from Lom bridge", "Lorries banned from Lom bridge"},
        {"Roads and Bridges\n\nLorries banned from Lom bridge after survey",
         "Lorries banned from Lom bridge after survey"},
        {"Section: Business\nMarch 18, 2022\nBy Staff\n4 min read\nLorries banned from Lom bridge",
         "Lorries banned from Lom bridge"},
        {"WATCH: Lorries turned away at Lom bridge", "WATCH: Lorries turned away at Lom bridge"},
        {"Home\nNews\nPlus\nVideos\nLive TV\nLom Valley\nLorries banned from Lom bridge\n\nLorries banned from Lom "
         "bridge",
         "Lorries banned from Lom bridge"},
        {"Brücke für Lastwagen gesperrt", "Brücke für Lastwagen gesperrt"},
        {"洛姆大桥禁止卡车通行", "洛姆大桥禁止卡车通行"},
        {"Three things to know about the Lom bridge", "Three things to know about the Lom bridge"},
    };
    for (const auto& [head, title] : cases) {
        const auto found = parse_scraped_text(head + "\n\n" + story);
        EXPECT_EQ(found.title, title) << head;
        EXPECT_EQ(found.body, story) << head;
    }
}

TEST(FindHeadline, FindsTheHeadlineBelowATrail) {
    const std::string headline = "Lorries banned from Lom bridge";
    for (const std::string trail :
         {"Home / Island News / Norholm", "Home/Island News/Norholm", "Home > Norholm", "Home › Island › Norholm ›",
          "Home » Norholm » Clocks", "HOME | ISLAND | NORHOLM", "Home - Island - Norholm", "Главная/Новости/Лом",
          "Inicio > Deportes > Relojes", "Startseite / Kultur / Museen", "News › Culture", "Accueil · Culture",
          "首页 > 新闻"}) {
        const auto found = parse_scraped_text(trail + "\n\n" + headline + "\n\n" + story);
        EXPECT_EQ(found.title, headline) << trail;
        EXPECT_EQ(found.body, story) << trail;
    }
    for (const std::string other :
         {"Home/work balance is a myth in Alten", "Home – a clockmaker remembers", "24/7 clocks arrive in Alten",
          "Home and away: clocks on tour", "Win/win for clocks and mayor"}) {
        EXPECT_EQ(parse_scraped_text(other + "\n\n" + story).title, other);
    }
}

TEST(FindHeadline, TakesNoNoticeOfAnArticlesAge) {
    const std::string headline = "Lorries banned from Lom bridge";
    for (const std::string notice :
         {"This article is more than 2 years old", "Dieser Artikel ist mehr als 2 Jahre alt",
          "Cet article a plus de 2 ans", "Este artículo tiene más de 2 años", "This post is more than 11 years old."}) {
        const auto found = parse_scraped_text(notice + "\n\n" + headline + "\n\n" + notice + "\n\n" + story);
        EXPECT_EQ(found.title, headline) << notice;
        EXPECT_EQ(found.body, story) << notice;
    }
}

TEST(FindHeadline, StandsAboveANoticeAndTheStandfirst) {
    const std::string headline = "Lorries banned from Lom bridge";
    const std::string standfirst = "Cracks in two of its piers were seen by a diver who looked for his watch";
    const auto found = parse_scraped_text(
        "This article is more than 3 years old\n\n" + headline + "\n\nThis article is more than 3 years old\n\n" +
        standfirst +
        "\n\nJane Example Transport correspondent\n@janeexample\nMon 12 Oct 2020 16.00 BST\nLast modified on "
        "Tue 13 Oct 2020 09.12 BST\n\nShare\n0\n\n" +
        story);
    EXPECT_EQ(found.title, headline);
    EXPECT_EQ(found.body, standfirst + "\n\n" + story);
}

TEST(FindHeadline, KeepsTheStandfirst) {
    for (const std::string standfirst :
         {"Survey shows cracks in two piers; detour adds forty minutes", "A survey shows cracks in two piers."}) {
        for (const std::string head :
             {"Lorries banned from Lom bridge", "Lorries banned from Lom bridge\n\nBy Jane Example"}) {
            for (const std::string between : {"\n\n", "\n"}) {
                const auto found = parse_scraped_text(head + between + standfirst + between +
                                                      "Lorries banned from Lom bridge" + between + story);
                EXPECT_EQ(found.title, "Lorries banned from Lom bridge");
                EXPECT_EQ(found.body, standfirst + "\n\n" + story);
            }
        }
    }
}

TEST(FindHeadline, FindsNoneWhereTheStoryStartsAtOnce) {
    for (const auto& text :
         {story, "March 18, 2022\n\n" + story, "Home\nWorld\n\n" + story, "By Jane Example\n\n" + story}) {
        const auto found = parse_scraped_text(text);
        EXPECT_EQ(found.title, "") << text;
        EXPECT_EQ(found.body, story) << text;
    }
}

TEST(FindHeadline, TakesItOffAParagraphItWasGluedTo) {
    const std::string title = "Lorries banned from Lom bridge after survey";
    EXPECT_EQ(parse_scraped_text(title + "\n\n" + title + ' ' + story).body, story);
}

TEST(RepeatsTitle, SeesThroughOutletsCaseAndCuts) {
    const std::string title = "Lorries banned from Lom bridge after survey";
    EXPECT_TRUE(repeats_title(title, title));
    EXPECT_TRUE(repeats_title("LORRIES BANNED FROM LOM BRIDGE AFTER SURVEY", title));
    EXPECT_TRUE(repeats_title(title + " | Harbour Gazette", title));
    EXPECT_TRUE(repeats_title("Lorries banned from Lom…", title));
    EXPECT_TRUE(repeats_title("“Lorries banned from Lom bridge after survey”", title));
    EXPECT_FALSE(repeats_title(title + " of its piers", title));
    EXPECT_FALSE(repeats_title("Lorries banned", title));
    EXPECT_FALSE(repeats_title("", title));
    EXPECT_FALSE(repeats_title("", ""));
}

}  // namespace
}  // namespace dateline
