#include <nlohmann/json.hpp>

#include "searchd/pages/shared_values.h"
#include "searchd/text_format.h"
#include "searchd/to_html.h"

namespace dateline {

using nlohmann::ordered_json;

ordered_json to_story_values(const PageFrame& frame, const StoryPage& page) {
    const Article& first = page.members.front().article;
    ordered_json values = frame_values(frame, first.title + " – Dateline");
    values["title"] = first.title;
    values["count_text"] = count_of_articles(page.story.size);
    if (page.members.size() < page.story.size)
        values["more_text"] = "and " + count_of_articles(page.story.size - page.members.size()) + " more";
    if (page.story.sources.size() > 1) values["sources_text"] = with_thousands(page.story.sources.size()) + " sources";
    for (const StoryMember& member : page.members) {
        const Article& article = member.article;
        ordered_json shown = {{"url", article_url(frame, article)},
                              {"title", article.title},
                              {"source", article.source},
                              {"published", date_values(article.published)},
                              {"authors", joined(article.authors)},
                              {"language", article.language},
                              {"original", article.url}};
        const bool is_first = values["members"].empty();
        if (is_first) shown["opening_html"] = paragraphs_html(member.opening.text, {});
        for (const MarkedText& added : member.added)
            shown["added"].push_back({{"html", to_marked_html(added.text, added.marks)}});
        shown["adds_nothing"] = !is_first && member.added.empty();
        values["members"].push_back(std::move(shown));
    }
    return values;
}

}  // namespace dateline
