#include "indexer/model/token_memory.h"

namespace dateline {

namespace {

constexpr std::size_t most_tokens = 50'000;     // about 200 bytes each
constexpr std::size_t longest_remembered = 24;  // bytes

std::string_view spelling_of(std::string_view text, const WordSpan& span) {
    return text.substr(span.begin, span.end - span.begin);
}

}  // namespace

// What beside its spelling tells how a word is read.
std::size_t TokenMemory::way_of(const WordSpan& span, bool is_shouting, Reading reading) {
    return std::size_t{span.is_acronym} | std::size_t{span.all_capitals} << 1 | std::size_t{span.superscript > 0} << 2 |
           std::size_t{is_shouting} << 3 | std::size_t{reading == Reading::query} << 4;
}

const Token* TokenMemory::find(std::string_view text, const WordSpan& span, bool is_shouting, Reading reading) const {
    const Tokens& tokens = tokens_.at(way_of(span, is_shouting, reading));
    const auto found = tokens.find(spelling_of(text, span));
    return found != tokens.end() ? &found->second : nullptr;
}

void TokenMemory::add(std::string_view text, const WordSpan& span, bool is_shouting, Reading reading,
                      const Token& token) {
    if (span.end - span.begin > longest_remembered) return;
    if (count_ >= most_tokens) {
        tokens_ = {};
        count_ = 0;
    }
    Tokens& tokens = tokens_.at(way_of(span, is_shouting, reading));
    count_ += tokens.emplace(spelling_of(text, span), token).second ? 1 : 0;
}

}  // namespace dateline
