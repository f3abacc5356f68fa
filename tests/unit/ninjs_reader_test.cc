#include "indexer/readers/ninjs_reader.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Origin origin{"/news/a.json", "a.json", 0};

Article read(std::string_view file) {
    const auto found = read_ninjs(file, origin);
    EXPECT_EQ(found.size(), 1u);
    EXPECT_TRUE(found[0]) << (found[0] ? "" : found[0].fault());
    return found[0] ? found[0]->article : Article{};
}

std::string fault_of(std::string_view file) {
    const auto found = read_ninjs(file, origin);
    EXPECT_EQ(found.size(), 1u);
    return found[0] ? "" : found[0].fault();
}

TEST(NinjsReader, NamesAnotherTypeInAShortLine) {
    const std::string fault = fault_of(R"({"uri":"x:1","type":"pic\nture)" + std::string(1000, 'x') + "\"}");
    EXPECT_TRUE(fault.starts_with("is no text: its type in ninjs is pic ture")) << fault;
    EXPECT_LT(fault.size(), 100u);
}

TEST(NinjsReader, ReadsTheSameStoryInEveryVersion) {
    const std::string version_1 =
        R"({"uri":"https://example.com/ferry","type":"text","headline":"Ferries stay in port","byline":"By Ann Lee",
        "versioncreated":"2024-03-06T12:00:00Z","firstcreated":"2024-03-05T09:15:00Z","copyrightholder":"CW","language":"en-GB",
        "description_text":"In short.","subject":[{"name":"transport"},{"code":"1"},{"name":"ferries"}],
        "body_text":"No ferry left. Crews want more.","body_xhtml":"<p>No ferry left.</p><p>Crews <b>want</b> more.</p>"})";
    const std::string version_2 =
        R"({"uri":"https://example.com/ferry","type":"text","headlines":[{"role":"short","value":"Ferries"},{"role":"main","value":"Ferries stay in port"}],
        "by":"By Ann Lee","versioncreated":"2024-03-06T12:00:00Z","firstcreated":"2024-03-05T09:15:00Z","copyrightholder":"CW","language":"en-GB",
        "descriptions":[{"role":"caption","value":"A ferry"},{"role":"lead","value":"In short."}],"subjects":[{"name":"transport"},{"name":"ferries"}],
        "bodies":[{"role":"text","contenttype":"text/plain","value":"No ferry left."},
                  {"role":"html","contenttype":"text/html","value":"<h1>Ferries stay in port</h1><p>No ferry left.</p><p>Crews want more.</p>"}]})";
    const std::string version_3 =
        R"({"uri":"https://example.com/ferry","type":"text","headlines":[{"value":"Ferries stay in port"}],
        "by":"By Ann Lee","versionCreated":"2024-03-06T12:00:00Z","firstCreated":"2024-03-05T09:15:00Z","copyrightHolder":"CW","language":"en-GB",
        "descriptions":[{"value":"In short."}],"subjects":[{"name":"transport"},{"name":"ferries"}],
        "bodies":[{"contentType":"text/vnd.IPTC.NITF","value":"<nitf><body><body.content><p>No ferry left.</p><p>Crews want more.</p></body.content></body></nitf>"}]})";
    for (const std::string& file : {version_1, version_2, version_3}) {
        EXPECT_TRUE(is_ninjs(file));
        const Article article = read(file);
        EXPECT_EQ(article.id, "https://example.com/ferry");
        EXPECT_EQ(article.url, "https://example.com/ferry");
        EXPECT_EQ(article.title, "Ferries stay in port");
        EXPECT_EQ(article.summary, "In short.");
        EXPECT_EQ(article.body, "No ferry left.\n\nCrews want more.");
        EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
        EXPECT_EQ(article.source, "CW");
        EXPECT_EQ(article.language, "en");
        EXPECT_THAT(article.tags, ElementsAre("transport", "ferries"));
        ASSERT_TRUE(article.published);
        EXPECT_EQ(to_rfc3339(article.published->at), "2024-03-05T09:15:00Z");
    }
}

