// The access log: lines are formatted on the worker into its own buffer and written by one writer
// thread.
#pragma once

#include "base/result.h"
#include "stats/exchange_record.h"

#include <memory>
#include <string>

namespace signalbox::stats {

enum class AccessLogFormat : std::uint8_t { Json, Combined };

/// Threads: write() from worker `worker` only; reopen(), flush() and the destructor from any one
/// other thread.
class AccessLog
{
public:
    /// Opens the file for appending (folders are not made); "-" is stdout.
    static Result<std::unique_ptr<AccessLog>> open(const std::string &path, AccessLogFormat format,
                                                   unsigned workers);
    ~AccessLog(); // flushes

    /// Never blocks on the disk: past 4 MiB of unwritten text a worker's lines are dropped and
    /// counted.
    void write(unsigned worker, const ExchangeRecord &record) noexcept;
    /// Closes and opens the file again by its name (SIGUSR1, after rotation).
    Result<void> reopen();
    /// Waits until everything written so far is in the file.
    void flush();
    std::uint64_t dropped() const noexcept;

private:
    AccessLog();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace signalbox::stats
