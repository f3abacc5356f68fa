// Every word of an indexed title, typed as a query, finds its article: what ties the two uses of the analyser together.

#include <gtest/gtest.h>

#include "indexer/base/utf8.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

const char* const titles[] = {
    "Reagan’s U.S. envoy: “No pressure or coercion” over café’s 1,000 add-ons",
    "WHO says IT is US’s fault – it is who, not us",
    "ZÜRICH: Straße gesperrt, 3,14 Mio. € Schaden",
    "L’Ukraine et l’O.N.U. : « rien de neuf » à l’est",
    "日本の首相、東京で会見 COVID-19 F-16",
    "ﬁnance ＡＢＣ ½ price — state-of-the-art re-election take-overs",
    "AT&T, R&D, C++ and C# at 10:30 p.m. on www.news.example/a/b?c=d",
    "Привет, мир! Ёлки и йод",
    "O'Brien's men didn't; the workers' union did (100% sure)",
    "naïve résumé façade Ångström Łódź smørrebrød",
    "it who us no The of and",
    "CHINA TELLS US TO STOP PRESSURING WHO",
    "Zero\u00ADwidth soft\u200Bhyphen e\u0301te\u0301",
    "x-ray vs. X-Ray vs XRay; cooperate co-operate",
    "นายกรัฐมนตรีไทยพบปูตินที่กรุงเทพ 🔥 น้ำท่วม",
    "서울에서 열린 정상회담, 한국은 ㎏당 5,000원",
    "ﾆｭｰｽ 人々が二〇二四年に𠮷野家へ ＣＯ₂ m²",
    "مُحَمَّد أحمد في إيران שָׁלוֹם ג׳ירפה",
    "हिन्दी में क्‍ष २०२४ Đà Nẵng İstanbul ısparta 👍🏽🇩🇪",
    "supercalifragilisticexpialidociouspneumonoultramicroscopicsilicovolcanoconiosis",
};

// The words a person would see: what stands between blanks.
std::vector<std::string> words_of(const std::string& title) {
    std::vector<std::string> words(1);
    for (std::size_t at = 0; at < title.size();) {
        const Utf8Char c = decode_utf8(title, at);
        if (c.code == ' ') {
            words.emplace_back();
        } else {
            words.back() += title.substr(at, c.length);
        }
        at += c.length;
    }
    return words;
}

TEST(TitleWords, FindTheirArticle) {
    const TestIndex index;
    std::string lines;
    for (std::size_t i = 0; i < std::size(titles); ++i) {
        lines +=
            nlohmann::json{{"id", std::to_string(i)}, {"title", titles[i]}, {"body", "Nothing of it."}}.dump() + "\n";
    }
    index.folder.write("in/titles.jsonl", lines);
    ASSERT_EQ(index.run().exit_code, 0);
    for (std::size_t i = 0; i < std::size(titles); ++i) {
        for (const std::string& word : words_of(titles[i])) {
            const bool has_word = word.find_first_not_of("—–:«».,;!½½") != std::string::npos && word != "–" &&
                                  word != "—" && word != "½" && word != "€";
            if (!has_word || word == "«" || word == "»") continue;
            const std::vector<std::string> found = index.ids(word);
            EXPECT_NE(std::ranges::find(found, std::to_string(i)), found.end()) << word << " of: " << titles[i];
        }
    }
}

