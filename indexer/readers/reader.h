// Readers: one for each format. A reader is a pure function from the bytes of one record to an article; a format is one
// file here and one row in the table of reader.cc.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/model/article.h"

namespace dateline {

/// Where a record comes from.
struct Origin {
    std::string path;      ///< absolute, or "-" for standard input
    std::string relative;  ///< the path below the SOURCE it was found in
    std::size_t line =
        0;  ///< of the record in its file, or of the article in it, from 1; 0 where the file is one article
    std::string member = {};  ///< the name inside of the archive that `path` is; empty where it is none
    std::string shown = {};   ///< `relative` behind the name of the SOURCE

    /// The name that may say when an article was published. That of an archive says when the archive was made.
    const std::string& dated_name() const { return member.empty() ? relative : member; }
};

/// What a reader made of a record.
struct ReadArticle {
    Article article;
    std::vector<std::string> notes;  ///< what was read otherwise than it was written, for the report
};

/// The articles in a record, and for what is none the reason. Item n is the nth of the record; see item_origin().
using ReadArticles = std::vector<Result<ReadArticle>>;

enum class Framing {
    file,         ///< a file is one record
    lines,        ///< each line is one
    web_archive,  ///< each record of a WARC or ARC is one
    archive,      ///< it holds files, each to be read by a reader of its own
};

struct Reader {
    std::string_view name;
    Framing framing;
    std::span<const std::string_view> extensions;  ///< lower case, without the dot; without a compression's
    bool (*recognises)(std::string_view head);     ///< by the first kilobytes; null where a name has to tell
    ReadArticles (*read)(std::string_view bytes, const Origin& origin);  ///< null for an archive
};

/// Every reader there is.
std::span<const Reader> all_readers();

/// The reader for a file name such as "story.txt" or "dump.jsonl.gz"; null where its extension is not known. Names
/// without an extension are text.
const Reader* find_reader(std::string_view file_name);

/// The reader for a file of this name ("-" for standard input) that starts with `head`: what recognises its content,
/// else what its name says, else text.
const Reader& choose_reader(std::string_view file_name, std::string_view head);

/// Where the nth article (from 0) of a record that holds `count` comes from.
Origin item_origin(const Origin& record, std::size_t n, std::size_t count);

/// The extensions of all readers, for messages: ".txt, .jsonl …".
std::string known_extensions();

/// Why a file is not read for which find_reader() gives none.
std::string unknown_kind();

ReadArticles read_text(std::string_view bytes, const Origin& origin);
ReadArticles read_html(std::string_view bytes, const Origin& origin);
ReadArticles read_json_record(std::string_view bytes, const Origin& origin);
ReadArticles read_json_file(std::string_view bytes, const Origin& origin);
bool is_json_lines(std::string_view head);
bool is_json_file(std::string_view head);
bool is_html(std::string_view head);

inline constexpr std::size_t longest_line = 1000;  ///< bytes of a title, source, section, author, tag
inline constexpr std::size_t longest_url = 2000;

/// `text` on one line, its white space collapsed, with "…" where more than `longest` bytes are cut off.
std::string short_line(std::string_view text, std::size_t longest);

/// Fills what every format leaves to this: the id where the source gave none, a title from the body, tidy fields, none
/// longer than any real one is. A fault where there is no text at all.
Result<ReadArticle> finish_article(ReadArticle read, const Origin& origin);

}  // namespace dateline
