#include "tests/support/random_text.h"

#include <algorithm>

namespace dateline::testing {

namespace {

// But for dashes, curly quotes and the like.
bool is_almost_ascii(std::string text) {
    for (std::size_t at = 0; (at = text.find("\xE2\x80")) != std::string::npos;) text.erase(at, 3);
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 128; });
}

}  // namespace

const Words& difficult_words() {
    static const Words words = {"price",
                                "prices",
                                "priced",
                                "pricing",
                                "happy",
                                "happier",
                                "happiest",
                                "happily",
                                "lie",
                                "lying",
                                "lies",
                                "tie",
                                "tying",
                                "die",
                                "dying",
                                "sky",
                                "skies",
                                "run",
                                "running",
                                "try",
                                "tries",
                                "trying",
                                "news",
                                "early",
                                "only",
                                "y",
                                "yes",
                                "a",
                                "I",
                                "US",
                                "us",
                                "U.S.",
                                "U.S.A.",
                                "u.s.",
                                "WHO",
                                "who",
                                "IT",
                                "It's",
                                "p.m.",
                                "AT&T",
                                "C++",
                                "O'Brien",
                                "O’Brien’s",
                                "OBRIEN",
                                "dogs’",
                                "don't",
                                "don’t",
                                "1,000",
                                "1,000,000",
                                "3.14",
                                "2nd",
                                "F-16",
                                "f16",
                                "add-on",
                                "addon",
                                "add‑on",
                                "add–on",
                                "state-of-the-art",
                                "café",
                                "Cafés",
                                "naïve",
                                "Müller",
                                "Mueller",
                                "straße",
                                "STRASSE",
                                "ﬁsh",
                                "fish",
                                "l'Ukraine",
                                "L’Ukraine",
                                "d’accord",
                                "e\u0301t\u00E9",
                                "ete",
                                "日本",
                                "東京",
                                "цены",
                                "ценам",
                                "τιμές",
                                "😀",
                                "🇩🇪",
                                "m²",
                                "m2",
                                "CO₂",
                                "co\u00ADoperate",
                                "pri\u202Cce",
                                "p\u200Drice",
                                "p\u2060rice",
                                "pr\u200Bice",
                                "100%",
                                "$5m",
                                "foo_bar",
                                "x86-64",
                                "rock'n'roll",
                                "’tis",
                                "'90s",
                                "ABC-Z",
                                "a.b.c",
                                "Zürich",
                                "ZURICH"};
    return words;
}

std::string random_text(Random& random, std::size_t words) {
    static const Words between = {" ",  " ",  " ",   " ",     "\n",      "\n",     "\n\n",   ". ",     ", ",
                                  "-",  "--", " – ", "—",     "…",       "’",      "“",      "” ",     "'",
                                  " (", ") ", "/",   "\n \n", "\n---\n", "\u00A0", "\u202F", "\u2028", ":",
                                  "& ", "\t", "..",  "*",     "“\n",     "-\n"};
    const bool is_plain = happens(random, 2);  // few lines of mixed texts are without letters beyond ASCII
    const auto one = [&](const Words& choice) {
        std::string chosen = any_of(random, choice);
        while (is_plain && !is_almost_ascii(chosen)) chosen = any_of(random, choice);
        return chosen;
    };
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += one(difficult_words()) + one(between);
    return text;
}

}  // namespace dateline::testing
