#include "indexer/model/analyser.h"

#include <algorithm>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/base/utf8.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;

/// The first exact term of each token.
std::vector<std::string> words(std::string_view text, std::string_view language = "en") {
    Analyser analyser(language);
    std::vector<std::string> found;
    for (const Token& token : analyser.analyse(text)) found.push_back(token.words.front());
    return found;
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::ranges::any_of(a, [&](const std::string& term) { return std::ranges::find(b, term) != b.end(); });
}

/// Whether the words typed as `query` are all found, as words or stems, in `text`.
bool finds(std::string_view query, std::string_view text, std::string_view language = "en") {
    Analyser analyser(language);
    const std::vector<Token> there = analyser.analyse(text);
    const std::vector<Token> typed = analyser.analyse(query, Reading::query);
    return !typed.empty() && std::ranges::all_of(typed, [&](const Token& word) {
        return std::ranges::any_of(there, [&](const Token& token) {
            return share(word.stems, token.stems) || share(word.words, token.words);
        });
    });
}

struct Pair {
    std::string one;
    std::string other;
};

void expect_same(const std::vector<Pair>& pairs, std::string_view language = "en") {
    for (const auto& [one, other] : pairs) {
        EXPECT_TRUE(finds(one, other, language)) << one << " does not find " << other;
        EXPECT_TRUE(finds(other, one, language)) << other << " does not find " << one;
    }
}

TEST(Analyser, AccentsAndFormsOfLettersDoNotMatter) {
    expect_same({{"café", "cafe"},
                 {"CAFÉ", "cafe"},
                 {"cafe\u0301", "café"},
                 {"ｃａｆｅ", "café"},
                 {"ﬁnance", "finance"},
                 {"Œuvre", "oeuvre"},
                 {"Straße", "strasse"},
                 {"Łódź", "Lodz"},
                 {"Zürich", "zurich"},
                 {"résumés", "resume"}});
}

TEST(Analyser, ApostrophesOfAnyShapeAreOne) {
    for (const char* apostrophe : {"'", "’", "‘", "ʼ", "＇"}) {
        expect_same({{"O" + std::string(apostrophe) + "Brien", "OBrien"},
                     {"Reagan" + std::string(apostrophe) + "s", "Reagan"}});
        EXPECT_THAT(words("don" + std::string(apostrophe) + "t"), ElementsAre("dont"));
    }
}

TEST(Analyser, PossessivesAreTheNameItself) {
    EXPECT_THAT(words("Reagan's Reagan’s Reagan REAGAN’S"), ElementsAre("reagan", "reagan", "reagan", "reagan"));
    EXPECT_THAT(words("the workers' strike"), ElementsAre("the", "workers", "strike"));
    EXPECT_THAT(words("'quoted' words"), ElementsAre("quoted", "words"));
    expect_same({{"James's", "James"}, {"AT&T’s", "AT&T"}});
}

TEST(Analyser, TheNamesUsAndWhoAndItAreNotThePronouns) {
    for (const char* name : {"US", "U.S.", "U.S", "WHO", "W.H.O.", "IT", "NO"}) {
        std::string pronoun;
        for (const char c : std::string_view(name)) {
            if (c != '.') pronoun += static_cast<char>(c - 'A' + 'a');
        }
        const std::string text = "the " + std::string(name) + " said";
        EXPECT_TRUE(finds(name, text)) << name;
        EXPECT_TRUE(finds(pronoun, text)) << pronoun << " in lower case may mean either: " << text;
        EXPECT_FALSE(finds(name, "they told " + pronoun + " that")) << name;
    }
    expect_same({{"US", "U.S."}, {"U.S", "U.S."}, {"U.S.A.", "USA"}, {"U.N.", "UN"}, {"p.m.", "pm"}});
}

TEST(Analyser, APossessiveOfANameIsStillTheName) {
    for (const char* text : {"the US's economy", "the US’s economy", "the U.S.'s economy", "the U.S.’s economy"}) {
        EXPECT_TRUE(finds("US", text)) << text;
        EXPECT_TRUE(finds("U.S.", text)) << text;
        EXPECT_TRUE(finds("US economy", text)) << text;
        EXPECT_THAT(words(text), ElementsAre("the", "us.", "economy"));
    }
    EXPECT_TRUE(finds("WHO", "the WHO’s director"));
    EXPECT_TRUE(finds("the WHO's", "the WHO said"));
    EXPECT_FALSE(finds("WHO", "who’s there"));
}

TEST(Analyser, ALineInCapitalsTellsNothing) {
    for (const char* query : {"US", "us", "U.S."}) {
        EXPECT_TRUE(finds(query, "CHINA TELLS US TO WAIT")) << query;
        EXPECT_TRUE(finds(query, "Plain line\nCHINA TELLS US TO WAIT\nplain line")) << query;
    }
    EXPECT_FALSE(finds("US", "CHINA WAITS\nand tells us to wait")) << "each line speaks for itself";
}

