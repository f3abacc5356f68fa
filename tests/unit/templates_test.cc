#include "searchd/templates.h"

#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

using nlohmann::ordered_json;

std::string rendered(const std::string& text, const ordered_json& values) {
    const testing::TempFolder folder;
    (void)folder.write("page.mustache", text);
    return Templates(folder.path().string()).render("page", values);
}

/// The message of the error that these templates give.
std::string complaint(const std::vector<std::pair<std::string, std::string>>& files) {
    const testing::TempFolder folder;
    for (const auto& [name, text] : files) (void)folder.write(name, text);
    try {
        const Templates templates(folder.path().string());
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

TEST(Templates, EscapeValuesButNotHtmlKeys) {
    EXPECT_EQ(rendered("<p title=\"{{a}}\">{{{b}}}</p>", {{"a", "\"<&'>"}, {"b", "<b>x</b>"}}),
              "<p title=\"&quot;&lt;&amp;&#39;&gt;\"><b>x</b></p>");
}

TEST(Templates, AValueIsNeverReadAsATemplate) {
    EXPECT_EQ(rendered("{{a}}|{{{a}}}", {{"a", "{{b}} {{> page}} {{#b}}"}, {"b", "secret"}}),
              "{{b}} {{&gt; page}} {{#b}}|{{b}} {{> page}} {{#b}}");
}

TEST(Templates, WhatIsEmptyIsAbsent) {
    const std::string text = "{{#a}}[{{a}}]{{/a}}{{^a}}none{{/a}}";
    for (const ordered_json& values : {ordered_json{{"a", ""}}, ordered_json{{"a", nullptr}}, ordered_json::object(),
                                       ordered_json{{"a", false}}, ordered_json{{"a", ordered_json::array()}}})
        EXPECT_EQ(rendered(text, values), "none") << values;
    EXPECT_EQ(rendered(text, {{"a", "x"}}), "[x]");
}

TEST(Templates, RepeatListsAndEnterObjects) {
    EXPECT_EQ(rendered("{{#list}}{{n}}{{outer}} {{/list}}{{#one}}{{n}}{{/one}}",
                       {{"list", {{{"n", "1"}}, {{"n", "2"}}}}, {"one", {{"n", "3"}}}, {"outer", "!"}}),
              "1! 2! 3");
}

TEST(Templates, PutPartialsInTheirPlace) {
    const testing::TempFolder folder;
    (void)folder.write("page.mustache", "{{> a}}-{{>b}}");
    (void)folder.write("a.mustache", "A{{> b}}");
    (void)folder.write("b.mustache", "B{{x}}");
    EXPECT_EQ(Templates(folder.path().string()).render("page", {{"x", "1"}}), "AB1-B1");
}

TEST(Templates, NameTheFileThatIsMissingOrMalformed) {
    EXPECT_THAT(complaint({{"page.mustache", "{{> nowhere}}"}}), ::testing::HasSubstr("nowhere.mustache"));
    EXPECT_THAT(complaint({{"page.mustache", "fine"}, {"broken.mustache", "{{#a}} not closed"}}),
                ::testing::HasSubstr("broken.mustache"));
    EXPECT_THAT(complaint({{"broken.mustache", "{{a"}}), ::testing::HasSubstr("broken.mustache"));
    EXPECT_THAT(complaint({{"broken.mustache", "{{#a}}{{/b}}"}}), ::testing::HasSubstr("broken.mustache"));
    EXPECT_NE(complaint({{"loop.mustache", "{{> loop}}"}}), "") << "a partial that includes itself";
    EXPECT_NE(complaint({{"other.txt", "x"}}), "") << "no templates at all";
    EXPECT_THROW(Templates("/no/such/folder"), std::runtime_error);
    EXPECT_EQ(complaint({{"empty.mustache", ""}}), "");
}

TEST(Templates, APageThatIsNotThereIsNamed) {
    const testing::TempFolder folder;
    (void)folder.write("page.mustache", "x");
    const Templates templates(folder.path().string());
    EXPECT_THROW((void)templates.render("nothing", ordered_json::object()), std::runtime_error);
}

TEST(Templates, RenderInManyThreadsAtOnce) {
    const testing::TempFolder folder;
    (void)folder.write("page.mustache", "{{#list}}{{x}},{{/list}}");
    const Templates templates(folder.path().string());
    ordered_json values;
    std::string expected;
    for (int i = 0; i < 100; ++i) {
        values["list"].push_back({{"x", std::to_string(i)}});
        expected += std::to_string(i) + ",";
    }
    std::vector<std::thread> threads;
    std::vector<char> is_right(4, 1);
    for (std::size_t t = 0; t < is_right.size(); ++t) {
        threads.emplace_back([&, t] {
            for (int round = 0; round < 50; ++round)
                is_right[t] = static_cast<char>(is_right[t] & (templates.render("page", values) == expected ? 1 : 0));
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_THAT(is_right, ::testing::Each(1));
}

}  // namespace
}  // namespace dateline
