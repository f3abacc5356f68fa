// What every reader promises of whatever comes out of it, however hostile the bytes that went in.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string_view>

#include "indexer/readers/reader.h"

namespace dateline::testing {

struct BrokenPromise : std::logic_error {
    using std::logic_error::logic_error;
};

/// Throws where `kept` is false; `promise` is the sentence that is not true.
void expect(bool kept, std::string_view promise);

/// That `text` is valid UTF-8 without control characters.
void check_text(std::string_view text);

/// What article.h says of an article, what finish_article() says, and that the index gives back what it was given.
/// `size`: of the bytes it was read from.
void check_articles(const ReadArticles& articles, std::size_t size);

}  // namespace dateline::testing