TEST(Analyser, EmphasisDoesNotHideAWord) {
    EXPECT_TRUE(finds("did not", "She did NOT resign"));
    EXPECT_TRUE(finds("war in iraq", "WAR IN IRAQ"));
    EXPECT_TRUE(finds("WAR IN IRAQ", "The war in Iraq"));
    Analyser analyser("en");
    const auto token = analyser.analyse("She did NOT resign")[2];
    EXPECT_THAT(token.words, ::testing::Contains("not")) << "for the phrase \"did not resign\"";
}

TEST(Analyser, AnInitialismEndsWhereAWordBegins) {
    EXPECT_THAT(words("the U.S.Army"), ElementsAre("the", "us.", "army"));
    EXPECT_THAT(words("J.K.Rowling"), ElementsAre("jk", "rowling"));
    EXPECT_THAT(words("example.com a.com"), ElementsAre("example", "com", "a", "com"));
    EXPECT_THAT(words("It was I. Then he"), ElementsAre("it", "was", "i", "then", "he"));
}

TEST(Analyser, NumbersAreOneWord) {
    EXPECT_THAT(words("1,000 1000 1,000,000 3.14 1,2 10,000."),
                ElementsAre("1000", "1000", "1000000", "3.14", "1", "2", "10000"));
    EXPECT_THAT(words("2022-03-18"), ElementsAre("2022", "03", "18")) << "no compound of numbers alone";
    EXPECT_THAT(words("5% $100m G7 COVID-19"), ElementsAre("5", "100m", "g7", "covid", "19", "covid19"));
}

TEST(Analyser, AHyphenJoinsAndParts) {
    for (const char* hyphen : {"-", "‐", "‑"}) {
        const std::string add_on = "add" + std::string(hyphen) + "on";
        EXPECT_THAT(words(add_on), ElementsAre("add", "on", "addon"));
        EXPECT_TRUE(finds("addon", "an " + add_on));
        EXPECT_TRUE(finds("add on", "an " + add_on));
    }
    Analyser analyser("en");
    const auto tokens = analyser.analyse("the add-ons");
    ASSERT_EQ(tokens.size(), 4u);
    EXPECT_EQ(tokens[3].position, tokens[1].position);
    EXPECT_THAT(tokens[3].parts, ElementsAre("add", "on"));
    EXPECT_THAT(tokens[3].stems, ElementsAre("addon"));
    EXPECT_TRUE(tokens[1].parts.empty());
    EXPECT_THAT(words("oil - gas"), ElementsAre("oil", "gas")) << "a dash";
    EXPECT_THAT(words("a--b"), ElementsAre("a", "b"));
    EXPECT_THAT(words("U.S.-China"), ElementsAre("us.", "china", "uschina"));
}

TEST(Analyser, SaysWhichWordsSayLittle) {
    Analyser analyser("en");
    const auto is_stopword = [&](std::string_view word, Reading reading) {
        return analyser.is_stopword(analyser.analyse(word, reading).at(0));
    };
    for (const Reading reading : {Reading::text, Reading::query}) {
        for (const char* word : {"the", "of", "and", "The"}) EXPECT_TRUE(is_stopword(word, reading)) << word;
        for (const char* word : {"us", "who", "it", "no", "US", "WHO", "IT", "No", "oil"})
            EXPECT_FALSE(is_stopword(word, reading)) << word;
    }
    for (const char* language : {"de", "fr", "es", "it", "pt", "nl", "english", "none"}) {
        Analyser other(language);
        for (const char* word : {"us", "who", "it", "no"}) {
            EXPECT_FALSE(other.is_stopword(other.analyse(word, Reading::query).at(0))) << language << ": " << word;
        }
    }
}

TEST(Analyser, KnowsNamesWithSigns) {
    EXPECT_THAT(words("C++ C# C AT&T R&D rock & roll"), ElementsAre("c++", "c#", "c", "at&t", "r&d", "rock", "roll"));
    EXPECT_TRUE(finds("c++", "in C++."));
    EXPECT_TRUE(finds("c#", "(C#)"));
    EXPECT_TRUE(finds("at&t", "AT&T sues")) << "typed in lower case";
    EXPECT_TRUE(finds("q&a", "a Q&A session"));
    EXPECT_FALSE(finds("C++", "vitamin C"));
    EXPECT_THAT(words("issue#5 a+b"), ElementsAre("issue", "5", "a", "b"));
}

