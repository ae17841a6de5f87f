// `fmt` and `schema`: what is done with the text alone.
#include "base/visible_text.h"
#include "config/format.h"
#include "config/save_file.h"
#include "config/schema.h"
#include "config/yaml_tree.h"
#include "control/files.h"
#include "ctl/terminal.h"
#include "ctl/verbs.h"

namespace signalbox::ctl {

int formatFile(const CommandLine &line)
{
    auto file = control::findConfigFile(line.file);
    if (!file)
        return fail(file.error(), WrongInput);
    const auto text = control::readConfigFile(*file);
    if (!text)
        return fail(text.error(), WrongInput);
    config::Mark where;
    auto formatted = config::formatYaml(*text, &where);
    if (!formatted) {
        // Said as `check` says it, for editors to find the place.
        config::Diagnostics problems = config::readYaml(*text).diagnostics;
        if (!config::hasErrors(problems))
            problems = {{config::Severity::Error, formatted.error().message(), where, {}, {}}};
        printDiagnostics(problems, *file);
        return WrongInput;
    }
    if (line.toStdout)
        print(*formatted);
    if (line.check && *formatted != *text) {
        complain("signalboxctl: " + visibleText(*file) + " isn't formatted");
        return FailedRunning;
    }
    if (line.toStdout || *formatted == *text)
        return Fine;
    if (const auto saved = config::saveFile(*file, *formatted); !saved)
        return fail(saved.error());
    print("formatted " + visibleText(*file) + "\n");
    return Fine;
}

int printSchema()
{
    print(config::jsonSchema());
    return Fine;
}

} // namespace signalbox::ctl
