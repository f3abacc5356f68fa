#include "indexer/readers/html_text.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/base/utf8.h"

namespace dateline {
namespace {

struct Case {
    std::string html;
    std::string text;
};

void expect_each(const std::vector<Case>& cases) {
    for (const auto& [html, text] : cases) EXPECT_EQ(html_to_text(html), text) << html;
}

TEST(HtmlToText, SeparatesBlocksByAnEmptyLine) {
    expect_each({{"<p>One</p><p>Two</p>", "One\n\nTwo"},
                 {"<h1>Title</h1>\n<p>One\n two</p>", "Title\n\nOne two"},
                 {"<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"},
                 {"<ul><li>One<li>Two</ul>", "One\n\nTwo"},
                 {"One<br>Two", "One\nTwo"},
                 {"<p>A <b>bold</b> <i>word</i>.</p>", "A bold word."},
                 {"<p>mid<b>word</b></p>", "midword"}});
}

TEST(HtmlToText, LeavesOutWhatIsNoArticle) {
    for (const char* name : {"script", "style", "nav", "footer", "aside", "noscript", "svg", "button", "template"}) {
        const std::string html = "<p>One</p><" + std::string(name) + ">hidden words</" + name + "><p>Two</p>";
        EXPECT_EQ(html_to_text(html), "One\n\nTwo") << name;
    }
    expect_each({{"<html><head><title>No</title></head><body>Yes</body></html>", "Yes"},
                 {"<p>a<!-- no -->b</p>", "ab"},
                 {"<nav>no<nav>no</nav>no</nav>yes", "yes"}});
}

// Some sites wrap the whole page in a form.
TEST(HtmlToText, KeepsAnArticleInsideAForm) {
    EXPECT_EQ(html_to_text("<form id=aspnetForm><h1>Title</h1><p>The text.</p></form>"), "Title\n\nThe text.");
    EXPECT_EQ(html_to_text("<p>The text.</p><form><label>Mail</label><input></form>"), "The text.");
}

TEST(HtmlToText, ReadsEntities) {
    expect_each({{"AT&amp;T &lt;b&gt; &eacute;&#233;&#xe9; &hellip;", "AT&T <b> ééé …"},
                 {"a&nbsp;b", "a\u00A0b"},
                 {"&unknown; &", "&unknown; &"},
                 {"don&#146;t &#x93;quote&#x94;", "don’t “quote”"}});
}

TEST(HtmlToText, ReadsMalformedHtmlAsBrowsersDo) {
    expect_each({{"", ""},
                 {"plain text", "plain text"},
                 {"<p>One<p>Two", "One\n\nTwo"},
                 {"<b>bold<i>both</b>rest</i>", "boldbothrest"},
                 {"</div></nav>text", "text"},
                 {"<p>1 < 2 and a<b</p>", "1 < 2 and a"},
                 {"<script>if (a<b) '</p>'</script>text", "text"}});
}

TEST(HtmlToText, LosesNothingOfALongPage) {
    for (const std::size_t shift : {0u, 1u, 2u, 3u}) {
        std::string html(shift, ' ');
        std::string text;
        for (int i = 0; i < 6000; ++i) {
            const std::string paragraph = "Ünïcode € 😀 &amp; paragraph " + std::to_string(i);
            html += "<p class=\"x\">" + paragraph + "</p>";
            std::string plain = paragraph;
            plain.replace(plain.find("&amp;"), 5, "&");
            text += (text.empty() ? "" : "\n\n") + plain;
        }
        EXPECT_TRUE(html_to_text(html) == text) << shift;
    }
    std::string one;
    for (int i = 0; i < 50'000; ++i) one += "wörd" + std::to_string(i) + " ";
    EXPECT_TRUE(html_to_text("<p>" + one + "</p>") == trim(one)) << "one paragraph without a tag inside";
}

TEST(HtmlToText, GivesCleanTextForAnyInput) {
    static const std::vector<std::string> pieces = {
        "<p>", "</p>",  "<div",   ">",           "<",         "</",     "text ",     "é",   "&",
        "&#",  "&#0;",  "&#1;",   "&#x80;",      "&#xD800;",  "&#13;",  "&amp",      ";",   "\"",
        "'",   "<!--",  "-->",    "<script>",    "</script>", "<br/>",  "<![CDATA[", "]]>", "<a href='",
        "=",   "<svg>", "</nav>", "<table><td>", "\n",        "<?php ", "<!DOCTYPE"};
    std::mt19937 random(29);
    for (int round = 0; round < 3000; ++round) {
        std::string html;
        for (std::size_t i = random() % 40; i > 0; --i) html += pieces[random() % pieces.size()];
        const std::string text = html_to_text(html);
        ASSERT_TRUE(is_valid_utf8(text)) << html;
        ASSERT_EQ(decode_text(text), text) << "control characters from " << html;
    }
}

TEST(HtmlToText, DeepNestingIsNoDanger) {
    std::string html;
    for (int i = 0; i < 50'000; ++i) html += "<div>";
    EXPECT_TRUE(is_valid_utf8(html_to_text(html + "text")));
}

}  // namespace
}  // namespace dateline
