// XML as libxml2 writes it, from text that may hold anything.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// Names are our own; texts and values are escaped, and what XML has no form for, as control characters, is left out.
class XmlWriter {
public:
    using Attributes = std::vector<std::pair<const char*, std::string>>;

    XmlWriter();
    ~XmlWriter();

    void begin(const char* name, const Attributes& attributes = {});
    void text(std::string_view text);
    void end();

    /// An element with nothing but `text` in it.
    void element(const char* name, std::string_view text, const Attributes& attributes = {});

    /// The whole document; closes what is open.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
