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
    std::size_t line = 0;  ///< of the record in its file, from 1; 0 where the file is one record
};

/// What a reader made of a record.
struct ReadArticle {
    Article article;
    std::vector<std::string> notes;  ///< what was read otherwise than it was written, for the report
};

enum class Framing {
    file,   ///< a file is one article
    lines,  ///< each line is one
};

struct Reader {
    std::string_view name;
    Framing framing;
    std::span<const std::string_view> extensions;  ///< lower case, without the dot; without a compression's
    Result<ReadArticle> (*read)(std::string_view bytes, const Origin& origin);
};

/// The reader for a file name such as "story.txt" or "dump.jsonl.gz"; null where its extension is not known. Names
/// without an extension are text.
const Reader* find_reader(std::string_view file_name);

/// The reader of JSON Lines, as on standard input.
const Reader& json_lines_reader();

/// The extensions of all readers, for messages: ".txt, .jsonl …".
std::string known_extensions();

Result<ReadArticle> read_text(std::string_view bytes, const Origin& origin);
Result<ReadArticle> read_json_record(std::string_view bytes, const Origin& origin);

/// Fills what every format leaves to this: the id where the source gave none, a title from the body, tidy fields. A
/// fault where there is no text at all.
Result<ReadArticle> finish_article(ReadArticle read, const Origin& origin);

}  // namespace dateline
