// `check`: both phases of the configuration, nothing bound.
#include "base/json_escape.h"
#include "base/visible_text.h"
#include "config/load.h"
#include "control/files.h"
#include "control/outcome_json.h"
#include "ctl/terminal.h"
#include "ctl/verbs.h"

namespace signalbox::ctl {

namespace {

/// @param file  "" when none was found
void printJson(const config::Diagnostics &diagnostics, const std::string &file)
{
    std::string out = "{\"file\":";
    if (file.empty())
        out += "null";
    else
        appendJsonString(out, file);
    out += config::hasErrors(diagnostics) ? ",\"ok\":false" : ",\"ok\":true";
    out += ",\"diagnostics\":";
    control::appendDiagnostics(out, diagnostics, file);
    print(out + "}\n");
}

/// Who asked for JSON gets it for a file that can't be read too.
int failToRead(const CommandLine &line, const std::string &file, const Error &error)
{
    const int code = fail(error, WrongInput);
    if (line.json)
        printJson({{config::Severity::Error, error.message(), config::Mark(), {}, {}}}, file);
    return code;
}

} // namespace

int checkFile(const CommandLine &line)
{
    auto file = control::findConfigFile(line.file);
    if (!file)
        return failToRead(line, line.file, file.error());
    const auto text = control::readConfigFile(*file);
    if (!text)
        return failToRead(line, *file, text.error());
    const config::Resolution resolution = config::load(*text, *file);
    const bool good = !config::hasErrors(resolution.diagnostics);
    printDiagnostics(resolution.diagnostics, *file);
    if (line.json) {
        printJson(resolution.diagnostics, *file);
    } else if (good) {
        print(visibleText(*file) + ": " + paint("ok", Colour::Green) + "\n");
    }
    return good ? Fine : WrongInput;
}

} // namespace signalbox::ctl
