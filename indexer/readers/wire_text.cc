#include "indexer/readers/wire_text.h"

#include <algorithm>
#include <array>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/readers/scraped_byline.h"
#include "indexer/readers/scraped_line.h"

namespace dateline {

namespace {

// Elements of NITF and HTML that start and end a paragraph.
constexpr std::array<std::string_view, 43> paragraph_elements = {
    "abstract", "address",    "article", "block", "blockquote", "body",    "body.content", "bq",    "caption",
    "center",   "datasource", "dd",      "div",   "dl",         "dt",      "fn",           "h1",    "h2",
    "h3",       "h4",         "h5",      "h6",    "header",     "hl1",     "hl2",          "hr",    "li",
    "main",     "ol",         "p",       "pre",   "quote",      "section", "summary",      "table", "tag",
    "tbody",    "tfoot",      "thead",   "tr",    "ul",         "credit",  "html"};

// Elements whose text is not the story's.
constexpr std::array<std::string_view, 24> silent_elements = {"script",
                                                              "style",
                                                              "head",
                                                              "media",
                                                              "media-caption",
                                                              "media-reference",
                                                              "media-producer",
                                                              "figure",
                                                              "img",
                                                              "object",
                                                              "svg",
                                                              "figcaption",
                                                              "note",
                                                              "nitf-table-metadata",
                                                              "noscript",
                                                              "form",
                                                              "button",
                                                              "body.head",
                                                              "iframe",
                                                              "video",
                                                              "audio",
                                                              "body.end",
                                                              "template",
                                                              "nav"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& list, std::string_view item) {
    return std::ranges::find(list, item) != list.end();
}

bool is_cell(std::string_view tag) { return tag == "td" || tag == "th"; }

class ParagraphWriter {
public:
    explicit ParagraphWriter(const MarkupTree& tree) : tree_(tree) {}

    std::string write(int root) {
        walk_children(root);
        flush();
        return std::move(body_);
    }

private:
    // The tree is of bounded depth.
    void walk(int node) {
        const MarkupNode at = tree_[node];
        if (at.tag.empty()) {
            text_ += at.text;
            return;
        }
        if (is_one_of(silent_elements, at.tag)) return;
        const bool is_paragraph = is_one_of(paragraph_elements, at.tag);
        if (is_paragraph) flush();
        if (at.tag == "br" || is_cell(at.tag)) text_ += ' ';
        walk_children(node);
        if (is_cell(at.tag)) text_ += ' ';
        if (is_paragraph) flush();
    }

    void walk_children(int node) {
        for (int child = tree_[node].first_child; child >= 0; child = tree_[child].next) walk(child);
    }

    void flush() {
        const std::string line = collapse_spaces(text_);
        text_.clear();
        if (line.empty()) return;
        if (!body_.empty()) body_ += "\n\n";
        body_ += line;
    }

