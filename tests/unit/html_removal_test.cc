// What is taken off a page before the article is looked for, as find_article() shows it.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/readers/html_article.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;

const std::string first =
    "The lock gates of Ostermoor will be shut from Monday, the water board said, and stay so until the ice has gone.";
const std::string second =
    "Barges have to take the long way round by the old canal. The ferry to the islands sails twice a day instead of "
    "six.";
const std::string third =
    "Nobody on the quay could remember such a winter. The harbour master, who keeps the book, found one in 1963.";
const std::string other =
    "A choir from the north sang in the town hall on Saturday to a full house, and gave the takings to the lifeboat.";

std::string p(const std::string& text) { return "<p>" + text + "</p>"; }
std::string paragraphs() { return p(first) + p(second) + p(third); }
std::string body() { return first + "\n\n" + second + "\n\n" + third; }

std::string text_of(const std::string& page) { return find_article(parse_html(page), "Lock gates shut").body; }

TEST(RemoveSurroundings, KeepsAPageThatIsHiddenUntilItsScriptsHaveRun) {
    const std::string pages[] = {
        "<body><div id=spinner>Loading</div><div hidden id=app>" + paragraphs() + "</div></body>",
        "<body><div style='display:none'><h1>Lock gates shut</h1>" + paragraphs() + "</div></body>",
        "<body><noscript><img src=x></noscript><noscript>" + paragraphs() + "</noscript></body>",
    };
    for (const std::string& page : pages) EXPECT_EQ(text_of(page), body()) << page;
}

TEST(RemoveSurroundings, LeavesOutWhatIsHiddenOnAPageThatShowsItsText) {
    EXPECT_EQ(text_of("<article>" + paragraphs() + "</article><div hidden>" + p(other) + p(other) + "</div>"), body());
    EXPECT_EQ(text_of("<article>" + paragraphs() + "<p class=visually-hidden>" + other + "</p></article>"), body());
}

TEST(RemoveSurroundings, ReadsNamesForWhatTheyAreGivenTo) {
    for (const char* name : {"class='field label-hidden'", "class='content has-sidebar'", "class=comments-enabled",
                             "class=cookies-not-set", "id=block-n1AuAdJlVL", "id=c7bade55-970b-4fe0-b18a-852d64d121ac",
                             "class='p-[calc(var(--sticky-header))]'"}) {
        EXPECT_EQ(text_of("<article>" + p(first) + "<div " + std::string(name) + ">" + p(second) + "</div>" + p(third) +
                          "</article>"),
                  body())
            << name;
    }
}

TEST(RemoveSurroundings, KeepsHeadingsWhoseAnchorsAreMadeFromTheirWords) {
    EXPECT_THAT(text_of("<article>" + p(first) + "<h2 id='the-newsletter-of-the-board'>The board</h2>" + p(second) +
                        "</article>"),
                HasSubstr("The board"));
}

TEST(RemoveSurroundings, KeepsParagraphsThatOnlySubscribersSee) {
    EXPECT_EQ(text_of("<article>" + p(first) + "<p class=paywall>" + second + "</p><p class=paywall>" + third +
                      "</p><div class=paywall>" + p(other) + "</div></article>"),
              body());
}

TEST(RemoveSurroundings, KeepsATextOfWidgets) {
    std::string widgets;
    for (const std::string& text : {first, second, third}) widgets += "<div class='widget text'>" + p(text) + "</div>";
    EXPECT_EQ(text_of("<div id=story>" + widgets + "</div>"), body());
    EXPECT_EQ(text_of("<div id=story>" + paragraphs() + "</div><div class=widget>" + p(other) + "</div>"), body());
}

TEST(RemoveSurroundings, DoesWithoutNamesWhereTheyHideNearlyAll) {
    EXPECT_EQ(
        text_of("<main><div><p>Soon more.</p></div><div><div class=promo-1>" + p(first) + "</div><div class=promo-2>" +
                p(second) + "</div><div class=promo-3>" + p(third) + "</div></div></main>"),
        body());
}

TEST(RemoveSurroundings, LeavesOutTheNextArticleToRead) {
    EXPECT_EQ(text_of("<main><article><h1>Lock gates shut</h1><div class=article-body>" + paragraphs() +
                      "</div></article><article><h1>Choir sings</h1><div class=article-body>" + p(other) + p(other) +
                      "</div></article></main>"),
              body());
}

TEST(RemoveSurroundings, LeavesOutAnArticleInsideTheArticle) {
    EXPECT_EQ(text_of("<article><h1>Lock gates shut</h1>" + p(first) +
                      "<article><h3>Choir sings</h3><p>A choir sang in "
                      "the hall.</p></article>" +
                      p(second) + p(third) + "</article>"),
              body());
}

TEST(RemoveSurroundings, ReadsNamesWhoseWordsAreGlued) {
    for (const char* name : {"jp-relatedposts", "newsletterbox", "sidebarright", "advertcontainer"}) {
        EXPECT_EQ(text_of("<article>" + paragraphs() + "<div class=" + name + ">" + p(other) + "</div></article>"),
                  body())
            << name;
    }
}

TEST(RemoveSurroundings, KeepsTheEntriesOfALiveTicker) {
    std::string entries;
    for (const std::string& text : {first, second, third}) entries += "<article>" + p(text) + "</article>";
    EXPECT_EQ(text_of("<article><h1>Lock gates shut</h1>" + entries + "</article>"), body());
}

TEST(RemoveSurroundings, PrefersTheArticleToTeasersUnderLinkedHeadings) {
    std::string teasers;
    for (int i = 0; i < 3; ++i) teasers += "<h2><a href=/" + std::to_string(i) + ">Choir sings</a></h2>" + p(other);
    EXPECT_EQ(text_of("<div id=story>" + paragraphs() + "</div><div id=next>" + teasers + "</div>"), body());
    EXPECT_EQ(text_of("<div id=post><h2><a href=/self>Lock gates shut</a></h2>" + paragraphs() + "</div><div id=next>" +
                      teasers + "</div>"),
              body());
}

TEST(FindArticle, KeepsTheFreePartAboveThatForSubscribers) {
    EXPECT_EQ(
        text_of("<div class=article-body><div id=free>" + p(first) + "</div><div id=metered>" + p(second) + p(third) +
                p(second + " " + third) + p(third + " " + second) + p(third + " " + first) + "</div></div>")
            .substr(0, first.size()),
        first);
}

TEST(FindArticle, KeepsAllElementsOfOneNameThatTheTextIsCutInto) {
    EXPECT_EQ(text_of("<article><div class='part free'>" + p(first) + "</div><div class='part walled'>" + p(second) +
                      p(third) + p(second) + p(third) + p(second) + p(third) + "</div></article>")
                  .substr(0, first.size()),
              first);
}

}  // namespace
}  // namespace dateline