TEST(Analyser, FrenchElisionsAreOff) {
    expect_same(
        {{"l'Ukraine", "Ukraine"}, {"L’UKRAINE", "ukraine"}, {"d’État", "état"}, {"qu'il", "il"}, {"jusqu'à", "à"}},
        "fr");
    EXPECT_THAT(words("aujourd'hui aujourd’hui", "fr"), ElementsAre("aujourdhui", "aujourdhui"));
    EXPECT_TRUE(finds("Italia", "dell'Italia", "it"));
    EXPECT_FALSE(finds("Ukraine", "l'Ukraine", "en")) << "English has none";
}

TEST(Analyser, JapaneseAndChineseAreReadByCharacter) {
    EXPECT_THAT(words("日本の News"), ElementsAre("日", "本", "の", "news"));
    EXPECT_TRUE(finds("日本", "在日本的"));
    EXPECT_TRUE(finds("データ", "新しいデータです"));
}

TEST(Analyser, InflectionsShareAStem) {
    EXPECT_TRUE(finds("price", "rising prices"));
    EXPECT_TRUE(finds("elections", "an election"));
    EXPECT_TRUE(finds("Häuser", "das Haus", "de"));
    EXPECT_FALSE(finds("price", "prizes"));
    EXPECT_FALSE(finds("prices", "price", "none"));
}

TEST(Analyser, LongWordsAreCutAlikeOnBothSides) {
    for (const std::size_t length : {63u, 64u, 65u, 1000u}) {
        const std::string word(length, 'x');
        EXPECT_TRUE(finds(word, "a " + word + " b")) << length;
        for (const std::string& found : words(word)) EXPECT_LE(found.size(), 65u);
        std::string wide;
        for (std::size_t i = 0; i < length; ++i) wide += "ж";
        EXPECT_TRUE(finds(wide, wide));
        for (const std::string& found : words(wide)) EXPECT_TRUE(is_valid_utf8(found));
    }
    const std::string compound = "donaudampfschifffahrtselektrizit%tenhauptbetriebswerkbauunterbeamtengesellschaft";
    std::string umlaut = compound;
    std::string plain = compound;
    umlaut.replace(compound.find('%'), 1, "ä");
    plain.replace(compound.find('%'), 1, "a");
    EXPECT_TRUE(finds(plain, umlaut, "de"));
}

TEST(Analyser, InvisibleCharactersDoNotPartAWord) {
    for (const char* invisible : {"\u00AD", "\u200C", "\u200D"}) {
        expect_same({{"news" + std::string(invisible) + "paper", "newspaper"}});
        EXPECT_THAT(words("news" + std::string(invisible) + "paper"), ElementsAre("newspaper"));
    }
    EXPECT_THAT(words("news\u200Bpaper"), ElementsAre("news", "paper")) << "a place where a line may break parts words";
    EXPECT_THAT(words("\u200B \u00AD"), ElementsAre());
}

TEST(Analyser, PositionsCountWordsAndLeaveAGapAtAnEmptyLine) {
    Analyser analyser("en");
    const auto gap = [&](std::string_view text) {
        const auto tokens = analyser.analyse(text);
        return tokens.at(1).position - tokens.at(0).position;
    };
    EXPECT_EQ(gap("one two"), 1u);
    EXPECT_EQ(gap("one, (two"), 1u);
    EXPECT_EQ(gap("one\ntwo"), 1u) << "a line that was wrapped";
    EXPECT_GT(gap("one\n\ntwo"), 5u);
    EXPECT_EQ(gap("Plan\nB"), 1u) << "a line of one letter is not empty";
    EXPECT_EQ(analyser.analyse("x").at(0).position, 1u);
}

TEST(Analyser, SpansPointAtTheWord) {
    Analyser analyser("en");
    const std::string text = "Café’s “U.S.” add-on: 1,000 C++ 日本; O’Brien.";
    std::vector<std::string> spans;
    for (const Token& token : analyser.analyse(text))
        spans.push_back(text.substr(token.begin, token.end - token.begin));
    EXPECT_THAT(spans, ElementsAre("Café’s", "U.S.", "add", "on", "add-on", "1,000", "C++", "日", "本", "O’Brien"));
}

TEST(Analyser, KnowsItsLanguages) {
    for (const char* language : {"en", "english", "fr", "de", "none"})
        EXPECT_TRUE(Analyser::knows_language(language)) << language;
    for (const char* language : {"", "klingon", "../../etc", "EN US"}) {
        EXPECT_FALSE(Analyser::knows_language(language)) << language;
        EXPECT_THROW(Analyser{language}, std::invalid_argument) << language;
    }
    EXPECT_NE(Analyser::languages().find("en"), std::string::npos);
    try {
        const Analyser analyser("klingon");
    } catch (const std::invalid_argument& error) {
        EXPECT_NE(std::string(error.what()).find("klingon"), std::string::npos);
    }
}

TEST(Analyser, HasNoWordsWhereThereAreNone) {
    for (const char* text : {"", " ", "\n\n", "...", "—", "'", "''", "-", "&", "\u0301", "\uE000", "#", "++"})
        EXPECT_THAT(words(text), ElementsAre()) << text;
}

