#include "indexer/readers/feed_fields.h"

#include <algorithm>
#include <array>

#include "indexer/base/ascii.h"

namespace dateline {

namespace {

struct Vocabulary {
    std::string_view sign;    ///< found in the URI
    std::string_view prefix;  ///< as the table of fields has it; also what an undeclared one looks like
};

// The first that fits counts.
constexpr std::array vocabularies = {
    Vocabulary{"purl.org/dc/terms", "dcterms:"},
    Vocabulary{"purl.org/dc/", "dc:"},
    Vocabulary{"purl.org/rss/1.0/modules/dcterms", "dcterms:"},
    Vocabulary{"purl.org/rss/1.0/modules/dc", "dc:"},
    Vocabulary{"purl.org/rss/1.0/modules/content", "content:"},
    Vocabulary{"purl.org/rss/1.0/modules/prism", "prism:"},
    Vocabulary{"prismstandard.org/", "prism:"},
    Vocabulary{"purl.org/rss/1.0/modules/", "other:"},
    Vocabulary{"w3.org/1999/xhtml", "xhtml:"},
    Vocabulary{"itunes.com/", "itunes:"},
    Vocabulary{"itunes.apple.com/", "itunes:"},
    Vocabulary{"search.yahoo.com/mrss", "media:"},
    Vocabulary{"video.search.yahoo.com/mrss", "media:"},
    Vocabulary{"feedburner", "feedburner:"},
    Vocabulary{"pheedo.com/", "feedburner:"},
    Vocabulary{"googleplay", "itunes:"},
    Vocabulary{"purl.org/rss/", ""},
    Vocabulary{"purl.org/net/rss", ""},
    Vocabulary{"purl.org/atom/", ""},
    Vocabulary{"w3.org/2005/atom", ""},
    Vocabulary{"netscape.com/", ""},
    Vocabulary{"backend.userland.com/", ""},
    Vocabulary{"blogs.law.harvard.edu/", ""},
    Vocabulary{"cyber.law.harvard.edu/", ""},
    Vocabulary{"rssboard.org/", ""},
};

constexpr std::array prefixes = {
    Vocabulary{"dc", "dc:"},
    Vocabulary{"dcterms", "dcterms:"},
    Vocabulary{"content", "content:"},
    Vocabulary{"itunes", "itunes:"},
    Vocabulary{"media", "media:"},
    Vocabulary{"feedburner", "feedburner:"},
    Vocabulary{"prism", "prism:"},
    Vocabulary{"xhtml", "xhtml:"},
    Vocabulary{"atom", ""},
    Vocabulary{"rss", ""},
    Vocabulary{"", ""},
};

constexpr std::array rows = {
    FieldRow{"title", FeedField::title, 0},
    FieldRow{"dc:title", FeedField::title, 1},
    FieldRow{"dcterms:title", FeedField::title, 2},
    FieldRow{"media:title", FeedField::title, 3},
    FieldRow{"itunes:title", FeedField::title, 4},
    FieldRow{"link", FeedField::link, 0},
    FieldRow{"a", FeedField::link, 1},
    FieldRow{"url", FeedField::link, 2},
    FieldRow{"prism:url", FeedField::link, 3},
    FieldRow{"feedburner:origlink", FeedField::permanent_link, 0},
    FieldRow{"id", FeedField::id, 0},
    FieldRow{"guid", FeedField::id, 0},
    FieldRow{"dc:identifier", FeedField::id, 1},
    FieldRow{"dcterms:identifier", FeedField::id, 1},
    FieldRow{"content:encoded", FeedField::content, 0},
    FieldRow{"content", FeedField::content, 0},
    FieldRow{"xhtml:body", FeedField::content, 0},
    FieldRow{"xhtml:div", FeedField::content, 0},
    FieldRow{"body", FeedField::content, 0},
    FieldRow{"fullitem", FeedField::content, 0},
    FieldRow{"description", FeedField::summary, 0},
    FieldRow{"summary", FeedField::summary, 1},
    FieldRow{"abstract", FeedField::summary, 2},
    FieldRow{"dc:description", FeedField::summary, 3},
    FieldRow{"dcterms:description", FeedField::summary, 3},
    FieldRow{"dcterms:abstract", FeedField::summary, 4},
    FieldRow{"prism:teaser", FeedField::summary, 4},
    FieldRow{"media:group", FeedField::group, 0},
    FieldRow{"media:description", FeedField::aside, 0},
    FieldRow{"itunes:summary", FeedField::aside, 1},
    FieldRow{"itunes:subtitle", FeedField::aside, 2},
    FieldRow{"media:text", FeedField::aside, 3},
    FieldRow{"pubdate", FeedField::published, 0},
    FieldRow{"published", FeedField::published, 0},
    FieldRow{"issued", FeedField::published, 0},
    FieldRow{"dcterms:issued", FeedField::published, 1},
    FieldRow{"dc:date", FeedField::published, 2},
    FieldRow{"dcterms:date", FeedField::published, 2},
    FieldRow{"prism:publicationdate", FeedField::published, 3},
    FieldRow{"date", FeedField::published, 3},
    FieldRow{"dcterms:available", FeedField::published, 4},
    FieldRow{"created", FeedField::published, 5},
    FieldRow{"dcterms:created", FeedField::published, 5},
    FieldRow{"dc:created", FeedField::published, 5},
    FieldRow{"updated", FeedField::updated, 0},
    FieldRow{"modified", FeedField::updated, 0},
    FieldRow{"dcterms:modified", FeedField::updated, 1},
    FieldRow{"dc:modified", FeedField::updated, 1},
    FieldRow{"prism:modificationdate", FeedField::updated, 2},
    FieldRow{"author", FeedField::author, 0},
    FieldRow{"dc:creator", FeedField::author, 0},
    FieldRow{"dc:author", FeedField::author, 0},
    FieldRow{"dcterms:creator", FeedField::author, 0},
    FieldRow{"itunes:author", FeedField::author, 1},
    FieldRow{"prism:byline", FeedField::author, 1},
    FieldRow{"category", FeedField::category, 0},
    FieldRow{"dc:subject", FeedField::category, 0},
    FieldRow{"dcterms:subject", FeedField::category, 0},
    FieldRow{"tags", FeedField::keywords, 0},
    FieldRow{"keywords", FeedField::keywords, 0},
    FieldRow{"media:keywords", FeedField::keywords, 0},
    FieldRow{"itunes:keywords", FeedField::keywords, 0},
    FieldRow{"prism:section", FeedField::section, 0},
    FieldRow{"source", FeedField::source, 0},
    FieldRow{"language", FeedField::language, 0},
    FieldRow{"dc:language", FeedField::language, 0},
    FieldRow{"dcterms:language", FeedField::language, 0},
};

constexpr std::string_view foreign = "?";

// "dc:"; empty for the vocabulary of feeds, `foreign` for all others.
std::string_view prefix_of(std::string_view name_space) {
    const std::string uri = lower_ascii(name_space);
    if (const auto* row = std::ranges::find(prefixes, uri, &Vocabulary::sign); row != prefixes.end())
        return row->prefix;
    const auto* row = std::ranges::find_if(
        vocabularies, [&](const Vocabulary& known) { return uri.find(known.sign) != std::string::npos; });
    return row == vocabularies.end() ? foreign : row->prefix;
}

}  // namespace

FieldRow find_field(std::string_view tag, std::string_view name_space, std::string_view home) {
    const std::string_view prefix = name_space == home ? std::string_view() : prefix_of(name_space);
    if (prefix == foreign) return {};
    const std::string name = std::string(prefix) + lower_ascii(tag);
    const auto* row = std::ranges::find(rows, name, &FieldRow::name);
    return row == rows.end() ? FieldRow{} : *row;
}

bool is_feed_namespace(std::string_view name_space) { return prefix_of(name_space).empty(); }

}  // namespace dateline
