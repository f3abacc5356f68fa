#include "indexer/model/analyser.h"

#include <algorithm>
#include <array>
#include <functional>
#include <stdexcept>
#include <unordered_map>

#include <xapian.h>

#include "indexer/base/utf8.h"
#include "indexer/model/fold.h"
#include "indexer/model/stopwords.h"
#include "indexer/model/word_splitter.h"

namespace dateline {

namespace {

constexpr std::size_t longest_word = 64;           // bytes of a folded word; longer ones are cut, on both sides alike
constexpr std::size_t stems_remembered = 100'000;  // then the memory starts anew
constexpr std::size_t tokens_remembered = 50'000;  // likewise; about 200 bytes each
constexpr std::size_t longest_remembered = 24;     // bytes
constexpr std::uint32_t paragraph_gap = 10;
constexpr std::size_t most_compound_parts = 4;

constexpr std::string_view elisions[] = {"all",   "aujourd", "c",      "d",    "dall", "dell", "gl",     "j",
                                         "jusqu", "l",       "lorsqu", "m",    "n",    "nell", "puisqu", "qu",
                                         "quell", "quoiqu",  "s",      "sull", "t",    "un"};

// `word` without what it elides: "l'" of "l'ukraine"; as it is, if it elides nothing.
std::string_view without_elision(std::string_view word) {
    const std::size_t first = word.find('\'');
    const bool elides = first != std::string_view::npos && word != "aujourd'hui" &&
                        std::ranges::find(elisions, word.substr(0, first)) != std::end(elisions);
    return elides ? word.substr(first + 1) : word;
}

std::string without_apostrophes(std::string_view word) {
    std::string plain(word);
    std::erase(plain, '\'');
    return plain;
}

std::string bounded(std::string word) {
    word.resize(utf8_floor(word, longest_word));
    return word;
}

void add_unique(std::vector<std::string>& terms, std::string term) {
    if (!term.empty() && std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
}

}  // namespace

namespace {

// The tokens of spellings that were met before: a text has few different words.
class TokenMemory {
public:
    // `span`: of `text`; nullptr where it was not met.
    const Token* find(std::string_view text, const WordSpan& span, bool is_shouting, Reading reading) const {
        const Tokens& tokens = tokens_.at(way_of(span, is_shouting, reading));
        const auto found = tokens.find(text.substr(span.begin, span.end - span.begin));
        return found != tokens.end() ? &found->second : nullptr;
    }

    void add(std::string_view text, const WordSpan& span, bool is_shouting, Reading reading, const Token& token) {
        if (span.end - span.begin > longest_remembered) return;
        if (count_ >= tokens_remembered) {
            tokens_ = {};
            count_ = 0;
        }
        Tokens& tokens = tokens_.at(way_of(span, is_shouting, reading));
        count_ += tokens.emplace(text.substr(span.begin, span.end - span.begin), token).second ? 1 : 0;
    }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view spelling) const { return std::hash<std::string_view>{}(spelling); }
    };
    using Tokens = std::unordered_map<std::string, Token, Hash, std::equal_to<>>;

    // What beside its spelling tells how a word is read.
    static std::size_t way_of(const WordSpan& span, bool is_shouting, Reading reading) {
        return std::size_t{span.is_acronym} | std::size_t{span.all_capitals} << 1 |
               std::size_t{span.superscript > 0} << 2 | std::size_t{is_shouting} << 3 |
               std::size_t{reading == Reading::query} << 4;
    }

    std::array<Tokens, 32> tokens_;
    std::size_t count_ = 0;
};

}  // namespace

struct Analyser::State {
    std::string code;      // as it was asked for
    std::string language;  // as the stemmer calls itself
    Xapian::Stem stemmer;
    bool has_elisions = false;
    std::unordered_map<std::string, std::string> stems{};
    TokenMemory tokens{};
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
    state_ = std::make_unique<State>(State{std::string(language), std::move(name), std::move(stemmer), has_elisions});
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
    if (stem.empty()) stem = key;  // some stemmers take all of a word that is nothing but endings
    state_->stems.emplace(std::move(key), stem);
    return stem;
}

std::vector<std::string> Analyser::stems_of(const Token& token) {
    if (token.is_sign) return token.words;
    const bool is_elided = state_->has_elisions && !token.elided.empty();
    const std::string& accented = is_elided ? token.elided : token.accented;
    std::vector<std::string> stems;
    for (const std::string& word : is_elided ? std::vector{fold_accents(token.elided)} : token.words) {
        const bool is_name = word.ends_with('.');
        const bool has_digit = std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
        add_unique(stems, is_name || (has_digit && token.parts.empty()) ? word : stem(word));
    }
    if (!accented.empty()) add_unique(stems, fold_accents(stem(accented)));
    return stems;
}

const std::string& Analyser::language() const { return state_->code; }

bool Analyser::inflects_at_the_end() const {
    constexpr std::string_view others[] = {"arabic",          "german2", "indonesian", "irish",
                                           "kraaij_pohlmann", "lovins",  "tamil",      "turkish"};
    return std::ranges::find(others, state_->language) == std::end(others);
}

bool Analyser::is_stopword(const Token& token) const {
    if (token.is_sign) return is_emoji(decode_utf8(token.words.front(), 0).code);
    return token.parts.empty() && token.words.size() == 1 &&
           dateline::is_stopword(state_->language, token.words.front());
}

namespace {

// Turns spans into tokens; one for each call of analyse().
class Tokenizer {
public:
    Tokenizer(std::string_view text, Reading reading, bool is_in_capitals, Analyser& analyser, bool has_elisions,
              TokenMemory& memory)
        : text_(text),
          reading_(reading),
          is_in_capitals_(is_in_capitals),
          analyser_(analyser),
          has_elisions_(has_elisions),
          memory_(memory) {}

