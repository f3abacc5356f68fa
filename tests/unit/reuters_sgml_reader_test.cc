#include "indexer/readers/reuters_sgml_reader.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::ElementsAre;

const Origin origin{"/news/reut2-000.sgm", "reut2-000.sgm", 0};

std::vector<Result<ReadArticle>> read_all(std::string_view file) { return read_reuters_sgml(file, origin); }

Article read(std::string_view file) {
    const auto found = read_all(file);
    EXPECT_EQ(found.size(), 1u);
    EXPECT_TRUE(found[0]) << (found[0] ? "" : found[0].fault());
    return found[0] ? found[0]->article : Article{};
}

std::string story(std::string_view number, std::string_view text) {
    return "<REUTERS TOPICS=\"NO\" LEWISSPLIT=\"TRAIN\" CGISPLIT=\"TRAINING-SET\" OLDID=\"9\" NEWID=\"" +
           std::string(number) +
           "\">\n<DATE> 5-MAR-1987 09:07:54.17</DATE>\n<TOPICS></TOPICS>\n<PLACES></PLACES>\n<UNKNOWN> "
           "\n&#5;&#5;F</UNKNOWN>\n" +
           std::string(text) + "\n</REUTERS>\n";
}

const std::string whole =
    R"(<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="5544" NEWID="1">
<DATE>26-FEB-1987 15:01:01.79</DATE>
<TOPICS><D>tin</D><D>ship</D></TOPICS>
<PLACES><D>finland</D></PLACES>
<PEOPLE><D>lee</D></PEOPLE>
<ORGS></ORGS>
<EXCHANGES></EXCHANGES>
<COMPANIES></COMPANIES>
<UNKNOWN>
&#5;&#5;&#5;C T
&#22;&#22;&#1;f0704&#31;reute
u f BC-FERRY-STRIKE   02-26 0105</UNKNOWN>
<TEXT>&#2;
<TITLE>FERRIES &lt;FRY> STAY IN PORT</TITLE>
<AUTHOR>    By Ann Lee, Reuters</AUTHOR>
<DATELINE>    AALTO, Feb 26 - </DATELINE><BODY>No ferry of Nordic Lines &lt;NLA.H>
left on Monday, R&amp;D staff said.
    Crews want longer breaks and
more pay.
   Talks go on.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
)";

TEST(ReutersSgmlReader, ReadsEveryPartOfAStory) {
    const Article article = read(whole);
    EXPECT_EQ(article.id, "reuters-1");
    EXPECT_EQ(article.title, "FERRIES <FRY> STAY IN PORT");
    EXPECT_EQ(article.body,
              "AALTO, Feb 26 - No ferry of Nordic Lines <NLA.H> left on Monday, R&D staff said.\n\n"
              "Crews want longer breaks and more pay.\n\nTalks go on.");
    EXPECT_EQ(article.source, "Reuters");
    EXPECT_EQ(article.language, "en");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_THAT(article.tags, ElementsAre("tin", "ship", "finland"));
    ASSERT_TRUE(article.published);
    EXPECT_EQ(to_rfc3339(article.published->at), "1987-02-26T15:01:01Z");
}

TEST(ReutersSgmlReader, ReadsStoriesWithoutABody) {
    const Article brief = read(story("2",
                                     "<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>PORT OF AALTO CLOSED UNTIL "
                                     "NOON\n</TITLE>Blah blah blah.\n&#3;\n\n</TEXT>"));
    EXPECT_EQ(brief.title, "PORT OF AALTO CLOSED UNTIL NOON");
    EXPECT_EQ(brief.body, "Blah blah blah.");
    const Article raw = read(story("3",
                                   "<TEXT TYPE=\"UNPROC\">&#2;\n******AALTO PORT OPEN AGAIN\n    Ships may leave\nfrom "
                                   "noon.\n Reuter\n&#3;\n</TEXT>"));
    EXPECT_EQ(raw.body, "AALTO PORT OPEN AGAIN\n\nShips may leave from noon.");
    EXPECT_FALSE(raw.title.empty());
    const Article title =
        read(story("4", "<TEXT>&#2;\n<TITLE>PORT CLOSED</TITLE>\n<DATELINE>    AALTO, March 5 - </DATELINE></TEXT>"));
    EXPECT_EQ(title.title, "PORT CLOSED");
    EXPECT_EQ(title.body, "");
}

