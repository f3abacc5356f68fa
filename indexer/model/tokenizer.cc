#include "indexer/model/tokenizer.h"

#include <algorithm>

#include "indexer/base/utf8.h"
#include "indexer/model/fold.h"
#include "indexer/model/stopwords.h"
#include "indexer/model/word_splitter.h"

namespace dateline {

namespace {

constexpr std::size_t longest_word = 64;  // bytes of a folded word; longer ones are cut, on both sides alike
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

// One for each call.
class Tokenizer {
public:
    Tokenizer(std::string_view text, const TokenizerOptions& options, Analyser& analyser, TokenMemory& memory)
        : text_(text), options_(options), analyser_(analyser), memory_(memory) {}

    std::vector<Token> run() {
        const WordSplitter splitter(text_);
        std::size_t line_end = 0;
        for (std::size_t at = 0; at < text_.size();) {
            if (at >= line_end) {
                line_end = std::min(text_.find('\n', at), text_.size() - 1) + 1;
                shouting_ = options_.is_in_capitals || is_shouting(text_.substr(at, line_end - at));
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
        if (const Token* known = memory_.find(text_, span, shouting_, options_.reading)) {
            Token token = *known;
            token.begin = span.begin;
            token.end = span.end;
            return token;
        }
        Token token = make_token(span);
        memory_.add(text_, span, shouting_, options_.reading, token);
        return token;
    }

    Token make_token(const WordSpan& span) const {
        Token token{span.begin, span.end, 0, {}, {}, {}, {}, {}};
        WordSpan plain = span;
        plain.end -= span.superscript;
        std::string cased = fold_case(plain_spelling(text_, plain));
        if (cased.ends_with("'s")) cased.resize(cased.size() - 2);
        const std::string_view rest = without_elision(cased);
        if (rest.size() < cased.size() && !options_.has_elisions) token.elided = bounded(without_apostrophes(rest));
        const std::string whole = without_apostrophes(options_.has_elisions ? rest : cased);
        const std::string accented = bounded(whole);
        const std::string word = bounded(fold_accents(whole));
        const bool may_be_name = is_name_in_capitals(word);
        // Other stop words in capitals may as well be emphasis ("did NOT"): they stay in doubt.
        const bool is_name = may_be_name && span.all_capitals &&
                             (span.is_acronym || (!shouting_ && !dateline::is_stopword("english", word)));
        // A name cannot be mistaken for a word: no word has a dot at its end. In a line of capitals, "OF" is no name.
        const bool is_plainly_a_word = shouting_ && dateline::is_stopword("english", word);
        const bool is_in_doubt = may_be_name && !is_name && !is_plainly_a_word &&
                                 (span.all_capitals || (options_.reading == Reading::query &&
                                                        !analyser_.is_stopword(dateline::token_of(word))));
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
        if (options_.reading == Reading::query) token.words.clear();
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
    TokenizerOptions options_;
    Analyser& analyser_;
    TokenMemory& memory_;
    bool shouting_ = false;
    std::uint32_t position_ = 0;
    std::vector<Token> tokens_;
    std::vector<std::size_t> compound_;  // indices of the tokens of the compound being read
    bool compound_has_letter_ = false;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, const TokenizerOptions& options, Analyser& analyser,
                            TokenMemory& memory) {
    return Tokenizer(text, options, analyser, memory).run();
}

}  // namespace dateline
