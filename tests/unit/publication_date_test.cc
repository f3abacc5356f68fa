#include "indexer/readers/publication_date.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/readers/scraped_text.h"

namespace dateline {
namespace {

const std::string title = "Museum of clocks opens in Varn after ten years";
const std::string story =
    "A museum of clocks opened in Varn on Thursday, ten years after the town had bought the first one.\n\n"
    "Visitors may wind some of them, and one has to be wound by the mayor.";

std::string shown(const std::optional<Timestamp>& timestamp) {
    return timestamp ? to_rfc3339(timestamp->at) + ' ' + std::string{to_string(timestamp->precision)} : "none";
}

struct Case {
    std::string line;
    std::string expected;
};

TEST(PublicationDate, IsReadFromALineOfTheHead) {
    const std::vector<Case> cases{
        {"2022-03-18", "2022-03-18T00:00:00Z day"},
        {"date 2022-03-18", "2022-03-18T00:00:00Z day"},
        {"Date: 18.03.2022", "2022-03-18T00:00:00Z day"},
        {"14 Apr, 2022 13:52", "2022-04-14T13:52:00Z second"},
        {"March 18, 2022", "2022-03-18T00:00:00Z day"},
        {"Published: March 18, 2022", "2022-03-18T00:00:00Z day"},
        {"Published March 18, 2022 10:14 a.m.", "2022-03-18T10:14:00Z second"},
        {"Published on 18 March 2022 by Jane Example", "2022-03-18T00:00:00Z day"},
        {"Published\n18 March 2022", "2022-03-18T00:00:00Z day"},
        {"Updated 5:04 PM EST, Fri March 18, 2022", "2022-03-18T22:04:00Z second"},
        {"Fri, 18 Mar 2022 10:00:00 GMT", "2022-03-18T10:00:00Z second"},
        {"2022-03-18T10:00:00+02:00", "2022-03-18T08:00:00Z second"},
        {"https://example.org/2022/03/18/museum", "2022-03-18T00:00:00Z day"},
        {"By Jane Example | March 18, 2022", "2022-03-18T00:00:00Z day"},
        {"By Jane Example, CNN Updated 5:04 PM EST, Fri March 18, 2022", "2022-03-18T22:04:00Z second"},
        {"Jane Example - March 18, 2022", "2022-03-18T00:00:00Z day"},
        {"Brussels, 18 March 2022", "2022-03-18T00:00:00Z day"},
        {"Mar 18, 2022 • 5 min read", "2022-03-18T00:00:00Z day"},
        {"March 18, 2022, 10:14 AM ET / Source: Associated Press", "2022-03-18T14:14:00Z second"},
        {"Source: Xinhua| 2022-03-18 10:14:33|Editor: huaxia", "2022-03-18T10:14:33Z second"},
        {"Publié le 18/03/2022 à 10:14", "2022-03-18T10:14:00Z second"},
        {"Veröffentlicht am 18. März 2022", "2022-03-18T00:00:00Z day"},
        {"Stand: 18.03.2022, 10:14 Uhr", "2022-03-18T10:14:00Z second"},
        {"Publicado: 18 de marzo de 2022", "2022-03-18T00:00:00Z day"},
        {"Gepubliceerd: 18 maart 2022", "2022-03-18T00:00:00Z day"},
        {"Publicado em 18/03/2022 às 16h41", "2022-03-18T16:41:00Z second"},
        {"Le 18 mars 2022 à 16 h 41, mis à jour à 18 h 02", "2022-03-18T16:41:00Z second"},
        {"Publicerad 18 mars 2022 kl. 10.14", "2022-03-18T10:14:00Z second"},
        {"Data publikacji: 18 marca 2022, 10:14", "2022-03-18T10:14:00Z second"},
        {"Son Güncelleme: 18 Mart 2022 10:14", "2022-03-18T10:14:00Z second"},
        {"Опубликовано 18 марта 2022, 10:14", "2022-03-18T10:14:00Z second"},
        {"发布时间：2022年3月18日 10:14", "2022-03-18T10:14:00Z second"},
        {"입력 2022.03.18. 오후 2:05", "2022-03-18T14:05:00Z second"},
        {"18/03/2022 16h41  Atualizado há 2 anos", "2022-03-18T16:41:00Z second"},
        {"2022年3月18日 10:14 来源：示例新闻", "2022-03-18T10:14:00Z second"},
        {"München (dpa) - 18. März 2022, 10:14 Uhr", "2022-03-18T10:14:00Z second"},
    };
    for (const auto& [line, expected] : cases) {
        const auto found = parse_scraped_text(title + "\n\n" + line + "\n\n" + story);
        EXPECT_EQ(shown(found.published), expected) << line;
        EXPECT_EQ(found.title, title) << line;
        EXPECT_EQ(found.body, story) << line;
        const auto above = parse_scraped_text(line + "\n\n" + title + "\n\n" + story);
        EXPECT_EQ(shown(above.published), expected) << line;
        EXPECT_EQ(above.title, title) << line;
        EXPECT_EQ(above.body, story) << line;
    }
}

TEST(PublicationDate, IsReadWhereTimesAndLabelsAreGlued) {
    for (const std::string line :
         {"March 18, 20221:14 PM UTC", "Published March 18, 20221:14 PM", "By Jane ExampleMarch 18, 20221:14 PM",
          "March 18, 20221:14 PM UTCUpdated ago", "March 18, 20221:14 PM UTCUpdated March 19, 2022",
          "March 18, 20221:14 PM UTCLast Updated 3 years ago", "Published18 March 20221:14 PMUpdated19 March 2022",
          "Mar 18, 2022, 9:14 AM ETUpdated Mar 19, 2022, 1:14 PM ET"}) {
        const auto found = parse_scraped_text(title + "\n\n" + line + "\n\n" + story);
        EXPECT_EQ(shown(found.published), "2022-03-18T13:14:00Z second") << line;
        EXPECT_EQ(found.title, title) << line;
        EXPECT_EQ(found.body, story) << line;
    }
}

TEST(PublicationDate, IsTakenOffTheFirstSentence) {
    for (const std::string start : {"date 2022-03-18 ", " 2022-03-18 ", "18.03.2022 ", "Published: March 18, 2022 ",
                                    "March 18, 2022 - ", "18 March 2022: ", "Posted on 18 March 2022 | "}) {
        const auto found = parse_scraped_text(start + story);
        EXPECT_EQ(shown(found.published), "2022-03-18T00:00:00Z day") << start;
        EXPECT_EQ(found.body, story) << start;
        EXPECT_EQ(found.title, "") << start;
    }
}

TEST(PublicationDate, IsTakenOffTheHeadline) {
    for (const std::string start : {"date 2022-03-18 ", " 18.03.2022 ", "Published: March 18, 2022 "}) {
        const auto found = parse_scraped_text(start + title + "\n\n" + story);
        EXPECT_EQ(shown(found.published), "2022-03-18T00:00:00Z day") << start;
        EXPECT_EQ(found.title, title) << start;
        EXPECT_EQ(found.body, story) << start;
    }
}

TEST(PublicationDate, IsReadFromTheDatelineOfAnAgency) {
    const auto found = parse_scraped_text(title + "\n\nVARN, March 18, 2022 (Example Agency) - " + story);
    EXPECT_EQ(shown(found.published), "2022-03-18T00:00:00Z day");
    EXPECT_EQ(found.body, "VARN, March 18, 2022 (Example Agency) - " + story);
}

TEST(PublicationDate, IsThatOfPublicationWhereThereIsOneOfAnUpdateToo) {
    for (const std::string lines :
         {"Updated: March 19, 2022\nPublished: March 18, 2022", "Published: March 18, 2022 Updated: March 19, 2022",
          "March 18, 2022\nLast updated on March 19, 2022", "Updated 19 March 2022 | Published 18 March 2022",
          "First published on Fri 18 Mar 2022\nLast modified on Sat 19 Mar 2022",
          "Published18 March 2022\nUpdated19 March 2022"}) {
        const auto found = parse_scraped_text(title + "\n\n" + lines + "\n\n" + story);
        EXPECT_EQ(shown(found.published), "2022-03-18T00:00:00Z day") << lines;
        EXPECT_EQ(found.body, story) << lines;
    }
    EXPECT_EQ(shown(parse_scraped_text(title + "\n\nUpdated: March 19, 2022\n\n" + story +
                                       "\n\nFirst published: March 18, 2022")
                        .published),
              "2022-03-18T00:00:00Z day");
}

TEST(PublicationDate, IsNeverOneThatTheStoryTalksAbout) {
    for (const std::string sentence : {
             "At a press conference on March 18, 2022, the mayor said that the museum would open soon.",
             "On 24 February 2022, the first visitors from abroad came and stayed for an hour.",
             "On 24 February 2022 Varn had closed its old museum, which stood by the river.",
             "March 18, 2022 was a cold day in Varn, and nobody came to the museum.",
             "18 March 2022, the day of the opening, was a cold day in Varn.",
             "It was built between 1 May 2011 and 3 June 2013 (Example Agency) by a firm from the capital.",
             "Since March 2022 the town has paid for the guards of the museum itself.",
         }) {
        for (const auto& text :
             {title + "\n\n" + sentence + "\n\n" + story, sentence + "\n\n" + story, story + "\n\n" + sentence}) {
            const auto found = parse_scraped_text(text);
            EXPECT_EQ(shown(found.published), "none") << text;
            EXPECT_NE(found.body.find(sentence), std::string::npos) << text;
        }
    }
    const auto headline = parse_scraped_text("How 24 February 2022 changed the clocks of Varn\n\n" + story);
    EXPECT_EQ(headline.title, "How 24 February 2022 changed the clocks of Varn");
    EXPECT_EQ(shown(headline.published), "none");
}

TEST(PublicationDate, IsNotMadeUpWhereTheYearIsMissing) {
    for (const std::string line : {"March 18", "Fri 18 Mar, 10:14", "10:14 AM", "Updated 3 hours ago",
                                   "Published: March 18", "Today at 10:14", "18.03.", "3月18日", "18 марта"}) {
        const auto found = parse_scraped_text(title + "\n\n" + line + "\n\n" + story);
        EXPECT_EQ(shown(found.published), "none") << line;
    }
}

TEST(PublicationDate, IsNoDateOfATableOfFacts) {
    for (const std::string facts :
         {"Born\n\n7 May 1956\n\nNorholm", "Born: 7 May 2006", "Opened 7 May 2006", "Gegründet: 7. Mai 2006",
          "From the free encyclopedia\n\nArchitect\n\nHans Example\n\nInaugurada el\n\n7 May 1856\n\nOwner\n\nTown of "
          "Varn"}) {
        const auto found = parse_scraped_text(title + "\n\n" + facts + "\n\n" + story);
        EXPECT_EQ(shown(found.published), "none") << facts;
    }
}

TEST(PublicationDate, IsNoBareDateInTheMiddleOfTheStory) {
    const auto found = parse_scraped_text(title + "\n\nBy Jane Example\n\n" + story + "\n\n18 March 2012\n\n" + story);
    EXPECT_EQ(shown(found.published), "none");
    EXPECT_NE(found.body.find("\n\n18 March 2012\n\n"), std::string::npos) << found.body;
}

TEST(PublicationDate, StandsNearTheHeadlineOrTheStory) {
    const std::string standfirst = "The mayor has to wind one of them, and nobody else may touch it while he does so.";
    for (const std::string& lines :
         {"March 18, 2022\n\n" + title, "March 18, 2022\n\nCulture\n\n" + title, title + "\n\nMarch 18, 2022",
          title + "\n\nA day in Varn\n\nMarch 18, 2022", title + "\n\n" + standfirst + "\n\nMarch 18, 2022",
          title + "\n\nOne\n\nTwo\n\nThree\n\nFour\n\nMarch 18, 2022",
          title + "\n\nOne\n\nTwo\n\nThree\n\nBy Jane Example\n\nMarch 18, 2022\n\nFive\n\nSix"}) {
        const auto found = parse_scraped_text(lines + "\n\n" + story);
        EXPECT_EQ(shown(found.published), "2022-03-18T00:00:00Z day") << lines;
        EXPECT_EQ(found.title, title) << lines;
    }
    EXPECT_EQ(shown(parse_scraped_text(title + "\n\nMarch 18, 1963\n\n" + story).published),
              "1963-03-18T00:00:00Z day");
}

TEST(PublicationDate, IsNoneOfTheDaysOfAChronicle) {
    const std::string day = "The clock of the town hall stopped and was wound again by the mayor in person.";
    std::string text = title + "\n\n" + story;
    for (const std::string date : {"March 16, 2022", "March 17, 2022", "March 18, 2022"})
        text += "\n\n" + date + "\n\n" + day + ' ' + date + " was dry.";
    const auto found = parse_scraped_text(text);
    EXPECT_EQ(shown(found.published), "none");
    for (const std::string date : {"\n\nMarch 16, 2022\n\n", "\n\nMarch 17, 2022\n\n", "\n\nMarch 18, 2022\n\n"}) {
        EXPECT_NE(found.body.find(date), std::string::npos) << found.body;
    }
}

TEST(DateInPath, IsReadFromFoldersAndNames) {
    const std::vector<Case> cases{
        {"/2022/03/18/museum.html", "2022-03-18T00:00:00Z day"},
        {"https://example.org/world/2022/mar/18/museum-opens", "2022-03-18T00:00:00Z day"},
        {"https://example.org/2022/3/8/museum", "2022-03-08T00:00:00Z day"},
        {"news/2022-03-18-museum.txt", "2022-03-18T00:00:00Z day"},
        {"news/museum_2022_03_18.txt", "2022-03-18T00:00:00Z day"},
        {"archive/20220318/museum.txt", "2022-03-18T00:00:00Z day"},
        {"archive/20220318-museum.txt", "2022-03-18T00:00:00Z day"},
        {"https://example.org/2022/03/museum-opens", "2022-03-01T00:00:00Z month"},
        {"2022-03/museum.txt", "2022-03-01T00:00:00Z month"},
        {"crawl-2023-01-05/2022/03/18/museum.txt", "2022-03-18T00:00:00Z day"},
        {"2022/03/18/2022/04/museum.txt", "2022-03-18T00:00:00Z day"},
        {"museum.txt", "none"},
        {"2022/museum.txt", "none"},
        {"/2022/13/45/museum", "none"},
        {"idUSKBN20220318X.html", "none"},
        {"article-1647598500.html", "none"},
        {"99990318.html", "none"},
        {"", "none"},
        {"/", "none"},
        {"2022-", "none"},
    };
    for (const auto& [path, expected] : cases) EXPECT_EQ(shown(date_in_path(path)), expected) << path;
}

}  // namespace
}  // namespace dateline
