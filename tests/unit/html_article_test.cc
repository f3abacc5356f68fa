#include "indexer/readers/html_article.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string first =
    "The harbour of Veldhaven reopened on Friday after a strike of nine days, the port authority said in the morning.";
const std::string second =
    "Ships had waited in the roads since the crane drivers walked out. The last of them is due to leave on Sunday.";
const std::string third =
    "Nobody could say what the strike had cost. The chamber of commerce, asked for a figure, named none.";

std::string paragraphs() { return "<p>" + first + "</p><p>" + second + "</p><p>" + third + "</p>"; }
std::string body() { return first + "\n\n" + second + "\n\n" + third; }

std::string text_of(const std::string& page, std::string_view title = "Harbour reopens") {
    return find_article(parse_html(page), title).body;
}

TEST(FindArticle, TakesTheParagraphsAndNotWhatStandsAround) {
    EXPECT_EQ(
        text_of("<body><header><a href=/>The Courier</a></header><nav><ul><li><a href=/w>World</a></ul></nav>"
                "<main><article><h1>Harbour reopens</h1><p class=byline>By Jane Doe</p><div class=share-bar>Share"
                "</div>" +
                paragraphs() +
                "<div class='related-stories'><h3>More</h3><p>A storm has closed the tunnel under the river for a "
                "week, the city said.</p></div></article></main><aside><p>Subscribe to our letter and read all of "
                "it every morning before breakfast.</p></aside><footer>© The Courier</footer></body>"),
        body());
}

TEST(FindArticle, FindsTheTextInAnyLayout) {
    const std::string pages[] = {
        "<div id=content><div>" + paragraphs() + "</div></div>",
        "<form id=aspnetForm><h1>Harbour reopens</h1>" + paragraphs() + "</form>",
        "<table><tr><td><a href=/>Home</a><td>" + paragraphs() + "</table>",
        "<div class=story>" + first + "<br><br>" + second + "<br><br>" + third + "</div>",
        "<section>" + paragraphs() + "</section>",
        "<div class='page has-sidebar'><div class=modal-open>" + paragraphs() + "</div></div>",
        paragraphs(),
    };
    for (const std::string& page : pages) EXPECT_EQ(text_of("<html><body>" + page + "</body></html>"), body()) << page;
}

TEST(FindArticle, JoinsATextThatIsCutInTwo) {
    EXPECT_EQ(text_of("<article><div class='story-body story-body-1'><p>" + first +
                      "</p></div><div class=ad>Advertisement</div><div><div class='story-body story-body-2'><p>" +
                      second + "</p><p>" + third + "</p></div></div></article>"),
              body());
}

TEST(FindArticle, PrefersTheArticleToLongerComments) {
    std::string comments;
    for (int i = 0; i < 9; ++i) comments += "<div class=comment><p>" + first + "</p></div>";
    EXPECT_EQ(text_of("<div id=article><h1>Harbour reopens</h1>" + paragraphs() + "</div><div id=commentsContainer>" +
                      comments + "</div>"),
              body());
}

TEST(FindArticle, PrefersTheArticleToATeaserList) {
    std::string teasers;
    for (int i = 0; i < 12; ++i) {
        teasers += "<li><a href=/" + std::to_string(i) + ">Another story of the day</a> " + first + "</li>";
    }
    EXPECT_EQ(text_of("<div><div class=breaking><ul>" + teasers + "</ul></div><div class=main-article>" + paragraphs() +
                      "</div></div>"),
              body());
}

TEST(FindArticle, LeavesOutListsOfLinksAndKeepsLists) {
    const std::string text =
        text_of("<article>" + paragraphs() +
                "<ul><li>nine days of strike</li><li>forty ships</li></ul><h3>Read more</h3>"
                "<ul><li><a href=1>Storm closes the tunnel</a></li><li><a href=2>Trams stand still</a></li></ul><p>" +
                second + "</p></article>");
    EXPECT_THAT(text, HasSubstr("forty ships"));
    EXPECT_THAT(text, Not(HasSubstr("Storm closes")));
    EXPECT_THAT(text, Not(HasSubstr("Read more")));
}

