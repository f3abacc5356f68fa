#include "indexer/language_probe.h"

#include <algorithm>
#include <map>

#include "indexer/records.h"

namespace dateline {

namespace {

constexpr std::size_t most_files = 40;
constexpr std::size_t most_records_of_a_file = 5;

using Counts = std::map<std::string, std::size_t>;

void count_languages(const SourceFile& file, Counts& counts, const std::atomic<bool>& stop) {
    std::size_t records = 0;
    read_records(file.path, stop, [&](const RawRecord& record) {
        if (record.bytes) {
            for (const auto& read :
                 record.reader->read(*record.bytes, {file.path, file.relative, record.line, record.member})) {
                if (read && Analyser::knows_language(read->article.language)) ++counts[read->article.language];
            }
        }
        return ++records < most_records_of_a_file;
    });
}

}  // namespace

IndexLanguage language_of_new_index(const std::string& option, const SourceListing& listing,
                                    const std::atomic<bool>& stop) {
    if (!option.empty() && option != "auto") return IndexLanguage(option);
    Counts counts;
    const std::size_t step = std::max<std::size_t>(1, listing.files.size() / most_files);
    for (std::size_t i = 0; i < listing.files.size() && !stop; i += step)
        count_languages(listing.files[i], counts, stop);
    const auto most = std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; });
    return IndexLanguage("auto " + (most == counts.end() ? "en" : most->first));
}

}  // namespace dateline
