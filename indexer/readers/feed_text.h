// The texts inside a feed: plain, or HTML that is a part of no page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A text as a feed gives it, without control characters.
struct FeedText {
    std::string value;
    bool is_html = false;
};

/// True where `text` makes sense as HTML only: with elements of HTML, or entities.
bool looks_like_html(std::string_view text);

/// One line without markup.
std::string line_of(const FeedText& text);

/// The paragraphs, separated by empty lines, without what feeds add to them: share links, "Read more", "The post X
/// appeared first on Y".
std::string body_of(const FeedText& text);

/// What `text` (base64, with white space anywhere) stands for, as text; empty where it stands for none.
std::string decode_base64(std::string_view text);

}  // namespace dateline
