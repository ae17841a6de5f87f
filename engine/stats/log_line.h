// One exchange as a line of the access log, written into memory that the caller owns.
#pragma once

#include "stats/exchange_record.h"

#include <array>
#include <cstddef>

namespace signalbox::stats {

/// Formats lines of both kinds, each with its final newline. Keeps the text of the last second and
/// of the last client address, since neighbouring lines share them. Thread: one object a worker.
class LogLine
{
public:
    /// Bytes that a line of either kind can never exceed: every byte of text may become six
    /// ("\u001b").
    static std::size_t bound(const ExchangeRecord &record) noexcept;

    /// Keys and order of formats.md. `out` has room for bound(); returns the end of the line.
    char *json(char *out, const ExchangeRecord &record) noexcept;
    /// HOST CLIENT - - [TIME] "REQUEST" STATUS BYTES "REFERER" "USER-AGENT": Apache's combined with
    /// the host first. Times are UTC, bytes are those on the wire (Apache's %O).
    char *combined(char *out, const ExchangeRecord &record) noexcept;

private:
    char *putTime(char *out, std::int64_t wallMs) noexcept;
    char *putApacheTime(char *out, std::int64_t wallMs) noexcept;
    char *putAddress(char *out, const SocketAddress &address) noexcept;
    void setSecond(std::int64_t second, bool apache) noexcept;

    std::int64_t m_second = -1;
    bool m_apache = false;
    std::array<char, 32> m_time{};
    IpAddress m_ip;
    std::array<char, 48> m_ipText{};
    std::size_t m_ipLength = 0;
};

} // namespace signalbox::stats
