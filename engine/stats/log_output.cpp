// The descriptor of the access log.
#include "stats/log_output.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <system_error>

namespace signalbox::stats {

namespace {

constexpr int kPollMs = 50;

bool isRegular(int fd) noexcept
{
    struct stat info
    {
    };
    return ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
}

Error cannotOpen(const std::string &path, int code)
{
    const ErrorType type = code == EACCES || code == EPERM || code == EROFS
                               ? ErrorType::PermissionDenied
                           : code == ENOENT || code == ENOTDIR ? ErrorType::NotFound
                                                               : ErrorType::Io;
    return {type,
            "cannot open the access log '" + path + "': " + std::generic_category().message(code)};
}

} // namespace

LogOutput::~LogOutput()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<int> LogOutput::openFile(const std::string &path)
{
    // O_NONBLOCK: a FIFO without a reader is an error instead of a wait; regular files ignore it.
    const int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
    int fd = -1;
    do {
        fd = ::open(path.c_str(), flags, 0640);
    } while (fd < 0 && errno == EINTR);
    if (fd < 0)
        return cannotOpen(path, errno);
    return fd;
}

Result<void> LogOutput::open(const std::string &path)
{
    m_path = path;
    if (path == "-") {
        m_fd = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
        if (m_fd < 0)
            return cannotOpen("stdout", errno);
    } else {
        auto opened = openFile(path);
        if (!opened)
            return std::move(opened).error();
        m_fd = *opened;
    }
    m_regular.store(isRegular(m_fd), std::memory_order_relaxed);
    return {};
}

Result<void> LogOutput::reopen()
{
    if (m_path == "-")
        return {};
    auto opened = openFile(m_path);
    if (!opened)
        return std::move(opened).error();
    // dup3 swaps in one step: a write that runs meanwhile ends in the old file, the next one is in
    // the new.
    const bool regular = isRegular(*opened);
    int done = -1;
    do {
        done = ::dup3(*opened, m_fd, O_CLOEXEC);
    } while (done < 0 && (errno == EINTR || errno == EBUSY));
    const int code = errno;
    ::close(*opened);
    if (done < 0)
        return cannotOpen(m_path, code);
    m_regular.store(regular, std::memory_order_relaxed);
    m_atLineStart.store(true, std::memory_order_relaxed);
    return {};
}

bool LogOutput::writeAll(std::string_view &rest) noexcept
{
    while (!rest.empty()) {
        std::size_t size = rest.size();
        if (!m_regular.load(std::memory_order_relaxed)) {
            // A pipe that polls as writable takes PIPE_BUF bytes without blocking, whatever its
            // flags.
            pollfd poll{m_fd, POLLOUT, 0};
            const int ready = ::poll(&poll, 1, kPollMs);
            if (ready <= 0) {
                if (m_giveUp.load(std::memory_order_relaxed))
                    return false;
                continue;
            }
            size = std::min<std::size_t>(size, PIPE_BUF);
        }
        const ssize_t written = ::write(m_fd, rest.data(), size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && errno == EAGAIN && !m_giveUp.load(std::memory_order_relaxed))
            continue;
        if (written <= 0)
            return false;
        m_atLineStart.store(rest[std::size_t(written) - 1] == '\n', std::memory_order_relaxed);
        rest.remove_prefix(std::size_t(written));
    }
    return true;
}

std::uint64_t LogOutput::write(std::string_view lines) noexcept
{
    // A line that a full disk cut in half must not run into the next one that fits.
    std::string_view end = "\n";
    if ((m_atLineStart.load(std::memory_order_relaxed) || writeAll(end)) && writeAll(lines))
        return 0;
    return std::uint64_t(std::count(lines.begin(), lines.end(), '\n'));
}

} // namespace signalbox::stats
