// Where the access log goes: a file that may be reopened by its name, a pipe or a terminal.
#pragma once

#include "base/result.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace signalbox::stats {

/// Threads: write() from one thread; reopen() and giveUp() from any other one.
class LogOutput
{
public:
    LogOutput() = default;
    ~LogOutput();
    LogOutput(const LogOutput &) = delete;
    LogOutput &operator=(const LogOutput &) = delete;

    /// Opens for appending, makes the file (0640 and umask) but not its folder; "-" is stdout.
    Result<void> open(const std::string &path);
    /// Opens the name again and puts the new file in the old one's place; on failure the old one
    /// stays in use. Nothing to do for stdout.
    Result<void> reopen();
    /// Writes whole lines and returns how many of them couldn't be written. A regular file is
    /// waited for; of anything else that takes nothing (a pipe nobody reads) the rest is lost once
    /// giveUp() was called.
    std::uint64_t write(std::string_view lines) noexcept;
    void giveUp() noexcept { m_giveUp.store(true, std::memory_order_relaxed); }

private:
    static Result<int> openFile(const std::string &path);
    bool writeAll(std::string_view &rest) noexcept;

    std::string m_path;
    int m_fd = -1; // the number stays the same over reopen()
    std::atomic<bool> m_regular{true};
    std::atomic<bool> m_atLineStart{true};
    std::atomic<bool> m_giveUp{false};
};

} // namespace signalbox::stats
