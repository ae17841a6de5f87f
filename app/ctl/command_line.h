// signalboxctl's command line as a value.
#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::ctl {

struct CommandLine
{
    std::string verb; // "help" and "version" included
    std::string file; // -c FILE; empty: to be found
    bool json = false;
    bool demo = false;
    bool check = false;                                       // fmt --check
    bool toStdout = false;                                    // fmt --stdout
    std::optional<bool> watch;                                // --watch, --no-watch
    std::string method = "GET";                               // explain -X
    std::vector<std::pair<std::string, std::string>> headers; // explain -H
    std::vector<std::string> arguments;                       // what the verb takes: URL, N, SERVER
};

/// Every option is checked against what the verb takes; the error is one sentence.
Result<CommandLine> parseCommandLine(const std::vector<std::string> &arguments);

/// The help page, or that of one verb.
std::string helpText(const std::string &verb);

} // namespace signalbox::ctl
