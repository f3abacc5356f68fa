// Which language each article of an index is analysed in, and the analysers for them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "indexer/model/analyser.h"

namespace dateline {

/// As --language says, and as the index keeps it: "en" is for all articles; "auto" leaves each in its own language.
class IndexLanguage {
public:
    /// `stored`: "en", or "auto en", where articles whose language is not known are taken to be in English.
    explicit IndexLanguage(std::string_view stored);

    bool is_each_own() const { return is_each_own_; }
    /// Of what people type, where nothing tells, and of articles that do not tell.
    const std::string& main() const { return main_; }
    /// What the analyser for an article in this language is to be made with; "none" where no stemmer knows it.
    std::string of(std::string_view article_language) const;

    std::string to_option() const { return is_each_own_ ? "auto" : main_; }
    std::string to_stored() const { return (is_each_own_ ? "auto " : "") + main_; }

private:
    bool is_each_own_;
    std::string main_;
};

/// The analysers of an index, each made when it is first asked for. Not thread-safe.
class Analysers {
public:
    explicit Analysers(IndexLanguage language) : language_(std::move(language)) {}

    const IndexLanguage& language() const { return language_; }
    Analyser& main() { return with(language_.main()); }
    Analyser& of(std::string_view article_language) { return with(language_.of(article_language)); }

private:
    Analyser& with(const std::string& language);

    IndexLanguage language_;
    std::map<std::string, Analyser, std::less<>> analysers_;
};

}  // namespace dateline