    std::vector<Token> run() {
        const WordSplitter splitter(text_);
        std::size_t line_end = 0;
        for (std::size_t at = 0; at < text_.size();) {
            if (at >= line_end) {
                line_end = std::min(text_.find('\n', at), text_.size() - 1) + 1;
                shouting_ = is_in_capitals_ || is_shouting(text_.substr(at, line_end - at));
                if (text_[at] == '\n') position_ += paragraph_gap;
            }
            const Cursor c = look(text_, at);
            if (c.kind == CharKind::sign) {
                const WordSpan span = splitter.sign(at);
                add_sign(span);
                at = span.end;
            } else if (is_wordlike(c.kind) && c.kind != CharKind::mark) {
                const WordSpan span = splitter.word(at);
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
    void add_sign(const WordSpan& span) {
        end_compound();
        const Utf8Char first = decode_utf8(text_, span.begin);
        const bool is_plain = is_folded(first.code) && span.begin + first.length == span.end;
        std::string word(text_.substr(span.begin, span.end - span.begin));
        if (!is_plain) word = fold_accents(fold_case(plain_spelling(text_, span)));
        word.resize(utf8_floor(word, longest_word));
        if (word.empty()) return;  // a filler
        tokens_.push_back({span.begin, span.end, ++position_, {word}, {word}, {}, {}, {}, true});
    }

    void add_word(const WordSpan& span) {
        const bool is_part = !compound_.empty() && is_single_hyphen(tokens_[compound_.back()].end, span.begin);
        if (!is_part) end_compound();
        Token token = remembered(span);
        if (token.words.front().empty()) return;
        token.position = ++position_;
        compound_.push_back(tokens_.size());
        compound_has_letter_ |= span.has_letter;
        tokens_.push_back(std::move(token));
    }

    Token remembered(const WordSpan& span) const {
        if (const Token* known = memory_.find(text_, span, shouting_, reading_)) {
            Token token = *known;
            token.begin = span.begin;
            token.end = span.end;
            return token;
        }
        Token token = make_token(span);
        memory_.add(text_, span, shouting_, reading_, token);
        return token;
    }

    Token make_token(const WordSpan& span) const {
        Token token{span.begin, span.end, 0, {}, {}, {}, {}, {}};
        WordSpan plain = span;
        plain.end -= span.superscript;
        std::string cased = fold_case(plain_spelling(text_, plain));
        if (cased.ends_with("'s")) cased.resize(cased.size() - 2);
        const std::string_view rest = without_elision(cased);
        if (rest.size() < cased.size() && !has_elisions_) token.elided = bounded(without_apostrophes(rest));
        const std::string whole = without_apostrophes(has_elisions_ ? rest : cased);
        const std::string accented = bounded(whole);
        const std::string word = bounded(fold_accents(whole));
        const bool may_be_name = is_name_in_capitals(word);
        // Other stop words in capitals may as well be emphasis ("did NOT"): they stay in doubt.
        const bool is_name = may_be_name && span.all_capitals &&
                             (span.is_acronym || (!shouting_ && !dateline::is_stopword("english", word)));
        // A name cannot be mistaken for a word: no word has a dot at its end. In a line of capitals, "OF" is no name.
        const bool is_plainly_a_word = shouting_ && dateline::is_stopword("english", word);
        const bool is_in_doubt =
            may_be_name && !is_name && !is_plainly_a_word &&
            (span.all_capitals || (reading_ == Reading::query && !analyser_.is_stopword(dateline::token_of(word))));
        if (!is_name) {
            token.words.push_back(word);
            if (word != accented) token.accented = accented;
        }
        if (is_name || is_in_doubt) token.words.push_back(word + ".");
        if (span.superscript > 0) add_superscript(span, token);
        token.stems = analyser_.stems_of(token);
        return token;
    }

    void add_superscript(const WordSpan& span, Token& token) const {
        const std::string digits = fold_case(text_.substr(span.end - span.superscript, span.superscript));
        std::string whole = token.words.front() + digits;
        if (whole.size() > longest_word || token.words.size() > 1) return;
        if (reading_ == Reading::query) token.words.clear();
        token.words.push_back(std::move(whole));
    }

    bool is_single_hyphen(std::size_t from, std::size_t to) const {
        const Cursor c = look(text_, from);
        return c.length != 0 && is_hyphen(c.code) && from + c.length == to;
    }

    // Closes a run of words joined by hyphens: "add-on" also becomes "addon".
    void end_compound() {
        if (compound_.size() > 1 && compound_.size() <= most_compound_parts && compound_has_letter_) {
            Token joined;
            joined.begin = tokens_[compound_.front()].begin;
            joined.end = tokens_[compound_.back()].end;
            joined.position = tokens_[compound_.front()].position;
            joined.words.emplace_back();
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
    bool is_in_capitals_;
    Analyser& analyser_;
    bool has_elisions_;
    TokenMemory& memory_;
    bool shouting_ = false;
    std::uint32_t position_ = 0;
    std::vector<Token> tokens_;
    std::vector<std::size_t> compound_;  // indices of the tokens of the compound being read
    bool compound_has_letter_ = false;
};

}  // namespace

std::vector<Token> Analyser::analyse(std::string_view text, Reading reading, bool is_in_capitals) {
    return Tokenizer(text, reading, is_in_capitals, *this, state_->has_elisions, state_->tokens).run();
}

Token token_of(std::string word) {
    Token token;
    token.words.push_back(std::move(word));
    return token;
}

std::vector<std::string> exact_words(const Token& token) {
    std::vector<std::string> words = token.words;
    if (!token.elided.empty()) add_unique(words, fold_accents(token.elided));
    return words;
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