    const MarkupTree& tree_;
    std::string body_;
    std::string text_;
};

std::string_view without_prefix(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The place behind what starts with "<!" or "<?" at the start of `text`.
std::size_t end_of_declaration(std::string_view text) {
    const bool is_comment = text.starts_with("<!--");
    const std::string_view mark = is_comment ? "-->" : text.starts_with("<?") ? "?>" : ">";
    std::size_t from = 0;
    const std::size_t bracket = text.find('[');
    if (text.starts_with("<!DOCTYPE") && bracket < text.find('>')) from = std::min(text.find(']'), text.size());
    const std::size_t end = text.find(mark, from);
    return end == std::string_view::npos ? text.size() : end + mark.size();
}

}  // namespace

std::string root_element(std::string_view head) {
    constexpr std::size_t enough = 4096;
    const std::optional<std::string> text = decode_text(head.substr(0, enough));
    if (!text) return {};
    std::string_view rest = trim(*text);
    while (rest.starts_with("<!") || rest.starts_with("<?")) rest = trim(rest.substr(end_of_declaration(rest)));
    if (!rest.starts_with('<')) return {};
    rest.remove_prefix(1);
    return std::string(without_prefix(rest.substr(0, rest.find_first_of(" \t\n/>"))));
}

int child_of(const MarkupTree& tree, int node, std::string_view tag) {
    int child = node < 0 ? -1 : tree[node].first_child;
    while (child >= 0 && tree[child].tag != tag) child = tree[child].next;
    return child;
}

int find_below(const MarkupTree& tree, int node, std::string_view tag) {
    if (node < 0) return -1;
    for (int at = node + 1, end = tree.end_of(node); at < end; ++at) {
        if (tree[at].tag == tag) return at;
    }
    return -1;
}

std::vector<int> outermost_of(const MarkupTree& tree, int node, const std::vector<std::string_view>& tags) {
    std::vector<int> found;
    if (node < 0) return found;
    for (int at = node + 1, end = tree.end_of(node); at < end;) {
        const bool is_wanted = std::ranges::find(tags, tree[at].tag) != tags.end();
        if (is_wanted) found.push_back(at);
        at = is_wanted ? tree.end_of(at) : at + 1;
    }
    return found;
}

std::string line_of(const MarkupTree& tree, int node) {
    return node < 0 ? std::string() : collapse_spaces(tree.text_of(node));
}

std::string attribute_of(const MarkupTree& tree, int node, std::string_view name) {
    return node < 0 ? std::string() : std::string(trim(tree.attribute(node, name)));
}

std::string paragraphs_of(const MarkupTree& tree, int node) {
    return node < 0 ? std::string() : ParagraphWriter(tree).write(node);
}

std::string with_dateline(std::string_view dateline, std::string body) {
    std::string line = collapse_spaces(dateline);
    constexpr std::array<std::string_view, 5> dashes = {"-", "–", "—", ":", "/"};
    for (const std::string_view dash : dashes) {
        if (line.ends_with(dash)) line = trim(std::string_view(line).substr(0, line.size() - dash.size()));
    }
    if (line.empty() || body.empty() || lower_ascii(body.substr(0, line.size())) == lower_ascii(line)) return body;
    return line + " - " + body;
}

std::string without_title(std::string body, std::string_view title) {
    const std::size_t end = std::min(body.find("\n\n"), body.size());
    if (collapse_spaces(std::string_view(body).substr(0, end)) != collapse_spaces(title)) return body;
    return std::string(trim(std::string_view(body).substr(end)));
}

void take_byline(std::string_view byline, Article& article) {
    const std::string line = collapse_spaces(byline);
    const std::string_view text = std::string_view(line).substr(0, line.find_last_not_of(" ,;") + 1);
    if (text.empty()) return;
    std::optional<Byline> parsed = parse_byline(text);
    if (!parsed) parsed = parse_names(text);
    if (!parsed || (parsed->authors.empty() && parsed->source.empty())) {
        const std::string_view name = lower_ascii(text.substr(0, 3)) == "by " ? text.substr(3) : text;
        if (name != article.source) article.authors.emplace_back(name);
        return;
    }
    std::ranges::move(parsed->authors, std::back_inserter(article.authors));
    if (parsed->authors.empty()) fill_if_empty(article.source, std::move(parsed->source));
}

// IPTC defines firstCreated as the time of the first version of the item, which is when the provider sent the story
// out; it does not move when a correction is sent, as versionCreated does. contentCreated is when the text was written,
// which may be long before, but a story without the first is nearer to it than to its latest version. Under an embargo
// no version may be published before it ends, however early it was sent.
std::optional<Timestamp> WireDates::published() const {
    std::optional<Timestamp> at = first_created ? first_created : content_created ? content_created : version_created;
    if (embargoed && (!at || embargoed->at > at->at)) at = embargoed;
    return at;
}

std::optional<Fault> fault_of_status(std::string_view status) {
    const std::string code = lower_ascii(code_of(status));
    if (code == "canceled" || code == "cancelled") return Fault{"is cancelled by its provider"};
    if (code == "withheld") return Fault{"is withheld by its provider"};
    return std::nullopt;
}

std::string_view code_of(std::string_view qcode) {
    const std::string_view code = trim(qcode);
    const std::size_t mark = code.find_last_of(":/");
    return mark == std::string_view::npos ? code : code.substr(mark + 1);
}

Origin origin_of_item(const Origin& file, std::size_t number) {
    Origin origin = file;
    origin.line = number;
    return origin;
}

}  // namespace dateline
