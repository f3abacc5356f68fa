// The words, numbers and signs of a written date.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

enum class DateTokenKind { number, word, sign };

struct DateToken {
    DateTokenKind kind = DateTokenKind::sign;
    std::string text;    ///< a word as fold_letters() gives it, digits or a sign as they stood
    bool glued = false;  ///< nothing stood between it and the token before
    bool upper = true;   ///< a word all in capitals
};

/// Dashes of all kinds come as "-", "a.m." as one word, 年 and 月 as "-", 日 and ordinal signs as spaces, 時 as "h", 分
/// as "m", 午後 as "pm".
std::vector<DateToken> to_date_tokens(std::string_view original);

/// A place among tokens, with looks ahead that are false behind the end.
class DateCursor {
public:
    explicit DateCursor(std::vector<DateToken> tokens) : tokens_{std::move(tokens)} {}

    const DateToken* peek(std::size_t ahead = 0) const {
        return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
    }
    bool at_end() const { return at_ == tokens_.size(); }
    bool is_text(std::size_t ahead, std::string_view text) const { return peek(ahead) && peek(ahead)->text == text; }
    bool is_word(std::size_t ahead) const { return peek(ahead) && peek(ahead)->kind == DateTokenKind::word; }
    bool is_glued(std::size_t ahead) const { return peek(ahead) && peek(ahead)->glued; }
    bool was_text(std::string_view text) const { return at_ > 0 && tokens_[at_ - 1].text == text; }

    /// The value of a number of `least` to `most` digits (at most 9), else -1.
    int number(std::size_t ahead, std::size_t least, std::size_t most) const;

    /// `count` tokens must be left.
    void skip(std::size_t count) { at_ += count; }

private:
    std::vector<DateToken> tokens_;
    std::size_t at_ = 0;
};

}  // namespace dateline
