// From words as they stand in a text to tokens: the second half of the analyser, behind the word splitter.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/model/analyser.h"
#include "indexer/model/token_memory.h"

namespace dateline {

struct TokenizerOptions {
    Reading reading = Reading::text;
    bool is_in_capitals = false;  ///< see Analyser::analyse()
    bool has_elisions = false;    ///< of the language
};

/// What Analyser::analyse() gives. Asks `analyser` for stems, and remembers in `memory` what it read.
std::vector<Token> tokenize(std::string_view text, const TokenizerOptions& options, Analyser& analyser,
                            TokenMemory& memory);

}  // namespace dateline