// Where blanks do not part words, any run of signs may be one.
TEST(TitleWords, OfScriptsWithoutBlanksAreFoundWhereverTheyStand) {
    const std::vector<std::string> runs = {"ทรัมป์พบปูตินที่เฮลซิงกิ", "ນາຍົກລັດຖະມົນຕີລາວ",        "នាយករដ្ឋមន្ត្រីកម្ពុជា",
                                           "မြန်မာနိုင်ငံတွင်ရေကြီး",  "東京で日本銀行が会見🔥", "정상회담은서울에서"};
    const TestIndex index;
    std::string lines;
    for (const std::string& run : runs)
        lines += nlohmann::json{{"id", run}, {"title", "News"}, {"body", "a " + run + " b"}}.dump() + "\n";
    index.folder.write("in/runs.jsonl", lines);
    ASSERT_EQ(index.run().exit_code, 0);
    Analyser analyser("none");
    for (const std::string& run : runs) {
        const std::vector<Token> signs = analyser.analyse(run);
        ASSERT_GT(signs.size(), 6u);
        for (std::size_t first = 0; first < signs.size(); ++first) {
            for (std::size_t last = first + 1; last < signs.size(); ++last) {
                const std::string piece = run.substr(signs[first].begin, signs[last].end - signs[first].begin);
                EXPECT_EQ(index.ids(piece), std::vector<std::string>{run}) << piece;
            }
        }
    }
    const ResultPage page = index.search("서울");
    ASSERT_EQ(page.hits.size(), 1u);
    const MarkedText& snippet = page.hits[0].snippet;
    ASSERT_EQ(snippet.marks.size(), 1u);
    EXPECT_EQ(snippet.text.substr(snippet.marks[0].begin, snippet.marks[0].end - snippet.marks[0].begin), "서울");
}

TEST(TitleWords, OfPicturesDoNoHarm) {
    const TestIndex index;
    index.folder.write("in/a.jsonl", R"({"id":"fire","title":"🔥 Harbour burns","body":"Ships left."}
{"id":"plain","title":"Harbour opens","body":"Ships came."}
)");
    ASSERT_EQ(index.run().exit_code, 0);
    EXPECT_EQ(index.ids("🔥"), std::vector<std::string>{"fire"});
    EXPECT_EQ(index.ids("🔥 Harbour burns"), std::vector<std::string>{"fire"});
    EXPECT_EQ(index.ids("Harbour opens 🎉"), std::vector<std::string>{"plain"});
}

TEST(TitleWords, KeepTheirMeaningApart) {
    const TestIndex index;
    index.folder.write("in/a.jsonl", R"({"id":"country","title":"Ties with US cool"}
{"id":"dotted","title":"Ties with U.S. cool"}
{"id":"pronoun","title":"They told us nothing"}
{"id":"health","title":"WHO sends a team"}
{"id":"person","title":"The man who knew"}
{"id":"hyphen","title":"An add-on for trams"}
{"id":"joined","title":"An addon for boats"}
{"id":"apart","title":"They add on a wing"}
{"id":"comma","title":"1,000 jobs"}
{"id":"plain","title":"1000 votes"}
)");
    ASSERT_EQ(index.run().exit_code, 0);
    const auto found = [&](const std::string& q) {
        std::vector<std::string> ids = index.ids(q);
        std::ranges::sort(ids);
        return ids;
    };
    using Ids = std::vector<std::string>;
    EXPECT_EQ(found("US"), (Ids{"country", "dotted"}));
    EXPECT_EQ(found("U.S."), (Ids{"country", "dotted"}));
    EXPECT_EQ(found("U.S"), (Ids{"country", "dotted"}));
    EXPECT_EQ(found("us"), (Ids{"country", "dotted", "pronoun"})) << "lower case may mean either";
    EXPECT_EQ(found("WHO"), (Ids{"health"}));
    for (const char* q : {"add-on", "addon", "\"add on\"", "Add-On", "add-ons"}) {
        const Ids ids = found(q);
        const Ids expected = std::string(q) == "add-ons" ? Ids{"hyphen", "joined"} : Ids{"apart", "hyphen", "joined"};
        EXPECT_TRUE(std::ranges::includes(ids, expected)) << q;
    }
    EXPECT_EQ(found("1000"), (Ids{"comma", "plain"}));
    EXPECT_EQ(found("1,000"), (Ids{"comma", "plain"}));
}

TEST(TitleWords, WeighMoreThanThoseOfTheBody) {
    const TestIndex index;
    index.folder.write("in/a.jsonl",
                       R"({"id":"body","title":"Notes of the week","body":"There was a heron on the roof today."}
{"id":"title","title":"Heron of the week","body":"There was a bird on the roof today."}
)");
    ASSERT_EQ(index.run().exit_code, 0);
    EXPECT_EQ(index.ids("heron"), (std::vector<std::string>{"title", "body"}));
}

}  // namespace
}  // namespace dateline::testing
