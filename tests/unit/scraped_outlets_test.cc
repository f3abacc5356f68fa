// Pages in the shapes in which scrapers leave those of many kinds of outlets. All texts are invented.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/readers/scraped_text.h"

namespace dateline {
namespace {

struct Page {
    std::string outlet;
    std::string text;
    std::string title;
    std::string published;  ///< RFC 3339 and precision, or empty
    std::vector<std::string> body;
};

std::string shown(const std::optional<Timestamp>& timestamp) {
    return timestamp ? to_rfc3339(timestamp->at) + ' ' + std::string{to_string(timestamp->precision)} : "";
}

void expect_articles(const std::vector<Page>& pages) {
    for (const auto& page : pages) {
        const auto found = parse_scraped_text(page.text);
        std::string body;
        for (const auto& paragraph : page.body) body += (body.empty() ? "" : "\n\n") + paragraph;
        EXPECT_EQ(found.title, page.title) << page.outlet;
        EXPECT_EQ(shown(found.published), page.published) << page.outlet;
        EXPECT_EQ(found.body, body) << page.outlet;
    }
}

const std::string ferry = "The ferry to Norholm stopped running on Monday after inspectors found rust in its hull.";
const std::string council = "The island's council met the same evening and asked the ministry for a replacement boat.";
const std::string fishers =
    "Fishing crews have offered to carry post and medicine until the repairs are done, a spokeswoman said.";
const std::string school =
    "\"Our school has eleven pupils and none of them could come today,\" said Marit Olsen, who teaches there.";

TEST(ParseScrapedText, ReadsBroadcasters) {
    expect_articles({
        {"a cable station's site",
         "World\n\nIsland cut off as old ferry is taken out of service\n\nBy Jane Example, CNN\n\nUpdated 5:04 PM EST, "
         "Fri March 18, 2022\n\n"
         "Video Ad Feedback\n\n" +
             ferry + "\n\n" + council + "\n\nSign up for our daily newsletter\n\n" + fishers +
             "\n\nRelated article Bridge to the mainland is years away\n\nSee more:\n",
         "Island cut off as old ferry is taken out of service",
         "2022-03-18T22:04:00Z second",
         {ferry, council, fishers}},
        {"a public broadcaster with labels glued to the dates",
         "BBC News\nHome\nNews\nSport\nWeather\n\nNorholm: Island cut off after ferry is withdrawn\n\nPublished18 "
         "March 2022\n\nShare\nclose panel\nShare page\n"
         "Copy link\nAbout sharing\nImage source, Getty Images\nImage caption, The ferry was built in 1962\n\nBy Jane "
         "Example\nBBC News, Norholm\n\n" +
             ferry + "\n\n" + council +
             "\n\nRelated Topics\nNorholm\nTransport\n\nMore on this story\nBridge to the mainland is years away\n17 "
             "March\n",
         "Norholm: Island cut off after ferry is withdrawn",
         "2022-03-18T00:00:00Z day",
         {ferry, council}},
        {"a radio network with the time glued to the year",
         "Island Loses Its Only Ferry\n\nMarch 18, 20225:06 AM ET\n\nHeard on Morning Edition\n\nJane "
         "Example\n\nListen\n\n4-Minute Listen\n\nPlaylist\n\n" +
             ferry + "\n\n" + school,
         "Island Loses Its Only Ferry",
         "2022-03-18T09:06:00Z second",
         {"Heard on Morning Edition", ferry, school}},
        {"a network's local affiliate",
         "Skip to content\nMenu\nSearch site\nNews\nWeather\nSports\nLive\n\nNorholm ferry taken out of service, "
         "council says\n\nby: Jane Example\n\n"
         "Posted: Mar 18, 2022 / 10:14 AM EDT\n\nUpdated: Mar 18, 2022 / 11:30 AM EDT\n\nSHARE\n\nNORHOLM, Maine "
         "(WXYZ) — " +
             ferry + "\n\n" + council +
             "\n\nCopyright 2022 Example Media Inc. All rights reserved. This material may not be published, "
             "broadcast, rewritten, or redistributed.\n",
         "Norholm ferry taken out of service, council says",
         "2022-03-18T14:14:00Z second",
         {"NORHOLM, Maine (WXYZ) — " + ferry, council}},
        {"a network's magazine page",
         "Island cut off as ferry is withdrawn\n\nMarch 18, 2022 / 7:35 AM EDT / CBS News\n\n" + ferry + "\n\n" +
             council +
             "\n\nMore from CBS News\n\n"
             "Storm season begins early on the coast\nThe lighthouse keepers who never left\n",
         "Island cut off as ferry is withdrawn",
         "2022-03-18T11:35:00Z second",
         {ferry, council}},
        {"a state broadcaster with icon names",
         "icon searchicon shareicon tagsicon twicon fbicon close\n18 Mar, 2022 10:14\n\nIsland loses its only link to "
         "the mainland\n\n"
         "Officials say the old ship can be repaired by May\nIsland loses its only link to the mainland\n\nFILE PHOTO: "
         "The ferry in Norholm harbour. © Sputnik / Ivan Example\n\n" +
             ferry + "\n\nREAD MORE: Bridge to the mainland is years away\n\n" + council +
             "\n\nYou can share this story on social media:\n",
         "Island loses its only link to the mainland",
         "2022-03-18T10:14:00Z second",
         {"Officials say the old ship can be repaired by May", ferry, council}},
        {"a Gulf broadcaster",
         "News|Transport\n\nIsland cut off as old ferry is taken out of service\n\nResidents fear for the school year "
         "as repairs are to last until May.\n\n"
         "The ferry in Norholm harbour last week [File: Jane Example/Reuters]\n\nPublished On 18 Mar 202218 Mar "
         "2022\n\n" +
             ferry +
             "\n\nlist of 3 items\nlist 1 of 3\nBridge to the mainland is years away\nlist 2 of 3\nStorms delay work "
             "on the pier\nend of list\n\n" +
             council + "\n\n" + fishers + "\n\nAdvertisement\n\nSource: Al Jazeera and news agencies\n",
         "Island cut off as old ferry is taken out of service",
         "2022-03-18T00:00:00Z day",
         {"Residents fear for the school year as repairs are to last until May.", ferry, council, fishers}},
        {"a French broadcaster in English",
         "Europe\n\nIsland cut off as old ferry is taken out of service\n\nIssued on: 18/03/2022 - 10:14Modified: "
         "18/03/2022 - 12:30\n\n2 min\n\nNorholm (AFP) – " +
             ferry + "\n\n" + council +
             "\n\n© 2022 AFP\n\nDaily newsletterReceive essential international news every morning\n\nSubscribe\n",
         "Island cut off as old ferry is taken out of service",
         "2022-03-18T10:14:00Z second",
         {"Norholm (AFP) – " + ferry, council}},
        {"a German broadcaster in English",
         "Transport\n\nIsland cut off as old ferry is taken out of service\n\n03/18/2022March 18, 2022\n\nThe council "
         "wants the ministry to charter a ship until May.\n\n"
         "https://p.example.org/p/48ab\n\n" +
             ferry + "\n\n" + council + "\n\nje/jr (AP, dpa)\n\nSend us your feedback\n\nPrint this page\n",
         "Island cut off as old ferry is taken out of service",
         "2022-03-18T00:00:00Z day",
         {"The council wants the ministry to charter a ship until May.", ferry, council, "je/jr (AP, dpa)"}},
    });
}

TEST(ParseScrapedText, ReadsNewspapers) {
    expect_articles({
        {"a London daily",
         "Norholm\n\nIsland cut off as ferry is withdrawn after rust is found\n\nResidents fear for school year as "
         "repairs are to last until May\n\n"
         "Jane Example in Norholm\n\nFri 18 Mar 2022 10.14 GMT\n\nLast modified on Fri 18 Mar 2022 12.30 GMT\n\n" +
             ferry + "\n\n" + council + "\n\nThe ferry in Norholm harbour. Photograph: Jane Example/Getty Images\n\n" +
             fishers + "\n\nTopics\nNorholm\nTransport\nnews\n\nReuse this content\n",
         "Island cut off as ferry is withdrawn after rust is found",
         "2022-03-18T10:14:00Z second",
         {"Residents fear for school year as repairs are to last until May", ferry, council, fishers}},
        {"a New York daily",
         "Advertisement\n\nContinue reading the main story\n\nAn Island Loses Its Ferry, and Its School\n\nRepairs may "
         "take until May. \"We feel forgotten,\" a teacher says.\n\n"
         "Share full article\n\nBy Jane Example and John Sample\n\nMarch 18, 2022\n\nNORHOLM — " +
             ferry + "\n\n" + school + "\n\n" + council,
         "An Island Loses Its Ferry, and Its School",
         "2022-03-18T00:00:00Z day",
         {"Repairs may take until May. \"We feel forgotten,\" a teacher says.", "NORHOLM — " + ferry, school, council}},
        {"a local paper",
         "Home > News > Local\n\nNorholm ferry out of service | Harbour Gazette\n\nNorholm ferry out of service\n\nBy "
         "JANE EXAMPLE Staff Writer\n\nMar 18, 2022 Updated 3 hrs ago\n\n0 Comments\n\n"
         "Facebook\nTwitter\nWhatsApp\nSMS\nEmail\nPrint\nSave\n\n" +
             ferry + "\n\n" + council + "\n\nTags\nFerry\nNorholm\nCouncil\n\nRecommended for you\n",
         "Norholm ferry out of service",
         "2022-03-18T00:00:00Z day",
         {ferry, council}},
        {"an Indian daily",
         "Home / World News / Island cut off as old ferry is taken out of service\n\nIsland cut off as old ferry is "
         "taken out of service\n\n"
         "World | Reported by Jane Example, Edited by John Sample | Updated: March 18, 2022 10:14 am IST\n\n" +
             ferry + "\n\nALSO READ | Bridge to the mainland is years away\n\n" + council +
             "\n\n(This story has not been edited by our staff and is auto-generated from a syndicated feed.)\n\nTrack "
             "Latest News Live\n",
         "Island cut off as old ferry is taken out of service",
         "2022-03-18T04:44:00Z second",
         {ferry, council, "Track Latest News Live"}},
        {"an Australian site with captions glued to credits",
         "Island cut off as old ferry is taken out of service\nIsland cut off as old ferry is taken out of "
         "service\n\nPosted Fri 18 Mar 2022 at 10:14am\n\n"
         "The ferry has served the island for sixty years.(ABC News: Jane Example)\n\n" +
             ferry + "\n\n" + council + "\n\nThe pier in winter.(Supplied)\n\n" + fishers,
         "Island cut off as old ferry is taken out of service",
         "2022-03-18T10:14:00Z second",
         {ferry, council, fishers}},
        {"a Chinese daily in English",
         "Island cut off as old ferry is taken out of service\n\nBy Zhang Example | China Daily | Updated: 2022-03-18 "
         "10:14\n\nShare\n\nShare - WeChat\n\nCLOSE\n\n"
         "The ferry in Norholm harbour. [Photo/Agencies]\n\n" +
             ferry + "\n\n" + council,
         "Island cut off as old ferry is taken out of service",
         "2022-03-18T10:14:00Z second",
         {ferry, council}},
        {"a Hong Kong daily with both dates",
         "Island cut off as old ferry is taken out of service\nPublished: 10:14am, 18 Mar, 2022\nUpdated: 12:30pm, 19 "
         "Mar, 2022\n\n" +
             ferry + "\n\n" + council,
         "Island cut off as old ferry is taken out of service",
         "2022-03-18T10:14:00Z second",
         {ferry, council}},
    });
}

TEST(ParseScrapedText, ReadsAgencies) {
    expect_articles({
        {"an agency's site",
         "Register now for FREE unlimited access to Reuters.com\n\nRegister\n\nWorld\n\nMarch 18, 202210:14 AM "
         "UTC\n\nIsland cut off as old ferry is taken out of service\n\n"
         "By Jane Example\n\n1 minute read\n\n[1/2] The ferry in Norholm harbour, March 17, 2022. REUTERS/Jane "
         "Example/File Photo\n\nNORHOLM, March 18 (Reuters) - " +
             ferry + "\n\n" + council +
             "\n\nReporting by Jane Example; Editing by John Sample\n\nOur Standards: The Thomson Reuters Trust "
             "Principles.\n",
         "Island cut off as old ferry is taken out of service",
         "2022-03-18T10:14:00Z second",
         {"NORHOLM, March 18 (Reuters) - " + ferry, council}},
        {"a cooperative's site",
         "Click to copy\n\nRELATED TOPICS\n\nTransport\n\nIsland cut off as old ferry is taken out of service\n\nBy "
         "JANE EXAMPLEtoday\n\nNORHOLM (AP) — " +
             ferry + "\n\n" + council + "\n\n___\n\nAssociated Press writer John Sample contributed to this report.",
         "Island cut off as old ferry is taken out of service",
         "",
         {"NORHOLM (AP) — " + ferry, council, "Associated Press writer John Sample contributed to this report."}},
        {"a press release",
         "Harbour Authority Announces Repair Plan for Norholm Ferry\n\nNEWS PROVIDED BY\n\nHarbour Authority\n\nMar "
         "18, 2022, 10:14 ET\n\nShare this article\n\n"
         "NORHOLM, March 18, 2022 /PRNewswire/ -- " +
             ferry + "\n\n" + council + "\n\n###\n",
         "Harbour Authority Announces Repair Plan for Norholm Ferry",
         "2022-03-18T14:14:00Z second",
         {"NORHOLM, March 18, 2022 /PRNewswire/ -- " + ferry, council}},
        {"a wire without a headline",
         "BERLIN, March 18, 2022 (Example News Agency) - " + ferry + "\n\n" + council,
         "",
         "2022-03-18T00:00:00Z day",
         {"BERLIN, March 18, 2022 (Example News Agency) - " + ferry, council}},
        {"a government's site",
         "Government of Norholm\n\nMinister orders survey of all passenger ships\n\nFrom: Ministry of "
         "Transport\n\nPublished 18 March 2022\n\n" +
             ferry + "\n\n" + council +
             "\n\nShare this page\n\nShare on Facebook (opens in new tab)\nShare on Twitter (opens in new tab)\n",
         "Minister orders survey of all passenger ships",
         "2022-03-18T00:00:00Z day",
         {"From: Ministry of Transport", ferry, council}},
        {"a newsletter in plain text, wrapped",
         "ISLAND CUT OFF AS FERRY IS WITHDRAWN\n\nThe ferry to Norholm stopped running on Monday after\ninspectors "
         "found rust in its hull. The council asked the\n"
         "ministry for a replacement boat and for money to pay the\nfishing crews who carry the post.\n\n   Repairs "
         "are to last until May, said the harbour master,\n"
         "who has worked there since 1988.\n   The school will open again on Friday.\n",
         "ISLAND CUT OFF AS FERRY IS WITHDRAWN",
         "",
         {"The ferry to Norholm stopped running on Monday after inspectors found rust in its hull. The council asked "
          "the ministry for a replacement boat and for "
          "money to pay the fishing crews who carry the post.",
          "Repairs are to last until May, said the harbour master, who has worked there since 1988.",
          "The school will open again on Friday."}},
    });
}

TEST(ParseScrapedText, ReadsBlogs) {
    expect_articles({
        {"a blog with a reply form",
         "Home\nAbout\nContact\n\nWhy the Norholm ferry matters\n\nPosted on March 18, 2022 by admin\n\n" + ferry +
             "\n\n" + council +
             "\n\nShare this:\n\nClick to share on Twitter (Opens in new window)\nClick to share on Facebook (Opens in "
             "new window)\n\nLike this:\n\nLike Loading...\n\nRelated\n\n"
             "A day at the pier\n\nPosted in News\nTagged ferry, norholm\n\nPrevious Post\nThe gull returns\n\n2 "
             "thoughts on “Why the Norholm ferry matters”\n\n"
             "Ola says:\nMarch 19, 2022 at 8:01 am\nThank you for this. My mother lives there and nobody has written "
             "about it before you did.\nReply\n\nLeave a Reply Cancel reply\n\n"
             "Your email address will not be published. Required fields are marked *\n\nComment *\n\nSave my name, "
             "email, and website in this browser for the next time I comment.\n",
         "Why the Norholm ferry matters",
         "2022-03-18T00:00:00Z day",
         {ferry, council}},
        {"a hosted blog",
         "Friday, March 18, 2022\n\nWhy the Norholm ferry matters\n\n" + ferry + "\n\n" + council +
             "\n\nPosted by Jane at 10:14 AM\n\nEmail ThisBlogThis!Share to TwitterShare to FacebookShare to "
             "Pinterest\n\nLabels: ferry, norholm\n\nNo comments:\n\nPost a Comment\n\n"
             "Newer Post Older Post Home\n\nSubscribe to: Post Comments (Atom)\n",
         "Why the Norholm ferry matters",
         "2022-03-18T00:00:00Z day",
         {ferry, council}},
        {"a writers' platform",
         "Open in app\n\nSign up\n\nSign in\n\nWhy the Norholm ferry matters to all of us\n\nJane "
         "Example\n\nFollow\n\n5 min read\n\n·\n\nMar 18, 2022\n\n--\n\n1\n\nListen\n\nShare\n\n" +
             ferry + "\n\n" + council +
             "\n\n--\n\n--\n\n1\n\nFollow\n\nWritten by Jane Example\n\n120 Followers\n\nMore from Jane Example\n",
         "Why the Norholm ferry matters to all of us",
         "2022-03-18T00:00:00Z day",
         {ferry, council}},
        {"a copy site with a source link",
         "Island cut off as old ferry is taken out of service\n\n" + ferry + "\n\n" + council +
             "\n\nSource link\n\nLeave a Reply\n\nYour email address will not be published.",
         "Island cut off as old ferry is taken out of service",
         "",
         {ferry, council}},
        {"a newsletter platform",
         "Harbour Notes\n\nSubscribe\n\nSign in\n\nWhy the Norholm ferry matters\n\nA short history of a long "
         "crossing\n\nJane Example\nMar 18, 2022\n\n12\n\nShare\n\n" +
             ferry + "\n\n" + council +
             "\n\nThanks for reading Harbour Notes! Subscribe for free to receive new posts and support my "
             "work.\n\n12\n\nShare\n\nPrevious\nNext\n",
         "Why the Norholm ferry matters",
         "2022-03-18T00:00:00Z day",
         {"A short history of a long crossing", ferry, council}},
        {"a page flattened to one line at its end",
         "Island cut off as old ferry is taken out of service\n" + ferry + "\n" + council +
             " Source link Leave a Reply Cancel reply Your email address will not be published. Required fields are "
             "marked *",
         "Island cut off as old ferry is taken out of service",
         "",
         {ferry, council}},
    });
}

TEST(ParseScrapedText, ReadsOtherLanguages) {
    const std::string faehre =
        "Die Fähre nach Norholm fährt seit Montag nicht mehr, weil Prüfer Rost im Rumpf gefunden haben.";
    const std::string rat = "Der Rat der Insel bat das Ministerium noch am selben Abend um ein anderes Schiff.";
    const std::string bac =
        "Le bac de Norholm ne circule plus depuis lundi, les inspecteurs ayant trouvé de la rouille dans sa coque.";
    const std::string conseil = "Le conseil de l'île a demandé le soir même un autre bateau au ministère.";
    const std::string barco =
        "El barco a Norholm dejó de circular el lunes después de que los inspectores hallaran óxido en su casco.";
    const std::string concejo = "El concejo de la isla pidió esa misma noche otro barco al ministerio.";
    expect_articles({
        {"a German weekly",
         "Zum Inhalt springen\n\nAnzeige\n\nNorholm\n\nInsel ohne Fähre: Prüfer finden Rost im Rumpf\n\nVon Jana "
         "Beispiel\n\n18.03.2022, 10.14 Uhr\n\nArtikel anhören • 3 Min\n\n"
         "Zur Merkliste hinzufügen\n\nAuf Facebook teilen\n\n" +
             faehre + "\n\n" + rat +
             "\n\nMehr zum Thema\n\nBrücke zum Festland kommt später\nSturm verzögert Arbeit am "
             "Kai\n\nTeilen\nDrucken\n",
         "Insel ohne Fähre: Prüfer finden Rost im Rumpf",
         "2022-03-18T10:14:00Z second",
         {faehre, rat}},
        {"a German public broadcaster",
         "Startseite\nAusland\n\nInsel ohne Fähre\n\nStand: 18.03.2022 10:14 Uhr\n\n" + faehre +
             "\n\nVon Jana Beispiel, ARD-Studio Norholm\n\n" + rat +
             "\n\nÜber dieses Thema berichtete das Radio am 18. März 2022 um 12:00 Uhr.\n",
         "Insel ohne Fähre",
         "2022-03-18T10:14:00Z second",
         {faehre, rat, "Über dieses Thema berichtete das Radio am 18. März 2022 um 12:00 Uhr."}},
        {"a French daily",
         "Accueil\n\nUne île privée de bac après la découverte de rouille\n\nPar Jeanne Exemple\n\nPublié le 18 mars "
         "2022 à 10h14, mis à jour le 18 mars 2022 à 12h30\n\n"
         "Temps de Lecture 3 min.\n\nPartager\n\n" +
             bac + "\n\nLire aussi : Le pont attendra encore des années\n\n" + conseil + "\n\nRéservé aux abonnés\n",
         "Une île privée de bac après la découverte de rouille",
         "2022-03-18T10:14:00Z second",
         {bac, conseil}},
        {"a Spanish daily",
         "Inicio\n\nUna isla se queda sin barco por el óxido\n\nJuana Ejemplo\n\nMadrid - 18 mar 2022 - "
         "10:14CET\n\nCompartir en Facebook\n\n" +
             barco + "\n\n" + concejo + "\n\nMás información\n\nEl puente tardará años\n\nArchivado En:\n",
         "Una isla se queda sin barco por el óxido",
         "2022-03-18T09:14:00Z second",
         {barco, concejo}},
    });
}

}  // namespace
}  // namespace dateline
