#include "searchd/query_syntax.h"

#include <algorithm>

#include "indexer/base/ascii.h"
#include "searchd/search_request.h"
#include "searchd/text_format.h"

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

constexpr const Field* field(std::string_view name) { return std::ranges::find(fields, name, &Field::name); }

constexpr std::array selectors = {
    Selector{"title",
             "headline intitle",
             field("title"),
             {},
             "headline has ",
             "headline without ",
             "title:strike",
             "headline has strike",
             ""},
    Selector{"body",
             "",
             field("body"),
             {},
             "text has ",
             "text without ",
             "body:\"grain treaty\"",
             "text has “grain treaty”",
             ""},
    Selector{"source", "", field("source"), {}, "from ", "not from ", "source:courier", "from courier", ""},
    Selector{"author", "by", field("author"), {}, "by ", "not by ", "author:\"Ana Ruiz\"", "by “Ana Ruiz”", ""},
    Selector{"section",
             "",
             field("section"),
             {},
             "in section ",
             "not in section ",
             "section:(sport OR culture)",
             "in section (sport or culture)",
             ""},
    Selector{"lang", "language", field("lang"), {}, "in ", "not in ", "lang:de", "in German", ""},
    Selector{"tag", "", field("tag"), {}, "tagged ", "not tagged ", "tag:floods", "tagged floods", ""},
    Selector{"url",
             "site",
             field("url"),
             {},
             "at address ",
             "not at address ",
             "url:wire.example/2026",
             "at address wire.example/2026",
             ""},
    Selector{"story",
             "",
             field("story"),
             {},
             "of story ",
             "not of story ",
             "story:cw-2026-0509",
             "of story cw-2026-0509",
             ""},
    Selector{"date", "", nullptr, DateLimit::within, "", "not ", "date:2026-02-24..2026-04",
             "published from 24 February 2026 to 30 April 2026",
             "in a year, month, day or period, or from the first to the last of two"},
    Selector{"since", "from", nullptr, DateLimit::since, "", "not ", "since:2026-03", "published from 1 March 2026 on",
             "from its first second on"},
    Selector{"before", "", nullptr, DateLimit::before, "", "not ", "before:yesterday", "",
             "until the last second before it"},
    Selector{"after", "", nullptr, DateLimit::after, "", "not ", "after:2026-03", "published from 1 April 2026 on",
             "from the first second after it"},
    Selector{"until", "to", nullptr, DateLimit::until, "", "not ", "until:2026-03", "published until 31 March 2026",
             "until its last second"},
};

bool has_alias(const Selector& selector, std::string_view name) {
    const std::string_view aliases = selector.aliases;
    for (std::size_t at = 0; at < aliases.size();) {
        const std::size_t end = std::min(aliases.find(' ', at), aliases.size());
        if (aliases.substr(at, end - at) == name) return true;
        at = end + 1;
    }
    return false;
}

SyntaxSection words() {
    return {
        "words",
        "Words and phrases",
        "Accents, capitals and endings do not matter. Quotation marks may be of any shape, curly or not.",
        {{"dock strike", "dock strike",
          "Both words, anywhere in an article. Of more than three words, or where no article has all, articles with "
          "some of them are shown, the best first.",
          "dock and strike", Kind::all},
         {"\"bronze masks\"", "\"bronze masks\"", "A phrase: exactly these words, side by side, in this order.",
          "“bronze masks”", Kind::phrase},
         {"+word", "flood +the",
          "The word is needed, also one that is usually passed over, like “the”, and also where no article has all the "
          "words.",
          "flood and the", Kind::all},
         {"word*", "recount*", "Every word that begins so; at least three letters stand before the star.",
          "words beginning with recount", Kind::word},
         {"\"word word*\"", "\"grain treat*\"", "The same in a phrase.", "“grain treat*”", Kind::phrase},
         {"*", "*", "All articles.", "", Kind::everything},
         {"cafe", "cafe", "Also finds “café”; “prices” also finds “price”.", "cafe", Kind::word},
         {"US", "US", "The country, also written U.S., and not the word “us”; likewise WHO and IT.", "US", Kind::word},
         {"https://...", "https://wire.example/2026/05/22/grain-treaty-signed",
          "An address that was copied finds the article there; if there is none, articles with the words in it.",
          "at address wire.example/2026/05/22/grain-treaty-signed or (grain and treaty and signed)", Kind::key}}};
}

