#include "indexer/readers/publication_date.h"

#include <algorithm>
#include <span>

#include "indexer/base/calendar_words.h"
#include "indexer/base/letter_fold.h"
#include "indexer/base/utf8.h"
#include "indexer/readers/boilerplate.h"
#include "indexer/readers/boilerplate_table.h"
#include "indexer/readers/publication_date_glue.h"
#include "indexer/readers/scraped_byline.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t longest_date_line = 250;  ///< bytes
constexpr size_t most_date_words = 12;

constexpr string_view published_labels =
    "date|published|published on|published at|publish date|first published|first published on|"
    "publication date|date published|posted|posted on|posted at|posted date|issued on|released|released on|"
    "release date|created|created on|pub date|pubdate|originally published|veroffentlicht|veroffentlicht am|"
    "erstellt|erstellt am|stand|datum|publie le|publie|publicado|publicado el|publicado em|publicada|fecha|"
    "pubblicato|pubblicato il|data|gepubliceerd|gepubliceerd op|geplaatst op|cree le|article published|"
    "story published|first posted|written on|"
    "publicerad|publicerat|publisert|udgivet|julkaistu|opublikowano|data publikacji|publikacja|publikovano|"
    "publicat|publicat la|megjelent|yayinlanma tarihi|yayinlanma|giris tarihi|olusturulma tarihi|"
    "опубликовано|дата публикации|опубліковано|дата публікації|публикация|تاريخ النشر|نشر في|نشر|"
    "发布时间|发表时间|发布于|發布時間|發佈時間|公開日|掲載日|公開|配信|입력|등록|게시|발행일";

constexpr string_view updated_labels =
    "updated|updated on|updated at|last updated|last updated on|last updated at|update|last update|modified|"
    "modified on|last modified|last modified on|revised|edited|aktualisiert|aktualisiert am|"
    "zuletzt aktualisiert|geandert|mis a jour|mis a jour le|mise a jour|maj|actualizado|actualizado el|"
    "actualizada|atualizado|atualizado em|aggiornato|aggiornato il|ultimo aggiornamento|bijgewerkt|"
    "bijgewerkt op|laatst bijgewerkt|modifie le|ultima actualizacion|modified date|"
    "uppdaterad|uppdaterat|oppdatert|sist oppdatert|opdateret|paivitetty|aktualizacja|zaktualizowano|aktualizovano|"
    "actualizat|frissitve|guncelleme|guncelleme tarihi|son guncelleme|guncellendi|обновлено|обновление|оновлено|"
    "آخر تحديث|تحديث|更新时间|更新時間|更新于|更新於|更新日|更新|最終更新|수정";

constexpr string_view other_labels =
    "born|died|buried|birth|death|date of birth|date of death|founded|established|formed|incorporated|dissolved|"
    "opened|opening|opening date|closed|built|completed|inaugurated|launched|launch date|first issue|premiere|"
    "premiered|start|start date|started|begins|starts|end|end date|ends|ended|event date|when|deadline|due|due date|"
    "expires|valid until|closing date|application deadline|signed|ratified|effective|married|retrieved|accessed|"
    "geboren|geboren am|gestorben|gestorben am|gegrundet|grundung|eroffnet|eroffnung|beginn|ende|termin|"
    "naissance|deces|mort|fondation|creation|ouverture|debut|fin|nacimiento|fallecimiento|muerte|fundacion|"
    "inauguracion|inicio|fecha de nacimiento|nascimento|morte|fundacao|inauguracao|nascita|data di nascita|fondazione|"
    "apertura|geboorte|overleden|opgericht|urodzony|zmarl|zalozony|dogum|dogum tarihi|olum|kurulus|"
    "родился|родилась|умер|умерла|дата рождения|дата смерти|основан|основана|основание|дата основания|открытие";

