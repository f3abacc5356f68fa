#include "searchd/query_lexer.h"

#include <algorithm>
#include <array>

#include "indexer/base/utf8.h"

namespace dateline {

namespace {

class Lexer {
public:
    Lexer(std::string_view text, std::vector<std::string>& warnings) : text_(text), warnings_(warnings) {}

    std::vector<Lexeme> run() {
        while (skip_space()) next();
        lexemes_.push_back({});
        return std::move(lexemes_);
    }

private:
    using Type = Lexeme::Type;

    bool skip_space() {
        while (at_ < text_.size() && is_space(decode_utf8(text_, at_).code)) {
            at_ += decode_utf8(text_, at_).length;
            after_space_ = true;
        }
        return at_ < text_.size();
    }

    void next() {
        const Utf8Char c = decode_utf8(text_, at_);
        if (is_quote(c.code)) {
            quote(c.length, nullptr);
        } else if (c.code == '(' || c.code == ')') {
            push(c.code == '(' ? Type::open : Type::close, 1, nullptr);
        } else if ((c.code == '-' || c.code == '+') && after_space_ && is_start(at_ + 1)) {
            push(c.code == '-' ? Type::minus : Type::plus, 1, nullptr);
            after_space_ = true;
        } else {
            word();
        }
    }

    // Whether something that can be searched for begins at `at`.
    bool is_start(std::size_t at) const {
        return at < text_.size() && !is_space(decode_utf8(text_, at).code) && text_[at] != '-';
    }

    void push(Type type, std::size_t length, const Field* field) {
        lexemes_.push_back({type, text_.substr(at_, length), field});
        at_ += length;
        after_space_ = type == Type::open;
    }

    void quote(std::size_t length, const Field* field) {
        const std::size_t begin = at_ + length;
        for (std::size_t end = begin; end < text_.size();) {
            const Utf8Char c = decode_utf8(text_, end);
            if (is_quote(c.code)) {
                lexemes_.push_back({Type::quote, text_.substr(begin, end - begin), field});
                at_ = end + c.length;
                after_space_ = false;
                return;
            }
            end += c.length;
        }
        warnings_.emplace_back("A quotation mark has no partner; what follows it was read as words.");
        at_ = begin;
        after_space_ = true;
    }

    void word() {
        std::size_t end = at_;
        while (end < text_.size()) {
            const Utf8Char c = decode_utf8(text_, end);
            if (is_space(c.code) || is_quote(c.code) || c.code == '(' || c.code == ')') break;
            if (c.code == ':' && field_value(end)) return;
            end += c.length;
        }
        const std::string_view text = text_.substr(at_, end - at_);
        push(text == "AND"   ? Type::op_and
             : text == "OR"  ? Type::op_or
             : text == "NOT" ? Type::op_not
                             : Type::word,
             text.size(), nullptr);
    }

    // Reads `name:value` with the colon at `colon`, where the name is a field's and a value follows.
    bool field_value(std::size_t colon) {
        std::string name(text_.substr(at_, colon - at_));
        for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const Field* field = find_field(name);
        if (field == nullptr || !is_start(colon + 1) || text_[colon + 1] == ')') return false;
        at_ = colon + 1;
        const Utf8Char c = decode_utf8(text_, at_);
        if (is_quote(c.code)) {
            quote(c.length, field);
        } else if (c.code == '(') {
            push(Type::open, 1, field);
        } else {
            std::size_t end = at_;
            while (end < text_.size()) {
                const Utf8Char next = decode_utf8(text_, end);
                if (is_space(next.code) || is_quote(next.code) || next.code == '(' || next.code == ')') break;
                end += next.length;
            }
            push(Type::word, end - at_, field);
        }
        return true;
    }

    std::string_view text_;
    std::vector<std::string>& warnings_;
    std::vector<Lexeme> lexemes_;
    std::size_t at_ = 0;
    bool after_space_ = true;
};

}  // namespace

bool is_quote(char32_t code) {
    constexpr std::array<char32_t, 11> quotes = {'"',  0x201C, 0x201D, 0x201E, 0x201F, 0xAB,
                                                 0xBB, 0x2033, 0xFF02, 0x300C, 0x300D};
    return std::ranges::find(quotes, code) != quotes.end();
}

std::vector<Lexeme> to_lexemes(std::string_view text, std::vector<std::string>& warnings) {
    return Lexer(text, warnings).run();
}

}  // namespace dateline
