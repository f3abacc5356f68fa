#include "searchd/options.h"

#include <filesystem>
#include <thread>

#include <CLI/CLI.hpp>

#include "indexer/base/exit_code.h"
#include "indexer/version.h"
#include "searchd/url.h"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr const char* footer =
    "Every option can also be set by the environment (--index as DATELINE_INDEX) and in the file named by --config "
    "(index = \"/var/lib/dateline\").\n"
    "It speaks plain HTTP for this machine: to serve others, put a web server such as nginx in front.";

// Beside the program where it was installed, or where it was built to be installed.
std::string usual_web_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path beside = program.parent_path().parent_path() / "share" / "dateline" / "web";
    return fs::exists(beside, error) ? beside.string() : DATELINE_WEB_DIR;
}

std::string environment_name(std::string name) {
    for (char& c : name) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return "DATELINE_" + name;
}

// "https://news.example/archive/" has the origin "https://news.example" and the root "/archive".
void take_base_url(const std::string& base_url, SearchdOptions& options) {
    if (base_url.empty()) return;
    const std::size_t colon = std::min(base_url.find("://"), base_url.size());
    const std::string scheme = base_url.substr(0, colon);
    const std::size_t host = std::min(colon + 3, base_url.size());
    const std::size_t slash = std::min(base_url.find('/', host), base_url.size());
    options.origin = base_url.substr(0, slash);
    options.root = base_url.substr(slash);
    if ((scheme != "https" && scheme != "http") || !is_authority(base_url.substr(host, slash - host)) ||
        !is_path(options.root))
        throw ExitError(ExitCode::usage,
                        "--base-url " + base_url + ": must be a URL such as https://news.example/archive");
    while (options.root.ends_with('/')) options.root.pop_back();
}

}  // namespace

std::optional<SearchdOptions> parse_searchd_options(int argc, const char* const* argv) {
    SearchdOptions options;
    options.web = usual_web_folder();
    options.searches = std::max(2u, 2 * std::thread::hardware_concurrency());
    std::string base_url;
    CLI::App app("Serves an index made by dateline-indexer: a search page for people and an API for programs.",
                 "dateline-searchd");
    app.footer(footer);
    app.set_version_flag("--version", "dateline-searchd " + std::string(version));
    app.set_config("--config", "", "Read options from FILE: name = value, one a line")
        ->envname("DATELINE_CONFIG")
        ->type_name("FILE");
    app.allow_config_extras(CLI::config_extras_mode::error);
    app.add_option("--index", options.index, "The folder that holds the index")->type_name("DIR")->required();
    app.add_option("--listen", options.server.listen, "HOST:PORT (port 0: a free one) or unix:PATH")
        ->type_name("ADDRESS")
        ->capture_default_str();
    app.add_option("--base-url", base_url, "Where people reach the site, if a web server is in front")
        ->type_name("URL");
    app.add_option("--web", options.web, "The folder with templates/ and static/")
        ->type_name("DIR")
        ->capture_default_str();
    app.add_option("--threads", options.server.threads, "Connections served at once")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    app.add_option("--searches", options.searches, "Searches at once; more wait")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    for (CLI::Option* option : app.get_options()) {
        if (const std::string name = option->get_single_name();
            name != "help" && name != "version" && name != "config") {
            option->envname(environment_name(name));
        }
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        app.exit(success);
        return std::nullopt;
    } catch (const CLI::FileError& error) {
        throw ExitError(ExitCode::configuration, error.what());
    } catch (const CLI::ConfigError& error) {
        throw ExitError(ExitCode::configuration, app.get_config_ptr()->as<std::string>() + ": " + error.what());
    } catch (const CLI::ParseError& error) {
        throw ExitError(ExitCode::usage, std::string(error.what()) + " (see --help)");
    }
    take_base_url(base_url, options);
    return options;
}

}  // namespace dateline