TEST(NinjsReader, FallsBackToWhatIsThere) {
    const Article article =
        read(R"({"uri":"urn:x:1","slugline":"FERRY-STRIKE","body_text":"No ferry left.","byline":"CW",
        "copyrightholder":"CW","contentcreated":"2024-03-05","embargoed":"2024-03-07T06:00:00Z"})");
    EXPECT_EQ(article.title, "FERRY-STRIKE");
    EXPECT_EQ(article.url, "");
    EXPECT_EQ(article.body, "No ferry left.");
    EXPECT_TRUE(article.authors.empty());
    EXPECT_EQ(to_rfc3339(article.published->at), "2024-03-07T06:00:00Z");
}

TEST(NinjsReader, TellsWhyAnObjectIsNoArticle) {
    for (const char* type : {"picture", "video", "audio", "graphic", "event", "planning"}) {
        EXPECT_THAT(fault_of(std::string(R"({"uri":"x","headline":"T","type":")") + type + "\"}"), HasSubstr(type));
    }
    EXPECT_EQ(fault_of(R"({"uri":"x","headline":"T","pubstatus":"canceled"})"), "is cancelled by its provider");
    EXPECT_EQ(fault_of(R"({"uri":"x","headline":"T","pubStatus":"withheld"})"), "is withheld by its provider");
    EXPECT_THAT(fault_of(R"({"uri":"x","type":"text"})"), HasSubstr("no text"));
    for (const char* file : {"", "[]", "7", "null", "{\"uri\":\n\"x\",\n", "[1]"})
        EXPECT_NE(fault_of(file), "") << file;
}

TEST(NinjsReader, IsToldFromOtherJson) {
    for (const char* head :
         {R"({"uri":"x","type":"text"})", R"( {"version":"1","versionCreated":"2024","uri":"x")",
          R"([{"uri":"x","headlines":[{"value":"the \"uri\""}]}])", R"({"uri":"x","body_text":"cut of)"}) {
        EXPECT_TRUE(is_ninjs(head)) << head;
    }
    for (const char* head : {"", "{", "[", R"({"id":"1","url":"https://example.com","title":"T","type":"text"})",
                             R"({"a":{"uri":"x","type":"text"}})", R"({"body":"\"uri\":\"x\",\"type\":1"})",
                             R"({"uri":"x"})", "<nitf>", R"({"id":1}{"uri":"x","type":"text"})", R"({"uri)", "{\"\\"}) {
        EXPECT_FALSE(is_ninjs(head)) << head;
    }
}

TEST(NinjsReader, ReadsListsAndLines) {
    const std::string one = R"({"uri":"urn:x:1","headline":"One"})";
    const std::string two = R"({"headline":"Two","uri":""})";
    for (const std::string& file : {"[" + one + "," + two + "]", one + "\n" + two + "\n"}) {
        const auto found = read_ninjs(file, origin);
        ASSERT_EQ(found.size(), 2u);
        EXPECT_EQ(found[0]->article.title, "One");
        EXPECT_EQ(found[1]->article.title, "Two");
    }
    const auto broken = read_ninjs(one + "\n{broken\n" + two, origin);
    ASSERT_EQ(broken.size(), 3u);
    EXPECT_FALSE(broken[1]);
    EXPECT_TRUE(broken[2]);
}

TEST(NinjsReader, SurvivesWrongTypesAndHostileObjects) {
    const Article article = read(
        R"({"uri":["x"],"headline":7,"headlines":[null,3,{"value":{}},{"value":"T"}],"bodies":[[],{"value":1}],"subject":{"name":"x"},
        "keywords":["a",{"b":1}],"byline":{},"language":null,"versioncreated":"soon","body_":null})");
    EXPECT_EQ(article.title, "T");
    EXPECT_THAT(article.tags, ElementsAre("a"));
    EXPECT_FALSE(article.published);
    constexpr std::size_t deep = 1'000'000;
    EXPECT_NE(fault_of(std::string(deep, '[')), "");
    EXPECT_NE(fault_of(R"({"uri":)" + std::string(deep, '[') + std::string(deep, ']') + "}"), "");
    std::string tags;
    for (std::size_t i = 0; i < deep / 10; ++i) tags += "<div>";
    EXPECT_EQ(read(R"({"uri":"x","headline":"T","body_xhtml":")" + tags + "Deep\"}").body, "Deep");
    std::string many = "[";
    for (int i = 0; i < 100'000; ++i) many += R"({"uri":"x","headline":"T"},)";
    many.back() = ']';
    EXPECT_EQ(read_ninjs(many, origin).size(), 100'000u);
}

}  // namespace
}  // namespace dateline
