// Figures of /proc/self (proc(5)).
#include "stats/process_figures.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace signalbox::stats {

namespace {

std::string readFile(const char *path)
{
    std::string text;
    const int fd = ::open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return text;
    std::array<char, 4096> buffer;
    for (ssize_t n; (n = ::read(fd, buffer.data(), buffer.size())) > 0;)
        text.append(buffer.data(), std::size_t(n));
    ::close(fd);
    return text;
}

/// The word at `index`, counted from 0, as a number.
std::optional<std::uint64_t> numberAt(std::string_view text, std::size_t index)
{
    for (; index > 0; --index) {
        const std::size_t space = text.find(' ');
        if (space == std::string_view::npos)
            return std::nullopt;
        text.remove_prefix(space + 1);
    }
    std::uint64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc())
        return std::nullopt;
    return value;
}

std::optional<double> bootTime()
{
    const std::string text = readFile("/proc/stat");
    const std::size_t at = text.find("\nbtime ");
    if (at == std::string::npos)
        return std::nullopt;
    const auto seconds = numberAt(std::string_view(text).substr(at + 1), 1);
    return seconds ? std::optional(double(*seconds)) : std::nullopt;
}

std::optional<std::uint64_t> countDescriptors()
{
    DIR *folder = ::opendir("/proc/self/fd");
    if (!folder)
        return std::nullopt;
    std::uint64_t count = 0;
    while (const dirent *entry = ::readdir(folder))
        count += entry->d_name[0] != '.';
    ::closedir(folder);
    return count - 1; // the folder's own
}

} // namespace

ProcessFigures readProcessFigures()
{
    ProcessFigures figures;
    timespec cpu{};
    if (::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu) == 0)
        figures.cpuSeconds = double(cpu.tv_sec) + double(cpu.tv_nsec) / 1e9;

    // The second field is the program's name in parentheses, which may hold anything; the third one
    // follows the last ')'.
    const std::string stat = readFile("/proc/self/stat");
    const std::size_t name = stat.rfind(')');
    if (name != std::string::npos && name + 2 <= stat.size()) {
        const std::string_view fields = std::string_view(stat).substr(name + 2);
        figures.threads = numberAt(fields, 17);
        const auto ticks = numberAt(fields, 19);
        const auto boot = bootTime();
        const long perSecond = ::sysconf(_SC_CLK_TCK);
        if (ticks && boot && perSecond > 0)
            figures.startTime = *boot + double(*ticks) / double(perSecond);
    }
    const std::string memory = readFile("/proc/self/statm");
    const auto page = std::uint64_t(::sysconf(_SC_PAGESIZE));
    if (const auto pages = numberAt(memory, 0))
        figures.virtualBytes = *pages * page;
    if (const auto pages = numberAt(memory, 1))
        figures.residentBytes = *pages * page;
    figures.openFds = countDescriptors();
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        figures.maxFds = limit.rlim_cur;
    return figures;
}

} // namespace signalbox::stats
