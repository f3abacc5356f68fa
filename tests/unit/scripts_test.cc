// Words of any script: whichever way they are typed, they find the text in which they stand.

#include <algorithm>
#include <ctime>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/base/utf8.h"
#include "indexer/model/analyser.h"
#include "indexer/model/shingles.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> spans(std::string_view text) {
    Analyser analyser("en");
    std::vector<std::string> found;
    for (const Token& token : analyser.analyse(text))
        found.emplace_back(text.substr(token.begin, token.end - token.begin));
    return found;
}

bool is_same_word(const Token& a, const Token& b) {
    return std::ranges::any_of(
        a.words, [&](const std::string& word) { return std::ranges::find(b.words, word) != b.words.end(); });
}

/// Whether the words of `query` stand side by side in `text`, as a query without blanks is read.
bool finds(std::string_view query, std::string_view text) {
    Analyser analyser("en");
    std::vector<Token> there = analyser.analyse(text);
    std::vector<Token> typed = analyser.analyse(query, Reading::query);
    for (auto* tokens : {&there, &typed})
        std::erase_if(*tokens, [](const Token& token) { return !token.parts.empty(); });
    return !typed.empty() &&
           std::search(there.begin(), there.end(), typed.begin(), typed.end(), is_same_word) != there.end();
}

struct Pair {
    std::string one;
    std::string other;
};

void expect_same(const std::vector<Pair>& pairs) {
    for (const auto& [one, other] : pairs) {
        EXPECT_TRUE(finds(one, other)) << one << " does not find " << other;
        EXPECT_TRUE(finds(other, one)) << other << " does not find " << one;
    }
}

const std::vector<std::string> without_blanks = {
    "นายกรัฐมนตรีไทยแถลงข่าวเรื่องน้ำท่วมในกรุงเทพมหานครวันนี้",
    "ทรัมป์พบปูตินที่เฮลซิงกิหารือเรื่องยูเครน",
    "ນາຍົກລັດຖະມົນຕີລາວເດີນທາງໄປຢ້ຽມຢາມຫວຽດນາມ",
    "នាយករដ្ឋមន្ត្រីកម្ពុជាធ្វើដំណើរទៅប្រទេសចិន",
    "မြန်မာနိုင်ငံတွင်ရေကြီးမှုကြောင့်လူများသေဆုံး",
    "日本銀行は十四日、金融政策の現状維持を決めた",
    "中国外交部发言人表示两国将继续会谈",
    "서울에서 열린 정상회담은 이틀째 이어졌다",
    "ﾆｭｰｽﾃﾞｰﾀとデータ・ニュース🔥東京",
};

TEST(Scripts, WithoutBlanksAreFoundByAnyPieceOfARun) {
    Analyser analyser("en");
    for (const std::string& text : without_blanks) {
        const std::vector<Token> tokens = analyser.analyse(text);
        for (std::size_t first = 0; first < tokens.size(); ++first) {
            for (std::size_t last = first; last < std::min(first + 6, tokens.size()); ++last) {
                const std::string piece = text.substr(tokens[first].begin, tokens[last].end - tokens[first].begin);
                ASSERT_TRUE(finds(piece, text)) << piece << " of " << text;
            }
        }
    }
}

TEST(Scripts, WithoutBlanksAreFoundByTheirWords) {
    for (const char* word : {"ปูติน", "ที่", "น้ำท่วม", "กรุงเทพ", "มหานคร", "ນາຍົກ", "ລັດຖະມົນຕີ", "ដំណើរ", "កម្ពុជា", "မြန်မာ",
                             "နိုင်ငံ", "金融", "外交部", "ニュース"}) {
        EXPECT_TRUE(std::ranges::any_of(without_blanks, [&](const std::string& text) { return finds(word, text); }))
            << word;
    }
    EXPECT_FALSE(finds("เมือง", without_blanks[0]));
}

TEST(Scripts, OfThailandAndItsNeighboursAreCutWhereALetterBegins) {
    EXPECT_THAT(spans("น้ำมัน"), ElementsAre("น้ำ", "มั", "น"));
    EXPECT_THAT(spans("ນ້ຳ"), ElementsAre("ນ້ຳ"));
    EXPECT_THAT(spans("ខ្មែរ"), ElementsAre("ខ្មែ", "រ")) << "a consonant below another one";
    EXPECT_THAT(spans("မန္တလေး"), ElementsAre("မ", "န္တ", "လေး"));
    expect_same({{"น้ำ", "น\u0E49\u0E4D\u0E32"},
                 {"น้ำ", "น\u0E4D\u0E49\u0E32"},
                 {"ນ້ຳ", "ນ\u0ECD\u0EC9\u0EB2"},
                 {"๒๕๖๕", "2565"}});
}

