#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/base/utf8.h"
#include "indexer/model/article_json.h"
#include "indexer/readers/reader.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Origin origin{"/news/a.jsonl", "a.jsonl", 3};

Article read(std::string_view record) {
    const Result<ReadArticle> found = read_json_record(record, origin).front();
    EXPECT_TRUE(found) << found.fault();
    return found ? found->article : Article{};
}

TEST(JsonReader, ReadsEveryMember) {
    const Article article = read(
        R"({"id":"a-1","url":"https://example.com/a","title":"Oil","body":"The price rose.","summary":" In short. ",
        "published":"2022-03-18T10:00:00Z","source":"Gazette","author":["Ann Lee","Bo Ek"],"section":"Business","language":"EN","tags":["oil","gas"]})");
    EXPECT_EQ(article.id, "a-1");
    EXPECT_EQ(article.url, "https://example.com/a");
    EXPECT_EQ(article.title, "Oil");
    EXPECT_EQ(article.body, "The price rose.");
    EXPECT_EQ(article.summary, "In short.");
    ASSERT_TRUE(article.published);
    EXPECT_EQ(to_rfc3339(article.published->at), "2022-03-18T10:00:00Z");
    EXPECT_EQ(article.source, "Gazette");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee", "Bo Ek"));
    EXPECT_EQ(article.section, "Business");
    EXPECT_EQ(article.language, "en");
    EXPECT_THAT(article.tags, ElementsAre("oil", "gas"));
    EXPECT_EQ(article.path, origin.path);
}

TEST(JsonReader, NamesALanguageAsAllReadersDo) {
    EXPECT_EQ(read(R"({"title":"T","language":" EN_gb"})").language, "en");
    EXPECT_EQ(read(R"({"title":"T","language":"the\nlanguage"})").language, "");
}

TEST(JsonReader, NeedsOneOfTitleBodyAndHtml) {
    EXPECT_EQ(read(R"({"title":"Only a title"})").title, "Only a title");
    EXPECT_EQ(read(R"({"body":"Only a body. And more."})").body, "Only a body. And more.");
    EXPECT_EQ(read(R"({"title":"T","html":"<p>Some <b>HTML</b></p>"})").body, "Some HTML");
    for (const char* record : {"{}", R"({"id":"1","url":"https://example.com/"})", R"({"title":" ","body":"\n"})",
                               R"({"title":null})", R"({"title":[],"body":{}})", R"({"html":"<script>x</script>"})"}) {
        const Result<ReadArticle> found = read_json_record(record, origin).front();
        EXPECT_FALSE(found) << record;
    }
}

TEST(JsonReader, TellsWhyARecordIsNone) {
    const std::vector<std::pair<std::string, std::string>> cases = {{"{\"title\":", "JSON"},
                                                                    {"", "JSON"},
                                                                    {"not json", "JSON"},
                                                                    {"[1,2]", "object"},
                                                                    {"\"text\"", "object"},
                                                                    {"17", "object"},
                                                                    {"{\"title\":\"a\"} trailing", "JSON"},
                                                                    {"{\"title\":\"\\ud800\"}", "JSON"},
                                                                    {"{\"title\":\"a\",\"id\":1e999}", "JSON"},
                                                                    {std::string("\0\x01\x02\x03", 4), "binary"},
                                                                    {"{\"title\":\"" + std::string(3, '\x80'), "JSON"}};
    for (const auto& [record, reason] : cases) {
        const Result<ReadArticle> found = read_json_record(record, origin).front();
        ASSERT_FALSE(found) << record;
        EXPECT_THAT(found.fault(), HasSubstr(reason));
        EXPECT_EQ(found.fault().find('\n'), std::string::npos) << "one line";
    }
}

TEST(JsonReader, TakesNumbersAsTheyAreWritten) {
    EXPECT_EQ(read(R"({"id":123456789012,"title":"T"})").id, "123456789012");
    EXPECT_EQ(read(R"({"id":"x","title":2022})").title, "2022");
    EXPECT_EQ(read(R"({"title":"T","source":{"name":"x"}})").source, "") << "no text";
}

TEST(JsonReader, OneAuthorMayBeAString) {
    EXPECT_THAT(read(R"({"title":"T","author":"Lee, Ann"})").authors, ElementsAre("Lee, Ann"));
    EXPECT_THAT(read(R"({"title":"T","author":["A","A"," ",null,1,"B"]})").authors, ElementsAre("A", "B"));
    EXPECT_THAT(read(R"({"title":"T","tags":"oil, gas,,oil"})").tags, ElementsAre("oil", "gas"));
}

