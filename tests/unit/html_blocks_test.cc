#include "indexer/readers/html_blocks.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/base/utf8.h"
#include "indexer/readers/html_removal.h"

namespace dateline {
namespace {

// The blocks of a page, parted by empty lines.
std::string text_of(const std::string& html) {
    const MarkupTree tree = parse_html(html);
    std::string text;
    for (const HtmlBlock& block : blocks_of(tree, 0, remove_unshown(tree)))
        text += (text.empty() ? "" : "\n\n") + block.text;
    return text;
}

struct Case {
    std::string html;
    std::string text;
};

void expect_each(const std::vector<Case>& cases) {
    for (const auto& [html, text] : cases) EXPECT_EQ(text_of(html), text) << html;
}

TEST(HtmlBlocks, SeparatesBlocksByAnEmptyLine) {
    expect_each({{"<p>One</p><p>Two</p>", "One\n\nTwo"},
                 {"<h1>Title</h1>\n<p>One\n two</p>", "Title\n\nOne two"},
                 {"<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"},
                 {"<ul><li>One<li>Two</ul>", "One\n\nTwo"},
                 {"One<br>Two", "One\nTwo"},
                 {"<p>A <b>bold</b> <i>word</i>.</p>", "A bold word."},
                 {"<p>mid<b>word</b></p>", "midword"}});
}

TEST(HtmlBlocks, LeavesOutWhatIsNoArticle) {
    for (const char* name : {"script", "style", "noscript", "svg", "button", "template", "figcaption"}) {
        const std::string html = "<p>One</p><" + std::string(name) + ">hidden words</" + name + "><p>Two</p>";
        EXPECT_EQ(text_of(html), "One\n\nTwo") << name;
    }
    expect_each(
        {{"<html><head><title>No</title></head><body>Yes</body></html>", "Yes"}, {"<p>a<!-- no -->b</p>", "ab"}});
}

TEST(HtmlBlocks, JoinsTheCellsOfARow) {
    expect_each(
        {{"<table><tr><td>1<td>Busch<td>5040<tr><td>2<td>Truex<td>5035</table>", "1 Busch 5040\n\n2 Truex 5035"},
         {"<table><tr><td><p>One</p><td><p>Two</p></table>", "One\n\nTwo"}});
}

TEST(HtmlBlocks, PartsParagraphsAtTwoLineBreaks) {
    expect_each({{"One<br>more<br><br>Two<br> <br>Three", "One\nmore\n\nTwo\n\nThree"}});
}

TEST(HtmlBlocks, CountsWhatIsInLinks) {
    const MarkupTree tree = parse_html("<ul><li>See <a href=x>that one</a></ul><h2>Head</h2>");
    const auto blocks = blocks_of(tree, 0, std::vector<char>(static_cast<std::size_t>(tree.size()), 0));
    ASSERT_EQ(blocks.size(), 2u);
    EXPECT_EQ(blocks[0].kind, BlockKind::item);
    EXPECT_EQ(blocks[0].chars, 10u);
    EXPECT_EQ(blocks[0].link_chars, 7u);
    EXPECT_EQ(blocks[1].kind, BlockKind::heading);
}

TEST(HtmlBlocks, ReadsEntities) {
    expect_each({{"AT&amp;T &lt;b&gt; &eacute;&#233;&#xe9; &hellip;", "AT&T <b> ééé …"},
                 {"a&nbsp;b", "a b"},
                 {"&unknown; &", "&unknown; &"},
                 {"don&#146;t &#x93;quote&#x94;", "don’t “quote”"}});
}

TEST(HtmlBlocks, ReadsMalformedHtmlAsBrowsersDo) {
    expect_each({{"", ""},
                 {"plain text", "plain text"},
                 {"<p>One<p>Two", "One\n\nTwo"},
                 {"<b>bold<i>both</b>rest</i>", "boldbothrest"},
                 {"</div></nav>text", "text"},
                 {"<p>1 < 2 and a<b</p>", "1 < 2 and a"},
                 {"<script>if (a<b) '</p>'</script>text", "text"}});
}

TEST(HtmlBlocks, LosesNothingOfALongPage) {
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
        EXPECT_TRUE(text_of(html) == text) << shift;
    }
    std::string one;
    for (int i = 0; i < 50'000; ++i) one += "wörd" + std::to_string(i) + " ";
    EXPECT_TRUE(text_of("<p>" + one + "</p>") == trim(one)) << "one paragraph without a tag inside";
}

TEST(HtmlBlocks, GivesCleanTextForAnyInput) {
    static const std::vector<std::string> pieces = {
        "<p>", "</p>",  "<div",   ">",           "<",         "</",     "text ",     "é",   "&",
        "&#",  "&#0;",  "&#1;",   "&#x80;",      "&#xD800;",  "&#13;",  "&amp",      ";",   "\"",
        "'",   "<!--",  "-->",    "<script>",    "</script>", "<br/>",  "<![CDATA[", "]]>", "<a href='",
        "=",   "<svg>", "</nav>", "<table><td>", "\n",        "<?php ", "<!DOCTYPE"};
    std::mt19937 random(29);
    for (int round = 0; round < 3000; ++round) {
        std::string html;
        for (std::size_t i = random() % 40; i > 0; --i) html += pieces[random() % pieces.size()];
        const std::string text = text_of(html);
        ASSERT_TRUE(is_valid_utf8(text)) << html;
        ASSERT_EQ(decode_text(text), text) << "control characters from " << html;
    }
}

TEST(HtmlBlocks, DeepNestingIsNoDanger) {
    std::string html;
    for (int i = 0; i < 50'000; ++i) html += "<div>";
    EXPECT_TRUE(is_valid_utf8(text_of(html + "text")));
}

}  // namespace
}  // namespace dateline
