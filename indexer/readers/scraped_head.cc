#include "indexer/readers/scraped_head.h"

#include <algorithm>
#include <cstddef>

#include "indexer/readers/boilerplate_phrases.h"
#include "indexer/readers/boilerplate_table.h"
#include "indexer/readers/headline.h"
#include "indexer/readers/publication_date.h"
#include "indexer/readers/scraped_byline.h"
#include "indexer/readers/scraped_dateline.h"
#include "indexer/readers/scraped_foot.h"
#include "indexer/readers/scraped_source.h"

namespace dateline {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t longest_head = 80;  ///< paragraphs

bool is_question(const LineShape& shape) {
    return (shape.end_mark == U'?' || shape.end_mark == U'!') && shape.words <= 20;
}

class HeadReader {
public:
    HeadReader(std::vector<Paragraph>& paragraphs, ScrapedText& found)
        : paragraphs_{paragraphs},
          found_{found},
          is_meta_(paragraphs.size()),
          is_chronicle_{is_chronicle(paragraphs)} {}

    void read() {
        take_date_before_first_line();
        read_lines_above();
        take_headline();
        choose_bare_date();
        drop_debris();
        take_place_on_site();
        take_story_start();
        const auto foot = take_foot(paragraphs_, end_, found_);
        if (found_.source.empty()) found_.source = find_outlet_in_notices(paragraphs_);
        found_.published = published_;
        for (const auto& date :
             {leading_, unlabelled_, dateline_, date_in_path(found_.url), foot.published, updated_, foot.updated}) {
            if (!found_.published) found_.published = date;
        }
    }

private:
    void take_date_before_first_line() {
        const auto first = std::ranges::find(paragraphs_, LineKind::text, &Paragraph::kind);
        if (first == paragraphs_.end() || first->is_story()) return;
        const auto leading = leading_date(first->text);
        if (!leading || !leading->is_marked || parse_date_line(first->text)) return;
        leading_ = leading->at;
        first->set_text(first->text.substr(leading->length));
    }

    /// The head reaches to the second paragraph of the story, for the first may be a standfirst.
    void read_lines_above() {
        size_t stories = 0;
        for (size_t i = 0; i < std::min(paragraphs_.size(), longest_head) && stories < 2; ++i) {
            auto& paragraph = paragraphs_[i];
            end_ = i + 1;
            if (take_meta(i, stories)) {
                is_meta_[i] = true;
                paragraph.is_kept = false;
            } else if (paragraph.is_story() && !is_question(paragraph.shape)) {
                ++stories;
            } else if (paragraph.kind == LineKind::text) {
                has_candidate_ = true;
            }
        }
    }

    bool take_meta(size_t i, size_t stories) {
        const auto& text = paragraphs_[i].text;
        if (!paragraphs_[i].is_kept || text.size() > 250) return false;
        return take_address(text) || take_field(text) || take_announcement(i) || take_date(i, stories) ||
               take_byline(text) || take_author_line(i) || (is_partial_date(text) && has_candidate_);
    }

    bool take_address(const std::string& text) {
        if (!is_web_address(text)) return false;
        if (found_.url.empty()) found_.url = text;
        return true;
    }

    /// "Section: Business" and its like.
    bool take_field(const std::string& text) {
        const auto [label, value] = split_label(text);
        if (value.empty() || shape_of(value).words > 30) return false;
        switch (label_of(label)) {
            case Label::title: return fill(found_.title, value);
            case Label::section: return fill(found_.section, value);
            case Label::source:
                return shape_of(value).words <= 6 && !parse_date_line(text) && !is_mail_address(value) &&
                       fill(found_.source, value);
            case Label::url: return is_web_address(value) && fill(found_.url, value);
            case Label::author: {
                const auto byline = parse_names(value);
                return byline && take(*byline);
            }
            default: return false;
        }
    }

    static bool fill(std::string& member, string_view value) {
        if (member.empty()) member = value;
        return true;
    }

