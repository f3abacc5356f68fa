// The tables of boilerplate_phrases.h that are about names and labels.
#include <algorithm>

#include "indexer/readers/boilerplate_phrases.h"
#include "indexer/readers/boilerplate_table.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {
namespace {

using std::string_view;

const PhraseTable<Label>& label_table() {
    static const PhraseTable<Label> table{
        {Label::link,
         "related|related story|related stories|related article|related articles|related coverage|"
         "related news|related video|related post|related content|related link|related links|read|read more|"
         "read also|also read|read next|read this|must read|see also|see more|also see|also watch|watch also|"
         "more|more on this|more on this story|more stories|up next|recommended|dont miss|you may also like|"
         "you might also like|trending|click here|further reading|in case you missed it|icymi|"
         "continue reading|lesen sie auch|lesen sie mehr|lesen sie hier|mehr dazu|mehr zum thema|siehe auch|"
         "auch interessant|lire aussi|a lire aussi|lire egalement|a lire|lire|voir aussi|a voir aussi|"
         "lea tambien|lee tambien|leer tambien|te puede interesar|ver tambien|vea tambien|mas informacion|"
         "leia tambem|leia mais|veja tambem|leggi anche|lees ook|lees meer"},
        {Label::media,
         "watch|watch live|watch video|video|videos|photos|in pictures|in photos|gallery|listen|podcast|live|"
         "live updates"},
        {Label::credit,
         "photo|photo by|photos by|photo credit|photo credits|photo courtesy|image|image credit|image credits|"
         "image source|images|picture|picture credit|pictures|pic credit|credit|credits|file photo|file image|"
         "file|photograph|photography|illustration|graphic|caption|representational image|"
         "representative image|foto|fotos|bild|bilder|credit photo|imagen|imagem|video credit|beeld"},
        {Label::staff,
         "editor|edited by|editing by|editing|reporting by|additional reporting|additional reporting by|"
         "web editor|责任编辑|编辑|編輯|редактор|redaktion|translated by"},
        {Label::source,
         "source|sources|via|来源|來源|出典|출처|источник|kaynak|zrodlo|kalla|kilde|quelle|quellen|fuente|fonte|bron|"
         "publisher|outlet|agency|publication"},
        {Label::tags,
         "tags|tag|tagged|tagged with|topics|topic|keywords|labels|related topics|hashtags|read more about|"
         "more about|more on|key words|tagi|etiketler|archivado en|temas|palabras clave|palavras chave|parole chiave|"
         "schlusselworter|mots clefs|classe dans|теги|тэги|ключевые слова|themen|schlagworte|stichworte|etiquetas|mots "
         "cles|filed under|filed in|posted in|"
         "post tags"},
        {Label::section, "section|category|categories|rubrik|ressort|rubrique|seccion|kategorie|desk"},
        {Label::author,
         "author|authors|autor|autorin|auteur|autore|writer|written by|by|reported by|byline|reporter|"
         "posted by|published by|story by|автор|авторы|yazar|autorka|作者|記者|记者"},
        {Label::title, "title|headline|titel|titre|titulo"},
        {Label::url, "url|link|permalink|source url|article link|original link|original article|short url"},
        {Label::share,
         "share|share this|share on|share this article|share this story|follow us|follow us on|follow|"
         "connect with us|find us on|subscribe|subscribe to|like this|teilen|partager|compartir"},
        {Label::notice, "disclaimer|copyright|haftungsausschluss"},
    };
    return table;
}

constexpr string_view networks =
    "facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|tumblr|instagram|youtube|flipboard|"
    "messenger|tiktok|mastodon|bluesky|threads|vk|viber|xing|skype|snapchat|digg|stumbleupon|weibo|wechat|"
    "koo|truth|gab|odnoklassniki";

constexpr string_view share_words =
    "share|shares|tweet|tweets|email|mail|e|print|copy|link|url|pin|it|on|via|this|to|with|by|or|and|a|in|"
    "rss|sms|x|google|more|save|article|story|post|page|comment|comments|like|likes|#|bookmark|click|opens|"
    "new|window|tab|blog|friend|social|media|follow|us|icon|listen|send|your|friends|feed|logo|k|views|gift|"
    "teilen|drucken|auf|partager|sur|compartir|en|imprimir|imprimer|condividi|su|linked|merken|twittern|the|"
    "line|ok|blogger|plus|button|buttons|facebookshare";

constexpr string_view outlets =
    "reuters|thomson reuters|ap|associated press|the associated press|afp|agence france presse|bbc|cnn|"
    "cnn international|dpa|dpa afx|efe|ansa|tass|ria novosti|xinhua|bloomberg|the guardian|guardian|washington post|"
    "the economist|al jazeera|aljazeera|rt|sputnik|dw|deutsche welle|france #|npr|pbs|pbs newshour|politico|"
    "axios|the hill|business insider|insider|forbes|cnbc|msnbc|upi|ani|pti|ians|kyodo|yonhap|cgtn|"
    "global times|the hindu|ndtv|indian express|the indian express|dawn|the independent|independent|"
    "mailonline|the sun|the mirror|spiegel|der spiegel|die zeit|zeit online|faz|faz net|bild|tagesschau|"
    "tagesschau de|ntv|die welt|taz|der standard|nzz|orf|srf|le monde|le figaro|liberation|franceinfo|"
    "lexpress|le parisien|rfi|el pais|el mundo|la vanguardia|abc es|la repubblica|corriere della sera|"
    "la stampa|ansa it|folha de s paulo|o globo|g #|uol|publico|nos|nu nl|nrc|de volkskrant|getty|"
    "getty images|epa|epa efe|shutterstock|pa|pa media|press association|the canadian press|vox|vice|slate|"
    "salon|wired|the verge|techcrunch|ars technica|euronews|the conversation|medium|substack|propublica|"
    "the atlantic|the new yorker|national geographic|cbs|nbc|abc|fox|sky|itv|cbc|rte|nhk|keystone|alamy|pool|"
    "scmp|msn|usa today|picture alliance|imago|imago images|zuma|unsplash|pexels|pixabay|wikimedia commons|"
    "vietnamplus|bernama|antara|interfax|ukrinform|belga|lusa|aap|nyt|zee news|mint|livemint|daily beast|"
    "the daily beast|breitbart|huffpost|buzzfeed|mashable|quartz|fortune|barrons|marketwatch";

constexpr string_view outlet_endings =
    "news|times|post|herald|tribune|gazette|journal|chronicle|telegraph|press|observer|magazine|tv|radio|"
    "media|agency|agencies|zeitung|newspaper|weekly|online|network|com|today|daily|wire|dispatch|courier|"
    "examiner|sentinel|bulletin|mail|newsroom|anzeiger|allgemeine|rundschau|nachrichten|review|blog|net|org|"
    "co uk|enquirer|globe";

constexpr string_view roles =
    "writer|reporter|correspondent|editor|staff|columnist|contributor|journalist|bureau|redakteur|"
    "korrespondent|correspondant|journaliste|redaccion|redazione|editors|reporters|analyst|desk|newsroom|"
    "producer|admin|team|writers";

constexpr string_view credit_words =
    "photo|photos|photograph|photographer|image|images|picture|pictures|foto|fotos|bild|getty|shutterstock|"
    "supplied|courtesy|handout|screenshot|illustration|imagen|file|alamy|archivbild|symbolbild|archiv";

string_view last_word(string_view key) {
    const auto blank = key.rfind(' ');
    return blank == string_view::npos ? key : key.substr(blank + 1);
}

}  // namespace

