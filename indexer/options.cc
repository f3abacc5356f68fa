#include "indexer/options.h"

#include <iostream>
#include <thread>

#include <CLI/CLI.hpp>

#include "indexer/base/exit_code.h"
#include "indexer/model/analyser.h"
#include "indexer/version.h"

namespace dateline {

namespace {

constexpr const char* description =
    "Reads news articles and writes a search index that mirrors them.\n"
    "SOURCE is a file, a folder or - (JSON Lines on standard input).";

constexpr const char* footer =
    "Every option can also be set by the environment (--lock-wait as DATELINE_LOCK_WAIT) and in the file named by "
    "--config (lock-wait = 60).\n"
    "Exit codes: 0 done, 64 usage, 65 inputs rejected with --strict, 66 a SOURCE is missing or lost over half of its "
    "articles, 70 internal error,\n"
    "73 cannot create, 74 disk full or I/O error, 75 another indexer is at work, 77 no permission, 78 configuration or "
    "schema, 130/143 stopped.";

std::string environment_name(std::string name) {
    for (char& c : name) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return "DATELINE_" + name;
}

std::size_t usual_jobs() { return std::clamp(std::thread::hardware_concurrency(), 1u, 8u); }

void add_options(CLI::App& app, IndexerOptions& options) {
    app.add_option("source,--source", options.sources, "Files, folders, or - for JSON Lines on standard input")
        ->type_name("SOURCE");
    app.add_option("--index", options.index, "The folder that holds the index; created where it is missing")
        ->type_name("DIR");
    app.add_flag("--print", options.print, "Write the articles as JSON Lines to standard output; needs no index");
    app.add_option("--jobs", options.run.jobs, "Threads that read and analyse")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    app.add_option("--language", options.language,
                   "Language to stem in: auto (each article in its own) or one for all: " + Analyser::languages())
        ->type_name("LANGUAGE");
    app.add_flag("--boilerplate", options.boilerplate,
                 "List the lines learnt not to be article text as JSON Lines, and end; reads no SOURCE");
    app.add_option("--keep-lines", options.keep_lines, "Lines, one a line, that are article text whatever was learnt")
        ->type_name("FILE");
    app.add_option("--drop-lines", options.drop_lines, "Lines, one a line, that are never article text")
        ->type_name("FILE");
    app.add_flag("--dry-run", options.run.dry_run, "Print what would be done, touch nothing");
    app.add_flag("--full", options.run.full, "Read every file again");
    app.add_flag("--rebuild", options.rebuild, "Build a new index from the SOURCEs aside, verify it, then swap it in");
    app.add_flag("--keep-vanished", options.run.keep_vanished, "Keep articles whose files are gone");
    app.add_flag("--allow-mass-delete", options.run.allow_mass_delete, "Delete even more than half of a SOURCE");
    app.add_option("--lock-wait", options.lock_wait, "How long to wait for another indexer")
        ->type_name("SECONDS")
        ->check(CLI::Range(0, 86400))
        ->capture_default_str();
    app.add_flag("--strict", options.strict, "Exit with 65 if an input was rejected");
    app.add_flag("--quiet", options.quiet, "Nothing on standard error but fatal errors");
    app.add_flag("-v,--verbose", options.verbose, "Name every rejected input on standard error");
    app.add_option("--progress", options.progress, "Progress bar on standard error")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->capture_default_str();
    app.add_option("--report", options.report_file, "Write what became of each input to FILE, as JSON Lines")
        ->type_name("FILE");
    app.add_option("--metrics-file", options.metrics_file,
                   "Write the counts to FILE for Prometheus' textfile collector")
        ->type_name("FILE");
    app.add_option("--stats", options.stats, "Print the counts as the last line on standard output")
        ->check(CLI::IsMember({"text", "json"}));
}

void check(const IndexerOptions& options) {
    if (options.sources.empty() && !options.boilerplate)
        throw ExitError(ExitCode::usage, "no SOURCE given: name files or folders with articles, or - (see --help)");
    if (options.index.empty() && (!options.print || options.boilerplate))
        throw ExitError(ExitCode::usage, "--index DIR is missing (or --print, to see the articles only)");
    if (!options.language.empty() && options.language != "auto" && !Analyser::knows_language(options.language)) {
        throw ExitError(ExitCode::usage,
                        "unknown --language '" + options.language + "'; known are auto " + Analyser::languages());
    }
    if (options.rebuild && options.run.dry_run)
        throw ExitError(ExitCode::usage, "--rebuild and --dry-run do not go together");
    if (options.print && !options.report_file.empty())
        throw ExitError(ExitCode::usage, "--print and --report do not go together: -v names what is rejected");
    if (options.boilerplate && (options.print || options.rebuild || options.run.dry_run))
        throw ExitError(ExitCode::usage, "--boilerplate only lists: it does not go together with another command");
}

}  // namespace

std::optional<IndexerOptions> parse_indexer_options(int argc, const char* const* argv) {
    IndexerOptions options;
    options.run.jobs = usual_jobs();
    CLI::App app(description, "dateline-indexer");
    app.footer(footer);
    app.set_version_flag("--version", "dateline-indexer " + std::string(version));
    app.set_config("--config", "", "Read options from FILE: name = value, one a line")
        ->envname("DATELINE_CONFIG")
        ->type_name("FILE");
    app.allow_config_extras(CLI::config_extras_mode::error);
    add_options(app, options);
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
    check(options);
    return options;
}

}  // namespace dateline
