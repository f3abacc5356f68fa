// The language of an article, as facets name it.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// "en" of "en_US", " EN-gb", "eng" and "en": the country would be a facet of its own to nobody. Empty where `language`
/// names none, as "und" does.
std::string language_tag(std::string_view language);

/// Likewise of what a person calls it: also "en" of "English" and "de" of "Deutsch". Empty where it is no name of a
/// language.
std::string language_named(std::string_view name);

/// "German" of "de"; a code that is none stays as it is.
std::string language_name(const std::string& code);

}  // namespace dateline