Label label_of(string_view key) {
    if (key.empty() || key.size() > 40) return Label::none;
    return label_table().find(key);
}

CaptionLabel caption_label_of(string_view key) {
    static const PhraseTable<CaptionLabel> table{
        {CaptionLabel::credit,
         "image source|image credit|image copyright|photo credit|picture credit|video source|bildquelle|bildrechte|"
         "credit photo|credit image|fuente de la imagen|credito de la imagen|credito da imagem|fonte da imagem|"
         "bildkalla|автор фото|источник изображения|sumber gambar|resim kaynagi"},
        {CaptionLabel::caption,
         "image caption|media caption|video caption|photo caption|picture caption|bildunterschrift|bildtext|"
         "legende image|legende video|pie de foto|titulo del video|legenda da foto|legenda do video|didascalia|"
         "подпись к фото|подпись к видео|keterangan gambar|fotograf alti yazisi"}};
    return key.size() > 40 ? CaptionLabel::none : table.find(key);
}

bool is_network(string_view word) {
    static const PhraseSet table{networks};
    return table.contains(word);
}

bool is_share_word(string_view word) {
    static const PhraseSet table{share_words};
    return table.contains(word) || is_network(word);
}

bool is_outlet(string_view key) {
    static const PhraseSet names{outlets};
    static const PhraseSet endings{outlet_endings};
    if (key.empty() || key.size() > 60 || std::ranges::count(key, ' ') > 5) return false;
    if (names.contains(key)) return true;
    return key.find(' ') != string_view::npos && endings.contains(last_word(key));
}

bool names_outlet(string_view text) { return text.find('@') == string_view::npos && is_outlet(phrase_key(text)); }

bool is_role(string_view key) {
    static const PhraseSet words{roles};
    if (key.size() > 60 || std::ranges::count(key, ' ') > 5) return false;
    for (std::size_t at = 0; at <= key.size();) {
        const auto end = std::min(key.find(' ', at), key.size());
        if (words.contains(key.substr(at, end - at))) return true;
        at = end + 1;
    }
    return false;
}

bool is_credit_word(string_view word) {
    static const PhraseSet table{credit_words};
    return table.contains(word);
}

}  // namespace dateline
