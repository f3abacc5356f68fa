#include "searchd/suggestion_key.h"

#include "indexer/base/utf8.h"
#include "indexer/model/fold.h"
#include "indexer/model/word_splitter.h"

namespace dateline {

namespace {

constexpr std::size_t least_behind_elision = 3;  // letters: not the s of "Reagan's"

bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2018 || code == 0x2019 || code == 0x02BC; }

// Signs that part no words.
bool is_dropped(char32_t code) {
    const bool is_quote = code == '"' || code == 0xAB || code == 0xBB || (code >= 0x2018 && code <= 0x201F);
    const bool is_invisible = code == 0xAD || code == 0x200C || code == 0x200D;
    return is_quote || is_invisible || is_apostrophe(code) || code == '.' || code == ',' || code == '&';
}

bool is_kept(CharKind kind) { return is_wordlike(kind) || kind == CharKind::sign; }

void fold_into(KeyWord& word, std::string_view spelt) {
    const std::string folded = fold_accents(fold_case(spelt));
    for (std::size_t at = 0; at < folded.size();) {
        const Cursor c = look(folded, at);
        const bool is_behind_elision = is_apostrophe(c.code) && folded.size() - at - c.length >= least_behind_elision;
        if ((is_behind_elision || c.kind == CharKind::sign) && !word.folded.empty())
            word.inner_starts.push_back(word.folded.size());
        if (is_kept(c.kind)) word.folded.append(folded, at, c.length);
        at += c.length;
    }
}

// The word that starts at `begin`, where a kept character stands.
KeyWord word_at(std::string_view text, std::size_t begin) {
    KeyWord word;
    word.begin = begin;
    word.end = begin;
    bool has_dot = false;
    for (std::size_t at = begin; at < text.size();) {
        const Cursor c = look(text, at);
        if (!is_kept(c.kind) && !is_dropped(c.code)) break;
        at += c.length;
        if (is_kept(c.kind) || (c.code == '.' && has_dot && at - c.length == word.end)) word.end = at;
        has_dot |= c.code == '.';
    }
    fold_into(word, text.substr(begin, word.end - begin));
    return word;
}

bool are_neighbours(std::string_view between) { return between == " " || between == "-" || between == ". "; }

}  // namespace

std::vector<KeyWord> key_words(std::string_view text) {
    std::vector<KeyWord> words;
    for (std::size_t at = 0; at < text.size();) {
        const Cursor c = look(text, at);
        if (!is_kept(c.kind)) {
            at += c.length;
            continue;
        }
        KeyWord word = word_at(text, at);
        at = word.end;
        if (word.folded.empty()) continue;
        const std::size_t last = words.empty() ? 0 : words.back().end;
        word.follows = !words.empty() && are_neighbours(text.substr(last, word.begin - last));
        words.push_back(std::move(word));
    }
    return words;
}

std::string joined(const std::vector<KeyWord>& words) {
    std::string key;
    for (const KeyWord& word : words) {
        if (!key.empty()) key += ' ';
        key += word.folded;
    }
    return key;
}

std::string typed_key(std::string_view typed) {
    std::string key = joined(key_words(typed));
    if (!key.empty() && trim(typed).end() != typed.end()) key += ' ';
    return key;
}

}  // namespace dateline
