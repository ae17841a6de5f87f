// `fmt` and `schema`: what is done with the text alone.
#include "config/format.h"
#include "config/save_file.h"
#include "config/schema.h"
#include "control/files.h"
#include "ctl/terminal.h"
#include "ctl/verbs.h"

namespace signalbox::ctl {

int formatFile(const CommandLine &line)
{
    auto file = control::findConfigFile(line.file);
    if (!file)
        return fail(file.error(), WrongInput);
    const auto text = control::readWholeFile(*file, (8u << 20) + 1);
    if (!text)
        return fail(text.error(), WrongInput);
    auto formatted = config::formatYaml(*text);
    if (!formatted)
        return fail(std::move(formatted.error()).with(*file), WrongInput);
    if (line.toStdout) {
        print(*formatted);
        return Fine;
    }
    if (*formatted == *text)
        return Fine;
    if (line.check) {
        complain("signalboxctl: " + *file + " isn't formatted");
        return FailedRunning;
    }
    if (const auto saved = config::saveFile(*file, *formatted); !saved)
        return fail(saved.error());
    print("formatted " + *file + "\n");
    return Fine;
}

int printSchema()
{
    print(config::jsonSchema());
    return Fine;
}

} // namespace signalbox::ctl
