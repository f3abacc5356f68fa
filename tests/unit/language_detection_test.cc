#include "indexer/readers/language_detection.h"

#include <gtest/gtest.h>

#include "indexer/model/language_tag.h"

namespace dateline {
namespace {

TEST(DetectLanguage, TellsLanguagesByTheirText) {
    EXPECT_EQ(
        detect_language("The harbour master said that the last of the cranes would be back at work on Monday.").tag,
        "en");
    EXPECT_EQ(detect_language("Der Hafenmeister sagte, die letzten Kräne würden am Montag wieder arbeiten.").tag, "de");
    EXPECT_EQ(detect_language("Начальник порта заявил, что последние краны вернутся к работе в понедельник.").tag,
              "ru");
    EXPECT_EQ(detect_language("מנהל הנמל אמר כי המנופים האחרונים יחזרו לעבוד ביום שני בבוקר.").tag, "he");
    EXPECT_EQ(detect_language("港湾局長は、最後のクレーンが月曜日に作業を再開すると述べた。").tag, "ja");
}

TEST(DetectLanguage, SaysNothingOfWhatDoesNotTell) {
    EXPECT_EQ(detect_language("").tag, "");
    EXPECT_EQ(detect_language("12 34 56,78 %").tag, "");
}

TEST(SettledLanguage, IsTheStatedOneUnlessTheTextIsSurelyInAnother) {
    EXPECT_EQ(settled_language("en-GB", {"de", false}), "en");
    EXPECT_EQ(settled_language("en-GB", {"de", true}), "de");
    EXPECT_EQ(settled_language("", {"de", false}), "de");
    EXPECT_EQ(settled_language("nb", {"da", true}), "nb") << "these are easily taken for each other";
    EXPECT_EQ(settled_language("de", {}), "de");
    EXPECT_EQ(settled_language("", {}), "");
}

TEST(LanguageTag, IsTheShortestCodeOfTheLanguage) {
    for (const auto& [said, tag] : std::initializer_list<std::pair<const char*, const char*>>{{"en", "en"},
                                                                                              {" EN-gb", "en"},
                                                                                              {"en_US", "en"},
                                                                                              {"eng", "en"},
                                                                                              {"ger", "de"},
                                                                                              {"deu", "de"},
                                                                                              {"fre", "fr"},
                                                                                              {"gsw", "gsw"},
                                                                                              {"und", ""},
                                                                                              {"mul", ""},
                                                                                              {"zxx", ""},
                                                                                              {"xx", ""},
                                                                                              {"english", ""},
                                                                                              {"", ""},
                                                                                              {"1a", ""}})
        EXPECT_EQ(language_tag(said), tag) << said;
}

TEST(LanguageNamed, TakesNamesAndCodes) {
    for (const auto& [name, tag] : std::initializer_list<std::pair<const char*, const char*>>{{"English", "en"},
                                                                                              {" german ", "de"},
                                                                                              {"Deutsch", "de"},
                                                                                              {"FRANÇAIS", "fr"},
                                                                                              {"francais", "fr"},
                                                                                              {"русский", "ru"},
                                                                                              {"Chinese", "zh"},
                                                                                              {"de-AT", "de"},
                                                                                              {"eng", "en"},
                                                                                              {"gsw", "gsw"},
                                                                                              {"elvish", ""},
                                                                                              {"", ""}})
        EXPECT_EQ(language_named(name), tag) << name;
}

}  // namespace
}  // namespace dateline
