// What scraped text must come to, whatever page it was taken from. All texts are invented.
#include "indexer/readers/scraped_text.h"

#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/base/utf8.h"

namespace dateline {
namespace {

const std::string title = "Orchard growers fear a third lean year";
const std::string frost =
    "A night of frost has damaged half of the cherry blossom in the Tarn valley, growers said on Tuesday.";
const std::string insurers =
    "Insurers put the loss at four million crowns and expect more claims when the apple trees are counted.";
const std::string pickers = "Pickers who come each June from across the border have been told to wait for a letter.";

std::string lines(const std::vector<std::string>& paragraphs) {
    std::string text;
    for (const auto& paragraph : paragraphs) text += (text.empty() ? "" : "\n\n") + paragraph;
    return text;
}

/// The body of a page whose story is frost, `odd`, insurers, pickers.
std::string body_with(const std::string& odd) {
    return parse_scraped_text(lines({title, frost, odd, insurers, pickers})).body;
}

TEST(ParseScrapedText, KeepsWhatBelongsToTheStory) {
    for (const std::string text : {
             "Comments by the minister were not welcome in the valley, where two of three farms have lost their crop.",
             "Comments on the plan are due by Friday.",
             "Frost warnings",
             "A valley in debt",
             "What happens next?",
             "\"We will not give up,\" she said.",
             "“Read more books, children,” was the advice that the retired teacher gave to her pickers.",
             "The campaign asks people to share on Facebook what they have picked and to tweet a picture of it.",
             "We use cookies as bait for the wasps, the beekeeper said, and we accept that the site must be cleaned.",
             "Subscribers to the growers' newsletter were told on Monday.",
             "Follow the road to the chapel and you will see the burnt trees.",
             "Follow the river, the old pickers say, and carry on",
             "Most read the letter twice: 1. for the price 2. for the date.",
             "Sign in the yard: do not prune in rain.",
             "He told them to sit down and read more",
             "Related companies have lost money too, the bank said in a note to its clients.",
             "Share prices of the two canning firms fell by 4 percent on Tuesday.",
             "Trending downward for a decade, the harvest has now reached the level of 1961.",
             "Advertisement of the land began in March and ended without a buyer in June.",
             "By 2030 the valley will have lost its last cherry farm, a study found.",
             "By land and by water, the pickers arrive in June.",
             "On 18 March 2019, the last such frost cost the valley a third of its crop.",
             "March 18, 2019 was the day on which the last such frost came.",
             "Print runs of the local paper have doubled since the frost, its owner said.",
             "The report was read by the council (see page 4), and nobody spoke.",
             "Yields in 2021: 12 tonnes.",
             "Q: Will the trees recover?",
             "A: Most of them will, but not this year.",
             "Copyright law does not protect a variety of apple, the court found.",
             "Thank you for reading this out, the mayor said.",
             "Photographs from the air show brown stripes where the river keeps the cold.",
             "The agency (AP) was founded in 1901 and has nine members.",
             "Contact with the buyers broke off in May.",
             "NORDAL (Reuters) - The price of cherries rose to nine crowns.",
             "Source of the water is a spring above the chapel.",
             "Via the old road it takes two hours.",
             "Watch the sky, the old growers say, not the calendar.",
             "Top stories of the year were told at the feast, and the frost was first among them.",
             "“Comments?”",
             "“Any questions? Comments?”",
             "Most read it twice",
             "Registered growers may sign up for aid at the town hall until Friday, the ministry wrote.",
             "Register the trees that you have lost before the end of May, the ministry wrote to the growers.",
             "Saving articles about the frost of 1961 has become a habit in the valley.",
             "Save the bees, say the stickers on the tractors",
             "Reading takes 5 minutes, and then the letter must be burnt.",
             "The licence to sell brandy was taken from two farms.",
             "The key word was frost: nobody wanted to hear it.",
             "A firm that opens new tabs for its clients paid for the frost bell.",
             "Half of the trees are gone.Nobody knows which half (see page 4)",
             "She works for the U.S.Army Corps (Corps: Jane Example)",
             "Image of the valley, as strangers have it, is one of blossom.",
         }) {
        EXPECT_EQ(body_with(text), lines({frost, text, insurers, pickers})) << text;
    }
}

TEST(ParseScrapedText, LeavesOutWhatStandsBetweenParagraphs) {
    for (const std::string text : {
             "Advertisement",
             "ADVERTISEMENT",
             "Story continues below advertisement",
             "Read more",
             "READ MORE: Bees come late to the Tarn valley",
             "Read more: Bees come late to the Tarn valley",
             "Also Read | Bees come late to the Tarn valley",
             "Related: Bees come late to the Tarn valley",
             "WATCH: Bees come late to the Tarn valley",
             "Sign up for our free newsletter and get the day's news in your inbox",
             "Follow us on Facebook and Twitter",
             "Facebook Twitter WhatsApp Email Print",
             "ShareTweetPin",
             "Share on Facebook Tweet",
             "(Photo: Jane Example)",
             "Blossom in the Tarn valley. (Photo: Jane Example)",
             "Blossom in the Tarn valley.(Reuters: Jane Example)",
             "Blossom in the Tarn valley [Jane Example/AFP]",
             "Blossom in the Tarn valley, March 2022. REUTERS/Jane Example",
             "Blossom in the Tarn valley © Jane Example / AFP",
             "Photograph: Jane Example/Getty Images",
             "Image caption, Blossom in the Tarn valley",
             "FILE PHOTO: Blossom in the Tarn valley, April 2020.",
             "Foto: dpa",
             "This website uses cookies to improve your experience.",
             "We use cookies to improve your experience on our site.",
             "By clicking Accept you agree to our terms and to the use of cookies.",
             "2 hours ago",
             "5 min read",
             "1.2k shares",
             "Skip to content",
             "Listen to article",
             "Listen to this article (4 min)",
             "Follow Valley News on",
             "Most read: 1. Bees come late 2. A bridge for Nordal 3. The last ferryman",
             "Click here to subscribe to our channel",
             "* * *",
             "#frost #cherries #tarnvalley",
             "https://example.org/2022/03/18/bees",
             "Lesen Sie auch: Bienen kommen spät",
             "Lire aussi : Les abeilles arrivent tard",
             "Lea también: Las abejas llegan tarde",
             "Subscribe to our newsletter to get updates in your inbox.",
             "Updated 3 hours ago",
             "Support our journalism with a gift of any size.",
             "© 2022 Example Media. All rights reserved.",
             "Artikel zum Hören•3 Min",
             "2 Minuti di Lettura",
             "Lesedauer: 3 Minuten",
             "Lesezeit: ca. 3 Min.",
             "Temps de lecture : 3 min",
             "Tempo de leitura: 3 minutos",
             "Tiempo de lectura: 3 minutos",
             "Время чтения: 3 мин",
             "3 min read",
             "Atualizado há 2 anos",
             "Vor 3 Jahren",
             "3 часа назад",
             "Acquire Licensing Rights, opens new tab",
             "Blossom in the valley, opens new tab",
             "Reprints & Permissions",
             "Nutzungsrechte für diesen Artikel erwerben",
             "Prohibida la reproducción total o parcial de este contenido",
             "Save articles to read later and create your own reading list.",
             "Add this article to your reading list",
             "Artikel merken",
             "Guardar artículo",
             "Regístrate gratis para seguir leyendo",
             "Regístrate gratis…",
             "Create a free account to keep reading.",
             "Register to read this article",
             "Jetzt kostenlos registrieren und weiterlesen",
             "Inscrivez-vous gratuitement pour lire la suite",
             "Cadastre-se e leia sem limite",
             "Зарегистрируйтесь, чтобы читать дальше",
             "Share or comment on this article: Orchard growers fear a third lean year",
             "KEY WORDS: frost, cherries, Tarn valley",
             "Palabras clave: helada, cerezas",
             "Image source\n\nJane Example",
             "Image source\nGetty Images\nImage caption\nThe valley in May. Half of the trees stand without a leaf.",
             "Image caption,\nThe valley in May: “Nobody comes,” the mayor says",
             "Image caption, “Nobody comes,” the mayor says",
             "Media caption The valley seen from the air in May",
             "Pie de foto, El valle en mayo",
             "Légende image, La vallée en mai",
         }) {
        EXPECT_EQ(body_with(text), lines({frost, insurers, pickers})) << text;
    }
}

TEST(ParseScrapedText, CutsWhatFollowsTheArticle) {
    const std::string stranger =
        "I have lived there for forty years and never saw such a spring, and nobody from the council came to look.";
    for (const std::string& tail : std::vector<std::string>{
             "Leave a Reply\n\nYour email address will not be published. Required fields are marked *",
             "Comments\nPost a Comment",
             "3 Comments\n\nOla\n\n" + stranger + "\n\nReply",
             "Leave a Reply\n\n" + stranger + "\n\n" + stranger,
             "Post a Comment\n\n" + stranger,
             "See more:",
             "Source link",
             "Related articles\n\nBees come late\nHoney gets dearer",
             "You may also like\n\nBees come late\n\nThe bees of the valley slept three weeks longer than in other "
             "years.\n\nHoney gets dearer\n\n"
             "A jar costs eleven crowns, twice what it cost before the frost came.",
             "Most Read\n1\nBees come late\n2\nHoney gets dearer",
             "About the Author\n\nJane Example writes about farms. She lives with two dogs and a tractor in Nordal, "
             "where she was born.",
             "Tags: frost, cherries, Tarn valley",
             "Filed Under: Farming",
             "Facebook\nTwitter\nWhatsApp",
             "Share or comment on this article:\n" + title + "\nBees come late\nHoney gets dearer",
             "Lesen Sie jetzt\nBienen kommen spät",
             "Sobre la firma\nJuana Ejemplo\nEs redactora desde 2011.",
             "News / Farming / Tarn valley / " + title,
             "Archivado En\nHelada\nCerezas",
             "Most Read News Headlines\nBees come late\nHoney gets dearer",
             "Most read in Farming\nBees come late\nHoney gets dearer",
             "Lo más leído\nLas abejas llegan tarde",
             "Previous article\nBees come late\nNext article\nHoney gets dearer to buy",
             "Bees come late to the Tarn valley this year\nHoney gets dearer as the keepers lose swarms\nWhy the old "
             "chapel was painted blue again",
             "Subscribe\nSign in",
             "© 2022 Example Media",
             "Schreibe einen Kommentar\n\nDeine E-Mail-Adresse wird nicht veröffentlicht.",
             "Laisser un commentaire\n\nVotre adresse e-mail ne sera pas publiée.",
             "Deja una respuesta\n\nTu dirección de correo electrónico no será publicada.",
         }) {
        const auto found = parse_scraped_text(lines({title, frost, insurers, pickers, tail}));
        EXPECT_EQ(found.body, lines({frost, insurers, pickers})) << tail;
        EXPECT_EQ(found.title, title) << tail;
    }
}

TEST(ParseScrapedText, TakesGluedCaptionsOffParagraphs) {
    const std::string quote = "“Nobody comes,” said the mayor. She shrugged.";
    for (const std::string caption :
         {"The valley in May.(Wire: Jane Example)", "Jane Sample, a grower, at the old U.S. mill (Photo: Jane Example)",
          "The valley in May(Example News: Jane van der Sample)"}) {
        for (const auto& paragraph : {frost, quote}) {
            EXPECT_EQ(body_with(paragraph + caption), body_with(paragraph)) << caption;
        }
    }
}

TEST(ParseScrapedText, TakesDescriptionsOffLinks) {
    EXPECT_EQ(body_with("The bank, opens new tab said that the loan (opens in a new tab) would be paid in June."),
              body_with("The bank said that the loan would be paid in June."));
}

TEST(ParseScrapedText, KeepsANumberedListAtTheEnd) {
    const std::vector<std::string> list{"1. The rents are high in the summer", "2. The ferry does not run on Mondays",
                                        "3. Nobody will lend you a boat or a bike"};
    const auto story = lines({frost, insurers, pickers, list[0], list[1], list[2]});
    EXPECT_EQ(parse_scraped_text(lines({title, story, "Posted by Jane at 10:14 PM"})).body, story);
    EXPECT_EQ(parse_scraped_text(lines({title, story})).body, story);
    EXPECT_EQ(parse_scraped_text(lines({title, story, "Posted by Jane at 10:14 PM", "Share to Facebook", "Labels: cost",
                                        "2 comments:", "Ola said...", pickers}))
                  .body,
              story);
    EXPECT_EQ(
        parse_scraped_text(lines({title, frost, insurers, pickers, "Most Read News", list[0], list[1], list[2]})).body,
        lines({frost, insurers, pickers}));
}

TEST(ParseScrapedText, FindsTheStoryBetweenMenus) {
    std::string menu = "Home\nNews\nWorld\nSport\nSign in\nSubscribe";
    std::string footer = "Privacy policy\nTerms of use\nContact us\nAbout us";
    for (const std::string entry :
         {"Apples", "Pears", "Our farms", "Shop the box", "Growers", "Prices", "Ask us", "The orchard year", "Seeds"}) {
        menu += '\n' + entry;
        footer += '\n' + entry;
    }
    footer += "\nThe Harbour Gazette is a paper for all who live by the sea and in the valleys behind it.";
    const auto found = parse_scraped_text(
        lines({title + " | Harbour Gazette", menu, title, "Half of the blossom in the Tarn valley is gone", frost,
               "Frost warnings", insurers, pickers, footer}));
    EXPECT_EQ(found.title, title);
    EXPECT_EQ(found.body,
              lines({"Half of the blossom in the Tarn valley is gone", frost, "Frost warnings", insurers, pickers}));
}

TEST(ParseScrapedText, FindsTheHeadlineBelowAMenuOfUnknownWords) {
    const auto found = parse_scraped_text(
        lines({"Skip to content", "The Valley Times", "Edition for readers abroad", "Orchards and gardens",
               "Fruit prices today", "Search", "Sign in", "Subscribe", "Beekeepers in the valley", "Facebook",
               "Twitter", "Recipes for the weekend", title, "The blossom came too early, and so did the cold",
               "By Jane Example", "March 18, 2022", frost, insurers, pickers}));
    EXPECT_EQ(found.title, title);
    EXPECT_EQ(found.body, lines({"The blossom came too early, and so did the cold", frost, insurers, pickers}));
}

TEST(ParseScrapedText, KeepsALongListAtTheEndOfTheStory) {
    std::vector<std::string> story{frost, insurers, pickers};
    for (const std::string farm : {"Upper Farm", "Lower Farm", "Mill Farm", "Chapel Farm", "North Farm", "South Farm",
                                   "Hill Farm", "River Farm", "Old Farm"}) {
        story.push_back(farm);
    }
    auto text = story;
    text.insert(text.begin(), title);
    text.insert(text.end(), {"Leave a Reply", "Your email address will not be published."});
    EXPECT_EQ(parse_scraped_text(lines(text)).body, lines(story));
}

TEST(ParseScrapedText, DoesNotTakeASubheadingForTheCommentsBelowAnArticle) {
    const std::vector<std::string> story{frost, "Comments", insurers, pickers, frost + " Again.", insurers + " Again."};
    auto text = story;
    text.insert(text.begin(), title);
    EXPECT_EQ(parse_scraped_text(lines(text)).body, lines(story));
}

TEST(ParseScrapedText, KeepsTheStoryBelowACommentCounterAtTheTop) {
    EXPECT_EQ(parse_scraped_text(lines({title, "12 Comments", frost, insurers})).body, lines({frost, insurers}));
    EXPECT_EQ(parse_scraped_text(lines({title, "Leave a comment", frost, insurers})).body, lines({frost, insurers}));
    EXPECT_EQ(parse_scraped_text(lines({title, "Comments", frost, insurers})).body, lines({frost, insurers}));
}

TEST(ParseScrapedText, GoesOnBelowAListOfLinksInsideTheStory) {
    EXPECT_EQ(parse_scraped_text(
                  lines({title, frost, "Related stories", "Bees come late", "Honey gets dearer", insurers, pickers}))
                  .body,
              lines({frost, insurers, pickers}));
}

TEST(ParseScrapedText, KeepsListsThatTheStoryIntroduces) {
    const std::string intro = "The ministry has banned these services from the phones of its staff for the time being:";
    const std::vector<std::string> story{frost, intro, "Facebook", "Twitter", "WhatsApp", insurers};
    auto text = story;
    text.insert(text.begin(), title);
    EXPECT_EQ(parse_scraped_text(lines(text)).body, lines(story));
    const std::vector<std::string> bullets{
        frost, "What growers ask for in their letter to the ministry in the capital:", "- a loan without interest",
        "- seedlings from the state's nursery", "- an end to the water tax"};
    text = bullets;
    text.insert(text.begin(), title);
    EXPECT_EQ(parse_scraped_text(lines(text)).body, lines(bullets));
}

TEST(ParseScrapedText, KeepsPoemsLettersAndConversations) {
    const auto all_of = [](const std::string& text) {
        const auto found = parse_scraped_text(text);
        return found.title + '\n' + found.body;
    };
    const auto poem = all_of(
        "The cherry stands in white tonight\nthe moon has come to see\nand what the frost has left of light\nit hangs "
        "upon the tree");
    for (const auto* words : {"white tonight", "come to see", "left of light", "upon the tree"})
        EXPECT_NE(poem.find(words), std::string::npos);

    const auto letter = parse_scraped_text(
        "Dear Editor,\n\nYour paper says that the frost came in April. It came in March.\n\nYours sincerely,\n\nOla "
        "Nordmann");
    EXPECT_EQ(letter.title, "");
    EXPECT_EQ(letter.body,
              "Dear Editor,\n\nYour paper says that the frost came in April. It came in March.\n\nYours "
              "sincerely,\n\nOla Nordmann");

    const auto talk = parse_scraped_text(lines(
        {title, "Was it the worst frost you have seen?", "Yes, it was.", "Will you plant again?", "We always do."}));
    EXPECT_EQ(talk.body, lines({"Was it the worst frost you have seen?", "Yes, it was.", "Will you plant again?",
                                "We always do."}));
}

TEST(ParseScrapedText, KeepsVeryShortArticlesWhole) {
    EXPECT_EQ(parse_scraped_text("Rain is expected.").body, "Rain is expected.");
    EXPECT_EQ(parse_scraped_text("Rain is expected.").title, "");
    EXPECT_EQ(parse_scraped_text(frost).body, frost);
    EXPECT_EQ(parse_scraped_text("Frost tonight").body, "Frost tonight");
    const auto found = parse_scraped_text("Frost tonight in the valley\n\nRain is expected.");
    EXPECT_EQ(found.title, "Frost tonight in the valley");
    EXPECT_EQ(found.body, "Rain is expected.");
    EXPECT_EQ(parse_scraped_text(frost + "\n\nLeave a Reply\n\nYour email address will not be published.").body, frost);
    EXPECT_EQ(parse_scraped_text(title + "\n\n" + frost + " (Photo: Jane Example)").body, frost);
}

TEST(ParseScrapedText, FallsBackToTheWholeTextRatherThanToNone) {
    EXPECT_EQ(parse_scraped_text("Advertisement\n\nRead more\n\nSign in").body,
              "Advertisement\n\nRead more\n\nSign in");
    EXPECT_EQ(parse_scraped_text("Home\nWorld\nShare").body, "Home\n\nWorld\n\nShare");
    EXPECT_EQ(parse_scraped_text("").body, "");
    EXPECT_EQ(parse_scraped_text(" \n\t\n").body, "");
    EXPECT_NE(parse_scraped_text("Leave a Reply\n\n" + title).body, "");
}

TEST(ParseScrapedText, GivesParagraphsForLinesWithoutGaps) {
    EXPECT_EQ(parse_scraped_text(frost + '\n' + insurers + "\r\n" + pickers).body, lines({frost, insurers, pickers}));
    EXPECT_EQ(parse_scraped_text("  " + frost + " \u00A0\n\n\n\n\t" + insurers + "  ").body, lines({frost, insurers}));
    EXPECT_EQ(parse_scraped_text(frost + " \u00A0  " + insurers).body, frost + ' ' + insurers);
}

TEST(ParseScrapedText, JoinsSentencesThatWereCutAtALink) {
    const auto found = parse_scraped_text(
        title + "\n\nThe growers' union wrote on its page on\nFarmNet\nthat half of the blossom is gone.\n\n" +
        insurers);
    EXPECT_EQ(found.body,
              lines({"The growers' union wrote on its page on FarmNet that half of the blossom is gone.", insurers}));
}

TEST(ParseScrapedText, TakesAuthorsSectionAndSource) {
    const auto found =
        parse_scraped_text("Harbour News\nBusiness\n\n" + title + "\n\nBy Jane Example and John Sample | Reuters\n\n" +
                           frost + "\n\n" + insurers);
    EXPECT_EQ(found.title, title);
    EXPECT_EQ(found.authors, (std::vector<std::string>{"Jane Example", "John Sample"}));
    EXPECT_EQ(found.section, "Business");
    EXPECT_EQ(found.source, "Reuters");
    EXPECT_EQ(found.body, lines({frost, insurers}));
    for (const std::string byline : {"By Jane Example", "BY JANE EXAMPLE", "by Jane Example", "Written by Jane Example",
                                     "Von Jane Example", "Par Jane Example", "By Jane Example, CNN",
                                     "By Jane Example in Nordal", "By\nJane Example", "Author: Jane Example"}) {
        const auto page = parse_scraped_text(title + "\n\n" + byline + "\n\n" + frost + "\n\n" + insurers);
        EXPECT_EQ(page.authors, std::vector<std::string>{"Jane Example"}) << byline;
        EXPECT_EQ(page.body, lines({frost, insurers})) << byline;
    }
    EXPECT_EQ(parse_scraped_text(title + "\n\nBy Jane Example, special to the Courier\n\n" + frost).source, "Courier");
    EXPECT_TRUE(parse_scraped_text(title + "\n\nBy Reuters Staff\n\n" + frost).authors.empty());
}

TEST(ParseScrapedText, LeavesOutNotesOnItsAuthors) {
    const auto found = parse_scraped_text(lines({title, "By Jane Example and John Sample", frost, insurers, pickers,
                                                 "Jane Example", "Jane Example is a reporter for the Harbour Gazette.",
                                                 "John Sample covers farms as an editor in Nordal."}));
    EXPECT_EQ(found.body, lines({frost, insurers, pickers}));
    const std::string quoted = "Ola Nordmann is a farmer and has been an editor of the valley's almanac.";
    EXPECT_EQ(parse_scraped_text(lines({title, "By Jane Example", frost, quoted})).body, lines({frost, quoted}));
}

TEST(ParseScrapedText, TakesNamedFields) {
    const auto found = parse_scraped_text("Title: " + title +
                                          "\nDate: 2022-03-18\nAuthor: Jane Example\nSection: Farming\nSource: Harbour "
                                          "Gazette\nURL: https://example.org/a\n\n" +
                                          frost + "\n\n" + insurers);
    EXPECT_EQ(found.title, title);
    EXPECT_EQ(to_rfc3339(found.published.value().at), "2022-03-18T00:00:00Z");
    EXPECT_EQ(found.authors, std::vector<std::string>{"Jane Example"});
    EXPECT_EQ(found.section, "Farming");
    EXPECT_EQ(found.source, "Harbour Gazette");
    EXPECT_EQ(found.url, "https://example.org/a");
    EXPECT_EQ(found.body, lines({frost, insurers}));
}

TEST(CleanBody, UnwrapsWireText) {
    EXPECT_EQ(clean_body("Showers went on\nthroughout the week in the zone,\nand the harvest is late.\n    The dry "
                         "spell means that the\ncrop will be small this year.\n Reuter\n &#3;",
                         "COCOA REVIEW"),
              "Showers went on throughout the week in the zone, and the harvest is late.\n\nThe dry spell means that "
              "the crop will be small this year.");
}

TEST(CleanBody, KeepsTables) {
    const auto body = clean_body(
        "The board gave these figures for\nthe week in thousands of tonnes.\n              1987   1986\n    Wheat     "
        "12.5   13.1\n    Maize     40     38\nREUTER\n",
        "GRAIN");
    for (const auto* row : {"1987 1986", "Wheat 12.5 13.1", "Maize 40 38"})
        EXPECT_NE(body.find(row), std::string::npos) << body;
    EXPECT_EQ(body.find("REUTER"), std::string::npos);
    const std::string earnings =
        "Shr 12 cts vs 10 cts\n    Net 1,234,000 vs 987,000\n    Revs 12.1 mln vs 10.3 mln\n    NOTE: 1986 net "
        "includes gain of 100,000 dlrs\n Reuter";
    EXPECT_EQ(clean_body(earnings, "EXAMPLE CORP <EXM> 4TH QTR NET"),
              "Shr 12 cts vs 10 cts\n\nNet 1,234,000 vs 987,000\n\nRevs 12.1 mln vs 10.3 mln\n\nNOTE: 1986 net "
              "includes gain of 100,000 dlrs");
}

TEST(CleanBody, LeavesOutTheTitleAndBoilerplate) {
    EXPECT_EQ(clean_body(lines({title, frost, "Advertisement", insurers, "Leave a Reply"}), title),
              lines({frost, insurers}));
    EXPECT_EQ(clean_body(frost, ""), frost);
    EXPECT_EQ(clean_body("", title), "");
}

TEST(TitleFromBody, IsTheFirstSentence) {
    EXPECT_EQ(title_from_body(frost + ' ' + insurers), frost);
    EXPECT_EQ(title_from_body("Mr. Example of the U.S. Farm Board came. He left."),
              "Mr. Example of the U.S. Farm Board came.");
    EXPECT_EQ(title_from_body("“We wait.” So they did."), "“We wait.”");
    EXPECT_EQ(title_from_body("NORDAL, March 18. Frost came at night. It stayed."),
              "NORDAL, March 18. Frost came at night.");
    EXPECT_EQ(title_from_body("No stop here\n\nNext paragraph"), "No stop here");
    EXPECT_EQ(title_from_body(""), "");
}

TEST(TitleFromBody, IsShortenedAtAWord) {
    const std::string body =
        "The growers of the valley, who have planted cherries since the railway came and who sell them in four "
        "countries, have asked for a loan without interest.";
    EXPECT_EQ(title_from_body(body),
              "The growers of the valley, who have planted cherries since the railway came and who sell them in four "
              "countries, have…");
    EXPECT_LE(title_from_body(std::string(500, 'x')).size(), 130u);
    EXPECT_TRUE(is_valid_utf8(title_from_body([] {
        std::string text;
        for (int i = 0; i < 300; ++i) text += "ж";
        return text;
    }())));
}

TEST(ParseScrapedText, StaysValidAndLinearOnHostileText) {
    std::vector<std::string> texts{std::string(100'000, 'a'), std::string(100'000, '.'), std::string(100'000, '('),
                                   std::string(100'000, ' ')};
    for (const std::string piece :
         {"icon", "a.\n", "Comments\n\n", "Related\n", "18 March 2022 ", "- \n", "«»", "By \n", "\u00A9 ", "A b. ",
          "Home > ", "U.S. ", "Published: 2022-03-18\n", "Leave a Reply ", "\xF0\x9F\x93\xB0 ", "\u200B", "Facebook\n",
          "x:\nTwitter\n", "http://\n"}) {
        std::string text;
        while (text.size() < 100'000) text += piece;
        texts.push_back(std::move(text));
    }
    for (const auto& text : texts) {
        const auto start = std::chrono::steady_clock::now();
        const auto found = parse_scraped_text(text);
        const auto cleaned = clean_body(text, text.substr(0, 50));
        const auto took = std::chrono::steady_clock::now() - start;
        EXPECT_LT(took, std::chrono::seconds{5}) << text.substr(0, 20);
        EXPECT_TRUE(is_valid_utf8(found.title) && is_valid_utf8(found.body) && is_valid_utf8(cleaned))
            << text.substr(0, 20);
        EXPECT_TRUE(is_valid_utf8(title_from_body(found.body)));
    }
}

}  // namespace
}  // namespace dateline
