#include "indexer/model/analyser.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unordered_map>

#include "indexer/base/utf8.h"
#include "indexer/model/fold.h"
#include "indexer/model/stopwords.h"

namespace dateline {

namespace {

constexpr std::size_t longest_word = 64;           // bytes of a folded word; longer ones are cut, on both sides alike
constexpr std::size_t stems_remembered = 200'000;  // then the memory starts anew
constexpr std::uint32_t paragraph_gap = 10;
constexpr std::size_t most_compound_parts = 4;

enum class Char : unsigned char { other, letter, capital, digit, mark, ideograph };

Char classify(char32_t code) {
    const auto c = static_cast<UChar32>(code);
    const int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK) return Char::mark;
    if (type == U_DECIMAL_DIGIT_NUMBER || type == U_LETTER_NUMBER) return Char::digit;
    if (!u_isalpha(c)) return Char::other;
    if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return Char::ideograph;
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &error);
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) return Char::ideograph;
    return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER ? Char::capital : Char::letter;
}

constexpr std::array<Char, 128> ascii_classes = [] {
    std::array<Char, 128> classes{};
    for (unsigned char c = 0; c < 128; ++c) {
        classes[c] = c >= 'a' && c <= 'z'   ? Char::letter
                     : c >= 'A' && c <= 'Z' ? Char::capital
                     : c >= '0' && c <= '9' ? Char::digit
                                            : Char::other;
    }
    return classes;
}();

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xFF07; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011 || c == 0xFF0D; }
// Characters that do not part a word: soft hyphen and zero-width joiners.
bool is_invisible(char32_t c) { return c == 0xAD || c == 0x200C || c == 0x200D; }
bool is_alphabetic(Char c) { return c == Char::letter || c == Char::capital; }
bool is_wordlike(Char c) { return is_alphabetic(c) || c == Char::digit || c == Char::mark; }

// A character of the text, classified; past the end it is `other` with length 0.
struct Cursor {
    char32_t code = 0;
    std::size_t length = 0;
    Char kind = Char::other;
};

Cursor look(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return {byte, 1, ascii_classes[byte]};
    const Utf8Char c = decode_utf8(text, at);
    return {c.code, c.length, classify(c.code)};
}

// A word as it stands in the text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_acronym = false;   // letters parted by dots: U.S.
    bool all_capitals = true;  // no letter that is not a capital
    bool has_digit = false;
    bool has_letter = false;
};

// Where a line is written in capitals throughout, they tell nothing: "CHINA TELLS US TO WAIT".
bool is_shouting(std::string_view line) {
    std::size_t capitals = 0;
    std::size_t small = 0;
    std::size_t run = 0;
    std::size_t longest_run = 0;
    for (std::size_t at = 0; at < line.size();) {
        const Cursor c = look(line, at);
        capitals += c.kind == Char::capital;
        small += c.kind == Char::letter;
        run = c.kind == Char::capital ? run + 1 : 0;
        longest_run = std::max(longest_run, run);
        at += c.length;
    }
    return longest_run > 5 && capitals >= 4 * small;
}

// Cuts text into words. Pure: knows no language.
class Splitter {
public:
    explicit Splitter(std::string_view text) : text_(text) {}

