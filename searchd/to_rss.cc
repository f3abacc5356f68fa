#include "searchd/to_rss.h"

#include "indexer/version.h"
#include "searchd/text_format.h"
#include "searchd/url.h"
#include "searchd/xml_writer.h"

namespace dateline {

namespace {

std::string link(std::string_view base, std::string_view path, const Parameters& parameters) {
    const std::string query = to_query_string(parameters);
    return std::string(base).append(path) + (query.empty() ? "" : "?" + query);
}

// A month has no form in RSS, and its first day would be invented.
bool has_day(const std::optional<Timestamp>& published) { return published && published->precision >= Precision::day; }

// Titles are text and descriptions HTML, as the RSS Advisory Board's profile has it.
void write_item(XmlWriter& xml, const Hit& hit, std::string_view base) {
    const Article& article = hit.article;
    xml.begin("item");
    xml.element("title", article.title);
    xml.element("link", link(base, "/article/" + encode_component(article.id), {}));
    xml.element("guid", article.id, {{"isPermaLink", "false"}});
    if (has_day(article.published)) xml.element("pubDate", to_rfc822(article.published->at));
    if (!hit.snippet.text.empty()) xml.element("description", escape_html(hit.snippet.text));
    for (const std::string& author : article.authors) xml.element("dc:creator", author);
    if (!article.section.empty()) xml.element("category", article.section);
    for (const std::string& tag : article.tags) xml.element("category", tag);
    // A feed of all that the outlet has here: RSS wants an address beside the name.
    if (!article.source.empty())
        xml.element("source", article.source, {{"url", link(base, "/feed", {{"source", article.source}})}});
    xml.end();
}

// Tells one feed from another: the query as it was typed, unless filters or dates say more.
std::string title_of(const ResultPage& page) {
    const SearchRequest& request = page.request;
    const bool is_limited =
        !request.filters.empty() || request.from || request.to || request.in != nullptr || !request.folds_stories;
    if (is_limited && !page.read_as.empty()) return page.read_as;
    return request.q.empty() ? "New articles" : request.q;
}

}  // namespace

std::string to_rss(const ResultPage& page, std::string_view base) {
    const SearchRequest& request = page.request;
    const Parameters parameters = to_feed_parameters(request);
    XmlWriter xml;
    xml.begin("rss", {{"version", "2.0"},
                      {"xmlns:atom", "http://www.w3.org/2005/Atom"},
                      {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
    xml.begin("channel");
    xml.element("title", title_of(page) + " – Dateline");
    xml.element("link", link(base, "/search", parameters));
    xml.element("description", page.read_as.empty() ? "New articles" : "New articles: " + escape_html(page.read_as));
    xml.element("atom:link", "",
                {{"rel", "self"}, {"type", "application/rss+xml"}, {"href", link(base, "/feed", parameters)}});
    if (const auto updated = parse_timestamp(page.index.updated)) xml.element("lastBuildDate", to_rfc822(updated->at));
    xml.element("generator", "Dateline " + std::string(version));
    for (const Hit& hit : page.hits) write_item(xml, hit, base);
    return xml.finish();
}

std::string to_opensearch_description(std::string_view base) {
    const std::string root(base);
    const auto write_url = [](XmlWriter& xml, const char* type, const char* rel, const std::string& address) {
        xml.element("Url", "", {{"type", type}, {"rel", rel}, {"template", address}});
    };
    XmlWriter xml;
    xml.begin("OpenSearchDescription", {{"xmlns", "http://a9.com/-/spec/opensearch/1.1/"}});
    xml.element("ShortName", "Dateline");
    xml.element("Description", "Search news articles at " + root);
    write_url(xml, "text/html", "results", root + "/search?q={searchTerms}&page={startPage?}");
    write_url(xml, "application/rss+xml", "results", root + "/feed?q={searchTerms}");
    write_url(xml, "application/x-suggestions+json", "suggestions",
              root + "/api/v1/suggest?q={searchTerms}&format=opensearch");
    write_url(xml, "application/opensearchdescription+xml", "self", root + "/opensearch.xml");
    xml.element("Image", root + "/static/favicon.svg", {{"type", "image/svg+xml"}, {"width", "16"}, {"height", "16"}});
    xml.element("InputEncoding", "UTF-8");
    xml.element("OutputEncoding", "UTF-8");
    return xml.finish();
}

}  // namespace dateline
