#include "indexer/readers/markup_tree.h"

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

TEST(MarkupTree, DescendantsFollowTheirAncestor) {
    const MarkupTree tree = parse_html("<div><p>a<b>b</b></p></div><p>c</p>");
    for (int node = 1; node < tree.size(); ++node) {
        EXPECT_LT(tree[node].parent, node);
        EXPECT_LE(tree.end_of(node), tree.end_of(tree[node].parent));
    }
}

}  // namespace
}  // namespace dateline
