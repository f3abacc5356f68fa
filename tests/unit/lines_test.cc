// Lines of articles: whose they are, which may be boilerplate, and what is left without those that are.

#include "indexer/model/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/base/exit_code.h"
#include "indexer/line_overrides.h"
#include "indexer/line_verdicts.h"
#include "indexer/model/schema.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Article article(const std::string& source, const std::string& body) {
    Article article;
    article.source = source;
    article.body = body;
    return article;
}

TEST(OutletOf, IsTheSourceElseTheHostElseTheFolder) {
    Article article;
    article.path = "/srv/texts/gazette/a.txt";
    EXPECT_EQ(outlet_of(article), "/srv/texts/gazette");
    const std::pair<const char*, const char*> hosts[] = {{"https://www.Gazette.example/a?b", "gazette.example"},
                                                         {"http://me@gazette.example:8080", "gazette.example"},
                                                         {"https://gazette.example#a@b:c", "gazette.example"},
                                                         {"gazette.example", "/srv/texts/gazette"},
                                                         {"https://", "/srv/texts/gazette"}};
    for (const auto& [url, outlet] : hosts) {
        article.url = url;
        EXPECT_EQ(outlet_of(article), outlet) << url;
    }
    article.source = "The Gazette";
    EXPECT_EQ(outlet_of(article), "The Gazette");
    article = {};
    article.path = "-";
    EXPECT_EQ(outlet_of(article), "-");
}

TEST(LinesOf, AreTheOnesThatMayBeBoilerplate) {
    const std::string body = "One.\n\n  Two. \n" + std::string(1001, 'x') + "\nFour.";
    const std::vector<Line> lines = lines_of(body);
    ASSERT_THAT(lines, SizeIs(3));
    EXPECT_EQ(lines[1].number, 2u);
    EXPECT_EQ(lines[1].text, "Two.");
    EXPECT_EQ(lines[2].number, 4u);
    EXPECT_THAT(lines_of(""), IsEmpty());
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += "x\n";
    EXPECT_THAT(lines_of(many), SizeIs(500));
}

TEST(WithoutLines, LeavesTheOthersAndTheirParagraphs) {
    const std::string body = "One.\n\nTwo.\nThree.\n\nFour.";
    EXPECT_EQ(without_lines(body, {}), body);
    EXPECT_EQ(without_lines(body, {0}), "Two.\nThree.\n\nFour.");
    EXPECT_EQ(without_lines(body, {2}), "One.\n\nThree.\n\nFour.");
    EXPECT_EQ(without_lines(body, {2, 3}), "One.\n\nFour.");
    EXPECT_EQ(without_lines(body, {5}), "One.\n\nTwo.\nThree.");
    EXPECT_EQ(without_lines(body, {0, 2, 3, 5}), "");
    EXPECT_EQ(without_lines("One.\nNo.\nTwo.", {1}), "One.\nTwo.");
}

TEST(LineVerdicts, AreOfAnOutletAndGiveWayToWhatPeopleSay) {
    LineVerdicts verdicts({{"Kept.", "Both."}, {"Dropped.", "Both."}});
    const auto line = [](const std::string& text) { return term::line(term::outlet("Daily"), text); };
    verdicts.set_boilerplate(line("Learnt."), true);
    verdicts.set_boilerplate(line("Kept."), true);
    const std::string body = "Learnt.\nKept.\nDropped.\nBoth.\nText.";
    EXPECT_THAT(verdicts.boilerplate_of(article("Daily", body)), ElementsAre(0, 2));
    EXPECT_THAT(verdicts.boilerplate_of(article("Post", body)), ElementsAre(2));
    EXPECT_THAT(verdicts.boilerplate_of(article("Daily", "Learnt.\n\nDropped.")), IsEmpty()) << "it says nothing else";
    verdicts.set_boilerplate(line("Learnt."), false);
    EXPECT_THAT(verdicts.boilerplate_of(article("Daily", body)), ElementsAre(2));
}

TEST(LineOverrides, ComeBackFromStore) {
    const LineOverrides overrides{{"a \"b\"", "ж"}, {"c"}};
    EXPECT_EQ(parse_line_overrides(to_stored(overrides)), overrides);
    EXPECT_EQ(parse_line_overrides(""), LineOverrides{});
    EXPECT_THAT(overridden_differently(overrides, {{"a \"b\""}, {"d"}}), ElementsAre("c", "d", "ж"));
}

TEST(LineOverrides, AreReadWhateverTheEndsOfTheLines) {
    const testing::TempFolder folder;
    const std::string file = folder.write("lines", "\xEF\xBB\xBFone\r\n\r\n  two words\t\nthree");
    EXPECT_THAT(read_line_overrides(file, "").keep, ElementsAre("one", "three", "two words"));
    EXPECT_THAT(read_line_overrides(folder.write("empty", ""), "").keep, IsEmpty());
    for (const std::string& bytes : {std::string(2 << 20, 'x'), std::string("\0\1\2\0\0\0\x80\xFF", 8)})
        EXPECT_THROW((void)read_line_overrides("", folder.write("bad", bytes)), ExitError);
}

}  // namespace
}  // namespace dateline
