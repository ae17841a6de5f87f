#include "ctl/terminal.h"

#include "base/visible_text.h"

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace signalbox::ctl {

void print(const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

void complain(const std::string &line)
{
    const std::string text = line + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

int fail(const Error &error, int code)
{
    complain("signalboxctl: " + visibleText(error.text()));
    return code;
}

void printDiagnostics(const config::Diagnostics &list, const std::string &file)
{
    for (const bool errors : {true, false}) {
        for (const config::Diagnostic &d : list) {
            if ((d.severity == config::Severity::Error) == errors)
                complain(config::formatDiagnostic(d, file));
        }
    }
}

bool colourful()
{
    const char *off = std::getenv("NO_COLOR");
    const char *terminal = std::getenv("TERM");
    return ::isatty(STDOUT_FILENO) == 1 && !(off && *off) && terminal &&
           std::string_view(terminal) != "dumb";
}

std::string paint(const std::string &text, Colour colour)
{
    static constexpr const char *codes[] = {"31", "32", "33", "34", "35", "90", "1"};
    if (!colourful())
        return text;
    return std::string("\x1b[") + codes[int(colour)] + "m" + text + "\x1b[0m";
}

} // namespace signalbox::ctl
