#include "indexer/readers/markup_tree.h"

#include <ctime>
#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(ParseXml, KnowsNamespacesAndAttributes) {
    const MarkupTree tree = parse_xml("<a xmlns='urn:x' xmlns:y='urn:y' xml:lang='en'><y:b c='1 &amp; 2'>t</y:b></a>");
    ASSERT_EQ(tree.size(), 4);
    EXPECT_EQ(tree[1].tag, "a");
    EXPECT_EQ(tree[1].name_space, "urn:x");
    EXPECT_EQ(tree.attribute(1, "xml:lang"), "en");
    EXPECT_EQ(tree[2].tag, "b");
    EXPECT_EQ(tree[2].name_space, "urn:y");
    EXPECT_EQ(tree.attribute(2, "c"), "1 & 2");
    EXPECT_EQ(tree.text_of(0), "t");
}

TEST(ParseXml, LosesNoEntityBehindAFault) {
    EXPECT_EQ(parse_xml("<r><b>A & B &amp; C &lt; &#233;&eacute;&nbsp;&apos;</c> &amp; D</r>").text_of(0),
              "A & B & C < éé\u00A0' & D");
    EXPECT_EQ(parse_xml("<r><![CDATA[a &amp; <b>]]></r>").text_of(0), "a &amp; <b>");
}

TEST(ParseXml, ExpandsNothingThatTheDocumentDeclares) {
    const std::string xml =
        "<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        "<r>1&b;2&x;3</r>";
    EXPECT_EQ(parse_xml(xml).text_of(0), "123");
    // Nor where an instruction makes the declarations look like something else.
    EXPECT_EQ(parse_xml("<?p <![CDATA[ ?>" + xml).text_of(0), "123");
    EXPECT_EQ(parse_xml("<?xml version='1.0§<![CDATA[' ?>" + xml).text_of(0), "123");
}

TEST(MarkupTree, NestingIsBounded) {
    std::string html;
    std::string xml;
    for (int i = 0; i < 50'000; ++i) {
        html += "<div>";
        xml += "<a>";
    }
    for (const MarkupTree& tree : {parse_html(html + "text"), parse_xml(xml + "text")}) {
        int deepest = 0;
        for (int node = 0; node < tree.size(); ++node) {
            int depth = 0;
            for (int at = node; at > 0 && depth <= 2 * MarkupTree::deepest; at = tree[at].parent) ++depth;
            deepest = std::max(deepest, depth);
        }
        EXPECT_LE(deepest, MarkupTree::deepest + 1);
    }
}

TEST(MarkupTree, HoldsNoControlCharacters) {
    const MarkupTree html = parse_html("<p title='a&#146;b'>d&#150;e&#2;f</p>");
    const int paragraph = html[html.size() - 1].parent;
    EXPECT_EQ(html.attribute(paragraph, "title"), "a’b");
    EXPECT_EQ(html.text_of(paragraph), "d–ef");
    const MarkupTree xml = parse_xml("<a b='c&#151;d'>e&#x96;</a>");
    EXPECT_EQ(xml.attribute(1, "b"), "c—d");
    EXPECT_EQ(xml.text_of(1), "e–");
}

TEST(ParseXml, TakesLinearTimeForManyAttributesAndNamespaces) {
    std::string attributes;
    std::string name_spaces;
    std::string nested;
    for (int i = 0; i < 100'000; ++i) {
        const std::string number = std::to_string(i);
        attributes += " a" + number + "=''";
        name_spaces += " xmlns:n" + number + "='u'";
        nested += "<a xmlns:n" + number + "='u'>";
    }
    const std::clock_t start = std::clock();
    EXPECT_EQ(parse_xml("<a" + attributes + ">t</a>").text_of(0), "t");
    EXPECT_EQ(parse_xml("<a" + name_spaces + ">" + nested + "t").text_of(0), "t");
    EXPECT_LT((std::clock() - start) / CLOCKS_PER_SEC, 5) << "quadratic time takes longer";
}

TEST(MarkupTree, DescendantsFollowTheirAncestor) {
    const MarkupTree tree = parse_html("<div><p>a<b>b</b></p></div><p>c</p>");
    for (int node = 1; node < tree.size(); ++node) {
        EXPECT_LT(tree[node].parent, node);
        EXPECT_LE(tree.end_of(node), tree.end_of(tree[node].parent));
    }
}

}  // namespace
}  // namespace dateline
