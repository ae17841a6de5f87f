// `check`: both phases of the configuration, nothing bound.
#include "base/json_escape.h"
#include "base/visible_text.h"
#include "config/load.h"
#include "control/files.h"
#include "control/outcome_json.h"
#include "ctl/terminal.h"
#include "ctl/verbs.h"

namespace signalbox::ctl {

int checkFile(const CommandLine &line)
{
    auto file = control::findConfigFile(line.file);
    if (!file)
        return fail(file.error(), WrongInput);
    const auto text = control::readConfigFile(*file);
    if (!text)
        return fail(text.error(), WrongInput);
    const config::Resolution resolution = config::load(*text, *file);
    const bool good = !config::hasErrors(resolution.diagnostics);
    printDiagnostics(resolution.diagnostics, *file);
    if (line.json) {
        std::string out = "{\"file\":";
        appendJsonString(out, *file);
        out += good ? ",\"ok\":true,\"diagnostics\":" : ",\"ok\":false,\"diagnostics\":";
        control::appendDiagnostics(out, resolution.diagnostics, *file);
        print(out + "}\n");
    } else if (good) {
        print(visibleText(*file) + ": " + paint("ok", Colour::Green) + "\n");
    }
    return good ? Fine : WrongInput;
}

} // namespace signalbox::ctl
