#include "indexer/model/stopwords.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace dateline {

namespace {

using Words = std::span<const std::string_view>;

// Folded, without accents and apostrophes, sorted.
constexpr std::string_view english[] = {
    "a",    "about", "after", "all",   "also",  "am",    "an",   "and",   "any",   "are",  "as",   "at",   "be",
    "been", "but",   "by",    "can",   "could", "did",   "do",   "does",  "for",   "from", "had",  "has",  "have",
    "he",   "her",   "his",   "how",   "i",     "if",    "in",   "into",  "is",    "its",  "just", "me",   "more",
    "most", "my",    "not",   "of",    "on",    "or",    "our",  "she",   "so",    "some", "such", "than", "that",
    "the",  "their", "them",  "then",  "there", "these", "they", "this",  "those", "to",   "was",  "we",   "were",
    "what", "when",  "where", "which", "while", "will",  "with", "would", "you",   "your"};
constexpr std::string_view german[] = {
    "als",  "am",    "an",    "auch",  "auf",   "aus", "bei", "das", "dass", "dem", "den",  "der", "des", "die",
    "ein",  "eine",  "einem", "einen", "einer", "er",  "es",  "fur", "hat",  "ich", "im",   "in",  "ist", "mit",
    "nach", "nicht", "sich",  "sie",   "sind",  "und", "vom", "von", "war",  "wie", "wird", "zu",  "zum", "zur"};
constexpr std::string_view french[] = {
    "a",    "au",  "aux", "avec", "ce", "ces", "cette", "dans", "de",   "des",  "du",  "elle", "en",  "est", "et",
    "il",   "ils", "je",  "la",   "le", "les", "leur",  "mais", "ne",   "nous", "ont", "ou",   "par", "pas", "plus",
    "pour", "qu",  "que", "qui",  "sa", "se",  "ses",   "son",  "sont", "sur",  "un",  "une",  "vous"};
constexpr std::string_view spanish[] = {"a",     "al",  "como", "con",  "de",   "del", "desde", "el", "en",
                                        "entre", "es",  "esta", "fue",  "ha",   "la",  "las",   "le", "lo",
                                        "los",   "mas", "o",    "para", "pero", "por", "que",   "se", "sin",
                                        "sobre", "son", "su",   "sus",  "un",   "una", "y"};
constexpr std::string_view italian[] = {"a",     "al",  "alla", "anche", "che", "come", "con",   "da",  "dal",
                                        "dalla", "dei", "del",  "della", "di",  "e",    "gli",   "ha",  "i",
                                        "il",    "in",  "la",   "le",    "lo",  "nel",  "nella", "non", "per",
                                        "piu",   "si",  "sono", "su",    "un",  "una"};
constexpr std::string_view portuguese[] = {
    "a",   "ao", "as",  "com", "como", "da", "das",  "de",   "do",   "dos", "e",   "em", "foi", "mais", "na", "nao",
    "nas", "no", "nos", "o",   "os",   "ou", "para", "pela", "pelo", "por", "que", "se", "sua", "um",   "uma"};
constexpr std::string_view dutch[] = {"aan", "als", "bij", "dat", "de",  "die",  "dit",  "door", "een",   "en", "er",
                                      "het", "hij", "ik",  "in",  "is",  "maar", "met",  "naar", "niet",  "of", "om",
                                      "ook", "op",  "te",  "tot", "uit", "van",  "voor", "was",  "wordt", "ze", "zijn"};

struct List {
    std::string_view language;
    Words words;
};

constexpr List lists[] = {{"english", english},       {"german", german},         {"german2", german},
                          {"french", french},         {"spanish", spanish},       {"italian", italian},
                          {"dutch", dutch},           {"kraaij_pohlmann", dutch}, {"porter", english},
                          {"portuguese", portuguese}, {"lovins", english},        {"earlyenglish", english}};

static_assert(std::ranges::is_sorted(english) && std::ranges::is_sorted(german) && std::ranges::is_sorted(french) &&
              std::ranges::is_sorted(spanish) && std::ranges::is_sorted(italian) &&
              std::ranges::is_sorted(portuguese) && std::ranges::is_sorted(dutch));

constexpr std::string_view kept[] = {"it", "no", "us", "who"};

}  // namespace

bool is_stopword(std::string_view language, std::string_view folded_word) {
    if (std::ranges::binary_search(kept, folded_word)) return false;
    const auto* list = std::ranges::find(lists, language, &List::language);
    return list != std::end(lists) && std::ranges::binary_search(list->words, folded_word);
}

bool is_name_in_capitals(std::string_view folded_word) {
    return folded_word.size() > 1 && folded_word.size() < 5 &&
           (std::ranges::binary_search(kept, folded_word) || std::ranges::binary_search(english, folded_word));
}

}  // namespace dateline
