#include "indexer/model/schema.h"

#include <cctype>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "indexer/model/hash.h"

namespace dateline {
namespace {

TEST(Schema, FindsEveryFieldByItsName) {
    for (const Field& field : fields) EXPECT_EQ(find_field(field.name), &field);
    EXPECT_EQ(find_field("no such field"), nullptr);
    EXPECT_EQ(find_field(""), nullptr);
    EXPECT_EQ(title_field.name, "title");
    EXPECT_EQ(body_field.name, "body");
}

TEST(Schema, NothingIsGivenTwice) {
    std::set<std::string_view> names;
    std::set<std::string_view> prefixes;
    std::set<std::string_view> parameters;
    std::set<std::uint32_t> slots = {
        slot::published, slot::published_oldest, slot::fingerprint, slot::indexed, slot::story, slot::title};
    for (const Field& field : fields) {
        EXPECT_TRUE(names.insert(field.name).second) << field.name;
        EXPECT_TRUE(prefixes.insert(field.prefix).second) << field.name;
        EXPECT_TRUE(field.parameter.empty() || parameters.insert(field.parameter).second) << field.name;
        EXPECT_TRUE(field.facet_slot == no_slot || slots.insert(field.facet_slot).second) << field.name;
        EXPECT_FALSE(field.help.empty()) << "the help page shows every field: " << field.name;
    }
}

// Words are in lower case, so that capitals at the start of a term are its prefix: "A" + "so" is no "XSO".
TEST(Schema, PrefixesAreCapitalsThatNoOtherTermStartsWith) {
    for (const Field& field : fields) {
        for (const char c : field.prefix) EXPECT_TRUE(std::isupper(static_cast<unsigned char>(c))) << field.name;
        EXPECT_FALSE(field.prefix.starts_with('Z')) << "stems do";
        EXPECT_FALSE(field.prefix.starts_with('Q')) << "ids do";
        EXPECT_FALSE(field.prefix.starts_with('F')) << "files do";
        EXPECT_NE(field.prefix, "XH") << "compounds do";
        EXPECT_TRUE(field.prefix.size() <= 1 || field.prefix.starts_with('X')) << field.name;
    }
}

TEST(Terms, StayWithinXapiansLimitWhateverTheValue) {
    constexpr std::size_t limit = 245;
    for (const std::size_t size : {0u, 1u, 230u, 239u, 240u, 241u, 245u, 1000u, 100'000u}) {
        const std::string value(size, 'x');
        EXPECT_LE(term::unique_id(value).size(), limit);
        EXPECT_LE(term::file(value).size(), limit);
        EXPECT_LE(term::hyphenated(value, value).size(), limit);
        for (const Field& field : fields) EXPECT_LE(term::whole_value(field, value).size(), limit);
    }
}

TEST(Terms, TellLongValuesApart) {
    const std::string common(5000, 'x');
    EXPECT_NE(term::unique_id(common + "1"), term::unique_id(common + "2"));
    EXPECT_EQ(term::unique_id(common + "1"), term::unique_id(common + "1"));
    EXPECT_NE(term::file("/a"), term::file("/b"));
    const Field& source = *find_field("source");
    EXPECT_NE(term::whole_value(source, common + "1"), term::whole_value(source, common + "2"));
}

TEST(Terms, AWholeValueIsNoWordOfItsField) {
    const Field& source = *find_field("source");
    EXPECT_NE(term::whole_value(source, "reuters"), std::string(source.prefix) + "reuters");
    EXPECT_NE(term::stem(source.prefix, "en", "reuters"), std::string(source.prefix) + "reuters");
}

TEST(Hash, IsTheSameWholeAndInPieces) {
    const std::string text = "The quick brown fox jumps over the lazy dog";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        Hasher hasher;
        hasher.add(std::string_view(text).substr(0, cut));
        hasher.add(std::string_view(text).substr(cut));
        ASSERT_EQ(hasher.hex(), hash_hex(text));
    }
    EXPECT_EQ(hash_hex(text).size(), 32u);
    EXPECT_NE(hash_hex("a"), hash_hex("b"));
    EXPECT_EQ(Hasher().hex(), hash_hex(""));
}

}  // namespace
}  // namespace dateline