DateLabel label_of_key(string_view key) {
    static const PhraseTable<DateLabel> table{{DateLabel::published, published_labels},
                                              {DateLabel::updated, updated_labels}};
    return table.find(key);
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_separator(string_view word) {
    return !is_letter_or_digit(decode_utf8(word, 0).code) && phrase_key(word).empty();
}

string_view span_of(std::span<const string_view> words) {
    const char* first = words.front().data();
    return {first, static_cast<size_t>(words.back().data() + words.back().size() - first)};
}

/// Dates start with a number, a month, a weekday or a small word; saves parsing all others.
bool may_start_date(string_view word) {
    static const PhraseSet small_words{"on|at|the|am|um|den|der|le|el|il|op|om|a"};
    if (std::ranges::any_of(word.substr(0, 2), is_digit)) return true;
    const auto key = phrase_key(word);
    return month_number(key) > 0 || is_weekday(key) || small_words.contains(key);
}

/// The longest date at the start of `words`: how many of them, and which.
std::pair<size_t, std::optional<Timestamp>> longest_date(std::span<const string_view> words) {
    if (words.empty() || !may_start_date(words[0])) return {0, std::nullopt};
    for (size_t count = std::min(words.size(), most_date_words); count > 0; --count) {
        auto text = span_of(words.first(count));
        if (is_separator(words[count - 1])) continue;
        while (!text.empty() && (text.back() == ':' || text.back() == ',' || text.back() == ';' || text.back() == '.'))
            text.remove_suffix(1);
        const auto date = parse_timestamp(text);
        if (date && date->precision >= Precision::day) return {count, date};
    }
    return {0, std::nullopt};
}

/// Capitals behind a time that are no zone we know: they may start the story.
bool may_start_story(string_view word) {
    const bool is_capitals = std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
    return is_capitals && word.size() <= 5 && word != "AM" && word != "PM" &&
           !zone_offset(fold_letters(word), std::chrono::year{2000} / 1 / 1);
}

/// The longest label at the start of `words`.
std::pair<size_t, DateLabel> longest_label(std::span<const string_view> words) {
    for (size_t count = std::min<size_t>(words.size(), 3); count > 0; --count) {
        const auto label = label_of_key(phrase_key(span_of(words.first(count))));
        if (label != DateLabel::none && !is_separator(words[0])) return {count, label};
    }
    return {0, DateLabel::none};
}

bool ends_part(string_view word) {
    return word.ends_with(',') || word.ends_with(';') || word.ends_with(':') || word.ends_with('|');
}

class DateLineReader {
public:
    explicit DateLineReader(string_view line) : text_{unglued_date_line(line)}, words_{split_words(text_)} {}

    std::optional<DateLine> read() {
        while (at_ < words_.size()) {
            if (!take_separator() && !take_label() && !take_date()) ++at_;
        }
        close_other(words_.size(), true);
        if (!found_.best() && !found_.updated) return std::nullopt;
        return is_plausible_ ? std::optional{found_} : std::nullopt;
    }

private:
    std::span<const string_view> rest() const { return std::span{words_}.subspan(at_); }

    bool take_label() {
        const auto [count, label] = longest_label(rest());
        if (count == 0) return false;
        const bool announces = at_ + count < words_.size();
        if (!announces) return false;
        close_other(at_, true);
        label_ = label;
        advance(count);
        return true;
    }

    bool take_date() {
        const auto [count, date] = longest_date(rest());
        if (count == 0) return false;
        const bool is_bounded = other_start_ == at_ || words_[at_ - 1].ends_with(',') ||
                                words_[at_ - 1].ends_with('|') || is_byline_before();
        close_other(at_, is_bounded);
        auto& slot = label_ == DateLabel::published ? found_.published
                     : label_ == DateLabel::updated ? found_.updated
                                                    : found_.unlabelled;
        if (!slot) slot = date;
        label_ = DateLabel::none;
        advance(count);
        is_after_date_ = true;
        return true;
    }

    bool take_separator() {
        if (!is_separator(words_[at_])) return false;
        close_other(at_, true);
        is_after_date_ = false;
        advance(1);
        return true;
    }

    bool is_byline_before() const {
        return parse_byline(span_of(std::span{words_}.subspan(other_start_, at_ - other_start_))).has_value();
    }

    void advance(size_t count) {
        at_ += count;
        other_start_ = at_;
    }

    /// Ends what stands between dates, labels and separators; it must be something that a line of this kind may hold.
    void close_other(size_t end, bool is_bounded) {
        if (other_start_ >= end) return;
        auto other = span_of(std::span{words_}.subspan(other_start_, end - other_start_));
        other_start_ = end;
        while (ends_part(other)) other.remove_suffix(1);
        if (other.empty()) return;
        const auto shape = shape_of(other);
        const bool is_known = parse_byline(other) || kind_of(other, shape) != LineKind::text ||
                              is_partial_date(other) || !agency_behind_place(other).empty();
        if (announces_other_date(other)) is_plausible_ = false;
        const bool is_label = shape.words <= 3 && shape.lower == 0 && shape.end_mark == 0;
        is_plausible_ = is_plausible_ && (is_known || (is_label && is_bounded && !is_after_date_));
        found_.others.emplace_back(other);
    }

    std::string text_;
    std::vector<string_view> words_;
    size_t at_ = 0;
    size_t other_start_ = 0;
    DateLabel label_ = DateLabel::none;
    DateLine found_;
    bool is_plausible_ = true;
    bool is_after_date_ = false;  ///< no separator since the last date
};

/// A date that a scraper printed twice in a row without a blank.
string_view without_doubling(string_view line) {
    const auto half = line.size() / 2;
    return line.size() >= 16 && line.size() % 2 == 0 && line.substr(0, half) == line.substr(half) ? line.substr(0, half)
                                                                                                  : line;
}

}  // namespace

