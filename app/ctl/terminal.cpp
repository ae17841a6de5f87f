#include "ctl/terminal.h"

#include "base/visible_text.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <poll.h>
#include <unistd.h>

namespace signalbox::ctl {

bool print(const std::string &text)
{
    const bool lost = std::ferror(stdout) != 0;
    errno = 0;
    const bool written =
        std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (!written && !lost && errno != EPIPE)
        complain("signalboxctl: the output can't be written: " +
                 std::string(std::strerror(errno ? errno : EIO)));
    return written && !lost;
}

int finish(int code, bool stays)
{
    if (std::ferror(stdout) == 0)
        return code;
    pollfd output{STDOUT_FILENO, POLLOUT, 0};
    const bool readerLeft = ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
    return code != Fine || (stays && readerLeft) ? code : FailedRunning;
}

void complain(const std::string &line)
{
    const std::string text = visibleText(line) + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

int fail(const Error &error, int code)
{
    complain("signalboxctl: " + visibleText(error.text()));
    return code;
}

void printDiagnostics(const config::Diagnostics &list, const std::string &file,
                      const std::string &told)
{
    bool left = !told.empty(); // out, once: two may say the same of one place
    for (const bool errors : {true, false}) {
        for (const config::Diagnostic &d : list) {
            if ((d.severity == config::Severity::Error) != errors)
                continue;
            const std::string line = config::formatDiagnostic(d, file);
            if (left && line == told)
                left = false;
            else
                complain(line);
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