    /// The word that starts at `at`, where look(at) is wordlike.
    Span word(std::size_t at) const {
        const Span acronym = dotted(at);
        if (acronym.is_acronym) return acronym;
        Span span{at, at};
        while (true) {
            const Cursor c = look(text_, span.end);
            if (is_wordlike(c.kind)) {
                span.all_capitals &= c.kind != Char::letter;
                span.has_digit |= c.kind == Char::digit;
                span.has_letter |= is_alphabetic(c.kind);
            } else if (c.length == 0 || !joins(c, span)) {
                break;
            }
            span.end += c.length;
        }
        if (const std::size_t suffix = possessive(span.end); suffix > span.begin)
            span.all_capitals = is_in_capitals(span.begin, suffix);
        return with_suffix(span);
    }

private:
    // U.S., U.S.A., p.m.: single letters, each with a dot behind it; the last dot may be missing.
    Span dotted(std::size_t at) const {
        Span span{at, at};
        std::size_t letters = 0;
        bool capitals = true;
        while (true) {
            const Cursor letter = look(text_, span.end);
            if (!is_alphabetic(letter.kind)) break;
            const std::size_t next = span.end + letter.length;
            const bool has_dot = next < text_.size() && text_[next] == '.';
            const bool is_single = !is_wordlike(look(text_, next).kind);
            if (!has_dot && !(is_single && letters > 0)) break;
            capitals &= letter.kind == Char::capital;
            span.end = next + (has_dot ? 1 : 0);
            ++letters;
            if (!has_dot) break;
        }
        span.is_acronym = letters > 1;
        span.all_capitals = capitals;
        span.has_letter = true;
        const Cursor apostrophe = look(text_, span.end);
        const std::size_t s = span.end + apostrophe.length;
        if (span.is_acronym && is_apostrophe(apostrophe.code) && is_s(s) && !is_wordlike(look(text_, s + 1).kind))
            span.end = s + 1;
        return span;
    }

    bool is_s(std::size_t at) const { return at < text_.size() && (text_[at] == 's' || text_[at] == 'S'); }

    // Where the possessive ending of a word that ends at `end` starts; 0 if it has none.
    std::size_t possessive(std::size_t end) const {
        if (end < 3 || !is_s(end - 1)) return 0;
        const std::size_t apostrophe = utf8_floor(text_, end - 2);
        return is_apostrophe(look(text_, apostrophe).code) ? apostrophe : 0;
    }

    bool is_in_capitals(std::size_t begin, std::size_t end) const {
        for (std::size_t at = begin; at < end;) {
            const Cursor c = look(text_, at);
            if (c.kind == Char::letter) return false;
            at += c.length;
        }
        return true;
    }

    // Whether `c`, which is no part of a word by itself, stands inside one.
    bool joins(const Cursor& c, const Span& span) const {
        if (is_invisible(c.code)) return true;
        const Cursor next = look(text_, span.end + c.length);
        if (!is_wordlike(next.kind)) return false;
        if (is_apostrophe(c.code)) return is_alphabetic(next.kind);
        const Char before = look(text_, utf8_floor(text_, span.end - 1)).kind;
        if (c.code == '.' || c.code == ',') {
            return before == Char::digit && next.kind == Char::digit && (c.code == '.' || groups(span.end));
        }
        if (c.code != '&' || !is_alphabetic(before) || !is_alphabetic(next.kind)) return false;
        return (before == Char::capital && next.kind == Char::capital) || is_short_around(span.begin, span.end);
    }

    // Whether at most two letters stand on both sides of the sign at `sign`: at&t, q&a.
    bool is_short_around(std::size_t begin, std::size_t sign) const {
        if (sign - begin > 2) return false;
        std::size_t letters = 0;
        for (std::size_t at = sign + 1; is_wordlike(look(text_, at).kind) && ++letters <= 2;)
            at += look(text_, at).length;
        return letters <= 2;
    }

    // A comma at `at` followed by three digits and no fourth: 1,000 but not 1,2.
    bool groups(std::size_t at) const {
        for (std::size_t i = 1; i <= 3; ++i) {
            if (look(text_, at + i).kind != Char::digit) return false;
        }
        return look(text_, at + 4).kind != Char::digit;
    }

    // C++ and C#.
    Span with_suffix(Span span) const {
        if (span.end - span.begin > 2 || span.has_digit) return span;
        const std::string_view rest = text_.substr(span.end);
        const std::size_t length = rest.starts_with("++") ? 2 : rest.starts_with("#") ? 1 : 0;
        if (length != 0 && !is_wordlike(look(text_, span.end + length).kind)) span.end += length;
        return span;
    }

    std::string_view text_;
};

