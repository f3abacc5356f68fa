#include "searchd/suggestions.h"

#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/suggestion_key.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Suggestion title(std::string text, std::uint64_t published = 0) {
    return {std::move(text), SuggestionKind::title, 1, published};
}

std::vector<std::string> complete(const std::vector<Suggestion>& all, std::string_view typed, std::size_t limit = 10) {
    std::vector<std::string> texts;
    for (const Suggestion& one : Suggestions(all).complete(typed, limit)) texts.push_back(one.text);
    return texts;
}

TEST(Suggestions, CompleteTheBeginningAndAnyWord) {
    const std::vector<Suggestion> all = {title("Crude oil rises"), title("Oil"), title("Boiler explodes")};
    EXPECT_THAT(complete(all, "oil"), ElementsAre("Oil", "Crude oil rises", "Boiler explodes"))
        << "the last one by a typo, \"boil\"";
    EXPECT_THAT(complete(all, "oi"), ElementsAre("Oil", "Crude oil rises"));
    EXPECT_THAT(complete(all, "crude oil r"), ElementsAre("Crude oil rises"));
    EXPECT_THAT(complete(all, "oil ri"), ElementsAre("Crude oil rises"));
    EXPECT_THAT(complete(all, "xyz"), IsEmpty());
}

TEST(Suggestions, AreBlindToAccentsCaseAndPunctuation) {
    const std::vector<Suggestion> all = {title("L’Été à São Tomé"), title("U.S. trade"), title("AT&T–plan")};
    for (const char* typed : {"l'ete", "L’ÉTÉ", "lete", "été", "ete a sao", "SÃO", "tome"})
        EXPECT_THAT(complete(all, typed), ElementsAre("L’Été à São Tomé")) << typed;
    for (const char* typed : {"us", "U.S", "u.s. t", "us trade"})
        EXPECT_THAT(complete(all, typed), ElementsAre("U.S. trade")) << typed;
    EXPECT_THAT(complete(all, "at&t pl"), ElementsAre("AT&T–plan"));
}

TEST(Suggestions, ForgiveOneTypoFromTheThirdLetterOn) {
    const std::vector<Suggestion> all = {title("Reagan speaks")};
    for (const char* typed : {"reagna", "raegan", "eragan", "regan", "reaggan", "rexgan", "xeagan", "eagan", "xreagan",
                              "reaganspe", "reagan spp", "rea", "rex", "Raegan sp", "spaeks", "peaks"})
        EXPECT_THAT(complete(all, typed), ElementsAre("Reagan speaks")) << typed;
    for (const char* typed : {"er", "rx", "rgaan x", "xexgan", "reagan speaks too", "regnaa"})
        EXPECT_THAT(complete(all, typed), IsEmpty()) << typed;
}

TEST(Suggestions, TyposOfLettersOfSeveralBytes) {
    const std::vector<Suggestion> all = {title("Путин говорит"), title("Δελφοί")};
    for (const char* typed : {"пут", "птуин", "пуин", "пуутин", "бутин", "утин", "гворит"})
        EXPECT_THAT(complete(all, typed), ElementsAre("Путин говорит")) << typed;
    EXPECT_THAT(complete(all, "δεφλ"), ElementsAre("Δελφοί"));
}

TEST(Suggestions, ExactOnesComeBeforeTypos) {
    const std::vector<Suggestion> all = {{"Japan", SuggestionKind::name, 500}, title("A visit to Jarpan")};
    EXPECT_THAT(complete(all, "jarp"), ElementsAre("A visit to Jarpan", "Japan"));
}

TEST(Suggestions, AFewWordsComeBeforeTitlesAndAllBeforeTypos) {
    const std::vector<Suggestion> all = {
        title("Black money"), title("Black moment"), title("Block mortgages"), {"Black Moor", SuggestionKind::name, 3}};
    const std::vector<Suggestion> words = {{"black monday", SuggestionKind::words, 0},
                                           {"black money", SuggestionKind::words, 0},
                                           {"black months", SuggestionKind::words, 0},
                                           {"black morning", SuggestionKind::words, 0}};
    const auto texts = [&](std::size_t limit) {
        std::vector<std::string> found;
        for (const Suggestion& one : with_words(Suggestions(all).complete("black mo", limit), words, limit))
            found.push_back(one.text);
        return found;
    };
    EXPECT_THAT(texts(10), ElementsAre("Black Moor", "black monday", "black money", "Black moment", "black months",
                                       "black morning", "Block mortgages"));
    EXPECT_THAT(texts(3), ElementsAre("Black Moor", "black monday", "Black money"));
}

TEST(Suggestions, WordsAreAmongTheFirstHalf) {
    std::vector<Suggestion> names;
    for (std::uint32_t i = 0; i < 8; ++i) names.push_back({"Moor " + std::to_string(i), SuggestionKind::name, 9 - i});
    const std::vector<Suggestion> words = {{"moon", SuggestionKind::words, 0}};
    const std::vector<Suggestion> found = with_words(Suggestions(names).complete("moo", 8), words, 8);
    ASSERT_EQ(found.size(), 8u);
    EXPECT_EQ(found[4].text, "moon");
}

TEST(Suggestions, OrderIsBeginningThenFrequencyThenLengthThenNews) {
    const std::vector<Suggestion> all = {title("Oil falls on a quiet day", 19870301000000),
                                         title("Oil rises on a quiet day", 19870302000000),
                                         title("Oil up", 19860101000000),
                                         {"crude oil", SuggestionKind::phrase, 90},
                                         {"oil prices", SuggestionKind::phrase, 9},
                                         {"Oil & Gas Weekly", SuggestionKind::name, 30}};
    EXPECT_THAT(complete(all, "oil"), ElementsAre("Oil & Gas Weekly", "oil prices", "Oil up",
                                                  "Oil rises on a quiet day", "Oil falls on a quiet day", "crude oil"));
    EXPECT_THAT(complete(all, "oil", 2), ElementsAre("Oil & Gas Weekly", "oil prices"));
}

