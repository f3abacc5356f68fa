#include "searchd/query_lexer.h"

#include <algorithm>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/model/word_splitter.h"
#include "searchd/query_operators.h"
#include "searchd/query_signs.h"

namespace dateline {

namespace {

using Type = Lexeme::Type;

constexpr std::size_t longest_selector = 20;  // letters

// Marks of the direction of writing, which come along with what is pasted.
bool is_direction_mark(char32_t code) {
    return code == 0x200E || code == 0x200F || code == 0x061C || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Lexer {
public:
    Lexer(std::string_view text, QueryWarnings& warnings) : text_(text), warnings_(warnings) {}

    std::vector<Lexeme> run() {
        while (skip_space()) {
            const std::size_t begin = at_;
            const std::size_t known = lexemes_.size();
            next();
            for (std::size_t i = known; i < lexemes_.size(); ++i) lexemes_[i].typed = {begin, at_};
        }
        for (; brackets_to_close_ > 0; --brackets_to_close_)
            lexemes_.push_back({Type::close, {text_.size(), text_.size()}, nullptr, 0, {text_.size(), text_.size()}});
        lexemes_.push_back({});
        return std::move(lexemes_);
    }

private:
    // The character at `at` in its plain form; a blank past the end.
    Utf8Char look_at(std::size_t at) const {
        if (at >= text_.size()) return {U' ', 0};
        const Utf8Char c = decode_utf8(text_, at);
        return {plain_sign(c.code), c.length};
    }

    bool skip_space() {
        while (at_ < text_.size() && is_blank(look_at(at_).code)) {
            after_space_ |= is_space(look_at(at_).code);
            at_ += look_at(at_).length;
        }
        return at_ < text_.size();
    }

    static bool is_blank(char32_t code) { return is_space(code) || is_direction_mark(code); }

    void next() {
        const Utf8Char c = look_at(at_);
        if (is_quote(decode_utf8(text_, at_).code)) {
            if (is_inch_sign()) {
                at_ += c.length;
            } else {
                quote(nullptr);
            }
        } else if (c.code == '(' || c.code == ')') {
            push(c.code == '(' ? Type::open : Type::close, c.length, nullptr);
        } else if ((c.code == '-' || c.code == '+') && after_space_ && is_start(at_ + c.length)) {
            push(c.code == '-' ? Type::minus : Type::plus, c.length, nullptr);
            after_space_ = true;
        } else if (c.code == '<' && begins_address(text_.substr(at_ + c.length))) {
            at_ += c.length;
        } else if (begins_address(text_.substr(at_))) {
            push(Type::address, address_length(text_.substr(at_)), nullptr);
        } else {
            word();
        }
    }

    // Whether something that can be searched for begins at `at`.
    bool is_start(std::size_t at) const {
        const char32_t code = look_at(at).code;
        return !is_space(code) && code != '-' && code != ')';
    }

    void push(Type type, std::size_t length, const Selector* selector) {
        lexemes_.push_back({type, {at_, at_ + length}, selector});
        at_ += length;
        after_space_ = type == Type::open;
    }

    // 5" or 5″, outside of quotation marks.
    bool is_inch_sign() const {
        const char32_t code = decode_utf8(text_, at_).code;
        return (code == '"' || code == 0x2033) && at_ > 0 && text_[at_ - 1] >= '0' && text_[at_ - 1] <= '9';
    }

    void quote(const Selector* selector) {
        const Utf8Char opening = decode_utf8(text_, at_);
        const std::size_t begin = at_ + opening.length;
        // Where one mark has no partner, no later one of its kind has, and looking again would take long.
        for (std::size_t end = begin; end < text_.size() && unclosed_.find(opening.code) == std::u32string::npos;) {
            const Utf8Char c = decode_utf8(text_, end);
            if (closes_quote(opening.code, c.code)) {
                const bool is_pasted = selector == nullptr && is_address(text_.substr(begin, end - begin));
                lexemes_.push_back({is_pasted ? Type::address : Type::quote, {begin, end}, selector});
                at_ = end + c.length;
                after_space_ = false;
                return;
            }
            end += c.length;
        }
        unclosed_ += opening.code;
        at_ = begin;
        after_space_ = true;
        read_unclosed(selector);
    }

    // What stands behind an opening mark without a partner. The sign or the name before the mark holds for all of it,
    // as far as the name's kind goes on by itself.
    void read_unclosed(const Selector* selector) {
        const bool is_of_field =
            selector != nullptr && selector->field != nullptr && selector->field->kind != FieldKind::key;
        const bool is_signed =
            !lexemes_.empty() && (lexemes_.back().type == Type::minus || lexemes_.back().type == Type::plus ||
                                  lexemes_.back().type == Type::op_not);
        const bool is_unwanted = is_signed && lexemes_.back().type != Type::plus;
        warnings_.add("A quotation mark has no partner; what follows it was read as words" +
                      (is_of_field ? " of " + std::string(selector->name) + ":" : "") +
                      (is_unwanted ? " to leave out." : "."));
        if ((selector == nullptr && !is_signed) || !skip_space()) return;
        if (selector != nullptr && !is_of_field) return push(Type::word, word_end(at_) - at_, selector);
        push(Type::open, 0, selector);
        ++brackets_to_close_;
    }

    // Nothing but a web address.
    static bool is_address(std::string_view text) {
        return begins_address(text) && address_length(text) == text.size();
    }

    // Of the word at `begin`, which has a character at least.
    std::size_t word_end(std::size_t begin) const {
        std::size_t end = begin;
        while (end < text_.size() && (end == begin || !ends_word(end))) end += decode_utf8(text_, end).length;
        return end;
    }

    bool ends_word(std::size_t at) const {
        const Utf8Char c = look_at(at);
        return is_blank(c.code) || is_quote(decode_utf8(text_, at).code) || c.code == '(' || c.code == ')' ||
               is_glued_address(at);
    }

    // An address that is pasted right behind something: "Link:https://…", or in Chinese.
    bool is_glued_address(std::size_t at) const {
        const auto before = static_cast<unsigned char>(text_[at - 1]);
        return (before >= 0x80 || before == ':') && begins_address(text_.substr(at));
    }

    void word() {
        std::size_t end = at_;
        while (end < text_.size() && (end == at_ || !ends_word(end)) && look_at(end).code != ':')
            end += look_at(end).length;
        if (look_at(end).code == ':') {
            if (selected(end)) return;
            note_unknown_selector(end);
        }
        end = word_end(at_);
        const std::size_t weight = at_ + weight_in(text_.substr(at_, end - at_));
        if (weight < end && (weight > at_ || !after_space_)) {
            warn_of_weight(text_.substr(weight, end - weight), weight == at_, warnings_);
            if (weight > at_) push(Type::word, weight - at_, nullptr);
            at_ = end;
            return;
        }
        const std::string typed = plain_signs(text_.substr(at_, end - at_));
        if (after_space_ && typed.size() > 1 && typed[0] == '!' && is_wordlike(look(typed, 1).kind))
            warnings_.add(in_quotes(typed) + " was read as a word; write -" + typed.substr(1) + " to leave it out.");
        const ReadOperator read = read_operator(typed, warnings_);
        push(read.type, end - at_, nullptr);
        lexemes_.back().distance = read.distance;
    }

    // Reads `name:value` with the colon at `colon`, where the name is known and a value follows.
    bool selected(std::size_t colon) {
        if (colon - at_ > 3 * longest_selector) return false;
        const std::string name = plain_signs(text_.substr(at_, colon - at_));
        const Selector* selector = find_selector(name);
        if (selector == nullptr) return false;
        std::size_t value = colon + look_at(colon).length;
        if (value < text_.size() && is_space(look_at(value).code)) value = after_blank(value, name, *selector);
        if (is_exclusion(value, *selector)) {
            lexemes_.push_back({Type::minus, {value, value + look_at(value).length}});
            value += look_at(value).length;
        } else if (!is_start(value) && (selector->field != nullptr || look_at(value).code != '-')) {
            const bool is_followed = value < text_.size() && is_space(look_at(value).code);
            if (!is_followed && name == lower_ascii(name))
                warnings_.add(in_quotes(name + ":") + " has nothing behind it to look for; it was read as a word.");
            return false;
        }
        at_ = value;
        if (look_at(at_).code == '(') {
            push(Type::open, look_at(at_).length, selector);
        } else {
            values(*selector);
        }
        return true;
    }

    // One, or any of several names: source:reuters,"evening courier" is (source:reuters OR source:"evening courier").
    void values(const Selector& selector) {
        const auto first = static_cast<std::ptrdiff_t>(lexemes_.size());
        value(selector);
        if (!is_between_names(at_, selector)) return;
        while (is_between_names(at_, selector)) {
            push(Type::op_or, look_at(at_).length, nullptr);
            value(selector);
        }
        lexemes_.insert(lexemes_.begin() + first, {Type::open, {at_, at_}});
        if (lexemes_.back().type == Type::open) {
            ++brackets_to_close_;
        } else {
            push(Type::close, 0, nullptr);
        }
    }

    void value(const Selector& selector) {
        if (is_quote(decode_utf8(text_, at_).code)) return quote(&selector);
        const bool is_key = selector.field != nullptr && selector.field->kind == FieldKind::key;
        const std::size_t address = is_key ? address_length(text_.substr(at_)) : 0;
        const std::size_t word = word_end(at_);
        std::size_t end = at_ + decode_utf8(text_, at_).length;
        while (end < word && !is_between_names(end, selector)) end += decode_utf8(text_, end).length;
        push(Type::word, address != 0 ? address : end - at_, &selector);
    }

    // A comma with a name on both sides, but not that of 1,000; as languages have no other signs, also de/fr.
    bool is_between_names(std::size_t at, const Selector& selector) const {
        const auto is_digit = [&](std::size_t place) {
            return look_at(place).code >= '0' && look_at(place).code <= '9';
        };
        const Utf8Char c = look_at(at);
        const bool is_sign = c.code == ',' || c.code == ';' || (c.code == '/' && selector.field == &language_field);
        return is_sign && selector.field != nullptr && selector.field->kind == FieldKind::name &&
               is_start(at + c.length) && !(is_digit(at - 1) && is_digit(at + c.length));
    }

    // title:-oil is -title:oil, but since:-7d is seven days ago.
    bool is_exclusion(std::size_t at, const Selector& selector) const {
        const std::size_t behind = at + look_at(at).length;
        if (look_at(at).code != '-' || !is_start(behind)) return false;
        if (selector.field != nullptr) return true;
        return selector.limit == DateLimit::within && !days_of_count(text_.substr(behind, word_end(behind) - behind));
    }

    // "date: 2022" means what it seems to; "title: oil" may be a headline, so its typer is told.
    std::size_t after_blank(std::size_t at, const std::string& name, const Selector& selector) {
        std::size_t value = at;
        while (value < text_.size() && is_space(look_at(value).code)) value += look_at(value).length;
        const char32_t code = look_at(value).code;
        if (selector.field == nullptr && code >= '0' && code <= '9') return value;
        if (value < text_.size() && name == lower_ascii(name))
            warnings_.add(in_quotes(name + ":") + " was read as a word, since a blank follows it.");
        return at;
    }

    // Says of `name:value` that there is no such field. "Ukraine: what now", 12:30 and the like are no attempts at one.
    void note_unknown_selector(std::size_t colon) {
        const std::string_view name = text_.substr(at_, colon - at_);
        const bool is_name =
            name.size() >= 2 && name.size() <= longest_selector && std::ranges::all_of(name, is_ascii_letter);
        const std::size_t value = colon + 1;
        const Cursor next = look(text_, value);
        const bool has_value = is_wordlike(next.kind) || next.kind == CharKind::sign || is_quote(next.code);
        if (is_name && text_[colon] == ':' && value < text_.size() && has_value && find_selector(name) == nullptr &&
            !begins_address(text_.substr(value)))
            warnings_.add("There is no " + in_quotes(std::string(name) + ":") + "; it was read as words. There are " +
                          selector_list() + ".");
    }

    std::string_view text_;
    QueryWarnings& warnings_;
    std::vector<Lexeme> lexemes_;
    std::u32string unclosed_;    // opening quotation marks without a partner
    int brackets_to_close_ = 0;  // that stand for some of these
    std::size_t at_ = 0;
    bool after_space_ = true;
};

}  // namespace

std::vector<Lexeme> to_lexemes(std::string_view text, QueryWarnings& warnings) { return Lexer(text, warnings).run(); }

}  // namespace dateline
