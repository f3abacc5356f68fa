#include "searchd/templates.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

#include "searchd/text_format.h"

namespace dateline {

namespace {

namespace fs = std::filesystem;
using kainjow::mustache::data;
using nlohmann::ordered_json;

using Texts = std::map<std::string, std::string, std::less<>>;

Texts read_texts(const std::string& folder) {
    Texts texts;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".mustache") continue;
        std::ifstream file(entry.path());
        std::ostringstream text;
        text << file.rdbuf();
        if (!file) throw std::runtime_error("cannot read the template " + entry.path().string());
        texts.emplace(entry.path().stem().string(), text.str());
    }
    if (texts.empty())
        throw std::runtime_error("there are no templates in " + folder + "; name the folder above with --web");
    return texts;
}

// The library parses partials at every use, and breaks for good on a malformed one: here they become part of the page.
std::string expanded(const Texts& texts, const std::string& text, int depth) {
    if (depth > 8) throw std::runtime_error("template partials include each other");
    std::string out;
    std::size_t at = 0;
    while (true) {
        const std::size_t open = text.find("{{>", at);
        const std::size_t close = open == std::string::npos ? open : text.find("}}", open);
        if (close == std::string::npos) return out + text.substr(at);
        std::string name = text.substr(open + 3, close - open - 3);
        std::erase(name, ' ');
        const auto partial = texts.find(name);
        if (partial == texts.end()) throw std::runtime_error("there is no template " + name + ".mustache");
        out += text.substr(at, open - at) + expanded(texts, partial->second, depth + 1);
        at = close + 2;
    }
}

data to_data(const ordered_json& value) {
    if (value.is_object()) {
        data object{kainjow::mustache::object{}};
        for (const auto& [name, member] : value.items()) {
            const bool is_absent =
                member.is_null() || (member.is_string() && member.get_ref<const std::string&>().empty());
            if (!is_absent) object.set(name, to_data(member));
        }
        return object;
    }
    if (value.is_array()) {
        data list{data::type::list};
        for (const ordered_json& item : value) list.push_back(to_data(item));
        return list;
    }
    if (value.is_boolean()) return data{value.get<bool>()};
    return data{value.is_string() ? value.get<std::string>() : value.dump()};
}

}  // namespace

struct Templates::Page {
    mutable kainjow::mustache::mustache parsed;
};

Templates::Templates(const std::string& folder) {
    const Texts texts = read_texts(folder);
    for (const auto& [name, text] : texts) {
        auto page = std::make_unique<Page>(Page{kainjow::mustache::mustache(expanded(texts, text, 0))});
        if (!page->parsed.is_valid())
            throw std::runtime_error("template " + name + ".mustache: " + page->parsed.error_message());
        page->parsed.set_custom_escape([](const std::string& value) { return escape_html(value); });
        pages_.emplace(name, std::move(page));
    }
}

Templates::~Templates() = default;

std::string Templates::render(std::string_view name, const ordered_json& values) const {
    const auto found = pages_.find(name);
    if (found == pages_.end()) throw std::runtime_error("there is no template " + std::string(name) + ".mustache");
    return found->second->parsed.render(to_data(values));
}

}  // namespace dateline