TEST(Scripts, KoreanWordsAreFoundWithTheirParticlesOn) {
    for (const char* text : {"서울에서 열렸다", "서울은", "서울시장", "남서울"})
        EXPECT_TRUE(finds("서울", text)) << text;
    EXPECT_TRUE(finds("서울시장", "서울 시장")) << "blanks are a matter of taste";
    EXPECT_FALSE(finds("서울", "울서"));
    EXPECT_TRUE(finds("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국은")) << "syllables taken apart";
    EXPECT_THAT(spans("한국 News ㅋㅋ"), ElementsAre("한", "국", "News", "ㅋ", "ㅋ"));
    EXPECT_THAT(spans("\u3164\u115F"), IsEmpty()) << "fillers";
}

TEST(Scripts, JapaneseAndChineseFormsOfOneCharacterAreOne) {
    expect_same({{"ﾃﾞｰﾀ", "データ"},
                 {"ｶﾞｽ", "ガス"},
                 {"ﾊﾟﾝ", "パン"},
                 {"か\u3099", "が"},
                 {"⽇本", "日本"},
                 {"葛\U000E0100城", "葛城"},
                 {"\uFA19社", "神社"},
                 {"Ａ社", "a社"}});
    EXPECT_THAT(spans("人々とコーヒー"), ElementsAre("人", "々", "と", "コ", "ー", "ヒ", "ー"));
    EXPECT_THAT(spans("二〇二四年"), ElementsAre("二", "〇", "二", "四", "年"));
    EXPECT_THAT(spans("𠮷野家 ｶﾞ"), ElementsAre("𠮷", "野", "家", "ｶﾞ"));
    EXPECT_FALSE(finds("か", "が"));
}

TEST(Scripts, WidthAndFormOfLettersAndDigitsDoNotMatter) {
    expect_same({{"ＡＢＣ", "abc"},
                 {"１２３", "123"},
                 {"１，０００", "1,000"},
                 {"３．１４", "3.14"},
                 {"ＡＴ＆Ｔ", "AT&T"},
                 {"ＣＯＶＩＤ－１９", "COVID-19"},
                 {"ﬁnance", "finance"},
                 {"oﬃce", "office"},
                 {"CO₂", "CO2"},
                 {"m²", "m2"},
                 {"5㎏", "5kg"},
                 {"100㎡", "100m2"},
                 {"20ᵗʰ", "20th"},
                 {"Ⅳ", "iv"},
                 {"nº", "no"}});
    EXPECT_THAT(spans("１，２"), ElementsAre("１", "２"));
}

TEST(Scripts, TheNumberOfANoteDoesNotHideItsWord) {
    EXPECT_TRUE(finds("policy", "a new policy¹."));
    EXPECT_TRUE(finds("policy¹", "a new policy¹."));
    EXPECT_FALSE(finds("m²", "5 m wide")) << "typed so, it is a unit";
    EXPECT_FALSE(finds("102", "10²"));
}

TEST(Scripts, EmojiAreWords) {
    EXPECT_THAT(spans("Oil🔥prices ⚠️ 👍🏽 🇩🇪🇫🇷"),
                ElementsAre("Oil", "🔥", "prices", "⚠️", "👍🏽", "🇩🇪", "🇫🇷"));
    expect_same({{"👍🏽", "👍"}, {"❤", "❤️"}, {"1️⃣", "1"}, {"🏃‍♀️", "🏃"}});
    EXPECT_TRUE(finds("👩", "👨‍👩‍👧"));
    EXPECT_FALSE(finds("🇩🇪", "🇫🇷"));
    EXPECT_FALSE(finds("🇩🇪", "🇫🇩🇪🇷"));
    EXPECT_THAT(spans("© ™ ® → \uE000 \U000F0001 \uF8FF"), IsEmpty()) << "and no pictures of a font";
}

TEST(Scripts, EmojiAreNotNeededForAMatch) {
    for (const char* language : {"en", "none"}) {
        Analyser analyser(language);
        EXPECT_TRUE(analyser.is_stopword(analyser.analyse("🔥").at(0)));
        EXPECT_FALSE(analyser.is_stopword(analyser.analyse("火").at(0)));
    }
}

