// The language most articles of some SOURCEs are in, told by a sample, before there is an index.
#pragma once

#include <atomic>
#include <string>

#include "indexer/model/index_language.h"
#include "indexer/source.h"

namespace dateline {

/// The language of a new index for `listing`. `option`: as --language has it, empty or "auto" for each article in its
/// own; the main language is then the most frequent one in the first records of files spread over the listing, English
/// where these do not tell.
IndexLanguage language_of_new_index(const std::string& option, const SourceListing& listing,
                                    const std::atomic<bool>& stop);

}  // namespace dateline
