#include "indexer/model/index_language.h"

namespace dateline {

namespace {

constexpr std::string_view each_own = "auto ";

}  // namespace

IndexLanguage::IndexLanguage(std::string_view stored)
    : is_each_own_(stored.starts_with(each_own)), main_(stored.substr(is_each_own_ ? each_own.size() : 0)) {}

std::string IndexLanguage::of(std::string_view article_language) const {
    if (!is_each_own_ || article_language.empty()) return main_;
    return Analyser::knows_language(article_language) ? std::string(article_language) : "none";
}

Analyser& Analysers::with(const std::string& language) {
    const auto known = analysers_.find(language);
    return known != analysers_.end() ? known->second : analysers_.emplace(language, Analyser(language)).first->second;
}

}  // namespace dateline
