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

}  // namespace dateline