TEST(Scripts, MarksThatAWriterMayLeaveOutDoNotMatter) {
    expect_same({{"مُحَمَّد", "محمد"},
                 {"محـــمد", "محمد"},
                 {"أحمد", "احمد"},
                 {"إيران", "ايران"},
                 {"آسيا", "اسيا"},
                 {"ا\u0654حمد", "أحمد"},
                 {"کتاب", "كتاب"},
                 {"ایران", "ايران"},
                 {"\u200Fايران\u200F", "ايران"},
                 {"می\u200Cخواهم", "میخواهم"},
                 {"\uFEFB", "لا"},
                 {"١٤٠٣", "1403"},
                 {"שָׁלוֹם", "שלום"},
                 {"ג׳ירפה", "ג'ירפה"},
                 {"Việt Nam", "Viet Nam"},
                 {"Vie\u0323\u0302t", "Việt"},
                 {"Đà Nẵng", "Da Nang"},
                 {"İSTANBUL", "istanbul"},
                 {"ISPARTA", "ısparta"},
                 {"Ἀθῆναι", "αθηναι"},
                 {"Ё́лка", "елка"}});
    EXPECT_FALSE(finds("مدرسه", "مدرسة")) << "kept apart";
    EXPECT_FALSE(finds("علي", "على")) << "kept apart";
}

TEST(Scripts, OfIndiaAreFoundHoweverTheyAreTyped) {
    expect_same({{"क्\u200Dष", "क्ष"},
                 {"क्\u200Cष", "क्ष"},
                 {"\u0958लम", "क\u093Cलम"},
                 {"\u0D05\u0D35\u0D7B", "\u0D05\u0D35\u0D28\u0D4D\u200D"},
                 {"\u09CE", "\u09A4\u09CD\u200D"},
                 {"२०२४", "2024"},
                 {"கொ", "க\u0BC6\u0BBE"}});
    EXPECT_THAT(spans("हिन्दी समाचार"), ElementsAre("हिन्दी", "समाचार"));
    EXPECT_FALSE(finds("क", "कि"));
}

TEST(Scripts, AreMixedWithoutLoss) {
    EXPECT_THAT(spans("iPhone15の発売"), ElementsAre("iPhone15", "の", "発", "売"));
    EXPECT_THAT(spans("ราคา5บาท"), ElementsAre("ร", "า", "ค", "า", "5", "บ", "า", "ท"));
    EXPECT_TRUE(finds("발표", "NASA가발표"));
}

std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> letters = {
        "a",      "É",      "ß",      "Ｂ",     "3",      "５",     "²",      "₂",      "’",      "-",         ".",
        ",",      "&",      "+",      " ",      " ",      "\n",     "\u00AD", "\u200D", "\u0301", "\u0323",    "я",
        "й",      "Ω",      "ا",      "أ",      "ـ",      "\u064E", "\u0654", "ی",      "٣",      "ש",         "\u05C1",
        "क",      "\u094D", "\u093F", "ক",      "\u09CE", "ൻ",      "ก",      "น",      "\u0E49", "\u0E4D",    "า",
        "ำ",      "เ",      "ລ",      "ຳ",      "ក",      "\u17D2", "ម",      "\u1039", "မ",      "\u103A",    "日",
        "々",     "〇",     "𠮷",     "が",     "か",     "\u3099", "ｶ",      "ﾞ",      "ー",     "한",        "ᄒ",
        "\u1161", "\u11AB", "ㅋ",     "\u3164", "🔥",      "👍",      "🏽",   "🇩",      "🇪",      "\uFE0F",    "\u20E3",
        "⚠",      "\uE000", "㎏",     "㈱",     "⼀",     "Ⅳ",      "ﷺ",      "ŉ",      "ʼ",      "\U000E0100"};
    std::string text;
    for (std::size_t count = random() % 40; count > 0; --count) text += letters[random() % letters.size()];
    return text;
}

void expect_in_bounds(std::string_view text, const std::vector<Token>& tokens) {
    for (const Token& token : tokens) {
        ASSERT_LT(token.begin, token.end);
        ASSERT_LE(token.end, text.size());
        ASSERT_TRUE(!token.words.empty() && !token.stems.empty());
        for (const auto* terms : {&token.words, &token.stems}) {
            for (const std::string& term : *terms) {
                ASSERT_TRUE(!term.empty() && is_valid_utf8(term)) << text;
                ASSERT_LE(term.size(), 200u);
            }
        }
    }
}