TEST(Suggestions, NeverShowTheSameTwice) {
    const std::vector<Suggestion> all = {title("OIL PRICES", 2),
                                         title("Oil prices!", 1),
                                         {"oil prices", SuggestionKind::phrase, 3},
                                         title("Oil oil oil prices")};
    const std::vector<Suggestion> found = Suggestions(all).complete("oil", 10);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].text, "oil prices");
    EXPECT_EQ(found[0].kind, SuggestionKind::phrase);
    EXPECT_EQ(found[0].count, 3u);
    EXPECT_EQ(found[1].text, "Oil oil oil prices");
}

TEST(Suggestions, ABlankEndsTheWord) {
    const std::vector<Suggestion> all = {title("Oilseeds"), title("Oil prices"), title("The price of oil")};
    EXPECT_THAT(complete(all, "oi"), ElementsAre("Oilseeds", "Oil prices", "The price of oil"));
    EXPECT_THAT(complete(all, "oil ", 2), ElementsAre("Oil prices", "The price of oil"));
}

TEST(Suggestions, CompleteFromAnyIdeograph) {
    const std::vector<Suggestion> all = {title("東京の桜が咲く")};
    for (const char* typed : {"東", "京", "桜が", "東京の桜"})
        EXPECT_THAT(complete(all, typed), ElementsAre("東京の桜が咲く")) << typed;
}

TEST(Suggestions, OfNothingAreNone) {
    EXPECT_THAT(complete({}, "oil"), IsEmpty());
    EXPECT_THAT(Suggestions().complete("oil", 10), IsEmpty());
    EXPECT_THAT(complete({title(""), title("?!")}, "oil"), IsEmpty());
    for (const char* typed : {"", " ", "\n", "?!", "\"", "<>"}) EXPECT_THAT(complete({title("Oil")}, typed), IsEmpty());
    EXPECT_THAT(complete({title("Oil")}, "oil", 0), IsEmpty());
}

TEST(Suggestions, TakeAnyBytes) {
    const Suggestions suggestions({title("Oil prices"), title(std::string(1000, 'a')), title("Ärger")});
    const std::string nul("oil\0pri", 7);
    for (const std::string& typed :
         {std::string(1000, 'a'), std::string(1000, 'b'), std::string(1000, ' '), std::string(100'000, 'a'),
          std::string("\xFF\xC3"), std::string("oil\xC3"), std::string("oil\x01\x7F pr"), nul,
          std::string("\xED\xA0\x80"), std::string(333, '\xE6'), std::string("<script>oil")})
        EXPECT_LE(suggestions.complete(typed, 20).size(), 3u);
    EXPECT_THAT(suggestions.complete(std::string(998, 'a') + "bba", 5), IsEmpty());
    EXPECT_EQ(suggestions.complete(std::string(990, 'a') + "b", 5).size(), 1u) << "one typo, however late";
    EXPECT_EQ(suggestions.complete(nul, 5).size(), 1u);
}

// The oracle: every key that begins with what one edit at any place makes of the typed letters.
bool begins_but_for_a_typo(std::string_view key, std::string_view typed) {
    const auto equal = [](std::string_view a, std::string_view b) { return a.starts_with(b); };
    for (std::size_t i = 0; i < typed.size() && i <= key.size() && key.substr(0, i) == typed.substr(0, i); ++i) {
        const std::string_view key_rest = key.substr(i);
        const std::string_view rest = typed.substr(i);
        if (equal(key_rest, rest) || equal(key_rest, rest.substr(1))) return true;
        if (!key_rest.empty() && (equal(key_rest.substr(1), rest.substr(1)) || equal(key_rest.substr(1), rest)))
            return true;
        if (rest.size() > 1 && key_rest.size() > 1 && key_rest[0] == rest[1] && key_rest[1] == rest[0] &&
            equal(key_rest.substr(2), rest.substr(2)))
            return true;
    }
    return false;
}

TEST(Suggestions, FindWhatLookingAtEveryTextFinds) {
    std::mt19937 random(7);
    const auto word = [&](std::size_t longest) {
        std::string text;
        for (std::size_t length = 1 + random() % longest; length > 0; --length)
            text += static_cast<char>('a' + random() % 3);
        return text;
    };
    std::vector<Suggestion> all;
    for (int i = 0; i < 200; ++i) all.push_back(title(word(4) + " " + word(4) + " " + word(4), random() % 50));
    const Suggestions suggestions(all);
    for (int i = 0; i < 300; ++i) {
        const std::string typed = word(6) + (random() % 3 == 0 ? " " + word(2) : "");
        std::set<std::string> expected;
        for (const Suggestion& one : all) {
            const std::string key = one.text + " ";
            for (std::size_t at = 0; at < one.text.size(); at = key.find(' ', at) + 1) {
                const std::string_view rest = std::string_view(key).substr(at);
                const bool allows_typo = typed.size() - (typed.find(' ') == std::string::npos ? 0 : 1) >= 3;
                if (rest.starts_with(typed) || (allows_typo && begins_but_for_a_typo(rest, typed)))
                    expected.insert(one.text);
            }
        }
        std::set<std::string> found;
        for (const Suggestion& one : suggestions.complete(typed, 1000)) EXPECT_TRUE(found.insert(one.text).second);
        EXPECT_EQ(found, expected) << typed;
    }
}

}  // namespace
}  // namespace dateline