void expect_well_formed(std::string_view text, const std::vector<Token>& tokens) {
    std::size_t last_begin = 0;
    std::uint32_t last_position = 0;
    for (const Token& token : tokens) {
        ASSERT_LT(token.begin, token.end);
        ASSERT_LE(token.end, text.size());
        ASSERT_EQ(utf8_floor(text, token.begin), token.begin);
        ASSERT_EQ(utf8_floor(text, token.end), token.end);
        ASSERT_TRUE(!token.words.empty() && token.words.size() <= 2 && !token.stems.empty());
        for (const auto* terms : {&token.words, &token.stems}) {
            for (const std::string& term : *terms) {
                ASSERT_FALSE(term.empty());
                ASSERT_TRUE(is_valid_utf8(term));
                ASSERT_LE(term.size(), 200u) << "Xapian takes 245 bytes with the prefix";
            }
        }
        if (!token.parts.empty()) continue;
        ASSERT_GE(token.begin, last_begin);
        ASSERT_GT(token.position, last_position);
        last_begin = token.end;
        last_position = token.position;
    }
}

std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> pieces = {"oil",         "Prices",
                                                    "US",          "U.S.",
                                                    "us",          "WHO",
                                                    "who’s",       "it",
                                                    "café",        "cafe\u0301",
                                                    "Reagan's",    "workers’",
                                                    "1,000",       "3.14",
                                                    "add-on",      "AT&T",
                                                    "C++",         "C#",
                                                    "O’Brien",     "日本",
                                                    "データ",      "Łódź",
                                                    "ﬁt",          "ＵＳ",
                                                    "p.m.",        "news\u00ADpaper",
                                                    "x",           "END",
                                                    "ÉLAN",        "мир",
                                                    "Ελλάδα",      "שלום",
                                                    "हिन्दी",       "ไทย",
                                                    "한국",        "state-of-the-art",
                                                    "US’s",        "NOT",
                                                    "J.K.Rowling", "ǅ",
                                                    "Ⅳ",           "²",
                                                    "ß",           "İ",
                                                    "d'État",      "I",
                                                    "a",           "e\u0301\u0302",
                                                    "ﾃﾞｰﾀ",        "COVID-19",
                                                    "THE",         "\u0928\u093F"};
    static const std::vector<std::string> between = {" ",      " ",      " ",   " ",  ", ", ". ", "\n",     "\n\n",
                                                     " – ",    "—",      "/",   " (", ") ", "…",  " “",     "” ",
                                                     "\u00A0", "\u3000", " 😀 ", "; ", "!?", "\t", "\u200B "};
    std::string text;
    const std::size_t count = random() % 30;
    for (std::size_t i = 0; i < count; ++i)
        text += pieces[random() % pieces.size()] + between[random() % between.size()];
    return text;
}

// What makes a search engine trusted: what can be read in an article, finds it.
TEST(Analyser, EveryWordOfATextFindsItWhenItIsTyped) {
    std::mt19937 random(11);
    for (const char* language : {"en", "fr", "de", "none"}) {
        Analyser analyser(language);
        for (int round = 0; round < 300; ++round) {
            const std::string text = random_text(random);
            const std::vector<Token> tokens = analyser.analyse(text);
            ASSERT_NO_FATAL_FAILURE(expect_well_formed(text, tokens)) << text;
            for (const Token& token : tokens) {
                const std::string word = text.substr(token.begin, token.end - token.begin);
                const std::vector<Token> typed = analyser.analyse(word, Reading::query);
                ASSERT_FALSE(typed.empty()) << word;
                for (const Token& part : typed) {
                    const bool found = std::ranges::any_of(tokens, [&](const Token& there) {
                        return share(part.stems, there.stems) || share(part.words, there.words);
                    });
                    ASSERT_TRUE(found) << language << ": '" << word << "' does not find\n" << text;
                }
            }
        }
    }
}

TEST(Analyser, TakesAnyBytesThatDecodeAsText) {
    std::mt19937 random(13);
    Analyser analyser("en");
    std::size_t texts = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = random_text(random);
        for (std::size_t hits = random() % 6; hits > 0 && !bytes.empty(); --hits) {
            bytes[random() % bytes.size()] = static_cast<char>(static_cast<unsigned char>(random() % 256));
        }
        const auto text = decode_text(bytes);
        if (!text) continue;
        ++texts;
        ASSERT_NO_FATAL_FAILURE(expect_well_formed(*text, analyser.analyse(*text))) << *text;
        ASSERT_NO_FATAL_FAILURE(expect_well_formed(*text, analyser.analyse(*text, Reading::query))) << *text;
    }
    EXPECT_GT(texts, 1000u);
}

}  // namespace
}  // namespace dateline