// The word of a span in its plain spelling, accents still on: apostrophes as ', nothing invisible, no dots in acronyms, no commas in numbers.
std::string plain_spelling(std::string_view text, const Span& span) {
    std::string out;
    for (std::size_t at = span.begin; at < span.end;) {
        const Cursor c = look(text, at);
        const bool is_dropped = is_invisible(c.code) || (c.code == ',' && !is_wordlike(c.kind)) ||
                                (span.is_acronym && c.code == '.');
        if (is_apostrophe(c.code)) {
            out += '\'';
        } else if (!is_dropped) {
            out += text.substr(at, c.length);
        }
        at += c.length;
    }
    return out;
}

constexpr std::string_view elisions[] = {"all", "aujourd", "c", "d", "dall", "dell", "gl", "j", "jusqu", "l", "lorsqu",
                                         "m", "n", "nell", "puisqu", "qu", "quell", "quoiqu", "s", "sull", "t", "un"};

// `word` without a possessive ending, an elided article (where the language has them) and apostrophes.
std::string without_apostrophes(std::string word, bool has_elisions) {
    if (word.find('\'') == std::string::npos) return word;
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    const std::size_t first = word.find('\'');
    if (has_elisions && first != std::string::npos && word != "aujourd'hui" &&
        std::ranges::find(elisions, std::string_view(word).substr(0, first)) != std::end(elisions)) {
        word.erase(0, first + 1);
    }
    std::erase(word, '\'');
    return word;
}

void add_unique(std::vector<std::string>& terms, std::string term) {
    if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
}

}  // namespace

struct Analyser::State {
    std::string language;  // as the stemmer calls itself
    Xapian::Stem stemmer;
    bool has_elisions = false;
    std::unordered_map<std::string, std::string> stems{};
};

Analyser::Analyser(std::string_view language) {
    if (!knows_language(language)) {
        throw std::invalid_argument("unknown language '" + std::string(language) + "': known are " + languages());
    }
    Xapian::Stem stemmer{std::string(language)};
    std::string description = stemmer.get_description();  // "Xapian::Stem(english)"
    const std::size_t open = description.find('(');
    std::string name = description.substr(open + 1, description.rfind(')') - open - 1);
    const bool has_elisions = name == "french" || name == "italian" || name == "catalan";
    state_ = std::make_unique<State>(State{std::move(name), std::move(stemmer), has_elisions});
}

Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;

bool Analyser::knows_language(std::string_view language) {
    if (language.empty()) return false;
    try {
        const Xapian::Stem stemmer{std::string(language)};
        return true;
    } catch (const Xapian::InvalidArgumentError&) {
        return false;
    }
}

std::string Analyser::languages() { return Xapian::Stem::get_available_languages() + " none"; }

std::string Analyser::stem(std::string_view word) {
    std::string key(word);
    if (const auto found = state_->stems.find(key); found != state_->stems.end()) return found->second;
    if (state_->stems.size() >= stems_remembered) state_->stems.clear();
    std::string stem = state_->stemmer(key);
    state_->stems.emplace(std::move(key), stem);
    return stem;
}

bool Analyser::is_stopword(const Token& token) const {
    return token.parts.empty() && token.words.size() == 1 && dateline::is_stopword(state_->language, token.words.front());
}

namespace {

// Turns spans into tokens; one for each call of analyse().
class Tokenizer {
public:
    Tokenizer(std::string_view text, Reading reading, Analyser& analyser, bool has_elisions)
        : text_(text), reading_(reading), analyser_(analyser), has_elisions_(has_elisions) {}

    std::vector<Token> run() {
        const Splitter splitter(text_);
        std::size_t line_end = 0;
        for (std::size_t at = 0; at < text_.size();) {
            if (at >= line_end) {
                line_end = std::min(text_.find('\n', at), text_.size() - 1) + 1;
                shouting_ = is_shouting(text_.substr(at, line_end - at));
                if (text_[at] == '\n') position_ += paragraph_gap;
            }
            const Cursor c = look(text_, at);
            if (c.kind == Char::ideograph) {
                add_ideograph(at, c.length);
                at += c.length;
            } else if (is_wordlike(c.kind) && c.kind != Char::mark) {
                const Span span = splitter.word(at);
                add_word(span);
                at = span.end;
            } else {
                at += c.length;
            }
        }
        end_compound();
        return std::move(tokens_);
    }

private:
    void add_ideograph(std::size_t at, std::size_t length) {
        end_compound();
        const std::string word = fold_case(text_.substr(at, length));
        tokens_.push_back({at, at + length, ++position_, {word}, {word}, {}});
    }

