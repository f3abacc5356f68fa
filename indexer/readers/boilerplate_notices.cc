// The tables of boilerplate_phrases.h that are about whole sentences.
#include <algorithm>
#include <array>
#include <span>

#include "indexer/readers/boilerplate_notice_rows.h"
#include "indexer/readers/boilerplate_phrases.h"

namespace dateline {
namespace {

using std::string_view;

constexpr string_view newsletter = "newsletter|inbox|email|e mail|alerts|briefing|updates|daily|weekly|digest";
constexpr string_view legal = "agree|terms|privacy|consent|cookie|cookies|policy";
constexpr string_view networks =
    "twitter|facebook|instagram|telegram|whatsapp|google news|youtube|linkedin|social media|tiktok|x";

constexpr Notice notices[] = {
    {"required fields are marked", ""},
    {"continue reading", ""},
    {"daily newsletter", ""},
    {"video ad feedback", ""},
    {"related article", ""},
    {"related video", ""},
    {"related story", ""},
    {"read also", ""},
    {"read more about", ""},
    {"save my name", "browser|website|email"},
    {"notify me of", "comments|posts|replies"},
    {"this site uses akismet", ""},
    {"learn how your comment data is processed", ""},
    {"we use cookies",
     "experience|consent|accept|policy|preferences|traffic|site|website|personalise|personalize|analyse|analyze"},
    {"we and our partners", "cookies|data|store|privacy"},
    {"this website uses cookies", ""},
    {"this site uses cookies", ""},
    {"our website uses cookies", ""},
    {"our site uses cookies", ""},
    {"the site uses cookies", ""},
    {"by continuing", legal},
    {"by using this", legal},
    {"by using our", legal},
    {"by clicking", legal},
    {"by subscribing", legal},
    {"by signing up", legal},
    {"by submitting", legal},
    {"by registering", legal},
    {"by entering your", legal},
    {"by providing your", legal},
    {"you can unsubscribe at any time", ""},
    {"unsubscribe at any time", ""},
    {"sign up for", newsletter},
    {"sign up to", newsletter},
    {"sign up here", newsletter},
    {"signup for", newsletter},
    {"subscribe to", "newsletter|channel|youtube|unlimited|access|inbox|digital|email|podcast"},
    {"subscribe for", "access|newsletter|unlimited|week|month|#"},
    {"subscribe now", ""},
    {"subscribe today", ""},
    {"subscribe here", ""},
    {"get the latest", "inbox|newsletter|email|delivered|app|alerts"},
    {"get our", "inbox|newsletter|email|delivered|app|alerts"},
    {"get breaking news", "inbox|newsletter|email|delivered|app|alerts"},
    {"get all the latest", ""},
    {"get latest", "news|updates"},
    {"read in other languages", ""},
    {"add as a preferred source", ""},
    {"get unlimited", "access|articles|subscription"},
    {"receive", "your inbox|our newsletter"},
    {"start your day", newsletter},
    {"stay up to date", newsletter},
    {"stay informed", newsletter},
    {"enter your email", ""},
    {"please enter a valid email", ""},
    {"thank you for signing up", ""},
    {"thanks for signing up", ""},
    {"thank you for subscribing", ""},
    {"thanks for subscribing", ""},
    {"thank you for reading", ""},
    {"thanks for reading", ""},
    {"youre all set", ""},
    {"join our", "telegram|whatsapp|newsletter|channel|mailing list"},
    {"join us on", networks},
    {"follow us on", ""},
    {"follow our", networks},
    {"follow", "on twitter|on facebook|on instagram|on telegram|on google news|on whatsapp"},
    {"like us on", networks},
    {"find us on", networks},
    {"like and follow us", ""},
    {"download our", "app"},
    {"download the", "app from|app for|app now|app to|news app"},
    {"click here to", ""},
    {"click here for", ""},
    {"click to share on", ""},
    {"click to email", ""},
    {"click to print", ""},
    {"click to copy", ""},
    {"click on the", "deadline"},
    {"tap here", ""},
    {"catch all the", "news|updates"},
    {"for all the latest", "news|updates|download"},
    {"for more news", "follow|visit|app|subscribe"},
    {"read all the latest", "here"},
    {"this article is more than #", ""},
    {"this article is over #", ""},
    {"this story is more than #", ""},
    {"this page is more than #", ""},
    {"this post is more than #", ""},
    {"dieser artikel ist mehr als #", ""},
    {"dieser artikel ist uber #", ""},
    {"dieser artikel ist alter als #", ""},
    {"dieser beitrag ist alter als #", ""},
    {"cet article a plus de #", ""},
    {"cet article date de plus de #", ""},
    {"cet article date d il y a plus de #", ""},
    {"este articulo tiene mas de #", ""},
    {"esta noticia tiene mas de #", ""},
    {"este artigo tem mais de #", ""},
    {"esta reportagem tem mais de #", ""},
    {"questo articolo ha piu di #", ""},
    {"dit artikel is meer dan #", ""},
    {"denna artikel ar mer an #", ""},
    {"denne artikel er mere end #", ""},
    {"ten artykul ma ponad #", ""},
    {"this article was originally published", ""},
    {"this article originally appeared", ""},
    {"this article first appeared", ""},
    {"this article was first published", ""},
    {"this story was originally published", ""},
    {"this story originally appeared", ""},
    {"this post was originally published", ""},
    {"the post", "appeared first on"},
    {"this story has not been edited", ""},
    {"except for the headline", "edited|published"},
    {"this report is auto generated", ""},
    {"this is an auto generated", ""},
    {"with inputs from", ""},
    {"with agency inputs", ""},
    {"our standards the thomson reuters", ""},
    {"register now for free", ""},
    {"support our journalism", ""},
    {"support independent journalism", ""},
    {"already a subscriber", ""},
    {"already a member", "sign|log"},
    {"already have an account", ""},
    {"not a subscriber", ""},
    {"to continue reading", ""},
    {"to read the full", "subscribe|sign in|log in|register"},
    {"to read this article", "subscribe|sign in|log in|register"},
    {"this content is for", "subscribers|members"},
    {"this article is for subscribers", ""},
    {"you have reached your", "article|articles"},
    {"youve reached your", "article|articles"},
    {"you have # free", "article|articles"},
    {"you can share this story on", ""},
    {"please enable javascript", ""},
    {"javascript is", "disabled|required"},
    {"you need to enable javascript", ""},
    {"your browser does not support", ""},
    {"your browser is not supported", ""},
    {"to view this video", "javascript|browser"},
    {"this video is not available", ""},
    {"this content is not available", ""},
    {"send us your feedback", ""},
    {"report a", "typo|correction|problem with"},
    {"view all posts by", ""},
    {"view all articles by", ""},
    {"more posts by", ""},
    {"more articles by", ""},
    {"see all posts by", ""},
    {"posted in", ""},
    {"posted by", "#"},
    {"filed under", ""},
    {"reporting by", "editing by|edited by"},
    {"additional reporting by", ""},
    {"writing by", "editing by|edited by"},
    {"image source", ""},
    {"image caption", ""},
    {"image copyright", ""},
    {"media caption", ""},
    {"video caption", ""},
    {"photo illustration", ""},
    {"this material may not be published", ""},
    {"copyright #", ""},
    {"copyright c", ""},
    {"c #", "rights reserved|copyright|inc|ltd|llc|gmbh"},
    {"unauthorised reproduction", ""},
    {"unauthorized reproduction", ""},
    {"reproduction of this article", ""},
    {"melden sie sich", "newsletter"},
    {"abonnieren sie", "newsletter|kanal|uns"},
    {"mit dem absenden", "daten"},
    {"folgen sie uns", ""},
    {"wir verwenden cookies", ""},
    {"diese website verwendet cookies", ""},
    {"diese seite verwendet cookies", ""},
    {"wir und unsere partner", "cookies|daten"},
    {"fur die darstellung", "zustimmung|javascript"},
    {"externer inhalt", ""},
    {"um mit inhalten von drittanbietern", ""},
    {"hier finden sie inhalte von drittanbietern", ""},
    {"an dieser stelle finden sie einen externen inhalt", ""},
    {"why you can trust", ""},
    {"abonnez vous", ""},
    {"inscrivez vous", "newsletter|lettre"},
    {"recevez", "newsletter|boite mail|lettre"},
    {"suivez nous", ""},
    {"ce site utilise des cookies", ""},
    {"nous utilisons des cookies", ""},
    {"il vous reste", "article"},
    {"cet article est reserve", ""},
    {"la suite est reservee", ""},
    {"siguenos en", ""},
    {"siga nos", ""},
    {"utilizamos cookies", ""},
    {"este sitio web utiliza cookies", ""},
    {"este sitio usa cookies", ""},
    {"este site utiliza cookies", ""},
    {"recibe", "newsletter|boletin"},
    {"seguici su", ""},
    {"iscriviti alla", "newsletter"},
    {"questo sito utilizza", "cookie|cookies"},
    {"volg ons op", ""},
    {"deze website gebruikt cookies", ""},
    {"meld je aan voor", "nieuwsbrief"},
    {"版权所有", ""},
    {"未经授权", ""},
    {"无断转载", ""},
    {"無断転載", ""},
    {"저작권자", ""},
    {"무단전재", ""}};

constexpr string_view comment_notices[] = {"your email address will not be published",
                                           "your e mail address will not be published",
                                           "you must be logged in to",
                                           "you must log in to post",
                                           "please log in to comment",
                                           "deine e mail adresse wird nicht",
                                           "ihre e mail adresse wird nicht",
                                           "votre adresse e mail ne sera pas",
                                           "votre adresse de messagerie ne sera pas",
                                           "tu direccion de correo electronico no sera",
                                           "su direccion de correo electronico no sera",
                                           "il tuo indirizzo email non sara",
                                           "o seu endereco de e mail nao sera",
                                           "o seu endereco de email nao sera",
                                           "je e mailadres wordt niet gepubliceerd",
                                           "# thoughts on",
                                           "# responses to",
                                           "# replies to",
                                           "# comments on",
                                           "# comments to",
                                           "one thought on",
                                           "comments are moderated",
                                           "all comments are moderated",
                                           "this discussion is now closed"};

/// True if `words` stands in `key` with blanks or ends around it.
bool has_words(string_view key, string_view words) {
    for (auto at = key.find(words); at != string_view::npos; at = key.find(words, at + 1)) {
        const auto end = at + words.size();
        if ((at == 0 || key[at - 1] == ' ') && (end == key.size() || key[end] == ' ')) return true;
    }
    return false;
}

bool has_any(string_view key, string_view alternatives) {
    while (!alternatives.empty()) {
        const auto bar = std::min(alternatives.find('|'), alternatives.size());
        if (has_words(key, alternatives.substr(0, bar))) return true;
        alternatives.remove_prefix(std::min(bar + 1, alternatives.size()));
    }
    return false;
}

bool starts_with_words(string_view key, string_view words) {
    if (key.empty() || key[0] != words[0]) return false;  // nearly always, and cheaper than a call
    return key.starts_with(words) && (key.size() == words.size() || key[words.size()] == ' ');
}

}  // namespace

bool is_notice(string_view key) {
    if (has_words(key, "all rights reserved") || has_words(key, "alle rechte vorbehalten")) return true;
    const auto is_it = [&](const Notice& notice) {
        return starts_with_words(key, notice.start) && (notice.needs.empty() || has_any(key, notice.needs));
    };
    return std::ranges::any_of(notices, is_it) || std::ranges::any_of(prompt_rows(), is_it);
}

bool is_comment_notice(string_view key) {
    return std::ranges::any_of(comment_notices, [&](string_view start) { return starts_with_words(key, start); });
}

}  // namespace dateline