TEST(JsonReader, ADateThatIsNoneIsNotedAndNotInvented) {
    const Result<ReadArticle> found = read_json_record(R"({"title":"T","published":"some day soon"})", origin).front();
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->article.published);
    ASSERT_EQ(found->notes.size(), 1u);
    EXPECT_THAT(found->notes[0], HasSubstr("some day soon"));
    EXPECT_FALSE(read(R"({"title":"T","published":null})").published);
    EXPECT_EQ(read(R"({"title":"T","published":"2022-03"})").published->precision, Precision::month);
}

TEST(JsonReader, EscapedControlCharactersDoNotGetIn) {
    EXPECT_EQ(read(R"({"title":"Oil\u0000 price\u0007s"})").title, "Oil prices");
    EXPECT_EQ(read(R"({"title":"Oil\u0000"})").title, "Oil");
    EXPECT_EQ(read(R"({"title":"O\u0000i\u0000l\u0000"})").title, "Oil");
    EXPECT_EQ(read(R"({"id":"\u0001a","title":"\u0000\u0000T"})").id, "a");
    EXPECT_EQ(read(R"({"title":"T","body":"One.\r\n\r\nTwo."})").body, "One.\n\nTwo.");
    EXPECT_EQ(read(R"({"title":"\ud83d\ude00 \u00e9"})").title, "😀 é");
}

TEST(JsonReader, KeepsUnknownMembersOut) {
    const std::string line = to_json_line(read(R"({"title":"T","secret":"do not keep","nested":{"a":[1]}})"));
    EXPECT_EQ(line.find("secret"), std::string::npos);
}

// What --print writes can be indexed.
TEST(JsonReader, ReadsWhatIsPrinted) {
    const Article article = read(
        R"({"id":"a","url":"https://example.com/a","title":"A “title”","body":"One.\n\nTwo, with \"quotes\".","summary":"S","published":"2022-03","author":["A","B"],"source":"X","section":"Y","language":"en","tags":["t"]})");
    const Article back = read(to_json_line(article));
    EXPECT_EQ(to_json_line(back), to_json_line(article));
}

TEST(JsonReader, TakesAnyBytes) {
    std::mt19937 random(23);
    const std::string good =
        R"({"id":"a","title":"Oil \u00e9 prices","body":"One.\n\nTwo.","published":"2022-03-18","tags":["a","b"],"n":[1,2.5e3,{"x":null}]})";
    for (int round = 0; round < 3000; ++round) {
        std::string record = good;
        for (std::size_t hits = 1 + random() % 4; hits > 0; --hits)
            record[random() % record.size()] = static_cast<char>(static_cast<unsigned char>(random() % 256));
        const Result<ReadArticle> found = read_json_record(record, origin).front();
        if (!found) continue;
        ASSERT_TRUE(is_valid_utf8(found->article.title) && is_valid_utf8(found->article.body) &&
                    is_valid_utf8(found->article.id));
        ASSERT_FALSE(found->article.id.empty() || found->article.title.empty());
    }
}

TEST(JsonReader, DeepNestingIsNoDanger) {
    const Result<ReadArticle> found =
        read_json_record("{\"title\":\"T\",\"x\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}",
                         origin)
            .front();
    EXPECT_TRUE(found);
    EXPECT_FALSE(read_json_record(std::string(100'000, '['), origin).front());
}

TEST(JsonReader, ReadsAFileThatIsOneValue) {
    const ReadArticles list = read_json_file(R"([
        {"title": "Owls return"},
        17,
        {"title": "Harbour reopens"}
    ])",
                                             origin);
    ASSERT_EQ(list.size(), 3u);
    EXPECT_EQ(list[0]->article.title, "Owls return");
    EXPECT_FALSE(list[1]);
    EXPECT_EQ(list[2]->article.title, "Harbour reopens");
    EXPECT_NE(list[0]->article.id, list[2]->article.id) << "the place in the list tells";
    EXPECT_EQ(read_json_file("{\n\"title\": \"Owls return\"\n}", origin).front()->article.title, "Owls return");
    EXPECT_FALSE(read_json_file("[{\"title\": \"cut", origin).front());
}

}  // namespace
}  // namespace dateline
