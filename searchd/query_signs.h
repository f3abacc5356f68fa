// The signs of the query language in all the shapes in which people type and paste them.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The ASCII sign, letter or digit that `code` is another form of: full-width, or the minus of mathematics. Dashes are
/// none: they part words.
char32_t plain_sign(char32_t code);

/// `text` with plain_sign() of each character.
std::string plain_signs(std::string_view text);

/// Quotation marks of any shape and script; no apostrophe or single quotation mark, which stand inside of words.
bool is_quote(char32_t code);

/// Whether `closing` ends a quotation that `opening` began.
bool closes_quote(char32_t opening, char32_t closing);

/// `text` without the quotation marks that it stands in, where these are its only ones.
std::string_view without_quotes(std::string_view text);

/// Whether a web address begins `text`: "https://", "www.".
bool begins_address(std::string_view text);

/// How many bytes of `text` the address takes with which it begins: to a blank or quotation mark, or a closing bracket
/// that it did not open, without punctuation at its end.
std::size_t address_length(std::string_view text);

}  // namespace dateline
