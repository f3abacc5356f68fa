#include "indexer/readers/boilerplate_phrases.h"

#include <algorithm>

#include "indexer/readers/boilerplate_table.h"

namespace dateline {
namespace {

using std::string_view;

constexpr string_view furniture =
    "advertisement|advertisements|advertising|advertisment|article continues after advertisement|"
    "article continues below|article continues below advertisement|continue reading below|"
    "story continues below|story continues below advertisement|skip advertisement|scroll to continue|"
    "scroll down|scroll down for more|sponsored|sponsored content|skip to content|skip to main content|"
    "skip to navigation|skip links|jump to content|read more|read more here|read full story|"
    "read full article|read the full story|read the full article|read story|continue reading|load more|"
    "show more|show less|view more|see all|view all|click here|click here for more|click to read more|"
    "learn more|find out more|share this|share this article|share this story|share this post|share this page|"
    "share article|share story|share options|share save|share your thoughts|email this article|"
    "print this article|print article|print this page|copy link|copy url|copy this link|link copied|copied|"
    "get link|toggle navigation|toggle menu|main menu|open menu|close menu|open search|close search|"
    "search for|search this blog|site search|back to top|go to top|return to top|back to home|sign in|"
    "sign up|sign out|log in|login|log out|logout|register|register now|create account|create an account|"
    "my account|your account|subscribe now|subscribe today|subscribe for free|start your free trial|"
    "become a member|donate now|support us|support us now|listen to article|listen to this article|"
    "listen to the story|listen to this story|listen now|play audio|watch live|watch now|watch the video|"
    "play video|play|pause|mute|unmute|fullscreen|this video can not be played|"
    "media playback is unsupported on your device|loading|please wait|image|photo|getty images|view gallery|"
    "enlarge this image|hide caption|toggle caption|view comments|hide comments|show comments|see comments|"
    "end of list|list of # items|list # of #|end of twitter post|accept cookies|accept all cookies|"
    "accept all|reject all|manage preferences|cookie settings|cookie policy|privacy policy|privacy notice|"
    "terms of use|terms of service|terms and conditions|contact us|about us|about sharing|advertise with us|"
    "advertise|careers|site map|sitemap|help center|all rights reserved|older posts|newer posts|older post|"
    "newer post|newer post older post home|older post home|newer post home|source link|original source|"
    "permalink|trackback|trackbacks|pingbacks|edit this post|like this|like loading|reply|report abuse|"
    "report this ad|report comment|email thisblogthisshare to twittershare to facebookshare to pinterest|"
    "reuter|open in app|get the app|get started|download app|add to bookmarks|bookmark this|save article|"
    "save this article|save for later|read later|remove ads|go ad free|follow us|connect with us|find us on|"
    "stay connected|newsletter sign up|newsletter signup|email address|your email|your name|first name|"
    "last name|website|reuse this content|ago|request correction|report an error|report a typo|print page|"
    "font size|text size|increase font size|decrease font size|join us on telegram|"
    "add as preferred source on google|min read|minute read|views|shares|primary sidebar|footer|sidebar|"
    "add a topic|gift article|share full article|gift this article|anzeige|werbung|artikel anhoren|"
    "artikel vorlesen|artikel teilen|artikel drucken|teilen|drucken|merken|auf facebook teilen|"
    "zur startseite|zum inhalt springen|zum hauptinhalt springen|zum thema|weiterlesen|mehr lesen|"
    "jetzt abonnieren|newsletter abonnieren|zur merkliste hinzufugen|bildunterschrift anzeigen|"
    "bildrechte anzeigen|anmelden|einloggen|jetzt anmelden|link kopieren|alle rechte vorbehalten|datenschutz|"
    "impressum|nach oben|zum archiv|publicite|partager|imprimer|partager sur facebook|partager larticle|"
    "lire la suite|lire plus tard|ecouter larticle|sabonner|abonnez vous|je mabonne|se connecter|mon compte|"
    "ajouter a vos selections|reserve aux abonnes|article reserve aux abonnes|aller au contenu|"
    "aller au contenu principal|tous droits reserves|voir plus|en savoir plus|mentions legales|"
    "offrir cet article|publicidad|compartir|imprimir|compartir en facebook|leer mas|seguir leyendo|ver mas|"
    "suscribete|suscribirse|iniciar sesion|saltar al contenido|todos los derechos reservados|copiar enlace|"
    "escuchar|pubblicita|condividi|stampa|leggi tutto|continua a leggere|abbonati|accedi|"
    "riproduzione riservata|tutti i diritti riservati|publicidade|compartilhar|compartilhe|"
    "continua depois da publicidade|continua apos a publicidade|todos os direitos reservados|advertentie|"
    "deel dit artikel|lees verder|inloggen|abonneren|"
    "artikel zum horen|artikel horen|diesen artikel horen|artikel vorlesen lassen|ecouter|ecouter cet article|"
    "escuchar articulo|escucha este articulo|escuchar este articulo|ascolta|ascolta larticolo|ouvir|ouvir artigo|"
    "ouca este conteudo|beluister dit artikel|beluister artikel|слушать|прослушать|reprints and permissions|"
    "rights and permissions|reprints|request permissions|get permissions|licensing|syndication|save for later|"
    "saved articles|reading list|my reading list|save story|save this|bookmarked";

constexpr string_view counters =
    "min read|mins read|minute read|minutes read|min|mins|views|view|shares|share|likes|like|claps|k shares|"
    "k views|k likes|minute ago|minutes ago|mins ago|min ago|hour ago|hours ago|hrs ago|hr ago|day ago|"
    "days ago|week ago|weeks ago|month ago|months ago|year ago|years ago|h ago|d ago|m ago|min lesezeit|"
    "minuten lesezeit|min de lecture|min de lectura|minutos de lectura|min di lettura|min leestijd|followers|"
    "retweets|votes|photos|images|bilder|min listen|aufrufe|vues|minutes to read|minute listen|minutes listen|"
    "minuten leestijd|minute de lecture|minutes de lecture|mn de lecture|minuto de lectura|minuti di lettura|"
    "minuto di lettura|minuti lettura|min lettura|min de leitura|minuto de leitura|minutos de leitura|min lasning|"
    "min lesing|min laesning|min czytania|minut czytania|dk okuma|dakika okuma|dakikalik okuma|min membaca|"
    "мин чтения|минут чтения|минуты чтения|мин на чтение|минуты|минут|хв читання|хвилин читання|分钟阅读|分鐘閱讀|"
    "分で読めます|分钟|分鐘|분 읽기|anni fa|anno fa|mesi fa|giorni fa|ore fa|minuti fa|dias atras|horas atras|minutos "
    "atras|"
    "dagen geleden|uur geleden|minuten geleden|gun once|saat once|dakika once|dni temu|godz temu|lat temu|часов назад|"
    "часа назад|час назад|дней назад|минут назад|лет назад|小时前|分钟前|天前|時間前|分前|日前|시간 전|분 전|일 전";

constexpr string_view counter_heads =
    "updated|last updated|published|posted|modified|reading time|lesedauer|read time|estimated reading time|lesezeit|"
    "temps de lecture|lecture|tiempo de lectura|tempo di lettura|leestijd|about|vor|il y a|hace|ha|page|"
    "shares|views|by|image|photo|bild|slide|aktualisiert vor|time to read|atualizado ha|actualizado hace|publicado "
    "ha|publicado hace|mis a jour il y a|publie il y a|duree de lecture|tiempo estimado de lectura|"
    "tempo de leitura|tempo medio di lettura|leestijd ca|lesezeit ca|lesedauer ca|czas czytania|okuma suresi|lastid|"
    "время чтения|время на чтение|час читання|阅读时间|約|约|全文约|預計閱讀時間";

constexpr string_view sections =
    "home|homepage|home page|news|latest|latest news|world|world news|politics|business|economy|economics|"
    "markets|finance|money|companies|tech|technology|science|health|sport|sports|football|culture|arts|"
    "entertainment|lifestyle|life|style|travel|food|opinion|opinions|editorial|editorials|comment is free|"
    "analysis|features|feature|video|videos|photos|pictures|gallery|galleries|podcasts|podcast|live|live tv|"
    "tv|radio|weather|local|local news|national|nation|international|global|us|u s|us news|uk|uk news|usa|"
    "europe|asia|africa|middle east|mideast|americas|asia pacific|china|india|australia|canada|latin america|"
    "environment|climate|education|magazine|newsletters|newsletter|crime|society|religion|history|celebrity|"
    "real estate|jobs|auto|autos|motoring|property|family|fashion|books|music|film|movies|games|gaming|"
    "obituaries|law|defence|defense|security|energy|breaking|breaking news|news and features|exclusive|"
    "in depth|explainer|explainers|fact check|russia|ukraine|politik|wirtschaft|kultur|wissen|panorama|"
    "ausland|inland|deutschland|welt|meinung|gesellschaft|wissenschaft|gesundheit|reise|digital|startseite|"
    "nachrichten|regional|netzwelt|leben|monde|politique|economie|societe|france|accueil|actualite|"
    "actualites|sante|planete|debats|international europe|mundo|politica|economia|deportes|cultura|sociedad|"
    "internacional|espana|inicio|portada|ciencia|tecnologia|salud|cronaca|esteri|mondo|sport calcio|brasil|"
    "esporte|esportes|saude|binnenland|buitenland|economie en beurs|opinie|cultuur|noticias|actualidad|notizie|"
    "nyheter|wiadomosci|polityka|gospodarka|gundem|siyaset|ekonomi|dunya|spor|новости|политика|экономика|общество|"
    "культура|спорт|наука|в мире|в россии|происшествия|новини|політика|економіка|суспільство";

constexpr string_view buttons =
    "subscribe|menu|search|more|share|tweet|sms|email|mail|copy|comment box|premium|save|listen|watch|"
    "explore|about|contact|account|profile|settings|close|cancel|submit|print|previous|next|source|top|"
    "archive|login register|faq|file|ad|ends|follow|following|editors note|notifications|bookmark|e paper|"
    "epaper|apps|shop|store|events|games and puzzles|crossword|horoscopes|my news|for you|uncategorized|"
    "admin|staff|mehr|suche|abo|plus|rechercher|menu principal|buscar|mas|cerca|zoeken|delen|merkliste|"
    "author|written by|by|and|date|published|updated|last updated|posted";

constexpr string_view list_headings =
    "related|list of # items|previous post|next post|previous article|next article|previous story|next story|"
    "related articles|related article|related stories|related story|related posts|related news|"
    "related topics|related content|related coverage|related links|related reading|related videos|"
    "related tags|related subjects|related items|see more|see also|read also|also read|read next|up next|"
    "next up|what to read next|more on this story|more on this|more stories|more news|more on this topic|"
    "more like this|more for you|more to read|more articles|more coverage|more top stories|you may also like|"
    "you might also like|you may like|you might like|you may be interested in|you may also be interested in|"
    "recommended|recommended for you|recommended stories|recommended articles|recommended reading|"
    "suggested stories|suggested for you|trending|trending now|trending stories|trending news|"
    "trending topics|most popular|most read|most viewed|most shared|most commented|popular posts|"
    "popular stories|popular news|popular articles|popular now|recent posts|recent articles|recent stories|"
    "recent news|recent comments|latest stories|latest posts|latest articles|latest updates|latest headlines|"
    "top stories|top news|top articles|top headlines|todays top stories|editors picks|editors pick|"
    "editors choice|featured stories|featured articles|featured posts|dont miss|must read|must reads|"
    "in case you missed it|in this section|around the web|from around the web|from the web|promoted stories|"
    "promoted content|sponsored links|sponsored stories|paid content|partner content|further reading|"
    "lesen sie jetzt|lesen sie zum thema|jetzt lesen|keep reading|explore more|discover more|other stories|other "
    "news|similar articles|similar posts|"
    "similar stories|archives|blogroll|blog archive|share this with|share on social media|filed under|tagged|"
    "tags|topics|topic|labels|keywords|categories|category|themen|schlagworte|etiquetas|mehr zum thema|"
    "mehr zu diesem thema|das konnte sie auch interessieren|das konnte dich auch interessieren|"
    "lesen sie auch|lesen sie mehr|auch interessant|weitere artikel|weitere themen|weitere meldungen|"
    "meistgelesen|meistgelesene artikel|meist gelesen|aktuelle nachrichten|siehe auch|mehr aus der rubrik|"
    "empfohlene artikel|articles lies|a lire aussi|lire aussi|a lire egalement|sur le meme sujet|"
    "sur le meme theme|vous aimerez aussi|les plus lus|les plus lues|voir aussi|contenus sponsorises|"
    "noticias relacionadas|te puede interesar|tambien te puede interesar|le puede interesar|lo mas leido|"
    "lo mas visto|mas noticias|mas informacion|articulos relacionados|ultimas noticias|leggi anche|"
    "articoli correlati|potrebbe interessarti|potrebbe interessarti anche|piu letti|leia tambem|leia mais|"
    "veja tambem|mais lidas|noticias mais lidas|lees ook|lees meer|gerelateerd|meest gelezen|"
    "gerelateerde artikelen|archivado en|temas|mas temas|palabras clave|palavras chave|parole chiave|key words|"
    "mots cles|mots clefs|schlusselworter|stichworte|tagi|etiketler|теги|тэги|ключевые слова|по теме|читайте также|"
    "najczesciej czytane|zobacz takze|czytaj takze|en cok okunanlar|ilgili haberler|las mas fler|mest last|mest lest|"
    "самое читаемое|популярное";

constexpr string_view comment_forms =
    "leave a reply|leave a reply cancel reply|leave a comment cancel reply|leave a response|cancel reply|"
    "post a comment|post comment|post your comment|add a comment|add your comment|add comment|"
    "write a comment|submit a comment|submit comment|you must be logged in to post a comment|"
    "log in to comment|login to comment|sign in to comment|log in to leave a comment|be the first to comment|"
    "comments are closed|comments for this post are closed|about the author|about the authors|about author|"
    "about the writer|meet the author|author bio|schreibe einen kommentar|schreiben sie einen kommentar|"
    "kommentar schreiben|kommentar verfassen|kommentar hinterlassen|antworten abbrechen|uber den autor|"
    "uber die autorin|zum autor|laisser un commentaire|laissez un commentaire|ajouter un commentaire|"
    "annuler la reponse|reagir a cet article|a propos de lauteur|deja un comentario|deja una respuesta|"
    "dejar una respuesta|dejar un comentario|cancelar la respuesta|sobre el autor|lascia un commento|"
    "lascia una risposta|annulla risposta|deixe um comentario|deixe uma resposta|cancelar resposta|"
    "sobre o autor|sobre a autora|sobre la autora|sobre la firma|sullautore|lautore|lautrice|uber die autoren|zur "
    "autorin|"
    "o autorze|об авторе|yazar hakkinda|この記事を書いた人|laat een reactie achter|geef een reactie|reactie "
    "annuleren|over de auteur";

constexpr string_view comment_counts =
    "reader interactions|reader comments|readers comments|join the conversation|join the discussion|"
    "join the debate|have your say|comment on this article|comment on this story|share or comment on this "
    "article|share or comment on this story|comments section|"
    "comment section|diskutieren sie mit|leave a comment|leave comment|no comments|no comments yet|"
    "# comments|# comment|comments #|comment #|# replies|# responses|# response|write comment|# kommentare|"
    "# kommentar|# commentaires|# comentarios|# commenti|# comentario|# commentaire|# reacties|"
    "keine kommentare|show # comments|view # comments|read # comments|# comments so far";

constexpr string_view comment_words = "comments|comment|kommentare|commentaires|comentarios|commenti|reacties";

/// "5 min read", "updated 2 hours ago", "1.2k shares", "page 1 of 2".
bool is_counter(string_view key) {
    static const PhraseSet heads{counter_heads};
    static const PhraseSet units{counters};
    static const PhraseSet units_behind_heads{
        "min|mins|minuten|minutes|minutos|minuti|minut|minuter|stunden|stunde|heures|horas|tagen|jours|dias|dk|dakika|"
        "мин|минут|минуты|хв|хвилин|分|分钟|tag|tage|woche|wochen|monat|monaten|jahr|jahren|an|ans|mois|jour|"
        "semaine|semaines|heure|dia|hora|semana|semanas|mes|meses|ano|anos"};
    const auto at = key.find('#');
    if (at == string_view::npos) return false;
    auto before = key.substr(0, at);
    auto after = key.substr(at + 1);
    if (before.ends_with(' ')) before.remove_suffix(1);
    if (after.starts_with(' ')) after.remove_prefix(1);
    if (before.empty()) return units.contains(after);
    return heads.contains(before) && (after == "of #" || units.contains(after) || units_behind_heads.contains(after));
}

}  // namespace

Phrase phrase_of(string_view key) {
    static const PhraseTable<Phrase> table{
        {Phrase::comment_form, comment_forms}, {Phrase::comment_count, comment_counts},
        {Phrase::comments, comment_words},     {Phrase::list_heading, list_headings},
        {Phrase::furniture, furniture},        {Phrase::navigation, sections},
        {Phrase::navigation, buttons}};
    if (key.empty() || key.size() > 80) return Phrase::none;
    if (const auto phrase = table.find(key); phrase != Phrase::none) return phrase;
    if (key.starts_with("more from ")) return Phrase::list_heading;
    if (is_counter(key)) return Phrase::furniture;
    return is_network(key) ? Phrase::navigation : Phrase::none;
}

bool starts_ranking(string_view key) {
    static constexpr string_view starts[] = {
        "most read ",      "most viewed ",    "most popular ",  "most watched ",   "most shared ",
        "most commented ", "trending in ",    "popular in ",    "meistgelesen ",   "meistgelesene ",
        "les plus lus ",   "lo mas leido ",   "lo mas visto ",  "las mas leidas ", "i piu letti ",
        "mais lidas ",     "as mais lidas ",  "meest gelezen ", "mest last ",      "najczesciej czytane ",
        "en cok okunan ",  "самое читаемое ", "популярное в "};
    return std::ranges::any_of(starts, [&](string_view start) { return key.starts_with(start); });
}

bool is_section(string_view key) {
    static const PhraseSet table{sections};
    return table.contains(key);
}

}  // namespace dateline
