#include "searchd/hit_reader.h"

#include <xapian.h>

#include "indexer/model/document.h"
#include "searchd/story_reader.h"

namespace dateline {

namespace {

constexpr std::size_t snippet_length = 280;  // bytes

}  // namespace

Hit HitReader::read(const RankedArticle& one) {
    Hit hit;
    const Xapian::Document document = database_.get_document(one.article);
    hit.article = parse_shown(document.get_data());
    const std::string story = document.get_value(slot::story);
    const auto known = stories_.find(story);
    hit.story = known != stories_.end() ? known->second : read_story(database_, document, hit.article);
    if (!story.empty()) stories_.emplace(story, hit.story);
    const std::string body = std::exchange(hit.article.body, {});
    Analyser& analyser = analysers_.of(hit.article.language);
    hit.title = {hit.article.title, in_title_.marks(hit.article.title, analyser)};
    hit.snippet = in_body_.snippet(body, analyser, snippet_length);
    hit.score = one.score;
    return hit;
}

}  // namespace dateline