    bool take(const Byline& byline) {
        if (found_.authors.empty()) found_.authors = byline.authors;
        if (found_.source.empty()) found_.source = byline.source;
        return true;
    }

    /// A line that only says "Published" or "By", and the line behind it.
    bool take_announcement(size_t i) {
        const auto& text = paragraphs_[i].text;
        const auto announced = announced_;
        const bool is_by_announced = by_announced_;
        announced_ = date_label_of(text);
        const auto key = phrase_key(text);
        by_announced_ =
            key == "by" || key == "author" || key == "written by" || key == "von" || key == "par" || key == "por";
        if (by_announced_ || announced_ != DateLabel::none) return true;
        if (is_by_announced) {
            const auto byline = parse_names(text);
            return byline && take(*byline);
        }
        if (announced == DateLabel::none) return false;
        const auto line = parse_date_line(text);
        if (!line) return false;
        auto& slot = announced == DateLabel::published ? published_ : updated_;
        if (!slot) slot = line->best();
        return line->best().has_value();
    }

    bool take_date(size_t i, size_t stories) {
        if (paragraphs_.size() == 1) return false;
        const auto line = parse_date_line(paragraphs_[i].text);
        if (!line || (stories > 0 && is_chronicle_ && !line->published && !line->updated)) return false;
        if (!published_) published_ = line->published;
        if (!updated_) updated_ = line->updated;
        bool is_signed = false;
        for (const auto& other : line->others) is_signed |= take_beside_date(other);
        if (line->unlabelled) bare_dates_.push_back({i, *line->unlabelled, stories == 0, is_signed});
        return true;
    }

    bool take_beside_date(const std::string& other) {
        if (const auto byline = parse_byline(other)) return take(*byline);
        if (const auto agency = agency_behind_place(other); !agency.empty()) return fill(found_.source, agency);
        const auto [label, value] = split_label(other);
        if (label_of(label) == Label::source && !is_mail_address(value)) return fill(found_.source, value);
        return names_outlet(other) && fill(found_.source, other);
    }

    /// The first bare date that may be that of publication; those before it stay in the text.
    void choose_bare_date() {
        const HeadView head{paragraphs_, is_meta_, headline_is_found_ ? std::optional{headline_} : std::nullopt};
        for (const auto& date : bare_dates_) {
            if (is_dateline(date, head)) {
                unlabelled_ = date.at;
                return;
            }
            paragraphs_[date.index].is_kept = date.index > headline_;
        }
    }

    bool take_byline(const std::string& text) {
        auto byline = parse_byline(text);
        if (!byline && has_candidate_) byline = parse_glued_byline(text);
        return byline && take(*byline);
    }

    /// "Political editor" below a byline; a name above a date or a "Follow" button.
    bool take_author_line(size_t i) {
        const auto& paragraph = paragraphs_[i];
        const auto key = phrase_key(paragraph.text);
        const bool after_meta = i > 0 && is_meta_[i - 1];
        if (after_meta && paragraph.shape.end_mark == 0 && paragraph.shape.words <= 6 &&
            (is_role(key) || is_outlet_line(paragraph.text))) {
            return true;
        }
        if (!has_candidate_ || i + 1 == paragraphs_.size() || paragraph.shape.end_mark != 0) return false;
        const auto& next = paragraphs_[i + 1];
        if (!is_name(paragraph.text)) {  // "Jane Doe in Berlin"
            const auto byline = parse_names(paragraph.text);
            return byline && !byline->authors.empty() && parse_date_line(next.text) && take(*byline);
        }
        const auto next_key = phrase_key(next.text);
        const bool is_author = next_key == "follow" || next_key.ends_with("min read") || is_role(next_key);
        if (is_author && found_.authors.empty()) found_.authors.push_back(paragraph.text);
        return is_author || parse_date_line(next.text).has_value();
    }

    /// "BBC News, Beijing" as well as "BBC News".
    static bool is_outlet_line(string_view text) { return names_outlet(text.substr(0, text.find(','))); }

