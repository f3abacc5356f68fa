#include "searchd/url.h"

#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/base/utf8.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Target parsed(std::string_view target) {
    const auto found = parse_target(target);
    EXPECT_TRUE(found) << target;
    return found.value_or(Target{});
}

TEST(ParseTarget, CutsThePathIntoDecodedSegments) {
    EXPECT_THAT(parsed("/").segments, IsEmpty());
    EXPECT_THAT(parsed("/?q=oil").segments, IsEmpty());
    EXPECT_THAT(parsed("/search").segments, ElementsAre("search"));
    EXPECT_THAT(parsed("/article/a%2Fb").segments, ElementsAre("article", "a/b")) << "an encoded slash parts nothing";
    EXPECT_THAT(parsed("/article/a+b%20c").segments, ElementsAre("article", "a+b c")) << "a plus is a plus in a path";
    EXPECT_THAT(parsed("/static/../x").segments, ElementsAre("static", "..", "x"));
    EXPECT_THAT(parsed("/a/").segments, ElementsAre("a", ""));
    EXPECT_THAT(parsed("//").segments, ElementsAre("", ""));
}

TEST(ParseTarget, ReadsParametersInTheirOrder) {
    EXPECT_THAT(parsed("/s?q=a+b&source=x&source=y&flag&=&&e=1=2").parameters,
                ElementsAre(Pair("q", "a b"), Pair("source", "x"), Pair("source", "y"), Pair("flag", ""), Pair("", ""),
                            Pair("e", "1=2")));
    EXPECT_EQ(parsed("/s?q=%41&b?").query, "q=%41&b?") << "as it was sent";
    EXPECT_THAT(parsed("/s?").parameters, IsEmpty());
}

TEST(ParseTarget, RefusesWhatIsNoPath) {
    for (const char* target : {"", "*", "search", "http://host/", "?q=1"}) EXPECT_FALSE(parse_target(target)) << target;
}

TEST(ParseTarget, BadPercentSignsStandForThemselves) {
    EXPECT_EQ(value_of(parsed("/?q=100%").parameters, "q"), "100%");
    EXPECT_EQ(value_of(parsed("/?q=%zz%4").parameters, "q"), "%zz%4");
    EXPECT_EQ(value_of(parsed("/?q=%%41").parameters, "q"), "%A");
}

TEST(ParseTarget, DropsControlCharacters) {
    EXPECT_EQ(value_of(parsed("/?q=a%00b%1Bc%7Fd%C2%85e").parameters, "q"), "abcde");
    EXPECT_EQ(value_of(parsed("/?q=a%0D%0Ab%09c").parameters, "q"), "a  b c")
        << "line ends are blanks: no header can be smuggled in";
    EXPECT_EQ(value_of(parsed("/?q=%EF%BF%BD").parameters, "q"), "\uFFFD") << "sent as such";
}

TEST(ParseTarget, ReadsWhatIsNoUtf8AsOldProgramsSendIt) {
    EXPECT_EQ(value_of(parsed("/?q=caf%C3%A9").parameters, "q"), "café");
    EXPECT_EQ(value_of(parsed("/?q=caf%E9").parameters, "q"), "café");
    EXPECT_EQ(value_of(parsed("/?q=%93caf%E9%94").parameters, "q"), "“café”");
    for (const char* half : {"%FF", "%C3", "%E2%82", "%F0%9F%98", "%ED%A0%80", "%C0%AF", "%F4%90%80%80"}) {
        const Target found = parsed("/?q=" + std::string(half));
        EXPECT_NE(value_of(found.parameters, "q"), "") << half << " would be all articles";
    }
}

TEST(ParseTarget, GivesValidTextForAnyBytes) {
    std::mt19937 random(3);
    for (int round = 0; round < 3000; ++round) {
        std::string target = "/";
        for (std::size_t i = random() % 40; i > 0; --i)
            target += random() % 3 == 0 ? "%/?&=+"[random() % 6] : static_cast<char>(random() % 256);
        const Target found = parsed(target);
        for (const std::string& segment : found.segments) ASSERT_TRUE(is_valid_utf8(segment));
        for (const auto& [name, value] : found.parameters) ASSERT_TRUE(is_valid_utf8(name) && is_valid_utf8(value));
    }
}

TEST(ValueOf, TakesTheLastOfAName) {
    const Parameters parameters = {{"a", "1"}, {"b", ""}, {"a", "2"}};
    EXPECT_EQ(value_of(parameters, "a"), "2");
    EXPECT_EQ(value_of(parameters, "c"), "");
}

TEST(ToQueryString, ComesBackAsTheSameParameters) {
    const Parameters parameters = {
        {"q", "a&b=c+d %41 \"é\" 日本 #?/"}, {"source", "x"}, {"source", "-y"}, {"odd name&", "1"}};
    EXPECT_EQ(parsed("/s?" + to_query_string(parameters)).parameters, parameters);
}

TEST(ToQueryString, LeavesOutWhatIsEmpty) {
    EXPECT_EQ(to_query_string({{"q", ""}, {"page", "2"}, {"from", ""}}), "page=2");
    EXPECT_EQ(to_query_string({}), "");
}

TEST(IsAuthority, IsAHostPerhapsWithAPort) {
    for (const char* text : {"localhost", "news.example", "NEWS.example.", "my_host:8080", "127.0.0.1:1", "[::1]",
                             "[2001:db8::7]:65535", "[::ffff:127.0.0.1]"})
        EXPECT_TRUE(is_authority(text)) << text;
    for (const char* text : {"",        ":",      ":80",    "a:",  "a:b", "a:123456", "a:1:2", "[",    "[]",  "[::1",
                             "[::1]80", "[::1]:", "[g::1]", "a]b", "a b", "a/b",      "me@a",  "a\"b", "<a>", "ä"})
        EXPECT_FALSE(is_authority(text)) << text;
    EXPECT_TRUE(is_authority(std::string(255, 'a')));
    EXPECT_FALSE(is_authority(std::string(256, 'a')));
}

TEST(IsPath, HasNothingThatOughtToBeEncoded) {
    for (const char* text : {"", "/", "/archive/", "/a.b/~c_d-e", "/%C3%A4", "/a&b=c;d@e:f"})
        EXPECT_TRUE(is_path(text)) << text;
    for (const char* text : {"archive", "/a b", "/ä", "/%zz", "/%4", "/a?b", "/a#b", "/{a}", "/\"", "/<a>", "/a\nb"})
        EXPECT_FALSE(is_path(text)) << text;
}

TEST(EncodeComponent, LeavesOnlyUnreservedCharactersAsTheyAre) {
    EXPECT_EQ(encode_component("aZ09-._~"), "aZ09-._~");
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(static_cast<unsigned char>(byte));
        for (const char out : encode_component(std::string(1, c)))
            EXPECT_TRUE(std::isalnum(static_cast<unsigned char>(out)) ||
                        std::string_view("-._~%").find(out) != std::string_view::npos);
    }
    EXPECT_THAT(parsed("/article/" + encode_component("a/b?c#d%e é")).segments, ElementsAre("article", "a/b?c#d%e é"));
}

}  // namespace
}  // namespace dateline