    void add_word(const Span& span) {
        const bool is_part = !compound_.empty() && is_single_hyphen(tokens_[compound_.back()].end, span.begin);
        if (!is_part) end_compound();
        Token token = make_token(span);
        if (token.words.front().empty()) return;
        token.position = ++position_;
        compound_.push_back(tokens_.size());
        compound_has_letter_ |= span.has_letter;
        tokens_.push_back(std::move(token));
    }

    Token make_token(const Span& span) const {
        Token token{span.begin, span.end, 0, {}, {}, {}};
        const std::string cased = without_apostrophes(fold_case(plain_spelling(text_, span)), has_elisions_);
        const std::string accented = cased.substr(0, utf8_floor(cased, longest_word));
        std::string word = fold_accents(cased);
        word.resize(utf8_floor(word, longest_word));
        const bool may_be_name = is_name_in_capitals(word);
        // Other stop words in capitals may as well be emphasis ("did NOT"): they stay in doubt.
        const bool is_name = may_be_name && span.all_capitals &&
                             (span.is_acronym || (!shouting_ && !dateline::is_stopword("english", word)));
        // A name cannot be mistaken for a word: no word has a dot at its end.
        const bool is_in_doubt = may_be_name && !is_name &&
                                 (span.all_capitals || (reading_ == Reading::query && !analyser_.is_stopword({0, 0, 0, {word}, {}, {}})));
        if (!is_name) {
            token.words.push_back(word);
            if (span.has_digit) {
                token.stems.push_back(word);
            } else {
                token.stems.push_back(analyser_.stem(word));
                if (word != accented) add_unique(token.stems, fold_accents(analyser_.stem(accented)));
            }
        }
        if (is_name || is_in_doubt) {
            token.words.push_back(word + ".");
            token.stems.push_back(word + ".");
        }
        return token;
    }

    bool is_single_hyphen(std::size_t from, std::size_t to) const {
        const Cursor c = look(text_, from);
        return c.length != 0 && is_hyphen(c.code) && from + c.length == to;
    }

    // Closes a run of words joined by hyphens: "add-on" also becomes "addon".
    void end_compound() {
        if (compound_.size() > 1 && compound_.size() <= most_compound_parts && compound_has_letter_) {
            Token joined{tokens_[compound_.front()].begin, tokens_[compound_.back()].end,
                         tokens_[compound_.front()].position, {""}, {}, {}};
            for (const std::size_t i : compound_) {
                std::string part = tokens_[i].words.front();
                if (part.ends_with('.')) part.pop_back();
                joined.words.front() += part;
                joined.parts.push_back(std::move(part));
            }
            joined.parts.back() = analyser_.stem(joined.parts.back());
            if (joined.words.front().size() <= longest_word) {
                joined.stems.push_back(analyser_.stem(joined.words.front()));
                tokens_.push_back(std::move(joined));
            }
        }
        compound_.clear();
        compound_has_letter_ = false;
    }

    std::string_view text_;
    Reading reading_;
    Analyser& analyser_;
    bool has_elisions_;
    bool shouting_ = false;
    std::uint32_t position_ = 0;
    std::vector<Token> tokens_;
    std::vector<std::size_t> compound_;  // indices of the tokens of the compound being read
    bool compound_has_letter_ = false;
};

}  // namespace

std::vector<Token> Analyser::analyse(std::string_view text, Reading reading) {
    return Tokenizer(text, reading, *this, state_->has_elisions).run();
}

std::string fold_value(std::string_view value) {
    std::string spaced;
    for (const char c : fold_accents(fold_case(trim(value)))) {
        const bool is_blank = c == ' ' || c == '\n' || c == '\t';
        if (!is_blank) {
            spaced += c;
        } else if (!spaced.empty() && spaced.back() != ' ') {
            spaced += ' ';
        }
    }
    return spaced;
}

}  // namespace dateline
