#include "indexer/readers/nitf_reader.h"

#include <array>

#include "indexer/model/language_tag.h"
#include "indexer/readers/charset.h"
#include "indexer/readers/wire_text.h"

namespace dateline {

namespace {

struct Place {
    std::string_view tag;
    std::string_view attribute;  ///< empty for the element's text
};

// From what was published to what was meant to be.
constexpr std::array date_places = {Place{"pubdata", "date.publication"}, Place{"date.release", "norm"},
                                    Place{"date.issue", "norm"}, Place{"story.date", "norm"}};
constexpr std::array source_places = {Place{"pubdata", "name"}, Place{"distributor", ""},
                                      Place{"doc.copyright", "holder"}, Place{"doc-id", "regsrc"}};
constexpr std::array subject_attributes = {"tobject.subject.type", "tobject.subject.matter", "tobject.subject.detail"};

std::string text_at(const MarkupTree& tree, int node, const Place& place) {
    const int found = find_below(tree, node, place.tag);
    return place.attribute.empty() ? line_of(tree, found) : attribute_of(tree, found, place.attribute);
}

// The first of the places that has a date; its time of day where only a later one gives that.
std::optional<Timestamp> published_of(const MarkupTree& tree, int node) {
    std::optional<Timestamp> best;
    for (const Place& place : date_places) {
        const std::optional<Timestamp> at = parse_timestamp(text_at(tree, node, place));
        if (!at) continue;
        if (!best) best = at;
        const bool is_finer = best->precision < at->precision && at->at >= best->at && at->at <= last_second(*best);
        if (is_finer) best = at;
    }
    return best;
}

// An id is unique for who registered it.
std::string id_of(const MarkupTree& tree, int head) {
    const int doc_id = find_below(tree, head, "doc-id");
    std::string id = attribute_of(tree, doc_id, "id-string");
    const std::string registrar = attribute_of(tree, doc_id, "regsrc");
    return id.empty() || registrar.empty() || id.starts_with(registrar) ? id : registrar + ":" + id;
}

std::vector<std::string> tags_of(const MarkupTree& tree, int head) {
    std::vector<std::string> tags;
    for (const int keyword : outermost_of(tree, head, {"keyword"})) tags.push_back(attribute_of(tree, keyword, "key"));
    for (const int subject : outermost_of(tree, head, {"tobject.subject"})) {
        for (const char* name : subject_attributes) tags.push_back(attribute_of(tree, subject, name));
    }
    return tags;
}

// The text of a byline without the posts of those it names.
std::string names_in(const MarkupTree& tree, int byline) {
    std::string text;
    for (int at = byline + 1, end = tree.end_of(byline); at < end;) {
        if (tree[at].tag == "byttl") {
            at = tree.end_of(at);
            continue;
        }
        text += tree[at].text;
        ++at;
    }
    return text;
}

void take_bylines(const MarkupTree& tree, int head, Article& article) {
    for (const int byline : outermost_of(tree, head, {"byline"})) {
        const std::vector<int> people = outermost_of(tree, byline, {"person"});
        for (const int person : people) article.authors.push_back(line_of(tree, person));
        if (people.empty()) take_byline(names_in(tree, byline), article);
    }
}

std::string summary_of(const MarkupTree& tree, int head) {
    std::string summary = paragraphs_of(tree, find_below(tree, head, "abstract"));
    return summary.empty() ? line_of(tree, find_below(tree, find_below(tree, head, "hedline"), "hl2")) : summary;
}

// A document may hold several parts of content; behind them stands what is no story.
std::string body_of(const MarkupTree& tree, int body) {
    std::string text;
    for (int part = body < 0 ? -1 : tree[body].first_child; part >= 0; part = tree[part].next) {
        if (tree[part].tag != "body.content") continue;
        text += (text.empty() ? "" : "\n\n") + paragraphs_of(tree, part);
    }
    const int dateline = find_below(tree, child_of(tree, body, "body.head"), "dateline");
    return with_dateline(line_of(tree, dateline), std::move(text));
}

Result<ReadArticle> read_document(const MarkupTree& tree, int node, const Origin& origin) {
    const std::string status = attribute_of(tree, find_below(tree, node, "docdata"), "management-status");
    if (auto fault = fault_of_status(status)) return *fault;
    ReadArticle read;
    take_nitf(tree, node, read.article);
    return finish_article(std::move(read), origin);
}

}  // namespace

bool is_nitf(std::string_view head) { return root_element(head) == "nitf"; }

void take_nitf(const MarkupTree& tree, int node, Article& article) {
    const int head = child_of(tree, node, "head");
    const int body = child_of(tree, node, "body");
    const int body_head = child_of(tree, body, "body.head");
    fill_if_empty(article.id, id_of(tree, head));
    fill_if_empty(article.url, attribute_of(tree, find_below(tree, head, "pubdata"), "ex-ref"));
    fill_if_empty(article.title, line_of(tree, find_below(tree, body_head, "hl1")));
    fill_if_empty(article.title, line_of(tree, child_of(tree, head, "title")));
    fill_if_empty(article.summary, summary_of(tree, body_head));
    fill_if_empty(article.body, body_of(tree, body));
    fill_if_empty(article.section, text_at(tree, head, {"pubdata", "position.section"}));
    fill_if_empty(article.language, language_tag(tree.attribute(node, "baselang")));
    fill_if_empty(article.language, language_tag(tree.attribute(node, "xml:lang")));
    fill_if_empty(article.tags, tags_of(tree, head));
    if (!article.published) article.published = published_of(tree, node);
    if (article.authors.empty()) take_bylines(tree, body_head, article);
    for (const Place& place : source_places) fill_if_empty(article.source, text_at(tree, node, place));
}

std::vector<Result<ReadArticle>> read_nitf(std::string_view bytes, const Origin& origin) {
    std::vector<Result<ReadArticle>> articles;
    const std::optional<std::string> text = decode_text_in(bytes, declared_charset(bytes));
    if (!text) return {Fault{"is no NITF: it holds binary data"}};
    const MarkupTree tree = parse_xml(*text);
    const std::vector<int> documents = outermost_of(tree, 0, {"nitf"});
    for (const int document : documents) {
        const bool is_only = documents.size() == 1;
        articles.push_back(
            read_document(tree, document, is_only ? origin : origin_of_item(origin, articles.size() + 1)));
    }
    if (articles.empty()) articles.emplace_back(Fault{"is no NITF: it holds no document"});
    return articles;
}

}  // namespace dateline
