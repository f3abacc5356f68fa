#include "indexer/readers/reader.h"

#include <algorithm>
#include <array>

#include "indexer/base/ascii.h"
#include "indexer/readers/archive_head.h"
#include "indexer/readers/feed_reader.h"
#include "indexer/readers/newsml_reader.h"
#include "indexer/readers/ninjs_reader.h"
#include "indexer/readers/nitf_reader.h"
#include "indexer/readers/reuters_sgml_reader.h"
#include "indexer/readers/warc_header.h"
#include "indexer/readers/warc_reader.h"

namespace dateline {

namespace {

constexpr std::string_view text_extensions[] = {"txt", "text", "md", ""};
constexpr std::string_view json_lines_extensions[] = {"jsonl", "ndjson", "json"};
constexpr std::span<const std::string_view> json_extensions;
constexpr std::string_view web_archive_extensions[] = {"warc", "arc"};
constexpr std::string_view feed_extensions[] = {"rss", "atom", "rdf"};
constexpr std::string_view newsml_extensions[] = {"newsml"};
constexpr std::string_view xml_extensions[] = {"xml"};
constexpr std::string_view nitf_extensions[] = {"nitf"};
constexpr std::string_view sgml_extensions[] = {"sgm", "sgml"};
constexpr std::string_view html_extensions[] = {"html", "htm", "xhtml"};
constexpr std::string_view archive_extensions[] = {"tar", "zip", "tgz", "txz", "tbz2", "tzst"};
constexpr std::string_view compressions[] = {"gz", "zst", "xz", "bz2"};

bool is_warc_head(std::string_view head) {
    const std::string_view line = head.substr(0, head.find('\n'));
    return is_warc_start(line) || is_arc_header(line);
}

ReadArticles reject_xml(std::string_view /*bytes*/, const Origin& /*origin*/) {
    return {Fault{"is XML of an unknown kind (known: feeds, NewsML, NITF)"}};
}

// The first that recognises a content reads it; of those that do not, the first that knows the name.
constexpr std::array readers = {
    Reader{"archive", Framing::archive, archive_extensions, is_archive, nullptr},
    Reader{"web archive", Framing::web_archive, web_archive_extensions, is_warc_head, read_warc_record},
    Reader{"feed", Framing::file, feed_extensions, is_feed, read_feed},
    Reader{"NewsML", Framing::file, newsml_extensions, is_newsml, read_newsml},
    Reader{"NITF", Framing::file, nitf_extensions, is_nitf, read_nitf},
    Reader{"ninjs", Framing::file, json_extensions, is_ninjs, read_ninjs},
    Reader{"Reuters-21578", Framing::file, sgml_extensions, is_reuters_sgml, read_reuters_sgml},
    Reader{"HTML", Framing::file, html_extensions, is_html, read_html},
    Reader{"XML", Framing::file, xml_extensions, nullptr, reject_xml},
    Reader{"JSON", Framing::file, json_extensions, is_json_file, read_json_file},
    Reader{"JSON Lines", Framing::lines, json_lines_extensions, is_json_lines, read_json_record},
    Reader{"text", Framing::file, text_extensions, nullptr, read_text},
};

std::string lower_extension(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? "" : lower_ascii(name.substr(dot + 1));
}

bool contains(std::span<const std::string_view> list, std::string_view item) {
    return std::ranges::find(list, item) != list.end();
}

}  // namespace

std::span<const Reader> all_readers() { return readers; }

const Reader* find_reader(std::string_view file_name) {
    std::string extension = lower_extension(file_name);
    while (contains(compressions, extension)) {
        file_name.remove_suffix(extension.size() + 1);
        extension = lower_extension(file_name);
    }
    const auto* found =
        std::ranges::find_if(readers, [&](const Reader& reader) { return contains(reader.extensions, extension); });
    return found == readers.end() ? nullptr : found;
}

const Reader& choose_reader(std::string_view file_name, std::string_view head) {
    const auto recognises = [&](const Reader& reader) {
        return reader.recognises != nullptr && reader.recognises(head);
    };
    if (const auto* found = std::ranges::find_if(readers, recognises); found != readers.end()) return *found;
    const Reader* named = find_reader(file_name == "-" ? "-.jsonl" : file_name);
    return named != nullptr ? *named : readers.back();
}

Origin item_origin(const Origin& record, std::size_t n, std::size_t count) {
    Origin origin = record;
    if (count > 1) origin.line = n + 1;
    return origin;
}

std::string known_extensions() {
    std::string list;
    for (const Reader& reader : readers) {
        for (const std::string_view extension : reader.extensions) {
            if (!extension.empty()) list += (list.empty() ? "." : ", .") + std::string(extension);
        }
    }
    for (const std::string_view compression : compressions) list += ", ." + std::string(compression);
    return list;
}

std::string unknown_kind() { return "is of an unknown kind (known: " + known_extensions() + ")"; }

}  // namespace dateline
