#include <algorithm>

#include <nlohmann/json.hpp>

#include "searchd/pages/body_values.h"
#include "searchd/pages/shared_values.h"
#include "searchd/query.h"
#include "searchd/text_format.h"
#include "searchd/to_html.h"

namespace dateline {

using nlohmann::ordered_json;

namespace {

// The day as far as it is known.
ordered_json day_values(std::optional<Timestamp> published) {
    if (!published) return {{"text", "Without a date"}};
    published->precision = std::min(published->precision, Precision::day);
    return date_values(published);
}

ordered_json member_values(const PageFrame& frame, const StoryMember& member, const SearchRequest& search) {
    const Article& article = member.article;
    ordered_json values = {
        {"url", article_url(frame, article, search)}, {"title", article.title},       {"source", article.source},
        {"authors", joined(article.authors)},         {"language", article.language}, {"original", article.url}};
    if (article.published && article.published->precision == Precision::second)
        values["clock"] = {{"text", to_clock(article.published->at) + " UTC"},
                           {"iso", to_rfc3339(article.published->at)}};
    for (const MarkedText& added : member.added)
        values["added"].push_back({{"html", to_marked_html(added.text, added.marks)}});
    return values;
}

// The search for all of its articles.
std::string members_url(const PageFrame& frame, const Story& story) {
    SearchRequest request;
    request.q = "story:" + as_phrase(story.id);
    request.sort = Sort::oldest;
    request.folds_stories = false;
    return search_url(frame, request);
}

}  // namespace

ordered_json to_story_values(const PageFrame& frame, const StoryPage& page) {
    const Article& first = page.members.front().article;
    ordered_json values =
        frame_values(frame, first.title + " – Dateline", story_url(frame, page.story.id, page.search));
    values["q"] = page.search.q;
    values["back"] = back_url(frame, page.search);
    values["title"] = first.title;
    values["count_text"] = count_of_articles(page.story.size) + (page.story.size == 1 ? " tells" : " tell");
    if (page.members.size() < page.story.size)
        values["more"] = {{"text", count_of_articles(page.story.size - page.members.size())},
                          {"url", members_url(frame, page.story)}};
    if (page.story.sources.size() > 1) values["sources_text"] = with_thousands(page.story.sources.size()) + " sources";
    ordered_json days = ordered_json::array();
    for (const StoryMember& member : page.members) {
        const bool is_first = days.empty();
        ordered_json day = day_values(member.article.published);
        if (is_first || days.back()["day"] != day) days.push_back({{"day", std::move(day)}});
        ordered_json shown = member_values(frame, member, page.search);
        if (is_first) shown["opening_html"] = paragraphs_html(member.opening.text, {});
        if (first.published && member.article.published)
            shown["when"] = is_first ? "first" : to_distance(*first.published, *member.article.published);
        shown["adds_nothing"] = !is_first && member.added.empty();
        days.back()["members"].push_back(std::move(shown));
    }
    values["days"] = std::move(days);
    return values;
}

}  // namespace dateline
