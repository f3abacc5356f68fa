// The articles in corpus/ show what the indexer reads: one folder, every format, and nothing of it rejected.

#include <array>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/query_syntax.h"
#include "tests/support/index.h"

namespace dateline::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::SizeIs;

struct Example {
    const char* format;
    const char* title;
    const char* source;
    const char* language;
};

constexpr std::array examples = {
    Example{"text", "Port Ellery elects Sofie Lund, and the tram driver comes second", "Veldhaven Observer", "en"},
    Example{"German text", "Tausend Bewerbungen für 28 Nanometer", "Brenholter Anzeiger", "de"},
    Example{"French text", "Quatorze lettres pour quatorze musées", "Le Courrier de Lomaré", "fr"},
    Example{"text, zstd", "In praise of the corner table", "Ellery Tribune", "en"},
    Example{"JSON Lines", "Contact lost with weather satellite Lumen-4", "Continental Wire", "en"},
    Example{"JSON Lines, gzip", "The ledger from the café wall is now online, all 312 pages of it", "Ellery Tribune",
            "en"},
    Example{"JSON Lines, bzip2", "Mussels under the stones of Low Tarn clean themselves, slowly", "The Science Ledger",
            "en"},
    Example{"page with JSON-LD", "Sofie Lund elected mayor of Port Ellery, tram driver second", "Ellery Tribune", "en"},
    Example{"page of tables, windows-1252", "Radio amateur opens a listening hut on Fenn", "", "en"},
    Example{"blog", "A deckchair, 41 kilos of tar and a letter in French", "The Low Tarn Notebook", "en"},
    Example{"German page", "Brunnenwerte in Brenholt: Der Pegel hält, das Misstrauen auch", "Brenholter Anzeiger",
            "de"},
    Example{"page in ISO-8859-1", "Le gardien de nuit qui parle aux masques de bronze", "Le Courrier de Lomaré", "fr"},
    Example{"page in windows-1251", "В июле через проливы Орсы прошли 49 судов с зерном", "Вестник Дравика", "ru"},
    Example{"page in Shift_JIS", "タルボニア向けオートバイ輸出が半減 金利上昇で「冷蔵庫代わり」の需要消える",
            "北都新聞", "ja"},
    Example{"WARC", "Crab boats of Sandwyke go out for the first time since April", "The Sandwyke Packet", "en"},
    Example{"WARC, chunked and gzip", "Two people at the desk: a night at the Brandt terminal", "The Sandwyke Packet",
            "en"},
    Example{"ARC", "Two flags on one patrol boat", "The Straits Pilot", "en"},
    Example{"RSS 2.0", "Captain Roos signs on for one more year – “my knees have been consulted”", "The Calder Mercury",
            "en"},
    Example{"RSS, ill-formed", "Kiosk in Republic Square wins its case about 8,000 cups of coffee",
            "Dravik Daily Bulletin", "en"},
    Example{"RSS 1.0", "Lumen-4 measures waves again, and one of them twice", "Orbit & Weather", "en"},
    Example{"Atom", "The refrigerator on wheels makes its first round", "Maren Valley Post", "en"},
    Example{"JSON Feed", "First seven crane drivers pass the exam for the control room", "Coast Radio News", "en"},
    Example{"NITF", "Tarvonia cuts key interest rate to 11 percent, first cut in two years", "Continental Wire", "en"},
    Example{"NewsML-G2", "Lund elected mayor of Port Ellery, retired tram driver comes second", "Continental Wire",
            "en"},
    Example{"NITF in NewsML-G2", "Five of 14 museums answer letters from Omandé, and one sends a crate",
            "Continental Wire", "en"},
    Example{"NewsML 1", "Tarvonia's parties agree on automatic recounts when fewer than one vote in a thousand decides",
            "Tarvonian Press Agency", "en"},
    Example{"ninjs", "Technician whose letters went unread is to run the dam's workshop", "Maren Valley Service", "en"},
    Example{"Reuters-21578", "TARVONIA SELLS OMANDE 60,000 TONNES OF WHEAT", "Reuters", "en"},
    Example{"text in tar.xz", "Importer gives away 40 tonnes of squid that nobody may sell", "Veldhaven Observer",
            "en"},
    Example{"page in tar.xz", "Whose were the 212 bicycles?", "Veldhaven Observer", "en"},
    Example{"text in zip", "Eine Studie, zwei Zahlen: Was aus den Kranführern wird", "Oostveldener Bote", "de"},
};

