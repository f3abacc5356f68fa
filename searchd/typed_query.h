// A query that is being typed: what of it can be completed.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/model/analyser.h"
#include "indexer/model/schema.h"

namespace dateline {

struct TypedWord {
    Token token;
    const Field* field = nullptr;  ///< that it is sought in alone
};

/// The last word of a query, which ends with it.
struct LastWord {
    std::size_t begin = 0;  ///< byte of the query; what stands before stays as it is typed
    TypedWord word;
    std::vector<TypedWord> before;  ///< those that an article has to have beside it, in order; of each side of OR, and
                                    ///< within brackets, its own alone
};

/// Nothing where the query does not end with a word, or where there are more than five before it.
std::optional<LastWord> last_word_of(std::string_view typed, Analyser& analyser);

/// A name that is being typed behind that of its field: author:ines, source:"continental w, lang:
struct TypedName {
    const Field* field = nullptr;
    std::string_view kept;    ///< what stands before it, the colon included, but not a quotation mark
    std::string_view begun;   ///< of the name
    std::string_view before;  ///< what else an article has to have; empty behind OR
    bool is_all = false;      ///< the query finds the articles that have the name: not behind a minus, a comma or OR
};

/// Of fields whose names are suggested.
std::optional<TypedName> typed_name_of(std::string_view typed);

/// Whether `typed` is a phrase without its second quotation mark.
bool begins_phrase(std::string_view typed);

/// Whether a text that begins so asks for nothing else than the query: not where something is left out, is one of
/// several or has a field.
bool is_of_words(std::string_view typed);

}  // namespace dateline