TEST(Scripts, EveryWordOfRandomLettersFindsItsText) {
    std::mt19937 random(17);
    for (const char* language : {"en", "fr", "ar", "ta", "ne", "none"}) {
        Analyser analyser(language);
        for (int round = 0; round < 500; ++round) {
            const std::string text = random_text(random);
            const std::vector<Token> tokens = analyser.analyse(text);
            ASSERT_NO_FATAL_FAILURE(expect_in_bounds(text, tokens));
            for (const Token& token : tokens) {
                const std::string word = text.substr(token.begin, token.end - token.begin);
                ASSERT_TRUE(finds(word, text)) << "'" << word << "' does not find\n" << text;
            }
        }
    }
}

TEST(Scripts, OfBrokenBytesStayInBounds) {
    std::mt19937 random(19);
    Analyser analyser("en");
    for (int round = 0; round < 3000; ++round) {
        std::string text = random_text(random);
        if (round % 2 == 0) text.resize(random() % (text.size() + 1));
        for (std::size_t hits = random() % 8; hits > 0 && !text.empty(); --hits)
            text[random() % text.size()] = static_cast<char>(static_cast<unsigned char>(random() % 256));
        const std::vector<char> exact(text.begin(), text.end());  // no byte behind it, for the sanitizer to see
        const std::string_view bytes(exact.data(), exact.size());
        ASSERT_NO_FATAL_FAILURE(expect_in_bounds(bytes, analyser.analyse(bytes)));
        ASSERT_NO_FATAL_FAILURE(expect_in_bounds(bytes, analyser.analyse(bytes, Reading::query)));
    }
}

// Processor time, which does not depend on what else the machine does; the least of several tries.
std::clock_t time_to_analyse(std::string_view piece, std::size_t size, std::string text = {}) {
    Analyser analyser("en");
    while (text.size() < size) text += piece;
    std::clock_t least = std::numeric_limits<std::clock_t>::max();
    for (int i = 0; i < 5; ++i) {
        const std::clock_t start = std::clock();
        (void)analyser.analyse(text + "zz");
        least = std::min(least, std::clock() - start);
    }
    return least;
}

TEST(Scripts, TakeTimeInProportionToTheText) {
    constexpr std::clock_t noise = CLOCKS_PER_SEC / 1000;
    for (const char* piece :
         {"a.",      "a-",           "a'",      "1,", "１，",     "x",       "\u00AD",       "a\u0301",
          "日",      "&A",           "\n",      "+",  "a²",       "²",       "\u0323\u0301", "ก",
          "ก\u0E49", "\u0E4D\u0E49", "\u17D2ក", "한", "ᄒ\u1161", "🔥",       "👍🏽",     "🇩",
          "\u200D",  "👨\u200D",      "ـ",       "ﷺ",  "\x80",     "\xF0\x9F"}) {
        EXPECT_LT(time_to_analyse(piece, 80'000), 30 * time_to_analyse(piece, 10'000) + noise)
            << piece << ": eight times the text";
    }
    for (const char* letter : {"a", "日", "ก"}) {
        EXPECT_LT(time_to_analyse("\u0323\u0301", 80'000, letter), 30 * time_to_analyse("x ", 80'000) + noise)
            << "one letter of many marks: " << letter;
    }
}

TEST(Scripts, WithoutBlanksMakeShinglesOfTwiceAsManySigns) {
    Analyser analyser("en");
    const auto count = [&](std::string_view text) { return to_shingles(analyser.analyse(text)).size(); };
    EXPECT_EQ(count("一二三四五六七八九十"), 3u);
    EXPECT_EQ(count("一二三四"), 1u);
    EXPECT_EQ(count("一二三四五六七八 one two three four"), 5u);
    const auto set = [&](std::string_view body) { return make_shingle_set({}, analyser.analyse(body)); };
    const std::string report =
        "中国外交部发言人星期五在北京表示，两国将在下个月继续举行贸易会谈，并就关税问题交换意见。双方代表团上一轮会谈在"
        "日内瓦举行。";
    const std::string copy = "据新华社报道：" + report;
    const std::string other =
        "中国外交部发言人星期五在北京表示，总统将在下个月访问欧洲，并就气候问题与各国领导人交换意见。这是他今年第一次出"
        "访。";
    EXPECT_GT(overlap(set(report), set(copy)).resemblance, 0.8);
    EXPECT_LT(overlap(set(report), set(other)).resemblance, 0.35);
}

}  // namespace
}  // namespace dateline
