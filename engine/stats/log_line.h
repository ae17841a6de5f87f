// One exchange as a line of the access log, written into memory that the caller owns.
#pragma once

#include "stats/address_text.h"
#include "stats/exchange_record.h"

#include <array>
#include <cstddef>
#include <limits>

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
    // Text writes what a record's texts become: the quick one copies and only notes that something
    // needs escaping, then the line is made again by the careful one.
    template <typename Text>
    char *jsonWith(Text &text, char *out, const ExchangeRecord &record) noexcept;
    template <typename Text>
    char *combinedWith(Text &text, char *out, const ExchangeRecord &record) noexcept;
    char *carefulJson(char *out, const ExchangeRecord &record) noexcept;
    char *carefulCombined(char *out, const ExchangeRecord &record) noexcept;
    char *putTime(char *out, std::int64_t wallMs) noexcept;
    char *putApacheTime(char *out, std::int64_t wallMs) noexcept;
    void setSecond(std::int64_t wallMs, bool apache) noexcept;

    std::int64_t m_secondMs =
        std::numeric_limits<std::int64_t>::min() / 2; // the second that m_time is the text of
    bool m_apache = false;
    std::array<char, 32> m_time{};
    AddressText m_address;
};

} // namespace signalbox::stats