SyntaxSection operators() {
    return {
        "operators",
        "Operators and brackets",
        "Operators are written in capitals; a headline in capitals has none. NEAR binds most tightly, then NOT and the "
        "minus sign, then AND and words "
        "side by side, then OR.",
        {{"OR", "flood OR dam", "At least one of the two.", "flood or dam", Kind::any},
         {"||", "flood || dam", "The same.", "flood or dam", Kind::any},
         {"AND", "grain AND treaty", "Both, always: articles with only one of them are never shown.",
          "grain and treaty", Kind::all},
         {"&&", "grain && treaty", "The same.", "grain and treaty", Kind::all},
         {"-word", "oil -price", "Without the word, phrase or brackets after the minus sign.", "oil, without price",
          Kind::negation},
         {"NOT", "oil NOT price", "The same.", "oil, without price", Kind::negation},
         {"-word", "-oil", "All the other articles.", "all articles, without oil", Kind::negation},
         {"( )", "(flood OR dam) maren", "Brackets say what belongs together.", "(flood or dam) and maren", Kind::any},
         {"NEAR", "oil NEAR price", "At most " + std::to_string(usual_distance) + " words apart, in any order.",
          "oil within 10 words of price", Kind::near},
         {"NEAR/n", "interest NEAR/5 rate NEAR/5 bank",
          "At most n words apart, up to " + std::to_string(longest_distance) + ". A whole run of words can be joined.",
          "interest, rate and bank within 5 words of each other", Kind::near},
         {"NEAR", "(strik* OR \"walk out\") NEAR/8 dock",
          "Phrases, beginnings of words and brackets with OR can be near, too.",
          "(words beginning with strik or “walk out”) within 8 words of dock", Kind::near}}};
}

SyntaxSection field_names() {
    SyntaxSection section{
        "fields",
        "Fields",
        "A name and a colon before a word, a phrase or brackets look in this part of the article alone.",
        {}};
    for (const Selector& selector : selectors) {
        if (selector.field == nullptr) continue;
        std::string meaning(selector.field->help);
        if (!selector.aliases.empty()) {
            std::string names;
            for (const char c : selector.aliases) names += c == ' ' ? std::string(": or ") : std::string(1, c);
            meaning += "; also " + names + ":";
        }
        section.rows.push_back({std::string(selector.name) + ":", std::string(selector.example), meaning,
                                std::string(selector.reading),
                                selector.field->kind == FieldKind::key                 ? Kind::key
                                : selector.example.find('"') != std::string_view::npos ? Kind::phrase
                                                                                       : Kind::word});
    }
    section.rows.push_back({"source:a,b", "source:mercury,\"Evening Courier\"",
                            "Any of several names, with commas and no blanks between them; likewise author:, section:, "
                            "lang: and tag:.",
                            "from (mercury or “Evening Courier”)", Kind::any});
    section.rows.push_back({"author:*", "author:* strike",
                            "Articles that have an author, whoever it is; likewise source:, section: and lang:.",
                            "strike, with an author", Kind::present});
    section.rows.push_back(
        {"-author:*", "-author:*", "Those that have none.", "all articles, without an author", Kind::present});
    return section;
}

SyntaxSection dates() {
    SyntaxSection section{"dates",
                          "Dates",
                          "Both ends are included; days, weeks and years are those of UTC. Articles whose date is not "
                          "known are in no period.",
                          {}};
    for (const Selector& selector : selectors) {
        if (selector.field != nullptr) continue;
        section.rows.push_back({std::string(selector.name) + ":", std::string(selector.example),
                                std::string(selector.meaning), std::string(selector.reading), Kind::dates});
    }
    section.rows.push_back(
        {"date:*", "strike date:*", "of any date that is known; -date:* of none", "strike, with a date", Kind::dates});
    section.rows.push_back(
        {"date:A..", "date:2026-03-18..", "from A on", "published from 18 March 2026 on", Kind::dates});
    section.rows.push_back({"date:..A", "date:..2026-03-18", "until A", "published until 18 March 2026", Kind::dates});
    section.rows.push_back({"date:A to B", "date:\"March to May 2026\"", "the same as date:A..B",
                            "published from 1 March 2026 to 31 May 2026", Kind::dates});
    section.rows.push_back({"date:\"…\"", "date:\"last week\"",
                            "quotation marks say where a date of several words ends; hyphens do, too: last-week", "",
                            Kind::dates});
    section.rows.push_back({"since:7d", "strike since:7d", "dates go with everything else", "", Kind::dates});
    section.rows.push_back(
        {"-date:", "strike -date:2026-03", "not in that time", "strike, not published in March 2026", Kind::negation});
    return section;
}

}  // namespace

const Selector* find_selector(std::string_view name) {
    const std::string lower = lower_ascii(name);
    const auto* found = std::ranges::find_if(
        selectors, [&](const Selector& selector) { return selector.name == lower || has_alias(selector, lower); });
    return found == selectors.end() ? nullptr : found;
}

const Selector& selector_of(const Field& field) { return *std::ranges::find(selectors, &field, &Selector::field); }

std::string selector_list() {
    std::string list;
    for (const Selector& selector : selectors) list += (list.empty() ? "" : ", ") + std::string(selector.name) + ":";
    return list;
}

const std::vector<SyntaxSection>& query_syntax() {
    static const std::vector<SyntaxSection> sections = {words(), operators(), field_names(), dates()};
    return sections;
}

std::string query_limits() {
    const auto text = [](auto number) { return std::to_string(number); };
    return "A query has up to " + with_thousands(longest_q) + " characters and " + text(most_words) +
           " words, a phrase up to " + text(longest_phrase) + " words; brackets are read " + text(deepest_bracket) +
           " deep, up to " + text(most_prefixes) + " words with a star, " + text(most_nears) + " NEAR and " +
           text(most_dates) + " dates. Of what is longer the beginning is read.";
}

}  // namespace dateline
