#include "tests/support/archives.h"

#include <memory>
#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

namespace dateline::testing {

namespace {

class Writer {
public:
    Writer() : before_(::uselocale(utf8_)), archive_(::archive_write_new()) {}
    ~Writer() {
        ::archive_write_free(archive_);
        ::uselocale(before_);
        ::freelocale(utf8_);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    archive* get() { return archive_; }

    void open() {
        ::archive_write_set_bytes_per_block(archive_, 0);
        check(::archive_write_open2(
            archive_, &out_, nullptr,
            [](archive* /*unused*/, void* out, const void* bytes, std::size_t size) {
                static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
                return static_cast<la_ssize_t>(size);
            },
            nullptr, nullptr));
    }

    void add(const ArchivedFile& file) {
        const std::unique_ptr<archive_entry, decltype(&::archive_entry_free)> entry(::archive_entry_new(),
                                                                                    ::archive_entry_free);
        ::archive_entry_copy_pathname(entry.get(), file.name.c_str());
        ::archive_entry_set_perm(entry.get(), 0644);
        ::archive_entry_set_filetype(entry.get(), file.link_to.empty() ? AE_IFREG : AE_IFLNK);
        if (file.link_to.empty()) ::archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.content.size()));
        if (!file.link_to.empty()) ::archive_entry_set_symlink(entry.get(), file.link_to.c_str());
        check(::archive_write_header(archive_, entry.get()));
        if (!file.content.empty()) ::archive_write_data(archive_, file.content.data(), file.content.size());
    }

    std::string finish() {
        check(::archive_write_close(archive_));
        return std::move(out_);
    }

    void check(int result) {
        if (result < ARCHIVE_WARN) throw std::runtime_error(::archive_error_string(archive_));
    }

private:
    locale_t utf8_ = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    locale_t before_;
    archive* archive_;
    std::string out_;
};

}  // namespace

std::string compress(const std::string& bytes, Compression compression) {
    Writer writer;
    ::archive_write_set_format_raw(writer.get());
    switch (compression) {
        case Compression::none: return bytes;
        case Compression::gzip: ::archive_write_add_filter_gzip(writer.get()); break;
        case Compression::zstd: ::archive_write_add_filter_zstd(writer.get()); break;
        case Compression::xz: ::archive_write_add_filter_xz(writer.get()); break;
        case Compression::bzip2: ::archive_write_add_filter_bzip2(writer.get()); break;
    }
    writer.open();
    writer.add({"raw", bytes});
    return writer.finish();
}

std::string make_archive(ArchiveFormat format, const std::vector<ArchivedFile>& files) {
    Writer writer;
    switch (format) {
        case ArchiveFormat::tar: ::archive_write_set_format_gnutar(writer.get()); break;
        case ArchiveFormat::pax: ::archive_write_set_format_pax(writer.get()); break;
        case ArchiveFormat::zip: ::archive_write_set_format_zip(writer.get()); break;
        case ArchiveFormat::encrypted_zip:
            ::archive_write_set_format_zip(writer.get());
            writer.check(::archive_write_set_options(writer.get(), "zip:encryption=traditional"));
            ::archive_write_set_passphrase(writer.get(), "secret");
            break;
    }
    writer.open();
    for (const ArchivedFile& file : files) writer.add(file);
    return writer.finish();
}

std::string zeros(std::size_t size, std::size_t count, Compression compression) {
    const std::string stream = compress(std::string(size, '\0'), compression);
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += stream;
    return all;
}

}  // namespace dateline::testing
