#include "indexer/readers/json_ld.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include <nlohmann/json.hpp>

#include "indexer/readers/metadata_text.h"

namespace dateline {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 14> article_types = {"AdvertiserContentArticle",
                                                            "AnalysisNewsArticle",
                                                            "Article",
                                                            "AskPublicNewsArticle",
                                                            "BackgroundNewsArticle",
                                                            "BlogPosting",
                                                            "LiveBlogPosting",
                                                            "NewsArticle",
                                                            "OpinionNewsArticle",
                                                            "Report",
                                                            "ReportageNewsArticle",
                                                            "ReviewNewsArticle",
                                                            "ScholarlyArticle",
                                                            "SocialMediaPosting"};

class ScriptReader {
public:
    explicit ScriptReader(JsonLdArticle& found) : article_(found), found_(found.metadata) {}

    void read(std::string_view script) {
        // XHTML wraps scripts.
        if (const std::size_t wrap = script.find("<![CDATA["); wrap != std::string_view::npos)
            script.remove_prefix(wrap + 9);
        script = script.substr(0, script.rfind("]]>"));
        const std::size_t start = script.find_first_of("{[");
        const std::size_t end = script.find_last_of("}]");
        if (start == std::string_view::npos || end == std::string_view::npos || end < start) return;
        std::string text(script.substr(start, end - start + 1));
        // Raw line breaks inside strings are the commonest fault.
        std::ranges::replace_if(
            text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        visit(json::parse(text, nullptr, false), 0);
    }

private:
    void visit(const json& value, int depth) {
        constexpr int deepest = 6;
        if (depth > deepest) return;
        if (value.is_array()) {
            for (const json& item : value) visit(item, depth + 1);
        } else if (value.is_object()) {
            if (is_article(value)) take(value);
            if (!article_.page_published && is_of_type(value, "WebPage"))
                article_.page_published = parse_timestamp(text_of(value, {"datePublished"}));
            for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"}) {
                if (const auto inner = value.find(name); inner != value.end()) visit(*inner, depth + 1);
            }
        }
    }

    static bool is_of_type(const json& value, std::string_view wanted) {
        const auto type = value.find("@type");
        return type != value.end() && type->is_string() && type->get_ref<const std::string&>() == wanted;
    }

    static bool is_article(const json& value) {
        const auto type = value.find("@type");
        if (type == value.end()) return false;
        const auto is_known = [](const json& name) {
            if (!name.is_string()) return false;
            std::string_view text = name.get_ref<const std::string&>();
            text.remove_prefix(text.rfind('/') == std::string_view::npos ? 0 : text.rfind('/') + 1);
            return std::ranges::binary_search(article_types, text);
        };
        if (type->is_array()) return std::ranges::any_of(*type, is_known);
        return is_known(*type);
    }

    // The first article on the page is the page's.
    void take(const json& article) {
        if (article_.is_found) return;
        article_.is_found = true;
        found_.title = text_of(article, {"headline"});
        article_.name = text_of(article, {"name", "alternativeHeadline"});
        found_.summary = text_of(article, {"description"});
        found_.body = article.contains("articleBody") && article["articleBody"].is_string()
                          ? article["articleBody"].get<std::string>()
                          : std::string();
        found_.section = text_of(article, {"articleSection"});
        found_.language = text_of(article, {"inLanguage"});
        found_.url = url_of(article);
        found_.published = parse_timestamp(text_of(article, {"datePublished", "dateCreated"}));
        if (article.contains("author")) add_names(article["author"], found_.authors);
        if (found_.authors.empty() && article.contains("creator")) add_names(article["creator"], found_.authors);
        std::vector<std::string> publishers;
        if (article.contains("publisher")) add_names(article["publisher"], publishers);
        if (!publishers.empty()) found_.source = publishers.front();
        if (article.contains("keywords")) add_names(article["keywords"], found_.tags);
    }

    static std::string text_of(const json& object, std::initializer_list<const char*> names) {
        for (const char* name : names) {
            const auto found = object.find(name);
            if (found == object.end()) continue;
            const json& value = found->is_array() && !found->empty() ? found->front() : *found;
            if (value.is_string()) {
                std::string text = metadata_text(value.get_ref<const std::string&>());
                if (!text.empty()) return text;
            }
            if (value.is_object() && value.contains("name") && value["name"].is_string())
                return metadata_text(value["name"].get_ref<const std::string&>());
        }
        return {};
    }

    static std::string url_of(const json& article) {
        for (const char* name : {"url", "mainEntityOfPage"}) {
            const auto found = article.find(name);
            if (found == article.end()) continue;
            if (found->is_string() && is_web_address_text(found->get_ref<const std::string&>()))
                return found->get<std::string>();
            if (found->is_object() && found->contains("@id") && (*found)["@id"].is_string())
                return (*found)["@id"].get<std::string>();
        }
        return {};
    }

    static void add_names(const json& value, std::vector<std::string>& names) {
        if (value.is_array()) {
            for (const json& item : value) {
                if (!item.is_array()) add_names(item, names);
            }
            return;
        }
        const json* name = &value;
        if (value.is_object()) {
            const auto found = value.find("name");
            if (found == value.end()) return;
            if (found->is_array()) return add_names(*found, names);
            name = &*found;
        }
        if (!name->is_string()) return;
        std::string text = metadata_text(name->get_ref<const std::string&>());
        if (!text.empty() && !is_web_address_text(text)) names.push_back(std::move(text));
    }

    JsonLdArticle& article_;
    HtmlMetadata& found_;
};

}  // namespace

void read_json_ld(std::string_view script, JsonLdArticle& found) { ScriptReader(found).read(script); }

}  // namespace dateline