TEST(FindArticle, LeavesOutALinkToAnotherStoryBetweenParagraphs) {
    EXPECT_EQ(text_of("<article><p>" + first + "</p><p><a href=/x>STRIKE HITS THE HARBOUR</a></p><p>" + second +
                      "</p><p>" + third + "</p></article>"),
              body());
}

TEST(FindArticle, LeavesOutALinkBehindALabelInAnyLanguage) {
    const std::string link = "<a href=/x>Kor fra nord sang i rådhuset</a>";
    for (const std::string& line :
         std::vector<std::string>{"Les også: " + link, "FUNDA | " + link, "Lire aussi " + link}) {
        EXPECT_EQ(text_of("<article><p>" + first + "</p><p>" + line + "</p><p>" + second + "</p><p>" + third +
                          "</p></article>"),
                  body())
            << line;
    }
    EXPECT_THAT(text_of("<article>" + paragraphs() +
                        "<p>Tickets: <a href=/t>https://ferry.example/tickets</a></p><p>He calls himself: <a "
                        "href=/j>@jansen_of_the_lock</a></p></article>"),
                HasSubstr("Tickets: https://ferry.example/tickets\n\nHe calls himself"));
}

TEST(FindArticle, LeavesOutAPrintedHeadlineThatIsAnotherThanTheTitle) {
    EXPECT_EQ(text_of("<article><p>Strike is over</p><h1>Cranes move again</h1><p>By Jane Doe</p>" + paragraphs() +
                      "</article>"),
              body());
}

TEST(FindArticle, LeavesOutWhatAsksForSharesTipsAndSales) {
    for (const char* line :
         {"Like this story? Share it with a friend!", "Have a tip? Contact the newsroom at any time of the day.",
          "If you buy something through our links, we may earn a commission.",
          "For the latest from the docks, download the app of the Courier.",
          "What do you think of the strike? Let us know in the comments."}) {
        EXPECT_EQ(text_of("<article>" + paragraphs() + "<p>" + line + "</p></article>"), body()) << line;
    }
    for (const char* line : {"Have a tip ready, the porters tell every guest on the first evening of the stay.",
                             "For the latest of the cranes, a new engine has been ordered from the yard."}) {
        EXPECT_THAT(text_of("<article>" + paragraphs() + "<p>" + line + "</p></article>"), HasSubstr(line));
    }
}

TEST(FindArticle, LeavesOutTheStandfirst) {
    EXPECT_THAT(text_of("<article><h1>Harbour reopens</h1><p class=standfirst>The cranes move again, but for how long? "
                        "A visit.</p>" +
                        paragraphs() + "</article>"),
                Not(HasSubstr("A visit")));
}

TEST(FindArticle, LeavesOutCaptionsAndWhatIsHidden) {
    EXPECT_EQ(
        text_of("<article><figure><img src=x><figcaption>The harbour on Friday. Photo: J. Doe</figcaption></figure>"
                "<p style='display: none'>Not shown, though it is a sentence like any other.</p><p hidden>Neither "
                "is this one, which nobody sees at all.</p>" +
                paragraphs() + "</article>"),
        body());
}

TEST(FindArticle, KeepsAQuotedPost) {
    EXPECT_THAT(text_of("<article>" + paragraphs() +
                        "<div class='social-embed'><blockquote class=twitter-tweet><p>The cranes are moving again!</p>"
                        "</blockquote></div></article>"),
                HasSubstr("The cranes are moving again!"));
}

TEST(FindArticle, TellsWhatStandsBetweenHeadlineAndText) {
    const HtmlArticle article = find_article(
        parse_html("<article><p>Sport</p><h1>Harbour reopens</h1><div class=byline>By Jane Doe</div><time>March 18, "
                   "2022</time>" +
                   paragraphs() + "</article>"),
        "Harbour reopens");
    EXPECT_THAT(article.head, ElementsAre("By Jane Doe", "March 18, 2022"));
    EXPECT_EQ(article.body, body());
}

TEST(FindArticle, GivesAShortPageWhole) {
    EXPECT_EQ(text_of("<h1>Harbour reopens</h1><p>Soon.</p>"), "Soon.");
    EXPECT_EQ(text_of(""), "");
}

}  // namespace
}  // namespace dateline
