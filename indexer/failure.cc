#include "indexer/failure.h"

#include <cerrno>
#include <cstring>
#include <exception>
#include <filesystem>
#include <new>
#include <system_error>

#include <xapian.h>

namespace dateline {

namespace {

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

// Xapian names the cause as text only.
ExitCode code_of(const Xapian::Error& error) {
    const std::string cause =
        std::string(error.get_error_string() == nullptr ? "" : error.get_error_string()) + error.get_msg();
    if (contains(cause, std::strerror(EACCES)) || contains(cause, std::strerror(EPERM))) return ExitCode::no_permission;
    if (contains(cause, std::strerror(ENOSPC)) || contains(cause, std::strerror(EIO)) ||
        contains(cause, std::strerror(EFBIG)) || contains(cause, std::strerror(EDQUOT))) {
        return ExitCode::io_error;
    }
    const std::string type = error.get_type();
    if (type == "DatabaseLockError") return ExitCode::locked;
    if (type == "DatabaseCreateError") return ExitCode::cannot_create;
    if (type == "DatabaseVersionError" || type == "DatabaseCorruptError" || type == "DatabaseOpeningError" ||
        type == "DatabaseNotFoundError")
        return ExitCode::configuration;
    return type.starts_with("Database") ? ExitCode::io_error : ExitCode::internal;
}

std::string advice(ExitCode code) {
    switch (code) {
        case ExitCode::io_error:
            return " (is the disk full? what was committed before is safe; run again when there is room)";
        case ExitCode::configuration: return " (the index cannot be opened; build it anew with --rebuild)";
        default: return "";
    }
}

}  // namespace

Failure explain_current_exception() {
    try {
        throw;
    } catch (const ExitError& error) {
        return {error.code(), error.what()};
    } catch (const Xapian::Error& error) {
        const ExitCode code = code_of(error);
        const char* system = error.get_error_string();
        return {code,
                "index: " + error.get_msg() + (system == nullptr ? "" : std::string(": ") + system) + advice(code)};
    } catch (const std::filesystem::filesystem_error& error) {
        const std::error_code cause = error.code();
        const bool is_forbidden = cause == std::errc::permission_denied || cause == std::errc::operation_not_permitted;
        return {is_forbidden ? ExitCode::no_permission : ExitCode::io_error,
                error.path1().string() + ": " + cause.message()};
    } catch (const std::bad_alloc&) {
        return {ExitCode::internal, "out of memory"};
    } catch (const std::exception& error) {
        return {ExitCode::internal, std::string("internal error: ") + error.what()};
    } catch (...) {
        return {ExitCode::internal, "internal error"};
    }
}

}  // namespace dateline