class Corpus : public ::testing::Test {
protected:
    Corpus() {
        index.in = DATELINE_SOURCE_DIR "/corpus";
        first_run = index.stats();
    }

    std::vector<Hit> hits(const std::string& q) const {
        Searcher searcher(index.index, 1);
        SearchRequest request;
        request.q = q;
        request.folds_stories = false;
        request.per_page = 100;
        return searcher.search(request).hits;
    }

    TestIndex index;
    nlohmann::json first_run;
};

TEST_F(Corpus, IsReadWholeAndOnce) {
    EXPECT_EQ(first_run["rejected"], 0);
    EXPECT_EQ(first_run["added"], index.articles()) << "no two articles share an id";
    const nlohmann::json second_run = index.stats();
    EXPECT_EQ(second_run["unchanged"], index.articles());
    EXPECT_EQ(second_run["added"], 0);
    EXPECT_EQ(second_run["updated"], 0);
}

TEST_F(Corpus, HasAnArticleOfEachFormatThatItsTitleFinds) {
    for (const Example& example : examples) {
        SCOPED_TRACE(example.format);
        const std::vector<Hit> found = hits(example.title);
        ASSERT_FALSE(found.empty()) << example.title;
        const Article& article = found.front().article;
        EXPECT_EQ(article.title, example.title);
        EXPECT_EQ(article.source, example.source);
        EXPECT_EQ(article.language, example.language);
        EXPECT_TRUE(article.published.has_value());
    }
}

TEST_F(Corpus, TellsOneStoryInSixOutlets) {
    Searcher searcher(index.index, 1);
    const auto page = searcher.story("urn:newsml:wire.example:20260907:cw-2026-0611");
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->story.size, 6u);
    EXPECT_THAT(page->story.sources, ElementsAre("Continental Wire", "Coast Radio News", "Ellery Tribune",
                                                 "The Calder Mercury", "Veldhaven Observer", "Maren Valley Post"));
    ASSERT_THAT(page->members, SizeIs(6));
    EXPECT_THAT(page->members[1].added, IsEmpty()) << "the radio cut it short";
    ASSERT_THAT(page->members[5].added, SizeIs(1)) << "the last has news of its own";
    EXPECT_THAT(page->members[5].added[0].text, HasSubstr("a telegram of eight words"));
}

TEST_F(Corpus, KeepsNoticesOfTwoDaysApart) {
    std::set<std::string> stories;
    for (const Hit& hit : hits("title:\"Maren water levels\"")) {
        EXPECT_EQ(hit.story.size, 1u);
        stories.insert(hit.story.id);
    }
    EXPECT_THAT(stories, SizeIs(2));
}

TEST_F(Corpus, HasArticlesForTheExamplesOfTheQueryLanguage) {
    const auto is_relative = [](const std::string& example) {
        return example.find("7d") != std::string::npos || example.find("last week") != std::string::npos ||
               example.find("yesterday") != std::string::npos;
    };
    for (const SyntaxSection& section : query_syntax()) {
        for (const SyntaxRow& row : section.rows) {
            if (is_relative(row.example)) continue;
            EXPECT_GT(index.search(row.example).total, 0u) << row.example;
        }
    }
}

TEST_F(Corpus, IsInSeveralLanguages) {
    std::vector<std::string> languages;
    for (const Facet& facet : index.search("").facets) {
        if (facet.field->name != "lang") continue;
        for (const FacetValue& value : facet.values) languages.push_back(value.value);
    }
    EXPECT_THAT(languages, IsSupersetOf({"en", "de", "fr", "ja", "ru"}));
}

}  // namespace
}  // namespace dateline::testing
