#include "searchd/hit_reader.h"

#include <xapian.h>

#include "indexer/model/document.h"
#include "searchd/story_reader.h"

namespace dateline {

namespace {

constexpr std::size_t snippet_length = 280;  // bytes

}  // namespace

Story HitReader::story_of(DocId docid, const Article& article) {
    const std::uint32_t number = columns_.story[docid];
    if (number == 0) return read_story(database_, columns_, docid, article);
    const auto known = stories_.find(number);
    if (known != stories_.end()) return known->second;
    return stories_.emplace(number, read_story(database_, columns_, docid, article)).first->second;
}

Hit HitReader::read(const RankedArticle& one) {
    Hit hit;
    const Xapian::Document document = database_.get_document(one.article, Xapian::DOC_ASSUME_VALID);
    hit.article = parse_shown(document.get_data());
    hit.story = story_of(one.article, hit.article);
    const std::string body = std::exchange(hit.article.body, {});
    Analyser& analyser = analysers_.of(hit.article.language);
    hit.title = {hit.article.title, in_title_.marks(hit.article.title, analyser)};
    hit.snippet = in_body_.snippet(body, analyser, snippet_length);
    hit.score = one.score;
    return hit;
}

}  // namespace dateline