    void take_headline() {
        if (!found_.title.empty()) return;
        const auto index = find_headline(paragraphs_, is_meta_);
        if (!index) return;
        headline_ = *index;
        headline_is_found_ = true;
        const auto headline = without_outlet(paragraphs_[*index].text);
        found_.title = headline.text;
        if (found_.source.empty()) found_.source = headline.outlet;
        drop_above_headline();
    }

    void drop_above_headline() {
        for (size_t i = 0; i <= headline_; ++i) {
            auto& paragraph = paragraphs_[i];
            const bool is_kicker = paragraph.kind == LineKind::text && !is_meta_[i] && !paragraph.is_story();
            if (is_kicker || i == headline_) paragraph.is_kept = false;
        }
    }

    /// Scraps of a word or two between headline and story, beside what is no story either.
    void drop_debris() {
        const auto is_gone = [&](size_t i) {
            return i < end_ && (!paragraphs_[i].is_kept || paragraphs_[i].kind != LineKind::text);
        };
        for (size_t i = headline_ + 1; i < end_ && !found_.title.empty(); ++i) {
            auto& paragraph = paragraphs_[i];
            if (paragraph.is_story()) return;
            const bool is_scrap =
                paragraph.shape.words <= 3 && paragraph.shape.end_mark == 0 && paragraph.shape.last != ':';
            if (is_scrap && paragraph.kind == LineKind::text && (is_gone(i - 1) || is_gone(i + 1)))
                paragraph.is_kept = false;
        }
    }

    /// Section and outlet from the lines above the headline, unless there is a whole menu of them.
    void take_place_on_site() {
        std::vector<string_view> sections;
        for (size_t i = 0; i < std::min(end_, headline_); ++i) {
            const auto& text = paragraphs_[i].text;
            if (const auto trail = breadcrumbs(text); !trail.empty()) {
                if (names_outlet(trail.front()) && !is_section(phrase_key(trail.front())))
                    fill(found_.source, trail.front());
                for (const auto part : trail) {
                    if (is_named_section(part)) fill(found_.section, part);
                }
            }
            if (paragraphs_[i].kind != LineKind::navigation) continue;
            if (names_outlet(text) && !is_section(phrase_key(text))) fill(found_.source, text);
            if (is_named_section(text)) sections.push_back(text);
        }
        if (sections.size() == 1) fill(found_.section, sections.front());
    }

    static bool is_named_section(string_view text) {
        static const PhraseSet whole_site{
            "home|homepage|home page|news|latest|latest news|startseite|nachrichten|accueil|inicio|portada|noticias|"
            "actualidad|notizie|nyheter|wiadomosci|gundem|новости|новини"};
        const auto key = phrase_key(text);
        return is_section(key) && !whole_site.contains(key);
    }

    void take_story_start() {
        for (size_t i = 0; i < end_; ++i) {
            auto& paragraph = paragraphs_[i];
            if (!paragraph.is_kept || !paragraph.is_story()) continue;
            if (const auto leading = leading_date(paragraph.text)) {
                leading_ = leading->at;
                paragraph.set_text(paragraph.text.substr(leading->length));
            }
            dateline_ = date_of_dateline(paragraph.text);
            if (leading_ || dateline_) return;
        }
    }

    std::vector<Paragraph>& paragraphs_;
    ScrapedText& found_;
    std::vector<char> is_meta_;
    bool is_chronicle_;
    size_t end_ = 0;       ///< of the head
    size_t headline_ = 0;  ///< its index, 0 without one
    bool headline_is_found_ = false;
    bool has_candidate_ = false;
    std::vector<BareDate> bare_dates_;
    DateLabel announced_ = DateLabel::none;
    bool by_announced_ = false;
    std::optional<Timestamp> published_;
    std::optional<Timestamp> unlabelled_;
    std::optional<Timestamp> leading_;
    std::optional<Timestamp> dateline_;
    std::optional<Timestamp> updated_;
};

}  // namespace

void take_head(std::vector<Paragraph>& paragraphs, ScrapedText& found) { HeadReader{paragraphs, found}.read(); }

}  // namespace dateline