TEST(ReutersSgmlReader, ReadsDatesWithBlanksBeforeAndNoiseBehind) {
    for (const char* date :
         {" 5-MAR-1987 09:07:54.17", "5-MAR-1987 09:07:54.17E RM", "5-MAR-1987 09:07:54.17\nfrom the desk"}) {
        const Article article =
            read("<REUTERS NEWID=\"1\"><DATE>" + std::string(date) + "</DATE><TEXT><TITLE>T</TITLE></TEXT></REUTERS>");
        ASSERT_TRUE(article.published) << date;
        EXPECT_EQ(to_rfc3339(article.published->at), "1987-03-05T09:07:54Z") << date;
    }
}

TEST(ReutersSgmlReader, KeepsTheWordReuterInsideAStory) {
    EXPECT_EQ(read(story("1", "<TEXT><TITLE>T</TITLE><BODY>Mr\nReuter\nspoke.\n REUTER\n&#3;</BODY></TEXT>")).body,
              "Mr Reuter spoke.");
}

TEST(ReutersSgmlReader, TellsEntitiesFromOtherAmpersands) {
    EXPECT_EQ(read(story("1", "<TEXT><TITLE>A&B &amp;lt; &#65;&#3;&#xyz;&#99999999; &; &</TITLE></TEXT>")).title,
              "A&B &lt; A &; &");
}

TEST(ReutersSgmlReader, IsToldByItsStart) {
    EXPECT_TRUE(is_reuters_sgml(whole));
    EXPECT_TRUE(is_reuters_sgml("\n<REUTERS TOPICS=\"NO\" NEWID=\"7\">"));
    for (const char* head :
         {"", "REUTERS", "<REUTERS>", "<REUTERS TOPICS=\"NO\"> NEWID=", "<!DOCTYPE html>", "<nitf>"}) {
        EXPECT_FALSE(is_reuters_sgml(head)) << head;
    }
}

TEST(ReutersSgmlReader, KeepsStoriesApartThatAreNotClosed) {
    const auto found = read_all(
        "<REUTERS NEWID=\"1\"><TEXT><TITLE>One<BODY>First story<REUTERS "
        "NEWID=\"2\"><TEXT><TITLE>Two</TITLE></TEXT></REUTERS>");
    ASSERT_EQ(found.size(), 2u);
    ASSERT_TRUE(found[0] && found[1]);
    EXPECT_EQ(found[0]->article.id, "reuters-1");
    EXPECT_EQ(found[0]->article.body, "First story");
    EXPECT_EQ(found[1]->article.id, "reuters-2");
    EXPECT_EQ(found[1]->article.title, "Two");
}

TEST(ReutersSgmlReader, SurvivesHostileFiles) {
    EXPECT_FALSE(read_all("")[0]);
    EXPECT_FALSE(read_all("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">")[0]);
    EXPECT_FALSE(read_all("<REUTERS")[0]);
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_EQ(read_all(whole.substr(0, length)).size(), 1u);
    constexpr std::size_t many = 100'000;
    std::string file;
    for (std::size_t i = 0; i < many; ++i) file += story("1", "<TEXT><TITLE>T</TITLE></TEXT>");
    EXPECT_EQ(read_all(file).size(), many);
    std::string opened;
    for (const std::string_view part : {"<TEXT><D", "<D>", "&", "&#", "<TITLE", "\n", "*", "<BODY>"}) {
        opened = "<REUTERS NEWID=\"1\"><TOPICS>";
        for (std::size_t i = 0; i < many; ++i) opened += part;
        EXPECT_EQ(read_all(opened).size(), 1u);
        EXPECT_EQ(read_all("<REUTERS NEWID=\"1\"><TEXT>" + opened.substr(27)).size(), 1u);
    }
}

}  // namespace
}  // namespace dateline