std::optional<DateLine> parse_date_line(string_view line) {
    if (line.size() > longest_date_line || std::ranges::none_of(line, is_digit)) return std::nullopt;
    if (line.ends_with('?') || line.ends_with('!')) return std::nullopt;
    if (const auto month = parse_timestamp(line); month && month->precision == Precision::month)
        return DateLine{{}, month, {}, {}};
    return DateLineReader{without_doubling(line)}.read();
}

bool is_partial_date(string_view line) {
    if (line.empty() || line.size() > 60 || std::ranges::none_of(line, is_digit)) return false;
    const auto words = split_words(line);
    const auto [count, label] = longest_label(words);
    if (label != DateLabel::none && count < words.size()) line = span_of(std::span{words}.subspan(count));
    while (ends_part(line)) line.remove_suffix(1);
    // 2000 was a leap year, so that 29 February is one too.
    if (parse_timestamp(std::string{line} + " 2000")) return line.find_first_not_of("0123456789 ") != string_view::npos;
    return parse_timestamp("2000-02-29 " + std::string{line}).has_value();
}

bool announces_other_date(string_view line) {
    static const PhraseSet table{other_labels};
    return line.size() <= 60 && table.contains(phrase_key(line));
}

DateLabel date_label_of(string_view line) {
    return line.size() > 40 ? DateLabel::none : label_of_key(phrase_key(line));
}

std::optional<LeadingDate> leading_date(string_view paragraph) {
    const auto words = split_words(paragraph.substr(0, utf8_floor(paragraph, longest_date_line)));
    const auto [label_words, label] = longest_label(words);
    const auto rest = std::span{words}.subspan(label_words);
    auto [count, date] = longest_date(rest);
    if (count > 1 && may_start_story(rest[count - 1])) --count;
    if (count == 0 || count == rest.size()) return std::nullopt;
    auto next = count;
    while (next < rest.size() && is_separator(rest[next])) ++next;
    if (next == rest.size()) return std::nullopt;
    const bool is_bounded = next > count || ends_part(rest[count - 1]) || label != DateLabel::none;
    const bool is_numeric = std::ranges::none_of(span_of(rest.first(count)), is_ascii_letter);
    const auto story = decode_utf8(rest[next], 0).code;
    const bool is_story_start = !is_lower(story) && !is_digit(rest[next][0]);
    if (!is_story_start || (!is_bounded && !is_numeric)) return std::nullopt;
    if (ends_part(rest[count - 1]) && rest[count - 1].ends_with(',')) return std::nullopt;
    return LeadingDate{*date, static_cast<size_t>(rest[next].data() - paragraph.data()),
                       label != DateLabel::none || is_numeric};
}

std::optional<Timestamp> date_of_dateline(string_view paragraph) {
    constexpr size_t window = 140;  // bytes of the longest dateline
    const auto words = split_words(paragraph.substr(0, utf8_floor(paragraph, window)));
    for (size_t at = 0; at < words.size() && at <= 6; ++at) {
        const auto rest = std::span{words}.subspan(at);
        if (const auto [count, date] = longest_date(rest); count > 0) {
            if (count == rest.size()) return std::nullopt;
            const auto& next = rest[count];
            const bool is_closed = next[0] == '(' || next[0] == '/' || is_separator(next);
            const bool is_opened =
                at > 0 && (ends_part(words[at - 1]) || is_separator(words[at - 1]) || rest[0][0] == '(');
            return is_opened && is_closed ? date : std::nullopt;
        }
        const auto first = decode_utf8(words[at], 0).code;
        if (is_lower(first)) return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace dateline
